"""A kernel's input devices made of folders and FIFOs: real descriptors that bring `input_event` bytes.

For machines whose kernel has no input devices. A FIFO cannot be grabbed; `tests/kernel` does it for real.
"""

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from hardware.code_scanner.layouts import LAYOUTS, LayoutName, strokes
from hardware.input_reader import OpenInput
from hardware.kernel_input.nodes import Places
from hardware.kernel_input.records import (
    DOWN,
    EV_KEY,
    EV_SYN,
    SYN_DROPPED,
    SYN_REPORT,
    UP,
    InputEvent,
    KeyChange,
    packed,
)

HELD = {"plain": (), "shifted": (42,), "alternate": (100,)}
EV_MSC, MSC_SCAN = 4, 4


def without_grab(path: Path) -> OpenInput:
    """Opens a FIFO as `open_alone` opens an event device."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    return OpenInput(descriptor, lambda: os.close(descriptor))


class RecordedInput:
    """What `/sys/class/input` and `/dev/input` are to the driver."""

    def __init__(self, folder: Path) -> None:
        self.places = Places(folder / "sys", folder / "dev")
        self.places.described.mkdir(parents=True)
        self.places.opened.mkdir()
        self._writers: dict[int, int] = {}

    def plug(
        self, number: int, vendor: int, product: int, phys: str, keys: Iterable[int] = range(1, 128)
    ) -> None:
        """A device `event<number>`."""
        fifo = self.places.opened / f"event{number}"
        os.mkfifo(fifo)
        self._writers[number] = os.open(fifo, os.O_RDWR)  # nobody waits for a reader
        bits = sum(1 << key for key in keys)
        words = [f"{bits >> at & (1 << 64) - 1:x}" for at in range(0, max(bits.bit_length(), 1), 64)]
        said = {
            "name": "Recorded keyboard",
            "phys": phys,
            "id/vendor": f"{vendor:04x}",
            "id/product": f"{product:04x}",
            "capabilities/key": " ".join(reversed(words)),
        }
        folder = self.places.described / f".event{number}"
        for name, text in said.items():
            file = folder / "device" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text + "\n", encoding="utf-8")
        folder.rename(self.places.described / f"event{number}")

    def unplug(self, number: int) -> None:
        """Gone at once, and whoever reads it is told."""
        folder = self.places.described / f"event{number}"
        for file in sorted(folder.rglob("*"), reverse=True):
            file.rmdir() if file.is_dir() else file.unlink()
        folder.rmdir()
        (self.places.opened / f"event{number}").unlink()
        os.close(self._writers.pop(number))

    def say(self, number: int, data: bytes) -> None:
        """Bytes of the kernel."""
        os.write(self._writers[number], data)

    def close(self) -> None:
        """Everything unplugged."""
        for number in tuple(self._writers):
            self.unplug(number)


def report(*changes: KeyChange, at: float | None = None) -> bytes:
    """One report as the kernel writes it, with the scan code that a USB keyboard sends along."""
    time_s = time.monotonic() if at is None else at
    events = [
        event
        for change in changes
        for event in (
            InputEvent(EV_MSC, MSC_SCAN, 0x70000 + change.code, time_s),
            InputEvent(EV_KEY, change.code, change.value, time_s),
        )
    ]
    return b"".join(map(packed, (*events, InputEvent(EV_SYN, SYN_REPORT, 0, time_s))))


def typed(text: str, layout: LayoutName = "us") -> Iterator[bytes]:
    """The reports that type `text`."""
    for level, key in strokes(LAYOUTS[layout], text):
        yield from (report(KeyChange(one, DOWN), at=0.0) for one in HELD[level])
        yield report(KeyChange(key, DOWN), at=0.0)
        yield report(KeyChange(key, UP), at=0.0)
        yield from (report(KeyChange(one, UP), at=0.0) for one in HELD[level])


DROPPED = packed(InputEvent(EV_SYN, SYN_DROPPED, 0, 0.0))
