"""How long a citizen will probably wait, in words.

Owns the choice between a range, an upper end and a few minutes. Must not know where the words stand: on a
tile, on a page, on paper.
"""

from typing import Final

from center_hub.contract.words import Wait, shown_wait
from config.languages import Language

_FEW_MIN: Final = 5
"""As short as a wait is told."""


def said_wait(wait: Wait, language: Language) -> str:
    """A wait within a sentence: `about 20 to 35 minutes`, `at most 10 minutes`, `a few minutes`."""
    least, most = shown_wait(wait)
    if most <= _FEW_MIN:
        return language.text("wait.a_few")
    if not least:
        return language.text("wait.at_most", most=most)
    return language.text("wait.about", least=least, most=most)


def worth_telling(wait: Wait | None, ahead: int) -> bool:
    """Whether a wait is known, and tells more than that nobody is ahead."""
    return wait is not None and (ahead > 0 or shown_wait(wait)[1] > _FEW_MIN)
