"""A service is done: with what outcome, and where the visit goes on.

Owns the outcome and the note, the next leg of a journey, and the way back to a counter that sent somebody on.
"""

import re

from msgspec.structs import replace

from center_hub.contract.commands import FinishService
from center_hub.contract.replies import Reason, Refused
from center_hub.contract.transitions import Act
from center_hub.contract.words import CounterState, Position
from center_hub.core.changes import Unlawful, held, lined_up, moved, released, sent_on, settled, with_ticket
from center_hub.core.decision import Decision, Granted, Occasion, Rule, refused
from center_hub.core.events import AnyEvent, LegBegun, Recorded, ServiceFinished
from center_hub.core.model import State, Ticket
from center_hub.core.rules.preconditions import ticket_for
from center_hub.core.staffing import place_of_counter
from center_hub.core.visit import next_service

_PERSONAL = re.compile(r"(?:\d[\s.-]?){5,}|@")
"""Five digits in a row are the number of a paper, a telephone or a card."""


def finish(state: State, command: FinishService, _occasion: Occasion) -> Decision:
    """The service is done; the visit goes on with its next leg, or ends."""
    ticket = ticket_for(state, command.counter, command.ticket, Act.FINISH)
    if isinstance(ticket, Refused):
        return ticket
    events = finished(state, ticket, command.outcome, command.note)
    return events if isinstance(events, Refused) else Granted(events=events)


def finished(state: State, ticket: Ticket, outcome: str | None, note: str) -> tuple[AnyEvent, ...] | Refused:
    """The events that end the service of `ticket`, which is in the hand of its counter."""
    if outcome is None and state.plan.rules.finishing.outcome_needed:
        return refused(Reason.OUTCOME_NEEDED)
    if outcome is not None and outcome not in state.plan.outcomes:
        return refused(Reason.UNKNOWN_OUTCOME, outcome)
    if _PERSONAL.search(note):
        return refused(Reason.NOTE_NAMES_SOMEBODY)
    return ended(state, ticket, outcome, note)


def ended(state: State, ticket: Ticket, outcome: str | None = None, note: str = "") -> tuple[AnyEvent, ...]:
    """The same without a look at what is said: for what nobody finished."""
    done = ServiceFinished(ticket=ticket.id, counter=ticket.counter or "", outcome=outcome, note=note)
    onward = _onward(state, ticket)
    return (done,) if onward is None else (done, onward)


def _onward(state: State, ticket: Ticket) -> LegBegun | None:
    if ticket.returns:
        back = ticket.returns[-1]
        waits = (
            back.counter in state.counters and state.counters[back.counter].state is not CounterState.CLOSED
        )
        counter = back.counter if waits else None
        return LegBegun(ticket=ticket.id, service=back.service, counter=counter, returning=True)
    if not ticket.then:
        return None
    return LegBegun(ticket=ticket.id, service=next_service(state, ticket.then))


def _finished(state: State, event: ServiceFinished, recorded: Recorded) -> State:
    ticket = held(state, event.ticket, event.counter)
    done = replace(
        ticket,
        state=moved(ticket, Act.FINISH),
        ended_at=recorded.moment.steady,
        served_by=event.counter,
        served_at=recorded.moment.steady,
        rated=False,
    )
    return released(settled(with_ticket(state, done), done), event.counter, served=done.id)


def _leg_begun(state: State, event: LegBegun, recorded: Recorded) -> State:
    ticket = state.tickets[event.ticket]
    left = ticket.counter
    if left is None or (event.returning and not ticket.returns):
        message = f"the visit of {ticket.id} has no next leg"
        raise Unlawful(message)
    onward = replace(
        ticket,
        state=moved(ticket, Act.NEXT_LEG),
        leg=ticket.leg + 1,
        missed=0,
        service=event.service,
        slot=None,
        returns=ticket.returns[:-1] if event.returning else ticket.returns,
        then=ticket.then if event.returning else tuple(one for one in ticket.then if one != event.service),
    )
    place = event.service if event.counter is None else place_of_counter(event.counter)
    position = Position.FIRST if event.returning else Position.LAST
    waiting = lined_up(state, onward, recorded, place, position)
    return sent_on(waiting, onward, left, event.counter, recorded.sequence)


RULE = Rule(decides={FinishService: finish}, folds={ServiceFinished: _finished, LegBegun: _leg_begun})
