"""The tester's end of the hands: a small client that imports no Qt.

Owns the connection. Every method waits for its answer and raises `HandsError` with the screen's own words.
"""

import json
import socket
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_CONNECT_S = 20.0
"""How long an app may take from exec to listening, on a slow and busy machine."""
_RETRY_S = 0.02
_EXTRA_S = 20.0
"""Silence beyond what the other end promises to answer in."""


class HandsError(Exception):
    """The screen cannot do what was asked, in its own words; or it is gone."""


class Hands:
    """Hands on the app that listens on the Unix socket `path`."""

    def __init__(self, path: Path, connect_s: float = _CONNECT_S) -> None:
        self._socket = _connect(path, connect_s)
        self._lines = self._socket.makefile("rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def tap(self, name: str, hold_ms: int = 30) -> dict[str, Any]:
        """Touch the middle of the item called `name`; answers `at` (px), `pressed_ns`, `released_ns`."""
        return self._ask("tap", name=name, hold_ms=hold_ms)

    def tap_at(self, x: float, y: float, hold_ms: int = 30) -> dict[str, Any]:
        """Touch a point of the window, in pixels."""
        return self._ask("tap_at", x=x, y=y, hold_ms=hold_ms)

    def key(self, key: str) -> dict[str, Any]:
        """Press and release one key by its Qt name: `F5`, `Return`, `Ctrl+K`; answers `pressed_ns`."""
        return self._ask("key", key=key)

    def type(self, text: str) -> None:
        """Type letters of any script, one key event a letter."""
        self._ask("type", text=text)

    def grab(self, path: Path) -> Path:
        """Have the app write what its window shows as a PNG."""
        self._ask("grab", path=str(path))
        return path

    def see(self, name: str) -> dict[str, Any]:
        """How an item looks: `visible`, `enabled`, `text`, and `px`, `mm` as [x, y, width, height]."""
        return self._ask("see", name=name)

    def view(self) -> dict[str, Any]:
        """The stage's current view."""
        view: dict[str, Any] = self._ask("view")["view"]
        return view

    def wait(self, path: str, equals: Any, timeout_s: float = 10.0) -> int:
        """Wait until the view has `equals` at the dotted `path`; answers when (CLOCK_MONOTONIC ns)."""
        self._socket.settimeout(timeout_s + _EXTRA_S)
        at_ns: int = self._ask("wait", path=path, equals=equals, timeout_s=timeout_s)["at_ns"]
        return at_ns

    def frames(self) -> list[tuple[int, Any]]:
        """Frames since last asked: when each was shown (CLOCK_MONOTONIC ns) and the view's `stamp` then."""
        return [(at_ns, stamp) for at_ns, stamp in self._ask("frames")["frames"]]

    def quit(self) -> None:
        """End the app in order."""
        self._ask("quit")

    def close(self) -> None:
        """Let go; the app goes on."""
        self._lines.close()
        self._socket.close()

    def _ask(self, word: str, **arguments: Any) -> dict[str, Any]:
        try:
            self._socket.sendall(json.dumps({"do": word, **arguments}, ensure_ascii=False).encode() + b"\n")
            line = self._lines.readline()
        except OSError as problem:
            raise HandsError(f"{word}: the app does not answer: {problem}") from problem
        if not line:
            raise HandsError(f"{word}: the app has gone")
        reply: dict[str, Any] = json.loads(line)
        if not reply.pop("ok"):
            raise HandsError(str(reply["error"]))
        return reply


def _connect(path: Path, within_s: float) -> socket.socket:
    until = time.monotonic() + within_s
    while True:
        trying = socket.socket(socket.AF_UNIX)
        try:
            trying.connect(str(path))
        except OSError as problem:
            trying.close()
            if time.monotonic() > until:
                raise HandsError(f"no hands listen on {path} after {within_s:g} s") from problem
            time.sleep(_RETRY_S)
        else:
            trying.settimeout(_EXTRA_S + 10.0)
            return trying
