"""The counter's window made small: its flags, its size, its place, and that all works in it."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from center_hub.contract.commands import CallNext, MarkNoShow, Recall
from center_hub.contract.words import CounterState, LegState
from config.loader import centre_file, load_centre
from counter_terminal.app import PAGE
from counter_terminal.strip import HEIGHT_MM, WIDTH_MM, Corner, Strip
from counter_terminal.window_shape import WindowShape
from hardware.screen.small_form import SmallForm
from hardware.screen.stage import Stage
from hardware.screen.theme import Place, ScreenSize
from hardware.screen.window import Window, open_window
from tests.device.counter_terminal.test_screens import items
from tests.unit.counter_terminal.desk import Desk, desk_of
from tests.unit.counter_terminal.desk import open_desk as at_open_desk

SCREEN = ScreenSize(300, 188)
PIXELS = (1280, 800)
PER_MM = 800 / 188


class Terminal:
    """A window over a flow that takes the form which the flow asks for, as the app wires them."""

    def __init__(self, desk: Desk, strip: Strip = Strip()) -> None:  # noqa: B008  frozen
        self.desk = desk
        self.kept: list[tuple[Strip, str]] = []
        self.stage = Stage(desk.flow.view)
        self.stage.intent.connect(self._intent)
        self.window: Window = open_window(PAGE, self.stage, SCREEN, size_px=PIXELS, place=Place.DESK)
        self.form = SmallForm(self.window, SCREEN, WIDTH_MM, HEIGHT_MM, PIXELS)
        self.shape = WindowShape(self.form, strip, self._keep)

    def _keep(self, strip: Strip) -> None:
        self.kept.append((strip, threading.current_thread().name))

    def _intent(self, name: str, value: object) -> None:
        self.desk.press(name, value)
        self.refresh()

    def refresh(self) -> None:
        view = self.desk.flow.view
        self.stage.show(view)
        self.shape.follow(self.desk.flow.strip, room_needed=view["page"] != "work")
        QGuiApplication.processEvents()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.quick, key)

    def shown(self, name: str) -> bool:
        found = [one for one in items(self.window.quick.contentItem()) if one.objectName() == name]
        return any(one.isVisible() for one in found)

    def said(self, name: str) -> str:
        found = [one for one in items(self.window.quick.contentItem()) if one.objectName() == name]
        return str(next(one for one in found if one.isVisible()).property("text"))


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Callable[[Desk], Terminal]]:
    made: list[Terminal] = []

    def make(desk: Desk) -> Terminal:
        terminal = Terminal(desk)
        made.append(terminal)
        terminal.window.quick.requestActivate()
        qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is terminal.window.quick)
        return terminal

    yield make
    for terminal in made:
        terminal.shape.close()
        terminal.window.close()


@pytest.fixture
def terminal(opened: Callable[[Desk], Terminal]) -> Terminal:
    return opened(at_open_desk(load_centre(centre_file("asan-baku-1")), language="ru"))


def test_a_small_window_is_frameless_above_all_others_and_120_by_28_mm(terminal: Terminal) -> None:
    large, flags = terminal.window.quick.geometry(), terminal.window.quick.flags()
    terminal.key(Qt.Key.Key_F3)
    small = terminal.window.quick
    assert small.flags() & Qt.WindowType.FramelessWindowHint
    assert small.flags() & Qt.WindowType.WindowStaysOnTopHint
    assert (small.width(), small.height()) == (round(WIDTH_MM * PER_MM), round(HEIGHT_MM * PER_MM))
    room = terminal.window.output.availableGeometry()
    assert (small.x() + small.width(), small.y()) == (room.x() + room.width(), room.y())
    assert terminal.window.facts.property("pxPerMm") == pytest.approx(PER_MM, rel=0.01)
    terminal.key(Qt.Key.Key_F3)
    assert small.geometry() == large
    assert small.flags() == flags
    assert not small.flags() & Qt.WindowType.WindowStaysOnTopHint
    assert terminal.window.facts.property("pxPerMm") == pytest.approx(PER_MM, rel=0.01)


def test_its_corner_is_chosen_with_the_arrows_and_kept_in_another_thread(terminal: Terminal) -> None:
    terminal.key(Qt.Key.Key_F3)
    terminal.key(Qt.Key.Key_Down)
    terminal.key(Qt.Key.Key_Left)
    room = terminal.window.output.availableGeometry()
    at = terminal.window.quick.geometry()
    assert (at.x(), at.y() + at.height()) == (room.x(), room.y() + room.height())
    terminal.shape.close()
    assert [strip.corner for strip, _ in terminal.kept] == [
        Corner.TOP_RIGHT,
        Corner.BOTTOM_RIGHT,
        Corner.BOTTOM_LEFT,
    ]
    assert all(name.startswith("window-memory") for _, name in terminal.kept)


def test_keys_do_in_the_strip_what_they_do_in_the_large_window(terminal: Terminal) -> None:
    terminal.key(Qt.Key.Key_F3)
    terminal.key(Qt.Key.Key_F5)
    assert terminal.desk.sent == [CallNext(counter="counter-7", expect=None)]
    terminal.desk.refused()
    terminal.desk.holds(LegState.CALLED)
    terminal.refresh()
    terminal.key(Qt.Key.Key_F6)
    terminal.desk.refused()
    terminal.key(Qt.Key.Key_F7)
    assert terminal.desk.sent[1:] == [
        Recall(counter="counter-7", ticket="1-A042"),
        MarkNoShow(counter="counter-7", ticket="1-A042"),
    ]


def test_a_question_opens_the_large_window_and_gives_way_to_the_strip_again(terminal: Terminal) -> None:
    terminal.desk.holds(LegState.SERVING)
    terminal.refresh()
    terminal.key(Qt.Key.Key_F3)
    small = QRect(terminal.window.quick.geometry())
    terminal.key(Qt.Key.Key_F8)
    assert terminal.window.quick.width() == PIXELS[0]
    terminal.key(Qt.Key.Key_Escape)
    assert terminal.form.is_small
    assert terminal.window.quick.geometry() == small


def test_a_lost_connection_is_said_in_the_strip_where_the_buttons_were(terminal: Terminal) -> None:
    terminal.desk.holds(LegState.SERVING)
    terminal.key(Qt.Key.Key_F3)
    assert terminal.shown("strip-main")
    terminal.desk.wait(10.1)
    terminal.refresh()
    assert not terminal.shown("strip-main")
    assert terminal.said("strip-trouble").startswith("Нет связи")
    terminal.key(Qt.Key.Key_F5)
    assert terminal.said("strip-trouble").startswith("Нажатие не отправлено")
    assert terminal.shown("strip-number")


@pytest.mark.parametrize("language", ["az", "ru", "en", "prs", "ps"])
def test_every_word_of_a_button_in_the_strip_is_whole(
    opened: Callable[[Desk], Terminal], language: str
) -> None:
    baku = language in ("az", "ru", "en")
    centre = load_centre(centre_file("asan-baku-1" if baku else "asan-khedmat-kabul-1"))
    terminal = opened(desk_of(centre, "counter-7" if baku else "counter-4", language))
    terminal.desk.connect()
    terminal.desk.key("F3")
    for state in (LegState.CALLED, LegState.SERVING, None):
        if state is None:
            terminal.desk.is_now(CounterState.OPEN)
        else:
            terminal.desk.holds(state)
        terminal.refresh()
        assert overflowing(terminal) == []


def overflowing(terminal: Terminal) -> list[str]:
    """Words of the strip's buttons that are cut, broken or higher than their button."""
    foot = 12.4 * PER_MM
    return [
        str(one.property("text"))
        for one in items(terminal.window.quick.contentItem())
        if one.property("longestWord") is not None and one.isVisible() and one.property("spoken") is False
        if one.property("truncated") or one.height() > foot or broken(one.property("longestWord"), one)
    ]


def broken(longest: float, label: object) -> bool:
    """Whether the longest word is wider than its label at the size that is drawn."""
    share = label.property("fitPx") / label.property("fullPx")  # type: ignore[attr-defined]  # an item of QML
    return bool(share * longest > label.width() + 1)  # type: ignore[attr-defined]
