"""Were the waits that people were told true? What was told, in groups from short to long, beside what it was.

Owns the grouping and its picture. Must not know how a forecast is made.
"""

from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import NamedTuple
from xml.etree.ElementTree import Element

from center_hub.contract.words import Wait
from center_hub.simulation.measures import percentile
from center_hub.simulation.played import Played
from center_hub.simulation.shapes import COLOURS, FAINT, GRID, MARGIN, WARNING, WIDTH, box, line, scale, text

HEIGHT = 440.0
"""Of the picture, pixels."""
_GROUPS = 10
_BUSY_S = 60
"""Shorter forecasts are mostly 'at once': no range can split those."""
_TOP, _BOTTOM = 70.0, 60.0


class Group(NamedTuple):
    """People who were told about the same wait; minutes."""

    people: int
    told: tuple[float, float, float]
    """Means of least, likely and most."""
    was: tuple[float, float, float]
    """What one in ten, one in two and nine in ten waited at the most."""


def told_and_was(days: Iterable[Played]) -> list[tuple[Wait, float]]:
    """Each forecast of those who were called, and how long they waited, seconds."""
    stays = (stay for day in days for stay in day.stays)
    return [(stay.forecast, stay.wait_s) for stay in stays if stay.called and stay.forecast is not None]


def groups(told: Sequence[tuple[Wait, float]]) -> list[Group]:
    """Ten groups of equal size by the likely wait, of those who were told a minute or more."""
    busy = sorted(
        ((wait, was_s) for wait, was_s in told if wait.likely >= _BUSY_S), key=lambda one: one[0].likely
    )
    size = max(1, -(-len(busy) // _GROUPS))
    return [_group(busy[first : first + size]) for first in range(0, len(busy), size)]


def _group(members: Sequence[tuple[Wait, float]]) -> Group:
    was = sorted(was_s for _, was_s in members)
    return Group(
        people=len(members),
        told=(
            fmean(wait.least for wait, _ in members) / 60,
            fmean(wait.likely for wait, _ in members) / 60,
            fmean(wait.most for wait, _ in members) / 60,
        ),
        was=(percentile(was, 10) / 60, percentile(was, 50) / 60, percentile(was, 90) / 60),
    )


def draw_honesty(picture: Element, told: Sequence[tuple[Wait, float]], top: float) -> None:
    """What was told as a pale bar, what it was as a line with a dot, group by group, below `top`."""
    found = groups(told)
    left, bottom = MARGIN + 30, top + HEIGHT - _BOTTOM
    text(picture, MARGIN, top, "Waits as told and as they were, minutes", size=18, weight="600")
    _legend(picture, top)
    most = max((max(group.told[2], group.was[2]) for group in found), default=1)
    up = scale(most, 0, HEIGHT - _TOP - _BOTTOM, ticks=6)
    for figure in up.ticks():
        y = bottom - up.at(figure)
        line(picture, (left, y), (WIDTH - MARGIN, y), GRID)
        text(picture, left - 8, y + 5, f"{figure:g}", fill=FAINT, anchor="end", size=14)
    width = (WIDTH - MARGIN - left) / max(1, len(found))
    for number, group in enumerate(found):
        x = left + width * (number + 0.5)
        low, likely, high = (bottom - up.at(figure) for figure in group.told)
        box(picture, x - 30, high, 28, low - high, COLOURS[1][0], opacity="0.38")
        line(picture, (x - 30, likely), (x - 2, likely), COLOURS[1][0], width=3)
        low, middle, high = (bottom - up.at(figure) for figure in group.was)
        line(picture, (x + 14, high), (x + 14, low), WARNING, width=3)
        box(picture, x + 8, middle - 6, 12, 12, WARNING)
        text(picture, x - 4, bottom + 22, f"{group.people}", fill=FAINT, anchor="middle", size=14)
    text(picture, left, bottom + 44, "people in each group, from short waits to long", fill=FAINT, size=14)


def _legend(picture: Element, y: float) -> None:
    x = MARGIN + 470
    box(picture, x, y - 12, 26, 15, COLOURS[1][0], opacity="0.38")
    text(picture, x + 34, y, "told: from least to most, line: likely")
    line(picture, (x + 330, y - 14), (x + 330, y + 4), WARNING, width=3)
    text(picture, x + 342, y, "was: eight in ten, dot: one in two")
