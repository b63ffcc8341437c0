"""Why was that one called before me? Asked of days that are made up for it, and of days pressed at random."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import get_args

import pytest
from msgspec.structs import replace

from center_hub.contract.commands import (
    AnyCommand,
    Appointment,
    CallNext,
    CallTicket,
    ChangePriority,
    CheckIn,
    CloseDay,
    FinishService,
    ImportAppointments,
    IssueTicket,
    MarkNoShow,
    MoveTicket,
    OpenCounter,
    OpenDay,
    ParkTicket,
    ReturnTicket,
    ServeWithoutTicket,
    SetAside,
    StartService,
    StoreNext,
    SwitchProfile,
    TransferTicket,
    UnparkTicket,
)
from center_hub.contract.replies import Called, Issued
from center_hub.contract.words import CommandKey, LegState, Position, ToCounter, ToProfile, ToService, Why
from center_hub.core.dispatch.promise import promised_ms
from center_hub.core.dispatch.waiter import waiter
from center_hub.core.events import (
    AnyEvent,
    LegBegun,
    Moment,
    Recorded,
    ServiceFinished,
    TicketCalled,
    TicketIssued,
    TicketTaken,
)
from center_hub.core.evolve import evolve
from center_hub.core.model import State, Ticket
from center_hub.core.plan import NoShowRules, ParkingRules, PolicyName
from center_hub.journal import facts as f
from center_hub.journal.overtaking import Call, calls_of, why_before
from center_hub.journal.story import Scene, scenes
from tests.support.small_centre import MINUTE, MORNING, PLAN, SECOND
from tests.support.told_hall import ToldHall


@pytest.fixture
def hall() -> ToldHall:
    return ToldHall()


def asked(hall: ToldHall, mine: str, other: str) -> list[f.Fact]:
    """The answer without its first sentence, which names the call."""
    first, *why = why_before(mine, other, hall.records)
    assert isinstance(first, f.OtherCalled | f.OtherCalledThen)
    assert first.other == other
    return why


def check_in(hall: ToldHall, code: str, minutes: int, service: str = "card") -> str:
    """The ticket of somebody with an appointment so many minutes after nine."""
    slot = MORNING + minutes * MINUTE
    hall.give(ImportAppointments(appointments=(Appointment(code=code, service=service, slot=slot),)))
    outcome = hall.give(CheckIn(code=code, language="az"))
    assert isinstance(outcome, Issued), outcome
    return outcome.ticket


def write_as_once(hall: ToldHall, *events: AnyEvent) -> None:
    """What one press at c1 led to by the rules of an earlier hub."""
    hall.pass_by(SECOND)
    key = CommandKey(device="counter-1", epoch=1, sequence=len(hall.recorded) + 1)
    for event in events:
        one = Recorded(hall.state.sequence + 1, Moment(wall=hall.wall, steady=hall.now), event)
        hall.recorded.append(one)
        hall.keys[one.sequence] = key
        hall.state = evolve(hall.state, one)


def transfer(hall: ToldHall, counter: str, ticket: str, **more: object) -> None:
    command = TransferTicket(counter=counter, ticket=ticket, destination=ToService(service="card"))
    hall.give(replace(command, **more))


def test_who_came_earlier_was_earlier(hall: ToldHall) -> None:
    other, mine = hall.issue(), hall.issue()
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [f.CameEarlier(SECOND)]


def test_the_call_is_named_with_its_counter_and_time(hall: ToldHall) -> None:
    other, mine = hall.issue(), hall.issue()
    hall.call("c2")
    assert why_before(mine, other, hall.records)[0] == f.OtherCalled(other, "c2", hall.clock, mine)


def test_another_counter_took_another_service(hall: ToldHall) -> None:
    mine, other = hall.issue("card"), hall.issue("passport")
    assert hall.call("c3") == other
    assert asked(hall, mine, other) == [
        f.CounterCannot("c3", "card"),
        f.CountersThatCan(("c1", "c2")),
    ]


def test_where_no_counter_takes_my_service_now_that_is_said(hall: ToldHall) -> None:
    mine = hall.issue("passport", then=("lost-card",))
    assert hall.call("c1") == mine
    hall.give(StartService(counter="c1", ticket=mine))
    hall.give(SwitchProfile(counter="c1", profile="cards"))
    hall.give(FinishService(counter="c1", ticket=mine))
    other = hall.issue("card")
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [f.CounterCannot("c2", "lost-card"), f.NoCounterCan()]


def test_a_class_is_told_with_what_it_counts(hall: ToldHall) -> None:
    mine, other = hall.issue(), hall.issue(priority="elderly")
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [f.HeadStart("elderly", 30 * MINUTE, SECOND)]


def test_my_own_class_was_reckoned_too(hall: ToldHall) -> None:
    mine, other = hall.issue(priority="veteran"), hall.issue(priority="elderly")
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [
        f.HeadStart("elderly", 30 * MINUTE, SECOND),
        f.MyHeadStart("veteran", 20 * MINUTE),
    ]


def test_a_head_start_that_the_centre_has_dropped_since_counts_no_more(hall: ToldHall) -> None:
    mine, _ = hall.issue(), hall.issue(priority="elderly")
    hall.adopt(replace(PLAN, priorities=()))
    assert hall.call("c2") == mine


def test_an_appointment_whose_time_has_come_goes_before_me(hall: ToldHall) -> None:
    mine = hall.issue()
    other = check_in(hall, "AAAA", minutes=1)
    hall.wait(2 * MINUTE)
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [f.TimeHadCome(MORNING + MINUTE)]


def test_my_own_appointment_was_not_due_yet(hall: ToldHall) -> None:
    mine = check_in(hall, "AAAA", minutes=20)
    other = hall.issue()
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [f.MyTimeHadNotCome(MORNING + 20 * MINUTE)]


def test_of_two_appointments_the_earlier_time_counts_and_then_who_checked_in(hall: ToldHall) -> None:
    mine = check_in(hall, "AAAA", minutes=2)
    other = check_in(hall, "BBBB", minutes=1)
    hall.wait(5 * MINUTE)
    same = check_in(hall, "CCCC", minutes=2)
    assert hall.serve("c2") == other
    assert asked(hall, mine, other) == [f.EarlierAppointment(MORNING + MINUTE, MORNING + 2 * MINUTE)]
    assert hall.call("c2", other) == mine
    assert asked(hall, same, mine) == [f.SameAppointment(MORNING + 2 * MINUTE)]


def test_who_was_sent_to_the_front_is_told_with_who_sent_them(hall: ToldHall) -> None:
    other = hall.issue("passport")
    assert hall.serve("c3") == other
    mine = hall.issue()
    transfer(hall, "c3", other, position=Position.FIRST)
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [f.PutFirstByTransfer("c3"), f.ByOperator("op-2")]


def test_both_were_put_first_and_mine_was_later(hall: ToldHall) -> None:
    mine, other = hall.issue(), hall.issue()
    for ticket in (other, mine):
        command = MoveTicket(
            ticket=ticket,
            destination=ToService(service="card"),
            position=Position.FIRST,
            reason="helped",
        )
        hall.give(command)
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [
        f.PutFirstByMove(),
        f.ForReason("helped"),
        f.ByDevice("helpdesk-1"),
        f.MinePutFirstLater(),
    ]


def test_who_came_back_is_first_where_the_centre_says_so() -> None:
    rules = replace(PLAN.rules, no_show=NoShowRules(1200, 1, Position.FIRST))
    hall = ToldHall(replace(PLAN, rules=rules))
    other, mine = hall.issue(), hall.issue()
    assert hall.call("c2") == other
    hall.give(MarkNoShow(counter="c2", ticket=other))
    hall.give(ReturnTicket(ticket=other))
    assert hall.call("c2") == other
    answer = why_before(mine, other, hall.records)
    assert answer[1] == f.CameEarlier(SECOND)  # the first call
    assert answer[3] == f.PutFirstOnReturn()  # the second


def test_who_comes_back_to_its_old_place_counts_from_its_number(hall: ToldHall) -> None:
    other, mine = hall.issue(), hall.issue()
    hall.call("c2")
    hall.give(MarkNoShow(counter="c2", ticket=other))
    hall.give(ReturnTicket(ticket=other))
    assert hall.call("c2") == other
    given = next(one.moment.wall for one in hall.recorded if isinstance(one.event, TicketIssued))
    assert why_before(mine, other, hall.records)[3:] == (f.CameEarlier(SECOND), f.CountsFromIssue(given))


def test_who_was_parked_is_first_at_that_counter(hall: ToldHall) -> None:
    other = hall.issue()
    assert hall.serve("c1") == other
    hall.give(ParkTicket(counter="c1", ticket=other))
    mine = hall.issue()
    hall.give(UnparkTicket(ticket=other))
    assert hall.call("c1") == other
    assert asked(hall, mine, other) == [f.PutFirstAfterParking("c1")]


def test_a_counter_takes_back_whom_it_has_parked(hall: ToldHall) -> None:
    other = hall.issue()
    assert hall.serve("c1") == other
    hall.give(ParkTicket(counter="c1", ticket=other))
    mine = hall.issue()
    hall.give(CallTicket(counter="c1", expect=None, ticket=other))
    assert asked(hall, mine, other)[0] == f.Because(Why.RETURNED)


def test_who_comes_back_from_another_service_is_first(hall: ToldHall) -> None:
    other = hall.issue("passport")
    assert hall.serve("c1") == other
    transfer(hall, "c1", other, come_back=True)
    assert hall.serve("c2") == other
    mine = hall.issue("passport")
    hall.give(FinishService(counter="c2", ticket=other))
    assert hall.call("c1") == other
    assert asked(hall, mine, other) == [f.PutFirstComingBack()]


def test_a_call_by_number_is_told_with_reason_operator_and_device(hall: ToldHall) -> None:
    mine, other = hall.issue(), hall.issue()
    hall.give(CallTicket(counter="c2", expect=None, ticket=other, reason="mistake"))
    assert asked(hall, mine, other) == [
        f.Because(Why.CHOSEN),
        f.ForReason("mistake"),
        f.ByOperator("op-2"),
        f.ByDevice("counter-2"),
    ]


def test_who_was_chosen_but_was_next_anyway_took_nobodys_place(hall: ToldHall) -> None:
    other, mine = hall.issue(), hall.issue()
    hall.give(CallTicket(counter="c2", expect=None, ticket=other, reason="mistake"))
    assert asked(hall, mine, other)[4:] == [f.InTurnAnyway(), f.CameEarlier(SECOND)]


def test_who_took_no_number_and_was_served_at_once_is_told(hall: ToldHall) -> None:
    mine = hall.issue()
    command = ServeWithoutTicket(counter="c2", expect=None, service="card", language="az", reason="helped")
    outcome = hall.give(command)
    assert isinstance(outcome, Called)
    assert outcome.ticket is not None
    assert asked(hall, mine, outcome.ticket)[:2] == [f.Because(Why.WITHOUT_TICKET), f.ForReason("helped")]


def test_an_idle_counter_that_cannot_take_mine_took_the_first_who_came(hall: ToldHall) -> None:
    mine = hall.issue("card")
    hall.give(StoreNext(counter="c3"))
    other = hall.issue("passport")
    assert asked(hall, mine, other) == [
        f.CounterCannot("c3", "card"),
        f.CountersThatCan(("c1", "c2")),
        f.Because(Why.STORED_NEXT),
    ]


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (ToCounter(counter="c1"), f.WaitsForCounter("c1")),
        (ToProfile(profile="all"), f.WaitsForProfile("all")),
    ],
)
def test_mine_was_waiting_for_some_counters_only(
    hall: ToldHall, where: ToCounter | ToProfile, said: f.Fact
) -> None:
    mine, other = hall.issue(), hall.issue()
    hall.give(MoveTicket(ticket=mine, destination=where, position=Position.ARRIVAL, reason="helped"))
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [said]


def test_my_number_is_older_but_i_joined_this_line_later(hall: ToldHall) -> None:
    mine = hall.issue("passport")
    assert hall.serve("c3") == mine
    other = hall.issue("card")
    transfer(hall, "c3", mine)
    joined = hall.clock
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [f.JoinedEarlier(SECOND, joined)]


def test_who_comes_into_the_line_by_the_press_that_calls_the_other_is_weighed_with_the_rest(
    hall: ToldHall,
) -> None:
    mine = hall.issue("card", then=("lost-card",))
    assert hall.serve("c1") == mine
    hall.wait(MINUTE)
    other = hall.issue("passport", priority="elderly")
    assert hall.call("c1", mine) == other
    assert asked(hall, mine, other) == [f.JoinedEarlier(SECOND, hall.clock)]


def test_journals_of_a_hub_that_chose_before_it_finished_tell_so(hall: ToldHall) -> None:
    mine = hall.issue("card", then=("lost-card",), priority="elderly")
    assert hall.serve("c1") == mine
    hall.wait(MINUTE)
    other = hall.issue("passport")
    finished = ServiceFinished(ticket=mine, counter="c1")
    began = LegBegun(ticket=mine, service="lost-card")
    write_as_once(hall, finished, began, TicketCalled(ticket=other, counter="c1"))
    assert asked(hall, mine, other) == [f.JoinedTogether()]


def test_mine_was_set_aside(hall: ToldHall) -> None:
    mine, other = hall.issue(), hall.issue()
    hall.give(SetAside(ticket=mine))
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [f.MineParked()]


def test_mine_had_been_called_and_nobody_came(hall: ToldHall) -> None:
    mine, other = hall.issue(), hall.issue()
    assert hall.call("c2") == mine
    hall.give(MarkNoShow(counter="c2", ticket=mine))
    assert hall.call("c1") == other
    assert asked(hall, mine, other) == [f.MineMissed("c2")]


def test_of_several_calls_while_i_was_away_the_latest_is_explained(hall: ToldHall) -> None:
    mine, other = hall.issue(), hall.issue()
    hall.give(SetAside(ticket=mine))
    assert hall.call("c2") == other
    hall.give(MarkNoShow(counter="c2", ticket=other))
    hall.give(UnparkTicket(ticket=mine))
    assert hall.call("c2") == mine
    hall.give(MarkNoShow(counter="c2", ticket=mine))
    hall.give(ReturnTicket(ticket=other))
    assert hall.call("c1") == other
    assert asked(hall, mine, other) == [f.MineMissed("c2")]


def test_of_two_who_come_back_at_once_an_idle_counter_takes_the_one_who_came_earlier(hall: ToldHall) -> None:
    other, mine = hall.issue(), hall.issue()
    for ticket in (other, mine):
        hall.give(SetAside(ticket=ticket))
    hall.give(StoreNext(counter="c2"))
    hall.wait(20 * MINUTE)  # both times are over
    assert asked(hall, mine, other) == [f.Because(Why.STORED_NEXT), f.CameEarlier(SECOND)]


def test_mine_was_not_there_yet(hall: ToldHall) -> None:
    other = hall.issue()
    hall.call("c2")
    mine = hall.issue()
    assert asked(hall, mine, other) == [f.MineNotGiven(hall.clock)]


def test_the_other_was_not_called_before_me_at_all(hall: ToldHall) -> None:
    mine, other = hall.issue(), hall.issue()
    assert hall.serve("c1") == mine
    assert why_before(mine, other, hall.records) == (f.NeverCalled(other),)
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [f.MineAtCounter("c1")]


def test_my_visit_was_over(hall: ToldHall) -> None:
    mine, other = hall.issue(), hall.issue()
    assert hall.serve("c1") == mine
    hall.give(FinishService(counter="c1", ticket=mine))
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [f.MineEnded()]


def test_my_visit_was_over_on_another_day(hall: ToldHall) -> None:
    mine = hall.issue()
    hall.give(CloseDay())
    hall.give(OpenDay())
    hall.give(OpenCounter(counter="c2"))
    other = hall.issue()
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [f.MineEnded()]


def test_one_ticket_is_not_called_before_itself(hall: ToldHall) -> None:
    mine = hall.issue()
    assert why_before(mine, mine, hall.records) == (f.SameTicket(),)


# By the other orders of calling.


def hall_that_calls_by(policy: PolicyName) -> ToldHall:
    dispatch = replace(PLAN.rules.dispatch, policy=policy)
    return ToldHall(replace(PLAN, rules=replace(PLAN.rules, dispatch=dispatch)))


def test_by_the_strict_order_a_class_is_called_first_and_then_appointments() -> None:
    hall = hall_that_calls_by("strict_priority")
    mine = hall.issue()
    booked = check_in(hall, "AAAA", minutes=1)
    hall.wait(5 * MINUTE)
    other = hall.issue(priority="elderly")
    assert hall.serve("c2") == other
    assert asked(hall, mine, other) == [f.GroupCalledFirst()]
    assert hall.call("c2", other) == booked
    assert asked(hall, mine, booked) == [f.TimeHadCome(MORNING + MINUTE)]


def test_a_lesser_class_is_told_that_the_other_goes_before_it() -> None:
    lesser = replace(PLAN.priorities[1], weight=1)
    dispatch = replace(PLAN.rules.dispatch, policy="strict_priority")
    rules = replace(PLAN.rules, dispatch=dispatch)
    hall = ToldHall(replace(PLAN, rules=rules, priorities=(PLAN.priorities[0], lesser)))
    mine, other = hall.issue(priority="veteran"), hall.issue(priority="elderly")
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [f.GroupBeforeMine("veteran")]


def test_by_weighted_waits_both_waits_are_told_and_what_they_count() -> None:
    hall = hall_that_calls_by("accumulating_priority")
    mine = hall.issue()
    hall.wait(5 * MINUTE)
    other = hall.issue(priority="elderly")
    hall.wait(6 * MINUTE)
    assert hall.call("c2") == other
    waited, my_wait = 6 * MINUTE + SECOND, 11 * MINUTE + 2 * SECOND
    assert asked(hall, mine, other) == [
        f.BothWaited(waited, my_wait),
        f.MinutesCountMore(2),
        f.CountedWaits(2 * waited, my_wait),
    ]


def test_by_weighted_waits_who_came_first_of_one_class_came_first() -> None:
    hall = hall_that_calls_by("accumulating_priority")
    other, mine = hall.issue(), hall.issue()
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [f.CameEarlier(SECOND)]


def test_an_appointment_among_others_counts_from_its_time() -> None:
    hall = hall_that_calls_by("accumulating_priority")
    other = hall.issue()
    mine = check_in(hall, "AAAA", minutes=1)
    hall.wait(5 * MINUTE)
    assert hall.call("c2") == other
    assert asked(hall, mine, other) == [
        f.CountsEarlier(hall.clock - 5 * MINUTE - 3 * SECOND, MORNING + MINUTE)
    ]


def test_by_promises_both_waits_stand_beside_what_was_promised() -> None:
    hall = hall_that_calls_by("promised_wait")
    mine = hall.issue("passport")
    hall.wait(2 * MINUTE)
    other = hall.issue("card")
    hall.wait(14 * MINUTE)
    assert hall.call("c1") == other
    (event,) = hall.events(TicketCalled)
    waited, my_wait = 14 * MINUTE + SECOND, 16 * MINUTE + 2 * SECOND
    assert asked(hall, mine, other) == [
        f.BothPromised(waited, 15 * MINUTE, my_wait, 20 * MINUTE),
        f.LessPressing(event.weighed[1].percent),
    ]


def test_by_promises_one_that_can_still_be_kept_goes_before_one_that_is_broken() -> None:
    hall = hall_that_calls_by("promised_wait")
    mine = hall.issue("passport")
    hall.wait(400 * SECOND)
    other = hall.issue("card")
    hall.wait(870 * SECOND)
    assert hall.call("c1") == other
    assert asked(hall, mine, other)[1:3] == [f.StillKept(), f.ShorterPromise()]


def test_of_equal_promises_the_shorter_service_may_go_first() -> None:
    hall = hall_that_calls_by("promised_wait")
    services = (replace(PLAN.services[0], target_wait_s=900), *PLAN.services[1:])
    hall.adopt(replace(hall.state.plan, services=services))
    mine, other = hall.issue("passport"), hall.issue("card")
    hall.wait(10 * MINUTE)
    assert hall.call("c1") == other
    assert f.ShorterOrFewer() in asked(hall, mine, other)


def test_who_was_not_first_in_the_own_line_is_told_who_was() -> None:
    hall = hall_that_calls_by("promised_wait")
    first, mine = hall.issue("passport"), hall.issue("passport")
    hall.wait(MINUTE)
    other = hall.issue("card")
    hall.wait(13 * MINUTE)
    assert hall.call("c1") == other
    assert asked(hall, mine, other)[-1] == f.NotFirstInLine(first)


def test_who_has_waited_as_long_as_anybody_may_is_called_before_all() -> None:
    hall = hall_that_calls_by("promised_wait")
    other = hall.issue("passport")
    hall.wait(105 * MINUTE)
    mine = hall.issue("card")
    hall.wait(15 * MINUTE)
    assert hall.call("c1") == other
    assert asked(hall, mine, other) == [
        f.LongestReached(120 * MINUTE + 2 * SECOND, 120 * MINUTE),
        f.CameEarlier(105 * MINUTE + SECOND),
    ]


def test_under_promises_a_chosen_one_is_said_to_be_next_only_where_that_is_certain() -> None:
    hall = hall_that_calls_by("promised_wait")
    passport, other, mine = hall.issue("passport"), hall.issue("card"), hall.issue("card")
    hall.give(CallTicket(counter="c1", expect=None, ticket=other, reason="mistake"))
    assert asked(hall, mine, other)[4:] == [f.InTurnAnyway(), f.CameEarlier(SECOND)]
    assert asked(hall, passport, other)[4:] == []


# Days pressed at random. What is said of each call is held against the state, looked at anew.

NEVER = f.NoRuleNamed | f.CameEarlier
"""What may not be said of one who took a number later than mine."""
SERVICES = ("card", "card", "passport", "lost-card")
CODES = ("AAAA", "BBBB", "CCCC", "DDDD", "EEEE", "FFFF")


def busy_day(seed: int, policy: PolicyName = "first_come") -> ToldHall:
    """A day that begins full, in which people keep coming and every kind of going past happens."""
    chance = Random(seed)
    rules = replace(
        PLAN.rules,
        dispatch=replace(PLAN.rules.dispatch, policy=policy, longest_wait_s=1800),
        no_show=NoShowRules(3600, 2, chance.choice(list(Position))),
        parking=ParkingRules(300, 3),
    )
    hall = ToldHall(replace(PLAN, rules=rules))
    slots = [MORNING + chance.choice((0, 10, 10, 30)) * MINUTE for _ in CODES]
    booked = (Appointment(code=c, service="card", slot=at) for c, at in zip(CODES, slots, strict=True))
    hall.give(ImportAppointments(appointments=tuple(booked)))
    for _ in range(8):
        hall.issue(chance.choice(SERVICES))
    for _ in range(90):
        act = chance.choice((comes, comes, comes, at_the_desk, at_a_counter, at_a_counter, at_a_counter))
        act(hall, chance)
        hall.wait(chance.choice((0, 0, 1, 30, 180)) * SECOND)
    return hall


def comes(hall: ToldHall, chance: Random) -> None:
    """Somebody at the entrance."""
    first, then = chance.sample(("card", "passport", "lost-card"), 2)
    priority = chance.choice((None, None, "elderly", "veteran"))
    walk_in = IssueTicket(service=first, language="az", then=chance.choice(((), (then,))), priority=priority)
    booked = CheckIn(code=chance.choice(CODES), language="az")
    hall.give(chance.choice((walk_in, walk_in, booked)))


def at_the_desk(hall: ToldHall, chance: Random) -> None:
    """A volunteer and a ticket that is in a state for what is done."""
    state, commands = chance.choice(
        (
            (LegState.WAITING, (moved_by(chance), SetAside(ticket=""), reclassed_by(chance))),
            (LegState.PARKED, (UnparkTicket(ticket=""),)),
            (LegState.GONE, (ReturnTicket(ticket=""),)),
        )
    )
    there = sorted(one.id for one in hall.state.tickets.values() if one.state is state)
    if there:
        hall.give(replace(chance.choice(commands), ticket=chance.choice(there)))


def moved_by(chance: Random) -> MoveTicket:
    where = (ToService(service="card"), ToCounter(counter="c1"), ToProfile(profile="all"))
    position = chance.choice(list(Position))
    return MoveTicket(ticket="", destination=chance.choice(where), position=position, reason="helped")


def reclassed_by(chance: Random) -> ChangePriority:
    return ChangePriority(ticket="", priority=chance.choice((None, "elderly")), reason="mistake")


def at_a_counter(hall: ToldHall, chance: Random) -> None:
    """An operator, who looks at the screen before pressing."""
    counter = chance.choice(("c1", "c1", "c2", "c3"))
    held = hall.state.in_hand_at(counter)
    if held is not None and held.state is LegState.CALLED:
        came = StartService(counter=counter, ticket=held.id)
        hall.give(chance.choice((came, came, MarkNoShow(counter=counter, ticket=held.id))))
        return
    calls: list[AnyCommand] = [CallNext(counter=counter, expect=held.id if held else None)] * 4
    waiting = sorted(one.id for one in hall.state.tickets.values() if one.state is LegState.WAITING)
    named = [*waiting, *hall.state.counters[counter].parked]
    expect = held.id if held else None
    if named:
        calls.append(CallTicket(counter=counter, expect=expect, ticket=chance.choice(named), reason="helped"))
    if held is None:
        calls.append(StoreNext(counter=counter))
        calls.append(
            ServeWithoutTicket(counter=counter, expect=None, service="card", language="az", reason="helped")
        )
    else:
        calls += [ParkTicket(counter=counter, ticket=held.id), sent_on_by(chance, counter, held.id)] * 2
    hall.give(chance.choice(calls))


def sent_on_by(chance: Random, counter: str, ticket: str) -> TransferTicket:
    return TransferTicket(
        counter=counter,
        ticket=ticket,
        destination=ToService(service=chance.choice(SERVICES)),
        position=chance.choice(list(Position)),
        come_back=chance.choice((True, False)),
    )


def overtakings(hall: ToldHall) -> Iterator[tuple[Scene, Ticket, Ticket, tuple[f.Fact, ...], State]]:
    """Each call that left an older number waiting which the same counter could have called.

    With both tickets as they were, what is said of it, and the state before the press.
    """
    nth: dict[str, int] = {}
    pressed_in: dict[object, State] = {}
    for scene in scenes(hall.records):
        state = pressed_in.setdefault(scene.key, scene.before)
        event = scene.recorded.event
        if not isinstance(event, TicketCalled | TicketTaken):
            continue
        nth[event.ticket] = nth.get(event.ticket, -1) + 1
        other = scene.before.tickets[event.ticket]
        places = scene.before.staffing.places[event.counter]
        for mine in scene.before.tickets.values():
            older = mine.state is LegState.WAITING and mine.issued_order < other.issued_order
            if older and mine.place in places:
                call: Call = list(calls_of(other.id, mine.id, hall.records))[nth[event.ticket]]
                yield scene, mine, other, call.facts, state


@pytest.mark.parametrize("policy", get_args(PolicyName))
@pytest.mark.parametrize("seed", range(12))
def test_whoever_went_past_an_older_number_is_explained_by_what_was_true(
    seed: int, policy: PolicyName
) -> None:
    hall = busy_day(seed, policy)
    for scene, mine, other, facts, before_the_press in overtakings(hall):
        called, *why = facts
        assert called == f.OtherCalled(other.id, other_counter(scene), hall_clock(scene), mine.id)
        assert why
        assert not [fact for fact in why if isinstance(fact, NEVER)]
        for fact in why:
            assert is_true(fact, scene, mine, other, before_the_press), (fact, mine, other)
        assert is_enough(why), why


EVERYWHERE = frozenset(
    {
        f.Because,
        f.JoinedEarlier,
        f.MyTimeHadNotCome,
        f.PutFirstByTransfer,
        f.PutFirstByMove,
        f.PutFirstAfterParking,
        f.PutFirstOnReturn,
    }
)
BY_ORDER: Mapping[PolicyName, frozenset[type[f.Fact]]] = {
    "first_come": frozenset({f.HeadStart, f.TimeHadCome, f.InTurnAnyway}),
    "strict_priority": frozenset({f.GroupCalledFirst, f.TimeHadCome, f.InTurnAnyway}),
    "accumulating_priority": frozenset(
        {f.BothWaited, f.CountedWaits, f.MinutesCountMore, f.MyMinutesCountMore, f.InTurnAnyway}
    ),
    "promised_wait": frozenset(
        {
            f.BothPromised,
            f.MinutesCountMore,
            f.FromAppointment,
            f.LessPressing,
            f.NotFirstInLine,
            f.ShorterPromise,
            f.ShorterOrFewer,
            f.StillKept,
            f.LongestReached,
        }
    ),
}


@pytest.mark.parametrize("policy", get_args(PolicyName))
def test_the_days_at_random_hold_every_way_of_going_past(policy: PolicyName) -> None:
    days = (busy_day(seed, policy) for seed in range(12))
    told = {type(fact) for day in days for *_, facts, _ in overtakings(day) for fact in facts}
    assert EVERYWHERE | BY_ORDER[policy] <= told


def other_counter(scene: Scene) -> str:
    event = scene.recorded.event
    assert isinstance(event, TicketCalled | TicketTaken)
    return event.counter


def hall_clock(scene: Scene) -> int:
    return scene.before.clock(scene.recorded.moment.steady, scene.recorded.moment.wall)


def is_true(fact: f.Fact, scene: Scene, mine: Ticket, other: Ticket, before_the_press: State) -> bool:
    event = scene.recorded.event
    assert isinstance(event, TicketCalled | TicketTaken)
    if isinstance(fact, f.Because):
        return event.why is fact.why and because(event, before_the_press, scene.before)
    if isinstance(fact, f.HeadStart | f.MyHeadStart):
        return has_head_start(fact, other if isinstance(fact, f.HeadStart) else mine)
    if isinstance(fact, f.JoinedTogether | f.JoinedEarlier | f.MinePutFirstLater | f.InTurnAnyway):
        return stood_behind(fact, scene, mine, other, before_the_press)
    if isinstance(fact, f.ForReason | f.ByOperator | f.ByDevice):
        return True
    if type(fact).__name__.startswith("PutFirst"):
        return other.rank[0] == 0 and event.why in {Why.PUT_FIRST, Why.STORED_NEXT, Why.CHOSEN}
    of_an_order = isinstance(fact, OF_AN_ORDER)
    return (by_the_order if of_an_order else by_time)(fact, scene, mine, other)


def because(event: TicketCalled | TicketTaken, before_the_press: State, before: State) -> bool:
    match event.why:
        case Why.RETURNED:
            return event.ticket in before_the_press.counters[event.counter].parked
        case Why.WITHOUT_TICKET:
            return event.ticket not in before_the_press.tickets
        case Why.STORED_NEXT:
            return event.counter in before.storing
        case why:
            return why is Why.CHOSEN and event.reason in PLAN.reasons


def has_head_start(fact: f.HeadStart | f.MyHeadStart, ticket: Ticket) -> bool:
    (planned,) = (one for one in PLAN.priorities if one.id == fact.priority)
    enough = not isinstance(fact, f.HeadStart) or 0 <= fact.later_ms < fact.head_start_ms
    counts = planned.head_start_s * SECOND == fact.head_start_ms
    return ticket.priority == planned.id and ticket.slot is None and counts and enough


def stood_behind(fact: f.Fact, scene: Scene, mine: Ticket, other: Ticket, before_the_press: State) -> bool:
    match fact:
        case f.JoinedEarlier(joined_at=joined):
            return mine.issued_wall < joined <= hall_clock(scene) and mine.rank[2] > mine.issued_order
        case f.MinePutFirstLater():
            return mine.rank[0] == 0 and mine.rank > other.rank
        case f.InTurnAnyway():
            return mine.rank[0] > 0 or mine.rank > other.rank
    was = before_the_press.tickets[mine.id]
    return was.state is not LegState.WAITING


OF_AN_ORDER = (
    f.CountsEarlier
    | f.GroupCalledFirst
    | f.GroupBeforeMine
    | f.FromAppointment
    | f.MineFromAppointment
    | f.BothWaited
    | f.CountedWaits
    | f.MinutesCountMore
    | f.MyMinutesCountMore
    | f.BothPromised
    | f.StillKept
    | f.ShorterPromise
    | f.ShorterOrFewer
    | f.NotFirstInLine
    | f.LessPressing
    | f.LongestReached
)


def by_the_order(fact: f.Fact, scene: Scene, mine: Ticket, other: Ticket) -> bool:
    """Whether `fact`, which the order of calling rests on, holds; and whether this order looks at it."""
    true = {
        "first_come": true_of_turns,
        "strict_priority": true_of_groups,
        "accumulating_priority": true_of_counted_waits,
        "promised_wait": true_of_promises,
    }
    policy = scene.before.plan.rules.dispatch.policy
    return fact in {*true_of_turns(scene, mine, other), *true[policy](scene, mine, other)}


def true_of_turns(scene: Scene, mine: Ticket, other: Ticket) -> Iterator[f.Fact]:
    theirs, ours = waiter(scene.before, other), waiter(scene.before, mine)
    if (other.slot or mine.slot) is not None and theirs.since < ours.since:
        yield f.CountsEarlier(theirs.since, ours.since)


def true_of_groups(_scene: Scene, mine: Ticket, other: Ticket) -> Iterator[f.Fact]:
    if weight_of(other) > weight_of(mine):
        yield f.GroupCalledFirst() if mine.priority is None else f.GroupBeforeMine(mine.priority)


def true_of_minutes(scene: Scene, mine: Ticket, other: Ticket) -> Iterator[f.Fact]:
    if weight_of(other) > 1:
        yield f.MinutesCountMore(weight_of(other))
    if mine.priority is not None:
        yield f.MyMinutesCountMore(mine.priority, weight_of(mine))
    theirs, ours = waiter(scene.before, other), waiter(scene.before, mine)
    if other.slot is not None and other.slot <= theirs.since:
        yield f.FromAppointment(theirs.since)
    if mine.slot is not None and mine.slot <= ours.since:
        yield f.MineFromAppointment(ours.since)


def true_of_counted_waits(scene: Scene, mine: Ticket, other: Ticket) -> Iterator[f.Fact]:
    clock = hall_clock(scene)
    waited, my_wait = (clock - waiter(scene.before, one).since for one in (other, mine))
    yield from true_of_minutes(scene, mine, other)
    yield f.BothWaited(waited, my_wait)
    counted, my_count = waited * weight_of(other), my_wait * weight_of(mine)
    if counted >= my_count:
        yield f.CountedWaits(counted, my_count)


def true_of_promises(scene: Scene, mine: Ticket, other: Ticket) -> Iterator[f.Fact]:
    state, event = scene.before, scene.recorded.event
    assert isinstance(event, TicketCalled | TicketTaken)
    waited, my_wait = (hall_clock(scene) - waiter(state, one).since for one in (other, mine))
    promised, my_promise = promise_to(state, other), promise_to(state, mine)
    yield from true_of_minutes(scene, mine, other)
    yield f.BothPromised(waited, promised, my_wait, my_promise)
    if waited < promised and my_wait >= my_promise:
        yield f.StillKept()
    if promised < my_promise:
        yield f.ShorterPromise()
    if is_shorter(other, mine) or state.manned[other.service] < state.manned[mine.service]:
        yield f.ShorterOrFewer()
    if waited >= 1800 * SECOND:
        yield f.LongestReached(waited, 1800 * SECOND)
    yield from (f.LessPressing(one.percent) for one in event.weighed[1:] if one.ticket == mine.id)
    for ahead in state.tickets.values():
        same_line = (ahead.place, ahead.lane, ahead.state) == (mine.place, mine.lane, LegState.WAITING)
        if same_line and ahead.rank < mine.rank:
            yield f.NotFirstInLine(ahead.id)


def weight_of(ticket: Ticket) -> int:
    return next((one.weight for one in PLAN.priorities if one.id == ticket.priority), 1)


def promise_to(state: State, ticket: Ticket) -> int:
    booked, onward = ticket.slot is not None, ticket.leg > 1
    return promised_ms(state.plan, ticket.service, ticket.priority, booked=booked, onward=onward)


def is_shorter(one: Ticket, than: Ticket) -> bool:
    """As far as the halls of these tests know, which have no experience."""
    return PLAN.service[one.service].mean_service_s < PLAN.service[than.service].mean_service_s


def is_enough(why: list[f.Fact]) -> bool:
    """Whether somebody who had waited less of what was promised is told what else there was."""
    told = {type(fact) for fact in why}
    both = next((fact for fact in why if isinstance(fact, f.BothPromised)), None)
    if both is None:
        return bool(told - {f.FromAppointment, f.MineFromAppointment})
    used = both.waited_ms / both.promised_ms
    if used >= both.yours_waited_ms / both.yours_promised_ms:
        return True
    else_ = {f.StillKept, f.ShorterPromise, f.ShorterOrFewer, f.MinutesCountMore, f.NotFirstInLine}
    return bool(told & else_)


def by_time(fact: f.Fact, scene: Scene, mine: Ticket, other: Ticket) -> bool:
    clock = hall_clock(scene)
    match fact:
        case f.TimeHadCome(slot_at=slot):
            return other.slot == slot <= clock
        case f.MyTimeHadNotCome(yours_at=slot):
            return mine.slot == slot > clock
        case f.EarlierAppointment(slot_at=slot, yours_at=yours):
            return (other.slot, mine.slot) == (slot, yours) and slot < yours
        case f.SameAppointment(slot_at=slot):
            return other.slot == mine.slot == slot
    return False
