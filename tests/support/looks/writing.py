"""A14: every letter has its shape, no text is cut, broken, covered, or drawn over another."""

import itertools
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF

from hardware.screen.fonts import ARABIC_SCRIPT, LATIN_CYRILLIC
from hardware.screen.glyphs import glyph_runs
from tests.support.looks.look import Look, Mode
from tests.support.looks.seen import Seen, Writing
from tests.support.looks.violation import Violation

_OURS: Final = frozenset({ARABIC_SCRIPT, LATIN_CYRILLIC})
_NOTDEF: Final = 0
_NEAR_PX: Final = 2.0
"""Boxes of letters are rounded outwards."""


def shapes(seen: Seen, _look: Look) -> Iterator[Violation]:
    """No letter without a glyph of our own fonts, by the runs that Qt makes of the text."""
    for one in seen.writings:
        if missing := _missing(one.laid_out, one.font.family(), bold=one.font.bold()):
            yield Violation("A14", one.item, missing, "every letter from our fonts")


@lru_cache(maxsize=20000)
def _missing(text: str, family: str, *, bold: bool) -> str:
    for name, glyphs in glyph_runs(text.replace("\n", "\u2028"), family, bold=bold):
        if _NOTDEF in glyphs:
            return f"a letter without shape in {name}"
        if name not in _OURS:
            return f"letters of the foreign family {name}"
    return ""


def whole(seen: Seen, look: Look) -> Iterator[Violation]:
    """Each text stands whole, inside the window and what it stands on, under nothing."""
    for one in seen.writings:
        for found, wanted in _cuts(one, seen.window, look):
            yield Violation("A14", one.item, found, wanted)


def _cuts(one: Writing, window: QRectF, look: Look) -> Iterator[tuple[str, str]]:
    if one.truncated:
        yield "ends in an ellipsis", "the whole text"
    if one.broken and look.mode is not Mode.LONG:  # in two lines, whole all the same
        yield f"the word “{one.broken}” is broken", "whole words"
    if one.covered_by:
        yield f"covered by {one.covered_by}", "nothing over it"
    for name, edge in (("the window", window), ("what clips it", one.clip), ("what it stands on", one.panel)):
        over = _beyond(one.ink, edge)
        if over > _NEAR_PX:
            yield f"{over / look.px_per_mm:.1f} mm beyond {name}", "inside"
            return


def _beyond(ink: QRectF, edge: QRectF) -> float:
    """How far letters reach over the farthest side, in pixels."""
    return max(
        edge.left() - ink.left(),
        ink.right() - edge.right(),
        edge.top() - ink.top(),
        ink.bottom() - edge.bottom(),
    )


def apart(seen: Seen, look: Look) -> Iterator[Violation]:
    """No two texts are drawn over each other."""
    for one, other in itertools.combinations(seen.writings, 2):
        both = one.ink.intersected(other.ink)
        depth = min(both.width(), both.height())
        if depth > _NEAR_PX:
            found = f"{depth / look.px_per_mm:.1f} mm over each other"
            yield Violation("A14", f"{one.item} and {other.item}", found, "apart")
    for one in seen.writings:
        for target in seen.targets:
            both = one.ink.intersected(target.box)
            outside = not one.path.startswith(target.path + "/") and not target.path.startswith(one.path)
            if outside and min(both.width(), both.height()) > _NEAR_PX:
                yield Violation("A14", f"{one.item} and {target.item}", "written over a target", "beside it")
