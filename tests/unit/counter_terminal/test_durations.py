import pytest

from counter_terminal.durations import running, whole_minutes


@pytest.mark.parametrize(
    ("seconds", "shown"), [(-5, "0:00"), (0, "0:00"), (59.99, "0:59"), (260, "4:20"), (3864, "1:04:24")]
)
def test_a_running_clock_reads_as_people_write_it(seconds: float, shown: str) -> None:
    assert running(seconds) == shown


@pytest.mark.parametrize(("milliseconds", "minutes"), [(-1, 0), (59_999, 0), (60_000, 1), (4_380_000, 73)])
def test_minutes_are_full_minutes(milliseconds: int, minutes: int) -> None:
    assert whole_minutes(milliseconds) == minutes
