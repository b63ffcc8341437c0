"""Who is next: given the state and a free counter, the ticket to call and why.

Owns what comes before any order of calling, and which order the centre has. Pure, and the same for the same
state. Looks at the heads of the lines only, so what it costs is the number of lines of the counter, whoever
waits behind.

1. Who was put first, in the order in which they were put there.
2. Everybody whose time has come, in the order that the centre has chosen (`rules.dispatch.policy`).
3. Appointments before their time, if there is nobody else: better early than an idle counter.
"""

from collections.abc import Sequence

from center_hub.contract.words import Why
from center_hub.core.dispatch.accumulating_priority import AccumulatingPriority
from center_hub.core.dispatch.first_come import FirstCome
from center_hub.core.dispatch.hall import StateHall
from center_hub.core.dispatch.orders import Choice, Grounds, Hall, Order
from center_hub.core.dispatch.promised_wait import PromisedWait
from center_hub.core.dispatch.strict_priority import StrictPriority
from center_hub.core.dispatch.waiter import Tier, Waiter, tier
from center_hub.core.foresight import AS_PLANNED, Foresight
from center_hub.core.model import State, Ticket
from center_hub.core.plan import PolicyName

ORDERS: dict[PolicyName, Order] = {
    "first_come": FirstCome(),
    "strict_priority": StrictPriority(),
    "accumulating_priority": AccumulatingPriority(),
    "promised_wait": PromisedWait(),
}
"""The orders that a centre may choose."""


def next_ticket(state: State, counter: str, clock: int, foresight: Foresight = AS_PLANNED) -> Choice | None:
    """What `counter` should call at `clock` (UTC milliseconds); None if nobody it can serve is waiting."""
    hall, order = StateHall(state, clock, foresight), ORDERS[state.plan.rules.dispatch.policy]
    at, foremost = _foremost(hall.heads(counter), clock)
    if not foremost:
        return None
    first = _first_of(at, foremost, order, counter, hall)
    match at:
        case Tier.PUT_FIRST:
            return Choice(first.ticket, Grounds(Why.PUT_FIRST))
        case Tier.DUE:
            return Choice(first.ticket, order.grounds(first, foremost, counter, hall))
        case Tier.BEFORE_TIME:
            return Choice(first.ticket, Grounds(Why.EARLY_APPOINTMENT))


def next_in(hall: Hall, order: Order, counter: str) -> Waiter | None:
    """Whom `counter` should call in `hall`; None if nobody it can serve is waiting there."""
    at, foremost = _foremost(hall.heads(counter), hall.clock)
    return _first_of(at, foremost, order, counter, hall) if foremost else None


def takers(
    state: State, ticket: Ticket, idle: Sequence[str], clock: int, foresight: Foresight = AS_PLANNED
) -> list[str]:
    """The counters of `idle`, longest idle first, in the order in which to ask them for the new `ticket`."""
    order = ORDERS[state.plan.rules.dispatch.policy]
    return order.takers(ticket.service, idle, StateHall(state, clock, foresight))


def _foremost(heads: Sequence[Waiter], clock: int) -> tuple[Tier, Sequence[Waiter]]:
    """Those of `heads` who come before the others whatever the order of calling."""
    tiers = [tier(head, clock) for head in heads]
    best = min(tiers, default=Tier.DUE)
    if tiers.count(best) == len(tiers):
        return best, heads
    return best, [head for head, at in zip(heads, tiers, strict=True) if at is best]


def _first_of(at: Tier, foremost: Sequence[Waiter], order: Order, counter: str, hall: Hall) -> Waiter:
    match at:
        case Tier.PUT_FIRST:
            return min(foremost, key=lambda head: head.rank)
        case Tier.DUE:
            return order.first(foremost, counter, hall)
        case Tier.BEFORE_TIME:
            return min(foremost, key=lambda head: head.turn)
