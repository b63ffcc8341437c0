"""What must hold in every state, whatever happened: checked by tests after each event.

Owns the statements; their names are the failures' first words. Numbers in brackets are the invariants
of the reliability plan (ARCHITECTURE.md).
"""

from collections import Counter as Tally
from collections.abc import Iterator

from center_hub.contract.words import CounterState, LegState, ticket_id
from center_hub.core.dispatch import next_ticket
from center_hub.core.model import BookingState, State, Ticket
from center_hub.core.staffing import place_of_counter

_AT_COUNTER = frozenset({LegState.CALLED, LegState.SERVING})


def broken(state: State, clock: int = 0) -> list[str]:
    """Every invariant that `state` breaks, in words; empty for a sound state.

    Args:
        state: any state folded from a journal.
        clock: UTC milliseconds, for what depends on appointed times.
    """
    return [
        *_numbers_are_given_once(state),
        *_a_ticket_is_at_one_counter_at_most(state),
        *_a_counter_holds_what_says_so(state),
        *_queues_hold_those_who_wait(state),
        *_lines_are_in_order(state),
        *_the_parked_are_waited_for(state),
        *_nobody_waits_for_a_closed_counter(state),
        *_a_counter_that_leaves_has_a_ticket(state),
        *_open_counters_are_counted(state),
        *_an_idle_counter_leaves_nobody_standing(state, clock),
        *_appointments_are_used_once(state),
        *_boards_show_calls_newest_first(state),
        *_boards_send_those_who_wait(state),
        *_nothing_is_at_a_counter_over_night(state),
    ]


def _numbers_are_given_once(state: State) -> Iterator[str]:
    """[I1, I14, I15] (day, series, number) differ, no shown number stands for two, none is above the last."""
    seen = Tally((ticket.series, ticket.number) for ticket in state.tickets.values())
    yield from (f"number given twice: {key}" for key, times in seen.items() if times > 1)
    for ticket in state.tickets.values():
        day = int(ticket.id.partition("-")[0])
        if day == state.last_day and ticket.number > state.last_number.get(ticket.series, 0):
            yield f"number above the last of its series: {ticket.id}"
        if ticket.id != ticket_id(day, ticket.series, ticket.number) or day > state.last_day:
            yield f"ticket of a day that has not been: {ticket.id} on day {state.last_day}"
        known = state.numbered(ticket.series, ticket.number)
        if known is not ticket or state.tokens.get(ticket.token) != ticket.id:
            yield f"ticket that nobody can find: {ticket.id}"


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
    queued = Tally((key, place) for place, queue in state.queues.items() for key in queue.everybody())
    waiting = {(t.id, t.place) for t in state.tickets.values() if t.state is LegState.WAITING}
    yield from (f"queued {times} times: {key}" for key, times in queued.items() if times > 1)
    yield from (f"queued but not waiting: {key}" for key in sorted(set(queued) - waiting))
    yield from (f"waiting but not queued: {key}" for key in sorted(waiting - set(queued)))
    for place, queue in state.queues.items():
        if queue.size != sum(len(line) for line in queue.lines.values()) or queue.size == 0:
            yield f"queue miscounted: {place}"


def _lines_are_in_order(state: State) -> Iterator[str]:
    """[I8] Whoever is not put elsewhere by hand stands, within service and class, as they came."""
    for place, queue in state.queues.items():
        for lane, line in queue.lines.items():
            entries = list(line)
            if [rank for rank, _ in entries] != sorted(rank for rank, _ in entries):
                yield f"line out of order: {place} {lane}"
            for rank, key in entries:
                if state.tickets[key].rank != rank or state.tickets[key].lane != lane:
                    yield f"in a place that is another's: {key} in {place} {lane}"


def _the_parked_are_waited_for(state: State) -> Iterator[str]:
    """[I10] Each parked ticket is in the one list of those parked, and its counter knows it."""
    listed = {key: rank for rank, key in state.parked}
    parked = {t.id: t.parked_rank for t in state.tickets.values() if t.state is LegState.PARKED}
    if listed != parked:
        yield f"parked and not listed, or listed and not parked: {sorted(set(listed) ^ set(parked))}"
    by_counter = {(key, at.id) for at in state.counters.values() for key in at.parked}
    named = {(key, state.tickets[key].counter) for key in parked}
    for key, counter in named - by_counter:
        if counter is not None and counter in state.counters:
            yield f"parked at a counter that does not know it: {key} at {counter}"
    yield from (f"counter waits for nobody: {pair}" for pair in sorted(by_counter - named))


def _nobody_waits_for_a_closed_counter(state: State) -> Iterator[str]:
    """[L2] Who was sent to a counter goes on to the service when it closes."""
    for at in state.counters.values():
        if at.state is CounterState.CLOSED and state.queue(place_of_counter(at.id)).size:
            yield f"somebody waits for a closed counter: {at.id}"


def _a_counter_that_leaves_has_a_ticket(state: State) -> Iterator[str]:
    """A promised pause begins as soon as the hand is free."""
    for at in state.counters.values():
        if at.then is not None and at.in_hand is None:
            yield f"counter should have left: {at.id}"


def _open_counters_are_counted(state: State) -> Iterator[str]:
    """What is kept of who is at work for a service is so."""
    at_work = Tally(
        service
        for at in state.counters.values()
        if at.state is CounterState.OPEN
        for service in state.staffing.takes[at.id]
    )
    if at_work != dict(state.manned.items()):
        yield "open counters miscounted"


def _an_idle_counter_leaves_nobody_standing(state: State, clock: int) -> Iterator[str]:
    """A counter that takes whoever comes next has nobody to take."""
    for counter in state.storing:
        at = state.counters[counter]
        if at.state is not CounterState.OPEN or at.in_hand is not None:
            yield f"counter is not idle: {counter}"
        elif next_ticket(state, counter, clock) is not None:
            yield f"counter stands idle with somebody to call: {counter}"


def _appointments_are_used_once(state: State) -> Iterator[str]:
    """[I20] One ticket for one appointment, and the agenda holds the open ones."""
    held = Tally(one.appointment for one in state.tickets.values() if one.appointment is not None)
    yield from (f"appointment used {times} times: {code}" for code, times in held.items() if times > 1)
    open_ones = {one.code: one.rank for one in state.bookings.values() if one.state is BookingState.OPEN}
    if open_ones != {code: rank for rank, code in state.agenda}:
        yield "the agenda is not that of the open appointments"


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


def _boards_send_those_who_wait(state: State) -> Iterator[str]:
    """[I17] Who is told to go on elsewhere is not called, and is told once."""
    told: list[Ticket] = [state.tickets[row.ticket] for rows in state.moves.values() for row in rows]
    if len({ticket.id for ticket in told}) != len(told):
        yield "board sends somebody on twice"
    for ticket in told:
        if ticket.state in _AT_COUNTER:
            yield f"board sends on somebody who is at a counter: {ticket.id}"


def _nothing_is_at_a_counter_over_night(state: State) -> Iterator[str]:
    """[I15] A closed day leaves nothing in hand."""
    if state.day is None:
        yield from (f"in hand with no day open: {at.id}" for at in state.counters.values() if at.in_hand)
