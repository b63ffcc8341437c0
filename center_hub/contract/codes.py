"""What a code that a citizen carries may be: the one on our paper, or that of an appointment. Nothing else.

Owns that grammar for every device, and what is taken for neither because it may be a document's number: a
reader hands over whatever is held in front of it - a shop's receipt, an identity card, a web address - and
none of that is ever sent anywhere. Must not know who reads, nor what follows.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

APPOINTMENT_CODE: Final = r"[A-Z0-9]{4,16}"
"""As the hub takes it."""

_APPOINTMENT_CODE: Final = re.compile(APPOINTMENT_CODE, re.ASCII)
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)
"""128 bits in base64url, as the hub makes them."""
_FIGURE: Final = re.compile(r"\d", re.ASCII)
_FIGURES_OF_A_NUMBER: Final = 6
"""Passports, identity cards and their personal numbers have as many: AZE12345678, C01X00T47."""
_LENGTH_OF_A_FIN: Final = 7
"""The personal number on Azerbaijani cards: letters and figures in any order."""


@dataclass(frozen=True, slots=True)
class TicketCode:
    """The code on a ticket."""

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class BookingCode:
    """The code of an appointment."""

    code: str = field(repr=False)


def read_code(text: str) -> TicketCode | BookingCode | None:
    """What was scanned; None for anything that is not ours.

    A reader may end its text with blanks, and one that types as a keyboard writes the digits of its layout.
    """
    bare = latin_digits(text.strip())
    if _TOKEN.fullmatch(bare) and not bare.isdecimal():
        return TicketCode(bare)
    return BookingCode(bare) if is_appointment_code(bare) and not may_be_document(bare) else None


def latin_digits(text: str) -> str:
    """The text with the digits of every script as 0-9: how numbers and codes travel."""
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


def is_appointment_code(text: str) -> bool:
    """Whether it could be the code of an appointment."""
    return _APPOINTMENT_CODE.fullmatch(text) is not None


def may_be_document(text: str) -> bool:
    """Whether a scanned code may be a document's number: figures alone, many of them, or as long as a FIN.

    Such a code is taken for nothing else, wherever no document was asked for: it would travel unhashed.
    """
    figures = len(_FIGURE.findall(text))
    many = figures == len(text) or figures >= _FIGURES_OF_A_NUMBER
    return many or (figures > 0 and len(text) == _LENGTH_OF_A_FIN)
