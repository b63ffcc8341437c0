"""What is promised of who is next, in halls pressed at random through the real core.

Each call is judged by what was written down before it: who had come, when, and who had put whom where.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from center_hub.contract.commands import (
    AnyCommand,
    Appointment,
    CallNext,
    CheckIn,
    ImportAppointments,
    IssueTicket,
    OpenCounter,
    OpenDay,
    StartService,
    StoreNext,
)
from center_hub.contract.words import CounterState, LegState, Why
from center_hub.core.dispatch import ORDERS, next_in, next_ticket
from center_hub.core.dispatch.hall import StateHall
from center_hub.core.dispatch.promise import promised_ms
from center_hub.core.dispatch.waiter import Waiter, waiter
from center_hub.core.events import (
    AnyEvent,
    LegBegun,
    TicketCalled,
    TicketIssued,
    TicketMoved,
    TicketReturned,
    TicketTaken,
    TicketTransferred,
    TicketUnparked,
)
from center_hub.core.evolve import evolve
from center_hub.core.foresight import AS_PLANNED
from center_hub.core.model import State, Ticket
from center_hub.core.plan import Plan, PolicyName
from tests.support.presses import CODES, COMMANDS, COUNTERS, PRIORITIES, SERVICES
from tests.support.small_centre import MINUTE, MORNING, PLAN, Hall

OVERRIDES = (Why.CHOSEN, Why.RETURNED, Why.WITHOUT_TICKET)
"""Whom an operator takes by number, with a reason that is written down."""
PUT_ELSEWHERE = (TicketTransferred, TicketMoved, TicketReturned, TicketUnparked)
"""By a counter or the help desk, or back from where they had sent somebody."""
BOOKED = tuple(
    Appointment(code=code, service=service, slot=MORNING + minutes * MINUTE)
    for code, service, minutes in (("AAAA", "card", 5), ("BBBB", "card", 20), ("CCCC", "passport", 40))
)


class Turn(NamedTuple):
    """A counter is done with whomever it has, and calls the next."""

    counter: str


Press = AnyCommand | Turn

ISSUES = st.builds(
    IssueTicket,
    service=SERVICES,
    language=st.just("az"),
    then=st.just(()) | SERVICES.map(lambda service: (service,)),
    priority=PRIORITIES,
)
CHECK_INS = st.builds(CheckIn, code=CODES, language=st.just("az"))
TURNS = st.builds(Turn, COUNTERS)


def pressed(
    what: st.SearchStrategy[Press], seconds: list[int], least: int, most: int
) -> st.SearchStrategy[list[tuple[Press, int]]]:
    """What is pressed, and how many seconds pass after it."""
    return st.lists(st.tuples(what, st.sampled_from(seconds)), min_size=least, max_size=most)


COMING = pressed(ISSUES | ISSUES | CHECK_INS, [0, 1, 60, 200], 8, 15)
CALLED = pressed(st.one_of(ISSUES, CHECK_INS, TURNS, TURNS, TURNS, TURNS), [0, 60, 400], 10, 25)
ANYTHING = pressed(st.one_of(ISSUES, TURNS, TURNS, COMMANDS), [0, 1, 60, 400], 0, 25)
PRESSES: st.SearchStrategy[list[tuple[Press, int]]] = st.builds(
    lambda *parts: [one for part in parts for one in part], COMING, CALLED, ANYTHING
)
"""A crowd comes, is called, and then anything may happen to it."""


@st.composite
def plans(draw: st.DrawFn, policy: PolicyName = "promised_wait") -> Plan:
    """The small centre with other promises, weights and lengths."""
    seconds = st.integers(1, 3600)
    rules = replace(
        PLAN.rules.dispatch,
        policy=policy,
        longest_wait_s=draw(st.sampled_from([120, 900, 7200])),
        appointment_target_s=draw(seconds),
        onward_target_percent=draw(st.integers(1, 100)),
    )
    return replace(
        PLAN,
        services=tuple(
            replace(one, target_wait_s=draw(seconds), mean_service_s=draw(seconds)) for one in PLAN.services
        ),
        priorities=tuple(
            replace(one, weight=draw(st.integers(1, 5)), target_percent=draw(st.integers(1, 100)))
            for one in PLAN.priorities
        ),
        rules=replace(PLAN.rules, dispatch=rules),
    )


def begun(plan: Plan) -> Hall:
    """The day is open, every counter too, and three are expected."""
    hall = Hall(plan)
    hall.give(OpenDay())
    hall.give(ImportAppointments(appointments=BOOKED))
    for counter in ("c1", "c2", "c3"):
        hall.give(OpenCounter(counter=counter))
    return hall


def act(hall: Hall, press: Press) -> None:
    if not isinstance(press, Turn):
        hall.give(press, pin_right=True)
        return
    held = hall.state.in_hand_at(press.counter)
    if held is not None and held.state is LegState.CALLED:
        hall.give(StartService(counter=press.counter, ticket=held.id))
    hall.give(CallNext(counter=press.counter, expect=None if held is None else held.id))


def played(plan: Plan, presses: Sequence[tuple[Press, int]]) -> Hall:
    hall = begun(plan)
    for one, seconds in presses:
        act(hall, one)
        hall.wait(seconds * 1000)
    return hall


class Call(NamedTuple):
    """Somebody came to a counter because they were next."""

    before: State
    clock: int
    event: TicketCalled | TicketTaken

    @property
    def waiting(self) -> list[Waiter]:
        """Everybody the counter could have called, whether or not they head a line."""
        return waiting_for(self.before, self.event.counter)

    @property
    def called(self) -> Waiter:
        return waiter(self.before, self.before.tickets[self.event.ticket])

    def due(self) -> list[Waiter]:
        """Those whose time has come, and whom nobody put first."""
        return [one for one in self.waiting if one.rank[0] != 0 and one.since <= self.clock]


def waiting_for(state: State, counter: str) -> list[Waiter]:
    places = state.staffing.places[counter]
    return [waiter(state, one) for one in standing(state) if one.place in places]


def standing(state: State) -> Iterator[Ticket]:
    return (one for one in state.tickets.values() if one.state is LegState.WAITING)


def steps(hall: Hall) -> Iterator[tuple[State, int, AnyEvent]]:
    """Each event with the state before it, and the time of the day."""
    state = State()
    for recorded in hall.recorded:
        yield state, state.clock(recorded.moment.steady, recorded.moment.wall), recorded.event
        state = evolve(state, recorded)


def calls(hall: Hall) -> Iterator[Call]:
    for before, clock, event in steps(hall):
        if isinstance(event, TicketCalled | TicketTaken) and event.why not in OVERRIDES:
            yield Call(before, clock, event)


random_halls = given(plans(), PRESSES)
thorough = settings(deadline=None, max_examples=120)


@thorough
@random_halls
def test_within_service_class_and_kind_who_came_earlier_is_called_earlier(
    plan: Plan, presses: list[tuple[Press, int]]
) -> None:
    """Came is told by the events alone: ranks and lines are not asked."""
    came: dict[str, tuple[int, int]] = {}
    for order, (before, clock, event) in enumerate(steps(played(plan, presses))):
        if isinstance(event, TicketIssued):
            came[event.ticket] = (max(clock, event.slot or 0), order)
        elif isinstance(event, LegBegun) and not event.returning:
            came[event.ticket] = (clock, order)
        elif isinstance(event, (*PUT_ELSEWHERE, LegBegun)):
            came.pop(event.ticket, None)
        elif isinstance(event, TicketCalled | TicketTaken) and event.why not in OVERRIDES:
            called = before.tickets.get(event.ticket)
            if called is None or event.ticket not in came:
                continue
            peers = [
                one.id
                for one in standing(before)
                if one.id in came and one.service == called.service and one.lane == called.lane
            ]
            assert min(peers, key=lambda one: came[one]) == called.id


@thorough
@given(PRESSES, st.data())
def test_nobody_is_next_only_where_nobody_waits(
    presses: list[tuple[Press, int]], data: st.DataObject
) -> None:
    plan = data.draw(plans(data.draw(st.sampled_from(sorted(ORDERS)))))
    for before, clock, _ in steps(played(plan, presses)):
        for counter in before.counters:
            choice = next_ticket(before, counter, clock)
            waiting = waiting_for(before, counter)
            assert (choice is None) == (not waiting)
            if choice is not None:
                assert choice.ticket in {one.ticket for one in waiting}


@thorough
@random_halls
def test_a_counter_that_takes_whoever_comes_never_stands_idle_with_somebody_to_call(
    plan: Plan, presses: list[tuple[Press, int]]
) -> None:
    hall = begun(plan)
    for counter in hall.state.counters:
        hall.give(StoreNext(counter=counter))
    for one, seconds in presses:
        act(hall, one)
        hall.wait(seconds * 1000)
        for counter in hall.state.storing:
            at = hall.state.counters[counter]
            assert (at.state, at.in_hand) == (CounterState.OPEN, None)
            assert waiting_for(hall.state, counter) == []


@thorough
@given(PRESSES, st.data())
def test_nobody_is_called_before_their_time_while_somebody_is_due(
    presses: list[tuple[Press, int]], data: st.DataObject
) -> None:
    plan = data.draw(plans(data.draw(st.sampled_from(sorted(ORDERS)))))
    for call in calls(played(plan, presses)):
        if call.called.rank[0] != 0 and call.called.since > call.clock:
            assert all(one.rank[0] != 0 and one.since > call.clock for one in call.waiting)
            assert call.called.since == min(one.since for one in call.waiting)


@thorough
@given(PRESSES, st.data())
def test_whoever_was_put_first_comes_before_all_others_in_the_order_they_were_put(
    presses: list[tuple[Press, int]], data: st.DataObject
) -> None:
    plan = data.draw(plans(data.draw(st.sampled_from(sorted(ORDERS)))))
    for call in calls(played(plan, presses)):
        first = [one for one in call.waiting if one.rank[0] == 0]
        if first:
            assert call.called == min(first, key=lambda one: one.rank)


@thorough
@random_halls
def test_whoever_has_waited_the_longest_allowed_comes_first_and_the_longest_of_them_before(
    plan: Plan, presses: list[tuple[Press, int]]
) -> None:
    longest_ms = plan.rules.dispatch.longest_wait_s * 1000
    for call in calls(played(plan, presses)):
        overdue = [one for one in call.due() if call.clock - one.since >= longest_ms]
        if overdue and call.called.rank[0] != 0:
            assert call.called == min(overdue, key=lambda one: one.turn)
        if call.event.why is Why.OVERDUE:
            assert call.called in overdue


@thorough
@random_halls
def test_what_is_written_down_of_a_call_is_what_was_weighed(
    plan: Plan, presses: list[tuple[Press, int]]
) -> None:
    for call in calls(played(plan, presses)):
        weighed = call.event.weighed
        assert bool(weighed) >= (call.event.why is Why.PROMISE)
        if not weighed:
            continue
        assert weighed[0].ticket == call.event.ticket
        assert weighed[0].percent == 100
        assert [one.percent for one in weighed] == sorted((one.percent for one in weighed), reverse=True)
        assert len({one.ticket for one in weighed}) == len(weighed) <= 3
        due = {one.ticket: one for one in call.due()}
        for one in weighed:
            ticket = call.before.tickets[one.ticket]
            assert one.waited == call.clock - due[one.ticket].since
            assert one.promised == promised_ms(
                plan,
                ticket.service,
                ticket.priority,
                booked=ticket.slot is not None,
                onward=ticket.leg > 1,
            )


class Shuffled(StateHall):
    """The hall with its lines in another order, as another run of Python hashes them."""

    def __init__(self, state: State, clock: int, shuffle: st.DataObject) -> None:
        super().__init__(state, clock, AS_PLANNED)
        self._shuffle = shuffle

    def heads(self, counter: str) -> list[Waiter]:
        return self._shuffle.draw(st.permutations(sorted(super().heads(counter))))


@settings(deadline=None, max_examples=60)
@given(PRESSES, st.data())
def test_the_choice_is_the_same_in_whatever_order_the_lines_are_looked_at(
    presses: list[tuple[Press, int]], data: st.DataObject
) -> None:
    policy = data.draw(st.sampled_from(sorted(ORDERS)))
    hall = begun(data.draw(plans(policy)))
    for one, seconds in presses:
        act(hall, one)
        hall.wait(seconds * 1000)
    for counter in sorted(hall.state.counters):
        chosen = next_ticket(hall.state, counter, hall.clock)
        shuffled = next_in(Shuffled(hall.state, hall.clock, data), ORDERS[policy], counter)
        assert (shuffled and shuffled.ticket) == (chosen and chosen.ticket)


@thorough
@given(plans("strict_priority"), PRESSES)
def test_strict_priority_calls_no_lighter_class_while_a_heavier_is_due(
    plan: Plan, presses: list[tuple[Press, int]]
) -> None:
    for call in calls(played(plan, presses)):
        due = call.due()
        if call.called in due:
            assert call.called.weight == max(one.weight for one in due)
            peers = [one for one in due if one.weight == call.called.weight]
            assert call.called == min(peers, key=lambda one: (not one.lane.booked, one.turn))


@thorough
@given(plans("accumulating_priority"), PRESSES)
def test_accumulating_priority_calls_the_largest_weighted_wait(
    plan: Plan, presses: list[tuple[Press, int]]
) -> None:
    for call in calls(played(plan, presses)):
        due = call.due()
        if call.called in due:
            most = max(one.weight * (call.clock - one.since) for one in due)
            equals = [one for one in due if one.weight * (call.clock - one.since) == most]
            assert call.called == min(equals, key=lambda one: one.turn)


@thorough
@given(plans("first_come"), PRESSES)
def test_first_come_calls_appointments_by_time_and_then_as_they_came_less_the_head_start(
    plan: Plan, presses: list[tuple[Press, int]]
) -> None:
    for call in calls(played(plan, presses)):
        due = call.due()
        booked = [one for one in due if one.lane.booked]
        if call.called not in due:
            continue
        if booked:
            assert call.called == min(booked, key=lambda one: one.turn)
        else:
            assert call.called == min(due, key=lambda one: (one.since - one.head_start, one.rank[2]))
