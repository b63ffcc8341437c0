"""More and fewer counters, as a manager writes them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from center_hub.core.decision import DaySchedule
from center_hub.simulation.changes import Change, Changed, changed, read_change
from center_hub.simulation.clock_times import WallTimes
from center_hub.simulation.day import Day, Leg, Shift, Visit
from center_hub.simulation.engine import play
from config.problems import Rejected
from tests.support.small_centre import MORNING, PLAN

TIMES = WallTimes("2026-11-21", MORNING, "Asia/Baku")  # it opens at 7
LENGTH_S = 8 * 3600
HOUR = 3600.0
DAY = Day(
    "2026-11-21",
    MORNING,
    tuple(Visit(60.0 * at, (Leg("card", 300),)) for at in range(60)),
    tuple(Shift(one.id, 0) for one in PLAN.counters),
    DaySchedule(date="2026-11-21", opens=MORNING, closes=MORNING + LENGTH_S * 1000),
)


def made(*written: str, day: Day = DAY) -> Changed:
    return changed(PLAN, day, tuple(map(read_change, written)), TIMES)


def shifts_of(result: Changed, counter: str) -> list[tuple[float, float | None]]:
    return sorted((one.from_s, one.to_s) for one in result.day.shifts if one.counter == counter)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("+2@12:00", Change("+2@12:00", True, "12:00", None, number=2)),
        ("-1@15:30-17:00", Change("-1@15:30-17:00", False, "15:30", "17:00")),
        ("+2:cards@12:00", Change("+2:cards@12:00", True, "12:00", None, number=2, profile="cards")),
        ("c2@12:00-14:00", Change("c2@12:00-14:00", True, "12:00", "14:00", counter="c2")),
        ("-c2@12:00", Change("-c2@12:00", False, "12:00", None, counter="c2")),
    ],
)
def test_a_change_is_read_as_it_is_written(written: str, meant: Change) -> None:
    assert read_change(written) == meant


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("+2", "does not say from when"),
        ("+2@noon", "'noon' is not a time of day"),
        ("+2@25:00", "no 25:00 on a clock"),
        ("+0@12:00", "changes nothing"),
        ("two@12:00-", "'' is not a time of day"),
        ("+two more@12:00", "is no change of counters"),
    ],
)
def test_what_is_no_change_is_refused_in_words(written: str, told: str) -> None:
    with pytest.raises(Rejected) as refusal:
        read_change(written)
    assert told in refusal.value.what


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("+1:crads@12:00", "did you mean 'cards'?"),
        ("c9@12:00", "there is no counter 'c9'"),
        ("+1@14:00-12:00", "ends before it begins"),
        ("+1@15:00", "it is closed at 15:00"),
        ("-2:cards@12:00", "profile 'cards' has 1 at work then"),
        ("-3@12:00", "nobody would be left"),
    ],
)
def test_what_does_not_fit_the_centre_is_refused_in_words(written: str, told: str) -> None:
    with pytest.raises(Rejected) as refusal:
        made(written)
    assert told in f"{refusal.value.what}; {refusal.value.fix}"


def test_more_counters_are_like_the_busiest_and_work_from_then_on() -> None:
    result = made("+2@12:00-13:00")
    assert shifts_of(result, "extra-1") == shifts_of(result, "extra-2") == [(5 * HOUR, 6 * HOUR)]
    assert result.plan.counter["extra-1"].services == PLAN.counter["c1"].services
    assert result.done == ("2 more counters like those of profile all, the busiest, from 12:00 to 13:00",)


def test_two_changes_of_more_name_their_counters_apart() -> None:
    result = made("+1@12:00", "+1:passports@13:00")
    assert result.plan.counter["extra-2"].profile == "passports"
    assert [one.id for one in result.plan.counters[-2:]] == ["extra-1", "extra-2"]


def test_more_counters_never_take_the_name_of_one_that_is_there() -> None:
    plan = replace(PLAN, counters=(*PLAN.counters, replace(PLAN.counter["c2"], id="extra-2")))
    result = changed(plan, DAY, (read_change("+2@12:00"), read_change("+1@13:00")), TIMES)
    names = [one.id for one in result.plan.counters]
    assert names[-4:] == ["extra-2", "extra-1", "extra-3", "extra-4"]
    assert len(set(names)) == len(names)


def test_fewer_counters_are_the_least_busy_that_can_be_spared() -> None:
    result = made("-1@12:00-13:00")
    assert result.done == ("c3 is closed, the least busy, from 12:00 to 13:00",)
    assert shifts_of(result, "c3") == [(0, 5 * HOUR), (6 * HOUR, None)]


def test_a_counter_that_is_open_already_is_opened_only_where_it_was_closed() -> None:
    morning = replace(DAY, shifts=(Shift("c2", 0, HOUR), Shift("c2", 2 * HOUR, 3 * HOUR)))
    result = made("c2@07:30-12:00", day=morning)
    assert shifts_of(result, "c2") == [
        (0, HOUR),
        (HOUR, 2 * HOUR),
        (2 * HOUR, 3 * HOUR),
        (3 * HOUR, 5 * HOUR),
    ]


def test_a_counter_open_over_the_joint_of_two_shifts_stays_open() -> None:
    morning = replace(DAY, shifts=(Shift("c2", 2 * HOUR, 3 * HOUR),))
    busy = replace(morning, visits=tuple(Visit(60.0 * at, (Leg("card", 59),)) for at in range(300)))
    result = made("c2@07:00-12:00", day=busy)
    played = play(result.day, result.plan)
    assert max(stay.wait_s for stay in played.stays) < 60
    assert sum(desk.at_work_s for desk in played.desks) == pytest.approx(5 * HOUR, abs=60)


def test_the_hub_is_told_of_the_new_hours_of_the_counters_that_changed() -> None:
    schedule = made("c2@12:00", "-c3@13:00-14:00").day.schedule
    assert schedule is not None
    told = {
        one.counter: [(span.begins - MORNING, span.ends - MORNING) for span in one.spans]
        for one in schedule.staffed
    }
    assert told == {"c3": [(0, 6 * 3_600_000), (7 * 3_600_000, 8 * 3_600_000)]}


@given(st.integers(7, 14), st.integers(7, 14), st.integers(7, 14), st.integers(7, 14))
def test_no_counter_ever_has_two_shifts_at_once(a: int, b: int, c: int, d: int) -> None:
    try:
        result = made(f"-c2@{a}:00-{b}:30", f"c2@{c}:15-{d}:45")
    except Rejected:
        return
    spans = shifts_of(result, "c2")
    for (_, ends), (begins, _) in pairwise(spans):
        assert ends is not None
        assert ends <= begins


def test_more_counters_never_lengthen_the_mean_wait_of_one_queue() -> None:
    before, after = play(DAY, PLAN), made("+1:cards@07:00")
    now = play(after.day, after.plan)
    assert sum(stay.wait_s for stay in now.stays) < sum(stay.wait_s for stay in before.stays)
