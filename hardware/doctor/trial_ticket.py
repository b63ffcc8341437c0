"""The test ticket: what a technician wants to see of a printer on one paper.

Owns what stands where on it: each language's letters, a ruler, patterns that show dead dots and a weak head,
a code to be scanned. Must not know how it reaches a printer. Needs a QGuiApplication and `install_fonts()`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from hardware.ticket_printer.canvas import draw_modules, raster_of, white_sheet
from hardware.ticket_printer.qr import qr_modules
from hardware.ticket_printer.raster import Raster
from hardware.ticket_printer.text_block import Style, TextBlock

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_TALLEST = 2400
_MARGIN = 12
_MODULE = 5
_QUIET_MODULES = 4
_PATTERN_HEIGHT = 40
_FIGURE_WIDTH = 32


@dataclass(frozen=True, slots=True)
class Specimen:
    """One language on the test ticket: its name and a sentence in it, and all its letters."""

    language: str
    sentence: str
    letters: str


@dataclass(frozen=True, slots=True)
class TrialTicket:
    """What is written on it: the device, the printer's profile, the moment, and the languages."""

    device: str
    profile: str
    printed: str
    specimens: Sequence[Specimen]

    @property
    def code(self) -> str:
        """What a scanner reads from it: no ticket's token."""
        return f"test print {self.device} {self.printed}"


def draw_trial_ticket(trial: TrialTicket, width_dots: int, dots_per_mm: float) -> Raster:
    """The test ticket as dots, `width_dots` across, of which so many are a millimetre."""
    image = white_sheet(width_dots, _TALLEST)
    painter = QPainter(image)
    try:
        height = _Drawing(trial, width_dots, dots_per_mm, painter).draw()
    finally:
        painter.end()
    return raster_of(image, min(height, _TALLEST))


def letters_of(name: str, texts: Sequence[str]) -> str:
    """Every letter of a language that its texts use, small ones where there are, in the order of Unicode.

    `name` is the language's in its own script: one that does not begin with a Latin letter owns none.
    """
    spoken = (_PLACEHOLDER.sub("", text) for text in texts)
    letters = {letter.lower() for text in spoken for letter in text if letter.isalpha()}
    latin = name[:1].isascii()
    return " ".join(sorted(one for one in letters if len(one) == 1 and (latin or not one.isascii())))


class _Drawing:
    """One test ticket while it is drawn, from the top down."""

    def __init__(self, trial: TrialTicket, width: int, per_mm: float, painter: QPainter) -> None:
        self._trial = trial
        self._width = width
        self._painter = painter
        self._per_mm = per_mm
        self._y = 0

    def draw(self) -> int:
        """Draw everything; the height used."""
        self._text(f"{self._trial.device} · {self._trial.printed}", Style("en", 28, bold=True, centred=True))
        self._bar(_MARGIN)
        for one in self._trial.specimens:
            self._text(one.sentence, Style(one.language, 28, bold=True))
            self._text(one.letters, Style(one.language, 23))
            self._y += 8
        self._ruler()
        self._patterns()
        self._code_and_facts()
        self._bar(0)
        return self._y

    def _text(self, text: str, style: Style) -> None:
        block = TextBlock(text, style, self._width - 2 * _MARGIN)
        block.draw(self._painter, _MARGIN, self._y)
        self._y += block.height

    def _ink(self, left: int, top: int, width: int, height: int) -> None:
        self._painter.fillRect(QRect(left, top, width, height), Qt.GlobalColor.black)

    def _bar(self, gap: int) -> None:
        """Black from the first dot to the last: a dead dot of the head is a white line in it."""
        self._ink(0, self._y, self._width, 10)
        self._y += 10 + gap

    def _ruler(self) -> None:
        """A mark for each millimetre, longer ones at 5 and 10: to be laid beside a real ruler."""
        millimetres = int(self._width / self._per_mm)
        for millimetre in range(millimetres + 1):
            length = 36 if millimetre % 10 == 0 else 26 if millimetre % 5 == 0 else 16
            left = min(self._width - 2, round(millimetre * self._per_mm))
            self._ink(left, self._y, 2, length)
        self._y += 38
        for millimetre in range(10, millimetres + 1, 10):
            block = TextBlock(str(millimetre), Style("en", 20, centred=True), _FIGURE_WIDTH)
            middle = round(millimetre * self._per_mm)
            block.draw(self._painter, middle - _FIGURE_WIDTH // 2, self._y)
        self._y += 30

    def _patterns(self) -> None:
        """Lines of one dot and of two, squares, solid black: from a worn or cool head they run or fade."""
        each = self._width // 4
        top = self._y
        for left in range(0, each - 8, 2):
            self._ink(left, top, 1, _PATTERN_HEIGHT)
        for down in range(0, _PATTERN_HEIGHT, 4):
            self._ink(each, top + down, each - 8, 2)
        for down in range(0, _PATTERN_HEIGHT, 4):
            for left in range(down // 4 % 2 * 4, each - 8, 8):
                self._ink(2 * each + left, top + down, 4, 4)
        self._ink(3 * each, top, self._width - 3 * each, _PATTERN_HEIGHT)
        self._y += _PATTERN_HEIGHT

    def _code_and_facts(self) -> None:
        """The code, and beside it what the driver believes of the printer."""
        modules = qr_modules(self._trial.code)
        quiet = _QUIET_MODULES * _MODULE
        side = len(modules) * _MODULE + 2 * quiet
        draw_modules(self._painter, modules, _MODULE, quiet, self._y + quiet)
        width_mm = self._width / self._per_mm
        facts = (self._trial.profile, f"{self._width} dots", f"{width_mm:.0f} mm")
        blocks = [TextBlock(fact, Style("en", 26), self._width - side) for fact in facts]
        top = self._y + (side - sum(block.height for block in blocks)) // 2
        for block in blocks:
            block.draw(self._painter, side, top)
            top += block.height
        self._y += side
