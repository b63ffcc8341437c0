from datetime import UTC, datetime
from pathlib import Path

import pytest

from hardware.doctor.clock import against_the_hub, examine_clock
from hardware.doctor.kernel_clock import KernelClock, kernel_clock
from hardware.finding import Finding, Verdict

NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)


def examined(
    tmp_path: Path, *, now: datetime = NOON, timezone: str = "Asia/Kabul", right: bool = True
) -> dict[str, Finding]:
    clock = KernelClock(synchronised=right, largest_error_ms=12.4)
    return {one.check: one for one in examine_clock(timezone, now, lambda: clock, tmp_path)}


def test_a_clock_that_is_kept_right_and_has_a_battery_is_well(tmp_path: Path) -> None:
    (tmp_path / "rtc0").mkdir()
    found = examined(tmp_path)
    assert {one.verdict for one in found.values()} == {Verdict.OK}
    assert found["time service"].value == "within 12 ms"
    assert found["time zone"].value == "Asia/Kabul, 16:30 there"


def test_a_clock_of_1970_fails(tmp_path: Path) -> None:
    found = examined(tmp_path, now=datetime(1970, 1, 1, 0, 3, tzinfo=UTC))
    assert found["date"].verdict is Verdict.FAIL
    assert "never set" in found["date"].advice


def test_a_clock_that_nobody_keeps_right_is_warned_of(tmp_path: Path) -> None:
    assert examined(tmp_path, right=False)["time service"].verdict is Verdict.WARN


def test_a_box_without_a_battery_clock_is_warned_of(tmp_path: Path) -> None:
    assert examined(tmp_path)["battery clock"].verdict is Verdict.WARN
    assert examined(tmp_path / "gone")["battery clock"].verdict is Verdict.WARN


def test_a_kernel_that_does_not_say_is_unknown_and_not_well(tmp_path: Path) -> None:
    def refuse() -> KernelClock:
        raise OSError(1, "Operation not permitted")

    found = {one.check: one for one in examine_clock("Asia/Baku", NOON, refuse, tmp_path)}
    assert found["time service"].verdict is Verdict.WARN
    assert found["time service"].value == "unknown (Operation not permitted)"


def test_a_time_zone_that_this_box_does_not_know_fails(tmp_path: Path) -> None:
    assert examined(tmp_path, timezone="Asia/Nowhere")["time zone"].verdict is Verdict.FAIL


def test_this_machines_kernel_is_asked_without_changing_its_clock() -> None:
    try:
        clock = kernel_clock()
    except OSError as error:
        pytest.skip(f"the kernel does not say here: {error}")
    assert clock.largest_error_ms >= 0


@pytest.mark.parametrize(
    ("off_s", "verdict", "value"),
    [
        (0.04, Verdict.OK, "0.0 s ahead"),
        (-1.9, Verdict.OK, "1.9 s behind"),
        (-3600.0, Verdict.WARN, "3600.0 s behind"),
    ],
)
def test_the_distance_to_the_hubs_clock_is_judged(off_s: float, verdict: Verdict, value: str) -> None:
    found = against_the_hub(off_s)
    assert (found.verdict, found.value) == (verdict, value)
    assert found.part == "clock"
