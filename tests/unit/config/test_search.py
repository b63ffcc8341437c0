# ruff: noqa: RUF001  letters that look alike are what this is about
"""A service is found by whoever spells it as they can, in any language of the centre."""

import time
from functools import cache

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.folding import folded
from config.loader import centre_file, load_centre
from config.model import Centre, Service
from config.search import LONGEST, ServiceSearch, begins_nearly
from tests.support.large_centre import LANGUAGES, large_centre

CENTRES = {name: load_centre(centre_file(name)) for name in ("asan-baku-1", "asan-khedmat-kabul-1")}
BAKU = CENTRES["asan-baku-1"]
LARGE = large_centre()


@cache
def search(name: str) -> ServiceSearch:
    return ServiceSearch(CENTRES.get(name, LARGE))


def ids(typed: str, language: str = "az", centre: str = "asan-baku-1") -> list[str]:
    return [one.id for one in search(centre).find(typed, language)]


@st.composite
def wishes(draw: st.DrawFn) -> tuple[str, str, Service]:
    """A centre, one of its languages, one of its services."""
    name = draw(st.sampled_from([*CENTRES, "large"]))
    centre = CENTRES.get(name, LARGE)
    return name, draw(st.sampled_from(centre.languages)), draw(st.sampled_from(centre.services))


CASES = st.sampled_from([str, str.lower, str.upper, str.title, folded])


@given(wishes(), CASES)
def test_a_service_is_found_by_its_name_in_any_case_with_or_without_marks(
    wish: tuple[str, str, Service], case: type[str]
) -> None:
    name, language, service = wish
    # Cut as a field cuts it.
    assert service.id in ids(case(service.name[language])[:LONGEST], language, name)


@given(wishes(), st.data())
def test_a_service_is_found_by_two_letters_that_begin_a_word_of_it(
    wish: tuple[str, str, Service], data: st.DataObject
) -> None:
    name, language, service = wish
    words = [word for word in folded(service.name[language]).split() if len(word) > 1]
    word = data.draw(st.sampled_from(words))
    start = word[: data.draw(st.integers(2, len(word)))]
    assert service.id in ids(start, data.draw(st.sampled_from(CENTRES.get(name, LARGE).languages)), name)


@given(wishes(), st.data())
def test_a_service_is_found_with_a_letter_missing_doubled_or_swapped(
    wish: tuple[str, str, Service], data: st.DataObject
) -> None:
    name, language, service = wish
    words = [word for word in service.name[language].split() if len(folded(word)) >= 5 and word.isalpha()]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    at = data.draw(st.integers(0, len(word) - 2))
    slip = data.draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[: at + 1] + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )
    )
    assert service.id in ids(slip, language, name)


@pytest.mark.parametrize(
    ("typed", "language", "wanted"),
    [
        ("pasport", "ru", "passport-adult"),
        ("паспорт", "az", "passport-adult"),
        ("PASPROT", "az", "passport-adult"),
        ("umumvetendas", "az", "passport-adult"),
        ("zaqran", "az", "passport-adult"),
        ("teqaud", "az", "pension"),
        ("pension", "az", "pension"),
    ],
)
def test_people_find_what_they_mean_among_the_first(typed: str, language: str, wanted: str) -> None:
    assert wanted in ids(typed, language)[:4]


def test_dari_is_found_by_other_keyboards_and_other_spellings() -> None:
    for typed in ("پاسپورت", "پاسپورٹ", "پاسپورټ", "passport"):
        found = ids(typed, "prs", "asan-khedmat-kabul-1")
        assert {"passport-new", "passport-renewal", "passport-child"} <= set(found), typed


def test_a_whole_word_comes_before_a_begun_one_before_one_inside_before_a_slip() -> None:
    names = ("Sonlu kart", "Kartlar", "Pasportkart", "Kard", "Kart")
    found = ServiceSearch(_named(*names)).find("kart", "az")
    assert [one.name["az"] for one in found] == ["Kart", "Sonlu kart", "Kartlar", "Pasportkart", "Kard"]


def test_the_citizens_language_comes_before_the_others() -> None:
    centre = _named("Bank", "Kart")
    services = (
        attrs.evolve(centre.services[0], name={"az": "Pul", "ru": "Kart"}),
        attrs.evolve(centre.services[1], name={"az": "Kart", "ru": "Pul"}),
    )
    both = ServiceSearch(attrs.evolve(centre, services=services))
    assert [one.id for one in both.find("kart", "az")] == ["service-1", "service-0"]
    assert [one.id for one in both.find("kart", "ru")] == ["service-0", "service-1"]


def test_a_word_that_fits_nothing_is_passed_over_while_another_fits() -> None:
    assert ids("pasport istəyirəm") == ids("pasport")
    assert ids("istəyirəm qqqq") == []


def test_two_words_find_what_has_both() -> None:
    assert ids("passport child", "en")[0] == "passport-child"


def test_the_name_of_an_agency_finds_its_services() -> None:
    agency = BAKU.agencies[0]
    found = set(ids(agency.name["az"]))
    assert {one.id for one in BAKU.services if one.agency == agency.id} <= found


@given(wishes(), st.data())
def test_a_service_is_found_with_another_first_letter(
    wish: tuple[str, str, Service], data: st.DataObject
) -> None:
    name, language, service = wish
    words = [word for word in folded(service.name[language]).split() if len(word) >= 4]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    other = data.draw(st.sampled_from("ktxzپ"))
    slip = data.draw(
        st.sampled_from([other + word[1:], other + word, word[1:], word[1] + word[0] + word[2:]])
    )
    assert service.id in ids(slip, language, name) or len(slip) < 4


@pytest.mark.parametrize(
    "typed",
    [
        "a" * 10_000,
        " " * 10_000,
        "e\u0301" * 5_000,
        "\u0301" * 10_000,
        "\u202e" * 10_000,
        "\ufdfa" * 10_000,  # one sign that stands for eighteen
        "ab " * 3_000,
        "\x00\ud800",
    ],
    ids=["long", "blanks", "marked", "marks", "turned round", "phrases", "words", "no text"],
)
def test_whatever_is_typed_is_looked_through_within_a_frame(typed: str) -> None:
    fresh = ServiceSearch(LARGE)
    before = time.thread_time()
    fresh.find(typed, "az")
    assert time.thread_time() - before < 0.016


def test_the_direction_of_what_is_typed_counts_for_nothing() -> None:
    assert ids("\u202eпаспорт\u202c") == ids("паспорт") != []


@pytest.mark.parametrize("typed", ["", " ", "?!", "\u200c", "ъ"])
def test_nothing_typed_finds_nothing(typed: str) -> None:
    assert ids(typed) == []


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_whatever_is_typed_finds_services_once_each(typed: str, language: str) -> None:
    found = ids(typed, language, "large")
    assert len(found) == len(set(found))


@given(st.text("abc", max_size=8), st.text("abc", max_size=10), st.integers(1, 2))
def test_slips_are_counted_as_the_textbook_does(wanted: str, word: str, slips: int) -> None:
    nearest = min(_distance(wanted, word[:end]) for end in range(len(word) + 1))
    assert begins_nearly(wanted, word, slips) == (nearest <= slips)


def _distance(one: str, other: str) -> int:
    """Optimal string alignment by its definition, slow and plain."""
    if not one or not other:
        return len(one) + len(other)
    best = min(
        _distance(one[:-1], other) + 1,
        _distance(one, other[:-1]) + 1,
        _distance(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    )
    if one[-2:] == other[-2:][::-1] and len(one) > 1 and len(other) > 1:
        best = min(best, _distance(one[:-2], other[:-2]) + 1)
    return best


def test_a_key_costs_a_fraction_of_a_frame_among_360_services() -> None:
    """3 ms on a PC; the limit leaves room for a machine that is busy with other tests."""
    fresh, costs = ServiceSearch(LARGE), []
    for typed in ("şəxsiyət vəsiqəsi", "свидетельство о рождени", "driving licennce", "د موټر چلولو جواز"):
        for end in range(1, len(typed) + 1):
            before = time.thread_time()
            fresh.find(typed[:end], "az")
            costs.append(time.thread_time() - before)
    assert sorted(costs)[len(costs) * 9 // 10] < 0.003


def _named(*names: str) -> Centre:
    """A centre of services so called in Azerbaijani, and otherwise in Russian."""
    services = tuple(
        attrs.evolve(LARGE.services[at], popular=False, id=f"service-{at}", name={"az": name, "ru": "—"})
        for at, name in enumerate(names)
    )
    return attrs.evolve(LARGE, languages=("az", "ru"), services=services)
