"""The letters we ship, and which family writes which language, in which direction.

Owns the four font files beside this module, and what this process was told of the languages it shows. System
fonts are never relied on: measured, the common system fallback lacks Pashto letters and splits the word. Must
not know screens or themes.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from hardware.screen.fault import ScreenFault

RIGHT_TO_LEFT: Final = {"rtl"}
"""What is written from right to left: the bare direction, and the languages that the program has told of."""

LATIN_CYRILLIC = "Noto Sans"
ARABIC_SCRIPT = "Vazirmatn"

_FOLDER = Path(__file__).parent / "fonts"
_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "Vazirmatn-Regular.ttf", "Vazirmatn-Bold.ttf")


def tell_directions(directions: Mapping[str, str]) -> None:
    """Learn how languages are written, by code: `ltr` or `rtl`, as their files say.

    A program tells it once for all languages it shows, before its first window or paper; what was never told
    of runs from left to right, as figures and Latin codes do. No language is known here by its name, so that
    a new one needs no more than its file.
    """
    RIGHT_TO_LEFT.difference_update(set(directions) - {"rtl"})
    RIGHT_TO_LEFT.update(code for code, direction in directions.items() if direction == "rtl")


def install_fonts(folder: Path = _FOLDER) -> None:
    """Make the shipped families known to Qt; a second call does nothing.

    Raises:
        ScreenFault: a font file is missing or Qt cannot read it; the message names the file.
        RuntimeError: there is no QGuiApplication yet, which Qt needs to hold fonts.
    """
    app = QGuiApplication.instance()
    if app is None:
        raise RuntimeError("fonts can only be installed once a QGuiApplication exists")
    if app.property("nobatFonts"):
        return
    for name in _FILES:
        _install(folder / name)
    # A Russian name on a Dari page, and a Dari name on a Russian one, stay inside what we ship.
    QFont.insertSubstitution(ARABIC_SCRIPT, LATIN_CYRILLIC)
    QFont.insertSubstitution(LATIN_CYRILLIC, ARABIC_SCRIPT)
    QGuiApplication.setFont(QFont(LATIN_CYRILLIC))
    app.setProperty("nobatFonts", True)


def _install(file: Path) -> None:
    if not file.is_file():
        raise ScreenFault(f"font file is missing: {file}")
    if QFontDatabase.addApplicationFont(str(file)) < 0:
        raise ScreenFault(f"font file cannot be read as a font: {file}")


def family(direction_or_language: str) -> str:
    """The family that writes a language code (`az`, `prs`, ...) or a direction (`ltr`, `rtl`)."""
    return ARABIC_SCRIPT if direction_or_language in RIGHT_TO_LEFT else LATIN_CYRILLIC
