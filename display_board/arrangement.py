"""Which calls stand on the board now, and how large: whole lines of one height, nobody passed over.

Owns that choice. Must not know where calls come from, words, or millimetres: the page tells how many lines it
has room for, and each is a history row; a large call takes `LARGE` of them.

Every lit call is large (A10): smaller, half the hall could not read it. What has no room waits its turn,
which costs whoever is called less than a number they cannot read: with four lit at a time, as on a lying
board at its farthest distance, twenty calls a minute have their light, and the voice waits for none of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

_One = TypeVar("_One")

LARGE = 2
"""Lines of a call in letters for the whole hall."""
TALL = 3
"""The same for the only one that is lit on an upright board."""
CALLS_AT_LEAST = 4
"""The newest call and three before it are to be seen (A12)."""
LINES_AT_LEAST = LARGE + CALLS_AT_LEAST - 1
"""With fewer lines a board cannot keep that. With just these it shows three calls while two are lit."""
LIT_AT_LEAST = 2
"""So that ten calls a minute have their light on the smallest board, too: more than a peak has."""


@dataclass(frozen=True, slots=True)
class Room:
    """What the page has room for, in lines of a history row; `upright` is how the board hangs."""

    lines: int = LINES_AT_LEAST + 1
    upright: bool = False

    @property
    def most_lit(self) -> int:
        """How many lit calls it shows at once: all of them large, with `CALLS_AT_LEAST` on the board."""
        beside_history = (self.lines - CALLS_AT_LEAST) // (LARGE - 1)
        return max(1, min(self.lines // LARGE, max(LIT_AT_LEAST, beside_history)))


@dataclass(frozen=True, slots=True)
class Placed(Generic[_One]):
    """A call with the lines it takes: one, `LARGE` or `TALL`."""

    call: _One
    lit: bool
    lines: int


def arranged(lit: Sequence[_One], quiet: Sequence[_One], room: Room) -> list[Placed[_One]]:
    """The first page: as many of the lit as there is room for, all of them large, then the quiet.

    Both come newest first and stay so.
    """
    shown = list(islice(lit, room.most_lit))
    kept = min(len(quiet), max(0, CALLS_AT_LEAST - len(shown)))
    alone = room.upright and len(shown) == 1 and room.lines - kept >= TALL
    size = TALL if alone else LARGE
    left = max(0, room.lines - size * len(shown))
    return [
        *(Placed(call, lit=True, lines=size) for call in shown),
        *(Placed(call, lit=False, lines=1) for call in islice(quiet, left)),
    ]


def pages_beyond(first: Sequence[Placed[_One]], left: Sequence[_One], room: Room) -> list[list[Placed[_One]]]:
    """What did not come onto the `first` page, page by page; what is lit there stands on each of them."""
    lit = [placed for placed in first if placed.lit]
    lines = max(1, room.lines - sum(placed.lines for placed in lit))
    return [
        [*lit, *(Placed(call, lit=False, lines=1) for call in left[at : at + lines])]
        for at in range(0, len(left), lines)
    ]
