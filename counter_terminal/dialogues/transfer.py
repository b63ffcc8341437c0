"""Where is the citizen sent, where in the line there, and do they come back?

Owns the three kinds of target, the place in the line and the way back. The common case is one press: a
service, at the end of its queue; with the keyboard that is the letter that stands before it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from center_hub.contract.commands import TransferTicket
from center_hub.contract.transitions import Act
from center_hub.contract.words import Destination, Position, ToCounter, ToProfile, ToService
from config.model import Agency, Centre, Counter, Profile, Service, Zone
from counter_terminal.dialogues.dialogue import Step
from counter_terminal.situation import Situation
from counter_terminal.transfer_list import (
    COLUMNS,
    Cell,
    TransferPage,
    counter_pages,
    profile_pages,
    service_pages,
)
from counter_terminal.turning import turning
from counter_terminal.words import View, Words


class Kind(StrEnum):
    """What a citizen is sent to; the value is also the name of the press that chooses one."""

    SERVICE = "service"
    COUNTER = "counter"
    PROFILE = "profile"


_PAGES: Mapping[Kind, Callable[[Centre, Counter], tuple[TransferPage, ...]]] = {
    Kind.SERVICE: service_pages,
    Kind.COUNTER: counter_pages,
    Kind.PROFILE: profile_pages,
}
_KIND_SAID = {
    Kind.SERVICE: "counter.to_service",
    Kind.COUNTER: "counter.to_counter",
    Kind.PROFILE: "counter.to_profile",
}
_POSITION_SAID = {
    Position.LAST: "counter.position_last",
    Position.ARRIVAL: "counter.position_arrival",
    Position.FIRST: "counter.position_first",
}
_COME_BACK = "come_back"
_KEYS: Mapping[str, Kind | Position | str] = dict(
    zip("1234567", (*_KIND_SAID, *_POSITION_SAID, _COME_BACK), strict=True)
)


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""One before each target of a page, in the order of reading; a twenty-seventh would have none."""


@dataclass(frozen=True, slots=True)
class TransferDialogue:
    """The targets for `ticket`, a page of one kind at a time."""

    ticket: str
    kind: Kind = Kind.SERVICE
    page: int = 0
    position: Position = Position.LAST
    come_back: bool = False

    def stands(self, s: Situation) -> bool:
        """While this very ticket may be transferred."""
        return s.held is not None and s.held.ticket == self.ticket and Act.TRANSFER in s.acts

    def pressed(self, name: str, value: str, s: Situation) -> Step:
        """See `Dialogue.pressed`.

        `service`, `counter` and `profile` name a target, `switch` a kind, a position or the way back; the
        keys 1 to 7 do the same as `switch`, and a letter chooses the target it stands before.
        """
        match name:
            case "leave":
                return Step(None)
            case "page":
                return Step(self._turned(value, s))
            case "key":
                return self._by_key(value, s)
            case "switch" if value in _KEYS.values():
                return Step(self._switched(value))
            case "service" | "counter" | "profile":
                return self._chosen(Kind(name), value, s)
            case _:
                return Step(self)

    def _by_key(self, key: str, s: Situation) -> Step:
        if key in _KEYS:
            return Step(self._switched(_KEYS[key]))
        named = dict(zip(_LETTERS, self._on_this_page(s), strict=False))
        return self._chosen(self.kind, named.get(key, ""), s)

    def _switched(self, what: str) -> "TransferDialogue":
        if what == _COME_BACK:
            return replace(self, come_back=not self.come_back)
        if what in _POSITION_SAID:
            return replace(self, position=Position(what))
        return replace(self, kind=Kind(what), page=0)

    def _turned(self, way: str, s: Situation) -> "TransferDialogue":
        last = max(0, len(self._pages(s)) - 1)
        return replace(self, page=min(max(self.page + {"next": 1, "previous": -1}.get(way, 0), 0), last))

    def _pages(self, s: Situation) -> tuple[TransferPage, ...]:
        return _PAGES[self.kind](s.centre, s.counter)

    def _on_this_page(self, s: Situation) -> tuple[str, ...]:
        """The targets of the page that is shown, in the order of their letters."""
        pages = self._pages(s)
        return _targets_of(pages[self.page]) if pages else ()

    def _chosen(self, kind: Kind, target: str, s: Situation) -> Step:
        """Sent only where the list shows it: a target nobody could see was not chosen."""
        if kind is not self.kind or target not in _targets(self._pages(s)):
            return Step(self)
        command = TransferTicket(
            counter=s.document.counter,
            ticket=self.ticket,
            destination=_destination(kind, target),
            position=self.position,
            come_back=self.come_back,
        )
        return Step(None, command)

    def view(self, s: Situation, words: Words) -> View:
        """See `Dialogue.view`."""
        pages = self._pages(s)
        columns = pages[self.page].columns if pages else ()
        keys = dict(zip(self._on_this_page(s), _LETTERS, strict=False))
        return {
            "kind": "transfer",
            "title": words.text("counter.transfer_to"),
            "leave": words.text("counter.cancel"),
            **turning(self.page, len(pages), words),
            "kinds": self._kinds(words),
            "positions": self._positions(words),
            **{
                f"column_{at}": [
                    _cell(cell, s, words) | {"key": keys.get(cell.id, "") if _is_target(cell) else ""}
                    for cell in (columns[at] if at < len(columns) else ())
                ]
                for at in range(COLUMNS)
            },
        }

    def _kinds(self, words: Words) -> list[View]:
        return [
            _switch(at, kind.value, words.text(key), on=kind is self.kind)
            for at, (kind, key) in enumerate(_KIND_SAID.items(), start=1)
        ]

    def _positions(self, words: Words) -> list[View]:
        """The places in the line, and the way back as the last."""
        places = [
            _switch(at, position.value, words.text(key), on=position is self.position)
            for at, (position, key) in enumerate(_POSITION_SAID.items(), start=len(_KIND_SAID) + 1)
        ]
        back = _switch(len(_KEYS), _COME_BACK, words.text("counter.come_back"), on=self.come_back)
        return [*places, back]


def _switch(at: int, name: str, text: str, *, on: bool) -> View:
    return {"id": name, "text": text, "key": str(at), "on": on}


def _targets(pages: tuple[TransferPage, ...]) -> frozenset[str]:
    return frozenset(target for page in pages for target in _targets_of(page))


def _targets_of(page: TransferPage) -> tuple[str, ...]:
    return tuple(cell.id for column in page.columns for cell in column if _is_target(cell))


def _is_target(cell: Cell) -> bool:
    return not isinstance(cell, Agency | Zone)


def _destination(kind: Kind, target: str) -> Destination:
    match kind:
        case Kind.SERVICE:
            return ToService(service=target)
        case Kind.COUNTER:
            return ToCounter(counter=target)
        case Kind.PROFILE:
            return ToProfile(profile=target)


def _cell(cell: Cell, s: Situation, words: Words) -> View:
    match cell:
        case Agency() | Zone():
            return {"id": "", "kind": "", "title": words.said(cell.name), "note": ""}
        case Service():
            return {
                "id": cell.id,
                "kind": "service",
                "title": words.said(cell.name),
                "note": _crowd(cell, s, words),
            }
        case Counter():
            note = words.profile(cell.profile)
            return {"id": cell.id, "kind": "counter", "title": words.counter(cell.id), "note": note}
        case Profile():
            return {"id": cell.id, "kind": "profile", "title": words.said(cell.name), "note": ""}


def _crowd(service: Service, s: Situation, words: Words) -> str:
    """How many wait there, or that nobody takes it now."""
    if s.queues is None:
        return ""
    if service.id not in s.queues.served:
        return words.text("kiosk.service_unavailable")
    waiting = next((one.waiting for one in s.queues.queues if one.service == service.id), 0)
    return words.isolated(waiting) if waiting else ""
