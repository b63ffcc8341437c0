import pytest

from config.languages import load_language
from config.loader import centre_file, load_centre
from kiosk.paper.directions import label_ranges, places, zones


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        (["1", "2", "3", "4"], "1–4"),  # noqa: RUF001 - a range is written with an en dash
        (["1", "2"], "1, 2"),
        (["3", "5", "6", "7", "9"], "3, 5–7, 9"),  # noqa: RUF001 - the same
        (["A", "B", "C"], "A, B, C"),
        (["7", "7A", "8"], "7, 7A, 8"),
        ([], ""),
    ],
)
def test_only_runs_of_numbers_become_ranges(labels: list[str], shown: str) -> None:
    assert label_ranges(labels, load_language("en")) == shown


def test_counters_are_listed_from_right_to_left_where_text_runs_so() -> None:
    said = label_ranges(["4", "5", "7", "8", "9"], load_language("prs"))
    assert said == "\u20664\u2069، \u20665\u2069، \u20667–9\u2069"  # noqa: RUF001 - a range as above


def test_every_service_of_both_centres_has_somewhere_to_go_in_every_language() -> None:
    for name in ("asan-baku-1", "asan-khedmat-kabul-1"):
        centre = load_centre(centre_file(name))
        for code in centre.languages:
            language = load_language(code)
            for service in centre.services:
                found = places(centre, service.id, language)
                assert zones(found, language)
                assert all(place.counters in place.sentence(language) for place in found)


def test_a_service_the_centre_does_not_have_is_nowhere() -> None:
    centre = load_centre(centre_file("asan-baku-1"))
    assert places(centre, "tea", load_language("en")) == ()
