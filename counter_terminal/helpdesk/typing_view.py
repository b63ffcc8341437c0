"""The pages on which something is typed, in words: the field, the keys, and what stands between them.

Owns the keys of each page. Must not know what a key does.
"""

import string
from collections.abc import Sequence
from typing import Final

from center_hub.contract.codes import is_appointment_code
from config.languages import Language
from config.model import Centre
from counter_terminal.helpdesk.keying import SERIES_LETTERS, spoken_number, whole_document
from counter_terminal.helpdesk.pages import MOST_GATHERED, Booked, Finding, Gathering, Proving, Searching
from counter_terminal.helpdesk.search import ALPHABETS, services_like
from counter_terminal.helpdesk.ticket_steps import FEWEST_IN_A_FAMILY
from counter_terminal.words import View, Words

Typing = Finding | Gathering | Searching | Proving | Booked

NO_TYPING: Final[View] = {
    "typed": "",
    "script": "en",
    "enter": "",
    "can_enter": False,
    "erase": "",
    "clear": "",
    "keys": [],
    "digits": False,
    "options": [],
    "give": "",
    "can_give": False,
}
_LETTERS_IN_A_ROW: Final = 8


def typing_view(page: Typing, centre: Centre, words: Words, *, ready: bool) -> View:
    """The field and its keys; what sends a command can be pressed when `ready`."""
    view = NO_TYPING | {
        "typed": page.typed,
        "erase": words.text("helpdesk.erase"),
        "clear": words.text("helpdesk.clear"),
        "digits": True,
        "keys": _rows(_cut(SERIES_LETTERS)),
    }
    match page:
        case Finding():
            enter = words.text("helpdesk.find")
            return view | {"enter": enter, "can_enter": ready and spoken_number(page.typed) is not None}
        case Gathering():
            return view | _gathering(page, words, ready=ready)
        case Searching():
            return view | _searching(page, centre, words)
        case Proving():
            whole = ready and whole_document(page.typed)
            letters = _rows(_cut(string.ascii_uppercase))
            return view | {"enter": words.text("helpdesk.give"), "can_enter": whole, "keys": letters}
        case Booked():
            letters = _rows(_cut(string.ascii_uppercase))
            enter = words.text("helpdesk.go_on")
            return view | {"enter": enter, "can_enter": is_appointment_code(page.typed), "keys": letters}


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


def _searching(page: Searching, centre: Centre, words: Words) -> View:
    found = [
        {
            "id": one.id,
            "title": words.said(one.name),
            "first": False,
            "script": words.language.code,
            "removes": False,
        }
        for one in services_like(centre, page.typed)
    ]
    keys = _rows(_alphabet(words.language))
    return {"script": words.language.code, "keys": keys, "digits": False, "options": found}


def _alphabet(language: Language) -> Sequence[str]:
    return ALPHABETS.get(language.code, ALPHABETS["en"])


def _cut(letters: str) -> Sequence[str]:
    """The letters in rows of about the same length, beside which the figures have room."""
    count = -(-len(letters) // _LETTERS_IN_A_ROW)
    length = -(-len(letters) // count)
    return [letters[start : start + length] for start in range(0, len(letters), length)]


def _rows(rows: Sequence[str]) -> list[View]:
    return [{"letters": list(row)} for row in rows]
