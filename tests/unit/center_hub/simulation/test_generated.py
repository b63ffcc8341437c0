"""A made-up day: the same seed makes the same day, and a day is what was expected."""

import math
from collections import Counter
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from center_hub.contract.documents import ServiceHours, Span
from center_hub.core.decision import DaySchedule
from center_hub.core.plan import CounterHours, Plan
from center_hub.service.calendar import schedule_at
from center_hub.service.planning import plan_of
from center_hub.simulation.day import Day, work_s
from center_hub.simulation.engine import play
from center_hub.simulation.generated import Expected, made_up
from config.loader import centre_file, known_centres, load_centre
from tests.support.small_centre import MORNING, PLAN

SCHEDULE = DaySchedule(date="2026-11-21", opens=MORNING, closes=MORNING + 8 * 3_600_000)
MONDAY = int(datetime(2026, 11, 23, tzinfo=UTC).timestamp()) * 1000


def a_day(plan: Plan = PLAN, schedule: DaySchedule = SCHEDULE, **expected: object) -> Day:
    return made_up(plan, schedule, replace(Expected(), **expected))


def test_the_same_seed_makes_the_same_day_and_another_another() -> None:
    assert a_day(seed=7) == a_day(seed=7)
    assert a_day(seed=7).visits != a_day(seed=8).visits


@pytest.mark.parametrize("busy", [0.5, 0.85, 1.1])
def test_counters_are_as_busy_as_expected(busy: float) -> None:
    day = a_day(busy=busy)
    work = sum(work_s(one) + one.walk_s * len(one.legs) for one in day.visits)
    assert work / (3 * 8 * 3600) == pytest.approx(busy, rel=0.05)


def test_as_many_come_as_were_said() -> None:
    assert len(a_day(visitors=333).visits) == 333


def test_visitors_come_in_order_within_the_day_and_in_two_waves() -> None:
    day = a_day(visitors=4000)
    arrivals = [one.arrives_s for one in day.visits]
    assert arrivals == sorted(arrivals)
    assert arrivals[0] >= 0
    assert arrivals[-1] <= 8 * 3600
    hours = Counter(int(at // 3600) for at in arrivals)
    assert hours[2] > 1.5 * hours[0]
    assert hours[2] > 1.3 * hours[3]
    assert hours[5] > 1.2 * hours[7]


def test_service_times_are_as_long_and_as_uneven_as_told() -> None:
    times = [leg.takes_s for one in a_day(visitors=6000).visits for leg in one.legs if leg.service == "card"]
    mean = sum(times) / len(times)
    deviation = math.sqrt(sum((one - mean) ** 2 for one in times) / len(times))
    assert mean == pytest.approx(360, rel=0.08)
    assert deviation / mean == pytest.approx(0.7, rel=0.15)


def test_a_popular_service_is_asked_for_more() -> None:
    def asked(popular: frozenset[str]) -> int:
        day = a_day(visitors=3000, popular=popular)
        return sum(one.legs[0].service == "lost-card" for one in day.visits)

    assert asked(frozenset({"lost-card"})) > 1.5 * asked(frozenset())


def test_nobody_asks_for_what_no_counter_takes_or_comes_when_it_rests() -> None:
    morning = (Span(begins=MORNING, ends=MORNING + 3_600_000),)
    hours = (ServiceHours(service="card", spans=morning), ServiceHours(service="lost-card", spans=()))
    day = a_day(schedule=replace(SCHEDULE, hours=hours), visitors=400)
    asked = Counter(one.legs[0].service for one in day.visits)
    assert asked["orphan"] == asked["lost-card"] == 0
    assert all(
        one.arrives_s <= 3600 for one in day.visits if one.legs[0].service == "card" and not one.slot_s
    )


def test_journeys_are_wanted_together() -> None:
    day = a_day(visitors=1000, journeys=(("card", "passport"),))
    several = [one for one in day.visits if len(one.legs) > 1]
    assert 60 < len(several) < 140


def test_counters_work_as_they_are_staffed() -> None:
    morning = (Span(begins=MORNING, ends=MORNING + 3_600_000),)
    day = a_day(schedule=replace(SCHEDULE, staffed=(CounterHours(counter="c2", spans=morning),)))
    assert [(one.counter, one.from_s, one.to_s) for one in day.shifts] == [
        ("c1", 0, None),
        ("c2", 0, 3600),
        ("c3", 0, None),
    ]


@pytest.mark.parametrize("centre_id", known_centres())
def test_an_ordinary_day_of_a_shipped_centre_is_served_by_the_end(centre_id: str) -> None:
    centre = load_centre(centre_file(centre_id))
    schedule = schedule_at(centre, MONDAY)
    assert schedule is not None
    plan = plan_of(centre)
    played = play(made_up(plan, schedule, Expected()), plan)
    assert len(played.stays) > 300
    assert sum(stay.ended_s is not None and stay.called for stay in played.stays) > 0.95 * len(played.stays)
    assert len(played.turned_away) < 0.02 * played.visits
