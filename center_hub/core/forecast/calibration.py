"""Where the true waits lay, of forecasts like this one.

Owns the way from the mean of a few plays to quantiles that keep their word: those of wait over forecast,
among past forecasts of about this size. Knows nothing of how the forecast was made, so it also corrects what
the plays leave out.
"""

import math
from array import array
from bisect import bisect_left
from typing import Literal

from msgspec import Struct

from center_hub.contract.words import Wait
from center_hub.core.forecast.packing import Real, Whole, packed, real, whole

Band = Literal[0, 1]
"""0: whoever has no class, no appointment and no service behind them; 1: all others."""
_BANDS: tuple[Band, ...] = (0, 1)
_ADDED_S = 30.0
"""So that a forecast of nothing has a size too."""
_NODES = tuple(math.log(_ADDED_S * 2**node) for node in range(9))
"""Logarithms of the sizes at which quantiles are kept: forecasts of 0, 30, 90 ... 7650 s; linear between."""
_STEP = math.log(2)
_QUANTILES = (0.1, 0.55, 0.9)
"""The middle one is above the half on purpose: told too much is forgiven sooner than told too little."""
_START = (
    (0.05, 0.1, 0.17, 0.24, 0.3, 0.38, 0.45, 0.5, 0.52),
    (0.6, 0.77, 0.88, 0.93, 0.96, 0.98, 0.99, 0.99, 0.99),
    (2.8, 2.3, 2.1, 1.95, 1.8, 1.75, 1.7, 1.7, 1.7),
)
"""What is assumed before anything was seen, as if it had been seen `_ASSUMED` times."""
_ASSUMED = 60.0
_REMEMBERED = 12_000
_HALF_DAYS = 8.0
Table = tuple[tuple[float, ...], ...]


class FrozenCalibration(Struct, frozen=True, forbid_unknown_fields=True):
    """`Calibration` as it is kept."""

    day: int
    days: bytes
    bands: bytes
    sizes: bytes
    ratios: bytes
    tables: tuple[Table, Table]


class Calibration:
    """Learns from pairs of forecast and wait; fitted when a day is over."""

    def __init__(self) -> None:
        self._day = 0
        self._days: Whole = array("i")
        self._bands: Whole = array("B")
        self._sizes: Real = array("f")
        self._ratios: Real = array("f")
        self._tables: tuple[Table, Table] = (_START, _START)

    def wait(self, band: Band, played_s: float) -> Wait:
        """What to tell where the plays say `played_s` on the mean."""
        size = played_s + _ADDED_S
        at = min(max((math.log(size) - _NODES[0]) / _STEP, 0.0), len(_NODES) - 1.001)
        node = int(at)
        above = at - node
        least, likely, most = (
            size * (row[node] * (1 - above) + row[node + 1] * above) for row in self._tables[band]
        )
        middle = max(0, round(likely))
        return Wait(least=max(0, min(round(least), middle)), likely=middle, most=max(round(most), middle))

    def learn(self, band: Band, played_s: float, waited_s: float) -> None:
        """Whoever was told by `played_s` has waited so long."""
        size = played_s + _ADDED_S
        self._days.append(self._day)
        self._bands.append(band)
        self._sizes.append(math.log(size))
        self._ratios.append(waited_s / size)

    def day_over(self) -> None:
        """Fit the quantiles anew."""
        self._day += 1
        for column in (self._days, self._bands, self._sizes, self._ratios):
            del column[:-_REMEMBERED]
        self._tables = (self._fitted(0), self._fitted(1))

    def _fitted(self, band: Band) -> Table:
        """Weighted quantiles at each node, drawn to what is assumed where little was seen."""
        seen = sorted(
            (ratio, size, 0.5 ** ((self._day - day) / _HALF_DAYS))
            for day, its, size, ratio in zip(self._days, self._bands, self._sizes, self._ratios, strict=True)
            if its == band
        )
        columns = [self._at(node, seen) for node in range(len(_NODES))]
        return tuple(zip(*columns, strict=True))

    @staticmethod
    def _at(node: int, seen: list[tuple[float, float, float]]) -> tuple[float, ...]:
        centre = _NODES[node]
        ratios, reached, weight = [], [], 0.0
        for ratio, size, recency in seen:
            apart = abs(size - centre)
            if apart < _STEP:  # a triangle between the neighbouring nodes
                weight += recency * (1 - apart / _STEP)
                ratios.append(ratio)
                reached.append(weight)
        assumed = tuple(row[node] for row in _START)
        if not ratios:
            return assumed
        return tuple(
            (weight * ratios[min(bisect_left(reached, share * weight), len(ratios) - 1)] + _ASSUMED * start)
            / (weight + _ASSUMED)
            for share, start in zip(_QUANTILES, assumed, strict=True)
        )

    def freeze(self) -> FrozenCalibration:
        """As it is kept."""
        return FrozenCalibration(
            day=self._day,
            days=packed(self._days),
            bands=packed(self._bands),
            sizes=packed(self._sizes),
            ratios=packed(self._ratios),
            tables=self._tables,
        )

    @classmethod
    def thaw(cls, frozen: FrozenCalibration) -> "Calibration":
        """What was kept; raises ValueError if it does not fit together."""
        thawed = cls()
        thawed._day, thawed._tables = frozen.day, frozen.tables
        thawed._days, thawed._bands = whole("i", frozen.days), whole("B", frozen.bands)
        thawed._sizes, thawed._ratios = real("f", frozen.sizes), real("f", frozen.ratios)
        columns = {len(one) for one in (thawed._days, thawed._bands, thawed._sizes, thawed._ratios)}
        rows = [row for table in frozen.tables for row in table]
        if (
            len(columns) != 1
            or any(len(table) != len(_QUANTILES) for table in frozen.tables)
            or any(len(row) != len(_NODES) for row in rows)
        ):
            raise ValueError("a calibration that does not fit together")
        return thawed
