"""Presses on the pages that give a number: choose a service, fill in, check an appointment in.

Owns what each press there means. Must not know words, time or whether the hub can be reached.
"""

from dataclasses import replace

from center_hub.contract.codes import is_appointment_code
from center_hub.contract.commands import (
    AnyCommand,
    CancelAppointment,
    CheckIn,
    FindTicket,
    IssueTicket,
    ReprintTicket,
)
from center_hub.contract.words import MOST_LEGS, ToService
from config.key_layout import Board
from config.model import Agency, Centre, Journey, Text
from counter_terminal.helpdesk.keying import (
    code_after,
    document_after,
    search_after,
    whole_document,
)
from counter_terminal.helpdesk.listing import Choice, Listing, Tab, first_list, services_of
from counter_terminal.helpdesk.pages import (
    Booked,
    CheckingIn,
    Choosing,
    Declaring,
    Filling,
    Finding,
    Forgoing,
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
    """`tab` and `turn` leaf through, `search` types, `choose` takes an agency, a service or a journey."""
    if name == "tab" and value in (Tab.POPULAR, Tab.SERVICE):
        return Turn(replace(page, listing=Listing(Tab(value))))
    if name == "turn":
        return Turn(replace(page, listing=page.listing.turned(desk.centre, value)))
    if name == "search":
        return Turn(Searching(page, value.strip()))
    chosen = next((one for one in page.listing.shown(desk.centre) if one.id == value), None)
    if name != "choose" or chosen is None:
        return Turn(page)
    services = _services(chosen, desk.centre)
    if isinstance(chosen, Agency) and len(services) > 1:
        return Turn(replace(page, listing=Listing(Tab.SERVICE, chosen.id)))
    return _filled(page, services, desk.centre)


def _services(chosen: Choice, centre: Centre) -> tuple[str, ...]:
    match chosen:
        case Agency():
            return tuple(one.id for one in services_of(centre, chosen.id))
        case Journey():
            return chosen.services
        case _:
            return (chosen.id,)


def _filled(page: Choosing, services: tuple[str, ...], centre: Centre) -> Turn:
    """The page that fills in a ticket for them, at first in the centre's main language, or adds them to one.

    What is on the ticket already stays there once. One ticket knows one person: a service that asks for
    another document needs a ticket of its own.
    """
    if page.adding is None:
        return Turn(Filling(page, services[0], centre.languages[0], services[1:]))
    then = (*page.adding.then, *(one for one in services if one not in page.adding.services))
    more = replace(page.adding, then=then[: MOST_LEGS - 1])
    if len(documents(more.services, centre)) > 1:
        return Turn(page.adding, told=Told("kiosk.needs_own_ticket_body", trouble=True))
    return Turn(more)


def documents(services: tuple[str, ...], centre: Centre) -> tuple[Text, ...]:
    """The documents that a ticket for these services asks for."""
    asked = (centre.service(one).document for one in services)
    return tuple({one[centre.languages[0]]: one for one in asked if one is not None}.values())


def on_searching(page: Searching, name: str, value: str, desk: Desk) -> Turn:
    """`key` types, `board` shows other keys, `choose` takes a service that was found."""
    if name == "key":
        return Turn(replace(page, typed=search_after(page.typed, value)))
    if name == "board":
        board = Board.named(value)
        return Turn(replace(page, board=board) if board.letters in desk.centre.languages else page)
    if name != "choose" or value not in {one.id for one in desk.centre.services}:
        return Turn(page)
    if isinstance(page.asked_on, Choosing):
        return _filled(page.asked_on, (value,), desk.centre)
    return Turn(Moving(page.asked_on, ToService(service=value)))


def on_filling(page: Filling, name: str, value: str, desk: Desk) -> Turn:
    """`language`, `priority` and `party` fill in, `add` and `drop` change what the visit goes on with.

    `classes` shows the priority classes. `give` gives the number, or asks for the document first.
    """
    if name != "give":
        return Turn(_filled_in(page, name, value, desk.centre))
    if not documents(page.services, desk.centre):
        return Turn(page, _issue(page, None))
    if desk.person_key is None:
        return Turn(page, told=Told("helpdesk.no_person_key", trouble=True))
    return Turn(Proving(page))


def _filled_in(page: Filling, name: str, value: str, centre: Centre) -> Page:
    match name:
        case "party":
            people = page.party + {"more": 1, "fewer": -1}.get(value, 0)
            return replace(page, party=min(max(people, 1), MOST_PEOPLE))
        case "add" if len(page.services) < MOST_LEGS:
            return Choosing(first_list(centre), adding=page)
        case "drop":
            return replace(page, then=page.then[:-1])
        case "classes":
            return Declaring(page)
        case _:
            return _said_of(page, name, value, centre)


def on_declaring(page: Declaring, name: str, value: str, desk: Desk) -> Turn:
    """`choose` takes a class, or none."""
    if name != "choose" or not _is_class(value, desk.centre):
        return Turn(page)
    return Turn(_said_of(page.filling, "priority", value, desk.centre))


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
        then=page.then,
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
    """`language` and `priority` fill in, `give` checks the citizen in, `forgo` is asked once more."""
    if name == "forgo":
        return Turn(Forgoing(page))
    if name == "language" and value in desk.centre.languages:
        return Turn(replace(page, language=value))
    if name == "priority" and _is_class(value, desk.centre):
        return Turn(replace(page, priority=None if value == NO_CLASS else value))
    command = CheckIn(code=page.booked.typed, language=page.language, priority=page.priority)
    return Turn(page, command if name == "give" else None)


def on_forgoing(page: Forgoing, name: str) -> Turn:
    """`give` cancels the appointment."""
    code = page.checking_in.booked.typed
    return Turn(page, CancelAppointment(code=code) if name == "give" else None)


def on_given(page: Given, name: str, value: str) -> Turn:
    """`deed` prints again or shows the ticket's card, `give` is done with it."""
    if name == "deed" and value == "reprint":
        return Turn(page, ReprintTicket(ticket=page.issued.ticket))
    if name == "deed" and value == "card":
        return Turn(page, FindTicket(wanted=page.issued.ticket))
    return Turn(Finding() if name == "give" else page)
