"""How long a citizen will probably wait, in the volunteer's words.

Owns the choice between a range, an upper end and a few minutes, and their short forms. Must not know where
they stand.
"""

from typing import Final

from center_hub.contract.words import Wait, shown_wait
from counter_terminal.words import Words

_FEW_MIN: Final = 5
"""As short as a wait is told."""


def said_wait(wait: Wait, words: Words) -> str:
    """A wait as a citizen is told it: `about 20 to 35 minutes`, `at most 10 minutes`, `a few minutes`."""
    least, most = shown_wait(wait)
    if most <= _FEW_MIN:
        return words.text("wait.a_few")
    if not least:
        return words.text("wait.at_most", most=most)
    return words.text("wait.about", least=least, most=most)


def short_wait(wait: Wait, words: Words) -> str:
    """The same where there is little room: `20-35 min`, `up to 10 min`."""
    least, most = shown_wait(wait)
    if not least:
        return words.text("wait.short_at_most", most=most)
    return words.text("wait.short_about", least=least, most=most)
