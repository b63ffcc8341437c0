"""What an event makes of the state: `evolve(state, recorded) -> state`, pure and total over a lawful journal.

Owns the fold. It judges nothing: whether an event may happen was decided before it was written. An
event that does not fit its state is a corrupt journal and raises `Unlawful`.
"""

from __future__ import annotations  # rpds maps take their parameters in type stubs only

from typing import TypeVar, assert_never

from msgspec.structs import replace
from rpds import HashTrieMap

from center_hub.contract.documents import BoardCall, DayInfo
from center_hub.contract.words import CounterState, LegState
from center_hub.core.events import (
    CounterClosed,
    CounterOpened,
    CounterPaused,
    DayClosed,
    DayOpened,
    PlanAdopted,
    Recorded,
    ServiceFinished,
    ServiceStarted,
    TicketCalled,
    TicketCancelled,
    TicketIssued,
    TicketNotShown,
    TicketRecalled,
    TicketTransferred,
)
from center_hub.core.model import BOARD_ROWS, EDGES, Counter, State, Ticket

V = TypeVar("V")


class Unlawful(ValueError):
    """An event that cannot follow from the state before it."""


def evolve(state: State, recorded: Recorded) -> State:
    """The state after `recorded`.

    Raises:
        Unlawful: the sequence has a gap, the event speaks of what is not there, or breaks the table of edges.
    """
    if recorded.sequence != state.sequence + 1:
        message = f"event {recorded.sequence} cannot follow event {state.sequence}"
        raise Unlawful(message)
    try:
        return _folded(replace(state, sequence=recorded.sequence), recorded)
    except LookupError as missing:
        message = f"event {recorded.sequence} speaks of what is not there: {missing}"
        raise Unlawful(message) from missing


def _folded(state: State, recorded: Recorded) -> State:  # noqa: PLR0911, PLR0912, C901 - one arm an event
    event = recorded.event
    match event:
        case TicketIssued():
            return _issued(state, event, recorded)
        case TicketCalled():
            return _called(state, event, recorded)
        case TicketRecalled():
            return _recalled(state, event, recorded)
        case ServiceStarted():
            return _started(state, event, recorded)
        case ServiceFinished():
            return _finished(state, event)
        case TicketNotShown():
            return _not_shown(state, event)
        case TicketTransferred():
            return _transferred(state, event, recorded)
        case TicketCancelled():
            return _cancelled(state, event)
        case CounterOpened():
            return _counter_now(state, event.counter, CounterState.OPEN)
        case CounterPaused():
            return _counter_now(state, event.counter, CounterState.PAUSED)
        case CounterClosed():
            return _counter_now(state, event.counter, CounterState.CLOSED)
        case DayOpened():
            return _day_opened(state, event)
        case DayClosed():
            return replace(state, day=None)
        case PlanAdopted():
            return _plan_adopted(state, event)
        case _:
            assert_never(event)


def _moved(ticket: Ticket, to: LegState) -> LegState:
    """`to`, where the table of edges allows it."""
    if to not in EDGES[ticket.state]:
        message = f"ticket {ticket.id} cannot go from {ticket.state} to {to}"
        raise Unlawful(message)
    return to


def _put(entries: HashTrieMap[str, V], key: str, value: V) -> HashTrieMap[str, V]:
    return entries.insert(key, value)


def _ticket(state: State, ticket: Ticket) -> State:
    return replace(state, tickets=_put(state.tickets, ticket.id, ticket))


def _counter_now(state: State, counter: str, now: CounterState) -> State:
    changed = replace(state.counters[counter], state=now)
    return replace(state, counters=_put(state.counters, counter, changed))


def _queue_without(state: State, ticket: Ticket) -> HashTrieMap[str, tuple[str, ...]]:
    queue = state.queue(ticket.service)
    if queue[0] == ticket.id:
        return _put(state.queues, ticket.service, queue[1:])
    return _put(state.queues, ticket.service, tuple(waiting for waiting in queue if waiting != ticket.id))


def _queue_with(state: State, ticket: Ticket) -> HashTrieMap[str, tuple[str, ...]]:
    return _put(state.queues, ticket.service, (*state.queue(ticket.service), ticket.id))


def _issued(state: State, event: TicketIssued, recorded: Recorded) -> State:
    ticket = Ticket(
        id=event.ticket,
        series=event.series,
        number=event.number,
        language=event.language,
        token=event.token,
        issued_at=recorded.moment.steady,
        leg=1,
        service=event.service,
        state=LegState.WAITING,
        queued_order=recorded.sequence,
        queued_at=recorded.moment.steady,
    )
    if ticket.id in state.tickets:
        message = f"ticket {ticket.id} was given before"
        raise Unlawful(message)
    return replace(
        state,
        tickets=_put(state.tickets, ticket.id, ticket),
        queues=_queue_with(state, ticket),
        last_number=_put(state.last_number, event.series, event.number),
    )


def _called(state: State, event: TicketCalled, recorded: Recorded) -> State:
    ticket = state.tickets[event.ticket]
    called = replace(
        ticket,
        state=_moved(ticket, LegState.CALLED),
        counter=event.counter,
        attempt=1,
        called_at=recorded.moment.steady,
        serving_at=None,
    )
    counter = state.counters[event.counter]
    if counter.in_hand is not None:
        message = f"{event.counter} was called {event.ticket} with {counter.in_hand} in hand"
        raise Unlawful(message)
    return replace(
        state,
        tickets=_put(state.tickets, ticket.id, called),
        queues=_queue_without(state, ticket),
        counters=_put(state.counters, counter.id, replace(counter, in_hand=ticket.id)),
        calls=_calls_with(state, called, recorded.sequence),
    )


def _recalled(state: State, event: TicketRecalled, recorded: Recorded) -> State:
    ticket = _held(state, event.ticket, event.counter)
    again = replace(ticket, state=_moved(ticket, LegState.CALLED), attempt=ticket.attempt + 1)
    return replace(_ticket(state, again), calls=_calls_with(state, again, recorded.sequence))


def _started(state: State, event: ServiceStarted, recorded: Recorded) -> State:
    ticket = _held(state, event.ticket, event.counter)
    serving = replace(ticket, state=_moved(ticket, LegState.SERVING), serving_at=recorded.moment.steady)
    return replace(_ticket(state, serving), calls=_calls_settled(state, serving))


def _finished(state: State, event: ServiceFinished) -> State:
    ticket = _held(state, event.ticket, event.counter)
    done = replace(ticket, state=_moved(ticket, LegState.DONE))
    return _released(_ticket(state, done), event.counter, served=1)


def _not_shown(state: State, event: TicketNotShown) -> State:
    ticket = _held(state, event.ticket, event.counter)
    gone = replace(ticket, state=_moved(ticket, LegState.GONE))
    settled = replace(_ticket(state, gone), calls=_calls_settled(state, gone))
    return _released(settled, event.counter, served=0)


def _transferred(state: State, event: TicketTransferred, recorded: Recorded) -> State:
    ticket = _held(state, event.ticket, event.counter)
    onward = replace(
        ticket,
        state=_moved(ticket, LegState.WAITING),
        leg=ticket.leg + 1,
        service=event.service,
        queued_order=recorded.sequence,
        queued_at=recorded.moment.steady,
        counter=None,
        attempt=0,
        called_at=None,
        serving_at=None,
    )
    waiting = replace(_ticket(state, onward), queues=_queue_with(state, onward))
    return _released(waiting, event.counter, served=1)


def _cancelled(state: State, event: TicketCancelled) -> State:
    ticket = state.tickets[event.ticket]
    cancelled = replace(ticket, state=_moved(ticket, LegState.CANCELLED))
    return replace(_ticket(state, cancelled), queues=_queue_without(state, ticket))


def _held(state: State, ticket: str, counter: str) -> Ticket:
    if state.counters[counter].in_hand != ticket:
        message = f"{counter} does not hold {ticket}"
        raise Unlawful(message)
    return state.tickets[ticket]


def _released(state: State, counter: str, *, served: int) -> State:
    at = state.counters[counter]
    free = replace(at, in_hand=None, served=at.served + served)
    return replace(state, counters=_put(state.counters, counter, free))


def _zone(state: State, ticket: Ticket) -> str:
    """The zone of the counter that holds `ticket`."""
    if ticket.counter is None:
        message = f"ticket {ticket.id} is at no counter"
        raise Unlawful(message)
    return state.plan.counter[ticket.counter].zone


def _calls_with(state: State, ticket: Ticket, order: int) -> HashTrieMap[str, tuple[BoardCall, ...]]:
    """The calls with this one on top of its counter's zone; a ticket stands in a zone once."""
    zone = _zone(state, ticket)
    newest = BoardCall(
        order=order,
        ticket=ticket.id,
        series=ticket.series,
        number=ticket.number,
        counter=ticket.counter or "",
        attempt=ticket.attempt,
        standing=True,
    )
    calls = _calls_settled(state, ticket)
    older = (call for call in calls.get(zone, ()) if call.ticket != ticket.id)
    return _put(calls, zone, (newest, *older)[:BOARD_ROWS])


def _calls_settled(state: State, ticket: Ticket) -> HashTrieMap[str, tuple[BoardCall, ...]]:
    """The calls with none of this ticket standing, in whichever zone: a plan may have moved its counter."""
    calls = state.calls
    for zone in state.calls:
        rows = state.calls[zone]
        if any(call.ticket == ticket.id and call.standing for call in rows):
            calls = _put(calls, zone, tuple(_settled(call, ticket) for call in rows))
    return calls


def _settled(call: BoardCall, ticket: Ticket) -> BoardCall:
    return replace(call, standing=False) if call.ticket == ticket.id else call


def _day_opened(state: State, event: DayOpened) -> State:
    """A fresh day: numbers from 1, nobody waiting, nothing on the boards; counters stay as they are."""
    counters = HashTrieMap({key: replace(at, served=0) for key, at in state.counters.items()})
    return State(
        sequence=state.sequence,
        plan=state.plan,
        day=DayInfo(ordinal=event.day, date=event.date),
        last_day=event.day,
        counters=counters,
    )


def _plan_adopted(state: State, event: PlanAdopted) -> State:
    """Counters that stay keep their state; new ones begin closed."""
    counters = HashTrieMap(
        {
            planned.id: state.counters.get(planned.id, Counter(id=planned.id))
            for planned in event.plan.counters
        }
    )
    return replace(state, plan=event.plan, counters=counters)
