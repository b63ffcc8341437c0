"""What is said of a page to whoever hears it: first all there is to know, then what has the focus.

Owns the sentences and their order; a number is said where it is shown, on the citizen's own page. Pure: must
not know Qt, voices or players.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from config.languages import Language, load_language

Said = tuple[str, str]
"""A text, and the code of the language to read it in."""


class Readable(Protocol):
    """What must be known of a thing on the screen."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def language(self) -> str:
        """The code of the language of its name; empty for the page's own."""

    @property
    def button(self) -> bool:
        """Whether it is pressed."""

    @property
    def enabled(self) -> bool:
        """Whether it may be pressed now."""

    @property
    def on(self) -> bool | None:
        """Whether it is switched on; None where it is no switch."""


def page_key(view: Mapping[str, Any]) -> tuple[str, ...]:
    """What makes a page another one, so that it is read anew."""
    turning, asked = view.get("turning") or {}, view.get("still_there") or {}
    parts = (view.get("page"), view.get("title"), view.get("language"), turning.get("place"))
    return tuple(str(one or "") for one in (*parts, asked.get("title"), view.get("number")))


def told(things: Sequence[Readable], language: str, readable: frozenset[str]) -> list[Said]:
    """All that a page says, but for what can be pressed: that is heard with the focus."""
    return [
        said
        for one in things
        if not (one.button and one.enabled)
        for said in _named(one, load_language(language), readable)
    ]


def focused(one: Readable, place: tuple[int, int], language: str, readable: frozenset[str]) -> list[Said]:
    """The thing with the focus: its name, what it is, whether it is on, and which it is of how many."""
    words = load_language(language)
    at, count = place
    return [
        *_named(one, words, readable),
        (words.text("kiosk.spoken_place", place=at, count=count), language),
    ]


def _named(one: Readable, words: Language, readable: frozenset[str]) -> list[Said]:
    own = one.language if one.language in readable else words.code
    kind = [] if not one.button else [words.text("kiosk.spoken_button")]
    if one.on is not None:
        kind.append(words.text("kiosk.spoken_on" if one.on else "kiosk.spoken_off"))
    if not one.enabled:
        kind.append(words.text("kiosk.service_unavailable"))
    return [(one.name, own), *((". ".join(kind), words.code) for _ in kind[:1])]
