"""Which calls a board has spoken aloud: new ones, each once, while they stand. Pure: no sound, no clock.

Owns what is news among the documents of the zones. Must not know languages, loudspeakers or what is shown.
"""

from dataclasses import dataclass

from center_hub.contract.documents import BoardCall, BoardDocument


@dataclass(frozen=True, slots=True)
class _Heard:
    """The newest order that a zone's documents of one epoch have said."""

    epoch: int
    highest: int


class Announcements:
    """The news of a board's zones. A zone's first document is history: called before the board was there."""

    def __init__(self) -> None:
        self._heard: dict[str, _Heard] = {}
        self._standing: dict[str, frozenset[int]] = {}

    @property
    def standing(self) -> frozenset[int]:
        """The orders of all calls that stand now, in any zone."""
        return frozenset[int]().union(*self._standing.values())

    @property
    def epoch(self) -> int:
        """The newest of any zone, 0 before the first; a hub that lost its journal has a higher one."""
        return max((heard.epoch for heard in self._heard.values()), default=0)

    def look_at(self, document: BoardDocument) -> tuple[BoardCall, ...]:
        """Take a zone's newest document; the calls to speak because of it, the oldest first.

        After a hub that lost its journal, orders begin anew: they are compared within an epoch.
        """
        before = self._heard.get(document.zone)
        known = before.highest if before and before.epoch == document.stamp.epoch else 0
        highest = max((call.order for call in document.calls), default=0)
        self._heard[document.zone] = _Heard(document.stamp.epoch, max(known, highest))
        standing = [call for call in document.calls if call.standing]
        self._standing[document.zone] = frozenset(call.order for call in standing)
        news = [] if before is None else [call for call in standing if call.order > known]
        return tuple(sorted(news, key=lambda call: call.order))
