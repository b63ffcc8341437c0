"""Dates and times as the readers of a language write them, at the centre's own place.

Owns calendars and the order of day, month and year; digits are Latin like every number of a centre. Must not
know sentences.
"""

from datetime import date, tzinfo
from typing import Final

from PySide6.QtCore import QCalendar, QDate, QLocale

from config.languages import Language
from kiosk.paper.moments import local

_FORMATS: Final = {"en": "d MMM yyyy"}
_NUMERIC: Final = "dd.MM.yyyy"


def local_date(day: date, language: Language) -> str:
    """A date as the readers of `language` write it, in Latin digits."""
    shown = QDate(day.year, day.month, day.day)
    if language.calendar == "solar_hijri":
        parts = QCalendar(QCalendar.System.Jalali).partsFromDate(shown)
        return f"{parts.year}/{parts.month:02d}/{parts.day:02d}"
    return QLocale(language.locale).toString(shown, _FORMATS.get(language.code, _NUMERIC))


def moment(wall_ms: int, today_ms: int | None, zone: tzinfo, language: Language) -> str:
    """A moment to come: the time of day, and the date before it where it is not today's."""
    at = local(wall_ms, zone)
    if today_ms is not None and local(today_ms, zone).date() == at.date():
        return f"{at:%H:%M}"
    return f"{local_date(at.date(), language)} · {at:%H:%M}"
