"""The box itself: memory left, how hot it is, and whether its power supply is strong enough.

Owns the thresholds and the kernel's files. What the kernel does not tell is left out: unknown is not well.
Source of the throttling bits: Raspberry Pi documentation, `vcgencmd get_throttled`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from hardware.finding import Finding, Verdict

LOW_MB, FEW_MB = 200, 60
WARM_C, HOT_C = 75, 85
"""A Raspberry Pi slows down at 80 degrees, and more at 85."""

_PART = "computer"
_AVAILABLE = re.compile(r"^MemAvailable:\s+(\d+) kB$", re.MULTILINE)
_UNDER_VOLTAGE_NOW, _UNDER_VOLTAGE_SEEN = 1 << 0, 1 << 16
_SLOWED_NOW, _SLOWED_SEEN = 0b1110, 0b1110 << 16


def examine_computer(root: Path = Path("/")) -> Iterator[Finding]:
    """What the kernel's files under `root` tell."""
    yield from _memory(root / "proc/meminfo")
    yield from _heat(root / "sys/class/thermal")
    yield from _power(root)


def _memory(meminfo: Path) -> Iterator[Finding]:
    found = _AVAILABLE.search(_text(meminfo))
    if found is None:
        return
    free_mb = int(found[1]) // 1000
    verdict = Verdict.FAIL if free_mb < FEW_MB else Verdict.WARN if free_mb < LOW_MB else Verdict.OK
    advice = (
        "" if verdict is Verdict.OK else "End what else runs on this box (look with  top ), or restart it."
    )
    yield Finding(_PART, "memory", verdict, f"{free_mb:,} MB free", f"{LOW_MB} MB or more", advice)


def _heat(zones: Path) -> Iterator[Finding]:
    told = [_text(file).strip() for file in zones.glob("thermal_zone*/temp")]
    degrees = [int(one) / 1000 for one in told if re.fullmatch(r"-?\d+", one)]
    if not degrees:
        return
    hottest = max(degrees)
    verdict = Verdict.FAIL if hottest >= HOT_C else Verdict.WARN if hottest >= WARM_C else Verdict.OK
    advice = (
        ""
        if verdict is Verdict.OK
        else "Free the openings of the case of dust, turn the fan, keep off the sun."
    )
    yield Finding(_PART, "temperature", verdict, f"{hottest:.0f} °C", f"under {WARM_C} °C", advice)


def _power(root: Path) -> Iterator[Finding]:
    flags = _throttled(root)
    if flags is None:
        return
    weak = "Use the power supply made for this box (5.1 V, 3 A or more) and a short, thick cable."
    wanted = "strong enough"
    if flags & _UNDER_VOLTAGE_NOW:
        yield Finding(_PART, "power supply", Verdict.FAIL, "too weak now", wanted, weak)
    elif flags & _UNDER_VOLTAGE_SEEN:
        yield Finding(_PART, "power supply", Verdict.WARN, "was too weak since the start", wanted, weak)
    else:
        yield Finding(_PART, "power supply", Verdict.OK, "strong enough", wanted)
    if flags & (_SLOWED_NOW | _SLOWED_SEEN):
        value = "slowed down now" if flags & _SLOWED_NOW else "was slowed down since the start"
        advice = "The box slows itself down when it is too hot or its power too weak: cool it, feed it."
        yield Finding(_PART, "speed", Verdict.WARN, value, "full", advice)


def _throttled(root: Path) -> int | None:
    """The firmware's flags, else what a newer kernel's voltage alarm makes of them; None on other boxes."""
    told = _text(root / "sys/devices/platform/soc/soc:firmware/get_throttled").strip()
    if re.fullmatch(r"[0-9a-fA-F]{1,8}", told):
        return int(told, 16)
    for chip in (root / "sys/class/hwmon").glob("hwmon*"):
        alarm = _text(chip / "in0_lcrit_alarm").strip()
        if _text(chip / "name").strip() == "rpi_volt" and alarm in {"0", "1"}:
            return int(alarm)
    return None


def _text(file: Path) -> str:
    """What the file says; nothing where it is not there or may not be read."""
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
