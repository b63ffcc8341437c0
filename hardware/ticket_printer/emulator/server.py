"""The printer's interfaces: a network port, one connection at a time as on real ones, or a serial line.

Owns sockets, pseudo-terminals, the receive buffer's size and the pace of the wire. Must not know what the
bytes mean.
"""

import contextlib
import errno
import os
import select
import socket
import struct
import threading
import tty
from abc import ABC, abstractmethod
from pathlib import Path

from hardware.ticket_printer.emulator.mechanism import Mechanism

_LOOK_AGAIN_S = 0.02
"""How often a full buffer, or a printer at work, is looked at again."""
_READ_BYTES = 4096


class PrinterServer(ABC):
    """Serves a mechanism from a thread of its own, between `plug` and `unplug`.

    Args:
        mechanism: What the bytes are for.
        buffer_bytes: Received and not yet printed bytes above which no more are read from the wire.
        bytes_per_second: The pace of the wire; None takes no time.
    """

    def __init__(self, mechanism: Mechanism, buffer_bytes: int, bytes_per_second: float | None) -> None:
        self._mechanism = mechanism
        self._buffer_bytes = buffer_bytes
        self._pace = bytes_per_second
        self._thread: threading.Thread | None = None
        self._wake: socket.socket  # closed to end the thread, which sees it at the other end, `_woken`
        self._woken: socket.socket

    def plug(self) -> None:
        """Be there; nothing when it is already."""
        if self._thread is not None:
            return
        self._open()
        self._wake, self._woken = socket.socketpair()
        self._thread = threading.Thread(target=self._serve, name="emulated-printer")
        self._thread.start()

    def unplug(self) -> None:
        """Pull the cable: whatever wire there is breaks in the middle of what it did."""
        if self._thread is not None:
            self._wake.close()
            self._thread.join()
            self._woken.close()
            self._thread = None

    @abstractmethod
    def _open(self) -> None:
        """Make the wire's near end."""

    @abstractmethod
    def _serve(self) -> None:
        """The thread: until it is woken."""

    def _take(self, source: int) -> bytes:
        """What comes next over the wire, at its pace; empty when it ended or it is time to stop."""
        if not self._wait_for(source):
            return b""
        if self._pace is None:
            return os.read(source, _READ_BYTES)
        data = os.read(source, max(1, int(self._pace * _LOOK_AGAIN_S)))
        select.select([self._woken], [], [], len(data) / self._pace)
        return data

    def _wait_for(self, source: int) -> bool:
        """Wait until there is something to read and room for it; False when it is time to stop."""
        while not self._stopping():
            self._mechanism.go_on()
            if self._mechanism.waiting_bytes >= self._buffer_bytes:
                with self._mechanism.changed:
                    self._mechanism.changed.wait(_LOOK_AGAIN_S)
                continue
            again = _LOOK_AGAIN_S if self._mechanism.is_at_work else None
            readable, _, _ = select.select([source, self._woken.fileno()], [], [], again)
            if readable == [source]:
                return True
        return False

    def _stopping(self) -> bool:
        return bool(select.select([self._woken], [], [], 0)[0])


class NetworkServer(PrinterServer):
    """On a TCP port; 0 takes a free one at the first `plug` and keeps it."""

    def __init__(
        self,
        mechanism: Mechanism,
        buffer_bytes: int,
        bytes_per_second: float | None,
        address: tuple[str, int],
    ) -> None:
        super().__init__(mechanism, buffer_bytes, bytes_per_second)
        self.address = address
        self._listener: socket.socket

    def _open(self) -> None:
        self._listener = socket.create_server(self.address)
        self.address = self._listener.getsockname()[:2]

    def _serve(self) -> None:
        with self._listener:
            while self._wait_for(self._listener.fileno()):
                connection, _ = self._listener.accept()
                with connection:
                    self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

        def reply(data: bytes) -> None:
            with contextlib.suppress(OSError):  # the other side may have gone; then nobody wants the answer
                connection.sendall(data)

        self._mechanism.connected(reply)
        cut_off = False
        with contextlib.suppress(ConnectionError):
            while not cut_off and (data := self._take(connection.fileno())):
                self._mechanism.receive(data)
                cut_off = self._mechanism.has_lost_power()
        self._mechanism.disconnected()
        if cut_off or self._stopping():
            # Neither a pulled cable nor a dead printer says goodbye: reset instead of an orderly end.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


class LineServer(PrinterServer):
    """On a pseudo-terminal, found by a symbolic link at `path` as a serial adapter is by its name."""

    def __init__(
        self, mechanism: Mechanism, buffer_bytes: int, bytes_per_second: float | None, path: Path
    ) -> None:
        super().__init__(mechanism, buffer_bytes, bytes_per_second)
        self._path = path
        self._near, self._far = -1, -1

    def _open(self) -> None:
        self._near, self._far = os.openpty()
        tty.setraw(self._far)  # kept open, so that a driver that lets go is no end of the line
        self._path.unlink(missing_ok=True)
        self._path.symlink_to(os.ttyname(self._far))

    def _serve(self) -> None:
        self._mechanism.connected(self._reply)
        while data := self._take(self._near):
            self._mechanism.receive(data)
        self._mechanism.disconnected()
        self._path.unlink(missing_ok=True)
        for end in (self._near, self._far):
            os.close(end)

    def _reply(self, data: bytes) -> None:
        try:
            os.write(self._near, data)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
