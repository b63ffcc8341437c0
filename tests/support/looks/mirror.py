"""A15: a page read from right to left is the mirror image of one read from left to right.

Compares two sights of the same state. What keeps its order, such as figures, is named here with its reason.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QTextLayout

from tests.support.looks.look import Look
from tests.support.looks.seen import Picture, Seen, Target, Writing
from tests.support.looks.sizes import KEYS
from tests.support.looks.violation import Violation

_NUMBER: Final = re.compile(r"[A-Z][ -]?[0-9\u0660-\u0669\u06f0-\u06f9]{1,4}")
_NEAR_PX: Final = 3.0
_OPPOSITE: Final = {
    Qt.AlignmentFlag.AlignLeft.value: Qt.AlignmentFlag.AlignRight.value,
    Qt.AlignmentFlag.AlignRight.value: Qt.AlignmentFlag.AlignLeft.value,
}
_MIDDLE: Final = 0.12
"""Of the width: what is nearer to the middle of the page is on neither half."""
_ROOM: Final = 1.15
"""A text that fills its box so far stands where it would in any alignment."""


_Thing = Target | Picture | Writing


@dataclass(frozen=True, slots=True)
class _Pair:
    """The same thing on both pages."""

    item: str
    path: str
    left_to_right: QRectF
    right_to_left: QRectF


def mirrored(straight: Seen, turned: Seen, _look: Look) -> Iterator[Violation]:
    """Whether `turned`, right to left, is the mirror image of `straight`; both in windows of one size.

    Words have other lengths in another language, and what stands beside them moves: so each thing has to be
    on the other half of the page, and each two on each other's other side. What is said in its own language
    on both pages, such as a figure or a greeting, keeps its own direction.
    """
    pairs = _pairs(straight, turned)
    for pair in pairs:
        yield from _half(pair, turned.window.width())
    for one, other in itertools.combinations(pairs, 2):
        yield from _order(one, other)
    yield from _alignments(straight, turned)
    yield from _arrows(straight, turned)


def numbers_in_order(seen: Seen, _look: Look) -> Iterator[Violation]:
    """A ticket number is read letter first, from left to right, whatever stands around it."""
    for one in seen.writings:
        for found in _NUMBER.finditer(one.laid_out):
            places = _places(one, found.start(), found.end())
            if any(second <= first for first, second in itertools.pairwise(places)):
                yield Violation("A15", one.item, f"{found[0]} runs the other way", "from left to right")


def _places(one: Writing, first: int, end: int) -> list[float]:
    """Where the glyph of each letter of a part of the text is drawn, as Qt lays the line out."""
    layout = QTextLayout(one.laid_out, one.font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = (layout.glyphRuns(at, 1) for at in range(first, end))
    return [run[0].positions()[0].x() for run in runs if run and run[0].positions()]


def _pairs(straight: Seen, turned: Seen) -> list[_Pair]:
    """What both pages have at one place of the tree; a figure's key keeps its place among figures."""
    before: list[_Thing] = [*straight.targets, *straight.pictures]
    turned_things: list[_Thing] = [*turned.targets, *turned.pictures]
    after = {one.path: one for one in turned_things}
    return [
        _Pair(one.item, one.path, one.box, after[one.path].box)
        for one in before
        if one.path in after and _turns(one, after[one.path])
    ]


def _turns(one: _Thing, other: _Thing) -> bool:
    """A key keeps its place among keys, and what a citizen types runs as its own letters do."""
    return not KEYS.match(one.item) and not one.item.startswith("typed ") and one.language != other.language


def _half(pair: _Pair, width: float) -> Iterator[Violation]:
    """What stands clearly on one half of the page stands on the other half when it is turned.

    What is as wide as its words, in rows of such, may come to stand in another row or place.
    """
    grown = abs(pair.left_to_right.width() - pair.right_to_left.width()) > _NEAR_PX
    if grown or abs(pair.left_to_right.y() - pair.right_to_left.y()) > _NEAR_PX:
        return
    was = pair.left_to_right.center().x() / width - 0.5
    now = pair.right_to_left.center().x() / width - 0.5
    if was * now > _MIDDLE**2:
        yield Violation("A15", pair.item, "stands on the half it has from left to right", "the other half")


def _order(one: _Pair, other: _Pair) -> Iterator[Violation]:
    """Two things beside each other change sides."""
    was = _first(one.left_to_right, other.left_to_right)
    now = _first(one.right_to_left, other.right_to_left)
    if was * now > 0:
        yield Violation("A15", f"{one.item} and {other.item}", "keep their sides", "change sides")


def _first(one: QRectF, other: QRectF) -> int:
    """-1: one is left of the other, 1: right of it, 0: neither."""
    if min(one.bottom(), other.bottom()) - max(one.top(), other.top()) < _NEAR_PX:
        return 0
    if one.right() <= other.left() + 1:
        return -1
    return 1 if other.right() <= one.left() + 1 else 0


def _alignments(straight: Seen, turned: Seen) -> Iterator[Violation]:
    after = {one.path: one for one in turned.writings}
    for one in straight.writings:
        other = after.get(one.path)
        if other is None or not _turns(one, other) or not (_has_room(one) and _has_room(other)):
            continue
        if other.align != _OPPOSITE.get(one.align, one.align):
            yield Violation(
                "A15", other.item, "stands at the side it has from left to right", "the other side"
            )


def _has_room(one: Writing) -> bool:
    return one.box.width() > one.ink.width() * _ROOM


def _arrows(straight: Seen, turned: Seen) -> Iterator[Violation]:
    after = {one.path: one for one in turned.pictures}
    for one in straight.pictures:
        other = after.get(one.path)
        if other is not None and one.directional and _turns(one, other) and one.mirror == other.mirror:
            yield Violation("A15", one.item, "points the same way", "the other way")
