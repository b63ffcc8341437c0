"""The small lawful changes from which every fold is made.

Owns how a leg moves along the one table of transitions, joins and leaves a line, comes to a counter's hand
and leaves it, and what the boards remember of it. Knows no event and judges nothing: a change that does not
fit its state is a corrupt journal and raises `Unlawful`.
"""

from __future__ import annotations  # rpds maps take their parameters in type stubs only

from typing import TypeVar

from msgspec.structs import replace
from rpds import HashTrieMap

from center_hub.contract.documents import BoardCall, BoardMove
from center_hub.contract.transitions import EDGES, Act
from center_hub.contract.words import LegState, Position
from center_hub.core.events import Recorded
from center_hub.core.line import Rank
from center_hub.core.model import BOARD_MOVES, BOARD_ROWS, State, Ticket

V = TypeVar("V")


class Unlawful(ValueError):
    """An event that cannot follow from the state before it."""


def moved(ticket: Ticket, act: Act) -> LegState:
    """Where `act` brings `ticket`, if the table of transitions allows it; raises `Unlawful`."""
    edge = EDGES[act]
    if ticket.state not in edge.sources:
        message = f"ticket {ticket.id} is {ticket.state}: no {act} from there"
        raise Unlawful(message)
    return edge.target


def put(entries: HashTrieMap[str, V], key: str, value: V) -> HashTrieMap[str, V]:
    """`entries` with `value` at `key`."""
    return entries.insert(key, value)


def with_ticket(state: State, ticket: Ticket) -> State:
    """With `ticket` as it is now."""
    return replace(state, tickets=put(state.tickets, ticket.id, ticket))


def rank_for(state: State, ticket: Ticket, position: Position, recorded: Recorded) -> Rank:
    """The place in its lane for `ticket`, which is put at `position` by `recorded`: by the time it came.

    One with an appointment waits from the appointed time on, by the day's clock; others by the hub's.
    """
    if position is Position.FIRST:
        return (0, 0, recorded.sequence)
    arrived = position is Position.ARRIVAL
    order = ticket.issued_order if arrived else recorded.sequence
    since = ticket.issued_at if arrived else recorded.moment.steady
    if ticket.slot is None:
        return (1, since, order)
    return (1, max(ticket.slot, state.clock(since, recorded.moment.wall)), order)


def lined_up(state: State, ticket: Ticket, recorded: Recorded, place: str, position: Position) -> State:
    """`ticket`, whose state is waiting by now, begins to wait at `place`."""
    waiting = replace(
        ticket,
        place=place,
        rank=rank_for(state, ticket, position, recorded),
        queued_order=recorded.sequence,
        queued_at=recorded.moment.steady,
        counter=None,
        attempt=0,
        announced=True,
        announced_at=None,
        called_at=None,
        serving_at=None,
        ended_at=None,
    )
    return rejoined(state, waiting)


def rejoined(state: State, ticket: Ticket) -> State:
    """`ticket` stands in its line, at its rank."""
    try:
        queue = state.queue(ticket.place).joined(ticket)
    except KeyError as taken:
        message = f"two tickets at one place of {ticket.place}: {ticket.id} at {taken}"
        raise Unlawful(message) from taken
    return replace(with_ticket(state, ticket), queues=put(state.queues, ticket.place, queue))


def out_of_line(state: State, ticket: Ticket) -> State:
    """`ticket` no longer stands in its line."""
    queue = state.queue(ticket.place).left(ticket)
    if queue.size == 0:
        return replace(state, queues=state.queues.remove(ticket.place))
    return replace(state, queues=put(state.queues, ticket.place, queue))


def back_from_parking(state: State, ticket: Ticket) -> tuple[State, Ticket]:
    """`ticket` is no longer among those parked."""
    if ticket.parked_rank is None:
        message = f"ticket {ticket.id} is not parked"
        raise Unlawful(message)
    freed = replace(state, parked=state.parked.left(ticket.parked_rank))
    if ticket.counter is not None and ticket.counter in freed.counters:
        at = freed.counters[ticket.counter]
        left = replace(at, parked=tuple(one for one in at.parked if one != ticket.id))
        freed = replace(freed, counters=put(freed.counters, at.id, left))
    return freed, replace(ticket, parked_rank=None, parked_at=None, back_at=None)


def in_hand(state: State, ticket: Ticket) -> State:
    """`ticket` comes to the hand of the counter it names."""
    counter = state.counters[ticket.counter or ""]
    if counter.in_hand is not None:
        message = f"{counter.id} gets {ticket.id} with {counter.in_hand} in hand"
        raise Unlawful(message)
    holding = replace(counter, in_hand=ticket.id)
    storing = tuple(one for one in state.storing if one != counter.id)
    return replace(
        with_ticket(state, ticket), counters=put(state.counters, counter.id, holding), storing=storing
    )


def held(state: State, ticket: str, counter: str) -> Ticket:
    """The ticket in the hand of `counter`; raises `Unlawful` if it is another."""
    if state.counters[counter].in_hand != ticket:
        message = f"{counter} does not hold {ticket}"
        raise Unlawful(message)
    return state.tickets[ticket]


def released(state: State, counter: str, *, served: str | None = None) -> State:
    """The counter's hand is free; `served` is the ticket that was served there."""
    at = state.counters[counter]
    free = replace(
        at,
        in_hand=None,
        served=at.served + (served is not None),
        just_served=served or at.just_served,
    )
    return replace(state, counters=put(state.counters, counter, free))


def zone_of(state: State, counter: str | None) -> str:
    """The zone of `counter`; raises `Unlawful` for none."""
    if counter is None:
        message = "a ticket at no counter has no zone"
        raise Unlawful(message)
    return state.plan.counter[counter].zone


def announced(state: State, ticket: Ticket, order: int) -> State:
    """The boards call `ticket` on top of its counter's zone; it stands in a zone once, and moves nowhere."""
    zone = zone_of(state, ticket.counter)
    newest = BoardCall(
        order=order,
        ticket=ticket.id,
        series=ticket.series,
        number=ticket.number,
        counter=ticket.counter or "",
        attempt=ticket.attempt,
        standing=True,
        language=ticket.language,
    )
    calls = _settled_rows(state, ticket)
    older = (call for call in calls.get(zone, ()) if call.ticket != ticket.id)
    return replace(arrived(state, ticket), calls=put(calls, zone, (newest, *older)[:BOARD_ROWS]))


def settled(state: State, ticket: Ticket) -> State:
    """No board calls `ticket` any more, in whichever zone: a plan may have moved its counter."""
    return replace(state, calls=_settled_rows(state, ticket))


def _settled_rows(state: State, ticket: Ticket) -> HashTrieMap[str, tuple[BoardCall, ...]]:
    calls = state.calls
    for zone in state.calls:
        rows = state.calls[zone]
        if any(call.ticket == ticket.id and call.standing for call in rows):
            quiet = (replace(row, standing=False) if row.ticket == ticket.id else row for row in rows)
            calls = put(calls, zone, tuple(quiet))
    return calls


def sent_on(state: State, ticket: Ticket, left: str, to: str | None, order: int) -> State:
    """The boards of the zone of the counter `left` say where `ticket` goes on: `to` a counter, or any."""
    zone = zone_of(state, left)
    newest = BoardMove(
        order=order,
        ticket=ticket.id,
        series=ticket.series,
        number=ticket.number,
        service=ticket.service,
        counter=to,
    )
    elsewhere = arrived(state, ticket)
    moves = (newest, *elsewhere.moves.get(zone, ()))[:BOARD_MOVES]
    return replace(elsewhere, moves=put(elsewhere.moves, zone, moves))


def redirected(state: State, ticket: Ticket, to: str | None) -> State:
    """Boards that say where `ticket` goes on say it of where it goes now: `to` a counter, or any."""
    moves = state.moves
    for zone in state.moves:
        rows = state.moves[zone]
        anew = tuple(
            replace(row, service=ticket.service, counter=to) if row.ticket == ticket.id else row
            for row in rows
        )
        if anew != rows:
            moves = put(moves, zone, anew)
    return state if moves is state.moves else replace(state, moves=moves)


def arrived(state: State, ticket: Ticket) -> State:
    """No board says any more where `ticket` goes on."""
    moves = state.moves
    for zone in state.moves:
        rows = state.moves[zone]
        if any(row.ticket == ticket.id for row in rows):
            moves = put(moves, zone, tuple(row for row in rows if row.ticket != ticket.id))
    return state if moves is state.moves else replace(state, moves=moves)
