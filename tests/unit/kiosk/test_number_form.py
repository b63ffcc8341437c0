# ruff: noqa: RUF001 - digits of Dari
"""One form of ticket numbers in a centre, wherever they are read and however they are typed."""

import attrs
import pytest

from center_hub.contract.codes import BookingCode, TicketCode, read_code
from center_hub.contract.words import LegState
from config.languages import load_language
from config.loader import centre_file, load_centre
from config.model import Centre
from config.person_key import person_key
from config.search import ServiceSearch
from counter_terminal.helpdesk.pages import Booked, Finding
from counter_terminal.helpdesk.typing_view import typing_view
from counter_terminal.words import View, Words
from kiosk.paper.ticket_face import ticket_face
from tests.device.kiosk import walk as kiosk_walk
from tests.device.kiosk.walk import WAYS, Walk
from tests.unit.counter_terminal import desk
from tests.unit.display_board.hall import Hall, call

KABUL = load_centre(centre_file("asan-khedmat-kabul-1"))
EASTERN = attrs.evolve(KABUL, number_digits="arabic_indic_extended")


@pytest.mark.parametrize("language", KABUL.languages)
def test_a_number_has_the_form_of_its_centre_on_screen_paper_and_board_in_every_language(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kiosk_walk, "load_centre", lambda _path: EASTERN)
    walk = Walk("asan-khedmat-kabul-1", language)
    WAYS["ticket"](walk)
    assert walk.view["number"] == "A ۰۴۲"
    assert ticket_face(EASTERN, walk.flow.given[0].issued).number == "A ۰۴۲"
    hall = Hall("asan-khedmat-kabul-1")
    hall.centre = EASTERN
    hall.speak(language)
    hall.beat()
    hall.board(EASTERN.zones[0].id, 1, call(1, 42, EASTERN.counters[0].id))
    assert hall.rows()[0]["number"] == "A ۰۴۲"


@pytest.mark.parametrize("centre", [KABUL, EASTERN], ids=["latin", "eastern"])
def test_a_counter_shows_numbers_in_that_form(centre: Centre) -> None:
    at = desk.desk_of(centre, centre.counters[0].id, "ps")
    at.connect()
    at.holds(LegState.CALLED)
    shown = {at.view("number"), at.view("ticket.number")}
    assert shown == {centre.figures("A 042")}


@pytest.mark.parametrize("typed", ["K7Q2M9", "K۷Q۲M۹", "K٧Q٢M٩"])
def test_a_code_is_read_in_any_digits(typed: str) -> None:
    assert read_code(typed) == BookingCode("K7Q2M9")


def test_a_ticket_is_read_in_any_digits() -> None:
    assert read_code("q۷Zt3fN0x5yV1mC8-_aB2d") == TicketCode("q7Zt3fN0x5yV1mC8-_aB2d")


def test_a_document_of_other_digits_is_guarded_as_one_and_hashed_as_one() -> None:
    assert read_code("۱۲۳۴۵۶۷۸۹۰") is None
    secret = bytes(range(32))
    assert person_key(secret, "۱۲۳۴-۵۶") == person_key(secret, "123456") == person_key(secret, "١٢٣٤٥٦")


@pytest.mark.parametrize("centre", [KABUL, EASTERN], ids=["latin", "eastern"])
def test_a_number_is_typed_at_the_help_desk_in_that_form(centre: Centre) -> None:
    words = Words(centre, {"ps": load_language("ps")}, load_language("ps"))
    search = ServiceSearch(centre)
    finding = typing_view(Finding("A42"), centre, words, search, ready=True)
    assert (finding["typed"], faces(finding)) == (centre.figures("A42"), set(centre.figures("0123456789")))
    assert finding["can_enter"]
    booked = typing_view(Booked("K7Q2"), centre, words, search, ready=True)
    assert (booked["typed"], faces(booked)) == ("K7Q2", set("0123456789"))


def faces(view: View) -> set[object]:
    """What stands on the keys of figures."""
    keys = view["figures"]
    assert isinstance(keys, list)
    return {key["face"] for key in keys if key["kind"] == "letter"}
