"""Somebody who heads a line, as the orders of calling see them, and what comes before any order.

Owns the tiers: who was put first by a person, and whose time has not come. Knows no policy.
"""

import enum
from typing import NamedTuple

from center_hub.core.dispatch.promise import promised_ms, weight
from center_hub.core.line import Rank
from center_hub.core.model import Lane, State, Ticket


class Waiter(NamedTuple):
    """Moments are UTC milliseconds by the day's clock, durations milliseconds."""

    ticket: str
    service: str
    lane: Lane
    rank: Rank
    """Its place in its line."""
    since: int
    """From when the wait counts: joined, or appointed if that is later. May be to come."""
    promised: int
    """The wait it was promised."""
    weight: int
    """How many minutes a minute of its waiting counts as."""
    head_start: int
    """By how much it counts as having come earlier, where the order is by turn."""

    @property
    def turn(self) -> tuple[int, int]:
        """First come, first served: the smaller came sooner."""
        return (self.since, self.rank[2])


class Tier(enum.IntEnum):
    """What comes before what under every order of calling."""

    PUT_FIRST = 0
    """By a transfer, a return or the help desk; in the order in which they were put there."""
    DUE = 1
    """Everybody whose time has come: the order of calling decides."""
    BEFORE_TIME = 2
    """Better early than an idle counter."""


def tier(waiter: Waiter, clock: int) -> Tier:
    """Where `waiter` stands at `clock` (UTC milliseconds) whatever the order of calling."""
    if waiter.rank[0] == 0:
        return Tier.PUT_FIRST
    return Tier.DUE if waiter.since <= clock else Tier.BEFORE_TIME


def waiter(state: State, ticket: Ticket) -> Waiter:
    """`ticket`, which waits."""
    booked = ticket.slot is not None
    since = ticket.rank[1] if ticket.rank[0] else ticket.queued_at
    on_the_clock = booked and ticket.rank[0] != 0
    plan = state.plan
    return Waiter(
        ticket=ticket.id,
        service=ticket.service,
        lane=ticket.lane,
        rank=ticket.rank,
        since=since if on_the_clock else state.clock(since, since),
        promised=promised_ms(plan, ticket.service, ticket.priority, booked=booked, onward=ticket.leg > 1),
        weight=weight(plan, ticket.priority),
        head_start=0 if booked else plan.head_start_ms(ticket.priority),
    )
