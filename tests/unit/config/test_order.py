# ruff: noqa: RUF001 - the letters of five languages
import attrs
import pytest

from config.languages import load_language
from config.loader import centre_file, load_centre
from config.order import in_order, ordered

BAKU = load_centre(centre_file("asan-baku-1"))
ALPHABETICAL = attrs.evolve(BAKU, order="alphabetical")


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("az", ["arıq", "çay", "ev", "əkin", "hava", "xana", "ılıq", "ilıq", "kənd", "qala", "zal"]),
        ("ru", ["авто", "едок", "ёж", "ежи", "жук", "икона", "йод", "яма"]),
        ("en", ["air", "Art", "box", "zoo"]),
        ("prs", ["آب", "ابر", "پدر", "ژاله", "سیب", "گل"]),
        ("ps", ["اوبه", "پلار", "ټول", "ځای", "څوک", "ډوډۍ", "ړوند", "ږمنځ", "ښار", "ګل", "ڼا"]),
    ],
)
def test_names_stand_as_a_dictionary_of_the_language_has_them(language: str, names: list[str]) -> None:
    assert sorted(names[::2] + names[1::2], key=load_language(language).sort_key) == names


def test_digits_come_before_letters_and_signs_before_both() -> None:
    key = load_language("az").sort_key
    assert sorted(["ab", "a-b", "a b", "a1", "1", "é", "e", "f"], key=key) == [
        "1", "a b", "a-b", "a1", "ab", "e", "é", "f",
    ]  # fmt: skip


def test_a_centre_that_says_nothing_keeps_the_order_of_its_file() -> None:
    assert in_order(BAKU.services, BAKU, load_language("az")) == BAKU.services
    assert ordered(BAKU, load_language("az")) == BAKU


@pytest.mark.parametrize("code", BAKU.languages)
def test_an_alphabetical_centre_is_read_by_each_readers_own_alphabet(code: str) -> None:
    language = load_language(code)
    names = [one.name[code] for one in ordered(ALPHABETICAL, language).services]
    assert sorted(names) == sorted(one.name[code] for one in BAKU.services)
    assert names == sorted(names, key=language.sort_key)
    assert names != [one.name[code] for one in BAKU.services]


def test_an_operator_of_a_language_the_centre_lacks_gets_the_centres_first() -> None:
    agencies = in_order(ALPHABETICAL.agencies, ALPHABETICAL, load_language("ps"))
    names = [one.name["az"] for one in agencies]
    assert names == sorted(names, key=load_language("ps").sort_key)
