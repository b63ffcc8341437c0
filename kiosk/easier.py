"""What a kiosk offers to make it easier, as screen and loudspeaker allow, and how its lists are cut then.

Owns which modes there are here. Must not know who has switched them on (`flow`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from config.model import Centre
from kiosk.choices import Choices
from kiosk.grid import list_grid, tile_grid
from kiosk.modes import PLAIN, Mode, Modes, Reach, reach


@dataclass(frozen=True, slots=True)
class Easier:
    """What one kiosk offers.

    `choices` are the lists by those modes that leave less room, `reach` is what stays free in the lower mode,
    and `spoken` are the languages that can be read aloud.
    """

    offered: Modes = PLAIN
    choices: Mapping[Modes, Choices] = field(default_factory=dict)
    reach: Reach | None = None
    spoken: frozenset[str] = frozenset()


NOTHING_EASIER: Final = Easier()


def easier(
    centre: Centre,
    width_mm: float,
    height_mm: float,
    lower_edge_mm: float | None = None,
    spoken: frozenset[str] = frozenset(),
) -> Easier:
    """What a kiosk of `centre` with this screen offers; `spoken` are the languages it can read aloud."""
    free = reach(width_mm, height_mm, lower_edge_mm)
    low = height_mm if free is None else height_mm - free.top_mm - free.bottom_mm
    heights = {PLAIN: height_mm, frozenset({Mode.LOWER}): low}
    cut = {
        modes | larger: _cut(
            centre, (width_mm, height), larger=bool(larger), low=bool(modes) and height < height_mm
        )
        for modes, height in heights.items()
        for larger in (PLAIN, frozenset({Mode.LARGER}))
    }
    offered = {Mode.LARGER, Mode.CONTRAST}
    offered |= {Mode.LOWER} if free is not None else set()
    offered |= {Mode.ALOUD} if spoken else set()
    return Easier(frozenset(offered), cut, free, spoken)


def _cut(centre: Centre, size: tuple[float, float], *, larger: bool, low: bool) -> Choices:
    tiles, rows = tile_grid(*size, larger=larger, low=low), list_grid(*size, larger=larger, low=low)
    return Choices(centre, tiles, rows)
