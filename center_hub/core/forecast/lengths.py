"""How long services take here, and how much that varies.

Owns the reckoning from what the centre has written, which may be wrong, and what was seen, which may be
little: empirical Bayes (Efron and Morris 1975). The mean of a service is what was seen of it, and beside that
what was stated counts as so many more, corrected by how wrong all that was stated is together. How many more
follows from how well it fits where much was seen.
"""

import math
from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping
from statistics import NormalDist

from msgspec import Struct

from center_hub.core.forecast.averages import FADES, believed
from center_hub.core.forecast.packing import Real, Whole, packed, real, whole
from center_hub.core.plan import PlannedService

POINTS = 64
"""Of the distribution of one service over the mean of its kind."""
_VARIANCE = 0.5
"""Of the same, roughly: what one service varies by when its mean is 1. Seen in many kinds of offices."""
_WEIGH_EVERY = 60
_REMEMBERED = 6000
_ENOUGH = 150
"""Services seen before their own distribution replaces the one that is assumed."""
_AS_STATED_MS = 6_000_000.0
"""So much work counts as seen just as stated, before any is."""
_UNKNOWN_MS = 300_000.0


class FrozenLengths(Struct, frozen=True, forbid_unknown_fields=True):
    """`Lengths` as it is kept."""

    services: list[str]
    count: bytes
    total: bytes
    level: float
    trust: float
    spread: bytes
    recent: bytes
    recent_ms: bytes


class Lengths:
    """Learns; answers in milliseconds."""

    def __init__(self) -> None:
        self._services: list[str] = []
        self._index: dict[str, int] = {}
        self._count: Real = array("d")
        self._total: Real = array("d")
        self.level = 1.0
        """What was seen, over what had been stated for it."""
        self.trust = 3.0
        """As how many services seen a stated mean counts."""
        self.spread: Real = _assumed()
        """Equally likely multiples of the mean, rising; 1 on the mean."""
        self._recent: Whole = array("H")
        self._recent_ms: Real = array("f")

    def mean_ms(self, service: str, planned: PlannedService | None) -> float:
        """The mean of `service`; `planned` is what the centre has written, None: nothing."""
        at = self._index.get(service)
        stated = _UNKNOWN_MS if planned is None else planned.mean_service_s * 1000.0
        expected = self.level * stated
        if at is None:
            return expected
        trust = self.trust
        return (self._total[at] + trust * expected) / (self._count[at] + trust)

    def left_ms(self, mean_ms: float, elapsed_ms: float, chance: Callable[[], float]) -> float:
        """How much longer a service goes on that has lasted `elapsed_ms`: one of those that last longer."""
        spread = self.spread
        longer = bisect_left(spread, elapsed_ms / mean_ms)
        if longer >= POINTS - 1:
            return mean_ms * chance()
        return mean_ms * spread[longer + int(chance() * (POINTS - longer))] - elapsed_ms

    def see(self, service: str, took_ms: float, services: Mapping[str, PlannedService]) -> None:
        """One `service` took so long; `services` are those of the plan.

        One that was begun and finished at once has a length, or lengths would be multiples of nothing; one
        that nobody thought of finishing is taken for a long one.
        """
        took_ms = max(1.0, believed(took_ms, self.mean_ms(service, services.get(service))))
        at = self._index.get(service)
        if at is None:
            at = len(self._services)
            self._services.append(service)
            self._count.append(0.0)
            self._total.append(0.0)
            self._index[service] = at  # last: another thread may be asking
        self._count[at] += 1
        self._total[at] += took_ms
        self._recent.append(at)
        self._recent_ms.append(took_ms)
        if len(self._recent) % _WEIGH_EVERY == _WEIGH_EVERY // 2:
            self._weigh(services)

    def day_over(self, services: Mapping[str, PlannedService]) -> None:
        """Weigh what is stated, see how services vary, and forget a little."""
        self._weigh(services)
        del self._recent[:-_REMEMBERED], self._recent_ms[:-_REMEMBERED]
        self._vary(services)
        self._count = array("d", (one * FADES for one in self._count))
        self._total = array("d", (one * FADES for one in self._total))

    def _weigh(self, services: Mapping[str, PlannedService]) -> None:
        """How wrong is what is stated: all of it together, and each beyond what chance makes of few."""
        seen = [
            (count, total, services[service].mean_service_s * 1000.0)
            for service, count, total in zip(self._services, self._count, self._total, strict=True)
            if count and service in services
        ]
        served = sum(total for _, total, _ in seen)
        stated = sum(count * mean for count, _, mean in seen)
        self.level = level = (served + _AS_STATED_MS) / (stated + _AS_STATED_MS)
        variance, weight = 0.2, 2.0  # as if two services had been seen to be off by a third
        for count, total, mean in seen:
            off = total / (count * mean * level) - 1
            share = count / (count + 2)
            variance += share * (min(off * off, 4.0) - _VARIANCE / count)
            weight += share
        self.trust = _VARIANCE / min(max(variance / weight, 0.02), 0.7)

    def _vary(self, services: Mapping[str, PlannedService]) -> None:
        means = [self.mean_ms(service, services.get(service)) for service in self._services]
        ratios = sorted(ms / means[at] for at, ms in zip(self._recent, self._recent_ms, strict=True))
        if len(ratios) < _ENOUGH:
            return
        mean = sum(ratios) / len(ratios)
        points = (ratios[int((point + 0.5) / POINTS * len(ratios))] / mean for point in range(POINTS))
        self.spread = array("d", points)

    def freeze(self) -> FrozenLengths:
        """As it is kept."""
        return FrozenLengths(
            services=list(self._services),
            count=packed(self._count),
            total=packed(self._total),
            level=self.level,
            trust=self.trust,
            spread=packed(self.spread),
            recent=packed(self._recent),
            recent_ms=packed(self._recent_ms),
        )

    @classmethod
    def thaw(cls, frozen: FrozenLengths) -> "Lengths":
        """What was kept; raises ValueError if it does not fit together."""
        thawed = cls()
        thawed._services = list(frozen.services)
        thawed._index = {service: at for at, service in enumerate(frozen.services)}
        thawed._count, thawed._total = real("d", frozen.count), real("d", frozen.total)
        thawed.level, thawed.trust = frozen.level, frozen.trust
        thawed.spread = real("d", frozen.spread)
        thawed._recent, thawed._recent_ms = whole("H", frozen.recent), real("f", frozen.recent_ms)
        known = len(thawed._index)
        fits = (
            len(thawed._count) == len(thawed._total) == known == len(frozen.services)
            and len(thawed.spread) == POINTS
            and all(0 < one < math.inf for one in (thawed.level, thawed.trust, *thawed.spread))
            and len(thawed._recent) == len(thawed._recent_ms)
            and all(at < known for at in thawed._recent)
        )
        if not fits:
            raise ValueError("lengths that do not fit together")
        return thawed


def _assumed() -> Real:
    """Log-normal, with the variance that is assumed, before any service was seen."""
    sigma = math.sqrt(math.log(1 + _VARIANCE))
    normal = NormalDist(-sigma * sigma / 2, sigma)
    return array("d", (math.exp(normal.inv_cdf((point + 0.5) / POINTS)) for point in range(POINTS)))
