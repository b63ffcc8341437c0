"""Presses on the pages that give a number: choose a service, fill in, check an appointment in.

Owns what each press there means. Must not know words, time or whether the hub can be reached.
"""

from dataclasses import replace

from center_hub.contract.codes import is_appointment_code
from center_hub.contract.commands import AnyCommand, CheckIn, FindTicket, IssueTicket, ReprintTicket
from center_hub.contract.words import ToService
from config.key_layout import Board
from config.model import Agency, Centre
from counter_terminal.helpdesk.keying import (
    code_after,
    document_after,
    search_after,
    whole_document,
)
from counter_terminal.helpdesk.listing import Listing, Tab, services_of
from counter_terminal.helpdesk.pages import (
    Booked,
    CheckingIn,
    Choosing,
    Filling,
    Finding,
    Given,
    Moving,
    Page,
    Proving,
    Searching,
)
from counter_terminal.helpdesk.ticket_steps import NO_CLASS
from counter_terminal.helpdesk.turn import Desk, Told, Turn
from hardware.code_scanner.documents import read_document

MOST_PEOPLE = 20
"""People whom one ticket may stand for."""


def on_choosing(page: Choosing, name: str, value: str, desk: Desk) -> Turn:
    """`turn` leafs through, `search` types, `choose` takes an agency or a service."""
    if name == "turn":
        return Turn(replace(page, listing=page.listing.turned(desk.centre, value)))
    if name == "search":
        return Turn(Searching(page, value.strip()))
    chosen = next((one for one in page.listing.shown(desk.centre) if one.id == value), None)
    if name != "choose" or chosen is None:
        return Turn(page)
    if not isinstance(chosen, Agency):
        return Turn(filling(page, chosen.id, desk.centre))
    services = services_of(desk.centre, chosen.id)
    if len(services) == 1:
        return Turn(filling(page, services[0].id, desk.centre))
    return Turn(replace(page, listing=Listing(Tab.SERVICE, chosen.id)))


def filling(page: Choosing, service: str, centre: Centre) -> Filling:
    """The page that fills in a ticket for `service`, at first in the centre's main language."""
    return Filling(page, service, centre.languages[0])


def on_searching(page: Searching, name: str, value: str, desk: Desk) -> Turn:
    """`key` types, `board` shows other keys, `choose` takes a service that was found."""
    if name == "key":
        return Turn(replace(page, typed=search_after(page.typed, value)))
    if name == "board":
        board = Board.named(value)
        return Turn(replace(page, board=board) if board.letters in desk.centre.languages else page)
    if name != "choose" or value not in {one.id for one in desk.centre.services}:
        return Turn(page)
    return Turn(_searched(page, value, desk.centre))


def _searched(page: Searching, service: str, centre: Centre) -> Page:
    if isinstance(page.asked_on, Choosing):
        return filling(page.asked_on, service, centre)
    return Moving(page.asked_on, ToService(service=service))


def on_filling(page: Filling, name: str, value: str, desk: Desk) -> Turn:
    """`language`, `priority` and `party` fill in, `give` gives the number or asks for the document first."""
    if name == "party":
        people = page.party + {"more": 1, "fewer": -1}.get(value, 0)
        return Turn(replace(page, party=min(max(people, 1), MOST_PEOPLE)))
    if name != "give":
        return Turn(_said_of(page, name, value, desk.centre))
    if desk.centre.service(page.service).per_person is None:
        return Turn(page, _issue(page, None))
    if desk.person_key is None:
        return Turn(page, told=Told("helpdesk.no_person_key", trouble=True))
    return Turn(Proving(page))


def _said_of(page: Filling, name: str, value: str, centre: Centre) -> Filling:
    if name == "language" and value in centre.languages:
        return replace(page, language=value)
    if name == "priority" and _is_class(value, centre):
        return replace(page, priority=None if value == NO_CLASS else value)
    return page


def _is_class(value: str, centre: Centre) -> bool:
    return value == NO_CLASS or value in {one.id for one in centre.priority_classes}


def _issue(page: Filling, person: str | None) -> AnyCommand:
    return IssueTicket(
        service=page.service,
        language=page.language,
        priority=page.priority,
        party=page.party,
        person=person,
    )


def on_proving(page: Proving, name: str, value: str, desk: Desk) -> Turn:
    """`key` types, `enter` gives the number. What was typed goes no further than its hash."""
    if name == "key":
        return Turn(replace(page, typed=document_after(page.typed, value)))
    if name != "enter" or not whole_document(page.typed) or desk.person_key is None:
        return Turn(page)
    return Turn(page.filling, _issue(page.filling, desk.person_key(page.typed)))


def proved(page: Proving, scanned: str) -> Turn:
    """A document held to the reader fills its number in. Its text is looked up nowhere: it would travel."""
    document = read_document(scanned)
    if document is None:
        return Turn(page, told=Told("helpdesk.unreadable", trouble=True))
    return Turn(replace(page, typed=document.number or page.typed))


def on_booked(page: Booked, name: str, value: str, desk: Desk) -> Turn:
    """`key` types, `enter` goes on."""
    if name == "key":
        return Turn(replace(page, typed=code_after(page.typed, value)))
    ready = name == "enter" and is_appointment_code(page.typed)
    return Turn(CheckingIn(page, desk.centre.languages[0]) if ready else page)


def on_checking_in(page: CheckingIn, name: str, value: str, desk: Desk) -> Turn:
    """`language` and `priority` fill in, `give` checks the citizen in."""
    if name == "language" and value in desk.centre.languages:
        return Turn(replace(page, language=value))
    if name == "priority" and _is_class(value, desk.centre):
        return Turn(replace(page, priority=None if value == NO_CLASS else value))
    command = CheckIn(code=page.booked.typed, language=page.language, priority=page.priority)
    return Turn(page, command if name == "give" else None)


def on_given(page: Given, name: str, value: str) -> Turn:
    """`deed` prints again or shows the ticket's card, `give` is done with it."""
    if name == "deed" and value == "reprint":
        return Turn(page, ReprintTicket(ticket=page.issued.ticket))
    if name == "deed" and value == "card":
        return Turn(page, FindTicket(wanted=page.issued.ticket))
    return Turn(Finding() if name == "give" else page)
