"""Times of day as a manager writes them, on the day that is played.

Owns the way between `12:00` on the wall of the centre and seconds since the opening. Reads no clock.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from config.scalars import time_of_day

_WITH_SECONDS = re.compile(r"(\d{1,2}:\d{2}):([0-5]\d)", re.ASCII)


class WallTimes(Struct, frozen=True):
    """The clock on the wall of a centre on one service day."""

    day: str
    """On which the day opens, YYYY-MM-DD."""
    opens: int
    """UTC milliseconds."""
    timezone: str

    def seconds(self, text: str) -> float:
        """`12:00` or `12:00:30` as seconds since the opening; what is before it is of the next morning.

        Raises:
            Rejected: that is no time of day.
        """
        found = _WITH_SECONDS.fullmatch(text)
        at = time_of_day(found[1]).replace(second=int(found[2])) if found else time_of_day(text)
        since_s = self._since(at, date.fromisoformat(self.day))
        if since_s <= -_LONGEST_EARLY_S:
            return self._since(at, date.fromisoformat(self.day) + timedelta(days=1))
        return since_s

    def _since(self, at: time, on: date) -> float:
        moment = datetime.combine(on, at, tzinfo=ZoneInfo(self.timezone))
        return moment.timestamp() - self.opens / 1000

    def shown(self, since_s: float, *, seconds: bool = False) -> str:
        """Seconds since the opening as a time of day."""
        moment = datetime.fromtimestamp(self.opens / 1000 + since_s, tz=UTC)
        return moment.astimezone(ZoneInfo(self.timezone)).strftime("%H:%M:%S" if seconds else "%H:%M")


_LONGEST_EARLY_S = 6 * 3600
"""A time so long before the opening is of the next morning: some days go on over midnight."""


def shown_duration(seconds: float) -> str:
    """Whole seconds as the files of a centre write them: `1h05m`, `12m`, `45s`; `0s` for nothing."""
    left = max(0, round(seconds))
    hours, left = divmod(left, 3600)
    minutes, left = divmod(left, 60)
    parts = ((hours, "h"), (minutes, "m"), (left, "s"))
    return "".join(f"{number}{unit}" for number, unit in parts if number) or "0s"


def named_time(text: str) -> str:
    """`text`, if it is a time of day; raises `Rejected`."""
    found = _WITH_SECONDS.fullmatch(text)
    time_of_day(found[1] if found else text)
    return text
