"""A date in the words of a language, by the calendars that a centre has on its walls.

Owns the one way of saying dates on screens, boards and paper; the words and their order are each language's
own (`date.` in its file). Must not know the arithmetic (`calendars`) nor the time of day.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from config.calendars import CalendarName, parts_of
from config.languages import Language
from config.model import Centre

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The keys of the days of the week, as `date.weekday` counts them."""

MONTHS: Final[Mapping[CalendarName, tuple[str, ...]]] = {
    "gregorian": (
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december",
    ),
    "solar_hijri": (
        "hamal", "sawr", "jawza", "saratan", "asad", "sunbula",
        "mizan", "aqrab", "qaws", "jadi", "dalw", "hut",
    ),
    "lunar_hijri": (
        "muharram", "safar", "rabi_first", "rabi_second", "jumada_first", "jumada_second",
        "rajab", "shaban", "ramadan", "shawwal", "zulqada", "zulhijja",
    ),
}  # fmt: skip
"""The keys of the months of each calendar, from the first."""


def calendars_of(centre: Centre, language: Language) -> tuple[CalendarName, ...]:
    """The centre's calendars in its order, but that of the language first where it is among them.

    Where the centre names none: that of the language.
    """
    named = centre.calendars or (language.calendar,)
    return tuple(sorted(named, key=lambda one: one != language.calendar))


def said_date(day: date, centre: Centre, language: Language) -> tuple[str, ...]:
    """The day in each of the centre's calendars, in the first with its weekday: `21 noyabr 2026, şənbə`."""
    first, *others = calendars_of(centre, language)
    weekday = language.text(f"date.{WEEKDAYS[day.weekday()]}")
    full = language.text("date.full", weekday=weekday, **_words(day, first, centre, language))
    return full, *(language.text("date.plain", **_words(day, one, centre, language)) for one in others)


def short_date(day: date, centre: Centre, language: Language) -> str:
    """The day in figures by the first of those calendars: `21.03.2026`, `1405/01/01`; runs left to right."""
    year, month, number = parts_of(day, calendars_of(centre, language)[0], centre.lunar_hijri_days)
    # Filled in bare: the figures of a date stand in one isolate, or they would change places.
    return language.texts["date.short"].format(day=f"{number:02d}", month=f"{month:02d}", year=year)


def _words(day: date, calendar: CalendarName, centre: Centre, language: Language) -> Mapping[str, object]:
    year, month, number = parts_of(day, calendar, centre.lunar_hijri_days)
    named = MONTHS[calendar][month - 1]
    return {"day": number, "month": language.text(f"date.{calendar}.{named}"), "year": year}
