import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.core.forecast.arrivals import NOBODY, TAPES, Arrivals, Coming, FrozenTape, Kind
from center_hub.core.model import Lane

MINUTE, DAY = 60_000, 86_400_000
OPENED = 20_000 * DAY + 5 * 60 * MINUTE
CARD = Kind("card", "card", Lane("", booked=False))


def lived(*minutes: int, arrivals: Arrivals | None = None, day: int = 0) -> Arrivals:
    """A day on which somebody came at each of these minutes after opening."""
    arrivals = arrivals or Arrivals()
    arrivals.open_day(OPENED + day * DAY)
    for minute in minutes:
        arrivals.see(CARD, OPENED + day * DAY + minute * MINUTE)
    return arrivals


def to_come(coming: Coming, opened: int) -> list[int]:
    """At which minutes after `opened` somebody comes."""
    return [(time + coming.shift - opened) // MINUTE for time in coming.times[coming.at :]]


def test_nobody_comes_while_no_day_is_open() -> None:
    assert Arrivals().future(OPENED, 0, 0) == NOBODY


def test_a_past_day_comes_again_at_the_same_time_of_day() -> None:
    arrivals = lived(10, 20, 30)
    arrivals.close_day()
    arrivals.open_day(OPENED + DAY)
    assert to_come(arrivals.future(OPENED + DAY + 15 * MINUTE, 0, 0), OPENED + DAY) == [20, 30]


def test_a_day_opened_late_is_no_day_put_off() -> None:
    arrivals = lived(10, 90)
    arrivals.close_day()
    arrivals.open_day(OPENED + 3 * DAY + 60 * MINUTE)
    assert to_come(arrivals.future(OPENED + 3 * DAY + 60 * MINUTE, 0, 0), OPENED + 3 * DAY) == [90]


def test_each_play_has_another_past_day_and_then_the_same_a_little_apart() -> None:
    arrivals = Arrivals()
    for day in range(2):
        lived(60 + day, arrivals=arrivals, day=day)
        arrivals.close_day()
    arrivals.open_day(OPENED + 2 * DAY)
    now = OPENED + 2 * DAY
    futures = [to_come(arrivals.future(now, number, 0), now) for number in range(6)]
    assert futures == [[60], [61], [53], [54], [67], [68]]


def test_only_the_last_days_are_kept() -> None:
    arrivals = Arrivals()
    for day in range(TAPES + 3):
        lived(day, arrivals=arrivals, day=day)
        arrivals.close_day()
    assert len(arrivals.freeze().tapes) == TAPES


def test_a_day_on_which_nobody_came_is_no_forecast_of_the_next() -> None:
    arrivals = lived(5)
    arrivals.close_day()
    lived(arrivals=arrivals, day=1).close_day()
    assert len(arrivals.freeze().tapes) == 1


def test_on_the_first_day_the_last_quarter_of_an_hour_comes_again() -> None:
    arrivals = lived(*range(30))
    coming = arrivals.future(OPENED + 30 * MINUTE, 0, 0)
    assert to_come(coming, OPENED) == list(range(30, 60))


def test_in_the_first_minutes_nothing_is_known() -> None:
    assert lived(0, 1).future(OPENED + 2 * MINUTE, 0, 0) == NOBODY


@given(st.lists(st.integers(-10, 600), max_size=50))
def test_a_clock_that_is_set_back_leaves_the_tape_in_order(minutes: list[int]) -> None:
    times = lived(*minutes)._today
    assert times is not None
    assert list(times.times) == sorted(times.times)


@given(st.lists(st.lists(st.integers(0, 600), max_size=20), max_size=4))
def test_what_was_learned_is_the_same_after_it_was_kept(days: list[list[int]]) -> None:
    arrivals = Arrivals()
    for day, minutes in enumerate(days):
        lived(*sorted(minutes), arrivals=arrivals, day=day)
        if day + 1 < len(days):
            arrivals.close_day()
    again = Arrivals.thaw(arrivals.freeze())
    assert again.freeze() == arrivals.freeze()
    now = OPENED + len(days) * DAY
    assert again.future(now, 1, 5) == arrivals.future(now, 1, 5)


def test_a_tape_of_kinds_that_nobody_knows_is_refused() -> None:
    frozen = lived(1).freeze()
    assert frozen.today is not None
    strange = FrozenTape(opened=0, times=frozen.today.times, kinds=b"\x07\x00")
    with pytest.raises(ValueError, match="fit together"):
        Arrivals.thaw(type(frozen)(kinds=frozen.kinds, tapes=[strange], today=None))
