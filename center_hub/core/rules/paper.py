"""Finding a ticket by what a citizen holds or remembers, copying its paper, taking it out of its queue.

Owns what is told of a ticket, and to whom: a kiosk learns nothing without the paper or the appointment.
"""

from msgspec.structs import replace

from center_hub.contract.commands import CancelTicket, FindTicket, ReprintTicket
from center_hub.contract.replies import Found, Reason, Refused
from center_hub.contract.transitions import Act
from center_hub.contract.words import LegState, Role
from center_hub.core.changes import arrived, back_from_parking, moved, out_of_line, with_ticket
from center_hub.core.decision import Decision, Granted, Occasion, Rule, refused
from center_hub.core.events import CancelReason, Recorded, TicketCancelled, TicketReprinted
from center_hub.core.model import State, Ticket
from center_hub.core.rules.feedback import refusal_to_rate
from center_hub.core.rules.issue import paper_of
from center_hub.core.rules.no_show import refusal_to_return
from center_hub.core.rules.preconditions import impossible, ticket_of
from center_hub.core.visit import probable_order

_ENDED = frozenset({LegState.DONE, LegState.GONE, LegState.CANCELLED})


def find(state: State, command: FindTicket, occasion: Occasion) -> Decision:
    """What is known of a ticket. A kiosk is told by token or appointment only: numbers can be guessed."""
    found = _wanted(state, command.wanted, by_number=occasion.role is not Role.KIOSK)
    if found is None or state.day is None:
        return refused(Reason.UNKNOWN_TICKET)
    return Granted(outcome=_description(state, found, occasion))


def _wanted(state: State, wanted: str, *, by_number: bool) -> Ticket | None:
    booking = state.bookings.get(wanted)
    if booking is not None and booking.ticket is not None:
        return state.tickets.get(booking.ticket)
    known = state.tickets.get(state.tokens.get(wanted, ""))
    if known is not None or not by_number:
        return known
    series, digits = wanted[:1].upper(), wanted[1:].strip()
    if digits.isdecimal():
        return state.numbered(series, int(digits))
    return state.tickets.get(wanted)


def _description(state: State, ticket: Ticket, occasion: Occasion) -> Found:
    waits = ticket.state is LegState.WAITING
    return Found(
        ticket=ticket.id,
        series=ticket.series,
        number=ticket.number,
        service=ticket.service,
        language=ticket.language,
        state=ticket.state,
        issued_at=ticket.issued_wall,
        ahead=state.ahead_of(ticket) if waits else 0,
        wait=occasion.foresight.of_ticket(state, ticket, occasion.clock(state)) if waits else None,
        counter=ticket.counter,
        then=probable_order(state, ticket.then),
        priority=ticket.priority,
        slot=ticket.slot,
        party=ticket.party,
        may_return=refusal_to_return(state, ticket, occasion) is None,
        may_rate=refusal_to_rate(state, ticket, occasion) is None,
    )


def reprint(state: State, command: ReprintTicket, occasion: Occasion) -> Decision:
    """The paper once more, marked as a copy, while the visit goes on."""
    ticket = ticket_of(state, command.ticket, None, occasion)
    if isinstance(ticket, Refused):
        return ticket
    if ticket.state in _ENDED:
        return refused(Reason.WRONG_STATE, ticket.state)
    ahead = state.ahead_of(ticket) if ticket.state is LegState.WAITING else 0
    copy = paper_of(state, ticket, ahead, copy=True)
    return Granted(events=(TicketReprinted(ticket=ticket.id),), outcome=copy)


def cancel(state: State, command: CancelTicket, occasion: Occasion) -> Decision:
    """The citizen does not want to wait any more."""
    ticket = ticket_of(state, command.ticket, command.token, occasion)
    if isinstance(ticket, Refused):
        return ticket
    refusal = impossible(ticket, Act.CANCEL)
    return refusal or Granted(events=(TicketCancelled(ticket=ticket.id, reason=CancelReason.ASKED),))


def _cancelled(state: State, event: TicketCancelled, _recorded: Recorded) -> State:
    return withdrawn(state, state.tickets[event.ticket], Act.CANCEL)


def withdrawn(state: State, ticket: Ticket, act: Act) -> State:
    """`ticket` leaves its queue, or its parking place, for good."""
    target = moved(ticket, act)
    if ticket.state is LegState.PARKED:
        state, ticket = back_from_parking(state, ticket)
    else:
        state = out_of_line(state, ticket)
    return arrived(with_ticket(state, replace(ticket, state=target)), ticket)


def _reprinted(state: State, event: TicketReprinted, _recorded: Recorded) -> State:
    if event.ticket not in state.tickets:
        raise KeyError(event.ticket)
    return state


RULE = Rule(
    decides={FindTicket: find, ReprintTicket: reprint, CancelTicket: cancel},
    folds={TicketCancelled: _cancelled, TicketReprinted: _reprinted},
)
