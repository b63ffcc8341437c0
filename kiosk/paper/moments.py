"""Moments as times of day at the centre's own place.

Owns the one way from UTC to a clock on a wall. Must not know dates, languages or sentences.
"""

from datetime import UTC, datetime, tzinfo


def local_time(wall_ms: int, zone: tzinfo) -> str:
    """A moment as a time of day in `zone`: `09:42`."""
    return f"{local(wall_ms, zone):%H:%M}"


def local(wall_ms: int, zone: tzinfo) -> datetime:
    """Milliseconds since 1970 UTC as the date and time on the wall in `zone`."""
    return datetime.fromtimestamp(wall_ms / 1000, UTC).astimezone(zone)
