"""A date as people say it: in their words, by the calendar on their walls.

Owns the sentence of a date; which calendar a language has is the language's. Figures are Latin, the one form
that numbers have on screen and paper.
"""

from datetime import date

from PySide6.QtCore import QCalendar, QDate, QLocale

from config.languages import Language

_LATIN = {0x06F0 + figure: str(figure) for figure in range(10)}
"""From the figures that Dari and Pashto share with Persian, U+06F0 on."""


def said_date(day: date, language: Language) -> str:
    """`day` with its weekday, such as `21 noyabr 2026, şənbə` in Azerbaijani."""
    shown, named = QDate(day.year, day.month, day.day), QLocale(language.locale)
    if language.calendar == "solar_hijri":
        solar = QCalendar(QCalendar.System.Jalali)
        return named.toString(shown, QLocale.FormatType.LongFormat, solar).translate(_LATIN)
    return named.toString(shown, QLocale.FormatType.LongFormat)
