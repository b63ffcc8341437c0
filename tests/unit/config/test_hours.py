from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.hours import Break, OpeningHours, SpecialHours, Weekday, minutes_between
from config.problems import Rejected

_MINUTES = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


def test_hours_may_end_the_next_morning() -> None:
    hours = OpeningHours((Weekday.FRI,), time(20), time(2))
    assert minutes_between(hours.opens, hours.closes) == 6 * 60


def test_a_break_may_end_after_midnight() -> None:
    rest = Break((Weekday.FRI,), time(23, 45), time(0, 15))
    assert minutes_between(rest.begins, rest.ends) == 30


@given(_MINUTES, _MINUTES)
def test_a_span_lasts_until_the_clock_shows_its_end_for_the_first_time(begins: time, ends: time) -> None:
    minutes = minutes_between(begins, ends)
    assert 1 <= minutes <= 24 * 60
    assert (begins.hour * 60 + begins.minute + minutes) % (24 * 60) == ends.hour * 60 + ends.minute


@given(_MINUTES)
def test_hours_that_end_as_they_begin_are_none(moment: time) -> None:
    with pytest.raises(Rejected, match="no hours at all"):
        OpeningHours((Weekday.MON,), moment, moment)
    with pytest.raises(Rejected, match="no hours at all"):
        SpecialHours(date(2026, 12, 30), moment, moment)
    with pytest.raises(Rejected, match="no break"):
        Break((Weekday.MON,), moment, moment)


def test_a_night_of_20_hours_is_the_longest() -> None:
    assert OpeningHours((Weekday.MON,), time(10), time(6)).closes == time(6)
    for closes in (time(6, 1), time(9, 59)):
        with pytest.raises(Rejected, match="not after it opens at 10:00") as caught:
            OpeningHours((Weekday.MON,), time(10), closes)
        assert caught.value.key == "closes"
        assert "early the next morning" in (caught.value.fix or "")


def test_hours_of_a_whole_day_are_no_night() -> None:
    assert OpeningHours((Weekday.MON,), time(0, 1), time(23, 59)).closes == time(23, 59)


def test_a_break_that_ends_before_it_begins_is_no_night_rest() -> None:
    with pytest.raises(Rejected, match="not after it begins at 13:00"):
        Break((Weekday.MON,), time(13), time(12))


def test_hours_on_no_day_are_refused() -> None:
    with pytest.raises(Rejected, match="no day is listed"):
        OpeningHours((), time(9), time(18))
    with pytest.raises(Rejected, match="no day is listed"):
        Break((), time(13), time(14))
