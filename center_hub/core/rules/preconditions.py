"""What most commands ask first: is there such a counter, a day, a ticket, the right to do it.

Owns the checks that several rules share, as refusals. Decides nothing by itself.
"""

from center_hub.contract.replies import Reason, Refused
from center_hub.contract.transitions import EDGES, Act
from center_hub.contract.words import CounterState, OperatorRole, Role
from center_hub.core.decision import Occasion, refused
from center_hub.core.model import Counter, State, Ticket


def counter_at_work(state: State, counter: str) -> Counter | Refused:
    """The counter, while a service day is open."""
    found = state.counters.get(counter)
    if found is None:
        return refused(Reason.UNKNOWN_COUNTER, counter)
    return refused(Reason.DAY_NOT_OPEN) if state.day is None else found


def counter_that_calls(state: State, counter: str, expect: str | None) -> Counter | Refused:
    """The counter, open for the next ticket, holding what the operator's screen showed."""
    at = counter_at_work(state, counter)
    if isinstance(at, Refused):
        return at
    if at.in_hand != expect:
        return refused(Reason.STALE_EXPECTATION, at.in_hand or "none")
    if at.state is CounterState.PAUSED:
        return refused(Reason.COUNTER_PAUSED)
    if at.state is CounterState.CLOSED:
        return refused(Reason.COUNTER_NOT_OPEN)
    if state.plan.rules.calling.sign_in_needed and at.operator is None:
        return refused(Reason.NOBODY_SIGNED_IN)
    return at


def ticket_for(state: State, counter: str, ticket: str, act: Act) -> Ticket | Refused:
    """The ticket in the counter's hand, if it is the one meant and `act` is possible with it."""
    at = counter_at_work(state, counter)
    if isinstance(at, Refused):
        return at
    held = state.in_hand_at(counter)
    if held is None:
        return refused(Reason.NO_TICKET_IN_HAND)
    if held.id != ticket:
        return refused(Reason.STALE_EXPECTATION, held.id)
    return impossible(held, act) or held


def ticket_of(state: State, ticket: str, token: str | None, occasion: Occasion) -> Ticket | Refused:
    """The ticket of the open day; to a kiosk only with the token that stands on its paper."""
    found = state.meant(ticket)
    if found is None or state.day is None:
        return refused(Reason.UNKNOWN_TICKET, ticket)
    if occasion.role is Role.KIOSK and token != found.token:
        return refused(Reason.WRONG_TOKEN)
    return found


def impossible(ticket: Ticket, act: Act) -> Refused | None:
    """A refusal where the table of transitions has no such act from the ticket's state."""
    return None if ticket.state in EDGES[act].sources else refused(Reason.WRONG_STATE, ticket.state)


def not_out_of_order(state: State, counter: Counter, reason: str | None) -> Refused | None:
    """A refusal where whoever is at `counter` may not go past the line, or gives no reason for it."""
    allowed = state.plan.rules.calling.out_of_order
    if allowed == "nobody":
        return refused(Reason.NOT_PERMITTED, "rules.calling.out_of_order: nobody")
    if allowed == "supervisor" and counter.operator_role is not OperatorRole.SUPERVISOR:
        return refused(Reason.SUPERVISOR_NEEDED)
    return unknown_reason(state, reason)


def unknown_reason(state: State, reason: str | None) -> Refused | None:
    """A refusal where `reason` is none of the centre's."""
    return None if reason in state.plan.reasons else refused(Reason.UNKNOWN_REASON, reason or "none given")
