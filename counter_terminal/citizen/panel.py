"""What the citizen's screen shows, and for how long it may be rated. Pure: no Qt, no clock, no wire.

Owns which of its few pages is shown and the choice of languages. Whether a score is taken is the hub's to
say. `now` is monotonic seconds.
"""

from collections.abc import Mapping
from enum import StrEnum
from math import inf
from typing import Final

from center_hub.contract.documents import CounterDocument
from center_hub.contract.words import CounterState, LegState, shown_number
from config.languages import Language
from config.model import Centre
from config.scores import SCORES

RATE_S: Final = 20.0
"""So long the faces stand after a service: time to gather papers, and gone before the next one sits down."""
THANKS_S: Final = 5.0
CATCHES_UP_S: Final = 3.0
"""Within so long of a lost connection's return comes what happened while it was gone."""
View = dict[str, object]


class Page(StrEnum):
    """What the screen is about."""

    LOST = "lost"
    WELCOME = "welcome"
    PAUSED = "paused"
    CLOSED = "closed"
    CALLED = "called"
    SERVING = "serving"
    BUSY = "busy"
    RATE = "rate"
    THANKS = "thanks"


_SAID: Final[Mapping[Page, tuple[str, str]]] = {
    Page.LOST: ("citizen.welcome", ""),
    Page.WELCOME: ("citizen.welcome", "citizen.wait_for_number"),
    Page.PAUSED: ("citizen.paused", ""),
    Page.CLOSED: ("citizen.closed", ""),
    Page.CALLED: ("citizen.please_come", ""),
    Page.SERVING: ("citizen.being_served", ""),
    Page.BUSY: ("citizen.busy", ""),
    Page.RATE: ("citizen.please_rate", ""),
    Page.THANKS: ("citizen.rated", ""),
}
_OF_THE_STATE: Final = {
    CounterState.OPEN: Page.WELCOME,
    CounterState.PAUSED: Page.PAUSED,
    CounterState.CLOSED: Page.CLOSED,
}


class CitizenPanel:
    """The screen at `counter`; fed by `look`, shown by `view`.

    Args:
        centre: whose counter it is; KeyError if it has none of that id.
        counter: the id.
        languages: all of the centre's by code.
        touch: whether faces can be touched.
    """

    def __init__(
        self, centre: Centre, counter: str, languages: Mapping[str, Language], *, touch: bool
    ) -> None:
        self._centre = centre
        self._label = centre.counter(counter).label
        self._languages = languages
        self._touch = touch
        self._document: CounterDocument | None = None
        self._alive = False
        self._now = 0.0
        self._rate_until = 0.0
        self._thanks_until = 0.0
        self._caught_up_at = 0.0

    def look(self, document: CounterDocument | None, *, alive: bool, now: float) -> None:
        """What the terminal knows now."""
        before, self._document = self._document, document
        if self._alive and not alive:
            self._caught_up_at = inf
        elif alive and self._caught_up_at == inf:
            self._caught_up_at = now + CATCHES_UP_S
        self._now, self._alive = now, alive
        if before is None or document is None or document.just_served is None:
            return  # whom it served before this program began has gone
        if document.in_hand is not None:
            self._rate_until = self._thanks_until = 0.0  # nor is anybody asked who made room for the next
        elif _served(document) != _served(before) and now >= self._caught_up_at:
            self._rate_until, self._thanks_until = now + RATE_S, 0.0

    def touched(self, name: str, value: object, now: float) -> int | None:
        """The score that a touch gives; None for one that does not fit the page."""
        self._now = now
        score = value if name == "score" and isinstance(value, int) else None
        if score not in SCORES or not self._touch or self._page is not Page.RATE:
            return None
        self._rate_until, self._thanks_until = 0.0, now + THANKS_S
        return score

    @property
    def view(self) -> View:
        """What the screen shows now; plain data with finished sentences."""
        page = self._page
        first, *others = self._spoken(page)
        return {
            "page": page.value,
            "language": first.code,
            "counter": first.text("counter.counter", label=self._label),
            "centre": self._centre.name[first.code],
            "number": self._number(page),
            "title": self._title(page, first),
            "body": self._body(page, first),
            "also": [{"language": one.code, "text": self._title(page, one)} for one in others],
            "scores": self._scores(page, first),
            "lost": "" if self._alive else first.text("citizen.stale"),
        }

    @property
    def _page(self) -> Page:
        document = self._document
        if document is None:
            return Page.WELCOME if self._alive else Page.LOST
        held = document.in_hand
        if held is not None:
            if not held.announced:
                return Page.BUSY
            return Page.SERVING if held.state is LegState.SERVING else Page.CALLED
        if self._alive and document.just_served is not None:
            if self._now < self._thanks_until:
                return Page.THANKS
            if self._now < self._rate_until and not document.just_served.rated:
                return Page.RATE
        return _OF_THE_STATE[document.state]

    def _spoken(self, page: Page) -> list[Language]:
        """The ticket's language, then the centre's first; all of the centre's where there is no ticket."""
        own = self._ticket_language(page)
        if own is None:
            return [self._languages[code] for code in self._centre.languages]
        main = self._centre.languages[0]
        codes = dict.fromkeys((own if own in self._languages else main, main))
        return [self._languages[code] for code in codes]

    def _ticket_language(self, page: Page) -> str | None:
        document = self._document
        if document is None:
            return None
        if document.in_hand is not None:
            return document.in_hand.language
        rates = page in (Page.RATE, Page.THANKS)
        return document.just_served.language if rates and document.just_served is not None else None

    def _number(self, page: Page) -> str:
        """The ticket's, as on its paper; none where there is nobody to come, or nothing was called out."""
        document = self._document
        if document is None or page is Page.BUSY:
            return ""
        shown = document.just_served if page in (Page.RATE, Page.THANKS) else document.in_hand
        return "" if shown is None else self._centre.figures(shown_number(shown.series, shown.number))

    def _title(self, page: Page, language: Language) -> str:
        silent = page is Page.RATE and not self._touch
        return language.text("citizen.thanks" if silent else _SAID[page][0])

    def _body(self, page: Page, language: Language) -> str:
        if page is Page.RATE and not self._touch:
            return language.text("citizen.rate_at_kiosk")
        key = _SAID[page][1]
        return language.text(key) if key else ""

    def _scores(self, page: Page, language: Language) -> list[View]:
        if page is not Page.RATE or not self._touch:
            return []
        return [{"score": score, "text": language.text(key)} for score, key in SCORES.items()]


def _served(document: CounterDocument) -> tuple[object, int]:
    """Tells one service from the next, also two of one visit."""
    served = document.just_served
    return (None if served is None else served.ticket, document.served)
