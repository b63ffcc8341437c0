"""What a file says, in each language of a board, whatever it left out."""

import pytest

from config.languages import load_language
from config.loader import centre_file, load_centre
from display_board.sayings import said

BAKU = load_centre(centre_file("asan-baku-1"))
LANGUAGES = [load_language(code) for code in BAKU.languages]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ({"az": "Sənəd", "ru": "Документ", "en": "Paper"}, ["Sənəd", "Документ", "Paper"]),
        ({"az": "Sənəd", "en": "Paper"}, ["Sənəd", "Sənəd", "Paper"]),
        ({"ru": "Документ"}, ["Документ"] * 3),
    ],
)
def test_a_text_that_lacks_languages_is_told_in_one_it_has(text: dict[str, str], told: list[str]) -> None:
    assert said(BAKU, text, LANGUAGES) == told
