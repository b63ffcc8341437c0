"""The services of one visit and the order in which they come.

Owns where a visit goes on, and which service may be next: one whose forerunners (`after` in the plan) are not
still to come, and of those the one with fewest people ahead. Pure questions; knows no command and no event.
"""

from collections.abc import Sequence

from center_hub.contract.words import CounterState, Destination, ToCounter, ToProfile, ToService
from center_hub.core.model import State, Ticket
from center_hub.core.staffing import place_of_counter, place_of_profile


def next_service(state: State, wanted: Sequence[str]) -> str:
    """Which of `wanted` (never empty) comes first; among equals, the one asked for first.

    Where counters are open before where they are closed, and that before where no counter takes it.
    """
    if len(wanted) == 1:
        return wanted[0]
    return min(possible(state, wanted), key=lambda one: (_unmanned(state, one), state.ahead(one)))


def _unmanned(state: State, service: str) -> int:
    """0: a counter is open for it; 1: there are counters; 2: there are none."""
    counters = state.staffing.counters.get(service, ())
    if any(state.counters[one].state is not CounterState.CLOSED for one in counters):
        return 0
    return 1 if counters else 2


def probable_order(state: State, wanted: Sequence[str]) -> tuple[str, ...]:
    """`wanted` in the order in which they would come if nobody else came or went."""
    left, order = list(wanted), []
    while left:
        order.append(next_service(state, left))
        left.remove(order[-1])
    return tuple(order)


def possible(state: State, wanted: Sequence[str]) -> list[str]:
    """Those with no forerunner among `wanted`; all of them where each has one."""
    free = [one for one in wanted if not set(_forerunners(state, one)) & set(wanted)]
    return free or list(wanted)


def _forerunners(state: State, service: str) -> tuple[str, ...]:
    planned = state.plan.service.get(service)
    return () if planned is None else planned.after


def profile_manned(state: State, profile: str) -> bool:
    """Whether a counter that is not closed works by `profile` now."""
    working = (one for one, its in state.staffing.profile.items() if its == profile)
    return any(state.counters[one].state is not CounterState.CLOSED for one in working)


def waits_again_at(state: State, ticket: Ticket) -> Destination:
    """Where `ticket` waits again: where it was sent to, while somebody is there; else at its service."""
    for at in state.counters.values():
        if place_of_counter(at.id) == ticket.place and at.state is not CounterState.CLOSED:
            return ToCounter(counter=at.id)
    for profile in state.plan.profiles:
        if place_of_profile(profile.id) == ticket.place and profile_manned(state, profile.id):
            return ToProfile(profile=profile.id)
    return ToService(service=ticket.service)
