"""The centre's configuration changes: the hub begins to work by another plan.

Owns what a new plan may not take away: a counter with a ticket in hand, a place where somebody waits.
"""

from __future__ import annotations  # rpds maps take their parameters in type stubs only

from msgspec.structs import replace
from rpds import HashTrieMap

from center_hub.contract.replies import Reason
from center_hub.core.decision import Decision, Granted, Rule, refused
from center_hub.core.events import PlanAdopted, Recorded
from center_hub.core.model import Counter, State
from center_hub.core.plan import Plan
from center_hub.core.rules.counters import restaffed
from center_hub.core.rules.day import waiting_or_parked
from center_hub.core.staffing import place_of_counter, place_of_profile


def adopting(state: State, plan: Plan) -> Decision:
    """What it takes to work by `plan`, or why that cannot be now."""
    if plan == state.plan:
        return Granted()
    homeless = _homeless(state, plan)
    if homeless:
        note = f"the configuration no longer has {homeless}, which is in use: close the day first"
        return refused(Reason.TICKETS_IN_HAND, note)
    return Granted(events=(PlanAdopted(plan=plan),))


def _homeless(state: State, plan: Plan) -> str:
    busy = sorted(key for key, at in state.counters.items() if at.in_hand and key not in plan.counter)
    places = {
        *plan.service,
        *(place_of_counter(one) for one in plan.counter),
        *(place_of_profile(one) for one in plan.profile),
    }
    awaited = {one.place for one in waiting_or_parked(state)} - places
    wanted = {service for one in waiting_or_parked(state) for service in (one.service, *one.then)}
    return ", ".join(dict.fromkeys([*busy, *sorted(awaited | (wanted - set(plan.service)))]))


def _adopted(state: State, event: PlanAdopted, _recorded: Recorded) -> State:
    """Counters that stay keep their state, new ones begin closed; a profile that is no more falls back."""
    counters = {planned.id: _kept(state, planned.id, event.plan) for planned in event.plan.counters}
    storing = tuple(one for one in state.storing if one in counters)
    return restaffed(replace(state, plan=event.plan, counters=HashTrieMap(counters), storing=storing))


def _kept(state: State, counter: str, plan: Plan) -> Counter:
    at = state.counters.get(counter, Counter(id=counter))
    planned = plan.counter[counter]
    return at if at.profile in (planned.profile, *planned.profiles) else replace(at, profile=None)


RULE = Rule(folds={PlanAdopted: _adopted})
