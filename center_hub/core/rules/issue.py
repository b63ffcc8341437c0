"""A number is given: to a walk-in at the entrance, and through `new_ticket` to whoever else gets one.

Owns how numbers rise and what the paper says. The limits at the door are in `admission`.
"""

from msgspec.structs import replace

from center_hub.contract.commands import IssueTicket
from center_hub.contract.replies import Issued, Reason, Refused
from center_hub.contract.words import MOST_LEGS, LegState, Position, Role, shown_number, ticket_id
from center_hub.core.changes import Unlawful, lined_up, put, rank_for
from center_hub.core.decision import Decision, Granted, Occasion, Rule, refused
from center_hub.core.events import Recorded, TicketIssued
from center_hub.core.foresight import Newcomer
from center_hub.core.model import BookingState, State, Ticket
from center_hub.core.rules.admission import person_at, refusal_to_join
from center_hub.core.visit import next_service, probable_order

HIGHEST_NUMBER = 9999
"""Of a series in one day; a centre has at most 10,000 visitors over all series."""


def issue(state: State, command: IssueTicket, occasion: Occasion) -> Decision:
    """The next number for a walk-in, for one service or several."""
    wanted = (command.service, *command.then)
    if len(set(wanted)) != len(wanted) or len(wanted) > MOST_LEGS:
        return refused(Reason.TOO_MANY_SERVICES)
    for service in wanted:
        refusal = refusal_to_join(state, service, occasion, command.person)
        if refusal is not None:
            return refusal
    refusal = refusal_of_priority(state, command.priority, occasion)
    if refusal is not None:
        return refusal
    given = new_ticket(state, wanted, command.language, occasion)
    if isinstance(given, Refused):
        return given
    event = replace(given, priority=command.priority, person=command.person, party=command.party)
    return given_out(state, event, occasion)


def given_out(state: State, event: TicketIssued, occasion: Occasion) -> Granted:
    """The number is given, with the wait that the citizen is told."""
    newcomer = Newcomer(event.service, event.priority, event.slot)
    wait = occasion.foresight.of_newcomer(state, newcomer, occasion.clock(state))
    told = replace(event, wait=wait)
    return Granted(events=(told,), outcome=_paper(state, told, occasion))


def refusal_of_priority(state: State, priority: str | None, occasion: Occasion) -> Refused | None:
    """Why nobody gets this class here: it is none of the centre's, or not for a citizen to declare."""
    if priority is None:
        return None
    known = state.plan.priority.get(priority)
    if known is None:
        return refused(Reason.UNKNOWN_PRIORITY, priority)
    declared = occasion.role is Role.KIOSK
    return (
        refused(Reason.NOT_PERMITTED, f"{priority} is given by the help desk")
        if declared and not known.at_kiosk
        else None
    )


def new_ticket(
    state: State, wanted: tuple[str, ...], language: str, occasion: Occasion
) -> TicketIssued | Refused:
    """The next number of the series of whichever of `wanted` comes first."""
    if state.day is None:
        return refused(Reason.DAY_NOT_OPEN)
    service = next_service(state, wanted)
    series = state.plan.service[service].series
    number = _next_number(state, series)
    if number > HIGHEST_NUMBER:
        return refused(Reason.SERIES_EXHAUSTED, series)
    return TicketIssued(
        ticket=ticket_id(state.day.ordinal, series, number),
        series=series,
        number=number,
        service=service,
        language=language,
        token=occasion.token,
        then=tuple(one for one in wanted if one != service),
    )


def _next_number(state: State, series: str) -> int:
    """One above the last, over those that somebody carried over from another day still holds."""
    number = state.last_number.get(series, 0) + 1
    while shown_number(series, number) in state.carried:
        number += 1
    return number


def _paper(state: State, event: TicketIssued, occasion: Occasion) -> Issued:
    """What is printed for a number about to be given in `state`."""
    recorded = Recorded(state.sequence + 1, occasion.now, event)
    ticket = _ticket(state, event, recorded)
    last = event.priority is None and event.slot is None
    if last:  # as most are: everybody is ahead, and nobody need be looked at
        return replace(paper_of(state, ticket, state.ahead(event.service)), wait=event.wait)
    standing = replace(ticket, rank=rank_for(state, ticket, Position.LAST, recorded))
    return replace(paper_of(state, standing, state.ahead_of(standing)), wait=event.wait)


def paper_of(state: State, ticket: Ticket, ahead: int, *, copy: bool = False) -> Issued:
    """What is printed for `ticket`."""
    return Issued(
        ticket=ticket.id,
        series=ticket.series,
        number=ticket.number,
        service=ticket.service,
        language=ticket.language,
        ahead=ahead,
        token=ticket.token,
        issued_at=ticket.issued_wall,
        then=probable_order(state, ticket.then),
        priority=ticket.priority,
        slot=ticket.slot,
        party=ticket.party,
        copy=copy,
    )


def _issued(state: State, event: TicketIssued, recorded: Recorded) -> State:
    if event.ticket in state.tickets:
        message = f"ticket {event.ticket} was given before"
        raise Unlawful(message)
    ticket = _ticket(state, event, recorded)
    numbered = replace(
        _counted(state, event),
        last_number=put(state.last_number, event.series, event.number),
        tokens=put(state.tokens, ticket.token, ticket.id),
    )
    return lined_up(_used(numbered, event), ticket, recorded, event.service, Position.LAST)


def _ticket(state: State, event: TicketIssued, recorded: Recorded) -> Ticket:
    return Ticket(
        id=event.ticket,
        series=event.series,
        number=event.number,
        language=event.language,
        token=event.token,
        issued_at=recorded.moment.steady,
        issued_wall=state.clock(recorded.moment.steady, recorded.moment.wall),
        issued_order=recorded.sequence,
        leg=1,
        service=event.service,
        state=LegState.WAITING,
        queued_order=recorded.sequence,
        queued_at=recorded.moment.steady,
        priority=event.priority,
        slot=event.slot,
        appointment=event.appointment,
        party=event.party,
        then=event.then,
    )


def _counted(state: State, event: TicketIssued) -> State:
    issued, persons = state.issued, state.persons
    for service in (event.service, *event.then):
        issued = put(issued, service, issued.get(service, 0) + 1)
        if event.person is not None:
            at = person_at(event.person, service)
            persons = put(persons, at, persons.get(at, 0) + 1)
    return replace(state, issued=issued, persons=persons)


def _used(state: State, event: TicketIssued) -> State:
    """The appointment with which the citizen checked in is used."""
    if event.appointment is None:
        return state
    booking = state.bookings[event.appointment]
    if booking.state is not BookingState.OPEN:
        message = f"appointment {booking.code} is {booking.state}: nobody can check in with it"
        raise Unlawful(message)
    used = replace(booking, state=BookingState.USED, ticket=event.ticket)
    return replace(
        state, bookings=put(state.bookings, booking.code, used), agenda=state.agenda.left(booking.rank)
    )


RULE = Rule(decides={IssueTicket: issue}, folds={TicketIssued: _issued})
