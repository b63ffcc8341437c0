"""In which order names stand in a list: by the alphabet that the language's file writes down.

The order of CLDR for each language, as far as names of services need it, without ICU: a box without Qt sorts
the same. Owns how an alphabet is written and how two names are compared. Must not know any language.

Letters first, then their forms, as in the Unicode Collation Algorithm (UTS 10): a form only decides between
names that are otherwise alike. Blanks and signs come before digits, digits before letters, and letters of
other alphabets after the language's own. Marks over letters and characters without width count for nothing,
except where the alphabet has the letter with its mark.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Final

from config.problems import Rejected
from config.scalars import Parsed

Key = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]
"""What two names are compared by: their letters, then the forms of these, then the very text."""

_SIGN, _DIGIT, _OWN, _FOREIGN = range(4)
_LETTERS: Final = frozenset({"Lu", "Ll", "Lt", "Lo"})
_NO_WEIGHT: Final = frozenset({"Mn", "Me", "Cf", "Lm"})


def alphabet(text: str) -> str:
    """An alphabet: letters parted by blanks, each with all its forms, such as `aA bB cC çÇ`."""
    seen: set[str] = set()
    for form in "".join(text.split()):
        if form in seen:
            raise Rejected(f"the letter '{form}' stands here twice", "keep it where it belongs")
        if not form.isalpha():
            raise Rejected(f"'{form}' is no letter", "write letters, their forms beside each other: aA bB cC")
        seen.add(form)
    if not seen:
        raise Rejected("an alphabet has letters", "write them in order, such as: aA bB cC")
    return text


Alphabet = Annotated[str, Parsed(alphabet)]


def key_of(letters: Alphabet, name: str) -> Key:
    """The key by which `name` is sorted among names of the same alphabet."""
    weights = list(_weights(_places(letters), unicodedata.normalize("NFC", name)))
    return tuple((kind, at) for kind, at, _ in weights), tuple(form for *_, form in weights), name


def foreign_letters(letters: Alphabet, text: str) -> Iterator[str]:
    """The letters of a text that its alphabet does not have, marks over letters left out."""
    for sign in dict.fromkeys(text):
        if sign not in _places(letters) and unicodedata.category(sign) in _LETTERS:
            yield sign


@cache
def _places(letters: str) -> Mapping[str, tuple[int, int]]:
    """Each form of each letter: the letter's place, and the form's within it."""
    return {form: (at, nth) for at, group in enumerate(letters.split()) for nth, form in enumerate(group)}


def _weights(places: Mapping[str, tuple[int, int]], name: str) -> Iterator[tuple[int, int, int]]:
    for sign in name:
        bare = unicodedata.normalize("NFD", sign)[0]
        if sign in places:
            yield (_OWN, *places[sign])
        elif bare in places:
            yield (_OWN, places[bare][0], len(places))
        elif (figure := unicodedata.decimal(sign, None)) is not None:
            yield _DIGIT, figure, ord(sign)
        elif unicodedata.category(sign) not in _NO_WEIGHT:
            yield (_FOREIGN if sign.isalpha() else _SIGN), ord(bare), ord(sign)
