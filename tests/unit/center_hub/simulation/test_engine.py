"""The engine: whatever people do, everybody is accounted for and nothing happens twice at once."""

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from center_hub.contract.documents import ServiceHours, Span
from center_hub.contract.replies import Reason
from center_hub.core.decision import DaySchedule
from center_hub.simulation.day import Day, Leg, Shift, Visit
from center_hub.simulation.engine import Unplayable, play
from center_hub.simulation.played import Ending, Played, Stay
from tests.support.small_centre import MORNING, PLAN

LENGTH_S = 4 * 3600
SCHEDULE = DaySchedule(date="2026-11-21", opens=MORNING, closes=MORNING + LENGTH_S * 1000)
ALL_DAY = tuple(Shift(one.id, 0) for one in PLAN.counters)
SERVICES = ("passport", "card", "lost-card")


def day(*visits: Visit, shifts: tuple[Shift, ...] = ALL_DAY, schedule: DaySchedule | None = SCHEDULE) -> Day:
    return Day("2026-11-21", MORNING, visits, shifts, schedule)


def visit(arrives_s: float, service: str = "card", takes_s: float = 300, **more: object) -> Visit:
    return replace(Visit(arrives_s, (Leg(service, takes_s),)), **more)


def only(played: Played) -> Stay:
    (stay,) = played.stays
    return stay


seconds = st.integers(0, 1200).map(float)
legs = st.lists(st.sampled_from(SERVICES), min_size=1, max_size=3, unique=True).flatmap(
    lambda names: st.tuples(*(st.builds(Leg, st.just(name), seconds) for name in names))
)


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    wanted = draw(legs)
    slot = draw(st.none() | st.integers(0, 15).map(lambda number: number * 900.0))
    return Visit(
        arrives_s=draw(st.integers(0, LENGTH_S + 600)),
        legs=wanted[:1] if slot is not None else wanted,
        sent_on=draw(st.just(()) | legs),
        priority=draw(st.sampled_from((None, None, "elderly", "veteran"))),
        slot_s=slot,
        party=draw(st.integers(1, 4)),
        patience_s=draw(st.none() | seconds),
        walk_s=draw(st.integers(0, 90)),
        comes=draw(st.booleans()),
        returns_after_s=draw(st.none() | seconds),
    )


spans = st.tuples(st.integers(0, LENGTH_S), st.none() | st.integers(1, LENGTH_S))
shifts = st.builds(
    lambda counter, span: Shift(counter, span[0], None if span[1] is None else span[0] + span[1]),
    st.sampled_from([one.id for one in PLAN.counters]),
    spans,
)
days = st.builds(
    lambda people, work, timed: day(
        *sorted(people, key=lambda one: one.arrives_s),
        shifts=tuple({one.counter: one for one in work}.values()),
        schedule=SCHEDULE if timed else None,
    ),
    st.lists(visits(), max_size=25),
    st.lists(shifts, max_size=5),
    st.booleans(),
)


@settings(deadline=None, max_examples=60)
@given(days)
def test_everybody_is_served_or_accounted_for(someday: Day) -> None:
    played = play(someday, PLAN)
    begun = {stay.visit for stay in played.stays}
    away = {one.visit for one in played.turned_away}
    late = {at for at, one in enumerate(someday.visits) if one.arrives_s > LENGTH_S}
    assert not begun & away
    assert begun | away | late == set(range(len(someday.visits)))
    for stay in played.stays:
        assert stay.called or stay.ending in (Ending.GAVE_UP, Ending.LEFT_OVER)
        assert (stay.ending is Ending.SERVED) <= (stay.started_s is not None and stay.ended_s is not None)


@settings(deadline=None, max_examples=60)
@given(days)
def test_a_counter_serves_one_at_a_time_and_calls_nobody_while_it_does(someday: Day) -> None:
    at: dict[str | None, list[Stay]] = defaultdict(list)
    for stay in play(someday, PLAN).stays:
        if stay.started_s is not None:
            at[stay.counter].append(stay)
    for stays in at.values():
        for one, other in pairwise(sorted(stays, key=lambda stay: (stay.started_s or 0, stay.ended_s or 0))):
            assert one.ended_s is not None
            assert other.started_s is not None
            assert one.ended_s <= other.started_s


@settings(deadline=None, max_examples=60)
@given(days)
def test_nobody_is_at_two_counters_at_once(someday: Day) -> None:
    legs_of: dict[str, list[Stay]] = defaultdict(list)
    for stay in play(someday, PLAN).stays:
        legs_of[stay.ticket].append(stay)
    for stays in legs_of.values():
        assert [stay.leg for stay in stays] == list(range(1, len(stays) + 1))
        for one, other in pairwise(stays):
            assert one.ending is Ending.SERVED
            assert one.ended_s == other.joined_s


@settings(deadline=None, max_examples=30)
@given(days)
def test_the_same_day_is_played_the_same(someday: Day) -> None:
    assert play(someday, PLAN) == play(someday, PLAN)


@settings(deadline=None, max_examples=30)
@given(days)
def test_no_counter_works_for_longer_than_it_is_at_work(someday: Day) -> None:
    for desk in play(someday, PLAN).desks:
        assert desk.busy_s <= desk.at_work_s


def test_an_idle_counter_calls_whoever_comes_at_once() -> None:
    stay = only(play(day(visit(100, walk_s=20)), PLAN))
    assert (stay.wait_s, stay.started_s, stay.ended_s) == (0, 120, 420)


def test_the_second_waits_until_the_first_is_done() -> None:
    played = play(day(visit(0), visit(10), shifts=(Shift("c2", 0),)), PLAN)
    assert [stay.wait_s for stay in played.stays] == [0, 290]


def test_a_wait_with_an_appointment_counts_from_the_appointed_time() -> None:
    first, booked = play(
        day(visit(0, takes_s=1000), visit(300, slot_s=900.0), shifts=(Shift("c2", 0),)), PLAN
    ).stays
    assert (first.booked, booked.booked) == (False, True)
    assert (booked.due_s, booked.until_s, booked.wait_s) == (900, 1000, 100)


def test_who_is_impatient_leaves_and_is_not_called() -> None:
    played = play(day(visit(0, takes_s=1000), visit(10, patience_s=60.0), shifts=(Shift("c2", 0),)), PLAN)
    gone = played.stays[1]
    assert (gone.ending, gone.called, gone.wait_s) == (Ending.GAVE_UP, False, 60)


def test_who_does_not_come_holds_the_counter_until_the_operator_gives_up() -> None:
    played = play(day(visit(0, comes=False, walk_s=90), visit(1), shifts=(Shift("c2", 0),)), PLAN)
    assert played.stays[0].ending is Ending.NOT_COME
    assert played.stays[1].until_s == 90


def test_who_comes_back_is_served_and_the_wait_is_that_to_the_first_call() -> None:
    stay = only(play(day(visit(0, comes=False, walk_s=90, returns_after_s=200.0)), PLAN))
    assert (stay.ending, stay.wait_s, stay.started_s) == (Ending.SERVED, 0, 380)


def test_several_services_are_done_under_one_number() -> None:
    both = visit(0)
    both = replace(both, legs=(Leg("card", 60), Leg("passport", 120)), sent_on=(Leg("card", 30),))
    stays = play(day(both), PLAN).stays
    assert sorted(stay.ticket for stay in stays) == [stays[0].ticket] * 3
    assert stays[2].service == "card"
    assert stays[2].ended_s == 210


def test_a_counter_that_closes_finishes_the_ticket_in_hand() -> None:
    played = play(day(visit(0), visit(1), shifts=(Shift("c2", 0, 100),)), PLAN)
    assert [stay.ending for stay in played.stays] == [Ending.SERVED, Ending.LEFT_OVER]
    assert played.desks[0].at_work_s == 300


def test_a_counter_that_changes_profile_takes_other_services() -> None:
    shifts = (Shift("c1", 0, 1000, "all"), Shift("c1", 1000, None, "cards"))
    played = play(day(visit(10, "passport"), visit(1200, "passport"), visit(1300), shifts=shifts), PLAN)
    assert [stay.ending for stay in played.stays] == [Ending.SERVED, Ending.LEFT_OVER, Ending.SERVED]


def test_those_waiting_at_closing_time_are_served_after_it() -> None:
    played = play(day(visit(LENGTH_S - 10), visit(LENGTH_S - 5), shifts=(Shift("c2", 0),)), PLAN)
    assert [stay.ending for stay in played.stays] == [Ending.SERVED, Ending.SERVED]
    assert played.ended_s > LENGTH_S


def test_nobody_gets_a_ticket_outside_the_hours_of_a_service() -> None:
    hours = (ServiceHours(service="card", spans=(Span(begins=MORNING, ends=MORNING + 1_000_000),)),)
    played = play(day(visit(10), visit(2000), schedule=replace(SCHEDULE, hours=hours)), PLAN)
    assert [one.reason for one in played.turned_away] == [Reason.SERVICE_CLOSED]
    assert len(played.stays) == 1


def test_a_shift_of_a_counter_that_is_not_there_is_said() -> None:
    with pytest.raises(Unplayable, match="'c9', and the centre no such counter"):
        play(day(shifts=(Shift("c9", 0),)), PLAN)


def test_the_progress_told_rises_to_all_of_the_day() -> None:
    told: list[float] = []
    play(day(visit(0), visit(LENGTH_S - 5)), PLAN, told.append)
    assert told == sorted(told)
    assert told[-1] == 1
