"""The state of a centre at one point of its journal: frozen values in persistent maps.

Owns the shape of the state and the one table of legal edges between leg states. A change makes a new
state that shares what did not change, so keeping the old one (to undo a failed commit) costs nothing.
Nothing may depend on the order of a map here: hash order differs between two runs.
"""

from __future__ import annotations  # rpds maps take their parameters in type stubs only

from collections.abc import Mapping

from msgspec import Struct
from rpds import HashTrieMap

from center_hub.contract.documents import BoardCall, DayInfo
from center_hub.contract.words import CounterState, LegState
from center_hub.core.plan import Plan

EDGES: Mapping[LegState, frozenset[LegState]] = {
    LegState.WAITING: frozenset({LegState.CALLED, LegState.CANCELLED}),
    LegState.CALLED: frozenset({LegState.CALLED, LegState.SERVING, LegState.GONE}),
    LegState.SERVING: frozenset({LegState.DONE, LegState.WAITING}),
    LegState.DONE: frozenset(),
    LegState.GONE: frozenset(),
    LegState.CANCELLED: frozenset(),
}
"""From -> to. `called -> called` is a recall; `serving -> waiting` begins the next leg (transfer)."""

BOARD_ROWS = 12
"""Calls a zone remembers; a wall display shows five to eight."""


class Ticket(Struct, frozen=True):
    """One visit and the leg it is in."""

    id: str
    series: str
    number: int
    language: str
    token: str
    issued_at: int
    leg: int
    """1 for the service of the kiosk, 2 after a transfer ..."""
    service: str
    state: LegState
    queued_order: int
    """Journal sequence at which this leg began to wait: the order of first come, first served."""
    queued_at: int
    counter: str | None = None
    attempt: int = 0
    called_at: int | None = None
    serving_at: int | None = None


class Counter(Struct, frozen=True):
    """One counter of the hall."""

    id: str
    state: CounterState = CounterState.CLOSED
    in_hand: str | None = None
    served: int = 0


class State(Struct, frozen=True):
    """Everything the rules look at. `tickets` holds those of the open day, ended ones too."""

    sequence: int = 0
    plan: Plan = Plan(services=(), counters=())
    day: DayInfo | None = None
    last_day: int = 0
    last_number: HashTrieMap[str, int] = HashTrieMap()
    """Series -> the last number given this day."""
    tickets: HashTrieMap[str, Ticket] = HashTrieMap()
    queues: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
    """Service -> ids of waiting tickets, first come first."""
    counters: HashTrieMap[str, Counter] = HashTrieMap()
    calls: HashTrieMap[str, tuple[BoardCall, ...]] = HashTrieMap()
    """Zone -> its latest calls, newest first."""

    def queue(self, service: str) -> tuple[str, ...]:
        """Ids of the tickets waiting for `service`, first come first."""
        return self.queues.get(service, ())

    def ahead(self, service: str) -> int:
        """People whom the counters of `service` may call before a newcomer to it."""
        return sum(len(self.queue(rival)) for rival in self.plan.rivals[service])

    def in_hand_at(self, counter: str) -> Ticket | None:
        """The ticket called to or served at `counter`."""
        held = self.counters[counter].in_hand
        return None if held is None else self.tickets[held]
