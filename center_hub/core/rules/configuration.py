"""The centre's configuration changes: the hub begins to work by another plan.

Owns what a new plan may not take away: a counter with a ticket in hand, a place where somebody waits.
"""

from __future__ import annotations  # rpds maps take their parameters in type stubs only

from msgspec.structs import replace
from rpds import HashTrieMap

from center_hub.contract.replies import Reason
from center_hub.core.changes import with_ticket
from center_hub.core.decision import Decision, Granted, Rule, refused
from center_hub.core.events import PlanAdopted, Recorded
from center_hub.core.model import Counter, State
from center_hub.core.plan import Plan
from center_hub.core.rules.counters import restaffed
from center_hub.core.rules.day import waiting_or_parked
from center_hub.core.staffing import staffing


def adopting(state: State, plan: Plan) -> Decision:
    """What it takes to work by `plan`, or why that cannot be now."""
    if plan == state.plan:
        return Granted()
    homeless = _homeless(state, plan)
    if homeless:
        carried = "serve or cancel first, with the old file, who was carried over"
        way = carried if state.day is None else "close the day first"
        note = f"the configuration no longer has {homeless}, or no counter for it, which is in use: {way}"
        return refused(Reason.TICKETS_IN_HAND, note)
    return Granted(events=(PlanAdopted(plan=plan),))


def _homeless(state: State, plan: Plan) -> str:
    busy = sorted(key for key, at in state.counters.items() if at.in_hand and key not in plan.counter)
    in_hand = (ticket for one in state.counters if (ticket := state.in_hand_at(one)) is not None)
    wanted = {
        service
        for ticket in (*waiting_or_parked(state), *in_hand)
        for service in (ticket.service, *ticket.then, *(back.service for back in ticket.returns))
    }
    kept = {one: _kept(state, one, plan).profile for one in plan.counter}
    served = staffing(plan, kept).counters
    return ", ".join([*busy, *sorted(wanted - set(served))])


def _adopted(state: State, event: PlanAdopted, _recorded: Recorded) -> State:
    """Counters that stay keep their state, new ones begin closed; a profile that is no more falls back."""
    counters = {planned.id: _kept(state, planned.id, event.plan) for planned in event.plan.counters}
    storing = tuple(one for one in state.storing if one in counters)
    left = _waited_for_by_nobody(state, event.plan)
    return restaffed(replace(left, plan=event.plan, counters=HashTrieMap(counters), storing=storing))


def _waited_for_by_nobody(state: State, plan: Plan) -> State:
    """Whoever was parked at a counter that is no more is only put aside."""
    for _, one in state.parked:
        ticket = state.tickets[one]
        if ticket.counter is not None and ticket.counter not in plan.counter:
            state = with_ticket(state, replace(ticket, counter=None))
    return state


def _kept(state: State, counter: str, plan: Plan) -> Counter:
    at = state.counters.get(counter, Counter(id=counter))
    planned = plan.counter[counter]
    operator = plan.operator.get(at.operator or "")
    return replace(
        at,
        profile=at.profile if at.profile in (planned.profile, *planned.profiles) else None,
        operator=None if operator is None else operator.id,
        operator_role=None if operator is None else operator.role,
    )


RULE = Rule(folds={PlanAdopted: _adopted})
