"""Times of day on the day that is played."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.simulation.clock_times import WallTimes, named_time, shown_duration
from config.problems import Rejected
from config.scalars import duration_s
from tests.support.small_centre import MORNING

TIMES = WallTimes("2026-11-21", MORNING, "Asia/Baku")


@pytest.mark.parametrize(
    ("text", "since_s"),
    [("07:00", 0), ("12:00", 18_000), ("12:00:30", 18_030), ("06:30", -1800), ("00:30", 63_000)],
)
def test_a_time_of_day_is_so_many_seconds_after_the_opening(text: str, since_s: float) -> None:
    assert TIMES.seconds(text) == since_s


@given(st.integers(0, 16 * 3600))
def test_what_is_shown_is_read_as_the_same_moment(since_s: int) -> None:
    assert TIMES.seconds(TIMES.shown(since_s, seconds=True)) == since_s


@given(st.integers(1, 24 * 3600))
def test_a_duration_is_shown_as_the_files_of_a_centre_write_it(seconds: int) -> None:
    assert duration_s(shown_duration(seconds)) == seconds


@pytest.mark.parametrize("text", ["noon", "12", "12:60", "12:00:99", ""])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(Rejected):
        named_time(text)
