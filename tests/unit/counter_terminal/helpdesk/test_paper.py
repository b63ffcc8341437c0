from itertools import product

import pytest

import kiosk.ticket_face
from center_hub.contract.replies import Issued
from config.loader import centre_file, load_centre
from config.model import Centre
from counter_terminal.helpdesk.paper import ticket_face
from hardware.ticket_printer.ticket_layout import TicketFace
from kiosk.hall import Hall

CENTRES = [load_centre(centre_file(name)) for name in ("asan-baku-1", "asan-khedmat-kabul-1")]


def issued(**more: object) -> Issued:
    said: dict[str, object] = {
        "ticket": "1-A042",
        "series": "A",
        "number": 42,
        "service": CENTRES[0].services[0].id,
        "language": "az",
        "ahead": 3,
        "token": "t",
        "issued_at": 1_795_240_000_000,
    }
    return Issued(**(said | more))  # type: ignore[arg-type] # the fields as a test names them


def at_a_kiosk(centre: Centre, ticket: Issued) -> TicketFace:
    return kiosk.ticket_face.ticket_face(centre, Hall(centre.timezone), ticket)


@pytest.mark.parametrize("centre", CENTRES, ids=lambda centre: centre.id)
def test_every_service_is_told_in_the_words_of_a_kiosk(centre: Centre) -> None:
    for service, language in product(centre.services, (*centre.languages, "xx")):
        ticket = issued(service=service.id, language=language)
        assert ticket_face(centre, ticket) == at_a_kiosk(centre, ticket)


@pytest.mark.parametrize("centre", CENTRES, ids=lambda centre: centre.id)
def test_what_makes_a_visit_another_is_told_in_the_words_of_a_kiosk(centre: Centre) -> None:
    classes = (None, "gone", *(one.id for one in centre.priority_classes))
    services = tuple(one.id for one in centre.services)
    for priority, party, copy, ahead in product(classes, (1, 2, 5), (False, True), (0, 1, 7)):
        ticket = issued(
            service=services[0],
            language=centre.languages[-1],
            priority=priority,
            party=party,
            copy=copy,
            ahead=ahead,
            then=services[3:5] if copy else (),
            slot=None if ahead else 1_795_243_600_000,
        )
        assert ticket_face(centre, ticket) == at_a_kiosk(centre, ticket)


def test_a_copy_says_so_and_an_unknown_service_stays_blank() -> None:
    face = ticket_face(CENTRES[0], issued(copy=True, service="gone"))
    assert face.centre.startswith(f"{CENTRES[0].name['az']} · ")
    assert (face.service, face.where) == ("", "")
