"""A long walk through the hall, side by side with the rules told a second time (`naive_hall`).

Whatever is asked, in any order, at any time: both grant and refuse the same, call the same people, and
everybody stands where the other says. Run with `-s` to see how often each thing happened.
"""

import sys
from collections import Counter as Tally
from collections.abc import Iterator, Mapping
from functools import reduce

import pytest
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from msgspec.structs import replace

from center_hub.contract import commands as c
from center_hub.contract.documents import ServiceHours, Span
from center_hub.contract.replies import AnyOutcome, Called, Found, Imported, Issued, Reason, Refused
from center_hub.contract.transitions import EDGES, ENDS, Act
from center_hub.contract.words import (
    CounterState,
    Destination,
    LegState,
    OperatorRole,
    Position,
    Role,
    ToCounter,
    ToProfile,
    ToService,
    Why,
)
from center_hub.core import events as e
from center_hub.core.decide import adopt, decide
from center_hub.core.decision import DaySchedule, Outlook
from center_hub.core.dispatch import next_ticket
from center_hub.core.evolve import evolve
from center_hub.core.model import State, Ticket
from center_hub.core.plan import (
    AppointmentRules,
    CallingRules,
    ClosingRules,
    DayRules,
    FeedbackRules,
    FinishingRules,
    NoShowRules,
    ParkingRules,
    Plan,
    PlannedCounter,
    PlannedOperator,
    PlannedPriority,
    PlannedProfile,
    PlannedService,
    Rules,
)
from center_hub.core.snapshot import freeze, thaw
from tests.support.naive_hall import Answer, Asked, Calendar, NaiveHall, Paper, Visit
from tests.support.small_centre import HOUR, MINUTE, SECOND, Hall

ALL = ("passport", "card", "lost-card", "stamp", "archive", "pension")
PROFILES = (
    PlannedProfile(id="all", services=ALL),
    PlannedProfile(id="cards", services=("card", "lost-card", "stamp")),
    PlannedProfile(id="passports", services=("passport", "pension")),
    PlannedProfile(id="back", services=("archive", "stamp")),
    PlannedProfile(id="night", services=("passport",)),
)
PLAN = Plan(
    services=(
        PlannedService(id="passport", series="P", mean_service_s=540),
        PlannedService(id="card", series="A", mean_service_s=240),
        PlannedService(id="lost-card", series="A", mean_service_s=360, daily_quota=5),
        PlannedService(id="stamp", series="S", mean_service_s=60, after=("card", "passport")),
        PlannedService(id="archive", series="B", mean_service_s=600, back_office=True),
        PlannedService(id="pension", series="D", mean_service_s=300, per_person=1),
        PlannedService(id="orphan", series="Z"),
    ),
    counters=(
        PlannedCounter(id="c1", zone="a", services=ALL, profile="all", profiles=("cards", "back")),
        PlannedCounter(
            id="c2", zone="a", services=PROFILES[1].services, profile="cards", profiles=("all", "back")
        ),
        PlannedCounter(
            id="c3", zone="b", services=PROFILES[2].services, profile="passports", profiles=("all",)
        ),
        PlannedCounter(id="c4", zone="b", services=("archive", "card"), profiles=("cards",)),
    ),
    profiles=PROFILES,
    priorities=(
        PlannedPriority(id="elderly", head_start_s=60, at_kiosk=True),
        PlannedPriority(id="veteran", head_start_s=15, at_kiosk=False),
    ),
    operators=(
        PlannedOperator(id="op-1", role=OperatorRole.OPERATOR),
        PlannedOperator(id="op-2", role=OperatorRole.SUPERVISOR),
    ),
    reasons=("helped", "mistake"),
    outcomes=("done", "papers-missing"),
    languages=("az", "en"),
)


def _without_c4(plan: Plan) -> Plan:
    return replace(plan, counters=tuple(one for one in plan.counters if one.id != "c4"))


def _without_pension(plan: Plan) -> Plan:
    def less(services: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in services if one != "pension")

    return replace(
        plan,
        services=tuple(one for one in plan.services if one.id != "pension"),
        counters=tuple(replace(one, services=less(one.services)) for one in plan.counters),
        profiles=tuple(replace(one, services=less(one.services)) for one in plan.profiles),
    )


def _busier_c3(plan: Plan) -> Plan:
    profiles = (
        replace(one, services=("passport", "pension", "card")) if one.id == "passports" else one
        for one in plan.profiles
    )
    return replace(plan, profiles=tuple(profiles))


def _settled_c2(plan: Plan) -> Plan:
    counters = (replace(one, profiles=()) if one.id == "c2" else one for one in plan.counters)
    return replace(plan, counters=tuple(counters))


PLANS = (PLAN, _without_c4(PLAN), _without_pension(PLAN), _busier_c3(PLAN), _settled_c2(PLAN))

RULES = st.builds(
    Rules,
    day=st.builds(
        DayRules,
        opens=st.sampled_from(["by_hand", "by_schedule"]),
        closes=st.sampled_from(["by_hand", "by_schedule"]),
        left_over=st.sampled_from(["expire", "carry"]),
        closes_at_latest_s=st.just(600),
    ),
    appointments=st.builds(
        AppointmentRules,
        early_limit_s=st.just(1800),
        late_limit_s=st.just(300),
        late=st.sampled_from(["cancel", "queue"]),
    ),
    calling=st.builds(
        CallingRules,
        recalls=st.integers(1, 2),
        recall_pause_s=st.sampled_from([0, 3]),
        out_of_order=st.sampled_from(["supervisor", "operator", "operator", "nobody"]),
        sign_in_needed=st.booleans(),
    ),
    no_show=st.builds(
        NoShowRules,
        may_return_within_s=st.just(300),
        returns=st.integers(0, 2),
        position=st.sampled_from(Position),
    ),
    parking=st.builds(ParkingRules, limit_s=st.sampled_from([120, 900]), most=st.just(2)),
    closing=st.builds(ClosingRules, when_full=st.booleans()),
    finishing=st.builds(FinishingRules, outcome_needed=st.booleans()),
    feedback=st.just(FeedbackRules(within_s=600)),
)

COUNTERS = ("c1", "c2", "c3", "c4")
AT = st.sampled_from((*COUNTERS * 6, "c9"))
PICK = st.integers(0, 63)
"""Which of those that are there; from 60 on, one that is not."""
SERVICE = st.sampled_from((*ALL * 3, "orphan", "nonsense"))
POSITION = st.sampled_from(Position)
PRIORITY = st.sampled_from((None, None, None, "elderly", "elderly", "veteran", "nonsense"))
REASON = st.sampled_from(("helped",) * 8 + ("nonsense",))
OUTCOME = st.sampled_from(("done", "done", None, "nonsense"))
NOTE = st.sampled_from(("",) * 5 + ("paper 17 missing", "call 050 123 45", "a@b"))
CODES = ("AAAA", "BBBB", "CCCC", "DDDD", "EEEE", "FFFF")
CODE = st.sampled_from(CODES)
PERSON = st.sampled_from((None, "A" * 22, "B" * 22, "C" * 22))
CITIZEN = st.sampled_from((Role.KIOSK, Role.HELPDESK))
BY = st.sampled_from((*COUNTERS, "c9", "all", "cards", "back", "night", "nonsense", *("",) * 6))
"""To a counter, to a profile, or to any counter of a service."""

Kinds = set[type[e.Event]]
CLOSING: Kinds = {
    e.TicketCancelled,
    e.TicketUnparked,
    e.TicketCarried,
    e.AppointmentCancelled,
    e.DayClosed,
    e.CounterClosed,
}
FINISHING: Kinds = {e.ServiceFinished, e.LegBegun}
CALLING: Kinds = {e.TicketCalled, e.TicketTaken}
Cause = type[c.Command] | type[Plan] | None
CAUSES: Mapping[Cause, Kinds] = {
    Plan: {e.PlanAdopted},
    None: CLOSING | FINISHING | {e.ClockStepped, e.DayOpened, e.TicketNotShown, e.TicketReturned},
    c.OpenDay: {e.DayOpened},
    c.CloseDay: CLOSING,
    c.TrustClock: {e.ClockTrusted},
    c.SuspendService: {e.ServiceSuspended},
    c.ResumeService: {e.ServiceResumed},
    c.IssueTicket: {e.TicketIssued},
    c.CheckIn: {e.TicketIssued},
    c.FindTicket: set(),
    c.CancelTicket: {e.TicketCancelled},
    c.ReturnTicket: {e.TicketReturned},
    c.ReprintTicket: {e.TicketReprinted},
    c.MoveTicket: {e.TicketMoved},
    c.ChangePriority: {e.PriorityChanged},
    c.MergeTickets: {e.TicketsMerged},
    c.ImportAppointments: {e.AppointmentsImported},
    c.CancelAppointment: {e.AppointmentCancelled},
    c.SignIn: {e.OperatorSignedIn, e.SignInFailed},
    c.SignOut: {e.OperatorSignedOut},
    c.OpenCounter: {e.CounterOpened, e.LeavePlanned},
    c.PauseCounter: {e.CounterPaused, e.LeavePlanned},
    c.CloseCounter: {e.CounterClosed, e.LeavePlanned},
    c.SwitchProfile: {e.ProfileSwitched},
    c.StoreNext: CALLING | {e.NextStored},
    c.CallNext: FINISHING | CALLING,
    c.CallTicket: FINISHING | CALLING | {e.TicketUnparked},
    c.ServeWithoutTicket: FINISHING | {e.TicketIssued, e.TicketTaken},
    c.Recall: {e.TicketRecalled},
    c.StartService: {e.ServiceStarted},
    c.FinishService: FINISHING,
    c.MarkNoShow: {e.TicketNotShown},
    c.TransferTicket: {e.TicketTransferred},
    c.ParkTicket: {e.TicketParked},
    c.SetAside: {e.TicketParked},
    c.UnparkTicket: {e.TicketUnparked},
    c.GiveFeedback: {e.FeedbackGiven},
}
"""[I24] What a command may cause itself, and a new plan, and the passing of time (None)."""

ACTS: Mapping[type[e.Event], Act] = {
    e.TicketCalled: Act.CALL,
    e.TicketTaken: Act.TAKE,
    e.TicketRecalled: Act.RECALL,
    e.ServiceStarted: Act.START,
    e.TicketNotShown: Act.NO_SHOW,
    e.TicketReturned: Act.COME_BACK,
    e.ServiceFinished: Act.FINISH,
    e.LegBegun: Act.NEXT_LEG,
    e.TicketTransferred: Act.TRANSFER,
    e.TicketMoved: Act.MOVE,
    e.PriorityChanged: Act.MOVE,
    e.TicketUnparked: Act.UNPARK,
    e.TicketCancelled: Act.CANCEL,
}
OVER_NIGHT = (
    e.PlanAdopted,
    e.DayOpened,
    e.AppointmentsImported,
    e.AppointmentCancelled,
    e.ServiceSuspended,
    e.ServiceResumed,
    e.CounterOpened,
    e.CounterPaused,
    e.CounterClosed,
    e.ProfileSwitched,
    e.OperatorSignedIn,
    e.OperatorSignedOut,
    e.SignInFailed,
)

REACHED: Tally[str] = Tally()
"""How often each thing happened in this run."""


def _follows(event: e.AnyEvent) -> bool:
    """Whether `event` may follow from others whatever was asked."""
    if isinstance(event, e.TicketCalled | e.TicketTaken):
        return event.why is Why.STORED_NEXT
    if isinstance(event, e.TicketMoved):
        return event.reason is None
    return isinstance(event, e.CounterPaused | e.CounterClosed)


def _moves(event: e.AnyEvent) -> Iterator[tuple[str, Act]]:
    """Which tickets `event` moves along the table of transitions, and how."""
    if isinstance(event, e.TicketsMerged):
        yield from ((one, Act.MERGE) for one in event.tickets)
    elif isinstance(event, e.TicketParked):
        yield event.ticket, Act.SET_ASIDE if event.counter is None else Act.PARK
    elif type(event) in ACTS:
        yield getattr(event, "ticket", ""), ACTS[type(event)]


class Chronicle:
    """What the events alone tell of the hall; each new one is held against the invariants."""

    def __init__(self) -> None:
        self.legs: dict[str, LegState] = {}
        self.numbers: dict[str, int] = {}
        self.carried: set[str] = set()
        self.joined: dict[str, tuple[tuple[str, str | None], int]] = {}
        self.day_open = False
        self.steady = 0

    def read(self, recorded: e.Recorded, kind: Cause) -> None:
        """One more event, caused by a command of `kind`."""
        event = recorded.event
        REACHED[f"event {type(event).__struct_config__.tag}"] += 1
        assert type(event) in CAUSES[kind] or _follows(event), (kind, event)
        self._at_its_time(recorded)
        self._in_its_turn(event)
        for ticket, act in _moves(event):
            assert self.legs[ticket] in EDGES[act].sources, (self.legs[ticket], event)
            self.legs[ticket] = EDGES[act].target
        self._joins(recorded)
        self._numbered(event)

    def _at_its_time(self, recorded: e.Recorded) -> None:
        """[I15, I16] The timeline never falls; nothing happens to a ticket over night."""
        event = recorded.event
        assert recorded.moment.steady >= self.steady
        self.steady = recorded.moment.steady
        assert self.day_open or isinstance(event, OVER_NIGHT), event
        self.day_open = isinstance(event, e.DayOpened) or (
            self.day_open and not isinstance(event, e.DayClosed)
        )

    def _in_its_turn(self, event: e.AnyEvent) -> None:
        """[I8] In a service and class, who came in by the entrance is called as they came."""
        if isinstance(event, e.TicketCalled | e.TicketTaken) and event.ticket in self.joined:
            line, order = self.joined[event.ticket]
            if event.why not in (Why.CHOSEN, Why.WITHOUT_TICKET):
                others = self.joined.items()
                earlier = [one for one, (theirs, came) in others if theirs == line and came < order]
                assert not earlier, (event, earlier)

    def _joins(self, recorded: e.Recorded) -> None:
        event = recorded.event
        for ticket, _ in _moves(event):
            self.joined.pop(ticket, None)
        if isinstance(event, e.TicketIssued):
            self.legs[event.ticket] = LegState.WAITING
            if event.slot is None:
                self.joined[event.ticket] = ((event.service, event.priority), recorded.sequence)

    def _numbered(self, event: e.AnyEvent) -> None:
        """[I1, I14] Numbers rise one by one, over those that were carried from another day."""
        if isinstance(event, e.DayOpened):
            self.legs = {ticket: leg for ticket, leg in self.legs.items() if leg not in ENDS}
            self.carried = {ticket.partition("-")[2] for ticket in self.legs}
            self.numbers = {}
        elif isinstance(event, e.TicketIssued):
            last = self.numbers.get(event.series, 0)
            skipped = {f"{event.series}{number:03d}" for number in range(last + 1, event.number)}
            assert event.number > last
            assert skipped <= self.carried
            assert f"{event.series}{event.number:03d}" not in self.carried
            self.numbers[event.series] = event.number


def _as_core(ticket: Ticket) -> tuple[object, ...]:
    return (
        ticket.state,
        ticket.service,
        ticket.place,
        ticket.priority,
        ticket.slot,
        ticket.appointment,
        ticket.party,
        ticket.then,
        ticket.returns,
        ticket.leg,
        ticket.counter,
        Why.FIRST_COME if ticket.why is Why.HEAD_START else ticket.why,
        ticket.attempt,
        ticket.announced_at,
        ticket.called_at,
        ticket.serving_at,
        ticket.missed,
        ticket.ended_at,
        ticket.back_at,
        ticket.served_by,
        ticket.served_at,
        ticket.rated,
        ticket.queued_at,
        ticket.token,
    )


def _as_model(visit: Visit) -> tuple[object, ...]:
    return (
        visit.state,
        visit.service,
        visit.place,
        visit.priority,
        visit.slot,
        visit.appointment,
        visit.party,
        tuple(visit.then),
        tuple(visit.returns),
        visit.leg,
        visit.counter,
        visit.why,
        visit.attempt,
        visit.announced_at,
        visit.called_at,
        visit.serving_at,
        visit.missed,
        visit.ended_at,
        visit.back_at,
        visit.served_by,
        visit.served_at,
        visit.rated,
        visit.queued_at,
        visit.token,
    )


def _same_tickets(state: State, model: NaiveHall) -> None:
    assert set(state.tickets) == set(model.visits)
    for visit in model.visits.values():
        ticket = state.tickets[visit.id]
        core, naive = _as_core(ticket), _as_model(visit)
        assert core == naive, visit.id
        times = [
            ticket.queued_at,
            ticket.called_at or ticket.queued_at,
            ticket.serving_at or ticket.called_at or ticket.queued_at,
        ]
        assert ticket.issued_at <= times[0] <= times[1] <= times[2] <= model.now  # [I16]


def _same_counters(state: State, model: NaiveHall) -> None:
    assert set(state.counters) == set(model.desks)
    for desk in model.desks.values():
        at = state.counters[desk.id]
        assert (
            at.state,
            at.in_hand,
            at.served,
            at.operator,
            at.operator_role,
            at.then,
            list(at.parked),
            at.just_served,
            state.staffing.profile[at.id],
            list(state.staffing.takes[at.id]),
        ) == (
            desk.state,
            desk.in_hand,
            desk.served,
            desk.operator,
            desk.role,
            desk.then,
            desk.parked,
            desk.just_served,
            model.profile_at(desk.id),
            list(model.takes(desk.id)),
        ), desk.id
    assert list(state.storing) == model.storing


def _same_day(state: State, model: NaiveHall) -> None:
    day, naive = state.day, model.day
    assert (day is None) == (naive is None)
    if day is not None and naive is not None:
        assert (day.ordinal, day.date, day.closes, day.hours) == (
            naive.ordinal,
            naive.date,
            naive.closes,
            naive.hours,
        )
    assert state.clock(model.now, model.wall) == model.clock
    assert (state.last_day, state.last_scheduled) == (model.last_day, model.last_scheduled)
    assert dict(state.last_number.items()) == model.last_number
    assert dict(state.issued.items()) == model.issued
    assert dict(state.persons.items()) == {f"{who} {what}": n for (who, what), n in model.persons.items()}
    assert dict(state.suspended.items()) == model.suspended
    bookings = {
        one.code: (one.service, one.slot, one.priority, "late" if one.late else str(one.state), one.ticket)
        for one in state.bookings.values()
    }
    assert bookings == {
        one.code: (one.service, one.slot, one.priority, one.state, one.ticket)
        for one in model.bookings.values()
    }


class HallWalk(RuleBasedStateMachine):
    """Both halls, side by side."""

    hall: Hall
    model: NaiveHall

    @initialize(
        rules=RULES,
        staffed=st.booleans(),
        closes=st.sampled_from((None, 20 * MINUTE, 3 * HOUR)),
        first=st.lists(st.sampled_from(ALL), max_size=6),
    )
    def morning(self, rules: Rules, staffed: bool, closes: int | None, first: list[str]) -> None:  # noqa: FBT001 - drawn
        plan = replace(PLAN, rules=rules)
        self.hall = Hall(plan)
        self.model = NaiveHall(plan, self.hall.now, self.hall.wall)
        self.model.date = self.hall.date
        self.chronicle = Chronicle()
        self.chronicle.read(self.hall.recorded[0], Plan)
        self.lines: dict[str, object] = {}
        self.steps = 0
        self.hurry = 0
        self.calendar(closes=closes, late=False, own_hours=len(first) > 3)
        self._give(c.OpenDay(), Role.MANAGER)
        for index, counter in enumerate(COUNTERS):
            if staffed:
                operator = f"op-{index % 2 + 1}"
                self._give(c.SignIn(counter=counter, operator=operator, pin="1234"), Role.COUNTER, pin=True)
            self._give(c.OpenCounter(counter=counter), Role.COUNTER)
        for service in first:
            self._give(c.IssueTicket(service=service, language="az", person="A" * 22), Role.KIOSK)

    # Asking both, and comparing.

    def _give(self, command: c.AnyCommand, role: Role, *, pin: bool = False) -> None:
        self._pass(0 if self.hurry else SECOND)
        self.hurry = max(0, self.hurry - 1)
        before, written = self.hall.state, len(self.hall.recorded)
        self.hall.given += 1
        decided = decide(before, command, self.hall._occasion(role, pin_right=pin))
        self.hall.given -= 1
        outcome = self.hall.give(command, role, pin_right=pin, after=0)
        recorded = self.hall.recorded[written:]
        happened = tuple(one.event for one in recorded)
        assert (decided.outcome, decided.events) == (outcome, happened)  # [I4]
        answer = self.model.give(command, Asked(role, token=f"t{self.hall.given:021}", pin_right=pin))
        self._count(command, outcome)
        _agree(outcome, answer)
        _one_press_calls_one(command, happened)
        self._compare(recorded, type(command))

    def _count(self, command: c.AnyCommand, outcome: AnyOutcome) -> None:
        kind = type(command).__struct_config__.tag
        if isinstance(outcome, Refused):
            REACHED[f"refused {outcome.reason}"] += 1
            REACHED[f"command {kind} refused"] += 1
            note(f"-> refused: {outcome.reason}")
        else:
            REACHED[f"command {kind} granted"] += 1

    def _pass(self, milliseconds: int) -> None:
        self.hall.pass_by(milliseconds)
        self.model.now, self.model.wall = self.hall.now, self.hall.wall

    def _compare(self, recorded: list[e.Recorded], kind: Cause) -> None:
        for one in recorded:
            self.chronicle.read(one, kind)
        state, model = self.hall.state, self.model
        self._same_legs()
        _same_tickets(state, model)
        _same_counters(state, model)
        _same_day(state, model)
        self._same_lines()
        self.steps += 1
        self._same_next(COUNTERS[self.steps % len(COUNTERS)])

    def _same_legs(self) -> None:
        """[I10, I11] Each ticket is in the one state to which its events have brought it."""
        tickets = self.hall.state.tickets
        assert {one.id: one.state for one in tickets.values()} == self.chronicle.legs

    def _same_lines(self) -> None:
        queues = self.hall.state.queues
        for place in queues:
            if self.lines.get(place) is not queues[place]:
                self._same_line(place)
        self.lines = dict(queues.items())

    def _same_line(self, place: str) -> None:
        """[I8] Each lane is in the order of the model, all the way down."""
        queue = self.hall.state.queues[place]
        people = sorted(self.model.waiting([place]), key=self.model.turn)
        lanes = {lane: [ticket for _, ticket in line] for lane, line in queue.lines.items()}
        for (priority, booked, onward), tickets in lanes.items():
            assert tickets == [
                one.id
                for one in people
                if (one.priority or "", one.slot is not None, one.leg > 1) == (priority, booked, onward)
            ], place
        assert sum(map(len, lanes.values())) == len(people)

    def _same_next(self, counter: str) -> None:
        """[I7] Whoever would be called is who the model would call."""
        if counter in self.model.desks:
            choice = next_ticket(self.hall.state, counter, self.model.clock)
            naive = self.model.next_at(counter)
            assert (choice and choice.ticket) == (naive and naive.id), counter

    # Choosing among what is there.

    def _ticket(self, pick: int, *states: LegState) -> str:
        if pick >= 62:
            return "9-Z999"
        visits = self.model.visits.values()
        wanted = [one.id for one in visits if one.state in states] if pick < 56 else []
        some = wanted or [one.id for one in visits] or ["9-Z999"]
        return some[pick % len(some)]

    def _held(self, counter: str, pick: int) -> str | None:
        if pick >= 60:
            return None if pick == 60 else self._ticket(pick - 8)
        desk = self.model.desks.get(counter)
        return None if desk is None else desk.in_hand

    def _in_hand(self, counter: str, pick: int) -> str:
        return self._held(counter, pick) or self._ticket(pick, LegState.CALLED, LegState.SERVING)

    def _token(self, ticket: str, pick: int) -> str | None:
        visit = self.model.visits.get(ticket)
        return "nonsense" if visit is None or pick >= 56 else visit.token

    def _appointment(self, pick: int) -> str:
        """Mostly one that is open, if need be one just promised."""
        some = [one.code for one in self.model.bookings.values() if one.state == "open"]
        if pick < 40 and not some:
            self.import_appointments([(CODES[pick % len(CODES)], ALL[pick % len(ALL)], pick * 20, None)])
        some = some or [CODES[pick % len(CODES)]]
        return some[pick % len(some)] if pick < 56 else CODES[pick % len(CODES)]

    def _destination(self, by: str, service: str | None) -> Destination:
        if by in (*COUNTERS, "c9"):
            return ToCounter(counter=by, service=service)
        if by:
            return ToProfile(profile=by, service=service)
        return ToService(service=service or "card")

    # Time.

    @rule(seconds=st.sampled_from((0, 1, 5, 20, 60, 120, 300, 300, 900, 3600)))
    def wait(self, seconds: int) -> None:
        self._pass(seconds * SECOND)
        self._lapse()

    def _lapse(self) -> None:
        written = len(self.hall.recorded)
        self.hall.wait(0)
        self.model.lapse()
        self._compare(self.hall.recorded[written:], None)

    @rule(pick=PICK, off=st.sampled_from((-1, 0, 0, 1)), role=CITIZEN)
    def wait_for_the_moment(self, pick: int, off: int, role: Role) -> None:
        """To the millisecond at which something begins or ends to be granted; then somebody tries."""
        deeds = self._moments()
        later = [(moment + off, deed) for moment, deed in deeds if moment + off > self.model.now]
        if later:
            moment, deed = later[pick % len(later)]
            self._pass(moment - self.model.now)
            self._lapse()
            self.hurry = 2
            citizen = isinstance(deed, c.CheckIn | c.IssueTicket)
            self._give(deed, role if citizen else Role.KIOSK)
            for counter in COUNTERS:
                self._same_next(counter)

    def _moments(self) -> list[tuple[int, c.AnyCommand]]:
        """When each time limit is over, on the hub's timeline, and who would be touched by it."""
        rules, ahead_ms = self.model.plan.rules, self.model.clock - self.model.now
        limits = rules.appointments
        found: list[tuple[int, c.AnyCommand]] = []
        for booking in self.model.bookings.values():
            check_in = c.CheckIn(code=booking.code, language="az")
            slot = booking.slot - ahead_ms
            found += [(slot - limits.early_limit_s * SECOND, check_in)] * (booking.state == "open")
            found += [(slot, check_in), (slot + limits.late_limit_s * SECOND, check_in)]
        for visit in self.model.visits.values():
            if visit.state is LegState.GONE:
                back = c.ReturnTicket(ticket=visit.id, token=visit.token)
                found.append(((visit.ended_at or 0) + rules.no_show.may_return_within_s * SECOND, back))
            if visit.served_at is not None and not visit.rated:
                rate = c.GiveFeedback(ticket=visit.id, score=5, token=visit.token)
                found.append((visit.served_at + rules.feedback.within_s * SECOND, rate))
        if self.model.day is not None:
            spans = [span for own in self.model.day.hours for span in own.spans]
            edges = [edge for span in spans for edge in (span.begins, span.ends)]
            edges += [] if self.model.day.closes is None else [self.model.day.closes]
            enter = c.IssueTicket(service="passport", language="az")
            found += [(edge - ahead_ms, enter) for edge in edges]
        return found

    @rule(
        by=st.sampled_from((5 * SECOND, -5 * SECOND, HOUR, -HOUR, 24 * HOUR, -24 * HOUR)),
        noticed=st.booleans(),
    )
    def step_the_wall_clock(self, by: int, noticed: bool) -> None:  # noqa: FBT001 - drawn
        self.hall.wall += by
        self._pass(0)
        if noticed:
            self._lapse()

    @rule(
        closes=st.sampled_from((None, 5 * MINUTE, 20 * MINUTE, 3 * HOUR)),
        late=st.booleans(),
        own_hours=st.booleans(),
    )
    def calendar(self, closes: int | None, late: bool, own_hours: bool) -> None:  # noqa: FBT001 - drawn
        """The calendar says something else: a later date, other hours, or nothing."""
        if closes is None:
            self.hall.schedule = self.model.calendar = None
            return
        wall = self.hall.wall
        date = f"2026-11-{21 + (self.model.last_day + late) % 9}"
        spans = (Span(wall - HOUR, wall + MINUTE), Span(wall + 10 * MINUTE, wall + 2 * HOUR))
        hours = (ServiceHours(service="passport", spans=spans),) if own_hours else ()
        self.hall.date = self.model.date = date
        opens = wall + (5 * MINUTE if late else -HOUR)
        self.hall.schedule = DaySchedule(date=date, opens=opens, closes=wall + closes, hours=hours)
        self.model.calendar = Calendar(date=date, opens=opens, closes=wall + closes, hours=hours)

    @rule()
    def open_day(self) -> None:
        self._give(c.OpenDay(), Role.MANAGER)

    @rule(pick=PICK)
    def close_day(self, pick: int) -> None:
        """Sometimes with somebody still at a counter; mostly another day begins at once."""
        if pick % 4:
            self._hands_emptied()
        self._give(c.CloseDay(), Role.MANAGER)
        if pick % 16:
            closes = (None, 5 * MINUTE, 10 * MINUTE, 3 * HOUR)[pick // 16]
            self.calendar(closes, late=True, own_hours=pick % 2 == 0)
            self._give(c.OpenDay(), Role.MANAGER)

    def _hands_emptied(self) -> None:
        for counter, desk in self.model.desks.items():
            visit = self.model.visits.get(desk.in_hand or "")
            if visit is not None and visit.state is LegState.CALLED:
                self._give(c.MarkNoShow(counter=counter, ticket=visit.id), Role.COUNTER)
            elif visit is not None:
                finish = c.FinishService(counter=counter, ticket=visit.id, outcome="done")
                self._give(finish, Role.COUNTER)

    @rule(
        minutes=st.integers(3, 15),
        closed=st.lists(st.sampled_from(COUNTERS), max_size=3),
        services=st.lists(st.sampled_from(ALL), min_size=4, max_size=8),
    )
    def busy_evening(self, minutes: int, closed: list[str], services: list[str]) -> None:
        """A day soon to end, few counters and many people."""
        self._hands_emptied()
        if self.model.day is not None:
            self._give(c.CloseDay(), Role.MANAGER)
        self.calendar(minutes * MINUTE, late=True, own_hours=False)
        self._give(c.OpenDay(), Role.MANAGER)
        for counter in closed:
            self._give(c.CloseCounter(counter=counter), Role.COUNTER)
        self.rush(services, elderly=False)

    @rule()
    def trust_clock(self) -> None:
        self._give(c.TrustClock(), Role.MANAGER)

    @rule(plan=st.sampled_from(PLANS), keeps=st.booleans(), rules=RULES, then=st.sampled_from(ALL))
    def adopt(self, plan: Plan, keeps: bool, rules: Rules, then: str) -> None:  # noqa: FBT001 - drawn
        """The hub is started again on another configuration, mostly while somebody has more to do."""
        if then != "card":
            self.journey(["card", then])
        now = replace(plan, rules=self.model.plan.rules if keeps else rules)
        written = len(self.hall.recorded)
        adopted = adopt(self.hall.state, now, self.hall._occasion(Role.MANAGER))
        answer = self.model.adopt(now)
        assert isinstance(adopted, Refused) == (answer.reason is not None), adopted
        REACHED[f"plan {'refused' if isinstance(adopted, Refused) else 'adopted'}"] += 1
        if isinstance(adopted, Outlook):
            self.hall.adopt(now)
        for one in self.hall.recorded[written:]:
            self.chronicle.read(one, Plan)
        self._compare([], None)

    @rule(
        service=SERVICE,
        then=st.lists(SERVICE, max_size=2).map(tuple),
        priority=PRIORITY,
        person=PERSON,
        party=st.sampled_from((1, 1, 2, 7)),
        role=CITIZEN,
    )
    def issue(
        self,
        service: str,
        then: tuple[str, ...],
        priority: str | None,
        person: str | None,
        party: int,
        role: Role,
    ) -> None:
        self._give(
            c.IssueTicket(
                service=service, language="az", then=then, priority=priority, person=person, party=party
            ),
            role,
        )

    @rule(services=st.lists(st.sampled_from(ALL), min_size=1, max_size=4), elderly=st.booleans())
    def rush(self, services: list[str], elderly: bool) -> None:  # noqa: FBT001 - drawn
        """Several come in at once."""
        for service in services:
            self.come_in(service, elderly)

    @rule(services=st.lists(st.sampled_from(ALL), min_size=2, max_size=5, unique=True))
    def journey(self, services: list[str]) -> None:
        """Somebody wants several things."""
        first, *then = services
        person = f"{self.hall.given:022d}"
        self._give(
            c.IssueTicket(service=first, language="az", then=tuple(then), person=person), Role.HELPDESK
        )

    @rule(service=st.sampled_from(ALL), elderly=st.booleans())
    def come_in(self, service: str, elderly: bool) -> None:  # noqa: FBT001 - drawn
        """Most who come want one service."""
        priority = "elderly" if elderly else None
        self._give(
            c.IssueTicket(
                service=service, language="az", priority=priority, person=f"{self.hall.given:022d}"
            ),
            Role.KIOSK,
        )

    @rule(pick=PICK, priority=PRIORITY, role=CITIZEN)
    def check_in(self, pick: int, priority: str | None, role: Role) -> None:
        code = self._appointment(pick)
        self._give(c.CheckIn(code=code, language="az", priority=priority), role)

    @rule(pick=PICK, off=st.sampled_from((0, 1, 1)))
    def come_late(self, pick: int, off: int) -> None:
        """At the last millisecond of an appointment, or at the first after it."""
        booking = self.model.bookings.get(self._appointment(pick))
        if booking is not None and booking.state == "open":
            over = booking.slot + self.model.plan.rules.appointments.late_limit_s * SECOND + off
            self._pass(max(0, over - self.model.clock))
            self.hurry = 1
            self._give(c.CheckIn(code=booking.code, language="az"), Role.KIOSK)

    @rule(pick=PICK, by=st.integers(0, 4), role=CITIZEN)
    def find(self, pick: int, by: int, role: Role) -> None:
        ticket = self._ticket(pick)
        visit = self.model.visits.get(ticket)
        if visit is None:
            names = [ticket, "Z 999", "z999", "nonsense", "FFFF"]
        else:
            shown = f"{visit.series} {visit.number:03d}"
            names = [ticket, shown, f"{visit.series.lower()}{visit.number}", visit.token]
            names.append(visit.appointment or shown.replace(" ", ""))
        self._give(c.FindTicket(wanted=names[by]), role)

    @rule(pick=PICK, role=CITIZEN)
    def cancel(self, pick: int, role: Role) -> None:
        ticket = self._ticket(pick, LegState.WAITING, LegState.PARKED)
        self._give(c.CancelTicket(ticket=ticket, token=self._token(ticket, pick)), role)

    @rule(pick=PICK, role=CITIZEN)
    def come_back(self, pick: int, role: Role) -> None:
        if pick % 2 and not any(one.state is LegState.GONE for one in self.model.visits.values()):
            self.no_show(COUNTERS[pick % 4], pick)
        ticket = self._ticket(pick, LegState.GONE)
        self._give(c.ReturnTicket(ticket=ticket, token=self._token(ticket, pick)), role)

    @rule(pick=PICK)
    def reprint(self, pick: int) -> None:
        self._give(c.ReprintTicket(ticket=self._ticket(pick)), Role.HELPDESK)

    @rule(pick=PICK, by=BY, service=st.none() | SERVICE, position=POSITION, reason=REASON)
    def move(self, pick: int, by: str, service: str | None, position: Position, reason: str) -> None:
        booked = [v.id for v in self.model.visits.values() if v.slot and v.state is LegState.WAITING]
        ticket = booked[0] if booked and pick % 3 == 0 else self._ticket(pick, LegState.WAITING)
        service = self.model.visits[ticket].service if ticket in booked and pick % 2 else service
        self._give(
            c.MoveTicket(
                ticket=ticket,
                destination=self._destination(by, service),
                position=position,
                reason=reason,
            ),
            Role.HELPDESK,
        )

    @rule(pick=PICK, priority=PRIORITY, reason=REASON)
    def change_priority(self, pick: int, priority: str | None, reason: str) -> None:
        ticket = self._ticket(pick, LegState.WAITING)
        self._give(c.ChangePriority(ticket=ticket, priority=priority, reason=reason), Role.HELPDESK)

    @rule(into=PICK, others=st.lists(PICK, min_size=1, max_size=3))
    def merge(self, into: int, others: list[int]) -> None:
        states = (LegState.WAITING, LegState.PARKED)
        tickets = tuple(self._ticket(one, *states) for one in others)
        self._give(c.MergeTickets(into=self._ticket(into, *states), tickets=tickets), Role.HELPDESK)

    @rule(
        some=st.lists(
            st.tuples(CODE, SERVICE, st.sampled_from((-400, -10, 0, 60, 900, 1700, 3000)), PRIORITY),
            min_size=1,
            max_size=3,
        )
    )
    def import_appointments(self, some: list[tuple[str, str, int, str | None]]) -> None:
        clock = self.model.clock
        appointments = tuple(
            c.Appointment(code=code, service=service, slot=clock + offset * SECOND, priority=priority)
            for code, service, offset, priority in some
        )
        if appointments:
            self._give(c.ImportAppointments(appointments=appointments), Role.MANAGER)

    @rule()
    def import_the_same_again(self) -> None:
        known = tuple(
            c.Appointment(code=one.code, service=one.service, slot=one.slot, priority=one.priority)
            for one in self.model.bookings.values()
        )
        if known:
            self._give(c.ImportAppointments(appointments=known), Role.MANAGER)

    @rule(pick=PICK)
    def cancel_appointment(self, pick: int) -> None:
        self._give(c.CancelAppointment(code=self._appointment(pick)), Role.MANAGER)

    @rule(
        service=SERVICE,
        message=st.sampled_from(({"az": "Yox", "en": "No"}, {"az": "Bitdi", "en": "Over"}, {"az": "Yox"})),
    )
    def suspend(self, service: str, message: dict[str, str]) -> None:
        self._give(c.SuspendService(service=service, message=message), Role.MANAGER)

    @rule(pick=PICK)
    def resume(self, pick: int) -> None:
        known = [*self.model.suspended, "card"] if pick >= 50 else [*self.model.suspended] or ["card"]
        self._give(c.ResumeService(service=known[pick % len(known)]), Role.MANAGER)

    @rule(pick=PICK)
    def set_aside(self, pick: int) -> None:
        self._give(c.SetAside(ticket=self._ticket(pick, LegState.WAITING)), Role.HELPDESK)

    @rule(pick=PICK)
    def unpark(self, pick: int) -> None:
        self._give(c.UnparkTicket(ticket=self._ticket(pick, LegState.PARKED)), Role.HELPDESK)

    @rule(pick=PICK, panel=st.booleans(), role=st.sampled_from((Role.KIOSK, Role.COUNTER, Role.HELPDESK)))
    def rate(self, pick: int, panel: bool, role: Role) -> None:  # noqa: FBT001 - drawn
        served = [one.id for one in self.model.visits.values() if one.served_by]
        ticket = served[pick % len(served)] if served and pick < 60 else self._ticket(pick)
        visit = self.model.visits.get(ticket)
        counter = visit.served_by or "c1" if visit is not None and panel and pick < 56 else None
        token = None if panel else self._token(ticket, pick)
        self._give(c.GiveFeedback(ticket=ticket, score=4, counter=counter, token=token), role)

    # At a counter.

    @rule(at=AT, operator=st.sampled_from(("op-1", "op-2", "op-2", "nobody")), right=st.booleans())
    def sign_in(self, at: str, operator: str, right: bool) -> None:  # noqa: FBT001 - drawn
        self._give(c.SignIn(counter=at, operator=operator, pin="1234"), Role.COUNTER, pin=right)

    @rule(at=AT, times=st.integers(5, 6))
    def guess_the_pin(self, at: str, times: int) -> None:
        for _ in range(times):
            self._give(c.SignIn(counter=at, operator="op-1", pin="0000"), Role.COUNTER)

    @rule(at=AT)
    def sign_out(self, at: str) -> None:
        self._give(c.SignOut(counter=at), Role.COUNTER)

    @rule(at=AT)
    def open_counter(self, at: str) -> None:
        self._give(c.OpenCounter(counter=at), Role.COUNTER)

    @rule(at=AT, pick=PICK)
    def pause(self, at: str, pick: int) -> None:
        if pick % 2:
            self._until(at, pick, LegState.CALLED, LegState.SERVING)
        self._give(c.PauseCounter(counter=at), Role.COUNTER)

    @rule(at=AT, pick=PICK)
    def close_counter(self, at: str, pick: int) -> None:
        if pick % 2:
            self._until(at, pick, LegState.CALLED, LegState.SERVING)
        self._give(c.CloseCounter(counter=at), Role.COUNTER)

    @rule(at=AT, profile=st.sampled_from(("all", "all", "cards", "back", "passports", "night")))
    def switch_profile(self, at: str, profile: str) -> None:
        self._give(c.SwitchProfile(counter=at, profile=profile), Role.COUNTER)

    @rule(at=AT, wanted=st.sampled_from((True, True, True, False)))
    def store_next(self, at: str, wanted: bool) -> None:  # noqa: FBT001 - drawn
        self._give(c.StoreNext(counter=at, wanted=wanted), Role.COUNTER)

    @rule(pick=PICK, services=st.lists(st.sampled_from(ALL), max_size=3))
    def quiet_hour(self, pick: int, services: list[str]) -> None:
        """Two counters serve whoever is left and wait for whoever comes next."""
        first, second = ("c1", "c2", "c4", "c1")[pick % 3 : pick % 3 + 2][:: 1 if pick % 2 else -1]
        for counter in (first, second):
            for _ in range(12):
                desk = self.model.desks.get(counter)
                if desk is None or counter in self.model.storing or self.model.day is None:
                    break
                if desk.in_hand is None and desk.state is CounterState.OPEN:
                    self._give(c.StoreNext(counter=counter), Role.COUNTER)
                elif desk.in_hand and self.model.visits[desk.in_hand].state is LegState.SERVING:
                    finish = c.FinishService(counter=counter, ticket=desk.in_hand, outcome="done")
                    self._give(finish, Role.COUNTER)
                else:
                    self._work(counter)
        for service in services:
            self.come_in(service, elderly=False)

    @rule(at=AT, pick=PICK, outcome=OUTCOME, text=NOTE)
    def call_next(self, at: str, pick: int, outcome: str | None, text: str) -> None:
        expect = self._held(at, pick)
        self._give(c.CallNext(counter=at, expect=expect, outcome=outcome, note=text), Role.COUNTER)

    @rule(at=AT, pick=PICK, expect=PICK, reason=REASON, own=st.booleans())
    def call_ticket(self, at: str, pick: int, expect: int, reason: str, own: bool) -> None:  # noqa: FBT001 - drawn
        self._until(at, expect, LegState.SERVING)
        desk = self.model.desks.get(at)
        parked = desk.parked if desk is not None and own else []
        ticket = parked[pick % len(parked)] if parked else self._ticket(pick, LegState.WAITING)
        self._give(
            c.CallTicket(counter=at, expect=self._held(at, expect), ticket=ticket, reason=reason),
            Role.COUNTER,
        )

    @rule(at=AT, pick=PICK, service=SERVICE, reason=REASON)
    def serve_without_ticket(self, at: str, pick: int, service: str, reason: str) -> None:
        self._until(at, pick, LegState.SERVING)
        self._give(
            c.ServeWithoutTicket(
                counter=at, expect=self._held(at, pick), service=service, language="az", reason=reason
            ),
            Role.COUNTER,
        )

    @rule(at=AT, pick=PICK, times=st.integers(1, 4))
    def recall(self, at: str, pick: int, times: int) -> None:
        self._until(at, pick, LegState.CALLED)
        for _ in range(times):
            self._give(c.Recall(counter=at, ticket=self._in_hand(at, pick)), Role.COUNTER)

    @rule(at=AT, pick=PICK)
    def start(self, at: str, pick: int) -> None:
        self._until(at, pick, LegState.CALLED)
        self._give(c.StartService(counter=at, ticket=self._in_hand(at, pick)), Role.COUNTER)

    @rule(at=AT, pick=PICK, outcome=OUTCOME, text=NOTE)
    def finish(self, at: str, pick: int, outcome: str | None, text: str) -> None:
        self._until(at, pick, LegState.SERVING)
        ticket = self._in_hand(at, pick)
        self._give(c.FinishService(counter=at, ticket=ticket, outcome=outcome, note=text), Role.COUNTER)

    @rule(at=AT, pick=PICK)
    def no_show(self, at: str, pick: int) -> None:
        self._until(at, pick, LegState.CALLED)
        self._give(c.MarkNoShow(counter=at, ticket=self._in_hand(at, pick)), Role.COUNTER)

    @rule(at=AT, pick=PICK, by=BY, service=st.none() | SERVICE, position=POSITION, come_back=st.booleans())
    def transfer(
        self,
        at: str,
        pick: int,
        by: str,
        service: str | None,
        position: Position,
        come_back: bool,  # noqa: FBT001 - drawn
    ) -> None:
        self._until(at, pick, LegState.SERVING)
        self._give(
            c.TransferTicket(
                counter=at,
                ticket=self._in_hand(at, pick),
                destination=self._destination(by, service),
                position=position,
                come_back=come_back,
            ),
            Role.COUNTER,
        )

    @rule(at=AT, pick=PICK, times=st.integers(1, 3))
    def park(self, at: str, pick: int, times: int) -> None:
        for _ in range(times):
            self._until(at, pick, LegState.SERVING)
            self._give(c.ParkTicket(counter=at, ticket=self._in_hand(at, pick)), Role.COUNTER)

    @rule(at=st.sampled_from(COUNTERS), acts=st.integers(1, 5))
    def work(self, at: str, acts: int) -> None:
        """An operator does what comes next, a few times."""
        for _ in range(acts):
            self._work(at)

    def _work(self, at: str) -> None:
        desk = self.model.desks.get(at)
        if desk is None:
            return
        visit = self.model.visits.get(desk.in_hand or "")
        if self.model.plan.rules.calling.sign_in_needed and desk.operator is None:
            self._give(c.SignIn(counter=at, operator="op-2", pin="1234"), Role.COUNTER, pin=True)
        elif desk.state is not CounterState.OPEN:
            self._give(c.OpenCounter(counter=at), Role.COUNTER)
        elif visit is not None and visit.state is LegState.CALLED:
            self._give(c.StartService(counter=at, ticket=visit.id), Role.COUNTER)
        else:
            self._give(c.CallNext(counter=at, expect=desk.in_hand, outcome="done"), Role.COUNTER)

    def _until(self, at: str, pick: int, *states: LegState) -> None:
        """Mostly, `at` comes to have a ticket in hand in one of `states`."""
        desk = self.model.desks.get(at)
        for _ in range(4 if pick < 52 and desk is not None and self.model.day is not None else 0):
            held = self.model.desks[at].in_hand
            if held is not None and self.model.visits[held].state in states:
                return
            if held is None and self.model.next_at(at) is None:
                self.come_in(self.model.takes(at)[pick % len(self.model.takes(at))], elderly=False)
            self._work(at)

    def teardown(self) -> None:
        """[I13] The journal folded again, and the snapshot read back, are the hall."""
        if hasattr(self, "hall"):
            assert reduce(evolve, self.hall.recorded, State()) == self.hall.state
            assert thaw(freeze(self.hall.state)) == self.hall.state


def _agree(outcome: AnyOutcome, answer: Answer) -> None:
    """Both told the same."""
    told = answer.told
    match outcome:
        case Refused(reason=Reason.WRONG_PIN):
            assert told is Reason.WRONG_PIN
        case Refused():
            assert (outcome.reason, outcome.at) == (answer.reason, answer.at)
        case Called():
            assert answer.reason is None
            assert outcome.ticket == told
        case Issued() | Found():
            assert isinstance(told, Paper), answer
            visit = told.visit
            assert (outcome.ticket, outcome.ahead, outcome.then) == (visit.id, told.ahead, told.then)
            if isinstance(outcome, Found):
                assert (outcome.may_return, outcome.may_rate) == (told.may_return, told.may_rate)
        case Imported():
            assert isinstance(told, dict), answer
            assert (outcome.added, outcome.changed, outcome.unchanged, len(outcome.not_taken)) == (
                told["added"],
                told["changed"],
                told["unchanged"],
                told["not_taken"],
            )
        case _:
            assert answer.reason is None


def _one_press_calls_one(command: c.AnyCommand, events: tuple[e.AnyEvent, ...]) -> None:
    """[I5] At most one to the counter that asked; to others only who stood idle, each one at most."""
    calls = [event for event in events if isinstance(event, e.TicketCalled | e.TicketTaken)]
    own = getattr(command, "counter", None)
    assert max(Tally(call.counter for call in calls).values(), default=0) <= 1
    assert all(call.why is Why.STORED_NEXT for call in calls if call.counter != own)


@pytest.fixture(scope="module", autouse=True)
def _statistics() -> Iterator[None]:
    yield
    lines = (f"{times:8d} {thing}" for thing, times in sorted(REACHED.items()))
    sys.stdout.write("\n" + "\n".join(lines) + "\n")


HallWalk.TestCase.settings = settings(
    max_examples=200,
    stateful_step_count=200,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
TestTheHallAndTheModelAgree = pytest.mark.timeout(600)(HallWalk.TestCase)
