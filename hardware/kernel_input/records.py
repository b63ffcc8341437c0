"""The kernel's records of input, byte by byte, into reports of keys.

Owns the layout of `struct input_event` (`linux/input.h`) and what `SYN_DROPPED` means
(`Documentation/input/event-codes.rst`): events were lost, and everything up to the next `SYN_REPORT` is to be
thrown away. Must not know where the bytes come from.
"""

import struct
from dataclasses import dataclass
from typing import Final, NamedTuple

EV_SYN: Final = 0
EV_KEY: Final = 1
SYN_REPORT: Final = 0
SYN_DROPPED: Final = 3

UP: Final = 0
DOWN: Final = 1
AGAIN: Final = 2
"""Value of a key that is still held: the kernel's own repetition."""

_RECORD: Final = struct.Struct("@llHHi")
"""Seconds and microseconds of the machine's own `long`, type, code, value."""
RECORD_BYTES: Final = _RECORD.size
_MOST_IN_A_REPORT: Final = 1024
"""More key changes than any keyboard has keys: a report that long is garbage."""


class InputEvent(NamedTuple):
    """One record: `time` in seconds of the clock the device was told to use."""

    type: int
    code: int
    value: int
    time: float


class KeyChange(NamedTuple):
    """One key: its number, and `UP`, `DOWN` or `AGAIN`."""

    code: int
    value: int


@dataclass(frozen=True, slots=True)
class Report:
    """What the device said at one moment. `lost`: there was more, and nobody knows what."""

    keys: tuple[KeyChange, ...]
    time: float
    lost: bool = False


def packed(event: InputEvent) -> bytes:
    """The record as the kernel writes it."""
    seconds = int(event.time)
    return _RECORD.pack(
        seconds, round((event.time - seconds) * 1_000_000), event.type, event.code, event.value
    )


class Records:
    """Cuts a stream of bytes into records; a record may come in pieces."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[InputEvent]:
        """The records that are whole now."""
        self._rest += data
        whole = len(self._rest) - len(self._rest) % RECORD_BYTES
        ready, self._rest = self._rest[:whole], self._rest[whole:]
        return [
            InputEvent(kind, code, value, seconds + micros / 1_000_000)
            for seconds, micros, kind, code, value in _RECORD.iter_unpack(ready)
        ]


class Reports:
    """Gathers events into reports: one for each `SYN_REPORT` with keys, one at each end of a loss.

    The second end matters: the kernel may say that it dropped something and be silent until the next scan, of
    which the first report is then not to be trusted (it does so when the clock is set with events waiting).
    """

    def __init__(self) -> None:
        self._keys: list[KeyChange] = []
        self._losing = False

    def take(self, event: InputEvent) -> Report | None:
        """The report that is whole with this event, if one is."""
        match event.type, event.code:
            case (0, 3):  # EV_SYN, SYN_DROPPED
                self._keys.clear()
                self._losing = True
                return Report((), event.time, lost=True)
            case (0, 0):  # EV_SYN, SYN_REPORT
                return self._ended(event.time)
            case (1, code) if not self._losing and len(self._keys) < _MOST_IN_A_REPORT:
                self._keys.append(KeyChange(code, event.value))
        return None

    def _ended(self, time: float) -> Report | None:
        keys, self._keys = tuple(self._keys), []
        if self._losing:
            self._losing = False
            return Report((), time, lost=True)
        return Report(keys, time) if keys else None
