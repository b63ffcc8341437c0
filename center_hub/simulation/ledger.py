"""Keeps the books of a played day: from the core's events to `Played`.

Owns which event begins, changes and ends a row. Gives no command, and judges nothing. Times that come in are
milliseconds since the day was opened.
"""

from collections.abc import Callable, Mapping

from msgspec import Struct

from center_hub.contract.replies import Reason
from center_hub.contract.words import Wait
from center_hub.core.dispatch.promise import promised_ms
from center_hub.core.events import (
    AnyEvent,
    CancelReason,
    CounterClosed,
    CounterOpened,
    CounterPaused,
    Event,
    LegBegun,
    ServiceFinished,
    ServiceStarted,
    TicketCalled,
    TicketCancelled,
    TicketIssued,
    TicketNotShown,
    TicketReturned,
    TicketTaken,
    TicketTransferred,
)
from center_hub.core.model import State, Ticket
from center_hub.simulation.day import Day
from center_hub.simulation.played import Desk, Ending, Played, Stay, TurnedAway


class _Row(Struct):
    """A `Stay` in the making."""

    visit: int
    ticket: str
    leg: int
    service: str
    priority: str | None
    booked: bool
    party: int
    joined_ms: int
    due_ms: int
    promised_ms: int
    forecast: Wait | None = None
    called_ms: int | None = None
    counter: str | None = None
    started_ms: int | None = None
    ended_ms: int | None = None
    ending: Ending = Ending.LEFT_OVER


class _Till(Struct):
    """A `Desk` in the making."""

    at_work_ms: int = 0
    busy_ms: int = 0
    served: int = 0
    opened_ms: int | None = None
    called_ms: int | None = None


class Ledger:
    """The books of one day; told of each event once, in order, with the state after it and its decision."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._rows: list[_Row] = []
        self._open: dict[str, _Row] = {}
        """Ticket -> the row of the leg that it is, or was last, in."""
        self._tills: dict[str, _Till] = {}
        self._turned_away: list[TurnedAway] = []
        self._notes: Mapping[type[Event], Callable[[int, AnyEvent, State], None]] = {
            TicketIssued: self._issued,
            LegBegun: self._sent_on,
            TicketTransferred: self._sent_on,
            TicketCalled: self._called,
            TicketTaken: self._called,
            ServiceStarted: self._started,
            ServiceFinished: self._finished,
            TicketNotShown: self._not_shown,
            TicketReturned: self._returned,
            TicketCancelled: self._cancelled,
            CounterOpened: self._opened,
            CounterPaused: self._left,
            CounterClosed: self._left,
        }

    def note(self, now_ms: int, event: AnyEvent, state: State) -> None:
        """Write down `event`."""
        write = self._notes.get(type(event))
        if write is not None:
            write(now_ms, event, state)

    def forecast(self, ticket: str, wait: Wait | None) -> None:
        """Write down what the paper of `ticket` said, when it was given."""
        self._open[ticket].forecast = wait

    def refused(self, visit: int, reason: Reason) -> None:
        """Write down that a visitor got no ticket."""
        one = self._day.visits[visit]
        self._turned_away.append(TurnedAway(visit, one.arrives_s, one.legs[0].service, reason))

    def closed(self, now_ms: int) -> Played:
        """The books at the end of the day."""
        for till in self._tills.values():
            _clock_out(till, now_ms)
        return Played(
            date=self._day.date,
            opens=self._day.opens,
            length_s=self._day.length_s,
            visits=len(self._day.visits),
            stays=tuple(_stay(row, now_ms) for row in self._rows),
            desks=tuple(
                Desk(counter, till.at_work_ms / 1000, till.busy_ms / 1000, till.served)
                for counter, till in sorted(self._tills.items())
            ),
            turned_away=tuple(self._turned_away),
        )

    # Rows.

    def _issued(self, now_ms: int, event: AnyEvent, state: State) -> None:
        if isinstance(event, TicketIssued):
            slot_ms = None if event.slot is None else event.slot - self._day.opens
            self._begin(int(event.token), state.tickets[event.ticket], event.service, now_ms, state, slot_ms)

    def _sent_on(self, now_ms: int, event: AnyEvent, state: State) -> None:
        if isinstance(event, LegBegun | TicketTransferred):
            before = self._open[event.ticket]
            if isinstance(event, TicketTransferred):
                self._end(event.ticket, now_ms, Ending.SERVED)
                self._hand_free(event.counter, now_ms, served=True)
            self._begin(before.visit, state.tickets[event.ticket], event.service, now_ms, state)

    def _begin(
        self, visit: int, ticket: Ticket, service: str, now_ms: int, state: State, slot_ms: int | None = None
    ) -> None:
        booked = slot_ms is not None
        row = _Row(
            visit=visit,
            ticket=ticket.id,
            leg=ticket.leg,
            service=service,
            priority=ticket.priority,
            booked=booked,
            party=ticket.party,
            joined_ms=now_ms,
            due_ms=max(now_ms, slot_ms or now_ms),
            promised_ms=promised_ms(
                state.plan, service, ticket.priority, booked=booked, onward=ticket.leg > 1
            ),
        )
        self._rows.append(row)
        self._open[ticket.id] = row

    def _called(self, now_ms: int, event: AnyEvent, _state: State) -> None:
        """The first call ends the wait; a later one, of somebody who is back, does not change it."""
        if isinstance(event, TicketCalled | TicketTaken):
            row = self._open[event.ticket]
            row.called_ms = now_ms if row.called_ms is None else row.called_ms
            row.counter = event.counter
            if isinstance(event, TicketTaken):
                row.started_ms = now_ms
            self._tills[event.counter].called_ms = now_ms

    def _started(self, now_ms: int, event: AnyEvent, _state: State) -> None:
        if isinstance(event, ServiceStarted):
            self._open[event.ticket].started_ms = now_ms

    def _finished(self, now_ms: int, event: AnyEvent, _state: State) -> None:
        if isinstance(event, ServiceFinished):
            self._end(event.ticket, now_ms, Ending.SERVED)
            self._hand_free(event.counter, now_ms, served=True)

    def _not_shown(self, now_ms: int, event: AnyEvent, _state: State) -> None:
        if isinstance(event, TicketNotShown):
            self._end(event.ticket, now_ms, Ending.NOT_COME)
            self._hand_free(event.counter, now_ms, served=False)

    def _returned(self, _now_ms: int, event: AnyEvent, _state: State) -> None:
        if isinstance(event, TicketReturned):
            row = self._open[event.ticket]
            row.ended_ms, row.ending = None, Ending.LEFT_OVER

    def _cancelled(self, now_ms: int, event: AnyEvent, _state: State) -> None:
        if isinstance(event, TicketCancelled):
            asked = event.reason is CancelReason.ASKED
            self._end(event.ticket, now_ms, Ending.GAVE_UP if asked else Ending.LEFT_OVER)

    def _end(self, ticket: str, now_ms: int, ending: Ending) -> None:
        row = self._open[ticket]
        row.ended_ms, row.ending = now_ms, ending

    # Counters.

    def _opened(self, now_ms: int, event: AnyEvent, _state: State) -> None:
        if isinstance(event, CounterOpened):
            self._tills.setdefault(event.counter, _Till()).opened_ms = now_ms

    def _left(self, now_ms: int, event: AnyEvent, _state: State) -> None:
        if isinstance(event, CounterClosed | CounterPaused):
            _clock_out(self._tills.setdefault(event.counter, _Till()), now_ms)

    def _hand_free(self, counter: str, now_ms: int, *, served: bool) -> None:
        till = self._tills[counter]
        till.busy_ms += now_ms - (now_ms if till.called_ms is None else till.called_ms)
        till.called_ms = None
        till.served += served


def _clock_out(till: _Till, now_ms: int) -> None:
    if till.opened_ms is not None:
        till.at_work_ms += now_ms - till.opened_ms
        till.opened_ms = None


def _stay(row: _Row, closed_ms: int) -> Stay:
    until_ms = row.called_ms if row.called_ms is not None else row.ended_ms
    return Stay(
        visit=row.visit,
        ticket=row.ticket,
        leg=row.leg,
        service=row.service,
        priority=row.priority,
        booked=row.booked,
        party=row.party,
        joined_s=row.joined_ms / 1000,
        due_s=row.due_ms / 1000,
        promised_s=row.promised_ms / 1000,
        ending=row.ending,
        until_s=(closed_ms if until_ms is None else until_ms) / 1000,
        called=row.called_ms is not None,
        counter=row.counter,
        started_s=_seconds(row.started_ms),
        ended_s=_seconds(row.ended_ms),
        forecast=row.forecast,
    )


def _seconds(milliseconds: int | None) -> float | None:
    return None if milliseconds is None else milliseconds / 1000
