"""Presses on the pages about one ticket: find it, gather a family, and everything done with it.

Owns what each press there means. Must not know words, time or whether the hub can be reached.
"""

from dataclasses import replace

from center_hub.contract.commands import (
    CancelTicket,
    ChangePriority,
    FindTicket,
    GiveFeedback,
    MergeTickets,
    MoveTicket,
)
from center_hub.contract.words import Destination, Position, ToCounter, ToProfile, ToService
from config.model import Agency, Centre, Counter, Journey, Profile, Service
from config.scores import SCORES
from counter_terminal.helpdesk.deeds import Deed, command_of, lawful
from counter_terminal.helpdesk.keying import number_after, spoken_number
from counter_terminal.helpdesk.listing import Choice, Listing, Tab, services_of
from counter_terminal.helpdesk.pages import (
    MOST_GATHERED,
    Cancelling,
    Card,
    Classing,
    Finding,
    Gathering,
    Moving,
    Page,
    Placing,
    Rating,
    Reclassing,
    Searching,
)
from counter_terminal.helpdesk.turn import Desk, Turn

FEWEST_IN_A_FAMILY = 2
NO_CLASS = "none"
"""The value of the choice that takes a priority class away; no id of a class can be an empty word."""


def on_finding(page: Finding, name: str, value: str) -> Turn:
    """`key` types, `enter` looks the number up."""
    if name == "key":
        return Turn(replace(page, typed=number_after(page.typed, value)))
    wanted = spoken_number(page.typed)
    return Turn(page, FindTicket(wanted=wanted) if name == "enter" and wanted else None)


def on_gathering(page: Gathering, name: str, value: str) -> Turn:
    """`key` types, `enter` adds, `choose` takes one out again, `give` joins them."""
    wanted = spoken_number(page.typed)
    if name == "key":
        return Turn(replace(page, typed=number_after(page.typed, value)))
    if name == "enter" and wanted and len(page.members) < MOST_GATHERED:
        return Turn(page, FindTicket(wanted=wanted), gathers=True)
    if name == "choose":
        return Turn(page.without(value))
    if name == "give" and len(page.members) >= FEWEST_IN_A_FAMILY:
        into, *others = (one.ticket for one in page.members)
        return Turn(page, MergeTickets(into=into, tickets=tuple(others)))
    return Turn(page)


def on_card(page: Card, name: str, value: str, desk: Desk, family: Gathering) -> Turn:
    """`deed` does it, or opens what it asks for; `again` looks the ticket up anew."""
    if name == "again":
        return Turn(page, FindTicket(wanted=page.found.ticket))
    deed = next((one for one in lawful(page.found, desk.centre) if one == value), None)
    if name != "deed" or deed is None:
        return Turn(page)
    command = command_of(deed, page.found.ticket)
    return Turn(page, command) if command is not None else Turn(_opened(deed, page, family))


def _opened(deed: Deed, card: Card, family: Gathering) -> Page:
    match deed:
        case Deed.PRIORITY:
            return Classing(card)
        case Deed.MOVE:
            return Placing(card)
        case Deed.CANCEL:
            return Cancelling(card)
        case Deed.RATE:
            return Rating(card)
        case _:
            return family.with_member(card.found)


def on_classing(page: Classing, name: str, value: str, desk: Desk) -> Turn:
    """`choose` takes a class, or none."""
    chosen = next((one for one in classes_for(page, desk.centre) if (one or NO_CLASS) == value), NO_CLASS)
    if name != "choose" or chosen == NO_CLASS:
        return Turn(page)
    return Turn(Reclassing(page, chosen))


def classes_for(page: Classing, centre: Centre) -> tuple[str | None, ...]:
    """The classes that the ticket can be put into: all but its own, and none where it has one."""
    known = (None, *(one.id for one in centre.priority_classes))
    return tuple(one for one in known if one != page.card.found.priority)


def on_reclassing(page: Reclassing, name: str, value: str, desk: Desk) -> Turn:
    """`reason` chooses, `give` changes the class."""
    if name == "reason" and value in {one.id for one in desk.centre.reasons}:
        return Turn(replace(page, reason=value))
    if name != "give" or page.reason is None:
        return Turn(page)
    ticket = page.classing.card.found.ticket
    return Turn(page, ChangePriority(ticket=ticket, priority=page.priority, reason=page.reason))


def on_placing(page: Placing, name: str, value: str, desk: Desk) -> Turn:
    """`tab` and `turn` leaf through, `search` types, `choose` takes an agency or a place."""
    listing = page.listing
    if name == "tab" and value in set(Tab):
        return Turn(replace(page, listing=Listing(Tab(value))))
    if name == "turn":
        return Turn(replace(page, listing=listing.turned(desk.centre, value)))
    if name == "search":
        return Turn(Searching(page, value.strip()))
    chosen = next((one for one in listing.shown(desk.centre) if one.id == value), None)
    if name != "choose" or chosen is None:
        return Turn(page)
    if isinstance(chosen, Agency):
        return Turn(_agency_opened(page, chosen.id, desk.centre))
    return Turn(Moving(page, _destination(chosen)))


def _agency_opened(page: Placing, agency: str, centre: Centre) -> Page:
    services = services_of(centre, agency)
    if len(services) == 1:
        return Moving(page, ToService(service=services[0].id))
    return replace(page, listing=Listing(Tab.SERVICE, agency))


def _destination(chosen: Choice) -> Destination:
    match chosen:
        case Counter():
            return ToCounter(counter=chosen.id)
        case Profile():
            return ToProfile(profile=chosen.id)
        case Service() | Agency() | Journey():
            return ToService(service=chosen.id)


def on_moving(page: Moving, name: str, value: str, desk: Desk) -> Turn:
    """`position` and `reason` choose, `give` moves the ticket."""
    if name == "position" and value in set(Position):
        return Turn(replace(page, position=Position(value)))
    if name == "reason" and value in {one.id for one in desk.centre.reasons}:
        return Turn(replace(page, reason=value))
    if name != "give" or page.reason is None:
        return Turn(page)
    ticket = page.placing.card.found.ticket
    command = MoveTicket(
        ticket=ticket, destination=page.destination, position=page.position, reason=page.reason
    )
    return Turn(page, command)


def on_cancelling(page: Cancelling, name: str) -> Turn:
    """`give` takes the ticket out of its queue."""
    return Turn(page, CancelTicket(ticket=page.card.found.ticket) if name == "give" else None)


def on_rating(page: Rating, name: str, value: str) -> Turn:
    """`choose` says how it was, 5 the best."""
    if name != "choose" or value not in map(str, SCORES):
        return Turn(page)
    return Turn(page, GiveFeedback(ticket=page.card.found.ticket, score=int(value)))
