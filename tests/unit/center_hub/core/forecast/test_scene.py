from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.core.forecast.scene import Hours, Scene, comes_again, on_duty, stays_on

Make = Callable[..., Any]
HOUR = 3_600_000
TWO = {"c1": ("card",), "c2": ("card",)}
SHIFTS: Hours = ((100, 200), (300, 400))
MOMENTS = st.integers(0, 500)


@pytest.mark.parametrize(("clock", "calls"), [(50, 100), (150, 150), (200, 300), (350, 350), (400, None)])
def test_a_counter_calls_within_its_hours(clock: int, calls: int | None) -> None:
    assert on_duty(SHIFTS, clock) == calls
    assert on_duty(None, clock) == clock


@pytest.mark.parametrize(("clock", "back"), [(50, 100), (150, 300), (250, 300), (350, None), (450, None)])
def test_who_goes_comes_back_with_their_next_hours(clock: int, back: int | None) -> None:
    assert comes_again(SHIFTS, clock) == back
    assert comes_again(None, clock) is None


def test_who_calls_in_the_break_works_through_it() -> None:
    assert stays_on(SHIFTS, 240, 250) == ((240, 400),)


def test_who_calls_before_their_hours_has_begun() -> None:
    assert stays_on(SHIFTS, 40, 50) == ((40, 200), (300, 400))


def test_who_calls_after_their_last_hours_stays_as_long_as_they_are_open() -> None:
    assert stays_on(SHIFTS, 410, 450) is None


def test_who_is_still_at_the_last_call_of_their_hours_goes_then() -> None:
    assert stays_on(SHIFTS, 190, 250) == SHIFTS
    assert stays_on(SHIFTS, 390, 450) == SHIFTS


@given(called=MOMENTS, since=MOMENTS)
def test_who_has_called_against_the_plan_is_at_work_now_and_keeps_what_comes(called: int, since: int) -> None:
    clock = called + since
    hours = stays_on(SHIFTS, called, clock)
    if on_duty(SHIFTS, called) != called:
        assert on_duty(hours, clock) == clock
    for begins, ends in SHIFTS:
        if begins >= clock:
            assert on_duty(hours, ends - 1) == ends - 1


def test_a_counter_without_hours_of_its_own_is_staffed_all_day(centre: Make) -> None:
    hall = centre(TWO)
    hall.opens(staffed={"c2": ((0, 4 * HOUR),)}, closes=8 * HOUR)
    whole, half = Scene(hall.state).hours
    opened = hall.now
    assert on_duty(whole, opened) == opened
    assert on_duty(whole, opened + 9 * HOUR) == opened + 9 * HOUR  # until everybody is served
    assert on_duty(half, opened + 4 * HOUR) is None


def test_in_a_day_without_an_end_nothing_is_planned_that_is_not_written(centre: Make) -> None:
    hall = centre(TWO)
    hall.opens(staffed={"c2": ((0, 4 * HOUR),)})
    assert Scene(hall.state).hours[0] is None


def test_whoever_is_staffed_to_the_last_stays_until_everybody_is_served(centre: Make) -> None:
    hall = centre(TWO)
    hall.opens(staffed={"c1": ((0, 7 * HOUR),), "c2": ((0, 6 * HOUR),)})
    last, early = Scene(hall.state).hours
    assert on_duty(last, hall.now + 8 * HOUR) == hall.now + 8 * HOUR
    assert on_duty(early, hall.now + 6 * HOUR) is None
