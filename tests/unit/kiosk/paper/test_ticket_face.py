import attrs
import pytest
from msgspec.structs import replace

from center_hub.contract.replies import Issued
from center_hub.contract.words import shown_wait
from config.languages import load_language
from config.tickets import Tickets
from config.waits import said_wait
from kiosk.paper.moments import local_time
from kiosk.paper.ticket_face import ticket_face
from tests.device.kiosk.walk import CENTRES, HOUR_MS, WAITS, WALL_MS, Walk

ALL = [(centre, language) for centre, languages in CENTRES.items() for language in languages]


def issued(walk: Walk, service: str, **changes: object) -> Issued:
    return replace(walk.issued(service), issued_at=WALL_MS, **changes)


@pytest.mark.parametrize(("centre", "language"), ALL)
def test_every_service_has_a_ticket_in_every_language(centre: str, language: str) -> None:
    walk = Walk(centre, language)
    main = walk.centre.languages[0]
    for service in walk.centre.services:
        face = ticket_face(walk.centre, issued(walk, service.id))
        assert face.service == service.name[language]
        assert face.where
        assert face.number == "A 042"
        assert face.main_lines[:1] == (() if language == main else (service.name[main],))


def test_the_first_in_the_queue_is_told_so() -> None:
    walk = Walk("asan-baku-1", "en")
    face = ticket_face(walk.centre, issued(walk, "passport-adult", ahead=0, wait=WAITS[1]))
    assert face.ahead == "You are next"


def test_date_and_time_are_the_centres_own() -> None:
    baku = Walk("asan-baku-1", "ru")
    face = ticket_face(baku.centre, issued(baku, "passport-adult"))
    assert face.issued == "21.11.2026 · 09:42"
    kabul = Walk("asan-khedmat-kabul-1", "prs")
    face = ticket_face(kabul.centre, issued(kabul, "passport-new"))
    assert face.issued == "\u2066۱۴۰۵/۰۸/۳۰\u2069 · \u2066۱۰:۱۲\u2069"  # noqa: RUF001 - digits of Dari


def test_two_zones_stand_on_two_lines() -> None:
    walk = Walk("asan-baku-1", "az")
    zones = {
        service.id: {counter.zone for counter in walk.centre.counters_serving(service.id)}
        for service in walk.centre.services
    }
    for service, found in zones.items():
        face = ticket_face(walk.centre, issued(walk, service))
        assert face.where.count("\u2028") == len(found) - 1


def test_a_number_in_a_language_or_of_a_service_that_is_gone_still_has_a_ticket() -> None:
    walk = Walk("asan-baku-1", "az")
    face = ticket_face(walk.centre, issued(walk, "tea", language="ps"))
    assert (face.number, face.language, face.service, face.where) == ("A 042", "az", "", "")
    assert face.main_lines == ()


@pytest.mark.parametrize(("centre", "language"), ALL)
def test_a_number_printed_again_says_that_it_is_a_copy(centre: str, language: str) -> None:
    """What failed may have come out all the same: no number has two originals."""
    walk = Walk(centre, language)
    number = issued(walk, walk.centre.services[0].id, language=language)
    original = ticket_face(walk.centre, number)
    copy = ticket_face(walk.centre, number, copy=True)
    said = load_language(language).text("ticket.copy")
    assert said in copy.centre
    assert said not in original.centre
    assert copy.number == original.number


@pytest.mark.parametrize(("centre", "language"), ALL)
def test_services_to_come_a_class_a_time_and_a_family_take_two_lines_more(centre: str, language: str) -> None:
    walk = Walk(centre, language)
    names = {one.id: one.name[language] for one in walk.centre.services}
    first, *then = walk.popular_services()[:3]
    number = issued(walk, first, then=tuple(then), priority="elderly", slot=WALL_MS + HOUR_MS, party=4)
    face = ticket_face(walk.centre, number)
    rest, after = face.particulars
    assert [after.index(names[one]) for one in then] == sorted(after.index(names[one]) for one in then)
    assert walk.centre.priority_class("elderly").name[language] in rest
    figures = load_language(language).figures
    assert figures(local_time(WALL_MS + HOUR_MS, walk.flow.hall.zone)) in face.ahead  # and no "you are next"
    assert figures(4) in rest


def test_a_common_ticket_is_no_longer_for_it() -> None:
    walk = Walk("asan-baku-1", "en")
    assert ticket_face(walk.centre, issued(walk, "passport-adult")).particulars == ()


def test_a_class_or_a_service_that_is_gone_is_not_spoken_of() -> None:
    walk = Walk("asan-baku-1", "en")
    number = issued(walk, "passport-adult", priority="kings", then=("tea",))
    assert ticket_face(walk.centre, number).particulars == ()


def test_a_reprint_of_the_hub_is_a_copy_without_being_told_again() -> None:
    walk = Walk("asan-baku-1", "en")
    face = ticket_face(walk.centre, issued(walk, "passport-adult", copy=True))
    assert face.centre.endswith("copy")


@pytest.mark.parametrize(("centre", "language"), ALL)
def test_a_ticket_tells_the_wait_before_the_people_ahead(centre: str, language: str) -> None:
    walk = Walk(centre, language)
    words = load_language(language)
    wait, people = ticket_face(walk.centre, issued(walk, walk.centre.services[0].id)).ahead.split("\u2028")
    assert wait == words.text("ticket.wait", wait=said_wait(shown_wait(WAITS[0]), words))
    assert people == words.plural("ticket.people_ahead", 12)


def test_a_ticket_whose_wait_cannot_be_told_tells_the_people_ahead() -> None:
    walk = Walk("asan-baku-1", "en")
    face = ticket_face(walk.centre, issued(walk, "passport-adult", wait=None))
    assert face.ahead == "12 people ahead of you"


def test_whoever_is_next_and_waits_all_the_same_is_told_both() -> None:
    walk = Walk("asan-baku-1", "en")
    face = ticket_face(walk.centre, issued(walk, "passport-adult", ahead=0))
    assert face.ahead == "Expected wait: about 20 to 35 minutes\u2028You are next"


@pytest.mark.parametrize("copied_by_the_hub", [True, False])
def test_a_copy_does_not_tell_what_was_forecast_for_the_original(*, copied_by_the_hub: bool) -> None:
    walk = Walk("asan-baku-1", "en")
    number = issued(walk, "passport-adult", copy=copied_by_the_hub)
    face = ticket_face(walk.centre, number, copy=not copied_by_the_hub)
    assert face.ahead == "12 people ahead of you"


def test_with_an_appointment_the_wait_is_told_from_its_time_on() -> None:
    walk = Walk("asan-baku-1", "en")
    face = ticket_face(walk.centre, issued(walk, "passport-adult", slot=WALL_MS + HOUR_MS))
    assert face.ahead == "Appointment: 10:42\u2028Wait after that time: about 20 to 35 minutes"


def test_large_text_is_for_who_asked_or_for_everybody_where_the_centre_says_so() -> None:
    walk = Walk("asan-baku-1", "en")
    number = issued(walk, "passport-adult")
    assert ticket_face(walk.centre, number).large_text is False
    assert ticket_face(walk.centre, number, large_text=True).large_text is True
    for_all = attrs.evolve(walk.centre, tickets=Tickets(large_text=True))
    assert ticket_face(for_all, number).large_text is True


def test_the_centres_logo_is_on_its_tickets() -> None:
    walk = Walk("asan-baku-1", "en")
    face = ticket_face(walk.centre, issued(walk, "passport-adult"))
    assert face.logo == walk.centre.look.logo
