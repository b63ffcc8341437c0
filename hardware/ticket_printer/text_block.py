"""A paragraph on paper: shaped, wrapped and placed in whole dots.

Owns the fonts' rendering for a one-bit head and the breaking of lines. Must not know what a ticket says.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from hardware.screen.fonts import RIGHT_TO_LEFT, family

_NEAR_ENOUGH = 6  # dots; a letter is some 12 wide


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: `size` dots per em, in the language's own family and direction."""

    language: str
    size: int
    bold: bool = False
    centred: bool = False


class TextBlock:
    """A paragraph laid out to `width` dots. Needs a QGuiApplication; may be used on any thread.

    A word longer than a line is broken rather than clipped. The lines of a centred paragraph are made about
    equally long, so that no single word is left over for the last.
    """

    def __init__(self, text: str, style: Style, width: int) -> None:
        self._text = text
        self._indent = 0
        self._layout = QTextLayout(text, printing_font(style))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(direction(style.language))
        option.setAlignment(_alignment(style))
        self._layout.setTextOption(option)
        self.height = self._break_lines(width)
        if style.centred and self.line_count > 1 and not self._breaks_a_word:
            self._balance(width)

    @property
    def line_count(self) -> int:
        """Lines it takes."""
        return self._layout.lineCount()

    @property
    def width(self) -> int:
        """Dots across of its widest line."""
        lines = (self._layout.lineAt(at) for at in range(self.line_count))
        return max((ceil(line.naturalTextWidth()) for line in lines), default=0)

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        """Paint it with its top left corner there."""
        self._layout.draw(painter, QPointF(x + self._indent, y))

    @property
    def _breaks_a_word(self) -> bool:
        starts = (self._layout.lineAt(line).textStart() for line in range(1, self.line_count))
        return any(not self._text[start - 1].isspace() for start in starts)

    def _balance(self, width: int) -> None:
        """Break anew at the narrowest width that takes no more lines, found to a few dots."""
        lines, too_narrow, enough = self.line_count, width // 2, width
        while enough - too_narrow > _NEAR_ENOUGH:
            trial = (too_narrow + enough) // 2
            self._break_lines(trial)
            if self.line_count > lines or self._breaks_a_word:
                too_narrow = trial
            else:
                enough = trial
        self.height = self._break_lines(enough)
        self._indent = (width - enough) // 2

    def _break_lines(self, width: int) -> int:
        height = 0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += round(line.height())
        self._layout.endLayout()
        return height


def _alignment(style: Style) -> Qt.AlignmentFlag:
    if style.centred:
        return Qt.AlignmentFlag.AlignHCenter
    # Said outright, since QTextLayout (unlike QPainter) does not mirror "left" for right-to-left text.
    side = Qt.AlignmentFlag.AlignRight if style.language in RIGHT_TO_LEFT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def printing_font(style: Style) -> QFont:
    """The font for a head that knows black and white only: hinted to whole dots, no grey edges."""
    font = QFont(family(style.language))
    font.setPixelSize(style.size)
    font.setBold(style.bold)
    font.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
    font.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
    return font


@lru_cache(maxsize=64)
def size_for_capitals(language: str, dots: float, *, bold: bool) -> int:
    """The smallest size whose capitals are at least `dots` high once they are set in whole dots."""
    size = ceil(dots)
    while QFontMetrics(printing_font(Style(language, size, bold))).tightBoundingRect("H").height() < dots:
        size += 1
    return size


def direction(language: str) -> Qt.LayoutDirection:
    """Which way the language is written."""
    rtl = language in RIGHT_TO_LEFT
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
