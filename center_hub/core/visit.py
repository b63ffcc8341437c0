"""The services of one visit and the order in which they come.

Owns which service may be next: one whose forerunners (`after` in the plan) are not still to come, and of
those the one with fewest people ahead. Pure questions; knows no command and no event.
"""

from collections.abc import Sequence

from center_hub.core.model import State


def next_service(state: State, wanted: Sequence[str]) -> str:
    """Which of `wanted` (never empty) comes first; among equals, the one asked for first."""
    return wanted[0] if len(wanted) == 1 else min(_possible(state, wanted), key=state.ahead)


def probable_order(state: State, wanted: Sequence[str]) -> tuple[str, ...]:
    """`wanted` in the order in which they would come if nobody else came or went."""
    left, order = list(wanted), []
    while left:
        order.append(next_service(state, left))
        left.remove(order[-1])
    return tuple(order)


def _possible(state: State, wanted: Sequence[str]) -> list[str]:
    """Those with no forerunner among `wanted`; all of them where each has one."""
    free = [one for one in wanted if not set(_forerunners(state, one)) & set(wanted)]
    return free or list(wanted)


def _forerunners(state: State, service: str) -> tuple[str, ...]:
    planned = state.plan.service.get(service)
    return () if planned is None else planned.after
