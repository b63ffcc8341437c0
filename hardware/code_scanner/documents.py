"""The number of a document in what was scanned: a passport, an identity card.

Owns the grammar of the machine-readable zone (ICAO 9303) and of a bare number. The number is in no message
and no `repr`. Must not know why it is asked for.
"""

import re
from dataclasses import dataclass, field
from typing import Final

_NUMBER: Final = re.compile(r"[A-Z0-9]{4,20}", re.ASCII)
"""A document's number by itself, as a card's own bar code has it."""
_FIGURE: Final = re.compile(r"\d", re.ASCII)
_ZONE: Final = re.compile(r"[A-Z0-9<]+", re.ASCII)
_CARD: Final = 30
_ZONES: Final = {_CARD: _CARD, 36: 36, 44: 44, 90: _CARD, 72: 36, 88: 44}
"""Signs in a zone, or in one line of it, and in a line: cards (TD1), older cards (TD2), passports (TD3)."""
_NUMBER_LENGTH: Final = 9
_START_IN_CARD: Final = 5
_NATION: Final = slice(10, 13)
"""After the number and its check digit, where a line bears them."""


@dataclass(frozen=True, slots=True)
class ScannedDocument:
    """The number of a document; None for a line of one that bears no number."""

    number: str | None = field(repr=False)


def read_document(text: str) -> ScannedDocument | None:
    """A document held to the reader: a line of its machine-readable zone (ICAO 9303), or a bare number.

    None for anything else, and for a line whose check digit is wrong: it was misread.
    """
    bare = "".join(text.split())
    if _ZONE.fullmatch(bare) and len(bare) in _ZONES:
        return _of_zone(bare)
    return ScannedDocument(bare) if _NUMBER.fullmatch(bare) and _FIGURE.search(bare) else None


def _of_zone(zone: str) -> ScannedDocument | None:
    """Where the number stands is told by the kind of zone, and that by its length (ICAO 9303 parts 4-6)."""
    lines = [zone[at : at + _ZONES[len(zone)]] for at in range(0, len(zone), _ZONES[len(zone)])]
    for line in lines:
        start = _START_IN_CARD if len(line) == _CARD else 0
        bears = line[0] in "ACI" if len(line) == _CARD else line[_NATION].replace("<", "").isalpha()
        if bears and line[start + _NUMBER_LENGTH].isdigit():
            number = line[start : start + _NUMBER_LENGTH]
            right = check_digit(number) == int(line[start + _NUMBER_LENGTH])
            return ScannedDocument(number.replace("<", "")) if right else None
    return ScannedDocument(None) if "<" in zone else None


def check_digit(text: str) -> int:
    """The check digit of ICAO 9303 part 3, 4.9: weights 7, 3, 1; letters from A = 10, the filler 0."""
    values = [0 if sign == "<" else int(sign, 36) for sign in text]
    return sum(value * (7, 3, 1)[at % 3] for at, value in enumerate(values)) % 10
