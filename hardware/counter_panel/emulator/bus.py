"""The line: a pseudo-terminal with panels at its far end, and a thread that carries bytes as badly as asked.

Owns the pseudo-terminal, its name in the file system, and what happens to bytes on the way. Must not know
what they mean. A pseudo-terminal has no speed and no parity: pace and parity are not emulated.
"""

import contextlib
import os
import queue
import random
import select
import socket
import threading
import tty
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self

from hardware.counter_panel.emulator.panels import Panels
from hardware.counter_panel.template import FrameTemplate

_AT_ONCE = 4096


class EmulatedBus:
    """A bus of panels, plugged in by `with` or `plug`. All attributes may be changed at any time.

    `link` is a name that stays the same over `unplug` and `plug`, like those in /dev/serial/by-id. `garbled`
    and `lost` are shares of all bytes, by chance from `seed`. While `stalled` nothing is taken from the line.
    After `cut_after` more bytes, if set, the plug is pulled. `on_change` is called with all panels on one
    line, on the bus's thread.
    """

    def __init__(
        self,
        template: FrameTemplate,
        addresses: Iterable[int],
        link: Path | None = None,
        on_change: Callable[[str], None] = lambda _line: None,
        seed: int = 0,
    ) -> None:
        self.garbled = 0.0
        self.lost = 0.0
        self.at_once = _AT_ONCE
        self.stalled = False
        self.cut_after: int | None = None
        self.panels = Panels(template, addresses)
        self._link = link
        self._on_change = on_change
        self._chance = random.Random(seed)  # noqa: S311  seeded noise is wanted
        self._ends: tuple[int, int] | None = None
        self._acts: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._woken, self._wake = socket.socketpair()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="emulated panels", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self.plug()
        return self

    def __exit__(self, *_: object) -> None:
        self.unplug()
        self.do(self._end)
        self._thread.join()
        self._woken.close()
        self._wake.close()

    @property
    def path(self) -> str:
        """What the device file has to say while the bus is plugged in."""
        if self._link is not None:
            return str(self._link)
        if self._ends is None:
            raise ValueError("an unplugged bus has no name")
        return os.ttyname(self._ends[1])

    def plug(self) -> None:
        """Plug the line in, if it is not."""
        self.do(self._plug)

    def unplug(self) -> None:
        """Pull the plug: whoever has the line open is hung up on. The panels keep what they show."""
        self.do(self._unplug)

    def do(self, act: Callable[[], object]) -> None:
        """Have the bus's thread do something between two bytes; returns, or raises OSError, as that does."""
        done = threading.Event()
        failed: list[OSError] = []

        def acted() -> None:
            try:
                act()
            except OSError as error:
                failed.append(error)
            finally:
                done.set()

        self._acts.put(acted)
        self._wake.send(b"!")
        done.wait()
        if failed:
            raise failed[0]

    def _end(self) -> None:
        self._ended = True

    def _run(self) -> None:
        while not self._ended:
            wanted: list[int] = [self._woken.fileno()]
            if self._ends is not None and not self.stalled:
                wanted.append(self._ends[0])
            ready, _, _ = select.select(wanted, [], [])
            if self._woken.fileno() in ready:
                self._woken.recv(1)
                self._acts.get()()
            elif self._ends is not None:
                self._carry(os.read(self._ends[0], self._most()))

    def _most(self) -> int:
        return self.at_once if self.cut_after is None else min(self.at_once, max(1, self.cut_after))

    def _carry(self, content: bytes) -> None:
        if self.cut_after is not None:
            content, self.cut_after = content[: self.cut_after], self.cut_after - len(content)
        if self.panels.hear(self._disturbed(content)):
            self._on_change(self.panels.line())
        if self.cut_after is not None and self.cut_after <= 0:
            self.cut_after = None
            self._unplug()

    def _disturbed(self, content: bytes) -> bytes:
        kept = (one for one in content if self._chance.random() >= self.lost)
        return bytes(
            one ^ self._chance.randrange(1, 256) if self._chance.random() < self.garbled else one
            for one in kept
        )

    def _plug(self) -> None:
        if self._ends is not None:
            return
        ours, theirs = os.openpty()  # theirs stays open here, else reading fails until somebody opens it
        tty.setraw(theirs)
        self._ends = ours, theirs
        if self._link is not None:
            if self._link.is_symlink():  # left by one that was killed; anything else is not ours to replace
                self._link.unlink()
            self._link.symlink_to(os.ttyname(theirs))

    def _unplug(self) -> None:
        if self._ends is None:
            return
        if self._link is not None:
            with contextlib.suppress(FileNotFoundError):
                self._link.unlink()
        for end in self._ends:
            os.close(end)
        self._ends = None
        self.panels.forget_half_a_frame()
