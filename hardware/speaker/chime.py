"""The chime before a call: two calm tones that make a hall listen, reckoned when first wanted.

Owns its sound. Must not know who is called.
"""

import math
from collections.abc import Iterator
from functools import cache
from typing import Final

from hardware.speaker.sound import FULL_SCALE, RATE, Sound, from_samples

_TONES: Final = ((659.26, 0.0), (523.25, 0.45))
"""Hertz and the second each begins: E5, then C5, a falling major third, as door chimes have it."""

_LENGTH_S: Final = 1.5
_FADE_IN_S: Final = 0.008
"""A tone that begins at once begins with a click."""
_FADE_OUT_S: Final = 0.05
_HALF_LIFE_S: Final = 0.16
_LOUDNESS: Final = 0.4
"""Of full scale, each tone: together they stay well below it, and below a voice."""


@cache
def chime() -> Sound:
    """The chime."""
    return from_samples(round(FULL_SCALE * value) for value in _wave())


def _wave() -> Iterator[float]:
    for at in range(round(_LENGTH_S * RATE)):
        seconds = at / RATE
        ending = min(1.0, (_LENGTH_S - seconds) / _FADE_OUT_S)
        yield ending * sum(_tone(hertz, seconds - begins) for hertz, begins in _TONES)


def _tone(hertz: float, seconds: float) -> float:
    """A struck bar: a fundamental with a soft octave, dying away by halves."""
    if seconds <= 0:
        return 0.0
    envelope = _LOUDNESS * min(1.0, seconds / _FADE_IN_S) * math.pow(0.5, seconds / _HALF_LIFE_S)
    angle = 2 * math.pi * hertz * seconds
    return envelope * (math.sin(angle) + 0.2 * math.sin(2 * angle)) / 1.2
