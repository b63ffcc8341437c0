"""Calling: the next, this very one, once more; and the citizen who came.

Owns that one press calls at most one person, and what it takes to go past the line. Who is next is in
`dispatch`.
"""

from functools import partial

from msgspec.structs import replace

from center_hub.contract.commands import CallNext, CallTicket, Recall, ServeWithoutTicket, StartService
from center_hub.contract.replies import Called, Reason, Refused
from center_hub.contract.transitions import Act
from center_hub.contract.words import CounterState, LegState, Why
from center_hub.core.changes import (
    announced,
    arrived,
    held,
    in_hand,
    moved,
    out_of_line,
    settled,
    with_ticket,
)
from center_hub.core.decision import Decision, Granted, Occasion, Rule, refused
from center_hub.core.dispatch import next_ticket
from center_hub.core.dispatch.orders import Choice
from center_hub.core.events import (
    AnyEvent,
    Recorded,
    ServiceStarted,
    TicketCalled,
    TicketRecalled,
    TicketTaken,
)
from center_hub.core.model import Counter, State, Ticket
from center_hub.core.rules.admission import refusal_to_wait
from center_hub.core.rules.finishing import finished
from center_hub.core.rules.issue import new_ticket
from center_hub.core.rules.parking import unparked
from center_hub.core.rules.preconditions import (
    counter_that_calls,
    impossible,
    not_out_of_order,
    ticket_for,
)


def call_next(state: State, command: CallNext, occasion: Occasion) -> Decision:
    """The next ticket comes to the counter; the one being served is finished in the same step."""
    counter = counter_that_calls(state, command.counter, command.expect)
    if isinstance(counter, Refused):
        return counter
    before = _hand_freed(state, counter, command.outcome, command.note)
    if isinstance(before, Refused):
        return before
    return Granted(events=before, then=partial(_next_called, counter=counter.id, occasion=occasion))


def _next_called(state: State, *, counter: str, occasion: Occasion) -> Granted:
    """The hand is free: whoever is next now, the citizen just served for their next service included."""
    open_still = state.counters[counter].state is CounterState.OPEN
    choice = next_for(state, counter, occasion) if open_still else None
    if choice is None:
        return Granted(outcome=Called(ticket=None))
    return Granted(events=(called_as(state, choice, counter),), outcome=Called(ticket=choice.ticket))


def called_as(
    state: State, choice: Choice, counter: str, why: Why | None = None
) -> TicketCalled | TicketTaken:
    """How the next ticket comes to `counter`, with what was weighed."""
    grounds = choice.grounds
    return replace(brought(state, choice.ticket, counter, why or grounds.why), weighed=grounds.weighed)


def next_for(state: State, counter: str, occasion: Occasion) -> Choice | None:
    """Whom `counter` should call now; None if nobody it can serve is waiting."""
    return next_ticket(state, counter, occasion.clock(state), occasion.foresight)


def brought(
    state: State, ticket: str, counter: str, why: Why, reason: str | None = None
) -> TicketCalled | TicketTaken:
    """How a waiting ticket comes to a counter: called, or just taken up where it is a back-office step."""
    service = state.plan.service.get(state.tickets[ticket].service)
    if service is not None and service.back_office:
        return TicketTaken(ticket=ticket, counter=counter, why=why, reason=reason)
    return TicketCalled(ticket=ticket, counter=counter, why=why, reason=reason)


def _hand_freed(
    state: State, counter: Counter, outcome: str | None = None, note: str = ""
) -> tuple[AnyEvent, ...] | Refused:
    """What finishes the ticket in hand; nothing where there is none."""
    ticket = state.in_hand_at(counter.id)
    if ticket is None:
        return ()
    if ticket.state is not LegState.SERVING:
        return refused(Reason.TICKET_IN_HAND, ticket.id)
    return finished(state, ticket, outcome, note)


def _hand_freed_to_stay(state: State, counter: Counter) -> tuple[AnyEvent, ...] | Refused:
    """As `_hand_freed`; refused at a counter that was to leave after its ticket."""
    if counter.then is not None:
        return refused(Reason.COUNTER_PAUSED, "leaves after the ticket in hand")
    return _hand_freed(state, counter)


def call_ticket(state: State, command: CallTicket, _occasion: Occasion) -> Decision:
    """This very ticket: one that the counter parked, or another past the line, with a reason."""
    counter = counter_that_calls(state, command.counter, command.expect)
    if isinstance(counter, Refused):
        return counter
    before = _hand_freed_to_stay(state, counter)
    if isinstance(before, Refused):
        return before
    ticket = state.meant(command.ticket)
    if ticket is None:
        return refused(Reason.UNKNOWN_TICKET, command.ticket)
    if ticket.id in counter.parked:
        back = unparked(state, ticket)
        call = brought(state, ticket.id, counter.id, Why.RETURNED)
        return Granted(events=(*before, back, call), outcome=Called(ticket=ticket.id))
    refusal = (
        impossible(ticket, Act.CALL)
        or _not_served_here(state, counter, ticket)
        or not_out_of_order(state, counter, command.reason)
    )
    if refusal is not None:
        return refusal
    chosen = brought(state, ticket.id, counter.id, Why.CHOSEN, command.reason)
    return Granted(events=(*before, chosen), outcome=Called(ticket=ticket.id))


def _not_served_here(state: State, counter: Counter, ticket: Ticket) -> Refused | None:
    here = (
        ticket.place in state.staffing.places[counter.id]
        or ticket.service in state.staffing.takes[counter.id]
    )
    return None if here else refused(Reason.NOT_SERVED_HERE, ticket.service)


def serve_without_ticket(state: State, command: ServeWithoutTicket, occasion: Occasion) -> Decision:
    """Somebody stands at the counter without a ticket: a number is given and served at once."""
    counter = counter_that_calls(state, command.counter, command.expect)
    if isinstance(counter, Refused):
        return counter
    before = _hand_freed_to_stay(state, counter)
    if isinstance(before, Refused):
        return before
    if command.service not in state.staffing.takes[counter.id]:
        return refused(Reason.NOT_SERVED_HERE, command.service)
    refusal = refusal_to_wait(state, command.service) or not_out_of_order(state, counter, command.reason)
    if refusal is not None:
        return refusal
    given = new_ticket(state, (command.service,), command.language, occasion)
    if isinstance(given, Refused):
        return given
    taken = TicketTaken(
        ticket=given.ticket, counter=counter.id, why=Why.WITHOUT_TICKET, reason=command.reason
    )
    return Granted(events=(*before, given, taken), outcome=Called(ticket=given.ticket))


def recall(state: State, command: Recall, occasion: Occasion) -> Decision:
    """The called ticket is announced once more; not too often and not too soon."""
    ticket = ticket_for(state, command.counter, command.ticket, Act.RECALL)
    if isinstance(ticket, Refused):
        return ticket
    rules = state.plan.rules.calling
    if ticket.attempt > rules.recalls:
        return refused(Reason.RECALLED_ENOUGH)
    too_soon_ms = recall_from(state, ticket) - occasion.now.steady
    if too_soon_ms > 0:
        return refused(Reason.RECALL_TOO_SOON, at=occasion.clock(state) + too_soon_ms)
    return Granted(events=(TicketRecalled(ticket=ticket.id, counter=command.counter),))


def recall_from(state: State, ticket: Ticket) -> int:
    """From when on a recall of `ticket` is granted, milliseconds on the hub's timeline."""
    return (ticket.announced_at or 0) + state.plan.rules.calling.recall_pause_s * 1000


def start(state: State, command: StartService, _occasion: Occasion) -> Decision:
    """The citizen is at the counter."""
    ticket = ticket_for(state, command.counter, command.ticket, Act.START)
    if isinstance(ticket, Refused):
        return ticket
    return Granted(events=(ServiceStarted(ticket=ticket.id, counter=command.counter),))


def _called(state: State, event: TicketCalled, recorded: Recorded) -> State:
    ticket = state.tickets[event.ticket]
    called = replace(
        ticket.calling(event.counter, event.why, recorded.moment.steady),
        state=moved(ticket, Act.CALL),
        attempt=1,
        announced=True,
        announced_at=recorded.moment.steady,
    )
    return announced(in_hand(out_of_line(state, ticket), called), called, recorded.sequence)


def _taken(state: State, event: TicketTaken, recorded: Recorded) -> State:
    ticket = state.tickets[event.ticket]
    taken = replace(
        ticket.calling(event.counter, event.why, recorded.moment.steady),
        state=moved(ticket, Act.TAKE),
        announced=False,
        serving_at=recorded.moment.steady,
    )
    return arrived(in_hand(out_of_line(state, ticket), taken), taken)


def _recalled(state: State, event: TicketRecalled, recorded: Recorded) -> State:
    ticket = held(state, event.ticket, event.counter)
    again = replace(
        ticket,
        state=moved(ticket, Act.RECALL),
        attempt=ticket.attempt + 1,
        announced_at=recorded.moment.steady,
    )
    return announced(with_ticket(state, again), again, recorded.sequence)


def _started(state: State, event: ServiceStarted, recorded: Recorded) -> State:
    ticket = held(state, event.ticket, event.counter)
    serving = replace(ticket, state=moved(ticket, Act.START), serving_at=recorded.moment.steady)
    return settled(with_ticket(state, serving), serving)


RULE = Rule(
    decides={
        CallNext: call_next,
        CallTicket: call_ticket,
        ServeWithoutTicket: serve_without_ticket,
        Recall: recall,
        StartService: start,
    },
    folds={
        TicketCalled: _called,
        TicketTaken: _taken,
        TicketRecalled: _recalled,
        ServiceStarted: _started,
    },
)
