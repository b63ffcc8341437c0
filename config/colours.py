"""How colours contrast, and which one near a given colour contrasts enough: arithmetic on `#RRGGBB` texts.

Source of contrast and luminance: WCAG 2.2, "contrast ratio" and "relative luminance". Must not know what a
colour is for.
"""

from collections.abc import Iterable
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Final

_STEPS: Final = 512  # of lightness, finer than the 256 a screen can show


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, from 1 (alike) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: str, grounds: Iterable[str]) -> float:
    """The ratio on that ground on which it is worst."""
    return min(contrast(colour, ground) for ground in grounds)


def cut_to_tenths(ratio: float) -> float:
    """The ratio as it is told: never rounded up, so that what fails by little is not told as passing."""
    return int(ratio * 10) / 10


def nearest_passing(colour: str, grounds: Iterable[str], ratio: float) -> str:
    """The colour of the same hue, nearest in lightness, that has `ratio` on every ground.

    The colour itself where it passes; black or white where no shade of it does.
    """
    known = tuple(grounds)
    if least_contrast(colour, known) >= ratio:
        return colour
    hue, light, depth = rgb_to_hls(*_shares(colour))
    shades = sorted((abs(step / _STEPS - light), step / _STEPS) for step in range(_STEPS + 1))
    passing = (
        shade
        for _, lightness in shades
        if least_contrast(shade := _written(hls_to_rgb(hue, lightness, depth)), known) >= ratio
    )
    return next(passing, max("#000000", "#FFFFFF", key=lambda end: least_contrast(end, known)))


def mixed(colour: str, into: str, share: float) -> str:
    """`share` (0 to 1) of the colour, the rest of the other."""
    pairs = zip(_shares(colour), _shares(into), strict=True)
    red, green, blue = (one * share + other * (1 - share) for one, other in pairs)
    return _written((red, green, blue))


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  WCAG's figure
        for part in _shares(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _shares(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(shares: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(share * 255):02X}" for share in shares)
