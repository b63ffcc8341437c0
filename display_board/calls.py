"""The calls of several zones as one list, newest first, and which of them are to be lit.

Owns the merging and how long a call is new. Must not know words, colours or the size of a board. `now` is
monotonic seconds.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from center_hub.contract.documents import BoardCall, BoardDocument

LIT_S = 12.0
"""A call is lit at least this long while its citizen is on the way: 10 s is what reading from afar takes."""
LIT_AT_MOST = 3
"""More large rows than this would push the history off the board."""


@dataclass(frozen=True, slots=True)
class Row:
    """One call as a board shows it."""

    call: BoardCall
    zone: str
    lit: bool


class Calls:
    """What the zones' documents say, and when each call was first seen here."""

    def __init__(self) -> None:
        self._documents: dict[str, BoardDocument] = {}
        self._first_seen: dict[int, float] = {}

    @property
    def documents(self) -> tuple[BoardDocument, ...]:
        """The newest document of each zone heard of."""
        return tuple(self._documents.values())

    def look_at(self, document: BoardDocument, now: float) -> None:
        """Take a zone's newest document. The calls of its first one are history, not news."""
        known_before = document.zone in self._documents
        self._documents[document.zone] = document
        standing_here = {call.order for one in self._documents.values() for call in one.calls}
        seen = {order: at for order, at in self._first_seen.items() if order in standing_here}
        for call in document.calls:
            seen.setdefault(call.order, now if known_before else now - LIT_S)
        self._first_seen = seen

    def rows(self, now: float) -> list[Row]:
        """The last call of each ticket, newest first; lit: the first while it stands, any under `LIT_S`."""
        rows: list[Row] = []
        left = LIT_AT_MOST
        for at, (zone, call) in enumerate(self._newest()):
            young = now - self._first_seen[call.order] < LIT_S
            lit = call.standing and left > 0 and (at == 0 or young)
            left -= lit
            rows.append(Row(call, zone, lit))
        return rows

    def _newest(self) -> list[tuple[str, BoardCall]]:
        """One call for each ticket: a zone keeps in its history what was sent on to another zone."""
        of_ticket: dict[str, tuple[str, BoardCall]] = {}
        for zone, call in sorted(self._all(), key=lambda one: one[1].order, reverse=True):
            of_ticket.setdefault(call.ticket, (zone, call))
        return list(of_ticket.values())

    def _all(self) -> Iterator[tuple[str, BoardCall]]:
        for zone, document in self._documents.items():
            for call in document.calls:
                yield zone, call
