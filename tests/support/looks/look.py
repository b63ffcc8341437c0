"""What is looked at: a window, and what it is meant to be. Must not know any app."""

import enum
from dataclasses import dataclass, field

from hardware.screen.theme import Place, ScreenSize
from hardware.screen.window import Window


class Mode(enum.StrEnum):
    """How a page is shown."""

    PLAIN = "plain"
    LARGE = "large"
    """Large text."""
    STRONG = "strong"
    """High contrast."""
    DARK = "dark"
    LOW = "low"
    """Everything that is touched within reach of a chair."""
    ALL = "all"
    """Large, in high contrast and low, all at once."""
    LONG = "long"
    """Plain, with every text of the language 40 % longer, as another language may well be."""


@dataclass(frozen=True, slots=True)
class Look:
    """An open window and what stands in it.

    `lower_edge_mm` is the height of the screen's lower edge above the floor.
    """

    window: Window
    place: Place
    screen: ScreenSize
    language: str
    mode: Mode = Mode.PLAIN
    lower_edge_mm: float = 750.0
    good_focus: set[object] = field(default_factory=set, repr=False, compare=False)
    """The kinds of target of this window whose focus was seen to be well drawn."""

    @property
    def px_per_mm(self) -> float:
        """How many pixels a millimetre of this screen has."""
        return float(self.window.facts.property("pxPerMm"))
