"""The wires a ticket printer hangs on: bytes there, bytes back, never longer than said.

Owns opening, bounded reading and bounded writing. Must not know what the bytes mean.

python-escpos opens network, serial and USB (`escpos_wires`). The device file is opened here, because the
library opens it for writing only, and a printer that cannot be asked cannot say that its paper is out.
"""

import errno
import os
import select
import stat
import termios
import time
import tty
from collections.abc import Callable
from typing import Protocol

from hardware.permission import denied

_READ_BYTES = 256  # answers are single bytes; more than a few at once is garbage to be thrown away quickly
_EMPTY_READ_PAUSE_S = 0.02  # a printer's device file may give empty reads instead of blocking
_BROKEN = select.POLLHUP | select.POLLERR | select.POLLNVAL


class Wire(Protocol):
    """An open way to a printer. Each call ends within the seconds it is given.

    Every method but `close` raises `OSError` when the wire is broken, `TimeoutError` where nothing was taken
    in time.
    """

    def write(self, data: bytes, within: float) -> None:
        """Hand over all of `data` within that many seconds."""

    def read(self, within: float) -> bytes:
        """Whatever comes first within that many seconds; empty when the printer keeps silent."""

    def close(self) -> None:
        """Let go. The wire is not usable afterwards."""


OpenWire = Callable[[float], Wire]
"""Opens a wire within that many seconds, or raises `OSError`."""


class DescriptorWire:
    """A wire that is a non-blocking file descriptor: a socket, a serial port, a printer's device file."""

    def __init__(self, descriptor: int, close: Callable[[], None], *, empty_read_is_the_end: bool) -> None:
        self._descriptor = descriptor
        self._close = close
        self._empty_read_is_the_end = empty_read_is_the_end

    def write(self, data: bytes, within: float) -> None:
        """Hand over all of `data` within that many seconds."""
        deadline = time.monotonic() + within
        left = memoryview(data)
        while left:
            found = self._poll(select.POLLOUT, deadline)
            if found & _BROKEN:
                raise _hung_up()
            if not found:
                raise TimeoutError(f"{len(left)} of {len(data)} bytes not taken within {within:g} s")
            left = left[os.write(self._descriptor, left) :]

    def read(self, within: float) -> bytes:
        """Whatever comes first within that many seconds; empty when the printer keeps silent."""
        deadline = time.monotonic() + within
        while found := self._poll(select.POLLIN, deadline):
            data = self._read_at_once() if found & select.POLLIN else b""
            if data:
                return data
            if found & _BROKEN or (data is not None and self._empty_read_is_the_end):
                raise _hung_up()
            left = deadline - time.monotonic()
            if left <= 0:  # asked of poll, a device that is always ready would be asked for ever
                break
            time.sleep(min(_EMPTY_READ_PAUSE_S, left))
        return b""

    def close(self) -> None:
        """Let go."""
        self._close()

    def _read_at_once(self) -> bytes | None:
        """What is there, empty at the end of it; None where poll saw something and there is nothing."""
        try:
            return os.read(self._descriptor, _READ_BYTES)
        except BlockingIOError:
            return None

    def _poll(self, wanted: int, deadline: float) -> int:
        """What poll found before the deadline, which includes `_BROKEN` unasked; 0 for nothing."""
        poll = select.poll()
        poll.register(self._descriptor, wanted)
        found = poll.poll(max(0.0, deadline - time.monotonic()) * 1000)
        return found[0][1] if found else 0


def _hung_up() -> OSError:
    return ConnectionResetError(errno.ECONNRESET, "the printer hung up")


def open_device_file(path: str) -> Wire:
    """Open a printer's device file for both ways, such as the /dev/usb/lp0 of a USB printer.

    Raises:
        OSError: There is none, it may not be opened, or it is no character device: tickets written into a
            file would be on no paper, and the file's own content would be lost.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
    except PermissionError as error:
        raise PermissionError(errno.EACCES, denied(path)) from error
    if not stat.S_ISCHR(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.ENODEV, f"{path} is not a device of a printer")
    try:
        if os.isatty(descriptor):
            tty.setraw(descriptor)
            ignore_breaks(descriptor)
    except termios.error as error:  # which is no OSError
        os.close(descriptor)
        raise OSError(*error.args) from error
    return DescriptorWire(descriptor, lambda: os.close(descriptor), empty_read_is_the_end=False)


def ignore_breaks(descriptor: int) -> None:
    """Do not hear a serial line go dead: a break reads as a byte 0, which would be "it is on paper".

    Raises:
        termios.error: It is no line any more.
    """
    settings = termios.tcgetattr(descriptor)
    settings[0] |= termios.IGNBRK | termios.IGNPAR
    termios.tcsetattr(descriptor, termios.TCSANOW, settings)
