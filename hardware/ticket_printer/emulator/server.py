"""The printer's network interface: one connection at a time, others wait, as on real ones.

Owns sockets and the receive buffer's size. Must not know what the bytes mean.
"""

import contextlib
import select
import socket
import struct
import threading

from hardware.ticket_printer.emulator.mechanism import Mechanism

_ROOM_CHECK_S = 0.02  # how often a full buffer is looked at again while the server may be asked to stop


class PrinterServer:
    """Serves a mechanism on a TCP port from a thread of its own, between `plug` and `unplug`.

    Args:
        mechanism: What the bytes are for.
        address: Host and port; port 0 takes a free one at the first `plug` and keeps it.
        buffer_bytes: Received and not yet printed bytes above which no more are read from the wire.
    """

    def __init__(self, mechanism: Mechanism, address: tuple[str, int], buffer_bytes: int) -> None:
        self.address = address
        self._mechanism = mechanism
        self._buffer_bytes = buffer_bytes
        self._thread: threading.Thread | None = None
        self._wake: socket.socket  # closed to end the thread, which sees it at the other end, `_woken`
        self._woken: socket.socket

    def plug(self) -> None:
        """Start to listen; nothing when it does already."""
        if self._thread is not None:
            return
        listener = socket.create_server(self.address)
        self.address = listener.getsockname()[:2]
        self._wake, self._woken = socket.socketpair()
        self._thread = threading.Thread(target=self._serve, args=(listener,), name="emulated-printer")
        self._thread.start()

    def unplug(self) -> None:
        """Pull the cable: the connection breaks in the middle of what it did, new ones are refused."""
        if self._thread is not None:
            self._wake.close()
            self._thread.join()
            self._woken.close()
            self._thread = None

    def _serve(self, listener: socket.socket) -> None:
        with listener:
            while self._wait_for(listener):
                connection, _ = listener.accept()
                with connection:
                    self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

        def reply(data: bytes) -> None:
            with contextlib.suppress(OSError):  # the other side may have gone; then nobody wants the answer
                connection.sendall(data)

        self._mechanism.connected(reply)
        with contextlib.suppress(ConnectionError):
            while self._wait_for(connection) and (data := connection.recv(4096)):
                self._mechanism.receive(data)
        self._mechanism.disconnected()
        if self._stopping():
            # A pulled cable says no goodbye: reset instead of an orderly end.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _wait_for(self, source: socket.socket) -> bool:
        """Wait until there is something to read and room for it; False when it is time to stop."""
        while not self._stopping():
            if self._mechanism.waiting_bytes >= self._buffer_bytes:
                with self._mechanism.changed:
                    self._mechanism.changed.wait(_ROOM_CHECK_S)
                continue
            readable, _, _ = select.select([source, self._woken], [], [])
            if source in readable and self._woken not in readable:
                return True
        return False

    def _stopping(self) -> bool:
        return bool(select.select([self._woken], [], [], 0)[0])
