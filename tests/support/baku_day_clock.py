"""The time of one made-up day: a clock that stands until it is moved, and an agenda of what is to happen."""

import heapq
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from itertools import count
from zoneinfo import ZoneInfo

Act = Callable[[], None]

DATE = date(2026, 11, 20)
"""A Friday on which the centre is open, and no holiday."""


def at(clock_time: str) -> int:
    """Seconds since midnight of a time of day: `at("09:30")`."""
    hour, minute = clock_time.split(":")
    return int(hour) * 3600 + int(minute) * 60


def shown(second: int) -> str:
    """A second of the day as people read it."""
    return f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"


class DayClock:
    """What all clocks of the centre show. One thread moves it, others may look."""

    def __init__(self, timezone: str, second: int) -> None:
        midnight = datetime.combine(DATE, time(), ZoneInfo(timezone))
        self._midnight_ms = int(midnight.timestamp()) * 1000
        self.second = second

    def wall_ms(self) -> int:
        """UTC milliseconds since 1970."""
        return self.utc_ms(self.second)

    def utc_ms(self, second: int) -> int:
        """UTC milliseconds since 1970 of a second of the day."""
        return self._midnight_ms + second * 1000

    def second_of(self, utc_ms: int) -> int:
        """The second of the day that has begun by a moment of UTC."""
        return (utc_ms - self._midnight_ms) // 1000

    def boot_ms(self) -> int:
        """As a computer counts that was started at midnight."""
        return self.second * 1000

    def monotonic(self) -> float:
        """The same in seconds, for a loop that keeps time by it."""
        return float(self.second)


class Agenda:
    """What is to happen when; at one second in the order in which it was written down."""

    def __init__(self) -> None:
        self._acts: list[tuple[int, int, Act]] = []
        self._order = count()

    def write(self, second: int, act: Act) -> None:
        """Let `act` happen at `second`."""
        heapq.heappush(self._acts, (second, next(self._order), act))

    def next_second(self, until: int) -> int:
        """When the next act is due, at the latest `until`."""
        return min(self._acts[0][0], until) if self._acts else until

    def due(self, second: int) -> Iterator[Act]:
        """All that is due by `second`, also what is written down for it meanwhile."""
        while self._acts and self._acts[0][0] <= second:
            yield heapq.heappop(self._acts)[2]
