# ruff: noqa: RUF001 - dates are said in the letters of their languages
from datetime import date

import attrs
import pytest
from PySide6.QtCore import QCalendar, QLocale

from config.calendars import CalendarName
from config.dates import MONTHS, WEEKDAYS, said_date, short_date
from config.languages import load_language
from config.loader import centre_file, load_centre
from config.model import Centre

DAY = date(2026, 11, 21)
NOWRUZ = date(2026, 3, 21)
BAKU = load_centre(centre_file("asan-baku-1"))


def with_calendars(*calendars: CalendarName, days: int = 0) -> Centre:
    return attrs.evolve(BAKU, calendars=calendars, lunar_hijri_days=days)


def bare(words: str) -> str:
    """Without the marks that keep each part in its own order."""
    return words.translate(dict.fromkeys((0x2066, 0x2068, 0x2069)))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("az", "21 noyabr 2026, şənbə"),
        ("ru", "суббота, 21 ноября 2026 г."),
        ("en", "Saturday, 21 November 2026"),
        ("prs", "شنبه ۳۰ عقرب ۱۴۰۵"),
        ("ps", "اونۍ د ۱۴۰۵ د لړم ۳۰"),
    ],
)
def test_a_date_is_said_by_the_calendar_of_its_language_where_the_centre_names_none(
    language: str, said: str
) -> None:
    (only,) = said_date(DAY, BAKU, load_language(language))
    assert bare(only) == said


def test_the_calendar_of_the_language_comes_first_with_the_weekday_and_then_the_centres_others() -> None:
    centre = with_calendars("solar_hijri", "lunar_hijri", "gregorian", days=-1)
    dari, english = load_language("prs"), load_language("en")
    assert [bare(one) for one in said_date(DAY, centre, dari)] == [
        "شنبه ۳۰ عقرب ۱۴۰۵",
        "۹ جمادی\u200cالثانی ۱۴۴۸",
        "۲۱ نومبر ۲۰۲۶",
    ]
    assert said_date(DAY, centre, english) == (
        "Saturday, 21 November 2026",
        "30 Aqrab 1405",
        "9 Jumada II 1448",
    )


def test_figures_of_a_date_keep_their_order_among_words_that_run_the_other_way() -> None:
    (said,) = said_date(DAY, with_calendars("solar_hijri"), load_language("ps"))
    assert "\u2066۱۴۰۵\u2069" in said
    assert "\u2066۳۰\u2069" in said


@pytest.mark.parametrize(
    ("language", "shown"),
    [("az", "21.03.2026"), ("en", "21.03.2026"), ("prs", "1405/01/01"), ("ps", "1405/01/01")],
)
def test_a_short_date_is_written_as_its_readers_write_it(language: str, shown: str) -> None:
    assert short_date(NOWRUZ, BAKU, load_language(language)) == shown


def test_a_short_date_is_of_a_calendar_that_the_centre_has() -> None:
    dari, english = load_language("prs"), load_language("en")
    assert short_date(NOWRUZ, with_calendars("gregorian"), dari) == "2026/03/21"
    assert short_date(NOWRUZ, with_calendars("gregorian", "solar_hijri"), dari) == "1405/01/01"
    assert short_date(NOWRUZ, with_calendars("lunar_hijri", "solar_hijri"), english) == "02.10.1447"


@pytest.mark.parametrize("code", ["az", "ru", "en", "prs", "ps"])
def test_months_and_weekdays_are_named_as_cldr_names_them(code: str) -> None:
    """Qt has CLDR's names in the form that stands beside a day."""
    language, locale = load_language(code), QLocale(load_language(code).locale)
    gregorian = QCalendar(QCalendar.System.Gregorian)
    long = QLocale.FormatType.LongFormat
    for at, key in enumerate(MONTHS["gregorian"], 1):
        assert language.text(f"date.gregorian.{key}") == gregorian.monthName(locale, at, 2026, long)
    for at, key in enumerate(WEEKDAYS, 1):
        assert language.text(f"date.{key}") == gregorian.weekDayName(locale, at, long)


@pytest.mark.parametrize("code", ["prs", "ps"])
def test_the_months_of_kabul_are_those_of_the_zodiac(code: str) -> None:
    # CLDR writes one Dari month with a mark of the genitive, and two in Pashto with a g that no Afghan types.
    language, locale = load_language(code), QLocale(load_language(code).locale)
    solar = QCalendar(QCalendar.System.Jalali)
    named = [language.text(f"date.solar_hijri.{key}") for key in MONTHS["solar_hijri"]]
    theirs = [solar.monthName(locale, at, 1405, QLocale.FormatType.LongFormat) for at in range(1, 13)]
    differing = [mine for mine, their in zip(named, theirs, strict=True) if mine != their]
    assert differing == {"prs": ["سنبله"], "ps": ["غبرګولی", "چنګاښ"]}[code]
