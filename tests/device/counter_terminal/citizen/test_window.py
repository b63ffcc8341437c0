"""The citizen's screen as it is drawn: sizes of targets and letters, whole words, touches that count."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from center_hub.contract.documents import CounterDocument, JustServed
from center_hub.contract.words import CounterState, LegState, Stamp
from config.hardware import CitizenScreen
from config.languages import Language, load_language
from config.loader import centre_file, load_centre
from counter_terminal.citizen.panel import CitizenPanel
from counter_terminal.citizen.window import CitizenWindow
from hardware.screen.second_screen import second_screen
from tests.device.counter_terminal.test_screens import items
from tests.unit.counter_terminal.desk import in_hand

WIDTH_PX = 640
SETTINGS = CitizenScreen(width_mm=217, height_mm=136, touch=True)
PER_MM = WIDTH_PX / 217


class Citizen:
    """The screen in an ordinary window, and what was touched on it."""

    def __init__(self, language: str) -> None:
        centre = load_centre(
            centre_file("asan-baku-1" if language in ("az", "ru", "en") else "asan-khedmat-kabul-1")
        )
        languages: dict[str, Language] = {code: load_language(code) for code in centre.languages}
        self.language = language
        self.scores: list[int] = []
        self.panel = CitizenPanel(centre, centre.counters[0].id, languages, touch=True)
        self.window = CitizenWindow(
            self.panel, SETTINGS, self._touched, QGuiApplication.primaryScreen, windowed=True
        )
        self.window.open()
        self._finger = QTest.createTouchDevice()

    def _touched(self, name: str, value: object) -> None:
        score = self.panel.touched(name, value, 2.5)
        if score is not None:
            self.scores.append(score)

    def see(self, state: LegState | None, *, served: int = 0, alive: bool = True) -> None:
        done = JustServed(ticket="1-A041", series="A", number=41, language=self.language, rated=False)
        held = None if state is None else replace(in_hand(state), language=self.language)
        document = CounterDocument(
            version=1,
            stamp=Stamp(epoch=1, sequence=1),
            counter="counter-1",
            state=CounterState.OPEN,
            in_hand=held,
            served=served,
            just_served=done if served else None,
        )
        self.window.look(document, alive=alive, now=2.0)
        QGuiApplication.processEvents()
        assert self.window.window is not None
        self.window.window.grab()

    def all(self) -> list[QQuickItem]:
        assert self.window.window is not None
        found = items(self.window.window.quick.contentItem())
        return [one for one in found if one.isVisible()]

    def item(self, name: str) -> QQuickItem:
        return next(one for one in self.all() if one.objectName() == name)

    def touch(self, name: str) -> None:
        assert self.window.window is not None
        item, quick = self.item(name), self.window.window.quick
        point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.touchEvent(quick, self._finger).press(0, point, quick).commit()
        QTest.touchEvent(quick, self._finger).release(0, point, quick).commit()


@pytest.fixture(params=["az", "ru", "en", "prs", "ps"])
def citizen(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Citizen]:
    made = Citizen(request.param)
    qtbot.waitUntil(lambda: made.window.window is not None and made.window.window.quick.isExposed())
    yield made
    made.window.close()


def at_the_end(citizen: Citizen) -> None:
    citizen.see(LegState.SERVING, served=0)
    citizen.see(None, served=1)


def test_five_faces_of_a_fingers_size_with_gaps_and_a_word_each(citizen: Citizen) -> None:
    at_the_end(citizen)
    faces = [citizen.item(f"score-{score}") for score in (1, 2, 3, 4, 5)]
    assert all(min(face.width(), face.height()) >= 20 * PER_MM for face in faces)
    lefts = sorted(face.mapToScene(QPointF(0, 0)).x() for face in faces)
    gaps = [right - left - faces[0].width() for left, right in pairwise(lefts)]
    assert min(gaps) >= 6.35 * PER_MM - 1
    assert all(face.property("name") for face in faces)
    mirrored = citizen.language in ("prs", "ps")
    first, last = (citizen.item(f"score-{at}").mapToScene(QPointF(0, 0)).x() for at in (1, 5))
    assert (first > last) is mirrored


def test_one_touch_is_one_score(citizen: Citizen) -> None:
    at_the_end(citizen)
    citizen.touch("score-4")
    assert citizen.scores == [4]
    citizen.see(None, served=1)
    assert not any(one.objectName().startswith("score-") for one in citizen.all())


def test_nothing_is_cut_or_lies_on_anything_else_in_any_state(citizen: Citizen) -> None:
    for state, served, alive in (
        (None, 0, True),
        (LegState.CALLED, 0, True),
        (LegState.SERVING, 0, True),
        (None, 1, True),
        (LegState.SERVING, 1, False),
        (None, 1, False),
    ):
        citizen.see(state, served=served, alive=alive)
        labels = [one for one in citizen.all() if one.property("longestWord") is not None]
        labels = [one for one in labels if one.property("text")]
        for label in labels:
            assert not label.property("truncated"), label.property("text")
            assert label.property("fitPx") == label.property("fullPx"), label.property("text")
        boxes = [(one.objectName(), box(one)) for one in labels]
        named = [(name, at) for name, at in boxes if name]
        for at, (name, here) in enumerate(named):
            for other, there in named[at + 1 :]:
                assert not overlap(here, there), (state, name, other)


def box(item: QQuickItem) -> tuple[float, float, float, float]:
    at = item.mapToScene(QPointF(0, 0))
    return at.x(), at.y(), at.x() + item.width(), at.y() + item.height()


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 1 and down > 1


def test_without_another_screen_the_operators_is_never_covered(caplog: pytest.LogCaptureFixture) -> None:
    centre = load_centre(centre_file("asan-baku-1"))
    languages: dict[str, Language] = {code: load_language(code) for code in centre.languages}
    panel = CitizenPanel(centre, centre.counters[0].id, languages, touch=True)
    window = CitizenWindow(panel, SETTINGS, lambda *_: None, QGuiApplication.primaryScreen, windowed=False)
    told: list[bool] = []
    window.seen.connect(told.append)
    window.open()
    assert window.window is None
    assert told == [False], "said to the hub, and not to the log alone"
    assert "is not there" in caplog.text
    caplog.clear()
    own = QGuiApplication.primaryScreen()
    assert second_screen(None, [own], own) is None
    assert second_screen(own.name(), [own], own) is None
    assert second_screen("1", [own], own) is None
    assert second_screen("7", [own], own) is None
