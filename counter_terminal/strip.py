"""The small form of the counter's window: a strip in a corner, above the programs of the operator's agency.

Owns whether the window is small, in which corner, and where on a screen that is. Must not know windows,
files, or what stands in the strip.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

WIDTH_MM: Final = 140.0
HEIGHT_MM: Final = 28.0
"""The longest name of a service stands beside number and time in two lines. Six hundredths of a screen of
15.6 inches; what it covers, an operator moves away from with one key."""


class Corner(StrEnum):
    """Where the strip stands; the values are what a device remembers."""

    TOP_LEFT = "top-left"
    TOP_RIGHT = "top-right"
    BOTTOM_RIGHT = "bottom-right"
    BOTTOM_LEFT = "bottom-left"

    @property
    def is_left(self) -> bool:
        """At the left edge of the screen."""
        return self in (Corner.TOP_LEFT, Corner.BOTTOM_LEFT)

    @property
    def is_top(self) -> bool:
        """At the upper edge of the screen."""
        return self in (Corner.TOP_LEFT, Corner.TOP_RIGHT)


ARROWS: Final = frozenset({"Left", "Right", "Up", "Down"})
_AT: Final[Mapping[tuple[bool, bool], Corner]] = {(one.is_top, one.is_left): one for one in Corner}
_ROUND: Final = tuple(Corner)


@dataclass(frozen=True, slots=True)
class Strip:
    """Whether the window is small, and the corner it takes then."""

    on: bool = False
    corner: Corner = Corner.TOP_RIGHT

    def switched(self) -> "Strip":
        """Small instead of large, or large instead of small; the corner is remembered."""
        return replace(self, on=not self.on)

    def moved(self, key: str = "") -> "Strip":
        """In the corner that an arrow key points to; without a key in the next one round."""
        if key not in ARROWS:
            return replace(self, corner=_ROUND[(_ROUND.index(self.corner) + 1) % len(_ROUND)])
        top = key == "Up" if key in ("Up", "Down") else self.corner.is_top
        left = key == "Left" if key in ("Left", "Right") else self.corner.is_left
        return replace(self, corner=_AT[top, left])


AT_FIRST: Final = Strip()
"""Before anybody made it small."""


def place(
    corner: Corner, room: tuple[int, int, int, int], size: tuple[int, int]
) -> tuple[int, int, int, int]:
    """Left, top, width and height of a strip of `size` in a corner of `room`, in pixels.

    `room` is left, top, width and height of what a screen leaves to its programs. A strip is never larger.
    """
    left, top, across, down = room
    width, height = min(size[0], across), min(size[1], down)
    return (
        left if corner.is_left else left + across - width,
        top if corner.is_top else top + down - height,
        width,
        height,
    )
