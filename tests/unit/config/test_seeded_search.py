# ruff: noqa: RUF001  letters that look alike are what this is about
"""Mistakes in keywords and in the keyboard of a language: each is told with its place and repair."""

from pathlib import Path

import pytest

from config.languages import language_file
from config.loader import centre_file
from tests.unit.config.sowing import Mistake, assert_told

_CENTRE = centre_file("asan-baku-1")
_AZERBAIJANI = language_file("az")
_PASHTO = language_file("ps")
_ENGLISH = language_file("en")

MISTAKES = (
    Mistake(
        "keywords in a language the centre does not have",
        _CENTRE,
        "      az: təqaüd\n",
        "      §zaz: təqaüd\n",
        "'zaz' is not among the languages of this centre",
        "did you mean 'az'?",
    ),
    Mistake(
        "keywords without a word",
        _CENTRE,
        "az: təqaüd\n",
        'az: §"?!"\n',
        "holds no word",
        "words that people use",
    ),
    Mistake(
        "a keyword that the name has already, spelt otherwise",
        _CENTRE,
        "az: təqaüd\n",
        "az: §təqaüd, pensıya\n",
        "'pensıya' is found by the name already",
        "remove 'pensıya'",
    ),
    Mistake(
        "keywords that are no texts by language",
        _CENTRE,
        "    keywords:\n      az: təqaüd\n",
        "    keywords: §təqaüd\n",
        "expected",
        "one line for each language",
    ),
    Mistake(
        "a key twice in a row",
        _AZERBAIJANI,
        "    - Z X C V B N M Ç Ş\n",
        "    - §Z X C V B N M Ç Z\n",
        "the key 'Z' stands here twice",
        "remove one",
    ),
    Mistake(
        "a key in two rows",
        _AZERBAIJANI,
        "    - Z X C V B N M Ç Ş\n",
        "    - Z X C V B N M Ç Ş Q\n",
        "the key 'Q' stands in two rows",
        "leave it",
    ),
    Mistake(
        "a row too long for a lying kiosk",
        _AZERBAIJANI,
        "    - Q Ü E R T Y U İ O P Ö Ğ\n    - A S",
        "    - §Q Ü E R T Y U İ O P Ö Ğ A\n    - S",
        "a row of 13 keys",
        "another row",
    ),
    Mistake(
        "a letter of the alphabet without a key",
        _AZERBAIJANI,
        "    - Z X C V B N M Ç Ş\n",
        "    - Z X C V B N M Ç\n",
        "the letter 'Ş' of 'in_order' has no key",
        "add 'Ş' to a row",
    ),
    Mistake(
        "a key that the alphabet does not have",
        _AZERBAIJANI,
        "  in_order: A B C Ç D",
        "  in_order: §A B C D",
        "the key 'Ç' of 'rows' is missing here",
        "add 'Ç'",
    ),
    Mistake(
        "five rows",
        _ENGLISH,
        "    - Z X C V B N M\n",
        "    - Z X C\n    - V B\n    - N M\n",
        "5 rows of letters",
        "1 to 4 rows",
    ),
    Mistake(
        "a last row that leaves no room for the blank",
        _PASHTO,
        "    - ټ ډ ځ څ ښ ڼ ئ ي\n",
        "    - §ټ ډ ځ څ ښ ڼ ئ ي ء\n",
        "leaves no room for blank, erase",
        "leave 8 keys",
    ),
    Mistake(
        "a row without keys",
        _ENGLISH,
        "    - Z X C V B N M\n",
        '    - §" "\n',
        "nothing is written here",
        "write a text",
    ),
    Mistake(
        "no keyboard at all",
        _ENGLISH,
        "\nkeyboard:\n",
        "\nkeybord:\n",
        "the key 'keyboard' is missing",
        "add 'keyboard",
    ),
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_with_its_place_and_its_repair(mistake: Mistake, tmp_path: Path) -> None:
    assert_told(mistake, tmp_path)
