"""Which counters a forecast expects, seen by what it tells."""

from collections.abc import Callable
from typing import Any

import pytest

from center_hub.contract.words import CounterState
from center_hub.core import events as e
from center_hub.core.forecast.forecaster import NO_WAIT

Make = Callable[..., Any]
MINUTE, HOUR = 60_000, 3_600_000
ONE = {"c1": ("card",)}
TWO = {"c1": ("card",), "c2": ("card",)}
APART = {"c1": ("card",), "c2": ("passport",)}
CLOSES = 8 * HOUR


def begun(hall: Any, counter: str = "c1") -> None:
    """Somebody has come, was called and is there."""
    hall.joins("card")
    hall.serves(counter)


def test_in_the_morning_counters_staffed_all_day_are_waited_for(centre: Make) -> None:
    """As they would be with hours of their own that begin now."""
    free, planned = centre(TWO), centre(TWO)
    free.opens(closes=CLOSES)
    planned.opens(staffed=dict.fromkeys(TWO, ((0, CLOSES),)), closes=CLOSES)
    for hall in (free, planned):
        for _ in range(6):
            hall.joins("card")
    assert free.waits("card") == planned.waits("card")
    assert free.waits("card").likely < 1800


def test_a_counter_that_opens_first_is_not_expected_to_be_alone_all_day(centre: Make) -> None:
    hall = centre(TWO)
    hall.opens("c1", closes=CLOSES)
    for _ in range(10):
        hall.joins("card")
    hall.serves("c1")
    first_alone = hall.waits("card").likely
    hall.passes(20 * MINUTE)
    assert hall.waits("card").likely > 1.4 * first_alone


def test_a_counter_that_has_not_opened_long_after_the_day_is_not_expected(centre: Make) -> None:
    hall = centre(ONE)
    hall.opens(closes=CLOSES)
    hall.joins("card")
    assert hall.waits("card") is not None
    hall.passes(20 * MINUTE)
    assert hall.waits("card") is None


def test_in_a_day_opened_by_hand_nobody_is_expected_who_is_not_there(centre: Make) -> None:
    hall = centre(ONE)
    hall.opens()
    assert hall.waits("card") is None


def test_a_counter_closed_by_its_operator_is_not_expected_back(centre: Make) -> None:
    hall = centre(ONE)
    hall.opens("c1", closes=CLOSES)
    hall.passes(MINUTE)
    hall.happens(e.CounterClosed(counter="c1"))
    assert hall.waits("card") is None
    hall.happens(e.CounterOpened(counter="c1"))
    assert hall.waits("card") == NO_WAIT


def test_a_counter_closed_yesterday_evening_is_expected_this_morning(centre: Make) -> None:
    hall = centre(ONE)
    hall.opens("c1", closes=CLOSES)
    hall.passes(CLOSES)
    hall.closes()
    hall.opens(closes=CLOSES)
    assert hall.waits("card") is not None


def test_a_counter_closed_over_lunch_is_expected_after_it(centre: Make) -> None:
    hall = centre(ONE)
    hall.opens("c1", staffed={"c1": ((0, HOUR), (2 * HOUR, CLOSES))}, closes=CLOSES)
    hall.passes(HOUR)
    hall.happens(e.CounterClosed(counter="c1"))
    assert hall.waits("card").likely == pytest.approx(3600, rel=0.15)


@pytest.mark.parametrize("closes", [None, CLOSES])
def test_a_counter_that_closes_after_this_one_is_not_waited_for(centre: Make, closes: int | None) -> None:
    hall = centre(ONE)
    hall.opens("c1", closes=closes)
    begun(hall)
    hall.happens(e.LeavePlanned(counter="c1", then=CounterState.CLOSED))
    assert hall.waits("card") is None


def test_a_counter_that_closes_in_its_last_hours_is_not_waited_for(centre: Make) -> None:
    hall = centre(APART)
    hall.opens("c1", staffed={"c1": ((0, HOUR),)}, closes=CLOSES)
    begun(hall)
    hall.happens(e.LeavePlanned(counter="c1", then=CounterState.CLOSED))
    assert hall.waits("card") is None


def test_a_counter_that_calls_through_its_break_goes_on_calling(centre: Make) -> None:
    hall = centre(ONE)
    hall.opens("c1", staffed={"c1": ((0, HOUR), (2 * HOUR, CLOSES))}, closes=CLOSES)
    hall.passes(HOUR + MINUTE)
    begun(hall)
    assert hall.waits("card").likely < 900


def test_a_counter_that_calls_after_its_hours_goes_on_calling(centre: Make) -> None:
    hall = centre(APART)
    hall.opens("c1", staffed={"c1": ((0, HOUR),), "c2": ((0, 7 * HOUR),)}, closes=CLOSES)
    hall.passes(HOUR + MINUTE)
    begun(hall)
    assert hall.waits("card").likely < 900


def test_a_counter_still_busy_when_its_break_begins_takes_the_break(centre: Make) -> None:
    hall = centre(ONE)
    hall.opens("c1", staffed={"c1": ((0, HOUR), (2 * HOUR, CLOSES))}, closes=CLOSES)
    hall.passes(HOUR - MINUTE)
    begun(hall)
    hall.passes(2 * MINUTE)
    assert hall.waits("card").likely > 2400


def test_a_clock_a_little_behind_the_call_is_no_fault(centre: Make) -> None:
    """A question may be asked with the clock of the moment before."""
    hall = centre(ONE)
    hall.opens("c1")
    hall.joins("card")
    hall.calls("c1")
    hall.now -= 10 * HOUR
    assert hall.waits("card").likely > 0
