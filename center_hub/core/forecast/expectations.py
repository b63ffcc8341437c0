"""What was forecast to whom, until it is known how it was.

Owns which question belongs to which ticket: one who joins was told the latest answer to somebody like them.
Only pairs of a forecast made at joining and the first call of that leg are handed on; whoever left the queue,
was put elsewhere or was never told teaches nothing.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from msgspec import Struct

from center_hub.contract.words import Why
from center_hub.core import events as e
from center_hub.core.forecast.calibration import Band
from center_hub.core.model import State

_FRESH_MS = 120_000
"""Somebody who joins later than that after a question was told something else."""


class Likeness(NamedTuple):
    """All that a forecast at joining depends on, beside the hall."""

    service: str
    priority: str | None
    booked: bool
    onward: bool


class Told(NamedTuple):
    """What the plays said, and of whom."""

    asked_at: int
    band: Band
    played_s: float


class Expectation(Struct, frozen=True, forbid_unknown_fields=True):
    """Of one ticket: what the plays said, and from when the wait counts."""

    band: Band
    played_s: float
    since: int


class Expectations:
    """Hands each forecast on with the wait that came of it. Moments are UTC ms by the day's clock."""

    def __init__(self, learned: Callable[[Band, float, float], None]) -> None:
        self._learned = learned
        self._told: dict[Likeness, Told] = {}
        self.open: dict[str, Expectation] = {}
        """Ticket -> what is expected of it."""

    def tell(self, likeness: Likeness, told: Told | None) -> None:
        """Somebody like this was told so; None: that it cannot be told, or that there is no wait."""
        if told is None:
            self._told.pop(likeness, None)
        else:
            self._told[likeness] = told

    def learn(self, before: State, recorded: e.Recorded) -> None:
        """Take in what happened."""
        event: Any = recorded.event
        match event:
            case e.TicketIssued():
                likeness = Likeness(event.service, event.priority, event.slot is not None, onward=False)
                self._joined(before, recorded, likeness, event.slot or 0)
            case e.LegBegun(returning=False) | e.TicketTransferred(destination=None):
                known = before.tickets.get(event.ticket)
                priority = None if known is None else known.priority
                self._joined(before, recorded, Likeness(event.service, priority, booked=False, onward=True))
            case e.TicketCalled() | e.TicketTaken():
                self._called(before, recorded, event)
            case e.TicketsMerged():
                for ticket in event.tickets:
                    self.open.pop(ticket, None)
            case e.TicketCancelled() | e.TicketMoved() | e.PriorityChanged() | e.TicketParked():
                self.open.pop(event.ticket, None)
            case e.DayClosed():
                self._told.clear()
                self.open.clear()
            case _:
                pass

    def _joined(self, before: State, recorded: e.Recorded, likeness: Likeness, slot: int = 0) -> None:
        told, clock = self._told.get(likeness), _clock(before, recorded)
        event: Any = recorded.event
        if told is not None and 0 <= clock - told.asked_at <= _FRESH_MS:
            self.open[event.ticket] = Expectation(told.band, told.played_s, max(clock, slot))

    def _called(self, before: State, recorded: e.Recorded, event: e.TicketCalled | e.TicketTaken) -> None:
        expected = self.open.pop(event.ticket, None)
        if expected is not None and event.why is not Why.WITHOUT_TICKET:
            waited_ms = max(0, _clock(before, recorded) - expected.since)
            self._learned(expected.band, expected.played_s, waited_ms / 1000)


def _clock(before: State, recorded: e.Recorded) -> int:
    return before.clock(recorded.moment.steady, recorded.moment.wall)
