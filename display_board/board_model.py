"""What a board shows, made from what the link hears and the passing of time. Pure: no Qt, no clock, no wire.

Owns the sentences on the board, in each of the centre's languages, and when it says that it may be out of
date. A board asks the hub for nothing; its page tells how many lines it has room for, and which picture
cannot be drawn. `now` is monotonic seconds, never going back.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from center_hub.contract.documents import (
    AnyDocument,
    BoardDocument,
    BoardMove,
    CounterDocument,
    DayDocument,
    DevicesDocument,
    HubPulse,
    QueuesDocument,
)
from center_hub.contract.words import shown_number
from center_hub.link.heartbeat import SILENT_S, Heartbeat
from center_hub.link.port import (
    CommandAnswered,
    CommandSent,
    DocumentShown,
    DocumentTaken,
    LinkChanged,
    LinkEvent,
)
from config.boards import Information
from config.dates import said_date
from config.languages import Language
from config.model import Centre
from display_board.arrangement import Placed, Room
from display_board.calls import Call, Calls
from display_board.directions import where_to
from display_board.information import WAITS_S, InformationTurns
from display_board.moves import standing_moves
from display_board.sayings import next_turn, said, turn_at
from display_board.waiting import waiting_panel

INFORMATION_LINES = 4
"""An upright board tells something below its calls once they leave so many lines."""

_THREE_FIGURES = 888
"""As wide as a number of three figures is; beyond it, a column makes room."""

View = dict[str, object]


class BoardModel:
    """One board; fed by `heard` and `tick`, shown by `view`.

    Args:
        centre: the centre's configuration.
        zones: the ids of the zones shown, none for all; KeyError for one the centre does not have.
        languages: those of the centre by code; the first of the centre is the board's, and the others take
            turns with it.
        now: when the board was switched on.
        information: what it tells beside the calls; an image is the URL of a file.
    """

    def __init__(
        self,
        centre: Centre,
        zones: tuple[str, ...],
        languages: Mapping[str, Language],
        now: float,
        information: Sequence[Information] = (),
    ) -> None:
        self._centre = centre
        self._zones = {one: centre.zone(one) for one in zones or tuple(zone.id for zone in centre.zones)}
        self._languages = [languages[code] for code in centre.languages]
        self._timezone = ZoneInfo(centre.timezone)
        self._labels = {one.id: one.label for one in centre.counters}
        self._series = [
            self._number(one, _THREE_FIGURES) for one in sorted({s.series for s in centre.services})
        ]
        self._agency_of = {
            service: centre.service(service).agency
            for counter in centre.counters
            if counter.zone in self._zones
            for service in centre.profile(counter.profile).services
        }
        self._calls = Calls()
        self._room = Room()
        self._information = InformationTurns(information, now)
        self._queues: QueuesDocument | None = None
        self._heartbeat = Heartbeat(heard_at=now)
        self._now = now

    @property
    def zones(self) -> tuple[str, ...]:
        """The ids of the zones whose documents the board wants."""
        return tuple(self._zones)

    @property
    def view(self) -> View:
        """What the board shows now; plain data. Texts that take turns come as lists, one in each language."""
        page, waiting = self._calls.page, self._waiting()
        return {
            "page": self._page(),
            "stamp": self._stamp(),
            "language": self._languages[0].code,
            "direction": self._languages[0].direction,
            "languages": [language.code for language in self._languages],
            "figures": self._languages[0].figures("0123456789"),
            "speaking": turn_at(self._now) % len(self._languages),
            "turn": turn_at(self._now),
            "centre": said(self._centre, self._centre.name, self._languages),
            "zone": self._zone_name(next(iter(self._zones))) if len(self._zones) == 1 else [],
            "date": self._today(),
            "clock": self._at(self._heartbeat.wall(self._now)),
            "welcome": self._each("board.closed" if self._closed else "board.welcome"),
            "titles": {"number": self._each("board.number"), "counter": self._each("board.counter")},
            "zoned": len(self._zones) > 1,
            "series": self._series,
            "rows": [self._row(placed) for placed in page.rows],
            "calls_page": page.page,
            "calls_pages": page.pages,
            "moves": self._moves(),
            "waiting": waiting,
            "information": self._told(waiting),
            "banner": self._banner(),
        }

    def heard(self, event: LinkEvent, now: float) -> None:
        """Something the link heard."""
        match event:
            case DocumentShown():
                self._now = now
                self._look_at(event.document)
            case LinkChanged() | CommandSent() | CommandAnswered() | DocumentTaken():
                pass  # a broken wire shows as a silent hub, and a board commands nothing
            case _:
                assert_never(event)
        self.tick(now)

    def tick(self, now: float) -> None:
        """Time passed."""
        self._now = now
        gone_on = frozenset(move.ticket for move in standing_moves(self._calls.documents))
        self._calls.step(self._room, now, gone_on)

    def has_room(self, lines: int, now: float, *, upright: bool) -> None:
        """The page tells how many lines of calls stand whole on it, and how the board hangs."""
        self._room = Room(lines, upright)
        self.tick(now)

    def cannot_be_drawn(self, picture: str) -> bool:
        """The page tells of a picture that it could not draw; False where it is left out already."""
        return self._information.cannot_be_drawn(picture)

    def next_change(self) -> float:
        """When the view changes although nothing was heard; infinite if never. A board sleeps until then."""
        beats = self._heartbeat
        waiting = self._waiting()
        changes = [
            self._calls.next_change(self._now),
            self._information.next_change(self._now, between=self._between(waiting)),
            beats.heard_at + SILENT_S if not beats.silent(self._now) else math.inf,
            self._next_minute(),
        ]
        if len(self._languages) > 1 or waiting["rows"] or standing_moves(self._calls.documents):
            changes.append(next_turn(self._now))
        return min(changes)

    def _next_minute(self) -> float:
        wall = self._heartbeat.wall(self._now)
        return math.inf if wall is None else self._now + 60 - wall / 1000 % 60

    def _look_at(self, document: AnyDocument) -> None:
        match document:
            case HubPulse():
                self._heartbeat = self._heartbeat.after(document, self._now)
            case BoardDocument():
                if document.zone in self._zones:
                    self._calls.look_at(document)
            case QueuesDocument():
                self._queues = document
            case CounterDocument() | DayDocument() | DevicesDocument():
                pass  # a board looks at no single counter or device, and gives no tickets
            case _:
                assert_never(document)

    @property
    def _closed(self) -> bool:
        pulse = self._heartbeat.pulse
        return pulse is not None and pulse.day is None

    def _page(self) -> str:
        if self._closed:
            return "closed"
        return "calls" if self._calls.page.rows else "welcome"

    def _stamp(self) -> int:
        stamps = [one.stamp for one in self._calls.documents]
        if self._queues is not None:
            stamps.append(self._queues.stamp)
        return max(stamps).sequence if stamps else 0

    def _row(self, placed: Placed[Call]) -> View:
        call = placed.call.call
        label = self._labels.get(call.counter, call.counter)
        return {
            "ticket": call.ticket,
            "number": self._number(call.series, call.number),
            "label": label,
            "counter": self._languages[0].text("counter.counter", label=label),
            "zone": self._zone_name(placed.call.zone) if len(self._zones) > 1 else [],
            "lit": placed.lit,
            "framed": self._calls.framed(placed.call, self._now),
            "lines": placed.lines,
            "standing": call.standing,
        }

    def _zone_name(self, zone: str) -> list[str]:
        return said(self._centre, self._zones[zone].name, self._languages)

    def _moves(self) -> View:
        moves = standing_moves(self._calls.documents)
        return {"title": self._each("board.next_step"), "rows": [self._move(move) for move in moves]}

    def _move(self, move: BoardMove) -> View:
        where = [where_to(self._centre, language, move) for language in self._languages]
        return {"number": self._number(move.series, move.number), "where": where}

    def _number(self, series: str, number: int) -> str:
        return self._centre.figures(shown_number(series, number))

    def _waiting(self) -> View:
        return waiting_panel(self._centre, self._queues, self._agency_of, self._languages)

    def _between(self, waiting: View) -> float:
        """How long the waits stand between two pieces of information: they share a place on a lying board."""
        shared = self._page() == "calls" and not self._room.upright and waiting["rows"]
        return WAITS_S if shared else 0.0

    def _told(self, waiting: View) -> View:
        """What is told beside the calls, and where: never in the place of a call."""
        item = self._information.item(self._now, between=self._between(waiting))
        if item is None:
            return {"place": "", "texts": [], "image": ""}
        texts = said(self._centre, item.text, self._languages) if item.text else []
        return {"place": self._place(), "texts": texts, "image": item.image or ""}

    def _place(self) -> str:
        if self._page() != "calls":
            return "page"
        if not self._room.upright:
            return "panel"
        used = sum(placed.lines for placed in self._calls.page.rows)
        return "below" if self._room.lines - used >= INFORMATION_LINES else ""

    def _banner(self) -> list[str]:
        if not self._heartbeat.silent(self._now):
            return []
        spoke = self._at(self._heartbeat.last_word)
        return [_out_of_date(language, spoke) for language in self._languages]

    def _today(self) -> list[str]:
        wall = self._heartbeat.wall(self._now)
        if wall is None:
            return []
        today = self._local(wall).date()
        turn = turn_at(self._now) // len(self._languages)
        return [_dates(said_date(today, self._centre, language), turn) for language in self._languages]

    def _at(self, wall: int | None) -> str:
        return "" if wall is None else self._languages[0].figures(f"{self._local(wall):%H:%M}")

    def _local(self, wall: int) -> datetime:
        return datetime.fromtimestamp(wall / 1000, UTC).astimezone(self._timezone)

    def _each(self, key: str) -> list[str]:
        return [language.text(key) for language in self._languages]


def _out_of_date(language: Language, spoke: str) -> str:
    when = [language.text("board.may_be_out_of_date", time=spoke)] if spoke else []
    return " ".join((*when, language.text("board.ask_the_staff")))


def _dates(dates: Sequence[str], turn: int) -> str:
    """The first calendar on a line of its own, and below it one of the others in its turn."""
    first, *others = dates
    return "\n".join((first, *others[turn % max(1, len(others)) :][:1]))
