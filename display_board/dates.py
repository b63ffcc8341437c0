"""A date as people say it: in their words and, in Afghanistan, by the solar calendar on their walls.

Owns the calendar of a locale. Figures are Latin, the one form that numbers have on screen and paper.
"""

from datetime import date

from PySide6.QtCore import QCalendar, QDate, QLocale

_AFGHAN = frozenset({"fa_AF", "ps_AF"})
"""Locales whose official calendar is the solar Hijri one."""
_LATIN = {0x06F0 + figure: str(figure) for figure in range(10)}
"""From the figures that Dari and Pashto share with Persian, U+06F0 on."""


def said_date(day: date, locale: str) -> str:
    """`day` with its weekday, such as `21 noyabr 2026, şənbə` for `az_AZ`."""
    shown, named = QDate(day.year, day.month, day.day), QLocale(locale)
    if locale in _AFGHAN:
        solar = QCalendar(QCalendar.System.Jalali)
        return named.toString(shown, QLocale.FormatType.LongFormat, solar).translate(_LATIN)
    return named.toString(shown, QLocale.FormatType.LongFormat)
