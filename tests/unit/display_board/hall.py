"""A board without a screen, and the words with which a test tells it what happens in the hall."""

from collections.abc import Mapping, Sequence

import attrs

from center_hub.contract.documents import (
    AnyDocument,
    BoardCall,
    BoardDocument,
    BoardMove,
    DayDocument,
    DayInfo,
    HubPulse,
    QueuesDocument,
    ServiceQueue,
)
from center_hub.contract.words import Stamp, Wait
from center_hub.link.port import DocumentShown
from config.boards import Information
from config.languages import Language, load_language
from config.loader import centre_file, load_centre
from config.model import LanguageCode
from display_board.board_model import BoardModel

WALL = 1_795_240_000_000  # 2026-11-21 05:46:40 UTC: 09:46 in Baku, 10:16 in Kabul

SWITCHED_ON = 96.0
"""Monotonic seconds; the main language speaks then, and for the 8 s that follow."""

Rows = list[dict[str, object]]


class Hall:
    """One board and the time before it."""

    def __init__(
        self,
        centre: str = "asan-baku-1",
        zones: tuple[str, ...] = (),
        information: Sequence[Information] = (),
    ) -> None:
        self.now = self.began = SWITCHED_ON
        self.centre = load_centre(centre_file(centre))
        self._zones = zones
        self._information = information
        self.speak(*self.centre.languages)

    def speak(self, *languages: LanguageCode) -> None:
        """Begin anew as the board of a centre with these languages, the first its main one."""
        self.centre = attrs.evolve(self.centre, languages=languages)
        known: dict[str, Language] = {code: load_language(code) for code in languages}
        self.model = BoardModel(self.centre, self._zones, known, self.now, self._information)

    def tells(self, *information: Information) -> None:
        """Begin anew as a board that has this to tell beside its calls."""
        self._information = information
        self.speak(*self.centre.languages)

    def has_room(self, lines: int, *, upright: bool = False) -> None:
        """The page says how many lines of calls stand on it."""
        self.model.has_room(lines, self.now, upright=upright)

    def view(self, path: str) -> object:
        """The value at a dotted path of the view."""
        at: object = self.model.view
        for step in path.split("."):
            at = at[step] if isinstance(at, dict) else None
        return at

    def main(self, path: str) -> object:
        """The text at a path in the main language, empty where nothing is said."""
        return main(self.view(path))

    def rows(self, path: str = "rows") -> Rows:
        """The list at a path of the view."""
        found = self.view(path)
        assert isinstance(found, list)
        return found

    def numbers(self) -> list[object]:
        """The numbers shown, from the top."""
        return [row["number"] for row in self.rows()]

    def lit(self) -> list[object]:
        """The numbers that are lit, from the top."""
        return [row["number"] for row in self.rows() if row["lit"]]

    def show(self, document: AnyDocument) -> None:
        """A document arrives."""
        self.model.heard(DocumentShown(document), self.now)

    def wait(self, seconds: float) -> None:
        """Time passes."""
        self.now += seconds
        self.model.tick(self.now)

    def beat(self, *, opened: bool = True) -> None:
        """The hub's pulse arrives; the service day is open or not."""
        elapsed = round((self.now - SWITCHED_ON) * 1000)
        day = DayInfo(ordinal=1, date="2026-11-21") if opened else None
        stamp = Stamp(epoch=1, sequence=1)
        self.show(HubPulse(version=1, stamp=stamp, wall=WALL + elapsed, steady=elapsed, day=day))

    def board(self, zone: str, sequence: int, *calls: BoardCall, moves: tuple[BoardMove, ...] = ()) -> None:
        """A zone's document arrives."""
        stamp = Stamp(epoch=1, sequence=sequence)
        self.show(BoardDocument(version=1, stamp=stamp, zone=zone, calls=calls, moves=moves))

    def day(self, sequence: int) -> None:
        """What the day offers arrives; none is open."""
        self.show(DayDocument(version=1, stamp=Stamp(epoch=1, sequence=sequence), day=None))

    def queues(self, sequence: int, **waiting: int) -> None:
        """The queues arrive, and no wait can be told; service ids with underscores for hyphens."""
        self.waits(sequence, {}, **waiting)

    def waits(self, sequence: int, waits: Mapping[str, Wait], **waiting: int) -> None:
        """The queues arrive, with such waits as can be told; ids as in `queues`."""
        queues = tuple(
            ServiceQueue(
                service=name.replace("_", "-"),
                waiting=people,
                ahead=people,
                oldest_since=0,
                wait=waits.get(name),
            )
            for name, people in waiting.items()
        )
        stamp = Stamp(epoch=1, sequence=sequence)
        self.show(QueuesDocument(version=1, stamp=stamp, queues=queues, served=()))


def main(texts: object) -> object:
    """A text that takes turns in the main language, empty where nothing is said."""
    assert isinstance(texts, list)
    return texts[0] if texts else ""


def call(order: int, number: int, counter: str, *, standing: bool = False, attempt: int = 1) -> BoardCall:
    """A call of series A."""
    return BoardCall(
        order=order,
        ticket=f"1-A{number:03d}",
        series="A",
        number=number,
        counter=counter,
        attempt=attempt,
        standing=standing,
    )


def move(order: int, number: int, service: str, counter: str | None = None) -> BoardMove:
    """A ticket of series A that goes on for `service`."""
    return BoardMove(
        order=order,
        ticket=f"1-A{number:03d}",
        series="A",
        number=number,
        service=service,
        counter=counter,
    )
