"""What the days of a centre have taught: how long things take, who comes, who does not.

Owns what is learned from which event. Every event is taken in once, in order; the same events teach the same.
"""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from center_hub.contract.words import Destination, Position
from center_hub.core import events as e
from center_hub.core.forecast.arrivals import Arrivals, FrozenArrivals, Kind
from center_hub.core.forecast.averages import Average
from center_hub.core.forecast.lengths import FrozenLengths, Lengths
from center_hub.core.model import Lane, State, Ticket
from center_hub.core.staffing import place_at, place_of_counter


class Habits(Struct, forbid_unknown_fields=True):
    """What is much the same for every service. Means begin with a guess."""

    absent: Average
    """Share of those called who do not come."""
    came: Average
    """Share of appointments that are kept."""
    walk_ms: Average
    """From the call until the citizen is there."""
    hold_ms: Average
    """How long a counter waits for somebody who does not come."""
    pause_ms: Average
    """How long a counter pauses."""
    paused: dict[str, int]
    """Counter -> since when it pauses, on the hub's timeline."""
    left: dict[str, int] = {}
    """Counter that was closed while the day is open -> since when, on the hub's timeline."""

    def fade(self) -> None:
        """A day has passed."""
        for one in (self.absent, self.came, self.walk_ms, self.hold_ms, self.pause_ms):
            one.fade()


class FrozenExperience(Struct, frozen=True, forbid_unknown_fields=True):
    """`Experience` as it is kept."""

    lengths: FrozenLengths
    arrivals: FrozenArrivals
    habits: Habits


class Experience:
    """Learns from events; what it has learned stands in its parts."""

    def __init__(self) -> None:
        self.lengths = Lengths()
        self.arrivals = Arrivals()
        self.habits = Habits(
            absent=Average.guessed(0.05, 20),
            came=Average.guessed(0.875, 20),
            walk_ms=Average.guessed(20_000, 5),
            hold_ms=Average.guessed(60_000, 3),
            pause_ms=Average.guessed(600_000, 3),
            paused={},
        )
        self._learns: dict[type[e.Event], Callable[[State, e.Recorded, Any], None]] = {
            e.DayOpened: self._day_opened,
            e.DayClosed: self._day_closed,
            e.TicketIssued: self._issued,
            e.LegBegun: self._leg_begun,
            e.TicketTransferred: self._transferred,
            e.TicketReturned: self._waits_again,
            e.TicketUnparked: self._waits_again,
            e.AppointmentCancelled: self._appointment_cancelled,
            e.ServiceStarted: self._started,
            e.ServiceFinished: self._ended,
            e.TicketNotShown: self._not_shown,
            e.CounterPaused: self._paused,
            e.CounterOpened: self._back,
            e.CounterClosed: self._gone,
        }

    def learn(self, before: State, recorded: e.Recorded) -> None:
        """Take in what happened; `before` is the state before its command, or nearer."""
        learns = self._learns.get(type(recorded.event))
        if learns is not None:
            learns(before, recorded, recorded.event)

    def _day_opened(self, _before: State, recorded: e.Recorded, _event: e.DayOpened) -> None:
        self.arrivals.open_day(recorded.moment.wall)
        self.habits.left.clear()

    def _day_closed(self, before: State, _recorded: e.Recorded, _event: e.DayClosed) -> None:
        self.lengths.day_over(before.plan.service)
        self.arrivals.close_day()
        self.habits.fade()
        self.habits.paused.clear()
        self.habits.left.clear()

    def _issued(self, before: State, recorded: e.Recorded, event: e.TicketIssued) -> None:
        if event.appointment is not None:
            self.habits.came.see(1)
            return
        lane = Lane(event.priority or "", booked=False)
        self._comes(before, recorded, Kind(event.service, event.service, lane))

    def _leg_begun(self, before: State, recorded: e.Recorded, event: e.LegBegun) -> None:
        place = event.service if event.counter is None else place_of_counter(event.counter)
        lane = _onward(before.tickets.get(event.ticket))
        self._comes(before, recorded, Kind(place, event.service, lane, first=event.returning))

    def _transferred(self, before: State, recorded: e.Recorded, event: e.TicketTransferred) -> None:
        self._ended(before, recorded, event)
        lane = _onward(before.tickets.get(event.ticket))
        place = place_at(event.destination, event.service)
        self._comes(before, recorded, Kind(place, event.service, lane, event.position is Position.FIRST))

    def _waits_again(
        self, before: State, recorded: e.Recorded, event: e.TicketReturned | e.TicketUnparked
    ) -> None:
        ticket = before.tickets.get(event.ticket)
        if ticket is None:
            return
        lane = Lane(ticket.priority or "", booked=False, onward=ticket.leg > 1)
        destination: Destination = event.destination
        place = place_at(destination, ticket.service)
        self._comes(before, recorded, Kind(place, ticket.service, lane, event.position is Position.FIRST))

    def _comes(self, before: State, recorded: e.Recorded, kind: Kind) -> None:
        self.arrivals.see(kind, before.clock(recorded.moment.steady, recorded.moment.wall))

    def _appointment_cancelled(
        self, _before: State, _recorded: e.Recorded, event: e.AppointmentCancelled
    ) -> None:
        if event.reason is not e.CancelReason.ASKED:
            self.habits.came.see(0)

    def _started(self, before: State, recorded: e.Recorded, event: e.ServiceStarted) -> None:
        ticket = before.tickets.get(event.ticket)
        if ticket is not None and ticket.called_at is not None:
            self.habits.absent.see(0)
            self.habits.walk_ms.see_time(recorded.moment.steady - ticket.called_at)

    def _ended(
        self, before: State, recorded: e.Recorded, event: e.ServiceFinished | e.TicketTransferred
    ) -> None:
        ticket = before.tickets.get(event.ticket)
        if ticket is not None and ticket.serving_at is not None and not _over(before, recorded):
            took_ms = recorded.moment.steady - ticket.serving_at
            self.lengths.see(ticket.service, took_ms, before.plan.service)

    def _not_shown(self, before: State, recorded: e.Recorded, event: e.TicketNotShown) -> None:
        if _over(before, recorded):
            return
        ticket = before.tickets.get(event.ticket)
        self.habits.absent.see(1)
        if ticket is not None and ticket.called_at is not None:
            self.habits.hold_ms.see_time(recorded.moment.steady - ticket.called_at)

    def _paused(self, _before: State, recorded: e.Recorded, event: e.CounterPaused) -> None:
        self.habits.paused[event.counter] = recorded.moment.steady

    def _back(self, _before: State, recorded: e.Recorded, event: e.CounterOpened) -> None:
        self.habits.left.pop(event.counter, None)
        since = self.habits.paused.pop(event.counter, None)
        if since is not None:
            self.habits.pause_ms.see_time(recorded.moment.steady - since)

    def _gone(self, _before: State, recorded: e.Recorded, event: e.CounterClosed) -> None:
        self.habits.paused.pop(event.counter, None)
        self.habits.left[event.counter] = recorded.moment.steady

    def freeze(self) -> FrozenExperience:
        """As it is kept."""
        return FrozenExperience(
            lengths=self.lengths.freeze(), arrivals=self.arrivals.freeze(), habits=self.habits
        )

    @classmethod
    def thaw(cls, frozen: FrozenExperience) -> "Experience":
        """What was kept; raises ValueError if it does not fit together."""
        thawed = cls()
        thawed.lengths = Lengths.thaw(frozen.lengths)
        thawed.arrivals = Arrivals.thaw(frozen.arrivals)
        thawed.habits = frozen.habits
        return thawed


def _over(before: State, recorded: e.Recorded) -> bool:
    """Whether the hours and the patience after them are over: the hub ends then what nobody has ended."""
    rules, day = before.plan.rules.day, before.day
    if day is None or day.closes is None or rules.closes == "by_hand":
        return False
    return day.clock(recorded.moment.steady) >= day.closes + rules.closes_at_latest_s * 1000


def _onward(ticket: Ticket | None) -> Lane:
    """The lane of a visit that goes on; an appointment is for its first service only."""
    priority = None if ticket is None else ticket.priority
    return Lane(priority or "", booked=False, onward=True)
