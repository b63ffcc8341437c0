import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.contract.commands import IssueTicket
from center_hub.contract.replies import Reason, Refused
from center_hub.link.port import CommandSent
from config.loader import centre_file, load_centre
from config.person_key import person_key
from kiosk.page import Page
from tests.device.kiosk.walk import CENTRES, DOCUMENTED, SECRET, Walk

BAKU = load_centre(centre_file("asan-baku-1"))


@pytest.fixture
def walk() -> Walk:
    return Walk("asan-baku-1", "en")


PASSPORT = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
"""The specimen of ICAO 9303 part 4, appendix B."""


def order(walk: Walk) -> IssueTicket:
    walk.do("get_ticket", walk.view["service"])
    return walk.orders[-1]


def test_priority_is_asked_of_nobody_who_does_not_say_so(walk: Walk) -> None:
    walk.confirm()
    assert order(walk).priority is None


def test_a_declared_class_goes_with_the_ticket_and_can_be_taken_back(walk: Walk) -> None:
    walk.priority()
    walk.do("priority", "pregnant")
    assert walk.view["page"] == "confirm"
    assert "Pregnant woman" in [row["text"] for row in walk.view["more"]][-1]
    walk.do("need_priority")
    walk.do("no_priority")
    walk.do("need_priority")
    walk.do("priority", "elderly")
    assert order(walk).priority == "elderly"


def test_only_classes_a_citizen_may_declare_are_offered(walk: Walk) -> None:
    walk.priority()
    assert {row["id"] for row in walk.view["choices"]} == {
        one.id for one in walk.centre.priority_classes if one.at_kiosk
    }
    walk.do("priority", "martyr-family")
    assert walk.view["page"] == "priority"


def test_several_services_go_on_one_ticket_in_the_order_chosen(walk: Walk) -> None:
    walk.several()
    chosen = [row["id"] for row in walk.view["services"]]
    asked = order(walk)
    assert (asked.service, *asked.then) == tuple(chosen)
    assert len(chosen) == 3


def test_a_service_taken_off_is_not_asked_for(walk: Walk) -> None:
    walk.several()
    first, second, third = (row["id"] for row in walk.view["services"])
    walk.do("remove_service", second)
    walk.do("remove_service", "tea")
    asked = order(walk)
    assert (asked.service, *asked.then) == (first, third)


def test_the_last_service_stays_and_back_leads_to_the_services(walk: Walk) -> None:
    walk.several()
    for row in walk.view["services"]:
        walk.do("remove_service", row["id"])
    assert walk.view["page"] == "confirm"
    walk.do("back")
    assert walk.view["page"] == "services"
    assert all(row["available"] for row in walk.view["choices"])


def test_back_from_adding_leads_to_what_was_chosen_before(walk: Walk) -> None:
    walk.adding()
    chosen = walk.flow.visitor
    walk.do("service", walk.popular_services()[0])
    walk.do("back")
    assert walk.flow.visitor == chosen
    walk.do("back")
    assert walk.view["page"] == "confirm"
    assert walk.view["services"] == []


def test_a_service_suspended_among_others_is_named_and_can_be_taken_off(walk: Walk) -> None:
    walk.several_hindered()
    hindered = walk.view["services"][1]
    assert hindered["body"] == "Not available now"
    walk.do("get_ticket", walk.view["service"])
    assert walk.sent == []
    walk.do("remove_service", hindered["id"])
    assert walk.view["unavailable"] == []
    assert len(order(walk).then) == 1


def test_a_ticket_takes_eight_services_and_no_ninth(walk: Walk) -> None:
    walk.eight()
    assert [row["id"] for row in walk.view["more"]] == ["need_priority"]
    walk.do("add_service")
    assert walk.view["page"] == "confirm"
    asked = order(walk)
    assert len({asked.service, *asked.then}) == 8


def test_a_press_made_for_other_services_asks_for_nothing(walk: Walk) -> None:
    walk.several()
    before = walk.view["service"]
    walk.do("remove_service", walk.view["services"][0]["id"])
    walk.do("get_ticket", before)
    assert walk.sent == []


@pytest.mark.parametrize(("centre", "service"), DOCUMENTED.items())
def test_a_documents_number_leaves_the_kiosk_as_a_key_only(centre: str, service: str) -> None:
    for language in CENTRES[centre]:
        walk = Walk(centre, language)
        walk.document()
        assert walk.view["title"] == (walk.centre.service(service).document or {})[language]
        walk.do("document_typed")
        assert walk.orders == [
            IssueTicket(service=service, language=language, person=person_key(SECRET, "AZE12345"))
        ]
        assert "AZE12345" not in repr(walk.orders) + repr(walk.flow.visitor) + repr(walk.view)


def test_a_number_is_hidden_while_it_is_typed_but_for_its_last_sign(walk: Walk) -> None:
    walk.document()
    assert walk.view["typed"] == "\u2022" * 7 + "5"
    assert "AZE1234" not in repr(walk.flow.visitor)


def test_a_refused_person_is_back_at_the_service_with_nothing_left_of_the_number(walk: Walk) -> None:
    walk.document()
    walk.do("document_typed")
    walk.answer(Refused(reason=Reason.PERSON_LIMIT_REACHED))
    assert walk.view["page"] == "refused"
    walk.do("back")
    assert walk.view["page"] == "confirm"
    walk.do("get_ticket", walk.view["service"])
    assert walk.view["typed"] == ""


@pytest.mark.parametrize("leave", ["back", "start_over"])
def test_whoever_leaves_the_page_leaves_no_number_behind(walk: Walk, leave: str) -> None:
    walk.document()
    walk.do(leave)
    assert walk.flow.visitor is None or all(not step.typed for step in walk.flow.visitor.steps)


def test_a_scanned_document_is_not_followed_as_a_code_but_fills_the_number(walk: Walk) -> None:
    """Its number would travel: what a passport's code says reads like the code of an appointment."""
    walk.document()
    walk.scan("AZE87654321")
    assert walk.sent == []
    assert walk.view["page"] == "document"
    assert walk.view["typed"] == "\u2022" * 10 + "1"
    assert not walk.view["notice"]
    walk.do("document_typed")
    assert walk.orders[0].person == person_key(SECRET, "AZE87654321")
    assert "AZE87654321" not in repr(walk.sent) + repr(walk.flow.visitor)


def test_a_passports_lines_fill_the_number_in_either_order(walk: Walk) -> None:
    for lines in (PASSPORT, reversed(PASSPORT)):
        walk.document()
        for line in lines:
            walk.scan(line)
            assert not walk.view["notice"]
        assert walk.flow.visitor is not None
        assert walk.flow.visitor.step.typed == "L898902C3"
        walk.do("start_over")


@pytest.mark.parametrize(
    "text", ["https://example.org", "q7Zt3fN0x5yV1mC8-_aB2d", "ABCDEFG", "A" * 21 + "1", ""]
)
def test_what_is_no_document_leaves_what_was_typed_and_is_said(walk: Walk, text: str) -> None:
    walk.document()
    walk.scan(text)
    assert walk.sent == []
    assert walk.flow.visitor is not None
    assert walk.flow.visitor.step.typed == "AZE12345"
    assert walk.view["notice"]


def test_a_document_scanned_by_whoever_was_asked_if_they_are_there_is_still_no_code(walk: Walk) -> None:
    walk.document()
    walk.wait(46)
    assert walk.flow.still_there
    walk.scan("AZE87654321")
    assert walk.view["page"] == "document"
    assert walk.sent == []


def test_without_a_secret_no_number_is_asked_for() -> None:
    walk = Walk("asan-baku-1", "en", secret=None)
    walk.popular()
    walk.choose(DOCUMENTED["asan-baku-1"])
    if walk.view["page"] == "services":
        row = next(row for row in walk.view["choices"] if row["id"] == DOCUMENTED["asan-baku-1"])
        assert row["note"] == "At the help desk"
    assert "help desk" in walk.view["unavailable"][0]["body"]
    walk.do("get_ticket", walk.view["service"])
    assert walk.view["page"] == "confirm"
    assert walk.sent == []


def test_one_press_on_the_pad_is_one_command(walk: Walk) -> None:
    walk.document()
    for _ in range(4):
        walk.do("document_typed")
    assert len(walk.sent) == 1
    walk.flow.heard(CommandSent(walk.sent[0]), walk.now)
    walk.do("document_typed")
    assert len(walk.sent) == 1


@given(st.lists(st.sampled_from([one.id for one in BAKU.services]), min_size=1, max_size=12))
def test_whatever_is_chosen_no_ticket_has_a_service_twice_or_more_than_eight(services: list[str]) -> None:
    walk = Walk("asan-baku-1", "en")
    walk.popular()
    for service in services:
        walk.choose(service)
        walk.pulse()
        walk.do("add_service")
    while walk.flow.page is not Page.CONFIRM:
        walk.do("back")
    assert walk.flow.visitor is not None
    chosen = walk.flow.visitor.step.services
    assert len(set(chosen)) == len(chosen) <= 8
    assert set(chosen) <= set(services)
