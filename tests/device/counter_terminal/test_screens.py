from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from center_hub.contract.commands import CallTicket, FinishService, SignIn
from center_hub.contract.words import CounterState, LegState, Why
from config.loader import centre_file, load_centre
from counter_terminal.app import PAGE
from hardware.screen.stage import Stage
from hardware.screen.theme import Place, ScreenSize
from hardware.screen.window import Window, open_window
from tests.unit.counter_terminal.desk import Desk, desk_of, in_hand, ruled
from tests.unit.counter_terminal.desk import open_desk as at_open_desk

SCREEN = ScreenSize(300, 188)
PIXELS = (1280, 800)


def items(item: QQuickItem) -> Iterator[QQuickItem]:
    """The item and everything drawn in it; a Repeater's rows are no QObject children."""
    yield item
    for child in item.childItems():
        yield from items(child)


class Terminal:
    """A real offscreen window over a flow, as the app wires them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.intents: list[tuple[str, object]] = []
        self.stage = Stage(desk.flow.view)
        self.stage.intent.connect(self._intent)
        self.window: Window = open_window(PAGE, self.stage, SCREEN, size_px=PIXELS, place=Place.DESK)
        self._finger = QTest.createTouchDevice()

    def _intent(self, name: str, value: object) -> None:
        self.intents.append((name, value))
        self.desk.press(name, value)
        self.refresh()

    def refresh(self) -> None:
        self.stage.show(self.desk.flow.view)
        self.window.grab()

    def item(self, name: str) -> QQuickItem:
        return next(one for one in items(self.window.quick.contentItem()) if one.objectName() == name)

    def box(self, name: str) -> tuple[float, float, float]:
        item = self.item(name)
        left = item.mapToScene(QPointF(0, 0))
        return left.x(), left.y(), item.width()

    def tap(self, name: str) -> None:
        item = self.item(name)
        point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        quick = self.window.quick
        QTest.touchEvent(quick, self._finger).press(0, point, quick).commit()
        QTest.touchEvent(quick, self._finger).release(0, point, quick).commit()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.quick, key)

    def hold(self, key: Qt.Key) -> None:
        for again in (False, True, True, True):
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", again)
            QCoreApplication.sendEvent(self.window.quick, event)


@pytest.fixture
def open_desk(qtbot: QtBot) -> Iterator[Callable[[Desk], Terminal]]:
    opened: list[Terminal] = []

    def make(desk: Desk) -> Terminal:
        terminal = Terminal(desk)
        opened.append(terminal)
        terminal.window.quick.requestActivate()
        qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is terminal.window.quick)
        return terminal

    yield make
    for terminal in opened:
        terminal.window.close()


@pytest.fixture
def terminal(open_desk: Callable[[Desk], Terminal]) -> Terminal:
    desk = desk_of(load_centre(centre_file("asan-baku-1")), "counter-7", "az")
    desk.connect()
    return open_desk(desk)


def test_a_tap_on_the_large_button_carries_what_it_says(terminal: Terminal) -> None:
    terminal.desk.is_now(CounterState.OPEN)
    terminal.refresh()
    terminal.tap("main-action")
    assert terminal.intents == [("main", "call_next")]
    assert terminal.item("main-action").property("text") == "İcra olunur…"
    assert terminal.item("main-action").property("enabled") is False
    terminal.tap("main-action")
    assert len(terminal.desk.sent) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_every_key_of_the_large_action_presses_it_once(terminal: Terminal, key: Qt.Key) -> None:
    terminal.desk.is_now(CounterState.OPEN)
    terminal.refresh()
    terminal.key(key)
    assert terminal.intents == [("main", "call_next")]


def test_a_key_held_down_is_one_press(terminal: Terminal) -> None:
    terminal.desk.is_now(CounterState.CLOSED)
    terminal.refresh()
    terminal.hold(Qt.Key.Key_F5)
    terminal.hold(Qt.Key.Key_Space)
    assert terminal.intents == [("main", "open"), ("main", "open")]
    assert len(terminal.desk.sent) == 1


@pytest.mark.parametrize(
    ("key", "cap"),
    [
        *((getattr(Qt.Key, f"Key_F{at}"), f"F{at}") for at in (1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12)),
        (Qt.Key.Key_Insert, "Ins"),
        (Qt.Key.Key_Home, "Home"),
        (Qt.Key.Key_Escape, "Esc"),
        (Qt.Key.Key_PageDown, "PageDown"),
        (Qt.Key.Key_Backspace, "Backspace"),
        (Qt.Key.Key_7, "7"),
        (Qt.Key.Key_B, "B"),
    ],
)
def test_every_key_is_told_by_the_cap_it_has(terminal: Terminal, key: Qt.Key, cap: str) -> None:
    terminal.key(key)
    assert terminal.intents == [("key", cap)]


@pytest.mark.parametrize("figure", ["4", "\u0664", "\u06f4"])
def test_a_figure_is_the_same_figure_in_every_script(terminal: Terminal, figure: str) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, figure)
    QCoreApplication.sendEvent(terminal.window.quick, event)
    assert terminal.intents == [("key", "4")]


@pytest.mark.parametrize(
    ("letter", "code", "cap"),
    [("\u0444", 38, "A"), ("\u0649", 40, "D"), ("\u044f", 52, "Z"), ("\u0448", 31, "I")],
)
def test_a_letter_is_the_key_it_is_on_whatever_script_is_typed(
    terminal: Terminal, letter: str, code: int, cap: str
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, code, 0, 0, letter)
    QCoreApplication.sendEvent(terminal.window.quick, event)
    assert terminal.intents == [("key", cap)]


@pytest.mark.parametrize("name", ["recall", "no-show"])
def test_a_small_button_sends_once(terminal: Terminal, name: str) -> None:
    terminal.desk.holds(LegState.CALLED)
    terminal.refresh()
    terminal.tap(name)
    terminal.tap(name)
    assert len(terminal.desk.sent) == 1


def test_keys_still_work_after_the_focused_button_was_switched_off(terminal: Terminal) -> None:
    terminal.desk.holds(LegState.CALLED)
    terminal.refresh()
    terminal.item("recall").forceActiveFocus()
    terminal.key(Qt.Key.Key_Return)
    assert [name for name, _ in terminal.intents] == ["recall"]
    assert terminal.item("recall").property("enabled") is False
    terminal.key(Qt.Key.Key_F5)
    assert [name for name, _ in terminal.intents] == ["recall", "main"]


def test_tab_reaches_everything_that_can_be_pressed_the_large_button_first(terminal: Terminal) -> None:
    terminal.desk.holds(LegState.SERVING)
    terminal.refresh()
    reached: list[str] = []
    for _ in range(12):
        terminal.key(Qt.Key.Key_Tab)
        reached.append(terminal.window.quick.activeFocusItem().objectName())
    row = [str(one["id"]) for one in terminal.desk.rows("actions") if one["enabled"]]
    wanted = ["main-action", *row, "help", "small-window"]
    assert reached[: len(wanted)] == wanted


def test_a_transfer_by_touch_is_two_taps_and_by_keys_needs_no_mouse(terminal: Terminal) -> None:
    terminal.desk.holds(LegState.SERVING)
    terminal.refresh()
    terminal.tap("transfer")
    assert terminal.stage.property("view")["page"] == "transfer"
    terminal.key(Qt.Key.Key_Escape)
    assert terminal.stage.property("view")["page"] == "work"
    terminal.key(Qt.Key.Key_F8)
    terminal.key(Qt.Key.Key_PageDown)
    terminal.key(Qt.Key.Key_PageUp)
    terminal.item("service-id-card-renewal").forceActiveFocus()
    terminal.key(Qt.Key.Key_Down)
    terminal.key(Qt.Key.Key_Return)
    assert terminal.intents[-1] == ("service", "id-card-lost")
    assert len(terminal.desk.sent) == 1


def test_an_outcome_is_one_figure_and_the_note_takes_figures_of_its_own(terminal: Terminal) -> None:
    terminal.desk.holds(LegState.SERVING)
    terminal.refresh()
    terminal.key(Qt.Key.Key_F9)
    note = terminal.item("note")
    note.forceActiveFocus()
    for key in (Qt.Key.Key_2, Qt.Key.Key_5, Qt.Key.Key_Space, Qt.Key.Key_A):
        terminal.key(key)
    assert terminal.intents[-1] == ("note", "25 a")
    assert terminal.desk.sent == []
    terminal.key(Qt.Key.Key_Return)
    terminal.key(Qt.Key.Key_2)
    assert terminal.desk.sent == [
        FinishService(counter="counter-7", ticket="1-A042", outcome="documents-missing", note="25 a")
    ]


def test_a_note_is_gone_with_its_question(terminal: Terminal) -> None:
    terminal.desk.holds(LegState.SERVING)
    terminal.refresh()
    terminal.key(Qt.Key.Key_F9)
    terminal.item("note").forceActiveFocus()
    terminal.key(Qt.Key.Key_2)
    terminal.key(Qt.Key.Key_Escape)
    terminal.key(Qt.Key.Key_Escape)
    assert terminal.stage.property("view")["page"] == "work"
    terminal.key(Qt.Key.Key_F9)
    assert terminal.item("note").property("text") == ""


def test_a_pin_can_be_touched_or_typed_and_is_only_ever_dots(terminal: Terminal) -> None:
    terminal.desk.is_now(CounterState.CLOSED)
    terminal.refresh()
    terminal.tap("more")
    terminal.tap("answer-sign_in")
    terminal.tap("answer-operator-2")
    for name in ("figure-4", "figure-7"):
        terminal.tap(name)
    terminal.key(Qt.Key.Key_1)
    terminal.key(Qt.Key.Key_1)
    assert terminal.item("typed").property("text") == "••••"
    shown = [str(one.property("text")) for one in items(terminal.window.quick.contentItem())]
    assert not any("4711" in text for text in shown)
    terminal.tap("send")
    assert terminal.desk.sent == [SignIn(counter="counter-7", operator="operator-2", pin="4711")]
    assert terminal.item("typed").property("text") == ""


def test_a_number_is_typed_with_its_letter_and_called_for_a_reason(
    open_desk: Callable[[Desk], Terminal],
) -> None:
    desk = at_open_desk(ruled(load_centre(centre_file("asan-baku-1"))), language="az")
    terminal = open_desk(desk)
    terminal.key(Qt.Key.Key_F6)
    terminal.key(Qt.Key.Key_B)
    terminal.tap("letter-C")
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Return, Qt.Key.Key_1):
        terminal.key(key)
    assert desk.sent == [CallTicket(counter="counter-7", expect=None, ticket="1-C012", reason="urgent")]


@pytest.mark.parametrize("language", ["az", "ru", "en", "prs", "ps"])
def test_words_on_buttons_and_marks_are_whole_and_on_their_button(
    open_desk: Callable[[Desk], Terminal], language: str
) -> None:
    baku = language in ("az", "ru", "en")
    centre = load_centre(centre_file("asan-baku-1" if baku else "asan-khedmat-kabul-1"))
    desk = at_open_desk(ruled(centre), "counter-7" if baku else "counter-4", language)
    terminal = open_desk(desk)
    assert overflowing(terminal) == []
    for state, then in ((LegState.CALLED, None), (LegState.SERVING, CounterState.PAUSED)):
        ticket = replace(in_hand(state), priority="pregnant", party=3, why=Why.CHOSEN, return_to="counter-2")
        desk.is_now(CounterState.OPEN, ticket, then=then)
        terminal.refresh()
        assert overflowing(terminal) == []


def overflowing(terminal: Terminal) -> list[str]:
    """Words of small buttons and marks that reach over the edge of what they stand on."""
    return [
        str(label.property("text"))
        for row in terminal.desk.rows("actions")
        for label in items(terminal.item(str(row["id"])))
        if label.property("longestWord") is not None
        and (label.height() + 8 > label.parentItem().parentItem().height() or split(label))
    ]


def split(label: QQuickItem) -> bool:
    """Whether a word was broken: the longest is wider than its label at the size that is drawn."""
    drawn = label.property("fitPx") / label.property("fullPx") * label.property("longestWord")
    return bool(drawn > label.width() + 1)


def test_the_number_is_the_largest_thing_and_inside_the_window(terminal: Terminal) -> None:
    terminal.desk.holds(LegState.SERVING)
    terminal.refresh()
    x, _, width = terminal.box("number")
    assert x >= 0
    assert x + width < PIXELS[0] * 0.71
    digits = terminal.item("number").property("numberPx")
    assert digits > 80


@pytest.mark.parametrize("language", ["prs", "ps"])
def test_the_page_is_mirrored_right_to_left(open_desk: Callable[[Desk], Terminal], language: str) -> None:
    desk = desk_of(load_centre(centre_file("asan-khedmat-kabul-1")), "counter-4", language)
    desk.connect()
    desk.holds(LegState.SERVING)
    terminal = open_desk(desk)
    terminal.refresh()
    number_x, _, _ = terminal.box("number")
    waiting_x, _, _ = terminal.box("waiting-count")
    recall_x, _, _ = terminal.box("recall")
    more_x, _, _ = terminal.box("more")
    assert number_x > waiting_x
    assert recall_x > more_x


def test_everything_that_can_be_pressed_has_a_name_for_screen_readers(terminal: Terminal) -> None:
    terminal.desk.holds(LegState.SERVING)
    terminal.refresh()
    names = ["main-action", "park", "recall", "no-show", "transfer", "finish", "pause-after", "more"]
    assert all(terminal.item(name).property("name") for name in names)
    terminal.tap("transfer")
    for name in ("leave", "previous-page", "next-page", "service-id-card-first"):
        assert terminal.item(name).property("name")
