"""A TCP wire between driver and printer that misbehaves in one named way."""

import contextlib
import enum
import random
import select
import socket
import struct
import threading
from types import TracebackType
from typing import Self


class Manner(enum.Enum):
    """How the wire carries bytes."""

    WHOLE = "as they come"
    BYTE_BY_BYTE = "each byte in a segment of its own"
    STALLED = "taken, never carried"
    MUTE = "there, but nothing back"
    BREAKS = "reset after some bytes"
    NOISY = "every answer preceded by line noise"
    LOSSY = "a byte in some hundreds is lost, there and back"


_LOST_OF = 400


class BadWire:
    """Carries bytes to and from a printer at `target`; listens at `port`.

    `breaks_after` bytes there, a `BREAKS` wire is reset at both ends. `seed` says which bytes get lost.
    """

    def __init__(self, target: tuple[str, int], manner: Manner, breaks_after: int = 0, seed: int = 0) -> None:
        self.manner = manner
        self._dice = random.Random(seed)
        self._target = target
        self._breaks_after = breaks_after
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._wake, self._woken = socket.socketpair()
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wake.close()
        self._thread.join()
        self._woken.close()
        self._listener.close()

    def _serve(self) -> None:
        while self._woken not in (ready := select.select([self._listener, self._woken], [], [])[0]):
            assert self._listener in ready
            near, _ = self._listener.accept()
            with near, contextlib.suppress(ConnectionError), socket.create_connection(self._target) as far:
                for end in (near, far):
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._carry(near, far)

    def _carry(self, near: socket.socket, far: socket.socket) -> None:
        carried = 0
        while True:
            ready, _, _ = select.select([near, far, self._woken], [], [])
            if self._woken in ready:
                return
            if near in ready:
                data = near.recv(4096)
                if not data:
                    return
                carried += len(data)
                if self.manner is Manner.BREAKS and carried > self._breaks_after:
                    far.sendall(data[: self._breaks_after - carried])
                    self._reset(near)
                    return
                self._there(far, data)
            if far in ready and not self._back(near, far.recv(4096)):
                return

    def _there(self, far: socket.socket, data: bytes) -> None:
        if self.manner is Manner.STALLED:
            return
        data = self._worn(data)
        step = 1 if self.manner is Manner.BYTE_BY_BYTE else len(data)
        for at in range(0, len(data), step):
            far.sendall(data[at : at + step])

    def _back(self, near: socket.socket, data: bytes) -> bool:
        if self.manner is Manner.NOISY and data:
            near.sendall(b"\xff\x80\x93")  # none has the fixed bits of any answer
        if self.manner is not Manner.MUTE:
            near.sendall(self._worn(data))
        return bool(data)

    def _worn(self, data: bytes) -> bytes:
        if self.manner is not Manner.LOSSY:
            return data
        return bytes(byte for byte in data if self._dice.randrange(_LOST_OF))

    @staticmethod
    def _reset(end: socket.socket) -> None:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
