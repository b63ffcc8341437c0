"""Which idle counter a newcomer comes to."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from center_hub.contract.commands import OpenCounter, OpenDay, StoreNext
from center_hub.core.dispatch import takers
from center_hub.core.plan import Plan, PlannedCounter, PolicyName
from tests.support.small_centre import EVERYTHING, PLAN, Hall

SERVICES = st.lists(st.sampled_from(EVERYTHING[1:]), unique=True).map(lambda more: (EVERYTHING[0], *more))
"""Each of these counters takes passports, and up to two services more."""


def centre(policy: PolicyName, *counters: tuple[str, ...]) -> Plan:
    """The small centre with a counter for each set of services: k0, k1 ..."""
    rules = replace(PLAN.rules, dispatch=replace(PLAN.rules.dispatch, policy=policy))
    planned = tuple(
        PlannedCounter(id=f"k{number}", zone="a", services=services)
        for number, services in enumerate(counters)
    )
    return replace(PLAN, counters=planned, rules=rules)


def idle_in(plan: Plan, order: list[str]) -> Hall:
    """Every counter open and idle; the first of `order` for the longest."""
    hall = Hall(plan)
    hall.give(OpenDay())
    for counter in order:
        hall.give(OpenCounter(counter=counter))
        hall.give(StoreNext(counter=counter))
    return hall


@given(st.lists(SERVICES, min_size=1, max_size=6), st.data())
def test_a_newcomer_comes_to_the_idle_counter_with_the_fewest_services(
    counters: list[tuple[str, ...]], data: st.DataObject
) -> None:
    plan = centre("promised_wait", *counters)
    order = data.draw(st.permutations([one.id for one in plan.counters]))
    hall = idle_in(plan, order)
    ticket = hall.issue("passport")
    at = hall.state.tickets[ticket].counter
    assert at is not None
    fewest = min(len(services) for services in counters)
    specialists = [one for one in order if len(plan.counter[one].services) == fewest]
    assert at == specialists[0]


@given(st.lists(SERVICES, min_size=1, max_size=6), st.data())
def test_the_order_to_ask_idle_counters_is_by_services_and_among_equals_by_idleness(
    counters: list[tuple[str, ...]], data: st.DataObject
) -> None:
    plan = centre("promised_wait", *counters)
    idle = data.draw(st.permutations([one.id for one in plan.counters]))
    hall = Hall(plan)
    hall.give(OpenDay())
    number = hall.issue("passport")
    asked = takers(hall.state, hall.state.tickets[number], idle, hall.clock)
    assert sorted(asked) == sorted(idle)
    keys = [(len(plan.counter[one].services), idle.index(one)) for one in asked]
    assert keys == sorted(keys)


@given(st.sampled_from(["first_come", "strict_priority", "accumulating_priority"]), st.data())
def test_under_the_textbook_orders_a_newcomer_comes_to_whoever_is_idle_longest(
    policy: PolicyName, data: st.DataObject
) -> None:
    plan = centre(policy, EVERYTHING, ("passport",), ("passport", "card"))
    order = data.draw(st.permutations([one.id for one in plan.counters]))
    hall = idle_in(plan, order)
    ticket = hall.issue("passport")
    assert hall.state.tickets[ticket].counter == order[0]
