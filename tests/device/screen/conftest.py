import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from hardware.screen.emulator.items import find, reach
from hardware.screen.stage import Stage
from hardware.screen.theme import PLAIN_LOOK, Place, ScreenLook, ScreenSize
from hardware.screen.window import Window, open_window

KIOSK = ScreenSize(268, 476)
KIOSK_PX = (1080, 1920)


class Page:
    """A page in a real offscreen window, with a real touch screen."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.stage = window.stage
        self.intents: list[tuple[str, object]] = []
        self.stage.intent.connect(lambda name, value: self.intents.append((name, value)))
        self._finger = QTest.createTouchDevice()
        QTest.qWaitForWindowExposed(window.quick)

    def item(self, name: str) -> QQuickItem:
        return find(self.window.quick, name)

    def middle(self, name: str) -> QPoint:
        return reach(self.window.quick, name).toPoint()

    def press(self, at: QPoint) -> None:
        QTest.touchEvent(self.window.quick, self._finger).press(0, at, self.window.quick).commit()

    def move(self, to: QPoint) -> None:
        QTest.touchEvent(self.window.quick, self._finger).move(0, to, self.window.quick).commit()

    def release(self, at: QPoint) -> None:
        QTest.touchEvent(self.window.quick, self._finger).release(0, at, self.window.quick).commit()

    def picture(self, name: str) -> QImage:
        item = self.item(name)
        # Drawing the window first puts everything in its place.
        whole = self.window.grab()
        return whole.copy(item.mapRectToScene(item.boundingRect()).toAlignedRect())


@pytest.fixture
def open_page(qapp: QGuiApplication, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open the body of a page; what it stands on is closed again after the test."""
    opened: list[Window] = []

    def opener(
        body: str,
        view: dict[str, object] | None = None,
        screen: ScreenSize = KIOSK,
        size_px: tuple[int, int] = KIOSK_PX,
        place: Place = Place.KIOSK,
        look: ScreenLook = PLAIN_LOOK,
    ) -> Page:
        page = tmp_path / f"Page{len(opened)}.qml"
        page.write_text("import QtQuick\nimport Nobat\n" + textwrap.dedent(body), encoding="utf-8")
        opened.append(open_window(page, Stage(view), screen, size_px=size_px, place=place, look=look))
        return Page(opened[-1])

    yield opener
    for window in opened:
        window.close()
