"""Plays a day under a plan: what citizens and operators do, on a clock of its own, through the real core.

Owns the clock and the behaviour of people: they come, wait, walk to the counter or not, are served, give up;
an operator calls as soon as the hand is free, and an idle counter has asked for whoever comes next. Decides
nothing about who that is: each step is a command to `center_hub.core.decide`, as a hub would give it. No
journal and no wire. The same day under the same plan is played the same, to the millisecond.
"""

import heapq
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from msgspec.structs import replace

from center_hub.contract.commands import (
    MOST_IMPORTED,
    AnyCommand,
    Appointment,
    CallNext,
    CancelTicket,
    CheckIn,
    CloseCounter,
    CloseDay,
    ImportAppointments,
    IssueTicket,
    MarkNoShow,
    OpenCounter,
    OpenDay,
    ReturnTicket,
    StartService,
    StoreNext,
    SwitchProfile,
    TransferTicket,
)
from center_hub.contract.replies import AnyOutcome, Issued, Refused
from center_hub.contract.words import CounterState, LegState, Role, ToService
from center_hub.core.decide import adopt, decide, lapsed
from center_hub.core.decision import Occasion
from center_hub.core.events import (
    AnyEvent,
    Event,
    LegBegun,
    Moment,
    Recorded,
    ServiceStarted,
    TicketCalled,
    TicketIssued,
    TicketNotShown,
    TicketTaken,
    TicketTransferred,
)
from center_hub.core.evolve import evolve
from center_hub.core.foresight import AS_PLANNED
from center_hub.core.model import State
from center_hub.core.plan import Plan
from center_hub.simulation.day import Day, Shift, Visit
from center_hub.simulation.ledger import Ledger
from center_hub.simulation.played import Played
from center_hub.simulation.watching import Watcher

LOOK_ROUND_MS = 60_000
"""How often time itself is asked what it has brought about. A hub does each second; nobody here parks."""

Told = Callable[[float], None]
"""Is told how much of the day has been played, 0 to 1."""


class Unplayable(Exception):
    """The day does not fit the plan; the message says what to do."""


def play(day: Day, plan: Plan, told: Told = lambda _: None, watcher: Watcher | None = None) -> Played:
    """What becomes of `day` under `plan`; `watcher` is asked as a hub asks its experience, and learns.

    Nobody signs in and no outcome is said, whatever the rules of the centre: neither changes who waits how
    long. The day closes by its hours, or when nobody is left where it has none.

    Raises:
        Unplayable: a shift is of a counter that the plan has not.
    """
    return _Hall(day, plan, watcher).played(told)


def _played_by(plan: Plan) -> Plan:
    rules = plan.rules
    return replace(
        plan,
        rules=replace(
            rules,
            day=replace(rules.day, opens="by_hand", closes="by_schedule", left_over="expire"),
            calling=replace(rules.calling, sign_in_needed=False),
            finishing=replace(rules.finishing, outcome_needed=False),
        ),
    )


class _Hall:
    """One day going on. `_now` is milliseconds since it was opened."""

    def __init__(self, day: Day, plan: Plan, watcher: Watcher | None = None) -> None:
        self._day = day
        self._watcher = watcher
        self._state = State()
        self._now = 0
        self._moments: list[tuple[int, int, Callable[[], object]]] = []
        self._planned = 0
        self._ledger = Ledger(day)
        self._visits: dict[str, int] = {}
        """Ticket -> the place of its visit in the day."""
        self._missed: set[str] = set()
        """Tickets that have not come once."""
        self._follow: Mapping[type[Event], Callable[[AnyEvent], None]] = {
            TicketIssued: self._after_issue,
            LegBegun: self._after_sending_on,
            TicketTransferred: self._after_sending_on,
            TicketCalled: self._after_call,
            TicketTaken: self._after_start,
            ServiceStarted: self._after_start,
            TicketNotShown: self._after_no_show,
        }
        adopted = adopt(self._state, _played_by(plan), self._occasion())
        if not isinstance(adopted, Refused):
            self._take_in(*adopted)

    def played(self, told: Told) -> Played:
        """The whole day, from the opening to the end."""
        self._open()
        ends_ms = max(1.0, self._day.length_s * 1000)
        while self._moments and self._state.day is not None:
            self._now, _, act = heapq.heappop(self._moments)
            act()
            told(min(1.0, self._now / ends_ms))
        if self._state.day is not None:
            self._give(CloseDay())
        return self._ledger.closed(self._now)

    # The clock, and the way to the core.

    def _at(self, seconds: float, act: Callable[[], object]) -> None:
        """`act` at `seconds` since the opening, after all that was planned for the same moment before."""
        self._planned += 1
        heapq.heappush(self._moments, (max(self._now, round(seconds * 1000)), self._planned, act))

    def _in(self, seconds: float, act: Callable[[], object]) -> None:
        self._at(self._now / 1000 + seconds, act)

    def _give(self, command: AnyCommand, token: str = "") -> AnyOutcome:
        decided = decide(self._state, command, self._occasion(token))
        self._take_in(decided.events, decided.state)
        return decided.outcome

    def _occasion(self, token: str = "") -> Occasion:
        """The one place where the world is told to the core. The help desk may give every class."""
        return Occasion(
            now=Moment(wall=self._day.opens + self._now, steady=self._now),
            date=self._day.date,
            token=token,
            role=Role.HELPDESK,
            schedule=self._day.schedule,
            foresight=self._watcher or AS_PLANNED,
        )

    def _take_in(self, events: tuple[AnyEvent, ...], state: State) -> None:
        before, self._state = self._state, state
        if self._watcher is not None:
            self._show(self._watcher, before, events)
        for event in events:
            self._ledger.note(self._now, event, state)
            follow = self._follow.get(type(event))
            if follow is not None:
                follow(event)

    def _show(self, watcher: Watcher, before: State, events: tuple[AnyEvent, ...]) -> None:
        """One event after the other, as a hub's experience hears them."""
        moment = Moment(wall=self._day.opens + self._now, steady=self._now)
        for event in events:
            recorded = Recorded(before.sequence + 1, moment, event)
            watcher.learn(before, recorded)
            before = evolve(before, recorded)

    # The frame of the day.

    def _open(self) -> None:
        self._give(OpenDay())
        self._import_appointments()
        for shift in self._day.shifts:
            if shift.counter not in self._state.counters:
                raise Unplayable(f"the day has a shift of '{shift.counter}', and the centre no such counter")
            if shift.to_s is not None:
                self._at(shift.to_s, partial(self._give, CloseCounter(counter=shift.counter)))
        for shift in self._day.shifts:  # after all ends, for one shift may begin where another ends
            self._at(shift.from_s, partial(self._begin, shift))
        for index, visit in enumerate(self._day.visits):
            self._at(visit.arrives_s, partial(self._arrive, index))
        if self._day.schedule is not None:
            self._look_round()

    def _import_appointments(self) -> None:
        booked = list(self._appointments())
        for first in range(0, len(booked), MOST_IMPORTED):
            self._give(ImportAppointments(appointments=tuple(booked[first : first + MOST_IMPORTED])))

    def _appointments(self) -> Iterator[Appointment]:
        for index, visit in enumerate(self._day.visits):
            if visit.slot_s is not None:
                slot = self._day.opens + round(visit.slot_s * 1000)
                yield Appointment(code=_code(index), service=visit.legs[0].service, slot=slot)

    def _look_round(self) -> None:
        """What time brings about: the end of the day among it."""
        while (outlook := lapsed(self._state, self._occasion())).events:
            self._take_in(*outlook)
        self._in(LOOK_ROUND_MS / 1000, self._look_round)

    # What operators do.

    def _begin(self, shift: Shift) -> None:
        counter = shift.counter
        profile = shift.profile or self._state.plan.counter[counter].profile
        if profile is not None and self._state.staffing.profile[counter] != profile:
            self._give(SwitchProfile(counter=counter, profile=profile))
        self._give(OpenCounter(counter=counter))
        self._ready(counter)

    def _ready(self, counter: str) -> None:
        """An operator with nobody at the counter calls the next, or whoever comes next."""
        at = self._state.counters[counter]
        if at.state is CounterState.OPEN and at.in_hand is None and counter not in self._state.storing:
            self._give(StoreNext(counter=counter))

    def _meet(self, ticket: str, counter: str) -> None:
        """Somebody has come to the counter, or it is clear that nobody will."""
        if self._state.counters[counter].in_hand != ticket:
            return  # the day was closed meanwhile
        if self._visit(ticket).comes or ticket in self._missed:
            self._give(StartService(counter=counter, ticket=ticket))
            return
        self._give(MarkNoShow(counter=counter, ticket=ticket))
        self._ready(counter)

    def _finish(self, ticket: str, counter: str) -> None:
        """The service is done: on to the next, or to whoever comes."""
        if self._state.counters[counter].in_hand != ticket:
            return
        onward = self._sent_on_to(ticket)
        if onward is None:
            self._give(CallNext(counter=counter, expect=ticket))
        else:
            to = ToService(service=onward)
            self._give(TransferTicket(counter=counter, ticket=ticket, destination=to))
        self._ready(counter)

    def _sent_on_to(self, ticket: str) -> str | None:
        """Where a counter sends this one after all that was asked for at the door."""
        visit, at = self._visit(ticket), self._state.tickets[ticket]
        sent = at.leg - len(visit.legs)
        services = self._state.staffing.counters
        if at.then or not 0 <= sent < len(visit.sent_on) or visit.sent_on[sent].service not in services:
            return None
        return visit.sent_on[sent].service

    # What citizens do.

    def _visit(self, ticket: str) -> Visit:
        return self._day.visits[self._visits[ticket]]

    def _arrive(self, index: int) -> None:
        visit = self._day.visits[index]
        if self._watcher is not None:
            self._watcher.refresh(self._state, self._day.opens + self._now)
        outcome = self._give(self._wish(index, visit), token=str(index))
        if isinstance(outcome, Refused):
            self._ledger.refused(index, outcome.reason)
        elif isinstance(outcome, Issued):
            self._ledger.forecast(outcome.ticket, outcome.wait)

    def _wish(self, index: int, visit: Visit) -> AnyCommand:
        language = self._language
        if visit.slot_s is not None:
            return CheckIn(code=_code(index), language=language, priority=visit.priority)
        return IssueTicket(
            service=visit.legs[0].service,
            language=language,
            then=tuple(leg.service for leg in visit.legs[1:]),
            priority=visit.priority,
            person=f"{index:022d}",
            party=visit.party,
        )

    @property
    def _language(self) -> str:
        return self._state.plan.languages[0] if self._state.plan.languages else "en"

    def _give_up(self, ticket: str, leg: int) -> None:
        at = self._state.tickets[ticket]
        if at.leg == leg and at.state is LegState.WAITING:
            self._give(CancelTicket(ticket=ticket))

    def _return(self, ticket: str) -> None:
        self._missed.add(ticket)
        self._give(ReturnTicket(ticket=ticket))

    # What they do because of what has happened. Plans only: the core is not asked while it answers.

    def _after_issue(self, event: AnyEvent) -> None:
        if isinstance(event, TicketIssued):
            self._visits[event.ticket] = int(event.token)
            self._plan_patience(event.ticket)

    def _after_sending_on(self, event: AnyEvent) -> None:
        if isinstance(event, LegBegun | TicketTransferred):
            self._plan_patience(event.ticket)

    def _plan_patience(self, ticket: str) -> None:
        patience_s = self._visit(ticket).patience_s
        if patience_s is not None:
            self._in(patience_s, partial(self._give_up, ticket, self._state.tickets[ticket].leg))

    def _after_call(self, event: AnyEvent) -> None:
        if isinstance(event, TicketCalled):
            self._in(self._visit(event.ticket).walk_s, partial(self._meet, event.ticket, event.counter))

    def _after_start(self, event: AnyEvent) -> None:
        if isinstance(event, ServiceStarted | TicketTaken):
            self._in(self._takes_s(event.ticket), partial(self._finish, event.ticket, event.counter))

    def _takes_s(self, ticket: str) -> float:
        visit, at = self._visit(ticket), self._state.tickets[ticket]
        if at.leg > len(visit.legs):
            return visit.sent_on[at.leg - len(visit.legs) - 1].takes_s
        return next(leg.takes_s for leg in visit.legs if leg.service == at.service)

    def _after_no_show(self, event: AnyEvent) -> None:
        if isinstance(event, TicketNotShown):
            back_s = self._visit(event.ticket).returns_after_s
            if back_s is not None and event.ticket not in self._missed:
                self._in(back_s, partial(self._return, event.ticket))


def _code(visit: int) -> str:
    """What the citizen of an appointment checks in with."""
    return f"V{visit:07d}"
