"""A12: a call stands long enough to be read from afar, three are kept at least, and nothing flashes."""

from collections import defaultdict
from itertools import pairwise

import pytest
from PySide6.QtQuick import QQuickItem

from tests.support.looks.apps import Showing
from tests.support.looks.states import Showcase, State
from tests.unit.display_board.hall import Hall, call

READING_S, KEPT, HERTZ = 10.0, 3, 2.0
STEP_S = 0.25
RUSH, LATER_S = 6, 25.0
"""So many calls a second apart, and what is looked at afterwards."""


def rush(hall: Hall, at: float) -> None:
    """What the hub has told of a hall where somebody is called every second."""
    newest = min(RUSH, 1 + int(at))
    rows = range(newest, max(0, newest - 12), -1)
    hall.board("zone-a", newest, *(call(one, one, f"counter-{one}", standing=True) for one in rows))


def lit_by_moment() -> dict[int, list[bool]]:
    """Of each number whether it is lit, step by step from the first call."""
    hall = Hall()
    hall.board("zone-a", 0)
    found: dict[int, list[bool]] = defaultdict(list)
    for step in range(int(LATER_S / STEP_S)):
        rush(hall, step * STEP_S)
        hall.beat()
        lit = hall.lit()
        for number in range(1, RUSH + 1):
            found[number].append(f"A {number:03d}" in lit)
        hall.wait(STEP_S)
    return found


def test_a_light_goes_on_and_off_slower_than_twice_a_second() -> None:
    for number, moments in lit_by_moment().items():
        changes = [one != other for one, other in pairwise(moments)]
        a_second = int(1 / STEP_S)
        most = max(sum(changes[at : at + a_second]) for at in range(len(changes)))
        assert most <= 2 * HERTZ, number
        assert sum(changes) <= 2, f"{number} is lit once and no more"


@pytest.mark.parametrize("glass", ["lying", "upright"])
def test_every_call_of_a_rush_can_be_read_for_ten_seconds_and_three_are_kept(
    showcase: Showcase, glass: str
) -> None:
    hall = Hall()
    hall.board("zone-a", 0)
    first: dict[str, float] = {}
    last: dict[str, float] = {}

    def hear(name: str, value: object) -> None:
        if isinstance(value, int):
            hall.has_room(value, upright=name == "upright")

    state = State("board", "rush", "az", glass=glass)
    for at in range(int(LATER_S)):
        rush(hall, at)
        hall.beat()
        look = showcase.show(state, Showing(lambda: hall.model.view, hear))
        seen = numbers_seen(look.window.quick.contentItem())
        assert len(seen) >= min(KEPT, at + 1)
        for number in seen:
            first.setdefault(number, at)
            last[number] = at
        hall.wait(1)
    assert len(first) == RUSH
    assert all(last[number] - first[number] >= READING_S for number in first)


def numbers_seen(item: QQuickItem) -> set[str]:
    """The ticket numbers that can be seen on a board."""
    if not item.isVisible() or item.opacity() < 1:
        return set()
    own = str(item.property("text") or "") if item.inherits("QQuickText") else ""
    found = {f"A {number:03d}" for number in range(1, RUSH + 1) if f"A {number:03d}" in own}
    return found.union(*map(numbers_seen, item.childItems()))
