"""First come, first served; appointments come at their time, and a class counts as having come earlier.

Good: everybody can see that it is just, and nobody waits for ever. Bad: it looks neither at what was promised
to whom nor at who else could serve whom, so short promises are broken behind long queues.
"""

from collections.abc import Sequence

from center_hub.contract.words import Why
from center_hub.core.dispatch.orders import Grounds, Hall, LongestIdle
from center_hub.core.dispatch.waiter import Waiter


class FirstCome(LongestIdle):
    """The order of a centre that has `rules.dispatch.policy: first_come`."""

    def first(self, due: Sequence[Waiter], _counter: str, _hall: Hall) -> Waiter:
        """Appointments by their time; then everybody as they came, less the head start of the class."""
        return min(due, key=_standing)

    def grounds(self, first: Waiter, due: Sequence[Waiter], _counter: str, _hall: Hall) -> Grounds:
        """By appointment, in turn, or by the head start."""
        return Grounds(_why(first, due))


def _standing(waiter: Waiter) -> tuple[bool, int, int]:
    since, order = waiter.turn
    return (not waiter.lane.booked, since - waiter.head_start, order)


def _why(chosen: Waiter, due: Sequence[Waiter]) -> Why:
    if chosen.lane.booked:
        return Why.APPOINTMENT
    sooner = any(one.turn < chosen.turn for one in due if not one.lane.booked)
    return Why.HEAD_START if sooner else Why.FIRST_COME
