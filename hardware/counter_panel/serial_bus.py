"""The thread that owns one line of panels: the only writer there is on it.

Owns opening and reopening, whole frames at the pace of the line, and the goodbye. What is sent and when says
`schedule`; what a frame is says `template`. Panels do not acknowledge: nothing here knows what they really
show, and so each is told again and again.
"""

import contextlib
import errno
import logging
import os
import select
import socket
import termios
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from hardware.counter_panel.port import BusSettings
from hardware.counter_panel.schedule import Schedule
from hardware.counter_panel.template import frame
from hardware.permission import denied
from hardware.serial_line import Parity

_log = logging.getLogger(__name__)

_BROKEN = select.POLLHUP | select.POLLERR | select.POLLNVAL
_CHATTER_BYTES = 4096  # some panels answer, some adapters echo: read and thrown away
_LONGEST_WAIT_S = 60.0
_MS = 1000
_REASONS = {
    errno.EIO: "it was unplugged",
    errno.ENOENT: "there is no such line, plug its adapter in",
    errno.EAGAIN: "another program has the line, and there must be one writer only",
    errno.EBUSY: "another program has the line, and there must be one writer only",
}


class Line(Protocol):
    """An open serial line, non-blocking."""

    def fileno(self) -> int:
        """For `poll`, reading and writing."""

    def close(self) -> None:
        """Let go."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the writer waits for what, in seconds.

    Args:
        stall: a line that takes no byte for so long is given up and opened anew.
        again: before the first try to open a line that is not there; doubled with each.
        again_most: the longest of those pauses.
        goodbye: over twice what the line needs, so much is given to the blanking of all panels at the end.
    """

    stall: float = 2.0
    again: float = 0.25
    again_most: float = 4.0
    goodbye: float = 2.0


def seconds_on_wire(length: int, baud: int, parity: Parity) -> float:
    """How long so many bytes take: start bit, 8 data bits, one of parity if any, stop bit."""
    return length * (10 if parity == "none" else 11) / baud


def busy_seconds(settings: BusSettings) -> float:
    """How long one frame keeps the line, the rest after it included; every frame is as long as any other."""
    length = len(frame(settings.template, settings.addresses[0], "")) if settings.addresses else 0
    return seconds_on_wire(length, settings.baud, settings.parity) + settings.template.gap_ms / _MS


class SerialBus:
    """The panels of one line, told by a thread of its own.

    `open_line` may raise OSError and is then asked again. `on_presence` is called on the bus's thread with
    whether the line takes frames: first when that is known, then with every change.
    """

    def __init__(
        self,
        settings: BusSettings,
        open_line: Callable[[], Line],
        on_presence: Callable[[bool], None] = lambda _present: None,
        patience: Patience | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._open_line = open_line
        self._on_presence = on_presence
        self._patience = patience or Patience()
        self._monotonic = monotonic
        self._schedule = Schedule(settings.addresses, settings.refresh)
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._woken, self._wake = socket.socketpair()
        self._wake.setblocking(False)
        self._present: bool | None = None
        self._last_word = ""
        self._thread = threading.Thread(target=self._run, name=f"panels {settings.path}", daemon=True)

    def start(self) -> None:
        """Begin: every panel is blanked, then told what it is to show."""
        self._thread.start()

    def show(self, address: int, text: str) -> None:
        """From now on the panel at `address` shows `text`; KeyError if there is none."""
        with self._lock:
            news = self._schedule.want(address, text)
        if news:
            self._rouse()

    def stop(self, within: float = 5.0) -> bool:
        """Blank the panels and let the line go; whether that ended within so many seconds."""
        self._stopping.set()
        self._rouse()
        if self._thread.ident is None:
            self._woken.close()
            self._wake.close()
            return True
        self._thread.join(within)
        return not self._thread.is_alive()

    def _rouse(self) -> None:
        with contextlib.suppress(OSError):  # full wakes just as well; closed has nobody to wake
            self._wake.send(b"!")

    def _run(self) -> None:
        pause = self._patience.again
        with contextlib.closing(self._woken), contextlib.closing(self._wake):
            while not self._stopping.is_set():
                try:
                    self._use_line()
                except OSError as error:
                    worked = self._present is True
                    pause = self._patience.again if worked else min(2 * pause, self._patience.again_most)
                    self._absent(error)
                    self._stopping.wait(pause)

    def _use_line(self) -> None:
        """Open and serve the line until the end; OSError where it is not there or breaks."""
        with contextlib.closing(self._open_line()) as line:
            try:
                self._serve(line.fileno())
            except OSError:
                with contextlib.suppress(termios.error):  # else closing waits for bytes that nobody takes
                    termios.tcflush(line.fileno(), termios.TCOFLUSH)
                raise

    def _serve(self, descriptor: int) -> None:
        with self._lock:
            self._schedule.begin_anew()
        while not self._stopping.is_set():
            self._take_turn(descriptor)
        self._say_goodbye(descriptor)

    def _take_turn(self, descriptor: int) -> None:
        now = self._monotonic()
        with self._lock:
            turn, wait = self._schedule.next(now), self._schedule.wait(now)
        if turn is None:
            self._rest(descriptor, wait)
        else:
            self._tell(descriptor, *turn)

    def _tell(self, descriptor: int, address: int, text: str) -> None:
        """One whole frame, whatever news comes while it goes out."""
        self._write(descriptor, frame(self._settings.template, address, text))
        with self._lock:
            self._schedule.sent(address, text, self._monotonic(), busy_seconds(self._settings))
        self._now_present()

    def _write(self, descriptor: int, content: bytes) -> None:
        left = memoryview(content)
        while left:
            found = _poll({descriptor: select.POLLOUT}, self._patience.stall).get(descriptor, 0)
            if found & _BROKEN:
                raise _hung_up()
            if not found:
                raise TimeoutError(errno.ETIMEDOUT, f"takes no bytes for {self._patience.stall:g} s")
            with contextlib.suppress(BlockingIOError):
                left = left[os.write(descriptor, left) :]

    def _rest(self, descriptor: int, seconds: float) -> None:
        """Until so many seconds are over or news comes; a hang-up is noticed here."""
        woken = self._woken.fileno()
        found = _poll({descriptor: select.POLLIN, woken: select.POLLIN}, min(seconds, _LONGEST_WAIT_S))
        if woken in found:
            self._woken.recv(_CHATTER_BYTES)
        if found.get(descriptor, 0) & _BROKEN:
            raise _hung_up()
        if descriptor in found:
            with contextlib.suppress(BlockingIOError):
                if not os.read(descriptor, _CHATTER_BYTES):
                    raise _hung_up()

    def _say_goodbye(self, descriptor: int) -> None:
        """A number that nobody refreshes any more must not stay."""
        needed = busy_seconds(self._settings) * len(self._settings.addresses)
        end = self._monotonic() + 2 * needed + self._patience.goodbye
        with self._lock:
            self._schedule.blank_all()
        while (now := self._monotonic()) < end:
            with self._lock:
                turn, wait = self._schedule.next(now), self._schedule.wait(now)
                if not self._schedule.has_news:
                    return
            if turn is None:
                time.sleep(min(wait, end - now))
            else:
                self._tell(descriptor, *turn)

    def _now_present(self) -> None:
        if self._present is not True:
            self._present = True
            self._last_word = ""
            _log.info("%s takes frames: its panels are told", self._settings.path)
            self._on_presence(True)

    def _absent(self, error: OSError) -> None:
        """Told once for each reason: a line that is away for a week is no week of log."""
        word = _said(self._settings.path, error)
        if word != self._last_word:
            self._last_word = word
            _log.warning("%s", word)
        if self._present is not False:
            self._present = False
            self._on_presence(False)


def _poll(wanted: dict[int, int], seconds: float) -> dict[int, int]:
    poll = select.poll()
    for descriptor, events in wanted.items():
        poll.register(descriptor, events)
    return dict(poll.poll(seconds * _MS))


def _said(path: str, error: OSError) -> str:
    if error.errno in {errno.EACCES, errno.EPERM}:
        return denied(path)
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return f"the panels on {path} cannot be told: {reason}; trying again"


def _hung_up() -> OSError:
    return OSError(errno.ENODEV, "it was unplugged")
