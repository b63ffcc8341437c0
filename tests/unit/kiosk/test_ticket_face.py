from datetime import date

import pytest
from msgspec.structs import replace

from center_hub.contract.replies import Issued
from config.languages import load_language
from kiosk.ticket_face import local_date, ticket_face
from tests.device.kiosk.walk import CENTRES, WALL_MS, Walk

ALL = [(centre, language) for centre, languages in CENTRES.items() for language in languages]


def issued(walk: Walk, service: str, **changes: object) -> Issued:
    return replace(walk.issued(service), issued_at=WALL_MS, **changes)


@pytest.mark.parametrize(("centre", "language"), ALL)
def test_every_service_has_a_ticket_in_every_language(centre: str, language: str) -> None:
    walk = Walk(centre, language)
    main = walk.centre.languages[0]
    for service in walk.centre.services:
        face = ticket_face(walk.centre, walk.flow.hall, issued(walk, service.id))
        assert face.service == service.name[language]
        assert face.where
        assert face.number == "A 042"
        assert face.main_lines[:1] == (() if language == main else (service.name[main],))


def test_the_first_in_the_queue_is_told_so() -> None:
    walk = Walk("asan-baku-1", "en")
    face = ticket_face(walk.centre, walk.flow.hall, issued(walk, "passport-adult", ahead=0))
    assert face.ahead == "You are next"


def test_date_and_time_are_the_centres_own() -> None:
    baku = Walk("asan-baku-1", "ru")
    face = ticket_face(baku.centre, baku.flow.hall, issued(baku, "passport-adult"))
    assert face.issued == "21.11.2026 · 09:42"
    kabul = Walk("asan-khedmat-kabul-1", "prs")
    face = ticket_face(kabul.centre, kabul.flow.hall, issued(kabul, "passport-new"))
    assert face.issued == "\u20661405/08/30\u2069 · \u206610:12\u2069"


@pytest.mark.parametrize(
    ("language", "shown"),
    [("az", "21.03.2026"), ("en", "21 Mar 2026"), ("prs", "1405/01/01"), ("ps", "1405/01/01")],
)
def test_a_date_is_written_as_its_readers_write_it(language: str, shown: str) -> None:
    assert local_date(date(2026, 3, 21), load_language(language)) == shown


def test_two_zones_stand_on_two_lines() -> None:
    walk = Walk("asan-baku-1", "az")
    zones = {
        service.id: {counter.zone for counter in walk.centre.counters_serving(service.id)}
        for service in walk.centre.services
    }
    for service, found in zones.items():
        face = ticket_face(walk.centre, walk.flow.hall, issued(walk, service))
        assert face.where.count("\u2028") == len(found) - 1


def test_a_number_in_a_language_or_of_a_service_that_is_gone_still_has_a_ticket() -> None:
    walk = Walk("asan-baku-1", "az")
    face = ticket_face(walk.centre, walk.flow.hall, issued(walk, "tea", language="ps"))
    assert (face.number, face.language, face.service, face.where) == ("A 042", "az", "", "")
    assert face.main_lines == ()


@pytest.mark.parametrize(("centre", "language"), ALL)
def test_a_number_printed_again_says_that_it_is_a_copy(centre: str, language: str) -> None:
    """What failed may have come out all the same: no number has two originals."""
    walk = Walk(centre, language)
    number = issued(walk, walk.centre.services[0].id, language=language)
    original = ticket_face(walk.centre, walk.flow.hall, number)
    copy = ticket_face(walk.centre, walk.flow.hall, number, copy=True)
    said = load_language(language).text("ticket.copy")
    assert said in copy.centre
    assert said not in original.centre
    assert copy.number == original.number
