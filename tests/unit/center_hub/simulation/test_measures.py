"""Figures of played days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from center_hub.contract.replies import Reason
from center_hub.contract.words import Wait
from center_hub.simulation.measures import NO_CLASS, measured, percentile, waiting_over_time, waits
from center_hub.simulation.played import Desk, Ending, Played, Stay, TurnedAway

STAY = Stay(
    visit=0,
    ticket="1-A001",
    leg=1,
    service="card",
    priority=None,
    booked=False,
    party=1,
    joined_s=0,
    due_s=0,
    promised_s=600,
    ending=Ending.SERVED,
    until_s=0,
    called=True,
    ended_s=1000,
)


def stay(wait_s: float, **more: object) -> Stay:
    return replace(STAY, until_s=wait_s, **more)


def played(*stays: Stay, **more: object) -> Played:
    day = Played("2026-11-21", 0, 3600, visits=len(stays), stays=stays, desks=())
    return replace(day, **more)


def test_waits_are_told_by_mean_median_percentile_and_worst() -> None:
    found = waits([stay(seconds) for seconds in (0, 60, 120, 1800)])
    assert (found.people, found.mean_s, found.median_s, found.p95_s, found.worst_s) == (
        4,
        495,
        90,
        1800,
        1800,
    )
    assert (found.missed, found.kept_percent) == (1, 75)


def test_a_wait_as_long_as_promised_is_kept() -> None:
    assert waits([stay(600)]).missed == 0
    assert waits([stay(600.001)]).missed == 1


def test_who_was_never_called_was_not_kept_a_promise() -> None:
    assert waits([stay(10, called=False, ending=Ending.GAVE_UP)]).missed == 1


def test_a_wait_before_the_appointed_time_is_none() -> None:
    assert stay(500, due_s=900.0).wait_s == 0


def test_nobody_waited_is_no_error() -> None:
    assert waits([]).kept_percent == 100
    assert measured([played()]).everybody.people == 0
    assert waiting_over_time([played()]) == [(0, 0.0)]


@given(st.lists(st.floats(0, 1e6), min_size=1), st.integers(1, 100))
def test_a_percentile_is_one_of_the_values_and_that_many_do_not_exceed_it(
    values: list[float], percent: int
) -> None:
    found = percentile(sorted(values), percent)
    assert found in values
    assert sum(one <= found for one in values) >= len(values) * percent / 100


def test_several_days_are_told_as_the_mean_of_a_day() -> None:
    away = (TurnedAway(0, 0, "card", Reason.QUOTA_REACHED),)
    two = measured([played(stay(0), stay(1200), turned_away=away), played(stay(0))])
    assert (two.days, two.visitors, two.everybody.people, two.everybody.missed) == (2, 1.5, 1.5, 0.5)
    assert two.turned_away == {"quota_reached": 0.5}
    assert two.endings["served"] == 1.5


def test_people_are_told_apart_by_service_and_class() -> None:
    one = measured([played(stay(0), stay(60, service="passport", priority="elderly"))])
    assert {name: found.mean_s for name, found in one.services.items()} == {"card": 0, "passport": 60}
    assert sorted(one.classes) == [NO_CLASS, "elderly"]


def test_a_counter_is_busy_for_a_share_of_its_time_at_work() -> None:
    one = measured([played(desks=(Desk("c1", 1000, 800, 4), Desk("c2", 3000, 0, 0)))])
    assert one.busy_percent == 20
    assert [(desk.counter, desk.busy_percent) for desk in one.desks] == [("c1", 80), ("c2", 0)]


def test_work_after_closing_time_is_told() -> None:
    assert measured([played(stay(0, ended_s=3700.0)), played(stay(0))]).over_time_s == 50


def test_forecasts_are_scored_where_they_were_told() -> None:
    told = Wait(least=60, likely=120, most=300)
    one = measured([played(*(stay(wait_s, forecast=told) for wait_s in (0, 120, 300, 420)), stay(9999))])
    assert one.forecasts is not None
    assert one.forecasts.told == 4
    assert one.forecasts.mean_error_s == pytest.approx((120 + 0 + 180 + 300) / 4)
    assert (one.forecasts.between_percent, one.forecasts.longer_percent) == (50, 25)
    assert measured([played(stay(0))]).forecasts is None


def test_those_who_wait_are_counted_over_the_day() -> None:
    line = waiting_over_time([played(stay(400), stay(1000, joined_s=350.0, due_s=350.0))], step_s=100)
    assert [number for _, number in line] == [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]
    assert line[4] == (400, 1)


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 3000)), max_size=20))
def test_in_the_end_nobody_waits(spans: list[tuple[int, int]]) -> None:
    stays = [
        stay(begins + lasts, joined_s=begins, due_s=begins, ended_s=begins + lasts) for begins, lasts in spans
    ]
    line = waiting_over_time([played(*stays)])
    assert line[-1][1] == 0
    assert all(number >= 0 for _, number in line)
