"""What a volunteer types, key by key: the number of a ticket or a document, a code, a search.

Owns which keys each of them takes and when it is whole. Must not know pages or words on the screen.
"""

import re
import string
import unicodedata
from typing import Final

from center_hub.contract.codes import latin_digits, read_code
from center_hub.contract.words import shown_number

ERASE: Final = "erase"
"""The key that takes the last sign back."""
CLEAR: Final = "clear"
"""The key that begins anew."""

SERIES_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""The letters of tickets; I and O are read as figures."""
DIGITS: Final = string.digits

_CAPITAL: Final = str.maketrans(string.ascii_lowercase, string.ascii_uppercase)
_SPOKEN: Final = re.compile(r"([A-HJ-NP-Z])([0-9]{1,4})", re.ASCII)
_NAMED: Final = re.compile(r"[A-HJ-NP-Z] ?[0-9]{1,4}|[1-9][0-9]{0,8}-[A-HJ-NP-Z][0-9]{3,4}", re.ASCII)
"""A ticket by its number as people say it, or by its id."""
_LONGEST_NUMBER: Final = 5
_LONGEST_CODE: Final = 16
_LONGEST_DOCUMENT: Final = 24
_SHORTEST_DOCUMENT: Final = 4
_LONGEST_SEARCH: Final = 30


def number_after(typed: str, key: str) -> str:
    """A ticket's number after one more key; the letter comes first, and any other letter takes its place."""
    sign = _plain(key)
    if key in (ERASE, CLEAR):
        return _shortened(typed, key)
    if len(sign) == 1 and sign in SERIES_LETTERS:
        return sign + typed.lstrip(SERIES_LETTERS)
    if len(sign) == 1 and sign in DIGITS and len(typed.lstrip(SERIES_LETTERS)) < _LONGEST_NUMBER - 1:
        return typed + sign
    return typed


def code_after(typed: str, key: str) -> str:
    """An appointment's code after one more key."""
    return _letters_and_digits_after(typed, key, _LONGEST_CODE)


def document_after(typed: str, key: str) -> str:
    """A document's number after one more key."""
    return _letters_and_digits_after(typed, key, _LONGEST_DOCUMENT)


def search_after(typed: str, key: str) -> str:
    """A search after one more key; any letter of any language, figures and blanks."""
    if key in (ERASE, CLEAR):
        return _shortened(typed, key)
    takes = len(key) == 1 and (key.isalnum() or key == " ") and len(typed) < _LONGEST_SEARCH
    return typed + key if takes and (typed or key != " ") else typed


def spoken_number(typed: str) -> str | None:
    """The number as people say it, `A 042`; None while it is not whole."""
    whole = _SPOKEN.fullmatch(typed)
    return shown_number(whole[1], int(whole[2])) if whole is not None and int(whole[2]) else None


def whole_document(typed: str) -> bool:
    """Whether this is long enough for a document's number."""
    return len(typed) >= _SHORTEST_DOCUMENT


def scanned_code(text: str) -> str | None:
    """What a scanner read, if it is of a ticket or an appointment; None for anything else."""
    read = latin_digits(text.strip())
    return read if read_code(read) is not None or _NAMED.fullmatch(read) else None


def _letters_and_digits_after(typed: str, key: str, longest: int) -> str:
    if key in (ERASE, CLEAR):
        return _shortened(typed, key)
    sign = _plain(key)
    takes = len(sign) == 1 and sign in string.ascii_uppercase + DIGITS and len(typed) < longest
    return typed + sign if takes else typed


def _shortened(typed: str, key: str) -> str:
    return typed[:-1] if key == ERASE else ""


def _plain(key: str) -> str:
    """The key as numbers and codes are written: a Latin capital, or the Latin digit for any script's."""
    figure = unicodedata.decimal(key, None) if len(key) == 1 else None
    return key.translate(_CAPITAL) if figure is None else str(figure)
