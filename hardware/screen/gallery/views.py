"""What the gallery shows: its sheets, and for each the view of a language in a mode.

Owns the views, plain data, and the words' longer twins. Must not know windows or files of pictures.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hardware.screen.gallery.words import LETTERS, WORDS
from hardware.screen.icons import icon_names
from hardware.screen.palettes import TEXT_PAIRS
from hardware.screen.theme import Place

LANGUAGES = tuple(WORDS)

_LONGER = 0.4
"""By how much a translation may outgrow the words a page was drawn with."""


@dataclass(frozen=True, slots=True)
class Mode:
    """How a citizen or a centre has the screen."""

    name: str
    dark: bool = False
    strong: bool = False
    large: bool = False


LIGHT = Mode("light")
MODES = {
    Place.KIOSK: (
        LIGHT,
        Mode("dark", dark=True),
        Mode("strong", strong=True),
        Mode("strong-dark", strong=True, dark=True),
        Mode("large", large=True),
    ),
    Place.DESK: (LIGHT, Mode("dark", dark=True), Mode("strong", strong=True)),
    Place.BOARD: (Mode("board"),),
}
"""The modes that a screen of each place has."""


def component_view(language: str, place: Place, mode: Mode = LIGHT) -> dict[str, Any]:
    """Each component once."""
    words = WORDS[language]
    other = "ps" if language in ("az", "ru", "en") else "ru"
    return {
        "language": language,
        **_switches(mode),
        "words": words,
        "tone": "call" if place is Place.BOARD else "brand" if place is Place.KIOSK else "plain",
        "keys": place is Place.DESK,
        "choices": [
            {"id": "passport", "icon": "passport", "title": words["passport"], "subtitle": words["ahead"]},
            {"id": "register", "icon": "birth", "title": words["register"], "subtitle": words["wait"]},
        ],
        "keys_on_glass": list(_keys(language)),
        "other": {"language": other, "title": WORDS[other]["language"], "trailing": WORDS[other]["take"]},
    }


def state_view(language: str, _place: Place, mode: Mode = LIGHT) -> dict[str, Any]:
    """Each component that can be pressed, in each state."""
    return {"language": language, **_switches(mode), "states": list(_states(language))}


def token_view(_language: str, _place: Place, mode: Mode = LIGHT) -> dict[str, Any]:
    """Sizes, colour pairs and icons; the same in every language."""
    return {
        **_switches(mode),
        "pairs": [{"ink": ink, "ground": ground} for ink, ground in TEXT_PAIRS],
        "icons": [{"name": name} for name in sorted(icon_names())],
    }


def longer(text: str) -> str:
    """The text grown by two fifths of itself, as a translation may be."""
    return f"{text} {text[: round(len(text) * _LONGER)]}".strip()


def _keys(language: str) -> Iterator[dict[str, Any]]:
    """Some letters, the blank and the eraser, as a keyboard is laid out."""
    words = WORDS[language]
    for at, letter in enumerate(LETTERS[language]):
        yield _key("letter", letter, language, row=0, column=at)
    yield _key("letter", " ", language, row=1, column=0, span=7) | {"icon": "space", "name": words["blank"]}
    yield _key("erase", "", language, row=1, column=7, span=2) | {"icon": "erase", "name": words["erase"]}


def _key(kind: str, letter: str, language: str, *, row: int, column: int, span: int = 1) -> dict[str, Any]:
    return {
        "kind": kind,
        "value": letter,
        "face": letter,
        "name": letter,
        "icon": "",
        "language": language,
        "row": row,
        "column": column,
        "span": span,
    }


def _switches(mode: Mode) -> dict[str, bool]:
    return {"dark": mode.dark, "large_text": mode.large, "strong_contrast": mode.strong}


def _states(language: str) -> Iterator[dict[str, Any]]:
    words = WORDS[language]
    resting = {
        "state": "resting",
        "icon": "passport",
        "title": words["passport"],
        "note": words["ahead"],
        "action": words["take"],
        "mode": words["help"],
        "enabled": True,
        "held": False,
        "ringed": False,
    }
    texts = ("title", "note", "action", "mode")
    yield resting
    yield resting | {"state": "pressed", "held": True}
    yield resting | {"state": "focused", "ringed": True}
    yield resting | {"state": "disabled", "enabled": False}
    yield resting | {"state": "40 % longer"} | {name: longer(str(resting[name])) for name in texts}
    yield resting | {"state": "empty", "icon": "", "note": ""}
