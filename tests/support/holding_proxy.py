"""A TCP go-between that can hold back one direction: what was sent is on its way and never arrives."""

import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Self


class HoldingProxy:
    """Listens on `port` and passes bytes to and from `target`. Use as a context manager."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._holding = threading.Event()
        self._sockets: list[socket.socket] = [self._listener]
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        self._run(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()

    def cut(self) -> None:
        """Every connection ends at once, and none is made any more."""
        for one in self._sockets:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        for thread in self._threads:
            thread.join(timeout=5)

    def hold(self) -> None:
        """From now on nothing that our client sends reaches the target; the other way stays open."""
        self._holding.set()

    def _run(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # closed at the end
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self._target))
                self._sockets += [near, far]
                self._run(self._pass_on, near, far, self._holding)
                self._run(self._pass_on, far, near, threading.Event())

    def _pass_on(self, source: socket.socket, sink: socket.socket, held_by: threading.Event) -> None:
        with contextlib.suppress(OSError):  # either side may be killed
            while chunk := source.recv(65_536):
                if not held_by.is_set():
                    sink.sendall(chunk)
            sink.shutdown(socket.SHUT_WR)
