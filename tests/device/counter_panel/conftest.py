"""Emulated panels on a pseudo-terminal and the real driver with its real line."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import attrs
import pytest

from config.panel_template import PanelTemplate, load_template, template_path
from hardware.counter_panel.emulator import EmulatedBus
from hardware.counter_panel.serial_bus import Line, Patience, SerialBus
from hardware.serial_line import Parity, open_serial_line
from tests.support.wires import poll

BRIEF = Patience(stall=0.3, again=0.01, again_most=0.05, goodbye=1.0)
"""Shorter than in a centre, long against what a pseudo-terminal needs."""


@dataclass(frozen=True)
class Bus:
    """A bus as the driver must know it, told again sooner than any centre would."""

    path: str
    template: PanelTemplate
    addresses: tuple[int, ...] = (1, 2)
    refresh: float = 0.1
    baud: int = 115_200
    parity: Parity = "none"


def quick(name: str) -> PanelTemplate:
    """A shipped template without the rest between frames."""
    return attrs.evolve(load_template(template_path(name, Path())), gap_ms=1)


EDI, AUSTIN = quick("edi-ed400"), quick("austin-hughes-mcs")


@contextmanager
def panels(
    folder: Path, template: PanelTemplate = EDI, addresses: tuple[int, ...] = (1, 2), seed: int = 0
) -> Iterator[EmulatedBus]:
    """Emulated panels, plugged in."""
    with EmulatedBus(template, addresses, folder / "bus", seed=seed) as bus:
        yield bus


@contextmanager
def driving(
    bus: Bus,
    open_line: Callable[[], Line] | None = None,
    on_presence: Callable[[bool], None] = lambda _present: None,
) -> Iterator[SerialBus]:
    """The driver at work; it ends with the block."""
    opener = open_line or (lambda: open_serial_line(bus.path, bus.baud, bus.parity))
    driver = SerialBus(bus, opener, on_presence, BRIEF)
    driver.start()
    try:
        yield driver
    finally:
        assert driver.stop(10)


def until_shown(bus: EmulatedBus, wanted: dict[int, str]) -> None:
    """Wait until each panel shows what it should."""
    poll(
        lambda: all(bus.panels.text(address) == text for address, text in wanted.items()),
        f"{wanted} is not what the panels show",
    )


def for_rounds(bus: EmulatedBus, rounds: int) -> None:
    """Wait until so many more frames have been heard."""
    before = bus.panels.frames
    poll(lambda: bus.panels.frames >= before + rounds, "no more frames are heard")


def shown_throughout(bus: EmulatedBus, address: int, text: str, seconds: float) -> bool:
    """Whether a panel shows only that, whenever one looks within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if bus.panels.text(address) != text:
            return False
    return True


@pytest.fixture
def edi(tmp_path: Path) -> Iterator[EmulatedBus]:
    """Panels 1 and 2 without a checksum."""
    with panels(tmp_path) as bus:
        yield bus
