"""What the board tells beside the calls: texts and pictures of its file, one after the other.

Owns whose turn it is. Must not know where it is drawn, nor whether there is room for it. `now` is monotonic
seconds.
"""

import math
from collections.abc import Sequence

from config.boards import Information

WAITS_S = 24.0
"""Where both share one place, the waits stand so long between two pieces of information: three turns."""


class InformationTurns:
    """The items of a board in their order, over and over; those that cannot be drawn are left out.

    Args:
        items: of the board's file.
        since: when the first one's turn began.
    """

    def __init__(self, items: Sequence[Information], since: float) -> None:
        self._items = list(items)
        self._since = since

    def cannot_be_drawn(self, picture: str) -> bool:
        """Leave out a picture from now on; False where it was left out before."""
        kept = [one for one in self._items if one.image != picture]
        known = len(kept) < len(self._items)
        self._items = kept
        return known

    def item(self, now: float, *, between: float = 0.0) -> Information | None:
        """Whose turn it is; None where there is nothing to tell, or while what comes `between` stands."""
        for begins, ends, item in self._round(between):
            if begins <= self._at(now, between) < ends:
                return item
        return None

    def next_change(self, now: float, *, between: float = 0.0) -> float:
        """When `item` will answer differently; infinite where it never does."""
        if not self._items or (len(self._items) == 1 and not between):
            return math.inf
        at = self._at(now, between)
        edges = [edge for begins, ends, _ in self._round(between) for edge in (begins, ends)]
        return now + min(edge for edge in edges if edge > at) - at

    def _at(self, now: float, between: float) -> float:
        whole = sum(one.seconds + between for one in self._items)
        return (now - self._since) % whole if whole else 0.0

    def _round(self, between: float) -> list[tuple[float, float, Information]]:
        spans, at = [], 0.0
        for one in self._items:
            spans.append((at + between, at + between + one.seconds, one))
            at += between + one.seconds
        return spans
