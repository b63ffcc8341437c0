"""A real offscreen tablet over a help desk's flow, as the app wires them, and the hands on it."""

import string
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from counter_terminal.helpdesk.app import PAGE
from hardware.screen.stage import Stage
from hardware.screen.theme import Place, ScreenSize
from hardware.screen.window import Window, open_window
from tests.unit.counter_terminal.helpdesk.volunteer import Volunteer

WIDTH_MM, HEIGHT_MM = 217, 136
PIXELS = (1280, 802)
_KEY_OF = str.maketrans(string.ascii_lowercase, string.ascii_uppercase)
"""Qt names a letter's key by its capital; which of the two it types is the shift key's affair."""
PX_PER_MM = PIXELS[1] / HEIGHT_MM


def items(item: QQuickItem) -> Iterator[QQuickItem]:
    """The item and everything seen in it; a Repeater's rows are no QObject children."""
    if not item.isVisible() or item.opacity() == 0:
        return
    yield item
    for child in item.childItems():
        yield from items(child)


class Tablet:
    """The window, and what is touched on it."""

    def __init__(self, desk: Volunteer, *, upright: bool = False) -> None:
        self.desk = desk
        self.intents: list[tuple[str, object]] = []
        self.stage = Stage(self._view())
        self.stage.intent.connect(self._intent)
        size = ScreenSize(HEIGHT_MM, WIDTH_MM) if upright else ScreenSize(WIDTH_MM, HEIGHT_MM)
        pixels = (PIXELS[1], PIXELS[0]) if upright else PIXELS
        self.window: Window = open_window(PAGE, self.stage, size, size_px=pixels, place=Place.DESK)
        self._finger = QTest.createTouchDevice()
        self.refresh()

    def _view(self) -> dict[str, object]:
        found = self.desk.view()
        assert isinstance(found, dict)
        return found

    def _intent(self, name: str, value: object) -> None:
        self.intents.append((name, value))
        self.desk.press(name, value)
        self.refresh()

    def refresh(self) -> None:
        """Show what the flow shows now, and draw it twice: the second frame has everything in its place."""
        self.stage.show(self._view())
        for _ in range(2):
            QGuiApplication.processEvents()
            self.window.grab()

    def press(self, name: str, value: object = "") -> None:
        """A press that a test does not make by hand."""
        self.desk.press(name, value)
        self.refresh()

    def drawn(self) -> Iterator[QQuickItem]:
        """Every item that can be seen."""
        for item in items(self.window.quick.contentItem()):
            if item.width() > 0 and item.height() > 0:
                yield item

    def item(self, name: str) -> QQuickItem:
        """The item of this name that can be seen."""
        return next(one for one in self.drawn() if one.objectName() == name)

    def pressables(self) -> list[QQuickItem]:
        """Everything that can be touched."""
        return [one for one in self.drawn() if one.metaObject().indexOfSignal("activated()") >= 0]

    def labels(self) -> list[QQuickItem]:
        """Everything that is written."""
        return [
            one
            for one in self.drawn()
            if one.metaObject().indexOfProperty("lineCount") >= 0
            and one.metaObject().indexOfProperty("spoken") >= 0
        ]

    def box(self, item: QQuickItem) -> QRectF:
        """Where an item is on the screen."""
        return item.mapRectToScene(item.boundingRect())

    def left(self, name: str) -> float:
        """Where an item begins."""
        return self.box(self.item(name)).left()

    def tap(self, name: str) -> None:
        """A finger."""
        item = self.item(name)
        point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        quick = self.window.quick
        QTest.touchEvent(quick, self._finger).press(0, point, quick).commit()
        QTest.touchEvent(quick, self._finger).release(0, point, quick).commit()

    def type(self, text: str) -> None:
        """A keyboard."""
        for letter in text:
            QTest.keyClick(self.window.quick, ord(letter.translate(_KEY_OF)))

    def key(self, key: Qt.Key) -> None:
        """A key of it."""
        QTest.keyClick(self.window.quick, key)
