"""The letters we ship, and which family writes which language.

Owns the four font files beside this module. System fonts are never relied on: measured, the common system
fallback lacks Pashto letters and splits the word. Must not know screens or themes.
"""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from hardware.screen.fault import ScreenFault

RIGHT_TO_LEFT = frozenset({"prs", "ps", "rtl"})
"""Language codes (and the bare direction) written from right to left."""

LATIN_CYRILLIC = "Noto Sans"
ARABIC_SCRIPT = "Vazirmatn"

_FOLDER = Path(__file__).parent / "fonts"
_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "Vazirmatn-Regular.ttf", "Vazirmatn-Bold.ttf")


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
