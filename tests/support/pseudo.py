"""A pseudo language: a real one with every text 40 % longer and accented, to see what a screen does with it.

Owns the lengthening. What is not lengthened on a screen came from no language file (or from the centre's).
Must not know any screen.
"""

import itertools
import math
import re
from collections.abc import Iterator
from typing import Final

import attrs

from config.languages import Language

LONGER: Final = (2, 5)
"""Letters added for letters there: 40 %, rounded up, so that one letter gains one."""

_ACCENTED: Final = str.maketrans("aceinosuzACEINOSUZеиаЕИАا", "àçéîñöšûžÀÇÉÎÑÖŠÛŽёйӑЁЙӐآ")  # noqa: RUF001  twins meant
_PARTS: Final = re.compile(r"(\{[a-z_]+\})")


def pseudo(language: Language) -> Language:
    """The language with every text `lengthened` and its own name too; code, rules and voice stay."""
    return attrs.evolve(
        language,
        name=lengthened(language.name),
        texts={key: lengthened(text) for key, text in language.texts.items()},
    )


def lengthened(text: str) -> str:
    """A text with 40 % more letters, in its own script, and accents; `{names}` and all else stay."""
    letters = itertools.count(1)
    parts = _PARTS.split(text)
    return "".join(
        part if part.startswith("{") else "".join(_shown(sign, letters) for sign in part) for part in parts
    )


def _shown(sign: str, letters: Iterator[int]) -> str:
    """A sign as it is shown: a letter accented, and twice where the 40 % have come to one more."""
    if not sign.isalpha():
        return sign
    nth = next(letters)
    again = _more(nth) - _more(nth - 1)
    return sign.translate(_ACCENTED) * (1 + again)


def _more(letters: int) -> int:
    more, per = LONGER
    return math.ceil(letters * more / per)
