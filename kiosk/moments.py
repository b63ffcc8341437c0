"""Dates and times as the readers of a language write them, at the centre's own place.

Owns calendars and the order of day, month and year; digits are Latin like every number of a centre. Must not
know sentences.
"""

from datetime import date
from typing import Final

from PySide6.QtCore import QCalendar, QDate, QLocale

from config.languages import Language
from kiosk.hall import Hall

_FORMATS: Final = {"en": "d MMM yyyy"}
_NUMERIC: Final = "dd.MM.yyyy"


def local_date(day: date, language: Language) -> str:
    """A date as the readers of `language` write it, in Latin digits."""
    shown = QDate(day.year, day.month, day.day)
    if language.calendar == "solar_hijri":
        parts = QCalendar(QCalendar.System.Jalali).partsFromDate(shown)
        return f"{parts.year}/{parts.month:02d}/{parts.day:02d}"
    return QLocale(language.locale).toString(shown, _FORMATS.get(language.code, _NUMERIC))


def local_time(hall: Hall, wall_ms: int) -> str:
    """A moment as a time of day at the centre: `09:42`."""
    return f"{hall.local(wall_ms / 1000):%H:%M}"


def moment(hall: Hall, wall_ms: int, today_ms: int | None, language: Language) -> str:
    """A moment to come: the time of day, and the date before it where it is not today's."""
    at = hall.local(wall_ms / 1000)
    if today_ms is not None and hall.local(today_ms / 1000).date() == at.date():
        return f"{at:%H:%M}"
    return f"{local_date(at.date(), language)} · {at:%H:%M}"
