"""Moments to come, as the readers of a language write them, at the centre's own place.

Owns when the date belongs to a time of day. Must not know sentences, nor how a date is written
(`config.dates`).
"""

from zoneinfo import ZoneInfo

from config.dates import short_date
from config.languages import Language
from config.model import Centre
from kiosk.paper.moments import local


def moment(wall_ms: int, today_ms: int | None, centre: Centre, language: Language) -> str:
    """A moment to come: the time of day, and the date before it where it is not today's."""
    zone = ZoneInfo(centre.timezone)
    at = local(wall_ms, zone)
    if today_ms is not None and local(today_ms, zone).date() == at.date():
        return f"{at:%H:%M}"
    return f"{short_date(at.date(), centre, language)} · {at:%H:%M}"
