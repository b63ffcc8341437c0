"""The watch while a technician wiggles cables: each device examined every second, changes told at once.

Owns the rhythm, the time stamps and the bell. Must not know what is examined.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TextIO

from hardware.doctor.examination import Examination
from hardware.doctor.flicker import Change, Flicker, summary
from hardware.doctor.running import Monotonic, Running
from hardware.finding import Finding

EVERY_S = 1.0
_LOOK_S = 0.05
_BELL = "\a"


@dataclass(slots=True)
class _Seat:
    """One examination's place in the watch: what runs now, and when the next may begin."""

    examination: Examination
    next_at: float
    running: Running | None = None
    flicker: Flicker = field(default_factory=Flicker)

    def changes(self, now: float, monotonic: Monotonic) -> Iterator[Change]:
        """What changed by `now`. An examination that hangs is told late, and not begun a second time."""
        if self.running is None:
            if now >= self.next_at:
                self.running = Running(self.examination, monotonic)
            return
        if not self.running.over:
            return
        ended = self.running.ended
        yield from self.flicker.hear(self.running.findings(), complete=ended)
        if ended:
            self.running, self.next_at = None, now + EVERY_S


@dataclass(slots=True)
class Watch:
    """Watches until `wait` raises `KeyboardInterrupt`, as Ctrl-C makes it.

    Args:
        examinations: those that may be made every second.
        out: where changes are told, a line each.
        clock: the wall clock, for the time stamps.
        monotonic: seconds, for the rhythm.
        wait: waits so many seconds.
    """

    examinations: Sequence[Examination]
    out: TextIO
    clock: Callable[[], datetime] = datetime.now
    monotonic: Monotonic = time.monotonic
    wait: Callable[[float], None] = time.sleep

    def run(self) -> list[Finding]:
        """Watch; in the end tell what flickered. Returns how every check stood at last."""
        seats = [_Seat(one, self.monotonic()) for one in self.examinations]
        try:
            while True:
                for seat in seats:
                    for change in seat.changes(self.monotonic(), self.monotonic):
                        self._tell(change)
                self.wait(_LOOK_S)
        except KeyboardInterrupt:
            self._say("")
            for line in summary(seat.flicker for seat in seats):
                self._say(line)
        return [finding for seat in seats for finding in seat.flicker.last.values()]

    def _tell(self, change: Change) -> None:
        bell = _BELL if self.out.isatty() and change.before is not None else ""
        self._say(f"{self.clock():%H:%M:%S} {change}{bell}")

    def _say(self, line: str) -> None:
        self.out.write(f"{line}\n")
        self.out.flush()
