"""Opening one event device for ourselves alone.

Owns the one use of the evdev package - it opens and grabs, so that nothing of a scan reaches a text field or
any other program - and the clock of the records. Must not know which device it is, nor read it: its records
are read as bytes (`records`), which a recording can be cut into anywhere.
"""

import errno
import fcntl
import struct
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

from hardware.input_reader import OpenInput
from hardware.kernel_input.binding import Wanted, choose
from hardware.kernel_input.nodes import Places, list_nodes

_EVIOCSCLOCKID: Final = 0x400445A0
"""_IOW('E', 0xa0, int) of `linux/input.h`, which evdev does not offer."""

OpenAlone = Callable[[Path], OpenInput]
"""Opens an event device and keeps it from everybody else; raises `OSError` with the path in it."""


def open_alone(path: Path) -> OpenInput:
    """Open and grab the event device; its records carry the monotonic clock, which nobody sets.

    Imports evdev, so not before a screen's first frame.

    Raises:
        OSError: with the path in it: it may not be opened, another program has grabbed it (`EBUSY`), it is
            gone (`ENODEV`), or evdev is not installed (`ENOPKG`).
    """
    try:
        evdev = import_module("evdev")
    except ImportError as error:
        raise OSError(errno.ENOPKG, "the package evdev is not installed", str(path)) from error
    try:
        device = evdev.InputDevice(str(path), readonly=True)
        try:
            device.grab()
            fcntl.ioctl(device.fd, _EVIOCSCLOCKID, struct.pack("i", time.CLOCK_MONOTONIC))
        except OSError:
            device.close()
            raise
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    return OpenInput(device.fd, device.close)


class KernelWay:
    """The way to the device that is `wanted`, found anew each time it is opened."""

    def __init__(
        self, wanted: Wanted, places: Places | None = None, open_device: OpenAlone = open_alone
    ) -> None:
        self._wanted = wanted
        self._places = Places() if places is None else places
        self._open_device = open_device

    def open(self) -> OpenInput:
        """Find it, open it and grab it.

        Raises:
            NotFound: it is not there, or nobody can tell which it is.
            OSError: it may not be opened, or another program has it.
        """
        return self._open_device(choose(list_nodes(self._places), self._wanted).path)
