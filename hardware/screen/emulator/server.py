"""The socket the hands listen on, in its own thread; all touching happens in the app's thread.

Owns the line protocol: one JSON map a line asks (`{"do": "tap", "name": "take"}`), one answers, in order:
`{"ok": true, ...}` or `{"ok": false, "error": "..."}`. Must not know what the words do.
"""

import json
import logging
import queue
import socketserver
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from hardware.screen.emulator.items import CannotReachError
from hardware.screen.emulator.touch import NoWindowError, Reply, Touch
from hardware.screen.stage import Stage

_log = logging.getLogger(__name__)

_ANSWER_S = 10.0
"""An app that does not answer for this long hangs: its users would have walked away."""
_WINDOW_S = 15.0
"""How long an app may take to open its window, on a slow and busy machine."""
_STOP_LOOK_S = 0.05
"""How often the listening thread looks whether it should stop."""
_LOOK_S = 0.02
"""How often to look again for a window that is not open yet."""


class _Bridge(QObject):
    """Carries a question from the socket's thread into the app's, and the answer back."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._touch: Touch | None = None
        self._stage: Stage | None = None
        self._waits: list[tuple[str, Any, queue.Queue[Reply]]] = []
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def ask(self, word: str, arguments: dict[str, Any], within_s: float = _ANSWER_S) -> Reply:
        """Ask from any thread but the app's; waits for the answer."""
        answers: queue.Queue[Reply] = queue.Queue()
        self.asked.emit((word, arguments, answers))
        try:
            return answers.get(timeout=within_s)
        except queue.Empty:
            return {**_no(f"{word}: the app did not answer within {within_s:g} s"), "late": True}

    def _answer(self, question: tuple[str, dict[str, Any], queue.Queue[Reply]]) -> None:
        word, arguments, answers = question
        try:
            # Made here, when the app's QGuiApplication exists.
            self._touch = self._touch or Touch()
            if word == "wait":
                self._wait(answers, **arguments)
            else:
                answers.put({"ok": True, **self._touch.do(word, arguments)})
        except NoWindowError as problem:
            answers.put({"ok": False, "error": str(problem), "no_window": True})
        except CannotReachError as problem:
            answers.put(_no(str(problem)))
        except Exception as problem:  # noqa: BLE001 - process edge: the tester hears, the app lives on
            _log.exception("the hands stumbled over %s", word)
            answers.put(_no(f"{word}: {problem!r}"))

    def _wait(self, answers: queue.Queue[Reply], path: str, equals: Any) -> None:
        stage = self._touch.stage() if self._touch else None
        if stage is None:
            raise NoWindowError("no stage")
        self._waits.append((path, equals, answers))
        if stage is not self._stage:
            self._stage = stage
            stage.viewChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        view = self._stage.property("view") if self._stage else {}
        met = [wait for wait in self._waits if value_at(view, wait[0]) == wait[1]]
        self._waits = [wait for wait in self._waits if wait not in met]
        for _, _, answers in met:
            answers.put({"ok": True, "at_ns": time.monotonic_ns()})


def value_at(view: Any, path: str) -> Any:
    """The value at a dotted path of a view, `rows.0.title`; None where there is none."""
    at = view
    for step in path.split("."):
        if isinstance(at, Mapping):
            at = at.get(step)
        elif isinstance(at, (list, tuple)) and step.isdecimal() and int(step) < len(at):
            at = at[int(step)]
        else:
            return None
    return at


def _no(error: str) -> Reply:
    return {"ok": False, "error": error}


class HandsServer:
    """Listens on a Unix socket until stopped. Make it in the main thread, before the QGuiApplication."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._path = path
        self._bridge = _Bridge()
        bridge = self._bridge

        class _Lines(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                for line in self.rfile:
                    reply = _reply(bridge, line)
                    self.wfile.write(json.dumps(reply, ensure_ascii=False).encode() + b"\n")

        self._server = socketserver.ThreadingUnixStreamServer(str(path), _Lines)
        self._server.daemon_threads = True

    def start(self) -> None:
        """Serve from now on, and watch the app's frames from its first window on."""
        threading.Thread(
            target=self._server.serve_forever, args=(_STOP_LOOK_S,), name="hands", daemon=True
        ).start()
        threading.Thread(target=_ask_once_open, args=(self._bridge, "attach", {}), daemon=True).start()

    def stop(self) -> None:
        """Stop listening and take the socket away."""
        self._server.shutdown()
        self._server.server_close()
        self._path.unlink(missing_ok=True)


def _reply(bridge: _Bridge, line: bytes) -> Reply:
    try:
        question = json.loads(line)
        word = str(question.pop("do"))
        within_s = float(question.pop("timeout_s", _ANSWER_S))
    except (ValueError, AttributeError, KeyError, TypeError):
        return _no(f"not a question of the hands: {line[:200]!r}")
    reply = _ask_once_open(bridge, word, question, within_s)
    if reply.pop("late", False) and word == "wait":
        path = str(question.get("path"))
        there = value_at(bridge.ask("view", {}).get("view"), path)
        return _no(f"after {within_s:g} s {path} is {there!r}, not {question.get('equals')!r}")
    return reply


def _ask_once_open(bridge: _Bridge, word: str, named: dict[str, Any], within_s: float = _ANSWER_S) -> Reply:
    until = time.monotonic() + _WINDOW_S
    while True:
        reply = bridge.ask(word, named, within_s)
        if not reply.pop("no_window", False) or time.monotonic() > until:
            return reply
        time.sleep(_LOOK_S)
