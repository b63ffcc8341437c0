# ruff: noqa: RUF001 - the letters of five languages
import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.languages import known_languages
from config.loader import centre_file, load_centre
from counter_terminal.helpdesk.search import ALPHABETS, MOST_FOUND, folded, services_like

BAKU = load_centre(centre_file("asan-baku-1"))
KABUL = load_centre(centre_file("asan-khedmat-kabul-1"))


@pytest.mark.parametrize("query", ["şəxs", "Şəxs", "SEXS", "sexs", "удост", "УДОСТ", "identity", "vəsi"])
def test_a_service_is_found_in_any_language_without_accents_or_case(query: str) -> None:
    assert "id-card-first" in {one.id for one in services_like(BAKU, query)}


@pytest.mark.parametrize("query", ["İt", "it", "IT", "ıt"])
def test_the_two_letters_i_of_azerbaijani_are_one_to_a_search(query: str) -> None:
    assert folded(query) == "it"


def test_both_keyboards_of_arabic_letters_find_the_same() -> None:
    assert folded("كي") == folded("کی")
    assert folded("ټولګۍ") == folded("تولگی")
    assert folded("می‌شود") == folded("میشود")


def test_every_word_typed_must_begin_a_word() -> None:
    assert {one.id for one in services_like(BAKU, "pass chi")} == {"passport-child"}
    assert services_like(BAKU, "ssport") == ()
    assert services_like(BAKU, "  ") == ()


def test_whose_name_begins_so_comes_first() -> None:
    found = services_like(BAKU, "pasport")
    assert found[0].id in {"passport-renewal", "passport-child"}


@given(st.text(max_size=12))
def test_a_search_never_fails_and_never_finds_more_than_is_read(query: str) -> None:
    assert len(services_like(BAKU, query)) <= MOST_FOUND


@pytest.mark.parametrize("centre", [BAKU, KABUL], ids=lambda centre: centre.id)
def test_the_keys_of_a_language_write_every_service_of_the_centre(centre: object) -> None:
    assert centre in (BAKU, KABUL)
    for shipped in (BAKU, KABUL):
        for code in shipped.languages:
            keys = {folded(key) for row in ALPHABETS[code] for key in row}
            for service in shipped.services:
                first = folded(service.name[code])[:1]
                assert first in keys, (code, service.id, first)


def test_every_language_has_its_keys_and_each_key_once() -> None:
    assert set(ALPHABETS) == set(known_languages())
    for rows in ALPHABETS.values():
        keys = [key for row in rows for key in row]
        assert len(keys) == len(set(keys))
        assert max(map(len, rows)) <= 12
        assert len(rows[-1]) + 2 <= max(map(len, rows))
