"""An emulated printer and the real driver on a real socket."""

from collections.abc import Iterator

import pytest

from hardware.ticket_printer.emulator import EmulatedPrinter
from hardware.ticket_printer.escpos_driver import EscposPrinter, Patience
from hardware.ticket_printer.escpos_wires import open_network

BRIEF = Patience(connect=1.0, answer=0.25, stall=0.25, take=3.0, finish=0.6, glance=0.05)
"""Shorter than in a centre, long against what a printer on the same machine needs."""


@pytest.fixture
def emulated() -> Iterator[EmulatedPrinter]:
    with EmulatedPrinter() as printer:
        yield printer


@pytest.fixture
def driver(emulated: EmulatedPrinter) -> Iterator[EscposPrinter]:
    port = emulated.port
    printer = EscposPrinter(lambda within: open_network("127.0.0.1", port, within), BRIEF)
    yield printer
    printer.close()
