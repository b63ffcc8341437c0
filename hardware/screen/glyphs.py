"""Whether what we ship can write a text: every letter has its shape, and from our own fonts.

Owns the asking of Qt. Must not know which texts there are. Needs a QGuiApplication and `install_fonts()`.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QFont, QTextLayout

from hardware.screen.fonts import ARABIC_SCRIPT, LATIN_CYRILLIC, family

_OURS = frozenset({ARABIC_SCRIPT, LATIN_CYRILLIC})
_NO_SHAPE = 0
"""The glyph of every font that stands for a letter it does not have, OpenType `.notdef`."""


def missing_letters(texts: Iterable[str], language: str) -> str:
    """The letters of these texts that a screen in that language cannot write with our fonts, sorted.

    Both weights are tried. Letters are looked at one by one; blanks and what directs the text (joiners,
    isolates) have no shape and need none.
    """
    letters = sorted({letter for text in texts for letter in text if _has_a_shape(letter)})
    return "".join(letter for letter in letters if not _is_written(letter, language))


def _has_a_shape(letter: str) -> bool:
    return letter.isprintable() and not letter.isspace()


def _is_written(letter: str, language: str) -> bool:
    return all(
        name in _OURS and _NO_SHAPE not in glyphs
        for bold in (False, True)
        for name, glyphs in glyph_runs(letter, family(language), bold=bold)
    )


def glyph_runs(text: str, written_in: str, *, bold: bool) -> Iterator[tuple[str, list[int]]]:
    """The pieces that Qt makes of a text: the family that writes each, and the numbers of its glyphs."""
    font = QFont(written_in)
    font.setPixelSize(20)
    font.setBold(bold)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    while layout.createLine().isValid():
        pass
    layout.endLayout()
    for run in layout.glyphRuns():
        yield run.rawFont().familyName(), list(run.glyphIndexes())
