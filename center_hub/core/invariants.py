"""What must hold in every state, whatever happened: checked by tests after each event.

Owns the statements; their names are the failures' first words. Numbers in brackets are the invariants
of the reliability plan (ARCHITECTURE.md).
"""

from collections import Counter as Tally
from collections.abc import Iterator

from center_hub.contract.words import LegState, ticket_id
from center_hub.core.model import State

_AT_COUNTER = frozenset({LegState.CALLED, LegState.SERVING})


def broken(state: State) -> list[str]:
    """Every invariant that `state` breaks, in words; empty for a sound state."""
    return [
        *_numbers_are_given_once(state),
        *_a_ticket_is_at_one_counter_at_most(state),
        *_a_counter_holds_what_says_so(state),
        *_queues_hold_those_who_wait(state),
        *_queues_are_in_order(state),
        *_boards_show_calls_newest_first(state),
    ]


def _numbers_are_given_once(state: State) -> Iterator[str]:
    """[I1, I14] (day, series, number) differ, and none is above the last one given."""
    seen = Tally((ticket.series, ticket.number) for ticket in state.tickets.values())
    yield from (f"number given twice: {key}" for key, times in seen.items() if times > 1)
    for ticket in state.tickets.values():
        if ticket.number > state.last_number.get(ticket.series, 0):
            yield f"number above the last of its series: {ticket.id}"
        if ticket.id != ticket_id(state.last_day, ticket.series, ticket.number):
            yield f"ticket of another day: {ticket.id} on day {state.last_day}"


def _a_ticket_is_at_one_counter_at_most(state: State) -> Iterator[str]:
    """[I6] A ticket is called or served at one counter at most."""
    hands = Tally(at.in_hand for at in state.counters.values() if at.in_hand is not None)
    yield from (f"ticket at {times} counters: {ticket}" for ticket, times in hands.items() if times > 1)


def _a_counter_holds_what_says_so(state: State) -> Iterator[str]:
    """[I9] A counter's ticket names that counter, and the other way round."""
    for at in state.counters.values():
        if at.in_hand is None:
            continue
        held = state.tickets[at.in_hand]
        if held.counter != at.id or held.state not in _AT_COUNTER:
            yield f"counter holds a stranger: {at.id} holds {held.id} ({held.state}, {held.counter})"
    for ticket in state.tickets.values():
        if ticket.state in _AT_COUNTER and state.counters[ticket.counter or ""].in_hand != ticket.id:
            yield f"ticket at a counter that does not hold it: {ticket.id}"


def _queues_hold_those_who_wait(state: State) -> Iterator[str]:
    """[I10] Nobody is lost: the queues hold each waiting ticket once, and nobody else."""
    queued = Tally((key, service) for service, queue in state.queues.items() for key in queue)
    waiting = {(t.id, t.service) for t in state.tickets.values() if t.state is LegState.WAITING}
    yield from (f"queued {times} times: {key}" for key, times in queued.items() if times > 1)
    yield from (f"queued but not waiting: {key}" for key in sorted(set(queued) - waiting))
    yield from (f"waiting but not queued: {key}" for key in sorted(waiting - set(queued)))


def _queues_are_in_order(state: State) -> Iterator[str]:
    """[I8] Within a service, first come stands first."""
    for service, queue in state.queues.items():
        orders = [state.tickets[key].queued_order for key in queue]
        if orders != sorted(orders):
            yield f"queue out of order: {service}"


def _boards_show_calls_newest_first(state: State) -> Iterator[str]:
    """[I17] A board row is a real call, each ticket once, newest on top."""
    for zone, calls in state.calls.items():
        orders = [call.order for call in calls]
        if orders != sorted(set(orders), reverse=True):
            yield f"board out of order: {zone}"
        if len({call.ticket for call in calls}) != len(calls):
            yield f"board shows a ticket twice: {zone}"
        for call in calls:
            ticket = state.tickets[call.ticket]
            if call.standing and (ticket.state is not LegState.CALLED or ticket.counter != call.counter):
                yield f"board calls a ticket that is not called: {call.ticket}"
