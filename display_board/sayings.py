"""What the centre's file says, once in each language of the board, and when the board changes language.

Owns that turn. Must not know what is said, nor where it stands. `now` is monotonic seconds.
"""

from collections.abc import Sequence

from config.languages import Language
from config.model import Centre, Text

TURN_S = 8.0
"""How long words stand in one language, and a page of several, in seconds: three names are read twice."""


def turn_at(now: float) -> int:
    """Rises by one every `TURN_S`."""
    return int(now // TURN_S)


def next_turn(now: float) -> float:
    """When `turn_at` rises."""
    return (turn_at(now) + 1) * TURN_S


def said(centre: Centre, text: Text, languages: Sequence[Language]) -> list[str]:
    """The text in each of the languages, as `said_in` has it."""
    return [said_in(language, centre, text) for language in languages]


def said_in(language: Language, centre: Centre, text: Text) -> str:
    """The text in this language, else in the centre's main one, else as it is: a board has no blanks."""
    codes = (language.code, centre.languages[0], *text)
    return next(text[code] for code in codes if text.get(code))
