"""The paper while a ticket is drawn on it, from the top down.

Owns the painter, how far down the paper it is, and how lines, rules, numbers and codes are set in whole dots.
Must not know what a ticket says, nor in which order.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter

from hardware.ticket_printer.canvas import draw_modules, raster_of, white_sheet
from hardware.ticket_printer.raster import OwnCode, Raster, dots_per_inch
from hardware.ticket_printer.text_block import Style, TextBlock, direction, printing_font

QUIET_MODULES = 4
"""Blank round a QR code, ISO/IEC 18004 section 9.1."""

_FULL_WIDTH = 576
_MM_AN_INCH = 25.4
_SMALLEST_SCALE = 0.84  # below it the small print of a 58 mm printer is under 2 mm high
_BESIDE_AN_EMBLEM = 16
_LINES_BESIDE_AN_EMBLEM = 2
_TALLEST = 2400  # dots; a ticket of 30 cm is a mistake, and memory for it is reserved before drawing


class Sheet:
    """A blank strip `width` dots across. Sizes given to it are those on paper of 80 mm, in dots.

    Use as a context manager, and take the `raster` after it.
    """

    def __init__(self, width: int) -> None:
        self.width = width
        self.margin = round(width * 0.03)
        self.y = 0
        self._scale = max(_SMALLEST_SCALE, width / _FULL_WIDTH)
        self._own_code: OwnCode | None = None
        self._image = white_sheet(width, _TALLEST)
        self._painter = QPainter(self._image)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._painter.end()

    @property
    def inner_width(self) -> int:
        """Dots between the margins."""
        return self.width - 2 * self.margin

    @property
    def dots_per_mm(self) -> float:
        """Of the print heads of this width."""
        return dots_per_inch(self.width) / _MM_AN_INCH

    @property
    def is_overfull(self) -> bool:
        """Whether the longest paper does not hold what was drawn."""
        return self.y > _TALLEST

    def raster(self) -> Raster:
        """What was drawn, down to where the paper was left."""
        return raster_of(self._image, min(self.y, _TALLEST), self._own_code)

    def dots(self, at_full_width: int) -> int:
        """That many dots on this width."""
        return round(at_full_width * self._scale)

    def gap(self, at_full_width: int) -> None:
        """Leave blank."""
        self.y += self.dots(at_full_width)

    def rule(self, thickness: int) -> None:
        """A line from margin to margin."""
        self._painter.fillRect(QRect(self.margin, self.y, self.inner_width, thickness), Qt.GlobalColor.black)
        self.y += thickness

    def ink(self, left: int, top: int, width: int, height: int) -> None:
        """Black there, wherever the paper has come to."""
        self._painter.fillRect(QRect(left, top, width, height), Qt.GlobalColor.black)

    def style(self, language: str, size: int, *, bold: bool = False, centred: bool = True) -> Style:
        """A style whose size is that on full width."""
        return Style(language, self.dots(size), bold=bold, centred=centred)

    def line(self, text: str, style: Style) -> None:
        """A paragraph between the margins."""
        block = TextBlock(text, style, self.inner_width)
        block.draw(self._painter, self.margin, self.y)
        self.y += block.height

    def lines_of(self, text: str, style: Style) -> int:
        """How many lines it would take."""
        return TextBlock(text, style, self.inner_width).line_count

    def blocks(self, texts: Sequence[tuple[str, Style]], left: int, width: int, beside: int) -> None:
        """Paragraphs one under the other, in the middle of a height `beside` them if that is more."""
        blocks = [TextBlock(text, style, width) for text, style in texts]
        self.y += max(0, (beside - sum(block.height for block in blocks)) // 2)
        for block in blocks:
            block.draw(self._painter, left, self.y)
            self.y += block.height

    def emblem(self, picture: QImage, text: str, style: Style, *, mirrored: bool) -> None:
        """A picture and words beside it as one thing in the middle; the words below for want of room."""
        gap = self.dots(_BESIDE_AN_EMBLEM)
        room = self.inner_width - picture.width() - gap
        words = TextBlock(text, replace(style, centred=False), room)
        if words.line_count > _LINES_BESIDE_AN_EMBLEM:
            self._painter.drawImage((self.width - picture.width()) // 2, self.y, picture)
            self.y += picture.height()
            self.line(text, style)
            return
        high, wide = max(picture.height(), words.height), picture.width() + gap + words.width
        left = (self.width - wide) // 2
        at = left + wide - picture.width() if mirrored else left
        self._painter.drawImage(at, self.y + (high - picture.height()) // 2, picture)
        beside = left + words.width - room if mirrored else left + picture.width() + gap
        words.draw(self._painter, beside, self.y + (high - words.height) // 2)
        self.y += high

    def number(
        self, text: str, size: int, left: int, width: int, beside: int = 0, *, taller: float = 1.0
    ) -> None:
        """A number as large as `size` and `width` allow, always left to right, always in Latin shapes.

        `taller` draws it out upwards.
        """
        style = Style("en", self._number_size(text, size, width), bold=True)
        ink = QFontMetrics(printing_font(style)).tightBoundingRect(text)
        high = round(ink.height() * taller)
        top = self.y + max(0, beside - high) // 2
        self._painter.save()
        self._painter.translate(left + (width - ink.width()) // 2 - ink.left(), top)
        self._painter.scale(1.0, taller)
        self._painter.setFont(printing_font(style))
        self._painter.setLayoutDirection(direction("en"))
        self._painter.drawText(0, -ink.top(), text)
        self._painter.restore()
        self.y = max(self.y + beside, top + high)

    def _number_size(self, text: str, size: int, width: int) -> int:
        trial = QFontMetrics(printing_font(Style("en", 100, bold=True))).tightBoundingRect(text)
        return min(self.dots(size), width * 100 // max(1, trial.width()) - 1)

    def code(self, modules: Sequence[Sequence[bool]], module: int, left: int) -> None:
        """A QR code with its quiet zone, which begins at `left`."""
        quiet = QUIET_MODULES * module
        draw_modules(self._painter, modules, module, left + quiet, self.y + quiet)
        self.y += len(modules) * module + 2 * quiet

    def own_code(self, text: str, across: int, module: int) -> None:
        """Room for a code of `across` modules that the printer draws, in the middle, with its quiet zone."""
        self.gap(8)  # letters may hang below their line
        quiet = QUIET_MODULES * module
        self._own_code = OwnCode(text, self.y + quiet, module, across * module)
        self.y += across * module + 2 * quiet
