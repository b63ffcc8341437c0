"""A mean that begins with a guess and forgets slowly.

Owns the reckoning; knows nothing of what is averaged.
"""

import math

from msgspec import Struct

FADES = 0.97
"""What a day's experience weighs on the day after: half is forgotten in three weeks."""
_AT_MOST = 6.0


def believed(took: float, mean: float) -> float:
    """`took`, as far as that can be of what takes `mean`: a key forgotten for hours is no work of hours."""
    return min(max(took, 0.0), _AT_MOST * mean)


class Average(Struct):
    """The mean of what was seen, and of a guess that counts as so many sightings."""

    total: float
    weight: float

    def __post_init__(self) -> None:
        if not (self.weight > 0 and math.isfinite(self.total)):
            raise ValueError("a mean of nothing")

    @classmethod
    def guessed(cls, value: float, weight: float) -> "Average":
        """Nothing seen yet: `value`, as if it had been seen `weight` times."""
        return cls(total=value * weight, weight=weight)

    @property
    def mean(self) -> float:
        """As far as is known."""
        return self.total / self.weight

    def see(self, value: float) -> None:
        """One more."""
        self.total += value
        self.weight += 1

    def see_time(self, took: float) -> None:
        """One more that took so long, in any unit of time; no single one makes the mean another."""
        self.see(believed(took, self.mean))

    def fade(self) -> None:
        """A day has passed; the mean stays as it is, and what comes counts for more beside it."""
        self.total *= FADES
        self.weight *= FADES
