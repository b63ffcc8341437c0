"""Who is next: given the state and a free counter, the ticket to call and why.

Owns the choice alone; pure, and the same for the same state. Looks at the heads of the lines only, so what it
costs is the number of lines of the counter, whoever waits behind.

1. Who was put first, in the order in which they were put there.
2. Appointments whose time has come, by their time.
3. Everybody else, first come first served, where a priority class counts as having come earlier by its head
   start. So nobody waits for ever: whoever comes later than the longest head start is behind.
4. Appointments before their time, if there is nobody else: better early than an idle counter.
"""

import enum
from collections.abc import Iterator
from typing import NamedTuple

from center_hub.contract.words import Why
from center_hub.core.line import Rank
from center_hub.core.model import Lane, State, Ticket


class Tier(enum.IntEnum):
    """What comes before what, whoever came first; the numbers of the list above, from 0."""

    PUT_FIRST = 0
    TIME_HAS_COME = 1
    IN_TURN = 2
    BEFORE_TIME = 3


class Choice(NamedTuple):
    """The ticket to call, and why it and no other."""

    ticket: str
    why: Why


def next_ticket(state: State, counter: str, clock: int) -> Choice | None:
    """What `counter` should call at `clock` (UTC milliseconds); None if nobody it can serve is waiting."""
    heads = list(_heads(state, counter))
    if not heads:
        return None
    first = min(heads, key=lambda head: standing(head, clock))
    return Choice(first.id, _why(first, heads, clock))


def _heads(state: State, counter: str) -> Iterator[Ticket]:
    for place in state.staffing.places[counter]:
        for line in state.queue(place).lines.values():
            first = line.first()
            if first is not None:
                yield state.tickets[first[1]]


def standing(ticket: Ticket, clock: int) -> tuple[Tier, Rank]:
    """Where `ticket` stands at `clock` among all that one counter may call; the smaller is called first."""
    return (_tier(ticket, clock), ticket.rank)


def _tier(ticket: Ticket, clock: int) -> Tier:
    if ticket.rank[0] == 0:
        return Tier.PUT_FIRST
    if ticket.slot is None:
        return Tier.IN_TURN
    return Tier.TIME_HAS_COME if ticket.slot <= clock else Tier.BEFORE_TIME


def _why(first: Ticket, heads: list[Ticket], clock: int) -> Why:
    match _tier(first, clock):
        case Tier.PUT_FIRST:
            return Why.PUT_FIRST
        case Tier.TIME_HAS_COME:
            return Why.APPOINTMENT
        case Tier.BEFORE_TIME:
            return Why.EARLY_APPOINTMENT
        case Tier.IN_TURN:
            return _why_in_turn(first, heads)


def _why_in_turn(first: Ticket, heads: list[Ticket]) -> Why:
    in_turn = (head for head in heads if head.slot is None and head.rank[0] != 0)
    earlier = any(head.queued_order < first.queued_order and head.lane != first.lane for head in in_turn)
    return Why.HEAD_START if earlier and first.lane != Lane("", booked=False) else Why.FIRST_COME
