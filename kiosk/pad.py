"""Typing on the screen: Latin letters and digits, as codes and documents have them in every country.

Owns which keys there are, how they lie and how much may be typed. Must not know what is done with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from center_hub.contract.codes import latin_digits
from kiosk.page import Page
from kiosk.situation import Next, Rule, Situation
from kiosk.visit import Visitor

FEWEST: Final = 4
"""Shorter than any code and any document."""
MOST: Final[Mapping[Page, int]] = {Page.CODE: 16, Page.DOCUMENT: 20}

_DIGITS: Final = "1234567890"
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
KEYS: Final = frozenset(_DIGITS + _LETTERS)
_UPRIGHT: Final = (("12345", 5), ("67890", 5), ("ABCDEFGHI", 9), ("JKLMNOPQR", 9), ("STUVWXYZ", 9))
"""The rows, and how many keys share the width; upright the last place of the last row is for erasing."""
_LYING: Final = (("1234567890AB", 12), ("CDEFGHIJKLMN", 12), ("OPQRSTUVWXYZ", 12))
_LOW: Final = (("123456789", 9), ("0ABCDEFGH", 9), ("IJKLMNOPQ", 9), ("RSTUVWXYZ", 9))
"""Twelve keys of 20 mm do not stand side by side on the lower half of an upright screen."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key and its place: the row from the top, and which of `of` it is from the left, in every language."""

    letter: str
    row: int
    column: int
    of: int


def keys(*, upright: bool, low: bool = False) -> tuple[Key, ...]:
    """All keys as they lie on an upright screen, on a lying one, or `low` on an upright one."""
    rows = _LOW if low else _UPRIGHT if upright else _LYING
    return tuple(
        Key(letter, row, column, of)
        for row, (letters, of) in enumerate(rows)
        for column, letter in enumerate(letters)
    )


def on_key(_now: Situation, here: Visitor, letter: str) -> Next:
    """One more letter or digit, while there is room."""
    typed = here.step.typed
    fits = letter in KEYS and len(typed) < MOST[here.step.page]
    return here.here(typed=typed + letter) if fits else here


def on_erase(_now: Situation, here: Visitor, _value: str) -> Next:
    """The last one taken back."""
    return here.here(typed=here.step.typed[:-1])


def filled(here: Visitor, text: str) -> Visitor:
    """What was scanned in place of what was typed, if there is room for it; the citizen still sends it."""
    fits = FEWEST <= len(text) <= MOST[here.step.page]
    return here.here(typed=latin_digits(text)) if fits else here


RULES: Mapping[str, Rule] = {"key": on_key, "erase": on_erase}
"""Intent -> where it leads."""
