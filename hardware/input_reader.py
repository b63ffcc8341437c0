"""The thread that reads one scanner or keypad, however it is plugged in, for as long as the program runs.

Owns opening, reading, the silence after the last byte, and the wait for a device that was pulled out. Must
not know what the bytes mean (a `Taker` does) nor how a device is found (a `Way` does).
"""

import contextlib
import errno
import logging
import os
import select
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from hardware.finding import Finding, Verdict
from hardware.permission import denied

_log = logging.getLogger(__name__)

LOOK_AGAIN_S: Final = 1.0
"""Between looks for a device that is not there: who plugs one in waits no longer than that."""
SILENCE_S: Final = 0.05
"""A device that has sent nothing for so long is through with what it had to say."""
_READ_BYTES: Final = 24 * 128
"""Whole records of the kernel, so that none is cut by us."""
_GONE: Final = frozenset({errno.ENODEV, errno.EIO, errno.ENXIO})
_BUSY: Final = frozenset({errno.EBUSY, errno.EAGAIN})
_WOKEN: Final = 1
_READABLE: Final = 2


@dataclass(frozen=True, slots=True)
class OpenInput:
    """An open device: a non-blocking descriptor, and how it is let go."""

    descriptor: int
    close: Callable[[], None]


class NotThere(Exception):
    """There is no such device now; the message says what is missing, for the technician."""


class Way(Protocol):
    """How a device is reached."""

    def open(self) -> OpenInput:
        """Open it.

        Raises:
            NotThere: it is not plugged in, or nobody can tell which it is.
            OSError: it may not be opened, or another program has it.
        """


class Taker(Protocol):
    """Who makes sense of the bytes; called on the reader's thread only."""

    @property
    def waiting(self) -> bool:
        """Whether silence would mean something now."""

    def begin(self, now: float) -> None:
        """The device is there, fresh: nothing of what it said before counts. `now` is monotonic seconds."""

    def take(self, data: bytes, now: float) -> None:
        """Bytes, cut anywhere."""

    def quiet(self) -> None:
        """Nothing came for a while: `SILENCE_S` unless the reader was told another."""


class InputReader:
    """Reads one device, and finds it again whenever it was gone.

    `on_presence` is told on the reader's thread whether the device is there, first at the first look and then
    at each change. `name` is for the log and the thread: `code scanner`.
    """

    def __init__(
        self,
        name: str,
        way: Way,
        taker: Taker,
        on_presence: Callable[[bool], None],
        look_again_s: float = LOOK_AGAIN_S,
        silence_s: float = SILENCE_S,
    ) -> None:
        self._name = name
        self._way = way
        self._taker = taker
        self._on_presence = on_presence
        self._look_again_s = look_again_s
        self._silence_s = silence_s
        self._wake_read, self._wake_write = os.pipe()
        self._present: bool | None = None
        self._trouble = ""
        self._told = ""
        self._thread = threading.Thread(target=self._run, name=name.replace(" ", "-"), daemon=True)

    def start(self) -> None:
        """Begin to look for the device and to read it."""
        self._thread.start()

    def stop(self, within: float = 2.0) -> bool:
        """Let the device go and end.

        Returns:
            Whether the thread ended within so many seconds.
        """
        if self._wake_write < 0:
            return True
        os.write(self._wake_write, b"x")
        if self._thread.ident is not None:
            self._thread.join(within)
        if self._thread.is_alive():
            return False
        os.close(self._wake_read)
        os.close(self._wake_write)
        self._wake_write = -1
        return True

    def _run(self) -> None:
        stopped = False
        while not stopped:
            opened = self._opened()
            if opened is None:
                stopped = bool(self._wait(None, self._look_again_s) & _WOKEN)
                continue
            try:
                stopped = self._follow(opened)
            finally:
                with contextlib.suppress(OSError):  # ENODEV of what was pulled out, on some kernels
                    opened.close()
            self._is_present(present=False)
            # One that is gone as soon as it is open must not be opened without end.
            stopped = stopped or bool(self._wait(None, self._look_again_s) & _WOKEN)

    def _opened(self) -> OpenInput | None:
        try:
            opened = self._way.open()
        except NotThere as absent:
            self._in_trouble(str(absent))
        except OSError as error:
            self._in_trouble(trouble_of(error))
        else:
            self._trouble = self._told = ""
            self._taker.begin(time.monotonic())
            self._is_present(present=True)
            return opened
        self._is_present(present=False)
        return None

    def _in_trouble(self, what: str) -> None:
        """Say it once, and at the second look: the system gives a fresh device its rights a moment later."""
        if what == self._trouble != self._told:
            _log.warning("%s: %s", self._name, what)
            self._told = what
        self._trouble = what

    def _is_present(self, *, present: bool) -> None:
        if present is self._present:
            return
        if present or self._present:
            _log.info("%s: %s", self._name, "there" if present else "gone")
        self._present = present
        self._give(lambda: self._on_presence(present))

    def _follow(self, opened: OpenInput) -> bool:
        """Read until the device is gone; whether it was us who ended it."""
        while True:
            found = self._wait(opened.descriptor, self._silence_s if self._taker.waiting else None)
            if found & _WOKEN:
                return True
            if not found & _READABLE:
                self._give(self._taker.quiet)
            elif not self._read(opened.descriptor):
                return False

    def _read(self, descriptor: int) -> bool:
        """Take what is there; whether the device is still with us."""
        try:
            data = os.read(descriptor, _READ_BYTES)
        except BlockingIOError:
            return True
        except OSError as error:
            if error.errno not in _GONE:
                _log.warning("%s: cannot be read: %s", self._name, error.strerror)
            return False
        if data:
            self._give(lambda: self._taker.take(data, time.monotonic()))
        return bool(data)

    def _give(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Exception as error:  # noqa: BLE001  the thread's edge: one bad scan must not end all others
            # Its own words may hold what was scanned.
            _log.error("%s: what it said could not be used: %s", self._name, type(error).__name__)

    def _wait(self, descriptor: int | None, within: float | None) -> int:
        """Until the device has something, somebody wants us to end, or the time is over: a sum of bits."""
        poll = select.poll()
        poll.register(self._wake_read, select.POLLIN)
        if descriptor is not None:
            poll.register(descriptor, select.POLLIN)
        ready = [one for one, _ in poll.poll(None if within is None else within * 1000)]
        return (_WOKEN if self._wake_read in ready else 0) | (_READABLE if descriptor in ready else 0)


def trouble_of(error: OSError) -> str:
    """Why a device could not be opened, and what to do, in one sentence."""
    path = error.filename or "the device"
    if error.errno in {errno.EACCES, errno.EPERM}:
        return denied(str(path))
    if error.errno in _BUSY:
        return f"another program has {path} for itself: end it, or take it off this device"
    if error.errno == errno.ENOENT:
        return f"there is no {path}: plug the device in, or correct its path"
    return f"{path} cannot be opened: {error.strerror or error}"


def unopened(part: str, error: OSError, threshold: str) -> Finding:
    """The finding for a device that could not be opened; in use is well if it is one of our programs."""
    if error.errno in _BUSY:
        advice = "this is well while the kiosk or the counter terminal runs here; else end the other program"
        return Finding(part, "readable", Verdict.WARN, "another program reads it", threshold, advice)
    value = f"no: {error.strerror or error}"
    return Finding(part, "readable", Verdict.FAIL, value, threshold, trouble_of(error))
