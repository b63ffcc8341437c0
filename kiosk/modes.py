"""The ways in which a kiosk is made easier to use, and where on the screen a hand in a wheelchair reaches.

Owns their names and the millimetres of reach. They belong to the citizen who switched them on and end with
them (`flow`). Must not know how any is drawn or spoken.
"""

import enum
from dataclasses import dataclass
from typing import Final

REACH_MM: Final = (800.0, 1100.0)
"""Above the floor: where the middle of everything that is touched lies (EN 301 549 V4 draft; ADA 308: never
above 1220)."""
_HALF_A_TARGET_MM: Final = 10.0
_HEADING_MM: Final = 24.0
"""At the head of every page stand words that nobody touches: they may stand above the reach."""
LEAST_MM: Final = 215.0
"""No page is laid out for less: four rows of keys of 20 mm, a field above and the bar below take that."""
_USUAL_EDGE_MM: Final = 750.0
"""Of a screen that stands upright at a height nobody has measured."""


class Mode(enum.StrEnum):
    """One way of making it easier; the value is its name on the screen."""

    LARGER = "larger"
    CONTRAST = "contrast"
    LOWER = "lower"
    ALOUD = "aloud"


Modes = frozenset[Mode]
PLAIN: Final[Modes] = frozenset()
ROOM: Final[Modes] = frozenset({Mode.LARGER, Mode.LOWER})
"""Those that leave less room on a page."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What stays free in the lower mode: millimetres at the top of the screen and below the foot."""

    top_mm: float
    bottom_mm: float


def reach(width_mm: float, height_mm: float, lower_edge_mm: float | None) -> Reach | None:
    """What of a screen to leave free for whoever sits; None where everything is within reach as it is.

    `lower_edge_mm` is the height of the screen's lower edge above the floor; where nobody has measured it,
    an upright one is taken to stand as kiosks usually do, and a lying one to hang within reach. None, too,
    where what is left would hold no keyboard: such a screen has to hang within reach.
    """
    if lower_edge_mm is None:
        return reach(width_mm, height_mm, _USUAL_EDGE_MM) if height_mm > width_mm else None
    lowest, highest = REACH_MM
    top = max(0.0, lower_edge_mm + height_mm - highest - _HALF_A_TARGET_MM - _HEADING_MM)
    bottom = max(0.0, lowest - lower_edge_mm - _HALF_A_TARGET_MM)
    if height_mm - top - bottom < LEAST_MM:
        return None
    return Reach(top, bottom) if top or bottom else None
