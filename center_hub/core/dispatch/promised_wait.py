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
from center_hub.core.dispatch.orders import Choice, Hall
from center_hub.core.dispatch.waiter import Waiter
from center_hub.core.events import Weighed

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

    def first(self, due: Sequence[Waiter], _counter: str, hall: Hall) -> Choice:
        """Whoever has waited for as long as anybody may; else the most pressing; of equals who came first."""
        soonest = min(due, key=_turn)
        if hall.clock - soonest.since >= hall.longest_wait_ms:
            return Choice(soonest.ticket, Why.OVERDUE)
        if len(due) == 1:
            return Choice(soonest.ticket, Why.FIRST_COME)
        urgency = _urgencies(due, hall)
        ranked = sorted(range(len(due)), key=lambda index: (-urgency[index], due[index].turn))
        first = due[ranked[0]]
        if first is soonest:
            return Choice(first.ticket, Why.FIRST_COME)
        return Choice(first.ticket, Why.PROMISE, _weighed(ranked, due, urgency, hall))

    def takers(self, _service: str, idle: Sequence[str], hall: Hall) -> list[str]:
        """The counter that knows least first: who can do much is kept for whom others cannot serve."""
        return sorted(idle, key=lambda counter: len(hall.takes(counter)))


def _turn(waiter: Waiter) -> tuple[int, int]:
    return waiter.turn


def _urgencies(due: Sequence[Waiter], hall: Hall) -> list[float]:
    """How pressing each of `due` is, in the same order; any unit."""
    clock = hall.clock
    used = [(clock - one.since) / one.promised for one in due]
    # fsum: lines are looked at in no certain order, and a plain sum is another in another order
    far = FAR * max(1.0, math.fsum(used) / len(used))
    return [_urgency(one, share, far, hall) for one, share in zip(due, used, strict=True)]


def _urgency(waiter: Waiter, used: float, far: float, hall: Hall) -> float:
    left_ms = waiter.promised * (1.0 - used)
    closeness = math.exp(-left_ms / CLOSE_MS) if left_ms > 0 else BROKEN
    behind = used - far
    need = used + KEPT * waiter.weight * closeness + (behind * behind if behind > 0 else 0.0)
    service = waiter.service
    able = max(1, hall.staffed(service))
    return waiter.weight * need / (hall.length_ms(service) * waiter.promised * math.cbrt(able))


def _weighed(
    ranked: Sequence[int], due: Sequence[Waiter], urgency: Sequence[float], hall: Hall
) -> tuple[Weighed, ...]:
    """Who was called and who came next to it, for the journal."""
    most = urgency[ranked[0]]
    return tuple(
        Weighed(
            ticket=due[index].ticket,
            waited=hall.clock - due[index].since,
            promised=due[index].promised,
            percent=round(100 * urgency[index] / most),
        )
        for index in ranked[:TOLD]
    )
