"""Waiting counts, and counts more for some: the largest wait times the weight of its class.

Accumulating priority (Kleinrock 1964; Stanford, Taylor and Ziedins 2014). Good: any ratio of mean waits
between the classes can be set, and a long wait beats every class at last. Bad: it looks at no promise, and
the privileged are served within theirs less often than under a strict order.
"""

from collections.abc import Sequence

from center_hub.contract.words import Why
from center_hub.core.dispatch.orders import Grounds, Hall, LongestIdle
from center_hub.core.dispatch.waiter import Waiter


class AccumulatingPriority(LongestIdle):
    """The order of a centre that has `rules.dispatch.policy: accumulating_priority`."""

    def first(self, due: Sequence[Waiter], _counter: str, hall: Hall) -> Waiter:
        """The largest weighted wait; of equal ones who came first."""
        return min(due, key=lambda one: (-one.weight * (hall.clock - one.since), one.turn))

    def grounds(self, first: Waiter, due: Sequence[Waiter], _counter: str, _hall: Hall) -> Grounds:
        """By class, or in turn."""
        sooner = any(one.turn < first.turn for one in due)
        return Grounds(Why.PRIORITY if sooner else Why.FIRST_COME)
