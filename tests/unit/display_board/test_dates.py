from datetime import date

import pytest

from display_board.dates import said_date

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("az_AZ", "21 noyabr 2026, şənbə"),
        ("en_GB", "Saturday, 21 November 2026"),
        ("fa_AF", "شنبه 30 عقرب 1405"),
        ("ps_AF", "اونۍ د 1405 د لړم 30"),
    ],
)
def test_a_date_is_said_in_the_words_and_the_calendar_of_the_place(locale: str, said: str) -> None:
    assert said_date(DAY, locale) == said


def test_russian_declines_the_month() -> None:
    assert said_date(DAY, "ru_RU").startswith("суббота, 21 ноября 2026")
