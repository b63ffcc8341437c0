from pathlib import Path

import pytest

from hardware.doctor.computer import examine_computer
from hardware.finding import Finding, Verdict


def kernel(root: Path, **files: str) -> dict[str, Finding]:
    """The findings where the kernel tells so much; `__` in a name stands for the path's slash."""
    places = {
        "meminfo": "proc/meminfo",
        "cool": "sys/class/thermal/thermal_zone0/temp",
        "hot": "sys/class/thermal/thermal_zone1/temp",
        "throttled": "sys/devices/platform/soc/soc:firmware/get_throttled",
        "chip": "sys/class/hwmon/hwmon1/name",
        "alarm": "sys/class/hwmon/hwmon1/in0_lcrit_alarm",
    }
    for name, text in files.items():
        file = root / places[name]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return {one.check: one for one in examine_computer(root)}


def test_of_what_the_kernel_does_not_tell_nothing_is_said(tmp_path: Path) -> None:
    assert kernel(tmp_path) == {}
    assert kernel(tmp_path, meminfo="MemTotal: 5 kB\n", cool="warm\n", throttled="?\n", chip="nvme\n") == {}


@pytest.mark.parametrize(
    ("kilobytes", "verdict"), [(900_000, Verdict.OK), (150_000, Verdict.WARN), (20_000, Verdict.FAIL)]
)
def test_little_memory_is_told(tmp_path: Path, kilobytes: int, verdict: Verdict) -> None:
    text = f"MemTotal:        8000000 kB\nMemAvailable:     {kilobytes} kB\n"
    assert kernel(tmp_path, meminfo=text)["memory"].verdict is verdict


@pytest.mark.parametrize(
    ("millidegrees", "verdict"), [("48212", Verdict.OK), ("78000", Verdict.WARN), ("86000", Verdict.FAIL)]
)
def test_the_hottest_place_counts(tmp_path: Path, millidegrees: str, verdict: Verdict) -> None:
    found = kernel(tmp_path, cool="31000\n", hot=f"{millidegrees}\n")
    assert found["temperature"].verdict is verdict


@pytest.mark.parametrize(
    ("flags", "power", "speed"),
    [
        ("0", Verdict.OK, None),
        ("50000", Verdict.WARN, Verdict.WARN),
        ("50005", Verdict.FAIL, Verdict.WARN),
        ("10000", Verdict.WARN, None),
        ("80008", Verdict.OK, Verdict.WARN),
    ],
)
def test_a_weak_power_supply_is_told_now_and_later(
    tmp_path: Path, flags: str, power: Verdict, speed: Verdict | None
) -> None:
    found = kernel(tmp_path, throttled=f"{flags}\n")
    assert found["power supply"].verdict is power
    assert (found["speed"].verdict if "speed" in found else None) is speed


@pytest.mark.parametrize(("alarm", "verdict"), [("0\n", Verdict.OK), ("1\n", Verdict.FAIL)])
def test_a_newer_kernels_voltage_alarm_is_understood(tmp_path: Path, alarm: str, verdict: Verdict) -> None:
    assert kernel(tmp_path, chip="rpi_volt\n", alarm=alarm)["power supply"].verdict is verdict
