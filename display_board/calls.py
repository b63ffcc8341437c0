"""The calls of several zones as one list, newest first, each held on the board until it was seen.

Owns the merging, how long a call is lit and which page of calls stands. Must not know words or colours. `now`
is monotonic seconds, never going back.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from center_hub.contract.documents import BoardCall, BoardDocument
from display_board.arrangement import Placed, Room, arranged, pages_beyond
from display_board.sayings import TURN_S

HELD_S = 12.0
"""A call is lit so long without a break: 10 s is what reading from afar takes, 2 s the way to it."""

FRAMED_S = 4.0
"""How long a new call has a frame that comes and goes, once a second: seen from the corner of an eye, and
slower than anything that could harm (A12: 2 Hz and 5 s at most)."""
_BEAT_S = 0.5
_SOON_S = 0.01  # fractions of a second add up to a little less than whole turns
NAMED = 12
"""As many calls as a zone's document names."""

_Key = tuple[int, int]
"""Epoch and order: after a hub that lost its journal, orders begin anew."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call and the zone whose board calls it."""

    zone: str
    epoch: int
    call: BoardCall

    @property
    def key(self) -> _Key:
        """What no other call has; later ones are larger."""
        return self.epoch, self.call.order


@dataclass(frozen=True, slots=True)
class CallPage:
    """What stands now, newest first: `page` (from 0) of `pages`; further ones have only who is awaited."""

    rows: tuple[Placed[Call], ...] = ()
    page: int = 0
    pages: int = 1


@dataclass
class Calls:
    """What the zones' documents say, what is lit of it and since when; `look_at` and `step` change it."""

    page: CallPage = field(default_factory=CallPage)
    _documents: dict[str, BoardDocument] = field(default_factory=dict)
    _pushed_out: list[Call] = field(default_factory=list)
    _seen: set[_Key] = field(default_factory=set)
    _lit_until: dict[_Key, float] = field(default_factory=dict)
    _calm_since: float = 0.0

    @property
    def documents(self) -> tuple[BoardDocument, ...]:
        """The newest document of each zone heard of."""
        return tuple(self._documents.values())

    def look_at(self, document: BoardDocument) -> None:
        """Take a zone's newest document. The calls of its first one are history, not news.

        It names the latest `NAMED` calls alone; one that was pushed out before the hall could see it is kept.
        """
        before = self._documents.get(document.zone)
        self._documents[document.zone] = document
        here = _calls_of(document)
        if before is None:
            self._seen.update(call.key for call in here)
        oldest = min((call.key for call in here), default=(0, 0)) if len(here) >= NAMED else (0, 0)
        known = {*_calls_of(before), *self._pushed_out} if before else set(self._pushed_out)
        standing = {call.key for call in here}
        self._pushed_out = [
            call
            for call in known
            if call.key not in standing
            and call.key not in self._seen
            and (call.zone != document.zone or call.key < oldest)
        ]
        self._seen &= {call.key for call in self._all()}

    def step(self, room: Room, now: float, gone_on: frozenset[str] = frozenset()) -> None:
        """Make `page` for this moment, without the calls of tickets that have `gone_on`.

        A call is new until it stood lit for `HELD_S` without a break. Where more are new than there is room
        for, those that stand stay and the oldest come next: each has its time.
        """
        self._seen |= {key for key, until in self._lit_until.items() if now >= until}
        self._pushed_out = [call for call in self._pushed_out if call.key not in self._seen]
        calls = [call for call in self._newest_first() if call.call.ticket not in gone_on]
        new = [call for call in calls if call.key not in self._seen]
        turn = sorted(new, key=lambda call: (self._lit_until.get(call.key, math.inf), call.key))
        stand = {call.key for call in turn[: room.most_lit]}
        self._lit_until = {key: self._lit_until.get(key, now + HELD_S) for key in stand}
        if new or not calls:
            self._calm_since = now
        if not new and calls and calls[0].call.standing:
            stand = {calls[0].key}  # the newest stays lit while its citizen is awaited
        self.page = self._page(calls, stand, {call.key for call in new}, room, now)

    def framed(self, call: Call, now: float) -> bool:
        """Whether the call has its frame at this moment: all that are new have it at the same time."""
        return now < self._framed_until(call.key) and int(now / _BEAT_S) % 2 == 0

    def next_change(self, now: float) -> float:
        """When `step` will make another page although nothing was heard; infinite if never."""
        changes = [until for until in self._lit_until.values() if until > now]
        if any(now < self._framed_until(key) for key in self._lit_until):
            changes.append((int(now / _BEAT_S) + 1) * _BEAT_S)
        if self.page.pages > 1:
            turned = (now - self._calm_since) // TURN_S + 1
            changes.append(max(self._calm_since + turned * TURN_S, now + _SOON_S))
        return min(changes, default=math.inf)

    def _framed_until(self, key: _Key) -> float:
        return self._lit_until.get(key, -math.inf) - HELD_S + FRAMED_S

    def _page(self, calls: list[Call], lit: set[_Key], new: set[_Key], room: Room, now: float) -> CallPage:
        quiet = [call for call in calls if call.key not in lit and call.key not in new]
        first = arranged([call for call in calls if call.key in lit], quiet, room)
        if new:
            return CallPage(tuple(first))
        shown = {placed.call.key for placed in first}
        awaited = [call for call in quiet if call.call.standing and call.key not in shown]
        pages = [first, *pages_beyond(first, awaited, room)]
        at = int((now - self._calm_since) // TURN_S) % len(pages)
        return CallPage(tuple(pages[at]), at, len(pages))

    def _newest_first(self) -> list[Call]:
        """One call for each ticket: a zone keeps in its history what was sent on to another zone."""
        of_ticket: dict[str, Call] = {}
        for call in sorted(self._all(), key=lambda one: one.key, reverse=True):
            of_ticket.setdefault(call.call.ticket, call)
        return list(of_ticket.values())

    def _all(self) -> Iterator[Call]:
        for document in self._documents.values():
            yield from _calls_of(document)
        yield from self._pushed_out


def _calls_of(document: BoardDocument) -> list[Call]:
    return [Call(document.zone, document.stamp.epoch, call) for call in document.calls]
