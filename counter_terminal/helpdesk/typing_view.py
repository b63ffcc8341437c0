"""The pages on which something is typed, in words: the field, the keys, and what stands between them.

Owns the keys of each page. Must not know what a key does.
"""

import string
from collections.abc import Callable
from typing import Final

from center_hub.contract.codes import is_appointment_code
from config.key_layout import Board, Key, KeyKind, as_rows, laid_out, row_count, side_by_side
from config.keyboard import KNOWN_COLUMNS, NARROW_COLUMNS
from config.model import Centre
from config.search import ServiceSearch
from counter_terminal.helpdesk.keying import SERIES_LETTERS, spoken_number, whole_document
from counter_terminal.helpdesk.pages import MOST_GATHERED, Booked, Finding, Gathering, Proving, Searching
from counter_terminal.helpdesk.ticket_steps import FEWEST_IN_A_FAMILY
from counter_terminal.words import View, Words

Typing = Finding | Gathering | Searching | Proving | Booked

NO_TYPING: Final[View] = {
    "typed": "",
    "script": "en",
    "enter": "",
    "can_enter": False,
    "keys": [],
    "columns": 1,
    "rows": 0,
    "narrow": {"keys": [], "columns": 1, "rows": 0},
    "figures": [],
    "options": [],
    "nothing": "",
    "give": "",
    "can_give": False,
}
_LETTERS_IN_A_ROW: Final = 8
_NARROW_LETTERS_IN_A_ROW: Final = 6
"""Each a finger wide beside the figures of an upright tablet of 136 mm."""
MOST_FOUND: Final = 6
"""More are not read: the volunteer types another letter instead."""


def typing_view(page: Typing, centre: Centre, words: Words, search: ServiceSearch, *, ready: bool) -> View:
    """The field and its keys; what sends a command can be pressed when `ready`."""
    view = NO_TYPING | {
        "typed": page.typed,
        "figures": _figures(words),
        **_letters(SERIES_LETTERS),
    }
    match page:
        case Finding():
            view |= _of_numbers(page, centre, words)
            enter = words.text("helpdesk.find")
            return view | {"enter": enter, "can_enter": ready and spoken_number(page.typed) is not None}
        case Gathering():
            return view | _of_numbers(page, centre, words) | _gathering(page, words, ready=ready)
        case Searching():
            return view | _searching(page, search, centre, words)
        case Proving():
            whole = ready and whole_document(page.typed)
            letters = _letters(string.ascii_uppercase)
            return view | letters | {"enter": words.text("helpdesk.give"), "can_enter": whole}
        case Booked():
            letters = _letters(string.ascii_uppercase)
            enter = words.text("helpdesk.go_on")
            return view | letters | {"enter": enter, "can_enter": is_appointment_code(page.typed)}


def _of_numbers(page: Finding | Gathering, centre: Centre, words: Words) -> View:
    """A ticket's number is typed in the form that numbers have in this centre."""
    return {"typed": centre.figures(page.typed), "figures": _figures(words, centre.figures)}


def _gathering(page: Gathering, words: Words, *, ready: bool) -> View:
    members = [
        {
            "id": one.ticket,
            "title": words.plain_number(one.series, one.number),
            "first": at == 0,
            "script": "en",
            "removes": True,
        }
        for at, one in enumerate(page.members)
    ]
    return {
        "enter": words.text("helpdesk.add"),
        "can_enter": ready and spoken_number(page.typed) is not None and len(members) < MOST_GATHERED,
        "options": members,
        "give": words.text("helpdesk.join", count=len(members)),
        "can_give": ready and len(members) >= FEWEST_IN_A_FAMILY,
    }


def _searching(page: Searching, search: ServiceSearch, centre: Centre, words: Words) -> View:
    board = page.board or Board(words.language.code)
    results = search.find(page.typed, board.letters)
    found = [
        {
            "id": one.id,
            "title": words.said(one.name),
            "first": False,
            "script": words.language.code,
            "removes": False,
        }
        for one in results[:MOST_FOUND]
    ]
    return {
        "script": board.letters,
        **_board(board, centre, words, KNOWN_COLUMNS),
        "narrow": _board(board, centre, words, NARROW_COLUMNS),
        "figures": [],
        "options": found,
        "nothing": words.text("search.nothing_found") if page.typed.strip() and not results else "",
    }


def _board(board: Board, centre: Centre, words: Words, columns: int) -> View:
    return {
        "keys": as_rows(laid_out(board, centre.languages, words.language.code, columns)),
        "columns": columns,
        "rows": row_count(board, columns),
    }


def _letters(letters: str) -> View:
    """The letters beside which the figures have room, on a lying tablet and (`narrow`) an upright one."""
    narrow = _in_rows(letters, _NARROW_LETTERS_IN_A_ROW)
    return _in_rows(letters, _LETTERS_IN_A_ROW) | {"narrow": narrow}


def _in_rows(letters: str, most: int) -> View:
    """The letters in rows of about the same length."""
    count = -(-len(letters) // most)
    length = -(-len(letters) // count)
    rows = [letters[start : start + length] for start in range(0, len(letters), length)]
    keys = side_by_side([[_sign(letter) for letter in row] for row in rows])
    return {"keys": as_rows(keys), "columns": length, "rows": count}


def _figures(words: Words, shown: Callable[[str], str] = str) -> list[dict[str, object]]:
    clear = Key(KeyKind.CLEAR, "", "", words.text("keyboard.clear"), "en", icon="close")
    erase = Key(KeyKind.ERASE, "", "", words.text("keyboard.erase"), "en", icon="erase")
    rows = [[_sign(figure, shown(figure)) for figure in row] for row in ("789", "456", "123")]
    return as_rows(side_by_side([*rows, [clear, _sign("0", shown("0")), erase]]))


def _sign(sign: str, face: str = "") -> Key:
    return Key(KeyKind.LETTER, sign, face or sign, face or sign, "en")
