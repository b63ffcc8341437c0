"""What time it is, twice: on the wall for people, and on a timeline that never steps for durations.

Owns the hub's only look at a clock. After a restart the timeline goes on from the last event by as much
as the wall clock says has passed, and never backwards.
"""

import time
from collections.abc import Callable

from center_hub.core.events import Moment


def wall_clock_ms() -> int:
    """UTC milliseconds since 1970, by the clock on the wall."""
    return time.time_ns() // 1_000_000


def _boot_ms() -> int:
    """Milliseconds since boot, sleep included; `CLOCK_BOOTTIME` does not step when the wall clock does."""
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000


class HubClock:
    """The present as a `Moment`, on one timeline for the life of a journal."""

    def __init__(
        self,
        last: Moment | None,
        wall_ms: Callable[[], int] = wall_clock_ms,
        boot_ms: Callable[[], int] = _boot_ms,
    ) -> None:
        self._wall_ms = wall_ms
        self._boot_ms = boot_ms
        steady = 0 if last is None else last.steady + max(0, wall_ms() - last.wall)
        self._offset = steady - boot_ms()

    def now(self) -> Moment:
        """The present moment."""
        return Moment(wall=self._wall_ms(), steady=self._boot_ms() + self._offset)
