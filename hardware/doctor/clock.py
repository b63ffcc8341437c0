"""The clock of the box: a plausible year, kept right, and right again after a power cut.

Owns the thresholds. Must not know how the kernel or the hub is asked.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hardware.doctor.kernel_clock import KernelClock, kernel_clock
from hardware.finding import Finding, Verdict

EARLIEST_YEAR, LATEST_YEAR = 2026, 2099
"""Before this version of Nobat was made, no clock can have been right."""
OFF_S = 2.0
"""Above it, the time on this screen and the hub's disagree visibly."""
RTC = Path("/sys/class/rtc")

_PART = "clock"
_KEEP_RIGHT = (
    "Turn the time service on: sudo timedatectl set-ntp true, and see that it reaches a time server."
)


def examine_clock(
    timezone: str, now: datetime, ask_kernel: Callable[[], KernelClock] = kernel_clock, rtc: Path = RTC
) -> Iterator[Finding]:
    """Everything that can be said without the hub; `now` is the box's own time with its distance from UTC."""
    yield _year(now)
    yield _kept_right(ask_kernel)
    yield _battery_clock(rtc)
    yield _timezone(timezone, now)


def against_the_hub(off_s: float) -> Finding:
    """How far the box's clock is from the hub's; positive is ahead of it."""
    value = f"{abs(off_s):.1f} s {'ahead' if off_s > 0 else 'behind'}"
    if abs(off_s) <= OFF_S:
        return Finding(_PART, "against the hub", Verdict.OK, value, f"{OFF_S:g} s or less")
    advice = f"Let this box and the hub's box ask the same time server. {_KEEP_RIGHT}"
    return Finding(_PART, "against the hub", Verdict.WARN, value, f"{OFF_S:g} s or less", advice)


def _year(now: datetime) -> Finding:
    value, wanted = f"{now:%Y-%m-%d %H:%M:%S %z}", f"{EARLIEST_YEAR} to {LATEST_YEAR}"
    if EARLIEST_YEAR <= now.year <= LATEST_YEAR:
        return Finding(_PART, "date", Verdict.OK, value, wanted)
    advice = f"The clock was never set, or its battery is empty. {_KEEP_RIGHT}"
    return Finding(_PART, "date", Verdict.FAIL, value, wanted, advice)


def _kept_right(ask_kernel: Callable[[], KernelClock]) -> Finding:
    wanted = "kept right by a time service"
    try:
        clock = ask_kernel()
    except OSError as error:
        advice = "The system does not say whether its clock is kept right: look with  timedatectl  yourself."
        return Finding(_PART, "time service", Verdict.WARN, f"unknown ({error.strerror})", wanted, advice)
    if not clock.synchronised:
        return Finding(_PART, "time service", Verdict.WARN, "not kept right", wanted, _KEEP_RIGHT)
    return Finding(_PART, "time service", Verdict.OK, f"within {clock.largest_error_ms:,.0f} ms", wanted)


def _battery_clock(rtc: Path) -> Finding:
    """A box without a clock that runs on a battery wakes up in the past."""
    wanted = "there"
    if rtc.is_dir() and any(rtc.iterdir()):
        return Finding(_PART, "battery clock", Verdict.OK, "there", wanted)
    advice = (
        "After a power cut without a network this box has a wrong time until a time service is reached: add a"
        " clock module with a battery (RTC)."
    )
    return Finding(_PART, "battery clock", Verdict.WARN, "none found", wanted, advice)


def _timezone(timezone: str, now: datetime) -> Finding:
    try:
        there = now.astimezone(ZoneInfo(timezone))
    except ZoneInfoNotFoundError:
        advice = "Install the list of time zones: sudo apt install tzdata"
        return Finding(_PART, "time zone", Verdict.FAIL, f"{timezone} is not", "known here", advice)
    return Finding(_PART, "time zone", Verdict.OK, f"{timezone}, {there:%H:%M} there", "known here")
