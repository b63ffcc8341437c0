"""Which calls stand on the board now, and how large: whole lines of one height, nobody passed over.

Owns that choice. Must not know where calls come from, words, or millimetres: the page tells how many lines it
has room for, and each is a history row; a large call takes `LARGE` of them.
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
LARGE_AT_MOST = 3
"""More would be a wall of large numbers in which nobody finds their own."""
CALLS_AT_LEAST = 4
"""The newest call and three before it are always to be seen (A12)."""
LINES_AT_LEAST = LARGE + CALLS_AT_LEAST - 1
"""With fewer lines a board cannot keep that."""


@dataclass(frozen=True, slots=True)
class Room:
    """What the page has room for, in lines of a history row; `upright` is how the board hangs."""

    lines: int = LINES_AT_LEAST + 1
    upright: bool = False

    @property
    def most_lit(self) -> int:
        """How many lit calls it shows at once."""
        return max(1, self.lines - LARGE + 1)


@dataclass(frozen=True, slots=True)
class Placed(Generic[_One]):
    """A call with the lines it takes: one, `LARGE` or `TALL`."""

    call: _One
    lit: bool
    lines: int


def arranged(lit: Sequence[_One], quiet: Sequence[_One], room: Room) -> list[Placed[_One]]:
    """The first page: as many of the lit as there is room for, as large as they can be, then the quiet.

    Both come newest first and stay so. Large letters give way before history does, and history before a lit
    call does.
    """
    shown = list(islice(lit, room.most_lit))
    kept = min(len(quiet), max(0, CALLS_AT_LEAST - len(shown)))
    sizes = _sizes(len(shown), room.lines - kept, room)
    left = max(0, room.lines - sum(sizes))
    return [
        *(Placed(call, lit=True, lines=size) for call, size in zip(shown, sizes, strict=True)),
        *(Placed(call, lit=False, lines=1) for call in islice(quiet, left)),
    ]


def _sizes(calls: int, lines: int, room: Room) -> list[int]:
    """The lines of each lit call, the newest one large whatever else gives way."""
    if calls == 1:
        return [TALL if room.upright and lines >= TALL else LARGE]
    large = min(calls, LARGE_AT_MOST, max(1, (lines - calls) // (LARGE - 1)))
    return [LARGE] * large + [1] * (calls - large) if calls else []


def pages_beyond(first: Sequence[Placed[_One]], left: Sequence[_One], room: Room) -> list[list[Placed[_One]]]:
    """What did not come onto the `first` page, page by page; what is lit there stands on each of them."""
    lit = [placed for placed in first if placed.lit]
    lines = max(1, room.lines - sum(placed.lines for placed in lit))
    return [
        [*lit, *(Placed(call, lit=False, lines=1) for call in left[at : at + lines])]
        for at in range(0, len(left), lines)
    ]
