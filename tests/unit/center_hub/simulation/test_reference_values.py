"""The simulation against exact queueing theory: the real core, driven by the engine, has the known waits.

Mean service 1, Poisson arrivals, exponential services; waits in units of the mean service. A mean over one
run is compared with the formula by the standard error from 20 batch means (the start is thrown away). Seeds
are fixed: what holds here holds always.

The waits of the same people under first come, first served are known exactly (Kiefer and Wolfowitz 1955), and
so is their mean (Erlang C). Where a policy changes the order, they serve as a control: what the run had by
luck of the draw is taken off, and the standard error is a quarter of what it would be.

Measured with 20,000 people each: M/M/1 4.26 +- .29 (exact 4.0), M/M/5 .676 +- .091 (.554), M/M/10
.183 +- .029 (.205), and no single wait 9 ms off the recursion. Strict priority M/M/1 1.343 +- .033 and
6.68 +- .11 (1.333, 6.667), M/M/10 .0658 +- .0022 and .3380 +- .0096 (.0682, .3410). Accumulating priority 1:2
2.988 +- .021 and 5.008 +- .029 (3, 5). 30 s in all on one core.
"""

import heapq
from collections.abc import Mapping, Sequence
from random import Random
from statistics import fmean, linear_regression, stdev
from typing import NamedTuple

import pytest

from center_hub.core.plan import (
    DispatchRules,
    Plan,
    PlannedCounter,
    PlannedPriority,
    PlannedService,
    PolicyName,
    Rules,
)
from center_hub.simulation.day import Day, Leg, Shift, Visit
from center_hub.simulation.engine import play
from center_hub.simulation.played import Stay

MEAN_S = 300.0
BATCHES = 20
SERIES = "ABCDEFGH"
"""Several services that all counters take alike: a series has 9,999 numbers a day."""
OPENS = 1_795_230_000_000


class Measured(NamedTuple):
    mean: float
    error: float

    def agrees_with(self, exact: float) -> bool:
        """Within three standard errors, which must be small enough to tell a wrong rule."""
        return abs(self.mean - exact) <= 3 * self.error and self.error < exact / 5


def queue(
    counters: int,
    arrivals: Mapping[str, float],
    customers: int,
    seed: int,
    policy: PolicyName = "first_come",
    weights: Mapping[str, int] | None = None,
) -> tuple[Day, Plan]:
    """A day of M/M/c with `arrivals` a mean service time in each class; weights are of the classes."""
    chance = Random(seed)
    names = [f"service-{letter.lower()}" for letter in SERIES]
    plan = Plan(
        services=tuple(map(PlannedService, names, SERIES)),
        counters=tuple(
            PlannedCounter(id=f"c{one}", zone="a", services=tuple(names)) for one in range(counters)
        ),
        priorities=tuple(
            PlannedPriority(id=name, head_start_s=0, at_kiosk=True, weight=weight)
            for name, weight in (weights or {}).items()
        ),
        rules=Rules(dispatch=DispatchRules(policy=policy, longest_wait_s=10**9)),
    )
    visits, at_s = list[Visit](), 0.0
    classes, shares = list(arrivals), list(arrivals.values())
    for number in range(customers):
        at_s += chance.expovariate(sum(shares)) * MEAN_S
        leg = Leg(names[number % len(names)], chance.expovariate(1) * MEAN_S)
        priority = chance.choices(classes, shares)[0]
        visits.append(Visit(at_s, (leg,), priority=priority if priority in (weights or {}) else None))
    shifts = tuple(Shift(counter=one.id, from_s=0) for one in plan.counters)
    return Day("2026-11-21", OPENS, tuple(visits), shifts), plan


def kiefer_wolfowitz(day: Day) -> list[float]:
    """How long each of `day` waits under first come, first served, seconds; by a recursion of two lines."""
    free = [0.0] * len(day.shifts)
    waits = []
    for one in day.visits:
        begins = max(one.arrives_s, free[0])
        heapq.heapreplace(free, begins + one.legs[0].takes_s)
        waits.append(begins - one.arrives_s)
    return waits


def batch_means(values: Sequence[float]) -> list[float]:
    """Of 20 equal batches; what comes before them is thrown away."""
    size = len(values) // (BATCHES + 1)
    return [fmean(values[size * batch : size * (batch + 1)]) for batch in range(1, BATCHES + 1)]


def mean_wait(stays: Sequence[Stay]) -> Measured:
    means = batch_means([one.wait_s / MEAN_S for one in stays])
    return Measured(fmean(means), stdev(means) / BATCHES**0.5)


def controlled_mean_wait(
    day: Day, stays: Sequence[Stay], priority: str | None, exact_first_come: float
) -> Measured:
    """The mean wait of a class, less what its batches owe to a control whose mean is known."""
    first_come = kiefer_wolfowitz(day)
    mine = [one for one in stays if one.priority == priority]
    means = batch_means([one.wait_s / MEAN_S for one in mine])
    control = batch_means([first_come[one.visit] / MEAN_S for one in mine])
    slope, _ = linear_regression(control, means)
    left = [mean - slope * (by - exact_first_come) for mean, by in zip(means, control, strict=True)]
    return Measured(fmean(left), stdev(left) / (BATCHES - 1) ** 0.5)


def played(day: Day, plan: Plan) -> Sequence[Stay]:
    result = play(day, plan)
    assert len(result.stays) == len(day.visits)
    return result.stays


@pytest.mark.parametrize(
    ("counters", "load", "exact", "seed"),
    [(1, 0.8, 4.0, 1), (5, 4.0, 0.55411, 2), (10, 8.0, 0.20459, 3)],
)
def test_first_come_waits_as_long_as_erlang_c_says(
    counters: int, load: float, exact: float, seed: int
) -> None:
    day, plan = queue(counters, {"all": load}, 20_000, seed)
    stays = played(day, plan)
    assert mean_wait(stays).agrees_with(exact)
    for stay, known_s in zip(stays, kiefer_wolfowitz(day), strict=True):
        assert stay.wait_s == pytest.approx(known_s, abs=0.05)  # milliseconds, rounded


@pytest.mark.parametrize(
    ("counters", "load", "high", "low", "first_come", "seed"),
    [(1, 0.4, 1.3333, 6.6667, 4.0, 4), (10, 4.0, 0.06820, 0.34098, 0.20459, 5)],
)
def test_strict_priority_waits_as_long_as_cobham_says(
    counters: int, load: float, high: float, low: float, first_come: float, seed: int
) -> None:
    classes = {"high": 2, "low": 1}
    day, plan = queue(counters, {"high": load, "low": load}, 20_000, seed, "strict_priority", classes)
    stays = played(day, plan)
    assert controlled_mean_wait(day, stays, "high", first_come).agrees_with(high)
    assert controlled_mean_wait(day, stays, "low", first_come).agrees_with(low)


def test_accumulating_priority_waits_as_long_as_kleinrock_says() -> None:
    classes = {"high": 2, "low": 1}
    day, plan = queue(1, {"high": 0.4, "low": 0.4}, 20_000, 16, "accumulating_priority", classes)
    stays = played(day, plan)
    assert controlled_mean_wait(day, stays, "high", 4.0).agrees_with(3.0)
    assert controlled_mean_wait(day, stays, "low", 4.0).agrees_with(5.0)
