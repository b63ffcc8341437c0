"""A day as it was, from the journal of a hub: the same people, the same work, the same counters.

Owns what can be known of people from what was written down, and what must be assumed where it cannot. Reads
through `center_hub.journal`, which checks every hash; must not know how a day is played.

What is taken as it was: when somebody came and for what, class, party, appointment, how long each service
took, who did not come, who left, when each counter was at work and by which profile. What is not: who was
chosen out of order, moved to another line, parked or put first, for these were answers to that day's queues.
Whoever was never served is taken to need as long as others did; families that were merged come as the one
ticket they became.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

from msgspec import Struct

from center_hub.contract.words import CounterState
from center_hub.core.decision import DaySchedule
from center_hub.core.events import (
    AnyEvent,
    CancelReason,
    CounterClosed,
    CounterOpened,
    CounterPaused,
    DayClosed,
    DayOpened,
    Event,
    LegBegun,
    ProfileSwitched,
    Recorded,
    ServiceFinished,
    ServiceStarted,
    TicketCalled,
    TicketCancelled,
    TicketIssued,
    TicketMoved,
    TicketNotShown,
    TicketParked,
    TicketReturned,
    TicketsMerged,
    TicketTaken,
    TicketTransferred,
)
from center_hub.core.evolve import evolve
from center_hub.core.forecast import Forecaster
from center_hub.core.model import State
from center_hub.core.rules.day import waiting_or_parked
from center_hub.journal.journal import reading
from center_hub.simulation.day import Day, Leg, Shift, Visit


class NoSuchDay(Exception):
    """The journal has no closed day of that date; the message says which it has."""


class RecordedDay(NamedTuple):
    """A day and what goes with it."""

    centre: str
    """Whose journal it is from."""
    day: Day
    learned: bytes
    """What the hub had learned by that morning."""


def recorded_day(journal: Path, date: str | None = None) -> RecordedDay:
    """The last closed service day in `journal`; or the last of that `date` (YYYY-MM-DD).

    Raises:
        NoSuchDay: there is none.
        JournalFault: there is no journal of ours at that path.
        BrokenChain, Unlawful: it is damaged.
    """
    state, diary, found, dates = State(), None, None, list[str]()
    forecaster = Forecaster()
    with reading(journal) as (centre, records):
        for recorded, _ in records:
            if isinstance(recorded.event, DayOpened):
                learned = forecaster.freeze()
            before, state = state, evolve(state, recorded)
            forecaster.learn(before, recorded)
            if isinstance(recorded.event, DayOpened):
                diary = _Diary(recorded, recorded.event, state, learned)
            elif diary is not None:
                diary.note(recorded, before, state)
            if isinstance(recorded.event, DayClosed) and diary is not None:
                dates.append(diary.date)
                found = diary if date in (None, diary.date) else found
                diary = None
    if found is None:
        days = (
            f"closed days in it: {', '.join(dict.fromkeys(dates))}" if dates else "no day in it is closed yet"
        )
        raise NoSuchDay(f"{journal} has no closed service day{f' of {date}' if date else ''}; {days}")
    return RecordedDay(centre, found.day(), found.learned)


class _Page(Struct):
    """What is known of one ticket by now. Times are milliseconds since the opening."""

    came_ms: int
    asked: list[str]
    priority: str | None
    slot_ms: int | None
    party: int
    spent_ms: dict[str, int]
    """Service -> at counters, in the order in which they were served."""
    service: str
    joined_ms: int
    sent_on: list[str]
    called_ms: int | None = None
    serving_ms: int | None = None
    walk_ms: int | None = None
    missed_ms: int | None = None
    back_ms: int | None = None
    left_ms: int | None = None
    gone_on: bool = False
    """Under another ticket."""


class _Diary:
    """One day as it is read."""

    def __init__(self, opening: Recorded, event: DayOpened, state: State, learned: bytes) -> None:
        self.date = event.date
        self.learned = learned
        self._opened = opening.moment
        self._event = event
        self._plan = state.plan
        self._pages: dict[str, _Page] = {}
        self._shifts: list[Shift] = []
        self._at_work: dict[str, tuple[int, str | None]] = {}
        self._closed_ms = 0
        self._notes: Mapping[type[Event], Callable[[int, AnyEvent, State], None]] = {
            TicketIssued: self._issued,
            TicketMoved: self._moved,
            TicketsMerged: self._merged,
            TicketCalled: self._called,
            TicketTaken: self._taken,
            ServiceStarted: self._started,
            ServiceFinished: self._finished,
            TicketParked: self._parked,
            TicketTransferred: self._transferred,
            LegBegun: self._leg_begun,
            TicketNotShown: self._not_shown,
            TicketReturned: self._returned,
            TicketCancelled: self._cancelled,
            CounterOpened: self._opened_counter,
            CounterPaused: self._left_counter,
            CounterClosed: self._left_counter,
            ProfileSwitched: self._switched,
        }
        self._carry_over(state)
        self._open_already(state)

    def _carry_over(self, state: State) -> None:
        """Who has waited since the day before is there when the doors open."""
        for ticket in sorted(waiting_or_parked(state), key=lambda one: one.queued_order):
            self._pages[ticket.id] = _Page(
                came_ms=0,
                asked=[ticket.service, *ticket.then],
                priority=ticket.priority,
                slot_ms=None,
                party=ticket.party,
                spent_ms={},
                service=ticket.service,
                joined_ms=0,
                sent_on=[],
            )

    def _open_already(self, state: State) -> None:
        """Whoever sat down before the day was opened is at work from its first moment."""
        for planned in state.plan.counters:
            if state.counters[planned.id].state is CounterState.OPEN:
                self._at_work[planned.id] = (0, state.staffing.profile.get(planned.id))

    def note(self, recorded: Recorded, before: State, state: State) -> None:
        """Read one event of the day."""
        self._closed_ms = recorded.moment.steady - self._opened.steady
        self._plan = state.plan
        write = self._notes.get(type(recorded.event))
        if write is not None:
            write(self._closed_ms, recorded.event, before)

    def day(self) -> Day:
        """What was read, once the day was closed."""
        for counter in list(self._at_work):
            self._left(counter, self._closed_ms)
        usual = self._usual_s()
        pages = sorted(
            (page for page in self._pages.values() if not page.gone_on), key=lambda page: page.came_ms
        )
        return Day(
            date=self.date,
            opens=self._opened.wall,
            visits=tuple(_visit(page, usual) for page in pages),
            shifts=tuple(self._shifts),
            schedule=self._schedule(),
        )

    def _schedule(self) -> DaySchedule | None:
        closes = self._event.closes
        if closes is None:
            return None
        return DaySchedule(date=self.date, opens=self._opened.wall, closes=closes, hours=self._event.hours)

    def _usual_s(self) -> dict[str, float]:
        """Service -> how long it took this day, on the median; by the plan where nobody was served."""
        usual = {one.id: float(one.mean_service_s) for one in self._plan.services}
        measured: dict[str, list[float]] = {}
        for page in self._pages.values():
            for service, spent_ms in page.spent_ms.items():
                measured.setdefault(service, []).append(spent_ms / 1000)
        return usual | {service: median(times) for service, times in measured.items()}

    # Tickets.

    def _issued(self, now: int, event: AnyEvent, _before: State) -> None:
        if isinstance(event, TicketIssued):
            slot = None if event.slot is None else event.slot - self._opened.wall
            self._pages[event.ticket] = _Page(
                came_ms=now,
                asked=[event.service, *event.then],
                priority=event.priority,
                slot_ms=slot,
                party=event.party,
                spent_ms={},
                service=event.service,
                joined_ms=now,
                sent_on=[],
            )

    def _moved(self, _now: int, event: AnyEvent, _before: State) -> None:
        """Sent to another service while waiting: that is what they needed."""
        if isinstance(event, TicketMoved):
            page = self._pages[event.ticket]
            asked = page.asked if page.service in page.asked else page.sent_on
            if page.service in asked and event.service not in page.asked:
                asked[asked.index(page.service)] = event.service
            page.service = event.service

    def _merged(self, _now: int, event: AnyEvent, _before: State) -> None:
        if isinstance(event, TicketsMerged):
            into = self._pages[event.into]
            into.party = event.party
            into.asked += [one for one in event.then if one not in into.asked]
            for ticket in event.tickets:
                self._pages[ticket].gone_on = True

    def _called(self, now: int, event: AnyEvent, _before: State) -> None:
        if isinstance(event, TicketCalled):
            self._pages[event.ticket].called_ms = now

    def _taken(self, now: int, event: AnyEvent, _before: State) -> None:
        if isinstance(event, TicketTaken):
            self._pages[event.ticket].serving_ms = now

    def _started(self, now: int, event: AnyEvent, _before: State) -> None:
        if isinstance(event, ServiceStarted):
            page = self._pages[event.ticket]
            page.serving_ms = now
            if page.walk_ms is None and page.called_ms is not None:
                page.walk_ms = now - page.called_ms

    def _finished(self, now: int, event: AnyEvent, _before: State) -> None:
        if isinstance(event, ServiceFinished):
            self._spent(event.ticket, now)

    def _parked(self, now: int, event: AnyEvent, _before: State) -> None:
        if isinstance(event, TicketParked) and event.counter is not None:
            self._spent(event.ticket, now)

    def _transferred(self, now: int, event: AnyEvent, _before: State) -> None:
        if isinstance(event, TicketTransferred):
            self._spent(event.ticket, now)
            self._onward(event.ticket, event.service, now)

    def _leg_begun(self, now: int, event: AnyEvent, _before: State) -> None:
        if isinstance(event, LegBegun):
            self._onward(event.ticket, event.service, now)

    def _onward(self, ticket: str, service: str, now: int) -> None:
        """Whoever comes to a service for the second time is taken to have spent all of it at once."""
        page = self._pages[ticket]
        page.service, page.joined_ms = service, now
        if service not in page.asked and service not in page.sent_on:
            page.sent_on.append(service)

    def _spent(self, ticket: str, now: int) -> None:
        page = self._pages[ticket]
        if page.serving_ms is not None:
            page.spent_ms[page.service] = page.spent_ms.get(page.service, 0) + now - page.serving_ms
            page.serving_ms = None

    def _not_shown(self, now: int, event: AnyEvent, _before: State) -> None:
        if isinstance(event, TicketNotShown):
            page = self._pages[event.ticket]
            if page.missed_ms is None and not page.spent_ms:
                page.missed_ms = now
                page.walk_ms = now - (now if page.called_ms is None else page.called_ms)

    def _returned(self, now: int, event: AnyEvent, _before: State) -> None:
        if isinstance(event, TicketReturned):
            page = self._pages[event.ticket]
            page.back_ms = now if page.back_ms is None else page.back_ms

    def _cancelled(self, now: int, event: AnyEvent, _before: State) -> None:
        if isinstance(event, TicketCancelled) and event.reason is CancelReason.ASKED:
            page = self._pages[event.ticket]
            page.left_ms = now - page.joined_ms

    # Counters.

    def _opened_counter(self, now: int, event: AnyEvent, before: State) -> None:
        if isinstance(event, CounterOpened):
            self._at_work[event.counter] = (now, before.staffing.profile.get(event.counter))

    def _left_counter(self, now: int, event: AnyEvent, _before: State) -> None:
        if isinstance(event, CounterClosed | CounterPaused):
            self._left(event.counter, now)

    def _switched(self, now: int, event: AnyEvent, _before: State) -> None:
        if isinstance(event, ProfileSwitched) and event.counter in self._at_work:
            self._left(event.counter, now)
            self._at_work[event.counter] = (now, event.profile)

    def _left(self, counter: str, now: int) -> None:
        since, profile = self._at_work.pop(counter, (now, None))
        if now > since:
            self._shifts.append(Shift(counter, since / 1000, now / 1000, profile))


def _visit(page: _Page, usual_s: Mapping[str, float]) -> Visit:
    def leg(service: str) -> Leg:
        spent_ms = page.spent_ms.get(service)
        return Leg(service, usual_s.get(service, 300.0) if spent_ms is None else spent_ms / 1000)

    back_s = None
    if page.missed_ms is not None and page.back_ms is not None:
        back_s = (page.back_ms - page.missed_ms) / 1000
    return Visit(
        arrives_s=page.came_ms / 1000,
        legs=tuple(map(leg, dict.fromkeys(page.asked))),
        sent_on=tuple(map(leg, page.sent_on)),
        priority=page.priority,
        slot_s=None if page.slot_ms is None else page.slot_ms / 1000,
        party=page.party,
        patience_s=None if page.left_ms is None else page.left_ms / 1000,
        walk_s=(page.walk_ms or 0) / 1000,
        comes=page.missed_ms is None,
        returns_after_s=back_s,
    )
