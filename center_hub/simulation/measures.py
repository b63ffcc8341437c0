"""What can be said of played days in figures: waits, promises kept, counters, forecasts. Pure.

Owns the reckoning. Every number of people is for a day: several days are counted together and divided. Must
not know how a figure is shown (`report`, `plot`).

A wait is from joining the line, or from the appointed time where one was early, to the first call; for those
who were never called, until they left or the day was closed, and their promise counts as missed.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from statistics import fmean, median

from msgspec import Struct

from center_hub.simulation.played import Ending, Played, Stay

NO_CLASS = "-"
"""Those who are in no priority class."""


class Waits(Struct, frozen=True):
    """Waits of one kind of people; seconds."""

    people: float
    """A day."""
    mean_s: float
    median_s: float
    p95_s: float
    worst_s: float
    promised_s: float
    """On the mean, for promises differ by class."""
    missed: float
    """People a day whose wait was longer than promised, or who were never called."""

    @property
    def kept_percent(self) -> float:
        """Of the people, those with whom the promise was kept."""
        return 100.0 if not self.people else 100 * (1 - self.missed / self.people)


class Forecasts(Struct, frozen=True):
    """How good the forecasts on the papers were, of those that were called."""

    told: float
    """A day."""
    mean_error_s: float
    """Mean distance of the likely wait from what it was."""
    between_percent: float
    """Waits from `least` to `most`; 80 were right."""
    longer_percent: float
    """Waits longer than `most`; 10 were right."""


class DeskShare(Struct, frozen=True):
    """One counter."""

    counter: str
    at_work_s: float
    busy_percent: float
    served: float


class Measures(Struct, frozen=True):
    """Everything that is said of one or several days under one plan."""

    days: int
    visitors: float
    turned_away: dict[str, float]
    """Reason -> visitors a day who got no ticket."""
    everybody: Waits
    services: dict[str, Waits]
    classes: dict[str, Waits]
    endings: dict[str, float]
    """How waits ended -> people a day."""
    busy_percent: float
    """Of all counters while they were at work."""
    desks: tuple[DeskShare, ...]
    over_time_s: float
    """How long after closing time the last service ended; the mean over the days."""
    forecasts: Forecasts | None = None


def measured(days: Sequence[Played]) -> Measures:
    """The measures of one day or several; of one at least."""
    number = len(days)
    stays = [stay for day in days for stay in day.stays]
    return Measures(
        days=number,
        visitors=sum(day.visits for day in days) / number,
        turned_away=_counted((one.reason for day in days for one in day.turned_away), number),
        everybody=waits(stays, number),
        services=_by(stays, number, lambda stay: stay.service),
        classes=_by(stays, number, lambda stay: stay.priority or NO_CLASS),
        endings={str(one): 0.0 for one in Ending} | _counted((stay.ending for stay in stays), number),
        busy_percent=_busy(days),
        desks=_desks(days),
        over_time_s=fmean(max(0.0, day.ended_s - day.length_s) for day in days),
        forecasts=_forecasts(stays, number),
    )


def waits(stays: Sequence[Stay], days: int = 1) -> Waits:
    """The waits of `stays`, which happened on `days` days; zeros for nobody."""
    if not stays:
        return Waits(0, 0, 0, 0, 0, 0, 0)
    sorted_s = sorted(stay.wait_s for stay in stays)
    return Waits(
        people=len(stays) / days,
        mean_s=fmean(sorted_s),
        median_s=median(sorted_s),
        p95_s=percentile(sorted_s, 95),
        worst_s=sorted_s[-1],
        promised_s=fmean(stay.promised_s for stay in stays),
        missed=sum(not stay.kept for stay in stays) / days,
    )


def percentile(sorted_values: Sequence[float], percent: float) -> float:
    """The smallest of `sorted_values` (never empty) that `percent` of them do not exceed."""
    return sorted_values[max(0, math.ceil(len(sorted_values) * percent / 100) - 1)]


def waiting_over_time(days: Sequence[Played], step_s: int = 300) -> list[tuple[int, float]]:
    """How many tickets wait at each `step_s` of the day; the mean over the days."""
    last = max((day.ended_s for day in days), default=0.0)
    steps = range(0, math.ceil(last / step_s) * step_s + 1, step_s)
    change = [0] * (len(steps) + 1)
    for day in days:
        for stay in day.stays:
            change[math.ceil(stay.joined_s / step_s)] += 1
            change[min(len(steps), math.ceil(stay.until_s / step_s))] -= 1
    line, standing = [], 0
    for step, by in zip(steps, change, strict=False):
        standing += by
        line.append((step, standing / len(days)))
    return line


def _by(stays: Iterable[Stay], days: int, key: Callable[[Stay], str]) -> dict[str, Waits]:
    groups: dict[str, list[Stay]] = defaultdict(list)
    for stay in stays:
        groups[key(stay)].append(stay)
    return {name: waits(groups[name], days) for name in sorted(groups)}


def _counted(words: Iterable[str], days: int) -> dict[str, float]:
    counts: dict[str, int] = defaultdict(int)
    for word in words:
        counts[str(word)] += 1
    return {word: counts[word] / days for word in sorted(counts)}


def _busy(days: Sequence[Played]) -> float:
    at_work = sum(desk.at_work_s for day in days for desk in day.desks)
    busy = sum(desk.busy_s for day in days for desk in day.desks)
    return 100 * busy / at_work if at_work else 0.0


def _desks(days: Sequence[Played]) -> tuple[DeskShare, ...]:
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for day in days:
        for desk in day.desks:
            row = sums[desk.counter]
            row[0], row[1], row[2] = row[0] + desk.at_work_s, row[1] + desk.busy_s, row[2] + desk.served
    return tuple(
        DeskShare(counter, at_work / len(days), 100 * busy / at_work if at_work else 0.0, served / len(days))
        for counter, (at_work, busy, served) in sums.items()
    )


def _forecasts(stays: Iterable[Stay], days: int) -> Forecasts | None:
    told = [(stay.forecast, stay.wait_s) for stay in stays if stay.called and stay.forecast is not None]
    if not told:
        return None
    return Forecasts(
        told=len(told) / days,
        mean_error_s=fmean(abs(wait.likely - was_s) for wait, was_s in told),
        between_percent=100 * fmean(wait.least <= was_s <= wait.most for wait, was_s in told),
        longer_percent=100 * fmean(was_s > wait.most for wait, was_s in told),
    )
