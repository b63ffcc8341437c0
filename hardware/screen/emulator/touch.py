"""A finger and a keyboard in the app's own thread: real touch and key events, and what came of them.

Owns what each word of the hands' protocol does. Must not know sockets or threads.
"""

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtQuick import QQuickView
from PySide6.QtTest import QTest

from hardware.screen.emulator.items import CannotReachError, reach, see
from hardware.screen.stage import Stage
from hardware.screen.theme import ThemeFacts

_HOLD_MS = 30
"""How long a finger rests by default: long enough for the pressed state to be painted."""

_PAINT_MS = 1000
"""A page that takes longer to paint is taken as it is."""

Reply = dict[str, Any]


class NoWindowError(Exception):
    """The app has not opened its window yet."""


class Touch(QObject):
    """Hands on the one open window of this process."""

    def __init__(self) -> None:
        super().__init__()
        self._watched: QQuickView | None = None
        self._frames: list[tuple[int, Any]] = []
        self._device = QTest.createTouchDevice()
        self._does: dict[str, Callable[..., Reply]] = {
            "attach": self._attach,
            "tap": self._tap,
            "tap_at": self._tap_at,
            "key": self._key,
            "type": self._type,
            "grab": self._grab,
            "see": self._see,
            "view": self._view,
            "frames": self._frames_since,
            "quit": self._quit,
        }

    def do(self, word: str, arguments: dict[str, Any]) -> Reply:
        """Do one word of the protocol and answer.

        Raises:
            CannotReachError: the screen does not have, or does not show, what was asked for.
            NoWindowError: there is no window yet.
        """
        if word not in self._does:
            raise CannotReachError(f"hands cannot {word!r}; they know: {', '.join(sorted(self._does))}, wait")
        try:
            return self._does[word](**arguments)
        except TypeError as problem:
            raise CannotReachError(f"{word}: {problem}") from problem

    def stage(self) -> Stage:
        """The stage of the open window."""
        stage = self._window().rootContext().contextProperty("stage")
        if not isinstance(stage, Stage):
            raise NoWindowError("the window has no stage")
        return stage

    def _window(self) -> QQuickView:
        open_now = [
            window
            for window in QGuiApplication.topLevelWindows()
            if isinstance(window, QQuickView) and window.isVisible() and window.rootObject() is not None
        ]
        if not open_now:
            raise NoWindowError("the app has not opened a window")
        if self._watched is not open_now[0]:
            self._watched = open_now[0]
            self._watched.frameSwapped.connect(self._note_frame)
        return open_now[0]

    def _note_frame(self) -> None:
        self._frames.append((time.monotonic_ns(), self.stage().property("view").get("stamp")))

    def _attach(self) -> Reply:
        self._window().requestActivate()
        return {}

    def _settle(self) -> None:
        """Let what is due be painted: a finger goes where the glass shows things, not where they were."""
        painted = QEventLoop()
        window = self._window()
        window.frameSwapped.connect(painted.quit)
        QTimer.singleShot(_PAINT_MS, painted.quit)
        window.update()
        painted.exec()
        window.frameSwapped.disconnect(painted.quit)

    def _tap(self, name: str, hold_ms: int = _HOLD_MS) -> Reply:
        self._settle()
        return self._press(reach(self._window(), name), hold_ms)

    def _tap_at(self, x: float, y: float, hold_ms: int = _HOLD_MS) -> Reply:
        window = self._window()
        if not (0 <= x < window.width() and 0 <= y < window.height()):
            raise CannotReachError(
                f"{x:g}, {y:g} is outside the window of {window.width()} x {window.height()} px"
            )
        return self._press(QPointF(x, y), hold_ms)

    def _press(self, at: QPointF, hold_ms: int) -> Reply:
        window, point = self._window(), at.toPoint()
        pressed_ns = time.monotonic_ns()
        QTest.touchEvent(window, self._device).press(0, point, window).commit()
        QTest.qWait(hold_ms)
        released_ns = time.monotonic_ns()
        QTest.touchEvent(window, self._device).release(0, point, window).commit()
        return {"at": [point.x(), point.y()], "pressed_ns": pressed_ns, "released_ns": released_ns}

    def _key(self, key: str) -> Reply:
        sequence = QKeySequence.fromString(key)
        combination = sequence[0] if sequence.count() == 1 else None  # type: ignore[index] # Qt can, its stub not
        if combination is None or combination.key() == Qt.Key.Key_unknown:
            raise CannotReachError(f"{key!r} is not one key, such as F5, Return or Ctrl+K")
        pressed_ns = time.monotonic_ns()
        QTest.keyClick(self._window(), combination.key(), combination.keyboardModifiers())
        return {"pressed_ns": pressed_ns}

    def _type(self, text: str) -> Reply:
        window = self._window()
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(window, event)
        return {}

    def _grab(self, path: str) -> Reply:
        if not self._window().grabWindow().save(path):
            raise CannotReachError(f"the picture cannot be written to {path}")
        return {"path": path}

    def _see(self, name: str) -> Reply:
        self._settle()
        window = self._window()
        sight = see(window, name)
        box = [sight.rect.x(), sight.rect.y(), sight.rect.width(), sight.rect.height()]
        facts = window.rootContext().contextProperty("themeFacts")
        per_mm = float(facts.property("pxPerMm")) if isinstance(facts, ThemeFacts) else 1.0
        return {
            "visible": sight.visible,
            "enabled": sight.enabled,
            "text": sight.text,
            "px": box,
            "mm": [round(side / per_mm, 2) for side in box],
        }

    def _view(self) -> Reply:
        return {"view": self.stage().property("view")}

    def _frames_since(self) -> Reply:
        self._window()
        told, self._frames = self._frames, []
        return {"frames": [[at, stamp] for at, stamp in told]}

    def _quit(self) -> Reply:
        QGuiApplication.quit()
        return {}
