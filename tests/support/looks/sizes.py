"""A1, A2, A3, A5, A9, A10: how large what is written and touched is, and where it stands.

Figures in millimetres; sources beside each. Must not look at pixels or colours.
"""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRectF

from hardware.screen.theme import Place
from tests.support.looks.look import Look, Mode
from tests.support.looks.seen import Seen, Target, Writing
from tests.support.looks.violation import Violation

SMALLEST_MM: Final = {Place.KIOSK: 4.8, Place.DESK: 2.7}
"""Cap height of any text: ADA 707.7.2 at a kiosk; at a desk 16 minutes of arc, the least of ISO 9241-303,
which are 2.7 mm at 580 mm."""
LARGE_MM: Final = 7.3
"""0.7 degrees at 600 mm, EN 301 549 5.1.4."""
TARGET_MM: Final = {Place.KIOSK: 20.0, Place.DESK: 11.0}
GAP_MM: Final = {Place.KIOSK: 6.35, Place.DESK: 0.0}
"""Between two targets; at a desk, with a mouse or a finger that may try again, they may touch."""
BAND_MM: Final = (800.0, 1100.0)
"""Above the floor, draft EN 301 549 V4."""
MOST_CHOICES, MOST_WAYS = 9, 7
"""On a page: what is chosen among, and the ways on beside it."""
CALLED_MM, ROW_MM, BOARD_MM = 12.2, 6.4, 4.65
"""A metre of distance: the called number (EN 301 549 5.1.4), other numbers (22' ISO 9241), any text (16')."""
MOUSE_MM: Final = {"StripTool": 8.0}
"""Buttons of a window laid over an agency's programs, which are worked with mouse and keys; above WCAG 2.5.8.
A finger has the large window."""
_ROUNDING_PX: Final = 0.75
"""Font sizes are whole pixels, and a capital's height follows."""
_ROWS: Final = re.compile(r"^(call-\d+\.number|move-\d+\.number)$")
KEYS: Final = re.compile(r"^(key|figure|letter)-|^(letters-)?(erase|space|shift|clear)$")
"""What the keys of keyboards and pads are called."""
_CHOICES: Final = re.compile(
    r"^(service|agency|journey|priority|language|score|remove|choice|option|result|answer)-"
)


def writing_sizes(seen: Seen, look: Look) -> Iterator[Violation]:
    """A1 and A2: no text too small for where it is read; A10 for a board."""
    for one in seen.writings:
        height = (one.cap_px + _ROUNDING_PX) / look.px_per_mm
        check, wanted = _smallest(one, look)
        if height < wanted:
            found = f"capitals of {one.cap_px / look.px_per_mm:.2f} mm"
            yield Violation(check, one.item, found, f">= {wanted:.2f} mm")


def _name(one: Writing) -> str:
    return one.item.split(" “")[0].removesuffix(">Text")


def _smallest(one: Writing, look: Look) -> tuple[str, float]:
    if look.place is Place.BOARD:
        row = _ROWS.match(_name(one))
        called = row and one.lit
        per_metre = CALLED_MM if called else ROW_MM if row else BOARD_MM
        return "A10", per_metre * look.screen.viewing_m
    if look.mode in {Mode.LARGE, Mode.ALL} and look.place is Place.KIOSK:
        return "A2", LARGE_MM
    return "A1", SMALLEST_MM[look.place]


def target_sizes(seen: Seen, look: Look) -> Iterator[Violation]:
    """A3: every target wide and high enough, inside the window, and apart from the next."""
    if look.place is Place.BOARD:
        return
    for one in seen.targets:
        wanted = _least(one, look.place)
        least = (min(one.box.width(), one.box.height()) + 1) / look.px_per_mm
        if least < wanted:
            found = f"{_mm(one.box.width(), look)} x {_mm(one.box.height(), look)} mm"
            yield Violation("A3", one.item, found, f">= {wanted:g} mm both ways")
        if not seen.window.adjusted(-1, -1, 1, 1).contains(one.box):
            yield Violation("A3", one.item, "reaches out of the window", "inside")
    yield from _gaps(seen, look)


def _gaps(seen: Seen, look: Look) -> Iterator[Violation]:
    for one, other in itertools.combinations(seen.targets, 2):
        if one.path.startswith(other.path + "/") or other.path.startswith(one.path + "/"):
            continue
        wanted = GAP_MM[look.place]
        apart = gap(one.box, other.box)
        if (apart + 1) / look.px_per_mm < wanted:
            found = f"{apart / look.px_per_mm:.1f} mm apart"
            yield Violation("A3", f"{one.item} and {other.item}", found, f">= {wanted:g} mm")


def gap(one: QRectF, other: QRectF) -> float:
    """How far two boxes are apart, along the way on which they are; below zero where they overlap."""
    across = max(one.left(), other.left()) - min(one.right(), other.right())
    down = max(one.top(), other.top()) - min(one.bottom(), other.bottom())
    return max(across, down)


def _least(one: Target, place: Place) -> float:
    return MOUSE_MM.get(one.kind, TARGET_MM[place])


def within_reach(seen: Seen, look: Look) -> Iterator[Violation]:
    """A5: in the mode for a chair the middle of every target is in the band above the floor."""
    if look.mode not in {Mode.LOW, Mode.ALL} or look.place is not Place.KIOSK:
        return
    lowest, highest = BAND_MM
    for one in seen.targets:
        above = look.lower_edge_mm + look.screen.height_mm - one.box.center().y() / look.px_per_mm
        if not lowest - 0.5 <= above <= highest + 0.5:
            found = f"its middle {above:.0f} mm above the floor"
            yield Violation("A5", one.item, found, f"{lowest:.0f} to {highest:.0f} mm")


def how_many(seen: Seen, look: Look) -> Iterator[Violation]:
    """A9: few enough to choose among at a kiosk.

    The keys of a keyboard are one thing, and the foot bar, the same on every page, is none of the page's.
    """
    if look.place is not Place.KIOSK:
        return
    pressed = [one for one in seen.targets if not KEYS.match(one.item) and one.kind != "FootItem"]
    choices = [one for one in pressed if _CHOICES.match(one.item)]
    for what, found, most in (
        ("choices", len(choices), MOST_CHOICES),
        ("ways on", len(pressed) - len(choices), MOST_WAYS),
    ):
        if found > most:
            yield Violation("A9", "page", f"{found} {what}", f"<= {most}")


def _mm(length: float, look: Look) -> str:
    return f"{length / look.px_per_mm:.1f}"
