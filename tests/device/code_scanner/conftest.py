"""Scanners on wires of both kinds, with what they read put in a queue."""

import queue
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hardware.code_scanner.assembly import Assembly
from hardware.code_scanner.emulator import EmulatedScanner
from hardware.code_scanner.layouts import LAYOUTS
from hardware.code_scanner.settings import TYPED_KEYS
from hardware.code_scanner.takers import SentScans, TypedScans
from hardware.input_reader import InputReader, Way
from hardware.kernel_input.binding import Wanted
from hardware.kernel_input.emulator.line import EmulatedLine
from hardware.kernel_input.opening import KernelWay
from hardware.serial_input import SerialWay
from tests.support.recorded_input import RecordedInput, without_grab

LOOK_AGAIN_S = 0.01
ENDLESS_S = 30.0
"""A silence that a stalled test never reaches by itself."""
PATIENCE_S = 15.0


@dataclass
class Heard:
    """What a scanner told, on its own thread."""

    scans: "queue.Queue[str]" = field(default_factory=queue.Queue)
    presence: "queue.Queue[bool]" = field(default_factory=queue.Queue)

    def scan(self) -> str:
        return self.scans.get(timeout=PATIENCE_S)

    def is_there(self) -> bool:
        return self.presence.get(timeout=PATIENCE_S)


@dataclass
class Bench:
    """Starts readers and ends them."""

    folder: Path
    readers: list[InputReader] = field(default_factory=list)

    def serial(self, path: Path, silence_s: float = ENDLESS_S) -> Heard:
        heard = Heard()
        taker = SentScans(Assembly(), heard.scans.put)
        return self._started(heard, SerialWay(str(path), 9600), taker, silence_s)

    def kernel(
        self, kernel: RecordedInput, usb_port: str | None = None, silence_s: float = ENDLESS_S
    ) -> Heard:
        heard = Heard()
        wanted = Wanted(0x05E0, 0x1200, usb_port, TYPED_KEYS)
        taker = TypedScans(LAYOUTS["us"], Assembly(), heard.scans.put)
        return self._started(heard, KernelWay(wanted, kernel.places, without_grab), taker, silence_s)

    def _started(self, heard: Heard, way: Way, taker: SentScans | TypedScans, silence_s: float) -> Heard:
        reader = InputReader("code scanner", way, taker, heard.presence.put, LOOK_AGAIN_S, silence_s)
        self.readers.append(reader)
        reader.start()
        return heard


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    yield made
    assert all(reader.stop(PATIENCE_S) for reader in made.readers)


@pytest.fixture
def kernel(tmp_path: Path) -> Iterator[RecordedInput]:
    made = RecordedInput(tmp_path / "kernel")
    yield made
    made.close()


@pytest.fixture
def line(tmp_path: Path) -> Iterator[EmulatedLine]:
    made = EmulatedLine(tmp_path / "scanner")
    yield made
    made.unplug()


@pytest.fixture
def scanner(line: EmulatedLine) -> EmulatedScanner:
    line.plug()
    return EmulatedScanner(line)
