"""The words of the pages on which something is typed.

Owns what is shown of it: a code as typed, a document's number but for its last sign hidden. Must not know
what becomes of it.
"""

from collections.abc import Iterable
from typing import Final

from config.key_layout import Key, KeyKind, as_rows
from config.languages import Language
from kiosk import pad
from kiosk.flow import KioskFlow
from kiosk.modes import Mode
from kiosk.views.parts import View, citizen

_HIDDEN: Final = "\N{BULLET}"
_LATIN: Final = "en"
"""Codes and documents are written in these letters in every language."""
_COLUMNS: Final = 180
"""Rows of 5, 9 or 12 keys share them evenly."""


def code(flow: KioskFlow, language: Language) -> View:
    """The code of an appointment."""
    typed = citizen(flow).step.typed
    return _pad(flow, typed, typed, language) | {
        "title": language.text("kiosk.type_code"),
        "subtitle": language.text("kiosk.type_code_hint"),
        "enter": language.text("kiosk.continue"),
        "intent": "code_typed",
        "can_enter": len(typed) >= pad.FEWEST,
    }


def document(flow: KioskFlow, language: Language) -> View:
    """The number of a document, under the name the service gives it."""
    step = citizen(flow).step
    asked = [flow.centre.service(one).document for one in step.services]
    title = next((one[language.code] for one in asked if one is not None), "")
    hidden = _HIDDEN * (len(step.typed) - 1) + step.typed[-1:]
    return _pad(flow, step.typed, hidden, language) | {
        "title": title,
        "subtitle": language.text("kiosk.type_document_hint"),
        "enter": language.text("kiosk.get_ticket"),
        "intent": "document_typed",
        "can_enter": len(step.typed) >= pad.FEWEST and flow.can_get_ticket,
    }


def _pad(flow: KioskFlow, typed: str, shown: str, language: Language) -> View:
    lying = pad.keys(upright=False, low=Mode.LOWER in flow.modes)
    return {
        "typed": shown,
        "erase": language.text("kiosk.erase"),
        "can_erase": typed != "",
        "columns": _COLUMNS,
        "upright_keys": _keys(pad.keys(upright=True)),
        "lying_keys": _keys(lying),
        "lying_rows": lying[-1].row + 1,
    }


def _keys(keys: Iterable[pad.Key]) -> list[View]:
    return as_rows(map(_key, keys))


def _key(one: pad.Key) -> Key:
    span = _COLUMNS // one.of
    return Key(
        KeyKind.LETTER,
        value=one.letter,
        face=one.letter,
        name=one.letter,
        language=_LATIN,
        row=one.row,
        column=one.column * span,
        span=span,
    )
