"""The test ticket: what a technician wants to see of a printer on one paper.

Owns what stands where on it: each language's letters, a ruler, patterns that show dead dots and a weak head,
a code to be scanned. Must not know how it reaches a printer. Needs a QGuiApplication and `install_fonts()`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hardware.ticket_printer.qr import qr_modules
from hardware.ticket_printer.raster import Raster
from hardware.ticket_printer.sheet import QUIET_MODULES, Sheet
from hardware.ticket_printer.text_block import Style

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_MODULE = 5
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
    with Sheet(width_dots) as sheet:
        _Drawing(trial, dots_per_mm, sheet).draw()
    return sheet.raster()


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

    def __init__(self, trial: TrialTicket, per_mm: float, sheet: Sheet) -> None:
        self._trial = trial
        self._per_mm = per_mm
        self._sheet = sheet

    def draw(self) -> None:
        """Draw everything."""
        sheet = self._sheet
        head = f"{self._trial.device} · {self._trial.printed}"
        sheet.line(head, Style("en", 28, bold=True, centred=True))
        self._bar()
        sheet.y += 12
        for one in self._trial.specimens:
            sheet.line(one.sentence, Style(one.language, 28, bold=True))
            sheet.line(one.letters, Style(one.language, 23))
            sheet.y += 8
        self._ruler()
        self._patterns()
        self._code_and_facts()
        self._bar()

    def _bar(self) -> None:
        """Black from the first dot to the last: a dead dot of the head is a white line in it."""
        self._sheet.ink(0, self._sheet.y, self._sheet.width, 10)
        self._sheet.y += 10

    def _ruler(self) -> None:
        """A mark for each millimetre, longer ones at 5 and 10: to be laid beside a real ruler."""
        sheet = self._sheet
        millimetres = int(sheet.width / self._per_mm)
        for millimetre in range(millimetres + 1):
            length = 36 if millimetre % 10 == 0 else 26 if millimetre % 5 == 0 else 16
            sheet.ink(min(sheet.width - 2, round(millimetre * self._per_mm)), sheet.y, 2, length)
        top = sheet.y + 38
        for millimetre in range(10, millimetres + 1, 10):
            sheet.y = top
            figure = (str(millimetre), Style("en", 20, centred=True))
            left = round(millimetre * self._per_mm) - _FIGURE_WIDTH // 2
            sheet.blocks([figure], left, _FIGURE_WIDTH, 0)
        sheet.y = top + 30

    def _patterns(self) -> None:
        """Lines of one dot and of two, squares, solid black: from a worn or cool head they run or fade."""
        ink, top, width = self._sheet.ink, self._sheet.y, self._sheet.width
        each = width // 4
        for left in range(0, each - 8, 2):
            ink(left, top, 1, _PATTERN_HEIGHT)
        for down in range(0, _PATTERN_HEIGHT, 4):
            ink(each, top + down, each - 8, 2)
            for left in range(down // 4 % 2 * 4, each - 8, 8):
                ink(2 * each + left, top + down, 4, 4)
        ink(3 * each, top, width - 3 * each, _PATTERN_HEIGHT)
        self._sheet.y += _PATTERN_HEIGHT

    def _code_and_facts(self) -> None:
        """The code, and beside it what the driver believes of the printer."""
        sheet = self._sheet
        modules = qr_modules(self._trial.code)
        side = (len(modules) + 2 * QUIET_MODULES) * _MODULE
        top = sheet.y
        sheet.code(modules, _MODULE, 0)
        bottom, sheet.y = sheet.y, top
        facts = (self._trial.profile, f"{sheet.width} dots", f"{sheet.width / self._per_mm:.0f} mm")
        sheet.blocks([(fact, Style("en", 26)) for fact in facts], side, sheet.width - side, side)
        sheet.y = bottom
