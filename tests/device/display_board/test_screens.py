# ruff: noqa: RUF001 - Azerbaijani is written with these letters
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem
from pytestqt.logging import _QtMessageCapture as QtMessages
from pytestqt.qtbot import QtBot

from center_hub.contract.words import Wait
from config.boards import SHORT_SIDE_MM_PER_METRE, Information, farthest_m
from config.hardware import Screen
from config.model import LanguageCode
from display_board.app import PAGE
from display_board.sayings import TURN_S
from hardware.screen.stage import Stage
from hardware.screen.theme import Place, ScreenSize
from hardware.screen.window import Window, open_window
from tests.unit.display_board.hall import Hall, call, move

LYING, UPRIGHT = Screen(941, 529), Screen(529, 941)
PIXELS = {LYING: (1920, 1080), UPRIGHT: (1080, 1920)}
METRES = 529 / SHORT_SIDE_MM_PER_METRE
"""The farthest from which a 43-inch screen is read."""


def items(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from items(child)


class Hung:
    """A real offscreen board over a model, as the app wires them."""

    def __init__(
        self, hall: Hall, screen: Screen, pixels: tuple[int, int], metres: float | None = None
    ) -> None:
        self.hall = hall
        self.screen = screen
        self.pixels = pixels
        self.metres = metres or min(screen.width_mm, screen.height_mm) / SHORT_SIDE_MM_PER_METRE
        self.said: list[str] = []
        self.stage = Stage(hall.model.view)
        self.stage.intent.connect(self._page_says)
        size = ScreenSize(screen.width_mm, screen.height_mm, viewing_m=self.metres)
        self.window: Window = open_window(PAGE, self.stage, size, size_px=pixels, place=Place.BOARD)

    def _page_says(self, name: str, value: object) -> None:
        if isinstance(value, int):
            self.hall.has_room(value, upright=name == "upright")
        else:
            self.said.append(f"{name} {value}")

    def refresh(self) -> None:
        """Until the page has told its room and shows what follows from that."""
        for _ in range(3):
            self.stage.show(self.hall.model.view)
            QGuiApplication.processEvents()
            self.window.quick.contentItem().ensurePolished()
        self.window.grab()

    def item(self, name: str) -> QQuickItem:
        return next(one for one in items(self.window.quick.contentItem()) if one.objectName() == name)

    def left(self, name: str) -> float:
        return self.item(name).mapToScene(QPointF(0, 0)).x()

    def top(self, name: str) -> float:
        return self.item(name).mapToScene(QPointF(0, 0)).y()

    def cap_mm(self, name: str) -> float:
        """How high a capital of this text is on the wall."""
        per_mm = self.pixels[0] / self.screen.width_mm
        return QFontMetricsF(self.item(name).property("font")).capHeight() / per_mm

    def whole_rows(self) -> list[QQuickItem]:
        return [self.item(f"call-{at}") for at in range(len(self.hall.rows()))]

    def said_now(self, name: str) -> object:
        """What an item whose words take turns says now."""
        return self.item(name).property("now")

    def spoken(self, name: str) -> QQuickItem:
        """The label of such an item that stands now."""
        shown = [one for one in items(self.item(name)) if one.objectName().startswith(name + ".")]
        return next(one for one in shown if one.opacity() == 1)


@pytest.fixture
def hung(qtbot: QtBot) -> Iterator[list[Hung]]:
    boards: list[Hung] = []
    yield boards
    for board in boards:
        board.window.close()


def hang(
    hung: list[Hung],
    hall: Hall,
    screen: Screen = LYING,
    pixels: tuple[int, int] | None = None,
    metres: float | None = None,
) -> Hung:
    hung.append(Hung(hall, screen, pixels or PIXELS[screen], metres))
    hung[-1].refresh()
    return hung[-1]


def busy_hall(centre: str = "asan-baku-1") -> Hall:
    hall = Hall(centre)
    hall.beat()
    history = [call(order, order, f"counter-{order}") for order in range(11, 1, -1)]
    hall.board("zone-a", 12, call(12, 42, "counter-1", standing=True), *history)
    hall.queues(12, id_card_first=4, tazkira_first=3)
    return hall


@pytest.mark.parametrize("screen", [LYING, UPRIGHT])
def test_the_called_number_is_as_high_as_its_distance_asks_for(hung: list[Hung], screen: Screen) -> None:
    board = hang(hung, busy_hall(), screen)
    assert board.cap_mm("call-0.number") >= 12.2 * board.metres * 0.99
    assert board.cap_mm("call-0.label") >= 12.2 * board.metres * 0.99
    assert board.cap_mm("call-1.number") >= 6.4 * board.metres


@pytest.mark.parametrize("screen", [LYING, UPRIGHT])
def test_five_rows_of_history_stand_whole_below_the_call(hung: list[Hung], screen: Screen) -> None:
    board = hang(hung, busy_hall(), screen)
    assert len(board.whole_rows()) >= 6
    bottom = PIXELS[screen][1]
    for row in board.whole_rows():
        assert row.mapToScene(QPointF(0, row.height())).y() <= bottom


CENTRES = ["asan-baku-1", "asan-khedmat-kabul-1"]
SPOKEN: list[tuple[str, LanguageCode]] = [
    ("asan-baku-1", "az"),
    ("asan-baku-1", "ru"),
    ("asan-baku-1", "en"),
    ("asan-khedmat-kabul-1", "prs"),
    ("asan-khedmat-kabul-1", "ps"),
]
BOTH_WAYS = [SPOKEN[0], SPOKEN[3]]
"""One board that is read from left to right, and one from right to left."""


@pytest.mark.parametrize("screen", [LYING, UPRIGHT])
@pytest.mark.parametrize("centre", CENTRES)
def test_titles_are_whole_in_every_language_of_the_centre(
    hung: list[Hung], centre: str, screen: Screen
) -> None:
    board = hang(hung, busy_hall(centre), screen)
    for name in ("number-title", "counter-title"):
        for language in board.hall.centre.languages:
            title = board.item(f"{name}.{language}")
            assert title.property("text")
            assert not title.property("truncated")
            assert title.property("lineCount") == 1


@pytest.mark.parametrize("screen", [LYING, UPRIGHT])
@pytest.mark.parametrize("centre", CENTRES)
@pytest.mark.parametrize("calls", [1, 3, 5, 12])
def test_what_is_said_in_a_row_stands_whole_and_apart(
    hung: list[Hung], centre: str, screen: Screen, calls: int
) -> None:
    hall = Hall(centre)
    rows = [call(at, 1000 + at, "counter-9", standing=at == calls) for at in range(calls, 0, -1)]
    hall.board("zone-b", calls, *rows)
    board = hang(hung, hall, screen)
    for row in board.whole_rows():
        named = [f"zone.{language}" for language in hall.centre.languages]
        parts = [board.item(f"{row.objectName()}.{part}") for part in ("number", "label", *named)]
        boxes = [part.mapRectToItem(row, part.boundingRect()) for part in parts]
        for at, box in enumerate(boxes):
            assert 0 <= box.left() <= box.right() <= row.width()
            assert not any(box.intersects(other) for other in boxes[at + 1 :] if at < 2)
            assert not parts[at].property("truncated")
            assert parts[at].property("lineCount") == 1


@pytest.mark.parametrize("screen", [LYING, UPRIGHT])
def test_few_calls_are_written_larger_than_many(hung: list[Hung], screen: Screen) -> None:
    few = Hall()
    few.beat()
    few.board("zone-a", 3, *(call(at, at, "counter-1", standing=at == 3) for at in (3, 2, 1)))
    larger, smaller = hang(hung, few, screen), hang(hung, busy_hall(), screen)
    assert larger.cap_mm("call-1.number") > 1.2 * smaller.cap_mm("call-1.number")


@pytest.mark.parametrize("screen", [LYING, UPRIGHT])
def test_the_clock_stands_in_the_head(hung: list[Hung], screen: Screen) -> None:
    board = hang(hung, busy_hall(), screen)
    clock = board.item("clock")
    assert (
        clock.mapToScene(QPointF(0, clock.height())).y()
        < board.item("number-title").mapToScene(QPointF(0, 0)).y()
    )


@pytest.mark.parametrize("screen", [LYING, UPRIGHT])
@pytest.mark.parametrize("centre", CENTRES)
def test_a_stale_board_keeps_the_call_and_three_before_it_above_the_banner(
    hung: list[Hung], centre: str, screen: Screen
) -> None:
    hall = busy_hall(centre)
    hall.wait(11)
    board = hang(hung, hall, screen)
    assert board.item("banner").isVisible()
    top = board.item("banner").mapToScene(QPointF(0, 0)).y()
    assert len(board.whole_rows()) >= 4
    for row in board.whole_rows():
        assert row.mapToScene(QPointF(0, row.height())).y() <= top


def test_a_board_without_calls_is_never_blank(hung: list[Hung]) -> None:
    board = hang(hung, Hall())
    assert board.item("welcome").isVisible()
    assert board.said_now("name") == "ASAN Xidmət · Bakı 1"


def test_the_board_is_mirrored_for_dari_and_the_number_keeps_its_order(hung: list[Hung]) -> None:
    baku = hang(hung, busy_hall())
    kabul = hang(hung, busy_hall("asan-khedmat-kabul-1"))
    assert baku.left("call-1.number") < baku.left("call-1.label")
    assert kabul.left("call-1.number") > kabul.left("call-1.label")
    assert kabul.left("clock") < kabul.left("name.prs")
    assert kabul.item("call-1.number").property("text") == "\u2066A 011\u2069"


def test_a_number_of_four_digits_does_not_reach_its_counter(hung: list[Hung]) -> None:
    hall = Hall()
    hall.board("zone-a", 2, call(2, 8888, "counter-12", standing=True))
    board = hang(hung, hall)
    number = board.item("call-0.number")
    assert board.left("call-0.number") + number.width() < board.left("call-0.label")


def speak_first(hall: Hall, language: LanguageCode) -> None:
    hall.speak(language, *(code for code in hall.centre.languages if code != language))


def moving_hall(centre: str, language: LanguageCode) -> Hall:
    """A busy hall in one of its languages, where three go on to the services with the longest names."""
    hall = Hall(centre)
    speak_first(hall, language)
    hall.beat()
    history = [call(order, order, f"counter-{order}") for order in range(11, 1, -1)]
    longest = sorted(hall.centre.services, key=lambda one: -len(one.name[language]))
    moves = tuple(move(20 - at, 100 + at, one.id) for at, one in enumerate(longest[:2]))
    named = move(15, 8888, longest[2].id, "counter-12")
    standing = call(12, 42, "counter-1", standing=True)
    hall.board("zone-a", 20, standing, *history, moves=(*moves, named))
    hall.queues(12, id_card_first=4, tazkira_first=3)
    return hall


@pytest.mark.parametrize("screen", [LYING, UPRIGHT])
@pytest.mark.parametrize(("centre", "language"), SPOKEN)
def test_whoever_goes_on_reads_the_whole_way_from_afar(
    hung: list[Hung], centre: str, language: LanguageCode, screen: Screen
) -> None:
    hall = moving_hall(centre, language)
    board = hang(hung, hall, screen)
    seen: set[int] = set()
    height = board.item("moves").height()
    for _ in range(9):
        shown = [at for at in range(3) if board.item(f"move-{at}").opacity() == 1]
        _tells_the_way(board, shown)
        assert board.item("moves").height() == height
        seen |= set(shown)
        hall.wait(TURN_S)
        hall.beat()
        board.refresh()
    assert seen == {0, 1, 2}


def _tells_the_way(board: Hung, shown: list[int]) -> None:
    metres = board.metres
    strip = board.item("moves")
    below = 0.0
    for at in shown:
        number, where = board.item(f"move-{at}.number"), board.spoken(f"move-{at}.where")
        assert board.cap_mm(number.objectName()) >= 6.4 * metres
        assert board.cap_mm(where.objectName()) >= 4.65 * metres * 0.99
        assert not where.property("truncated")
        first, second = (one.mapRectToItem(strip, one.boundingRect()) for one in (number, where))
        assert not first.intersects(second)
        assert second.top() >= below - 1
        below = second.bottom()
    assert below <= strip.height()


@pytest.mark.parametrize("screen", [LYING, UPRIGHT])
@pytest.mark.parametrize(("centre", "language"), SPOKEN)
def test_the_called_number_stays_whole_above_whoever_goes_on(
    hung: list[Hung], centre: str, language: LanguageCode, screen: Screen
) -> None:
    board = hang(hung, moving_hall(centre, language), screen)
    top = board.item("moves").mapToScene(QPointF(0, 0)).y()
    assert board.whole_rows()[0].objectName() == "call-0"
    for row in board.whole_rows():
        assert row.mapToScene(QPointF(0, row.height())).y() <= top


def test_where_nobody_goes_on_the_calls_have_all_the_room(hung: list[Hung]) -> None:
    hall = moving_hall("asan-baku-1", "az")
    board = hang(hung, hall)
    told = len(board.whole_rows())
    hall.board("zone-a", 21, *(call(order, order, "counter-1") for order in range(12, 1, -1)))
    board.refresh()
    assert board.item("moves").height() == 0
    assert len(board.whole_rows()) > told


def test_the_way_on_runs_with_the_language(hung: list[Hung]) -> None:
    baku, kabul = (hang(hung, moving_hall(centre, language)) for centre, language in BOTH_WAYS)
    assert baku.left("move-0.number") < baku.left("move-0.where")
    assert kabul.left("move-0.number") > kabul.left("move-0.where")
    assert kabul.item("move-0.number").property("text") == "\u2066A 100\u2069"


WAITS = (
    Wait(least=1260, likely=1500, most=2050),
    Wait(least=6700, likely=7600, most=8900),
    Wait(least=90, likely=300, most=550),
)


def waiting_hall(centre: str, language: LanguageCode) -> Hall:
    """A busy hall in one of its languages, people waiting for nine services, three of the longest names."""
    hall = Hall(centre)
    speak_first(hall, language)
    hall.beat()
    hall.board("zone-a", 12, *(call(at, at, f"counter-{at}", standing=at == 12) for at in range(12, 1, -1)))
    served = [one for one in hall.centre.services if hall.centre.counters_serving(one.id)]
    longest = sorted(served, key=lambda one: -len(one.name[language]))[:3]
    names = [
        one.id.replace("-", "_") for one in [*longest, *(one for one in served if one not in longest)][:9]
    ]
    waits = dict(zip(names, itertools.cycle(WAITS), strict=False))
    del waits[names[-1]]
    hall.waits(12, waits, **{name: 128 - at for at, name in enumerate(names)})
    return hall


@pytest.mark.parametrize(("centre", "language"), SPOKEN)
def test_everybody_who_waits_comes_up_whole_while_the_panel_turns(
    hung: list[Hung], centre: str, language: LanguageCode
) -> None:
    hall = waiting_hall(centre, language)
    board = hang(hung, hall)
    services = [row["id"] for row in hall.rows("waiting.rows")]
    seen: set[object] = set()
    for _ in range(3 * len(services)):
        shown = [one for one in services if board.item(f"waiting-{one}").opacity() == 1]
        for one in shown:
            _stands_whole(board, f"waiting-{one}")
        seen |= set(shown)
        hall.wait(TURN_S)
        board.refresh()
    assert seen == set(services)


def _stands_whole(board: Hung, name: str) -> None:
    row = board.item(name)
    parts = [board.spoken(f"{name}.name"), board.item(f"{name}.people")]
    parts += [board.spoken(f"{name}.wait")] if board.said_now(f"{name}.wait") else []
    boxes = [part.mapRectToItem(row, part.boundingRect()) for part in parts if part.property("text")]
    assert row.mapToScene(QPointF(0, row.height())).y() <= board.item("moves").mapToScene(QPointF(0, 0)).y()
    for at, box in enumerate(boxes):
        assert 0 <= box.left() <= box.right() <= row.width() + 1
        assert all(box.intersected(other).height() < 1 for other in boxes[at + 1 :])
    assert not any(part.property("truncated") for part in parts)
    assert all(part.property("lineCount") == 1 for part in parts[1:])


def test_the_panel_says_which_of_its_pages_stands(hung: list[Hung]) -> None:
    board = hang(hung, waiting_hall("asan-baku-1", "az"))
    assert "/" in board.item("waiting-page").property("text")
    few = busy_hall()
    assert hang(hung, few).item("waiting-page").property("text") == ""


@pytest.mark.parametrize(("centre", "language"), SPOKEN)
def test_an_upright_board_tells_every_wait_in_every_language(
    hung: list[Hung], centre: str, language: LanguageCode
) -> None:
    hall = waiting_hall(centre, language)
    board = hang(hung, hall, UPRIGHT)
    rows = hall.rows("waiting.rows")
    told: set[tuple[str, str]] = set()
    for _ in range(len(rows) * 3 + 2):
        speaking = hall.view("speaking")
        assert isinstance(speaking, int)
        at = int(str(board.item("waiting-page").property("text")).strip("\u2066\u2069").split(" / ")[0]) - 1
        assert board.item("waiting-entry.people").property("text") == rows[at]["people"]
        names = rows[at]["name"]
        assert isinstance(names, list)
        assert board.said_now("waiting-entry.name") == names[speaking]
        told.add((str(rows[at]["id"]), hall.centre.languages[speaking]))
        _stands_apart_in_the_strip(board)
        hall.wait(TURN_S)
        hall.beat()
        board.refresh()
    assert len(told) == len(rows) * len(hall.centre.languages)


def _stands_apart_in_the_strip(board: Hung) -> None:
    strip = board.item("waiting-strip")
    metres = board.metres
    spoken = [f"waiting-entry.{part}" for part in ("name", "wait") if board.said_now(f"waiting-entry.{part}")]
    said = [*map(board.spoken, spoken), board.item("waiting-entry.people"), board.item("waiting-page")]
    boxes = [part.mapRectToItem(strip, part.boundingRect()) for part in said]
    for at, box in enumerate(boxes):
        assert board.cap_mm(said[at].objectName()) >= 4.65 * metres * 0.99
        assert 0 <= box.left() < box.right() <= strip.width()
        assert 0 <= box.top() < box.bottom() <= strip.height()
        # Lines of writing may touch; what stands side by side may not.
        assert all(box.intersected(other).height() < 1 for other in boxes[at + 1 :])
    assert not said[0].property("truncated")
    assert all(part.property("lineCount") == 1 and not part.property("truncated") for part in said[1:])


@pytest.mark.parametrize(("centre", "language"), SPOKEN)
def test_the_waits_at_the_foot_never_move_the_calls(
    hung: list[Hung], centre: str, language: LanguageCode
) -> None:
    hall = waiting_hall(centre, language)
    board = hang(hung, hall, UPRIGHT)
    before = boxes_of_calls(board)
    hall.wait(TURN_S)
    hall.beat()
    board.refresh()
    assert boxes_of_calls(board) == before
    hall.waits(13, {})
    board.refresh()
    assert boxes_of_calls(board) == before


def boxes_of_calls(board: Hung) -> list[QRectF]:
    return [row.mapRectToScene(row.boundingRect()) for row in board.whole_rows()]


def test_where_nobody_waits_the_foot_is_empty(hung: list[Hung]) -> None:
    hall = waiting_hall("asan-baku-1", "az")
    board = hang(hung, hall, UPRIGHT)
    assert board.item("waiting-entry").isVisible()
    hall.waits(13, {})
    board.refresh()
    assert not board.item("waiting-entry").isVisible()


@pytest.mark.parametrize(("centre", "language"), SPOKEN)
def test_calls_and_the_waits_at_the_foot_stand_apart(
    hung: list[Hung], centre: str, language: LanguageCode
) -> None:
    board = hang(hung, waiting_hall(centre, language), UPRIGHT)
    assert len(board.whole_rows()) >= 9
    top = board.item("waiting-strip").mapToScene(QPointF(0, 0)).y()
    assert all(box.bottom() <= top for box in boxes_of_calls(board))


def test_one_who_waits_alone_has_no_mark_of_pages(hung: list[Hung]) -> None:
    hall = busy_hall()
    hall.waits(13, {"id_card_first": WAITS[0]}, id_card_first=1)
    board = hang(hung, hall, UPRIGHT)
    assert board.item("waiting-entry").isVisible()
    assert board.item("waiting-page").property("text") == ""


def test_the_waits_at_the_foot_run_with_the_language(hung: list[Hung]) -> None:
    baku, kabul = (hang(hung, waiting_hall(centre, language), UPRIGHT) for centre, language in BOTH_WAYS)
    for lesser, greater in itertools.pairwise(["waiting-entry.name", "waiting-entry.people", "waiting-page"]):
        assert baku.left(lesser) < baku.left(greater)
        assert kabul.left(lesser) > kabul.left(greater)


def test_a_lying_board_has_its_waits_beside_the_calls_only(hung: list[Hung]) -> None:
    board = hang(hung, waiting_hall("asan-baku-1", "az"))
    assert not board.item("waiting-strip").isVisible()


def full_hall(centre: str, *, zones: tuple[str, ...] = (), information: Sequence[Information] = ()) -> Hall:
    """Sixty counters' worth of calls, five of them new, with waits and two who go on."""
    hall = Hall(centre, zones, information)
    hall.beat()
    shown = [one.id for one in hall.centre.zones if not zones or one.id in zones]
    moves = tuple(move(90 + at, 200 + at, one.id) for at, one in enumerate(hall.centre.services[:2]))
    counters = {zone: [one.id for one in hall.centre.counters if one.zone == zone] for zone in shown}
    for age in (0, 5):  # the first document is history
        for at, zone in enumerate(shown):
            orders = [order for order in range(60, 0, -1) if order % len(shown) == at and order <= 55 + age]
            rows = [
                call(order, order, counters[zone][order % len(counters[zone])], standing=order > 40)
                for order in orders[:12]
            ]
            hall.board(zone, 60 + age, *rows, moves=moves if at == 0 else ())
    served = [one for one in hall.centre.services if hall.centre.counters_serving(one.id)][:9]
    names = [one.id.replace("-", "_") for one in served]
    hall.waits(70, dict(zip(names, itertools.cycle(WAITS), strict=False)), **dict.fromkeys(names, 12))
    return hall


def inches(diagonal: float, *, upright: bool) -> Screen:
    """A screen of 16:9, its sides in whole millimetres."""
    long, short = round(diagonal * 25.4 * 0.8716), round(diagonal * 25.4 * 0.4903)
    return Screen(short, long) if upright else Screen(long, short)


HUNG_SCREENS = [
    (32, False, (1280, 720), 3.0),
    (32, False, (1366, 768), 1.5),
    (43, False, (1920, 1080), 4.0),
    (55, False, (3840, 2160), 3.0),
    (75, False, (3840, 2160), 7.0),
    (75, False, (1920, 1080), 3.0),
    (32, True, (720, 1280), 3.0),
    (43, True, (768, 1366), 4.0),
    (55, True, (1080, 1920), 3.0),
    (75, True, (2160, 3840), 7.0),
]


@pytest.mark.parametrize("zones", [(), ("zone-a",)])
@pytest.mark.parametrize("centre", CENTRES)
@pytest.mark.parametrize(("diagonal", "upright", "pixels", "metres"), HUNG_SCREENS)
def test_every_screen_is_legible_from_its_distance_and_loses_nobody(
    hung: list[Hung],
    diagonal: int,
    upright: bool,  # noqa: FBT001  a column of the table
    pixels: tuple[int, int],
    metres: float,
    centre: str,
    zones: tuple[str, ...],
) -> None:
    screen = inches(diagonal, upright=upright)
    assert metres <= farthest_m(screen.width_mm, screen.height_mm)
    hall = full_hall(centre, zones=zones)
    board = hang(hung, hall, screen, pixels, metres)
    assert len(hall.rows()) >= 3  # two of them lit
    assert len(hall.lit()) >= 2
    for at in range(len(hall.lit())):
        assert board.cap_mm(f"call-{at}.number") >= 12.2 * metres * 0.98
        assert board.cap_mm(f"call-{at}.label") >= 12.2 * metres * 0.98
    bottom = board.item("moves").mapToScene(QPointF(0, 0)).y()
    for at, row in enumerate(board.whole_rows()):
        assert board.cap_mm(f"call-{at}.number") >= 6.4 * metres * 0.98
        assert row.mapToScene(QPointF(0, row.height())).y() <= bottom + 1
        number, label = board.item(f"call-{at}.number"), board.item(f"call-{at}.label")
        boxes = [one.mapRectToItem(row, one.boundingRect()) for one in (number, label)]
        assert not boxes[0].intersects(boxes[1])
        for language in hall.centre.languages if not zones else ():
            zone = board.item(f"call-{at}.zone.{language}")
            assert not zone.property("truncated")
            assert board.cap_mm(zone.objectName()) >= 4.65 * metres * 0.98
            assert not zone.mapRectToItem(row, zone.boundingRect()).intersects(boxes[1])
    assert [at for at in range(2) if board.item(f"move-{at}").opacity() == 1]


@pytest.mark.parametrize("screen", [LYING, UPRIGHT])
@pytest.mark.parametrize("centre", CENTRES)
def test_numbers_and_counters_stand_still_to_the_pixel_while_languages_turn(
    hung: list[Hung], centre: str, screen: Screen
) -> None:
    hall = Hall(centre)
    hall.beat()
    hall.board("zone-a", 12, *(call(at, at, f"counter-{at}", standing=at == 12) for at in range(12, 0, -1)))
    hall.waits(13, {"id_card_first": WAITS[0], "tazkira_first": WAITS[1]}, id_card_first=1, tazkira_first=2)
    board = hang(hung, hall, screen)
    pictures: list[list[bytes]] = []
    said: list[object] = []
    for _ in range(3):
        picture = board.window.grab()
        pictures.append([pixels_of(picture, box) for box in still_boxes(board)])
        said.append(hall.view("speaking"))
        hall.wait(TURN_S)
        hall.beat()
        board.refresh()
    assert said == [0, 1, 2]
    assert pictures[0] == pictures[1] == pictures[2]


def still_boxes(board: Hung) -> list[QRectF]:
    names = [f"call-{at}.{part}" for at in range(len(board.hall.rows())) for part in ("number", "label")]
    return [one.mapRectToScene(one.boundingRect()) for one in map(board.item, [*names, "clock"])]


def pixels_of(picture: QImage, box: QRectF) -> bytes:
    part = picture.copy(box.toAlignedRect()).convertToFormat(QImage.Format.Format_RGB32)
    return bytes(part.constBits())


@pytest.fixture
def picture_file(tmp_path: Path) -> Path:
    picture = QImage(1600, 900, QImage.Format.Format_RGB32)
    picture.fill(QColor("#35a060"))
    picture.save(str(tmp_path / "green.png"))
    return tmp_path / "green.png"


def is_green(picture: QImage, item: QQuickItem) -> bool:
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    return picture.pixelColor(middle).name() == "#35a060"


@pytest.mark.parametrize("screen", [LYING, UPRIGHT])
def test_a_picture_is_shown_where_there_is_room(
    hung: list[Hung], qtbot: QtBot, picture_file: Path, screen: Screen
) -> None:
    hall = Hall(information=[Information(image=picture_file.as_uri())])
    board = hang(hung, hall, screen)
    image = next(one for one in visible(board, "information.image") if one.property("source"))
    qtbot.waitUntil(lambda: image.property("progress") == 1)
    board.refresh()
    assert is_green(board.window.grab(), image)


def visible(board: Hung, name: str) -> list[QQuickItem]:
    found = items(board.window.quick.contentItem())
    return [one for one in found if one.objectName() == name and one.isVisible()]


def test_a_picture_that_cannot_be_drawn_is_told(
    hung: list[Hung], qtbot: QtBot, qtlog: QtMessages, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + b"IHDR" * 9)
    with qtlog.disabled():
        board = hang(hung, Hall(information=[Information(image=broken.as_uri())]))
        qtbot.waitUntil(lambda: f"cannot_be_drawn {broken.as_uri()}" in board.said)


def test_information_below_the_calls_never_touches_them(hung: list[Hung]) -> None:
    text = {
        "az": "Sənədlərinizi hazır saxlayın",
        "ru": "Держите документы наготове",
        "en": "Documents, please",
    }
    hall = Hall(information=[Information(text=text)])
    hall.beat()
    hall.board("zone-a", 3, *(call(at, at, "counter-1") for at in (3, 2, 1)))
    board = hang(hung, hall, UPRIGHT)
    (card,) = visible(board, "information")
    assert card.mapToScene(QPointF(0, 0)).y() >= max(box.bottom() for box in boxes_of_calls(board))
    assert card.mapToScene(QPointF(0, card.height())).y() <= board.top("waiting-strip")
    hall.board("zone-a", 12, *(call(at, at, "counter-1") for at in range(12, 0, -1)))
    board.refresh()
    assert not visible(board, "information")


def test_a_closed_centre_shows_its_information_large(hung: list[Hung]) -> None:
    hall = busy_hall()
    hall.beat(opened=False)
    board = hang(hung, hall)
    assert board.said_now("welcome") == "Mərkəz bağlıdır"
    assert not board.item("call-0").isVisible()
