"""Opening one event device for ourselves alone.

Owns the two calls of `linux/input.h` that are needed: the grab, by which nothing of it reaches a text field
or any other program, and the clock of its records. Must not know which device it is.
"""

import fcntl
import os
import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from hardware.input_reader import OpenInput
from hardware.kernel_input.binding import Wanted, choose
from hardware.kernel_input.nodes import Places, list_nodes

_EVIOCGRAB: Final = 0x40044590
"""_IOW('E', 0x90, int)"""
_EVIOCSCLOCKID: Final = 0x400445A0
"""_IOW('E', 0xa0, int)"""


def take_for_ourselves(descriptor: int) -> None:
    """Grab the device, and have its records carry the monotonic clock, which nobody sets.

    Raises:
        OSError: another program has grabbed it (`EBUSY`), or it is gone (`ENODEV`).
    """
    fcntl.ioctl(descriptor, _EVIOCGRAB, 1)
    fcntl.ioctl(descriptor, _EVIOCSCLOCKID, struct.pack("i", time.CLOCK_MONOTONIC))


class KernelWay:
    """The way to the device that is `wanted`, found anew each time it is opened."""

    def __init__(
        self, wanted: Wanted, places: Places | None = None, take: Callable[[int], None] = take_for_ourselves
    ) -> None:
        self._wanted = wanted
        self._places = Places() if places is None else places
        self._take = take

    def open(self) -> OpenInput:
        """Find it, open it and grab it.

        Raises:
            NotFound: it is not there, or nobody can tell which it is.
            OSError: it may not be opened, or another program has it.
        """
        return open_event_device(choose(list_nodes(self._places), self._wanted).path, self._take)


def open_event_device(path: Path, take: Callable[[int], None] = take_for_ourselves) -> OpenInput:
    """Open the event device and keep it from everybody else; raises `OSError` with the path in it."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        take(descriptor)
    except OSError as error:
        os.close(descriptor)
        raise OSError(error.errno, error.strerror, str(path)) from error
    return OpenInput(descriptor, lambda: os.close(descriptor))
