"""Parked: the citizen has a paper to fetch or a fee to pay, and will be back.

Owns how long and how many, who waits for whom, and the return by itself when the time is over.
"""

from itertools import takewhile

from msgspec.structs import replace

from center_hub.contract.commands import ParkTicket, SetAside, UnparkTicket
from center_hub.contract.replies import Reason, Refused
from center_hub.contract.transitions import Act
from center_hub.contract.words import CounterState, Destination, Position, ToCounter, ToService
from center_hub.core.changes import (
    back_from_parking,
    held,
    lined_up,
    moved,
    out_of_line,
    put,
    released,
    settled,
    with_ticket,
)
from center_hub.core.decision import Decision, Granted, Occasion, Rule, refused
from center_hub.core.events import AnyEvent, Recorded, TicketParked, TicketUnparked
from center_hub.core.model import State, Ticket
from center_hub.core.rules.preconditions import impossible, ticket_for, ticket_of
from center_hub.core.staffing import place_at
from center_hub.core.visit import waits_again_at


def park(state: State, command: ParkTicket, occasion: Occasion) -> Decision:
    """The citizen being served comes back to this counter."""
    ticket = ticket_for(state, command.counter, command.ticket, Act.PARK)
    if isinstance(ticket, Refused):
        return ticket
    if len(state.counters[command.counter].parked) >= state.plan.rules.parking.most:
        return refused(Reason.PARKED_ENOUGH)
    return _parked_until(state, ticket, command.counter, occasion)


def set_aside(state: State, command: SetAside, occasion: Occasion) -> Decision:
    """The help desk parks a waiting ticket; no counter waits for it."""
    ticket = ticket_of(state, command.ticket, None, occasion)
    if isinstance(ticket, Refused):
        return ticket
    return impossible(ticket, Act.SET_ASIDE) or _parked_until(state, ticket, None, occasion)


def _parked_until(state: State, ticket: Ticket, counter: str | None, occasion: Occasion) -> Granted:
    back_at = occasion.now.steady + state.plan.rules.parking.limit_s * 1000
    return Granted(events=(TicketParked(ticket=ticket.id, counter=counter, back_at=back_at),))


def unpark(state: State, command: UnparkTicket, occasion: Occasion) -> Decision:
    """A parked citizen is back, and waits again."""
    ticket = ticket_of(state, command.ticket, None, occasion)
    if isinstance(ticket, Refused):
        return ticket
    return impossible(ticket, Act.UNPARK) or Granted(events=(unparked(state, ticket),))


def unparked(state: State, ticket: Ticket, *, by_time: bool = False) -> TicketUnparked:
    """How `ticket` waits again: first at the counter that parked it, else as one who has waited all along."""
    at = None if ticket.counter is None else state.counters.get(ticket.counter)
    to: Destination = ToService(service=ticket.service)
    position = Position.ARRIVAL
    if ticket.counter is None:
        to = waits_again_at(state, ticket)
    elif at is not None and at.state is not CounterState.CLOSED:
        to, position = ToCounter(counter=at.id), Position.FIRST
    return TicketUnparked(ticket=ticket.id, position=position, destination=to, by_time=by_time)


def _time_is_over(state: State, occasion: Occasion) -> tuple[AnyEvent, ...]:
    if state.day is None:
        return ()
    due = takewhile(lambda entry: entry[0][0] <= occasion.now.steady, state.parked)
    return tuple(unparked(state, state.tickets[ticket], by_time=True) for _, ticket in due)


def _parked(state: State, event: TicketParked, recorded: Recorded) -> State:
    ticket = state.tickets[event.ticket]
    rank = (event.back_at, recorded.sequence, 0)
    parked = replace(
        ticket,
        state=moved(ticket, Act.SET_ASIDE if event.counter is None else Act.PARK),
        counter=event.counter,
        parked_at=recorded.moment.steady,
        back_at=event.back_at,
        parked_rank=rank,
    )
    if event.counter is None:
        left = out_of_line(state, ticket)
    else:
        held(state, event.ticket, event.counter)
        left = released(settled(state, ticket), event.counter)
        at = left.counters[event.counter]
        waiting_for = replace(at, parked=(*at.parked, ticket.id))
        left = replace(left, counters=put(left.counters, at.id, waiting_for))
    return replace(with_ticket(left, parked), parked=left.parked.joined(rank, ticket.id))


def _unparked(state: State, event: TicketUnparked, recorded: Recorded) -> State:
    ticket = state.tickets[event.ticket]
    target = moved(ticket, Act.UNPARK)
    freed, ticket = back_from_parking(state, ticket)
    waiting = replace(ticket, state=target)
    place = place_at(event.destination, ticket.service)
    return lined_up(freed, waiting, recorded, place, event.position)


RULE = Rule(
    decides={ParkTicket: park, SetAside: set_aside, UnparkTicket: unpark},
    folds={TicketParked: _parked, TicketUnparked: _unparked},
    lapses=(_time_is_over,),
)
