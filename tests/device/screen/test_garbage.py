import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hardware.screen import garbage


class Knot(QObject):
    """A Qt object that only the collector can free."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def screen(qapp: QObject, monkeypatch: pytest.MonkeyPatch) -> Iterator[QObject]:
    monkeypatch.setattr(garbage, "_EVERY_MS", 20)
    screen = QObject()
    gc.enable()
    garbage.collect_here_only(screen)
    yield screen
    gc.unfreeze()
    gc.disable()


def allocate() -> None:
    """More than any generation is left alone with."""
    for _ in range(50_000):
        itself: list[object] = []
        itself.append(itself)


def test_a_qt_object_dies_in_the_screens_thread_whoever_allocates(qtbot: QtBot, screen: QObject) -> None:
    dead_in: list[threading.Thread] = []
    knot = Knot()
    seen = weakref.ref(knot, lambda _: dead_in.append(threading.current_thread()))
    del knot
    device = threading.Thread(target=allocate)
    device.start()
    device.join()
    assert seen() is not None
    qtbot.waitUntil(lambda: bool(dead_in))
    assert dead_in == [threading.main_thread()]
