"""Somebody was called and did not come, and perhaps comes after all.

Owns how long and how often there is a way back, and where in the line it leads.
"""

from msgspec.structs import replace

from center_hub.contract.commands import MarkNoShow, ReturnTicket
from center_hub.contract.replies import Reason, Refused
from center_hub.contract.transitions import Act
from center_hub.contract.words import Position
from center_hub.core.changes import held, lined_up, moved, released, settled, with_ticket
from center_hub.core.decision import Decision, Granted, Occasion, Rule, refused
from center_hub.core.events import Recorded, TicketNotShown, TicketReturned
from center_hub.core.model import State, Ticket
from center_hub.core.rules.preconditions import impossible, ticket_for, ticket_of
from center_hub.core.staffing import place_at
from center_hub.core.visit import waits_again_at


def mark(state: State, command: MarkNoShow, _occasion: Occasion) -> Decision:
    """The called citizen did not come; the counter is free."""
    ticket = ticket_for(state, command.counter, command.ticket, Act.NO_SHOW)
    if isinstance(ticket, Refused):
        return ticket
    return Granted(events=(TicketNotShown(ticket=ticket.id, counter=command.counter),))


def come_back(state: State, command: ReturnTicket, occasion: Occasion) -> Decision:
    """Here after all: waits again, where the centre's rule puts those who return."""
    ticket = ticket_of(state, command.ticket, command.token, occasion)
    if isinstance(ticket, Refused):
        return ticket
    refusal = refusal_to_return(state, ticket, occasion)
    if refusal is not None:
        return refusal
    return Granted(events=(returned(state, ticket),))


def returned(state: State, ticket: Ticket) -> TicketReturned:
    """How `ticket` comes back, by the centre's rule."""
    position, where = state.plan.rules.no_show.position, waits_again_at(state, ticket)
    return TicketReturned(ticket=ticket.id, position=position, destination=where)


def refusal_to_return(state: State, ticket: Ticket, occasion: Occasion) -> Refused | None:
    """Why `ticket` has no way back now, or None."""
    rules = state.plan.rules.no_show
    gone = impossible(ticket, Act.COME_BACK)
    if gone is not None or ticket.ended_at is None:
        return gone or refused(Reason.WRONG_STATE, ticket.state)
    if ticket.missed > rules.returns:
        return refused(Reason.RETURNED_ENOUGH)
    over = occasion.now.steady - ticket.ended_at > rules.may_return_within_s * 1000
    late = refused(Reason.TOO_LATE_TO_RETURN) if over else None
    return late or (None if ticket.service in state.staffing.counters else refused(Reason.NOBODY_SERVES_THIS))


def _not_shown(state: State, event: TicketNotShown, recorded: Recorded) -> State:
    ticket = held(state, event.ticket, event.counter)
    gone = replace(
        ticket,
        state=moved(ticket, Act.NO_SHOW),
        missed=ticket.missed + 1,
        ended_at=recorded.moment.steady,
    )
    return released(settled(with_ticket(state, gone), gone), event.counter)


def _returned(state: State, event: TicketReturned, recorded: Recorded) -> State:
    """Whoever is put last has lost the appointed time as well."""
    ticket = state.tickets[event.ticket]
    slot = None if event.position is Position.LAST else ticket.slot
    waiting = replace(ticket, state=moved(ticket, Act.COME_BACK), slot=slot)
    place = place_at(event.destination, ticket.service)
    return lined_up(state, waiting, recorded, place, event.position)


RULE = Rule(
    decides={MarkNoShow: mark, ReturnTicket: come_back},
    folds={TicketNotShown: _not_shown, TicketReturned: _returned},
)
