"""The heaviest class first, in it those with an appointment, then as they came.

What most queue systems do (priority, then arrival; Cobham 1954 has its mean waits). Good: short waits for
the privileged, whatever happens. Bad: while they keep coming nobody else is called, and nothing says when
that ends.
"""

from collections.abc import Sequence

from center_hub.contract.words import Why
from center_hub.core.dispatch.orders import Grounds, Hall, LongestIdle
from center_hub.core.dispatch.waiter import Waiter


class StrictPriority(LongestIdle):
    """The order of a centre that has `rules.dispatch.policy: strict_priority`."""

    def first(self, due: Sequence[Waiter], _counter: str, _hall: Hall) -> Waiter:
        """The heaviest class."""
        return min(due, key=_standing)

    def grounds(self, first: Waiter, due: Sequence[Waiter], _counter: str, _hall: Hall) -> Grounds:
        """By class, by appointment, or in turn."""
        return Grounds(_why(first, due))


def _why(chosen: Waiter, due: Sequence[Waiter]) -> Why:
    sooner = [one for one in due if one.turn < chosen.turn]
    if any(one.weight < chosen.weight for one in sooner):
        return Why.PRIORITY
    return Why.APPOINTMENT if sooner else Why.FIRST_COME


def _standing(waiter: Waiter) -> tuple[int, bool, tuple[int, int]]:
    return (-waiter.weight, not waiter.lane.booked, waiter.turn)
