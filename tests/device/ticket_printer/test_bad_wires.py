"""The same driver over wires that dribble, stall, lose the way back, make noise or break."""

import socket
import time

import pytest

from hardware.ticket_printer.emulator import EmulatedPrinter
from hardware.ticket_printer.escpos_driver import EscposPrinter
from hardware.ticket_printer.escpos_wires import open_network
from hardware.ticket_printer.job import encode
from hardware.ticket_printer.makes import USUAL
from hardware.ticket_printer.port import FaultCode, PrinterCondition, PrinterFault
from tests.device.ticket_printer.bad_wire import BadWire, Manner
from tests.device.ticket_printer.conftest import BRIEF
from tests.device.ticket_printer.pictures import on_paper, scattered

TICKET = scattered(height=160)


def over(wire: BadWire) -> EscposPrinter:
    return EscposPrinter(lambda within: open_network("127.0.0.1", wire.port, within), BRIEF)


@pytest.mark.parametrize("manner", [Manner.WHOLE, Manner.BYTE_BY_BYTE, Manner.NOISY])
def test_a_poor_wire_still_prints_dot_by_dot(emulated: EmulatedPrinter, manner: Manner) -> None:
    with BadWire((emulated.host, emulated.port), manner) as wire:
        driver = over(wire)
        assert driver.condition() is PrinterCondition.READY
        driver.print(TICKET)
        assert on_paper(emulated.tickets[0], 576) == TICKET
        driver.close()


@pytest.mark.parametrize("manner", [Manner.STALLED, Manner.MUTE])
def test_a_dead_wire_is_silence_within_patience(emulated: EmulatedPrinter, manner: Manner) -> None:
    with BadWire((emulated.host, emulated.port), manner) as wire:
        driver = over(wire)
        begun = time.monotonic()
        assert driver.condition() is PrinterCondition.SILENT
        with pytest.raises(PrinterFault) as told:
            driver.print(TICKET)
        assert time.monotonic() - begun < 4 * BRIEF.answer + 1
        assert told.value.code is FaultCode.SILENT
        assert emulated.tickets == []
        driver.close()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_wire_that_breaks_midway_is_a_fault_and_the_next_ticket_is_whole(
    emulated: EmulatedPrinter, share: float
) -> None:
    with BadWire(
        (emulated.host, emulated.port), Manner.BREAKS, int(len(encode(TICKET, USUAL)) * share)
    ) as wire:
        driver = over(wire)
        with pytest.raises(PrinterFault) as told:
            driver.print(TICKET)
        assert told.value.code is FaultCode.WIRE_BROKE
        assert told.value.worth_retrying
        wire.manner = Manner.WHOLE
        driver.print(TICKET)
        assert on_paper(emulated.tickets[-1], 576) == TICKET
        driver.close()


def test_a_wire_that_stalls_midway_is_a_fault_within_patience(emulated: EmulatedPrinter) -> None:
    with BadWire((emulated.host, emulated.port), Manner.WHOLE) as wire:
        driver = over(wire)
        assert driver.condition() is PrinterCondition.READY
        wire.manner = Manner.STALLED
        begun = time.monotonic()
        with pytest.raises(PrinterFault) as told:
            driver.print(TICKET)
        assert told.value.code is FaultCode.SILENT
        assert time.monotonic() - begun < 2
        wire.manner = Manner.WHOLE
        driver.print(TICKET)
        assert on_paper(emulated.tickets[-1], 576) == TICKET
        driver.close()


def test_a_way_back_lost_midway_is_never_told_as_printed(emulated: EmulatedPrinter) -> None:
    class LosesTheWayBack(BadWire):
        def _back(self, near: socket.socket, data: bytes) -> bool:
            answered.append(data)
            return bool(data) if len(answered) > 4 else super()._back(near, data)

    answered: list[bytes] = []
    with LosesTheWayBack((emulated.host, emulated.port), Manner.WHOLE) as wire:
        driver = over(wire)
        with pytest.raises(PrinterFault) as told:
            driver.print(TICKET)
        assert told.value.code is FaultCode.SILENT
        assert len(emulated.tickets) == 1
        driver.close()


def test_a_connection_gone_dead_is_left_for_a_new_one(emulated: EmulatedPrinter) -> None:
    class FirstConnectionIsDead(BadWire):
        def _carry(self, near: socket.socket, far: socket.socket) -> None:
            super()._carry(near, far)
            self.manner = Manner.WHOLE

    with FirstConnectionIsDead((emulated.host, emulated.port), Manner.STALLED) as wire:
        driver = over(wire)
        assert driver.condition() is PrinterCondition.SILENT
        assert driver.condition() is PrinterCondition.READY
        driver.close()
