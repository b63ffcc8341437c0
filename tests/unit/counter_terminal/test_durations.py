import pytest

from counter_terminal.durations import minutes_until, running, whole_minutes


@pytest.mark.parametrize(
    ("seconds", "shown"), [(-5, "0:00"), (0, "0:00"), (59.99, "0:59"), (260, "4:20"), (3864, "1:04:24")]
)
def test_a_running_clock_reads_as_people_write_it(seconds: float, shown: str) -> None:
    assert running(seconds) == shown


@pytest.mark.parametrize(("milliseconds", "minutes"), [(-1, 0), (59_999, 0), (60_000, 1), (4_380_000, 73)])
def test_minutes_are_full_minutes(milliseconds: int, minutes: int) -> None:
    assert whole_minutes(milliseconds) == minutes


def test_minutes_until_counts_begun_ones_and_never_below_none() -> None:
    assert [minutes_until(120_000, now) for now in (0, 59_999, 60_000, 119_999, 120_000, 500_000)] == [
        2, 2, 1, 1, 0, 0,
    ]  # fmt: skip
    assert minutes_until(120_000, None) == 0
