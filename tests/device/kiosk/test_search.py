"""The search page under a finger, and under a keyboard."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from hardware.screen.emulator.items import find, reach, see
from hardware.screen.stage import Stage
from hardware.screen.theme import ScreenSize
from hardware.screen.window import Window, open_window
from kiosk.app import PAGE
from tests.device.kiosk.walk import LANDSCAPE, PORTRAIT, WAYS, Walk

PIXELS = {PORTRAIT: (1080, 1920), LANDSCAPE: (1280, 800)}
Size = tuple[float, float]


class Kiosk:
    """A kiosk's real window, brought to the search."""

    def __init__(self, walk: Walk, size: Size) -> None:
        self.walk = walk
        self.stage = Stage(walk.view)
        self.stage.intent.connect(self._take)
        self.window: Window = open_window(PAGE, self.stage, ScreenSize(*size), size_px=PIXELS[size])
        self._finger = QTest.createTouchDevice()
        QTest.qWaitForWindowExposed(self.window.quick)
        self.window.quick.requestActivate()

    def _take(self, name: str, value: object) -> None:
        self.walk.do(name, value)
        self.walk.pulse()
        self.stage.show(self.walk.view)

    def tap(self, name: str) -> None:
        self.window.grab()  # rows take their places with the next frame
        self.tap_at(reach(self.window.quick, name).toPoint())

    def tap_at(self, at: QPoint) -> None:
        QTest.touchEvent(self.window.quick, self._finger).press(0, at, self.window.quick).commit()
        QTest.touchEvent(self.window.quick, self._finger).release(0, at, self.window.quick).commit()

    def rect(self, name: str) -> QRectF:
        item = find(self.window.quick, name)
        return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))

    @property
    def typed(self) -> str:
        return str(self.walk.view["typed"])


Opener = Callable[..., Kiosk]


@pytest.fixture
def open_search(qapp: QGuiApplication) -> Iterator[Opener]:
    opened: list[Kiosk] = []

    def opener(language: str = "az", size: Size = PORTRAIT, way: str = "search") -> Kiosk:
        centre = "asan-khedmat-kabul-1" if language in {"prs", "ps"} else "asan-baku-1"
        walk = Walk(centre, language, size)
        WAYS[way](walk)
        opened.append(Kiosk(walk, size))
        return opened[-1]

    yield opener
    for kiosk in opened:
        kiosk.window.close()


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["upright", "lying"])
def test_a_service_is_found_with_the_fingers_alone(open_search: Opener, size: Size) -> None:
    kiosk = open_search("az", size, "popular")
    kiosk.tap("search")
    for letter in "PENSÜ":
        kiosk.tap(f"key-{letter}")
    kiosk.tap("key-erase")
    assert see(kiosk.window.quick, "typed").text == "PENS"
    kiosk.tap("service-pension")
    kiosk.tap("get-ticket")
    assert [order.service for order in kiosk.walk.orders] == ["pension"]


def test_the_keys_of_another_script_are_a_tap_away(open_search: Opener) -> None:
    kiosk = open_search("az")
    kiosk.tap("key-ru")
    for letter in "ПЕНС":
        kiosk.tap(f"key-{letter}")
    kiosk.tap("service-pension")
    assert kiosk.walk.view["service"] == "pension"


def test_digits_are_a_tap_away_and_letters_another(open_search: Opener) -> None:
    kiosk = open_search("en")
    kiosk.tap("key-en-figures")
    kiosk.tap("key-7")
    kiosk.tap("key-en")
    kiosk.tap("key-Q")
    assert kiosk.typed == "7Q"


def test_digits_do_not_move_the_keys_beside_the_letters(open_search: Opener) -> None:
    for size in (PORTRAIT, LANDSCAPE):
        kiosk = open_search("ru", size)
        before = kiosk.rect("key-erase")
        kiosk.tap("key-ru-figures")
        assert kiosk.rect("key-erase") == before
        kiosk.window.close()


def test_a_key_that_bounces_types_once_and_a_second_tap_types_again(open_search: Opener) -> None:
    kiosk = open_search("en")
    board, at = _board(kiosk), reach(kiosk.window.quick, "key-S").toPoint()
    board.setProperty("bounceMs", 10_000)
    kiosk.tap_at(at)
    kiosk.tap_at(at)
    assert kiosk.typed == "S"
    board.setProperty("bounceMs", 0)
    kiosk.tap_at(at)
    assert kiosk.typed == "SS"


def test_two_keys_pressed_quickly_are_no_bounce(open_search: Opener) -> None:
    kiosk = open_search("en")
    _board(kiosk).setProperty("bounceMs", 10_000)
    for letter in "ABA":
        kiosk.tap(f"key-{letter}")
    assert kiosk.typed == "ABA"


def test_a_keyboard_types_too_and_a_key_held_down_types_once(open_search: Opener) -> None:
    kiosk = open_search("en")
    for key in (Qt.Key.Key_P, Qt.Key.Key_A, Qt.Key.Key_X):
        QTest.keyClick(kiosk.window.quick, key)
    QTest.keyClick(kiosk.window.quick, Qt.Key.Key_Backspace)
    assert kiosk.typed == "pa"


def test_every_key_is_reached_by_the_tab_key(open_search: Opener) -> None:
    kiosk = open_search("en")
    wanted = {f"key-{key['value']}" for key in kiosk.walk.view["narrow_keys"] if key["value"].strip()}
    met: set[str] = set()
    for _ in range(len(wanted) + 12):
        QTest.keyClick(kiosk.window.quick, Qt.Key.Key_Tab)
        focused: QQuickItem | None = kiosk.window.quick.activeFocusItem()
        assert focused is not None
        met.add(focused.objectName())
    assert wanted <= met


def test_a_key_under_the_finger_looks_pressed_in_the_next_frame(open_search: Opener) -> None:
    kiosk = open_search("en")
    at = reach(kiosk.window.quick, "key-Q").toPoint()
    before = kiosk.window.quick.grabWindow().pixelColor(at.x() - 30, at.y())
    QTest.touchEvent(kiosk.window.quick, QTest.createTouchDevice()).press(0, at, kiosk.window.quick).commit()
    assert kiosk.window.quick.grabWindow().pixelColor(at.x() - 30, at.y()) != before


@pytest.mark.parametrize("language", ["prs", "ps"])
def test_letters_by_the_alphabet_run_from_the_right_and_erasing_stands_at_the_left(
    open_search: Opener, language: str
) -> None:
    kiosk = open_search(language)
    assert kiosk.rect("key-ب").x() > kiosk.rect("key-ت").x()
    assert kiosk.rect("key-erase").x() < kiosk.rect("key-space").x()


def test_on_a_lying_screen_persian_letters_lie_as_on_every_keyboard(open_search: Opener) -> None:
    kiosk = open_search("prs", LANDSCAPE)
    assert kiosk.rect("key-ض").x() < kiosk.rect("key-چ").x()


@pytest.mark.parametrize("language", ["az", "ru", "en", "prs", "ps"])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["upright", "lying"])
@pytest.mark.parametrize("way", ["search", "figures"])
def test_every_key_is_twenty_millimetres_with_a_gap_and_its_letter_whole(
    open_search: Opener, language: str, size: Size, way: str
) -> None:
    kiosk = open_search(language, size, way)
    per_mm = PIXELS[size][0] / size[0]
    board = _board(kiosk)
    keys = [item for item in board.childItems() if item.objectName().startswith("key-")]
    boxes = [item.mapRectToScene(QRectF(0, 0, item.width(), item.height())) for item in keys]
    assert min(min(box.width(), box.height()) for box in boxes) >= 20 * per_mm - 1
    half = 6.3 * per_mm / 2 - 1
    grown = [box.adjusted(-half, -half, half, half) for box in boxes]
    for at, one in enumerate(grown):
        assert not any(one.intersects(other) for other in grown[at + 1 :]), keys[at].objectName()
    for item in keys:
        for words in _texts(item):
            assert words.property("contentWidth") <= item.width()
            assert words.property("contentHeight") <= item.height()


def _board(kiosk: Kiosk) -> QQuickItem:
    board = find(kiosk.window.quick, "key-space").parentItem()
    assert board is not None
    return board


def _texts(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.inherits("QQuickText") and child.property("text"):
            yield child
        yield from _texts(child)
