"""The three calendars on a centre's wall: which day of which month and year a date is.

Owns the arithmetic, in whole days and without tables of dates. Must not know the names of months, languages
or sentences (`dates`), nor the time of day.
"""

from datetime import date
from typing import Annotated, Final, Literal

from config.scalars import Parsed, choice

CalendarName = Literal["gregorian", "solar_hijri", "lunar_hijri"]
"""Solar Hijri is the official calendar of Afghanistan; its months there are those of the zodiac."""

Parts = tuple[int, int, int]
"""Year, month from 1, day from 1."""

_SOLAR_EPOCH: Final = (1399, date(2020, 3, 20))  # 1 Hamal of that year
_LUNAR_EPOCH: Final = date(622, 7, 19).toordinal()  # 1 Muharram 1; 16 July 622 in the Julian calendar
_LUNAR_CYCLE_YEARS, _LUNAR_CYCLE_DAYS = 30, 10631
_MONTHS: Final = 12
_LONG_MONTHS: Final = 6  # of the solar year, of 31 days each

_ADJUSTMENTS: Final = ("-2", "-1", "0", "1", "2")


def adjustment(text: str) -> int:
    """Days by which the moon was seen earlier or later than reckoned, -2 to 2."""
    return int(choice(text.removeprefix("+"), _ADJUSTMENTS))


Adjustment = Annotated[int, Parsed(adjustment)]


def parts_of(day: date, calendar: CalendarName, lunar_days: int = 0) -> Parts:
    """The day in a calendar; `lunar_days` go on top of the reckoned lunar date.

    Dates from 2020 to 2099, the years a centre's file may speak of.
    """
    if calendar == "solar_hijri":
        return _solar(day)
    if calendar == "lunar_hijri":
        return _lunar(day.toordinal() + lunar_days)
    return day.year, day.month, day.day


def _solar(day: date) -> Parts:
    """By the 33-year cycle, which the equinox has kept since 1210 and keeps until 1634 (K. M. Borkowski).

    The 2820-year cycle of many libraries would make 1404 the leap year; it was 1403 (Afghan Ministry of
    Labour, March 2025: 30 Hut 1403 was a day, and 1 Hamal 1404 was 21 March 2025).
    """
    year, start = _SOLAR_EPOCH
    left = day.toordinal() - start.toordinal()
    while left >= _solar_days(year):
        left -= _solar_days(year)
        year += 1
    while left < 0:
        year -= 1
        left += _solar_days(year)
    long = _LONG_MONTHS * 31
    if left < long:
        return year, left // 31 + 1, left % 31 + 1
    return year, _LONG_MONTHS + (left - long) // 30 + 1, (left - long) % 30 + 1


def _solar_days(year: int) -> int:
    return 366 if ((year - 1209) % 33 - 1) % 4 == 0 else 365


def _lunar(ordinal: int) -> Parts:
    """The tabular calendar: eleven leap years in thirty, months of 30 and 29 days in turn.

    Formulas after Reingold and Dershowitz, Calendrical Calculations, "The Islamic Calendar".
    """
    past = ordinal - _LUNAR_EPOCH
    year = (_LUNAR_CYCLE_YEARS * past + _LUNAR_CYCLE_DAYS + 15) // _LUNAR_CYCLE_DAYS
    month = min(_MONTHS, max(1, -(-2 * (past - 29 - _lunar_start(year, 1)) // 59) + 1))
    return year, month, past - _lunar_start(year, month) + 1


def _lunar_start(year: int, month: int) -> int:
    """Days from the epoch to the first of a month."""
    return (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
