from datetime import date

import pytest

from config.languages import load_language
from display_board.dates import said_date

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("az", "21 noyabr 2026, şənbə"),
        ("en", "Saturday, 21 November 2026"),
        ("prs", "شنبه 30 عقرب 1405"),
        ("ps", "اونۍ د 1405 د لړم 30"),
    ],
)
def test_a_date_is_said_in_the_words_and_the_calendar_of_the_place(language: str, said: str) -> None:
    assert said_date(DAY, load_language(language)) == said


def test_russian_declines_the_month() -> None:
    assert said_date(DAY, load_language("ru")).startswith("суббота, 21 ноября 2026")
