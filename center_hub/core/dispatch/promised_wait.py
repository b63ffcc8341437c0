"""The most pressing promise first: ours, and what a centre gets that chooses nothing.

Every service promises a wait. Of those whom a free counter can serve it calls the one with the largest

    urgency = weight / (length x promised x cube root of able) x (used + 2.5 weight x closeness + behind^2)

    used       the wait over the promised wait
    closeness  to the moment at which the promise breaks: e^(-(what is left)/160 s) before it, 0.35 after
    behind     used less 1.5 times what is usual among those who could be called here (1 at least); or 0
    able       the counters at work that take the service: what few can do should not wait for the few
    length     how long the service usually takes, as learned; weight: of the priority class

The first factor with `used` is the generalised c-mu rule (Mandelbaum and Stolyar 2004) for a cost that grows
with the square of the wait over the promise. `closeness` is a deadline hazard: a promise about to break is
kept if it can be, and once broken presses less, for others can still be kept. `behind` is the largest-ratio
rule (Gurvich and Whitt's queue-and-idleness ratio, by Little's law) for those whom the rest would leave
behind. The constants were tuned on made-up days; docs/dispatch.md tells which, and what they are worth on
others.

Good: three in ten fewer broken promises than under a strict order, the longest waits nearly halved beside
what was promised, the privileged as well off. Bad: the longest waits in minutes grow by a sixth or more; who
is next cannot be seen from the door; it takes a sentence to explain, and a journal to prove.
"""

import math
from collections.abc import Sequence

from center_hub.contract.words import Why
from center_hub.core.dispatch.orders import Grounds, Hall
from center_hub.core.dispatch.waiter import Waiter
from center_hub.core.events import Weighed
from center_hub.core.model import Lane

CLOSE_MS = 160_000
"""About a third of a usual service: with so little left, the next free counter may come too late."""
KEPT, BROKEN = 2.5, 0.35
"""What a promise about to break is worth beside one whole promised wait; what is left of it afterwards."""
FAR = 1.5
"""So many times the usual is far behind."""
TOLD = 3
"""How many of those who were weighed are written down with a call."""


class PromisedWait:
    """The order of a centre that has `rules.dispatch.policy: promised_wait`."""

    def first(self, due: Sequence[Waiter], _counter: str, hall: Hall) -> Waiter:
        """Whoever has waited for as long as anybody may; else the most pressing; of equals who came first."""
        soonest = min(due, key=_turn)
        if len(due) == 1 or hall.clock - soonest.since >= hall.longest_wait_ms:
            return soonest
        due = _first_of_each(due)
        urgency = _urgencies(due, hall)
        most = max(urgency)
        if urgency.count(most) == 1:
            return due[urgency.index(most)]
        return min((one for one, its in zip(due, urgency, strict=True) if its == most), key=_turn)

    def grounds(self, first: Waiter, due: Sequence[Waiter], _counter: str, hall: Hall) -> Grounds:
        """That it was overdue, came first, or was more pressing than those who did."""
        if hall.clock - first.since >= hall.longest_wait_ms:
            return Grounds(Why.OVERDUE)
        if first is min(due, key=_turn):
            return Grounds(Why.FIRST_COME)
        return Grounds(Why.PROMISE, _weighed(_first_of_each(due), hall))

    def takers(self, _service: str, idle: Sequence[str], hall: Hall) -> list[str]:
        """The counter that knows least first: who can do much is kept for whom others cannot serve."""
        return sorted(idle, key=lambda counter: len(hall.takes(counter)))


def _turn(waiter: Waiter) -> tuple[int, int]:
    return (waiter.since, waiter.rank[2])


def _first_of_each(due: Sequence[Waiter]) -> Sequence[Waiter]:
    """Of one service, class and way of coming whoever came first alone: nobody overtakes there.

    They may head several lines, where some were sent to one counter or to a profile.
    """
    first: dict[tuple[str, Lane], Waiter] = {}
    for one in due:
        alike = (one.service, one.lane)
        known = first.get(alike)
        if known is None or _turn(one) < _turn(known):
            first[alike] = one
    return due if len(first) == len(due) else list(first.values())


def _urgencies(due: Sequence[Waiter], hall: Hall) -> list[float]:
    """How pressing each of `due` is, in the same order; any unit.

    One loop and no function for one of them: a forecast asks some hundred thousand times.
    """
    clock, length_ms, staffed = hall.clock, hall.length_ms, hall.staffed
    used = [(clock - one.since) / one.promised for one in due]
    # fsum: lines are looked at in no certain order, and a plain sum is another in another order
    far = FAR * max(1.0, math.fsum(used) / len(used))
    found = []
    for one, share in zip(due, used, strict=True):
        service, promised, weight = one.service, one.promised, one.weight
        closeness = math.exp((share - 1.0) * promised / CLOSE_MS) if share < 1.0 else BROKEN
        need = share + KEPT * weight * closeness
        if share > far:
            need += (share - far) * (share - far)
        found.append(weight * need / (length_ms(service) * promised * math.cbrt(staffed(service) or 1)))
    return found


def _weighed(due: Sequence[Waiter], hall: Hall) -> tuple[Weighed, ...]:
    """Who was called and who came next to it, for the journal."""
    urgency = _urgencies(due, hall)
    ranked = sorted(range(len(due)), key=lambda index: (-urgency[index], due[index].turn))
    return tuple(
        Weighed(
            ticket=due[index].ticket,
            waited=hall.clock - due[index].since,
            promised=due[index].promised,
            percent=round(100 * urgency[index] / urgency[ranked[0]]),
        )
        for index in ranked[:TOLD]
    )
