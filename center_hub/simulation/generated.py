"""A made-up day of a centre: who might come, for what and when, if nothing better is known.

Owns the shape of an ordinary day: two waves of arrivals, popular services, uneven service times, classes,
appointments, several services, no-shows. The same seed makes the same day for ever, until a figure here is
changed. Must not know who is called when. A recorded day (`recorded`) is always the better guess.
"""

import math
from collections.abc import Iterable
from random import Random

from msgspec import Struct

from center_hub.contract.words import MOST_LEGS
from center_hub.core.decision import DaySchedule
from center_hub.core.plan import Plan, PlannedCounter, PlannedService
from center_hub.simulation.day import Day, Leg, Shift, Visit, at_work_s, usual_shifts, work_s

BUSY = 0.85
"""The share of the day for which counters are busy if nobody says how many come: a day that strains a hall
and does not break it."""

_WAVES = ((0.25, 0.11, 1.0), (0.66, 0.13, 0.7))
"""Of arrivals: where in the day, how wide (both parts of the day), how high."""
_BETWEEN_WAVES = 0.35
_DOOR_CLOSES = 0.95
"""The part of the day after which hardly anybody comes."""
_GRAIN = 400
"""Steps in which the day is cut to draw an arrival."""
_LOOKED_AT = 3
_POPULAR = 4.0
"""How much more a popular service is asked for than another."""
_UNEVEN = 0.7
"""Standard deviation of a service time, parts of its mean; lognormal, as measured in public offices."""
_WALK_S, _WALK_UNEVEN = 30.0, 0.5
_SHORTEST_S = 15
_WAITED_FOR_S = 90
"""How long an operator waits for somebody who does not come."""
_WITH_CLASS, _SEVERAL, _BOOKED, _NOT_COMING, _IMPATIENT = 0.15, 0.10, 0.12, 0.04, 0.08
"""Shares of visitors."""
_COME_BACK = 0.5
"""The share of those not there when called who are back soon after."""
_KIOSK_CLASS = 3
"""How much more often a class is met that a citizen may declare than one that needs a paper."""
_SLOT_S = 900
_EARLY_S, _LATE_S, _LATE = 1200, 480, 0.15
_PARTIES = (1, 1, 1, 1, 1, 1, 1, 2, 2, 3)
_PATIENCE_S = (1200.0, 2400.0)
"""Of the impatient: at least, and on average beyond that."""


class Expected(Struct, frozen=True):
    """What is expected of a day; the rest is made up."""

    seed: int = 1
    visitors: int | None = None
    """None: as many as keep the counters busy for `busy` of the day."""
    busy: float = BUSY
    popular: frozenset[str] = frozenset()
    """Services that are asked for much more than others."""
    journeys: tuple[tuple[str, ...], ...] = ()
    """Services that are often wanted together."""


def made_up(plan: Plan, schedule: DaySchedule, expected: Expected) -> Day:
    """A day within `schedule` with every counter of `plan` at work as it is usually staffed."""
    shifts = usual_shifts((one.id for one in plan.counters), schedule)
    crowd = _Crowd(plan, schedule, shifts, expected)
    return Day(
        date=schedule.date,
        opens=schedule.opens,
        visits=crowd.visits(),
        shifts=shifts,
        schedule=schedule,
    )


class _Crowd:
    """Draws visitors, one after the other, from one stream of chance."""

    def __init__(
        self, plan: Plan, schedule: DaySchedule, shifts: tuple[Shift, ...], expected: Expected
    ) -> None:
        self._plan = plan
        self._schedule = schedule
        self._expected = expected
        self._length_s = (schedule.closes - schedule.opens) / 1000
        self._chance = Random(expected.seed)  # noqa: S311 - chance for a game, not for a secret
        self._arrivals = _cumulative(_shape(step / _GRAIN) for step in range(_GRAIN))
        self._hours = {
            one.service: [
                ((span.begins - schedule.opens) / 1000, (span.ends - schedule.opens) / 1000)
                for span in one.spans
            ]
            for one in schedule.hours
        }
        self._takers = {
            one.id: [at.id for at in plan.counters if one.id in at.services] for one in plan.services
        }
        self._wanted = {one.id: self._appeal(one) for one in plan.services}
        self._journeys = [one for one in expected.journeys if all(self._takers[leg] for leg in one)]
        self._time_s = {at.id: 0.0 for at in plan.counters}
        """Counter -> how long it is at work."""
        for shift in shifts:
            self._time_s[shift.counter] += at_work_s(shift, self._length_s)
        self._work_s = {at.id: 0.0 for at in plan.counters}
        """Counter -> the work that has been drawn for it, if it is shared evenly."""
        self._useful = [at for at in plan.counters if self._time_s[at.id] and self._wanted_of(at)]

    def visits(self) -> tuple[Visit, ...]:
        """All of them, in the order of arrival."""
        drawn: list[Visit] = []
        budget_s = self._expected.busy * sum(self._time_s.values())
        while self._useful and self._more(len(drawn), budget_s):
            one = self._visitor()
            budget_s -= work_s(one) + one.walk_s * len(one.legs)
            drawn.append(one)
        return tuple(sorted(drawn, key=lambda one: one.arrives_s))

    def _more(self, drawn: int, budget_s: float) -> bool:
        if self._expected.visitors is not None:
            return drawn < self._expected.visitors
        return budget_s > 0

    def _appeal(self, service: PlannedService) -> float:
        if service.back_office or self._hours.get(service.id) == []:
            return 0.0
        return self._chance.lognormvariate(0, 0.5) * (_POPULAR if service.id in self._expected.popular else 1)

    def _visitor(self) -> Visit:
        chance = self._chance
        services = self._wish()
        arrives_s = self._arrival(services[0])
        slot_s = self._slot(arrives_s) if len(services) == 1 and chance.random() < _BOOKED else None
        if slot_s is not None:
            late = chance.random() < _LATE
            arrives_s = slot_s + (chance.uniform(0, _LATE_S) if late else -chance.uniform(0, _EARLY_S))
        comes = chance.random() >= _NOT_COMING
        back = not comes and self._plan.rules.no_show.returns > 0 and chance.random() < _COME_BACK
        impatient = chance.random() < _IMPATIENT
        return Visit(
            arrives_s=max(0, round(arrives_s)),
            legs=tuple(Leg(service, self._takes_s(service)) for service in services),
            priority=self._class() if chance.random() < _WITH_CLASS else None,
            slot_s=slot_s,
            party=chance.choice(_PARTIES),
            patience_s=round(_PATIENCE_S[0] + chance.expovariate(1 / _PATIENCE_S[1])) if impatient else None,
            walk_s=self._uneven(_WALK_S, _WALK_UNEVEN) if comes else _WAITED_FOR_S,
            comes=comes,
            returns_after_s=round(chance.uniform(180, 900)) if back else None,
        )

    def _wish(self) -> tuple[str, ...]:
        """Something for the counters that have less to do so far; now and then several services."""
        several = self._journeys and self._chance.random() < _SEVERAL
        wish = self._chance.choice(self._journeys)[:MOST_LEGS] if several else (self._service(),)
        for service in wish:
            takers = self._takers[service]
            for at in takers:
                self._work_s[at] += (self._plan.service[service].mean_service_s + _WALK_S) / len(takers)
        return wish

    def _service(self) -> str:
        """Of the least loaded of some counters, so that no queue is hopeless by the draw alone."""
        some = self._chance.choices(self._useful, k=_LOOKED_AT)
        least = min(some, key=lambda at: self._work_s[at.id] / self._time_s[at.id])
        return self._chance.choices(least.services, self._wanted_of(least))[0]

    def _wanted_of(self, counter: PlannedCounter) -> list[float]:
        """How much each service of `counter` is asked for; empty where none is."""
        wanted = [self._wanted[one] for one in counter.services]
        return wanted if any(wanted) else []

    def _arrival(self, service: str) -> float:
        """Within the hours of the service; within the day where that does not work out."""
        spans = self._hours.get(service)
        for _ in range(50):
            at_s = self._chance.choices(range(_GRAIN), cum_weights=self._arrivals)[0] + self._chance.random()
            at_s *= self._length_s / _GRAIN
            if spans is None or any(begins <= at_s < ends for begins, ends in spans):
                return at_s
        return 0.0 if not spans else spans[0][0]

    def _slot(self, near_s: float) -> float:
        return min(round(near_s / _SLOT_S) * _SLOT_S, math.floor(self._length_s / _SLOT_S - 1) * _SLOT_S)

    def _takes_s(self, service: str) -> float:
        return self._uneven(self._plan.service[service].mean_service_s, _UNEVEN)

    def _uneven(self, mean_s: float, deviation: float) -> float:
        """Whole seconds, lognormal; `deviation` in parts of the mean."""
        variance = math.log(1 + deviation**2)
        drawn = self._chance.lognormvariate(math.log(mean_s) - variance / 2, math.sqrt(variance))
        return max(_SHORTEST_S, round(drawn))

    def _class(self) -> str | None:
        known = self._plan.priorities
        if not known:
            return None
        weights = [_KIOSK_CLASS if one.at_kiosk else 1 for one in known]
        return self._chance.choices(known, weights)[0].id


def _shape(part: float) -> float:
    """How many come at this part of the day (0 to 1), in no unit."""
    if part > _DOOR_CLOSES:
        return 0.0
    return _BETWEEN_WAVES + sum(
        height * math.exp(-((part - middle) ** 2) / (2 * width**2)) for middle, width, height in _WAVES
    )


def _cumulative(heights: Iterable[float]) -> list[float]:
    total, sums = 0.0, []
    for height in heights:
        total += height
        sums.append(total)
    return sums
