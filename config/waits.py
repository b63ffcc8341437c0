"""A wait in words: the choice between a range, an upper end and a few minutes, and their short forms.

Owns that choice for every screen and paper, so that one citizen reads the same thing everywhere. Must not
know who forecasts, nor where the words stand. The minutes arrive round: `contract.words.shown_wait`.
"""

from typing import Final, Protocol

Minutes = tuple[int, int]
"""From and to."""

_FEW_MIN: Final = 5
"""As short as a wait is told."""


class Sentences(Protocol):
    """Whoever has the words of one language."""

    def text(self, key: str, **values: object) -> str:
        """The sentence of `key` with its names filled in."""


def said_wait(minutes: Minutes, words: Sentences) -> str:
    """Within a sentence: `about 20 to 35 minutes`, `at most 10 minutes`, `a few minutes`."""
    least, most = minutes
    if most <= _FEW_MIN:
        return words.text("wait.a_few")
    if not least:
        return words.text("wait.at_most", most=most)
    return words.text("wait.about", least=least, most=most)


def short_wait(minutes: Minutes, words: Sentences) -> str:
    """Where there is little room, or it is read from afar: `20-35 min`, `up to 10 min`."""
    least, most = minutes
    if not least:
        return words.text("wait.short_at_most", most=most)
    return words.text("wait.short_about", least=least, most=most)


def worth_telling(minutes: Minutes, ahead: int) -> bool:
    """Whether a wait tells more than that nobody is ahead."""
    return ahead > 0 or minutes[1] > _FEW_MIN
