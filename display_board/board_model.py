"""What a board shows, made from what the link hears and the passing of time. Pure: no Qt, no clock, no wire.

Owns the sentences on the board and when it says that it may be out of date. A board asks for nothing, so
there are no intents and no effects. `now` is monotonic seconds, never going back.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
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
from center_hub.link.heartbeat import Heartbeat
from center_hub.link.port import (
    CommandAnswered,
    CommandSent,
    DocumentShown,
    DocumentTaken,
    LinkChanged,
    LinkEvent,
)
from config.languages import Language
from config.model import Centre, Text
from display_board.calls import Calls, Row
from display_board.directions import where_to
from display_board.moves import standing_moves
from display_board.waiting import waiting_panel

ROWS_SHOWN = 12
"""More than the tallest board has room for; the page shows those that fit whole."""

View = dict[str, object]


class BoardModel:
    """One board; fed by `heard` and `tick`, shown by `view`.

    Args:
        centre: the centre's configuration.
        zones: the ids of the zones shown, none for all; KeyError for one the centre does not have.
        languages: those of the centre by code; the first of the centre is the board's.
        said_date: a date as people of the main language say it.
        now: when the board was switched on.
    """

    def __init__(
        self,
        centre: Centre,
        zones: tuple[str, ...],
        languages: Mapping[str, Language],
        said_date: Callable[[date], str],
        now: float,
    ) -> None:
        self._centre = centre
        self._zones = {one: centre.zone(one) for one in zones or tuple(zone.id for zone in centre.zones)}
        self._languages = [languages[code] for code in centre.languages]
        self._language = self._languages[0]
        self._said_date = said_date
        self._timezone = ZoneInfo(centre.timezone)
        self._labels = {one.id: one.label for one in centre.counters}
        self._agency_of = {
            service: centre.service(service).agency
            for counter in centre.counters
            if counter.zone in self._zones
            for service in centre.profile(counter.profile).services
        }
        self._calls = Calls()
        self._queues: QueuesDocument | None = None
        self._heartbeat = Heartbeat(heard_at=now)
        self._now = now

    @property
    def zones(self) -> tuple[str, ...]:
        """The ids of the zones whose documents the board wants."""
        return tuple(self._zones)

    @property
    def view(self) -> View:
        """What the board shows now; plain data."""
        moves = standing_moves(self._calls.documents)
        gone_on = {move.ticket for move in moves}
        calls = [row for row in self._calls.rows(self._now) if row.call.ticket not in gone_on]
        rows = [self._row(row) for row in calls[:ROWS_SHOWN]]
        return {
            "page": "calls" if rows else "welcome",
            "stamp": self._stamp(),
            "language": self._language.code,
            "direction": self._language.direction,
            "centre": self._said(self._centre.name),
            "zone": self._said(next(iter(self._zones.values())).name) if len(self._zones) == 1 else "",
            "date": self._today(),
            "clock": self._at(self._heartbeat.wall(self._now)),
            "welcome": self._title("board.welcome"),
            "now": self._language.text("board.now"),
            "titles": {key: self._title(f"board.{key}") for key in ("number", "counter")},
            "zoned": len(self._zones) > 1,
            "rows": rows,
            "moves": self._moves(moves),
            "waiting": self._waiting(),
            "banner": self._banner(),
        }

    def heard(self, event: LinkEvent, now: float) -> None:
        """Something the link heard."""
        self._now = now
        match event:
            case DocumentShown():
                self._look_at(event.document)
            case LinkChanged() | CommandSent() | CommandAnswered() | DocumentTaken():
                pass  # a broken wire shows as a silent hub, and a board commands nothing
            case _:
                assert_never(event)

    def tick(self, now: float) -> None:
        """Time passed."""
        self._now = now

    def _look_at(self, document: AnyDocument) -> None:
        match document:
            case HubPulse():
                self._heartbeat = self._heartbeat.after(document, self._now)
            case BoardDocument():
                if document.zone in self._zones:
                    self._calls.look_at(document, self._now)
            case QueuesDocument():
                self._queues = document
            case CounterDocument() | DayDocument() | DevicesDocument():
                pass  # a board looks at no single counter or device, and gives no tickets
            case _:
                assert_never(document)

    def _stamp(self) -> int:
        stamps = [one.stamp for one in self._calls.documents]
        if self._queues is not None:
            stamps.append(self._queues.stamp)
        return max(stamps).sequence if stamps else 0

    def _row(self, row: Row) -> View:
        label = self._labels.get(row.call.counter, row.call.counter)
        return {
            "ticket": row.call.ticket,
            "number": self._number(row.call.series, row.call.number),
            "label": label,
            "counter": self._language.text("counter.counter", label=label),
            "zone": self._said(self._zones[row.zone].name) if len(self._zones) > 1 else "",
            "lit": row.lit,
            "standing": row.call.standing,
        }

    def _moves(self, moves: list[BoardMove]) -> View:
        rows = [
            {
                "number": self._number(move.series, move.number),
                "where": where_to(self._centre, self._language, move),
            }
            for move in moves
        ]
        return {"title": self._title("board.next_step"), "rows": rows}

    def _number(self, series: str, number: int) -> str:
        return self._centre.figures(shown_number(series, number))

    def _title(self, key: str) -> View:
        """A title in the main language, and in the centre's others, each said once."""
        main, *others = dict.fromkeys(language.text(key) for language in self._languages)
        return {"main": main, "others": " · ".join(f"\u2068{text}\u2069" for text in others)}

    def _waiting(self) -> View:
        return waiting_panel(
            self._centre, self._queues, self._agency_of, self._language, self._said, self._now
        )

    def _banner(self) -> str:
        if not self._heartbeat.silent(self._now):
            return ""
        return " ".join(self._out_of_date())

    def _out_of_date(self) -> Iterator[str]:
        spoke = self._at(self._heartbeat.last_word)
        if spoke:
            yield self._language.text("board.may_be_out_of_date", time=spoke)
        yield self._language.text("board.ask_the_staff")

    def _today(self) -> str:
        wall = self._heartbeat.wall(self._now)
        return "" if wall is None else self._said_date(self._local(wall).date())

    def _at(self, wall: int | None) -> str:
        return "" if wall is None else self._language.figures(f"{self._local(wall):%H:%M}")

    def _local(self, wall: int) -> datetime:
        return datetime.fromtimestamp(wall / 1000, UTC).astimezone(self._timezone)

    def _said(self, text: Text) -> str:
        return text.get(self._language.code) or text[self._centre.languages[0]]
