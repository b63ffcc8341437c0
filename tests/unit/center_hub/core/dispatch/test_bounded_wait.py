"""Nobody waits beyond a bound: whole days, played, under the order that a centre gets.

Once you have waited `longest_wait_s`, whichever counter takes your service and calls calls you, or somebody
who has waited longer still. So while k counters that take your service keep calling, your wait is at most

    longest_wait_s + (what is left then of those in hand at the k + the work of those who waited longer) / k

where only they count whom the k counters call meanwhile, and work is from the call until the hand is free.
Nobody who comes after you is among them. People put first by hand come on top of it: here are none.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from center_hub.core.plan import Plan
from center_hub.simulation.day import Day, Leg, Shift, Visit
from center_hub.simulation.engine import play
from center_hub.simulation.played import Stay
from tests.support.small_centre import MORNING, PLAN

SERVICES = ("passport", "card", "lost-card")
ALL_DAY = tuple(Shift(one.id, 0) for one in PLAN.counters)
HALF_A_MILLISECOND = 0.0005


def allowing(longest_wait_s: int) -> Plan:
    """The small centre, calling by promises, with this longest wait."""
    rules = replace(PLAN.rules.dispatch, policy="promised_wait", longest_wait_s=longest_wait_s)
    return replace(PLAN, rules=replace(PLAN.rules, dispatch=rules))


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    wanted = draw(st.lists(st.sampled_from(SERVICES), min_size=1, max_size=2, unique=True))
    slot = draw(st.none() | st.none() | st.integers(0, 6).map(lambda number: number * 600.0))
    return Visit(
        arrives_s=draw(st.integers(0, 2400)),
        legs=tuple(
            Leg(service, draw(st.integers(60, 1500))) for service in wanted[: None if slot is None else 1]
        ),
        priority=draw(st.sampled_from((None, None, "elderly", "veteran"))),
        slot_s=slot,
        walk_s=draw(st.integers(0, 60)),
        patience_s=draw(st.none() | st.none() | st.integers(600, 3600)),
    )


crowds = st.lists(visits(), min_size=5, max_size=40).map(
    lambda people: Day("2026-11-21", MORNING, tuple(sorted(people, key=lambda one: one.arrives_s)), ALL_DAY)
)


def bound_s(stay: Stay, at: set[str], stays: list[Stay], longest_s: int) -> float:
    """The longest that `stay` may wait, from what the counters `at` had to do by then."""
    overdue_s = stay.due_s + longest_s
    in_hand = before = 0.0
    for other in stays:
        if other.counter not in at or other is stay or other.ended_s is None:
            continue
        if other.until_s < overdue_s:
            in_hand += max(0.0, other.ended_s - overdue_s)
        elif other.until_s <= stay.until_s and (other.due_s, other.joined_s) <= (stay.due_s, stay.joined_s):
            before += other.ended_s - other.until_s
    return longest_s + (in_hand + before) / len(at)


@settings(deadline=None, max_examples=80)
@given(crowds, st.sampled_from([60, 600, 1800]))
def test_a_wait_is_bounded_by_the_longest_allowed_and_the_work_of_those_who_waited_longer(
    day: Day, longest_s: int
) -> None:
    played = [stay for stay in play(day, allowing(longest_s)).stays if stay.called]
    for stay in played:
        if stay.wait_s > longest_s:
            at = {one.id for one in PLAN.counters if stay.service in one.services}
            assert stay.wait_s <= bound_s(stay, at, played, longest_s) + HALF_A_MILLISECOND


@settings(deadline=None, max_examples=80)
@given(crowds, st.sampled_from([60, 600, 1800]))
def test_beyond_the_longest_wait_nobody_who_came_later_is_called_before(day: Day, longest_s: int) -> None:
    played = [stay for stay in play(day, allowing(longest_s)).stays if stay.called]
    for stay in played:
        at = {one.id for one in PLAN.counters if stay.service in one.services}
        meanwhile = [
            other
            for other in played
            if other.counter in at and stay.due_s + longest_s < other.until_s < stay.until_s
        ]
        assert all(other.due_s <= stay.due_s for other in meanwhile)


@pytest.mark.parametrize(("longest_s", "waits"), [(7200, 3000.0), (900, 1000.0)])
def test_the_bound_is_what_ends_a_wait_that_pressing_people_would_prolong(
    longest_s: int, waits: float
) -> None:
    """One ordinary passport behind the elderly who keep coming for cards: the bound calls it in between."""
    patient = Visit(arrives_s=1, legs=(Leg("passport", 100),))
    pressing = (Visit(number * 90.0, (Leg("card", 100),), priority="elderly") for number in range(30))
    crowd = sorted((patient, *pressing), key=lambda one: one.arrives_s)
    plan = allowing(longest_s)
    slow = tuple(replace(one, target_wait_s=86_400) if one.id == "passport" else one for one in plan.services)
    day = Day("2026-11-21", MORNING, tuple(crowd), (Shift("c1", 0),))
    stays = play(day, replace(plan, services=slow)).stays
    assert next(stay.wait_s for stay in stays if stay.service == "passport") == pytest.approx(waits, abs=100)
