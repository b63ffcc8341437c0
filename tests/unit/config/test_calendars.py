"""Dates against days that people wrote down, and against Qt's calendars over eighty years."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QCalendar, QDate

from config.calendars import CalendarName, Parts, adjustment, parts_of
from config.problems import Rejected


@pytest.mark.parametrize(
    ("day", "solar"),
    [
        # The table of correspondence in Wikipedia, "Solar Hijri calendar".
        (date(2020, 3, 20), (1399, 1, 1)),
        (date(2021, 3, 20), (1399, 12, 30)),
        (date(2021, 3, 21), (1400, 1, 1)),
        (date(2024, 3, 19), (1402, 12, 29)),
        (date(2024, 3, 20), (1403, 1, 1)),
        # The Afghan Ministry of Labour, March 2025: 1403 is a leap year, 1 Hamal 1404 is 21 March 2025.
        (date(2025, 3, 20), (1403, 12, 30)),
        (date(2025, 3, 21), (1404, 1, 1)),
        (date(2026, 3, 20), (1404, 12, 29)),
        (date(2026, 3, 21), (1405, 1, 1)),
        (date(2029, 3, 20), (1408, 1, 1)),
        # Independence Day is 28 Asad: 19 August but in years that begin on 20 March.
        (date(2026, 8, 19), (1405, 5, 28)),
        (date(2024, 8, 18), (1403, 5, 28)),
        (date(2026, 9, 22), (1405, 6, 31)),
        (date(2026, 9, 23), (1405, 7, 1)),
    ],
)
def test_a_solar_date_is_the_one_on_the_walls_of_kabul(day: date, solar: Parts) -> None:
    assert parts_of(day, "solar_hijri") == solar


def test_the_moon_may_be_seen_two_days_off_at_a_year_end() -> None:
    # Reckoned, 1 Muharram 1446 was 8 July 2024; where the moon was seen earlier it was the 7th.
    assert parts_of(date(2024, 7, 8), "lunar_hijri") == (1446, 1, 1)
    assert parts_of(date(2024, 7, 7), "lunar_hijri") == (1445, 12, 30)
    assert parts_of(date(2024, 7, 7), "lunar_hijri", 1) == (1446, 1, 1)
    assert parts_of(date(2024, 7, 8), "lunar_hijri", -1) == (1445, 12, 30)
    assert parts_of(date(2024, 7, 8), "lunar_hijri", -2) == (1445, 12, 29)


def days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


@pytest.mark.parametrize(
    ("calendar", "system", "until"),
    [
        # From 1437 on Qt has another leap year than the 33-year cycle, which the equinox keeps.
        ("solar_hijri", QCalendar.System.Jalali, date(2058, 3, 19)),
        ("lunar_hijri", QCalendar.System.IslamicCivil, date(2099, 12, 31)),
    ],
)
def test_every_day_is_the_one_that_qt_reckons(
    calendar: CalendarName, system: QCalendar.System, until: date
) -> None:
    theirs = QCalendar(system)
    for day in days(date(2020, 1, 1), until):
        parts = theirs.partsFromDate(QDate(day.year, day.month, day.day))
        assert parts_of(day, calendar) == (parts.year, parts.month, parts.day)


@pytest.mark.parametrize("calendar", ["gregorian", "solar_hijri", "lunar_hijri"])
def test_days_follow_each_other_without_gap_to_the_last_year(calendar: CalendarName) -> None:
    for before, after in pairwise(days(date(2090, 1, 1), date(2099, 12, 31))):
        (year, month, number), now = parts_of(before, calendar), parts_of(after, calendar)
        assert now in {(year, month, number + 1), (year, month + 1, 1), (year + 1, 1, 1)}
        assert number <= 31
        assert month <= 12


def test_an_adjustment_is_two_days_at_most() -> None:
    assert [adjustment(text) for text in ("-2", "0", "+1", "2")] == [-2, 0, 1, 2]
    with pytest.raises(Rejected, match="'3' is not known here"):
        adjustment("3")
