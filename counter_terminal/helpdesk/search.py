"""Finding a service by a few letters, whatever keyboard, accents or language they were typed in.

Owns how names are compared and the letters a search is typed with. What is compared is never shown.
"""

import unicodedata
from collections.abc import Mapping
from typing import Final

from config.model import Centre, Service

MOST_FOUND: Final = 6
"""More are not read: the volunteer types another letter instead."""

ALPHABETS: Final[Mapping[str, tuple[str, ...]]] = {
    "az": ("QÜERTYUİOPÖĞ", "ASDFGHJKLIƏ", "ZXCVBNMÇŞ"),
    "ru": ("ЙЦУКЕНГШЩЗХЪ", "ФЫВАПРОЛДЖЭ", "ЯЧСМИТЬБЮ"),
    "en": ("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"),
    "prs": ("ضصثقفغعهخحجچ", "شسیبلاتنمکگ", "ظطزرذدپوئژ"),
    "ps": ("ضصثقفغعهخحجچ", "شسیبلاتنمکګځ", "ظطزرذدپوټډړڅ", "ږښڼژېئ"),
}
"""The keys of a search, row by row, as keyboards of the language have them."""

_SAME: Final = str.maketrans(
    # Arabic yeh, alef maksura and the Pashto yehs; kaf and gaf; ae and teh marbuta; letters with a ring.
    "IıİƏəيىېۍكەةګړټډڼ",  # noqa: RUF001 - letters that look alike are what this is about
    "iiieeیییی" + "کههگرتدن",
)
"""Letters that hurried fingers and other keyboards write as one."""


def folded(text: str) -> str:
    """The text as it is compared: without case, accents and joiners."""
    plain = unicodedata.normalize("NFKD", text.translate(_SAME)).translate(_SAME).casefold()
    return "".join(sign for sign in plain if sign.isalnum() or sign == " ")


def services_like(centre: Centre, query: str) -> tuple[Service, ...]:
    """The services in whose name, in any language, each word of `query` begins a word; at most `MOST_FOUND`.

    Those whose name itself begins so come first. None for an empty query.
    """
    wanted = folded(query).split()
    if not wanted:
        return ()
    found = [one for one in centre.services if any(_has(name, wanted) for name in one.name.values())]
    found.sort(key=lambda one: not any(folded(name).startswith(wanted[0]) for name in one.name.values()))
    return tuple(found[:MOST_FOUND])


def _has(name: str, wanted: list[str]) -> bool:
    words = folded(name).split()
    return all(any(word.startswith(start) for word in words) for start in wanted)
