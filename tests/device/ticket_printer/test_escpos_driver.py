"""The real driver against a printer that speaks real bytes over a real socket."""

import logging
import time

import pytest

from hardware.ticket_printer.emulator import EmulatedPrinter, Fault
from hardware.ticket_printer.escpos_driver import EscposPrinter, Patience
from hardware.ticket_printer.escpos_wires import open_network
from hardware.ticket_printer.job import ASK_WHEN_PRINTED, encode
from hardware.ticket_printer.makes import USUAL
from hardware.ticket_printer.port import FaultCode, PrinterCondition, PrinterFault
from hardware.ticket_printer.raster import Raster
from tests.device.ticket_printer.conftest import BRIEF
from tests.device.ticket_printer.pictures import on_paper, scattered

TICKET = scattered()


def fault_of(driver: EscposPrinter, raster: Raster = TICKET) -> PrinterFault:
    with pytest.raises(PrinterFault) as told:
        driver.print(raster)
    return told.value


def test_why_there_is_no_way_to_the_printer_is_told_at_each_outage_once(
    driver: EscposPrinter, emulated: EmulatedPrinter, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    for outage in (1, 2):
        emulated.unplug()
        for _ in range(3):
            assert driver.condition() is PrinterCondition.SILENT
        assert caplog.text.count("no way to the printer") == outage
        emulated.plug()
        assert driver.condition() is PrinterCondition.READY


def test_a_ticket_comes_out_dot_by_dot(driver: EscposPrinter, emulated: EmulatedPrinter) -> None:
    driver.print(TICKET)
    (ticket,) = emulated.tickets
    assert on_paper(ticket, 576) == TICKET
    assert emulated.unknown_bytes == 0


def test_printed_means_cut_and_lying_there(driver: EscposPrinter, emulated: EmulatedPrinter) -> None:
    for count in range(1, 6):
        driver.print(scattered(height=200, seed=count))
        assert len(emulated.tickets) == count


@pytest.mark.parametrize(
    ("fault", "condition"),
    [
        (None, PrinterCondition.READY),
        (Fault.PAPER_LOW, PrinterCondition.PAPER_LOW),
        (Fault.PAPER_OUT, PrinterCondition.PAPER_OUT),
        (Fault.COVER_OPEN, PrinterCondition.COVER_OPEN),
        (Fault.CUTTER_ERROR, PrinterCondition.CUTTER_ERROR),
        (Fault.OFFLINE, PrinterCondition.OFFLINE),
        (Fault.SILENT, PrinterCondition.SILENT),
    ],
)
def test_every_trouble_is_told_before_the_tap(
    driver: EscposPrinter, emulated: EmulatedPrinter, fault: Fault | None, condition: PrinterCondition
) -> None:
    emulated.fault = fault
    assert driver.condition() is condition


@pytest.mark.parametrize("fault", [Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.CUTTER_ERROR, Fault.OFFLINE])
def test_a_printer_in_trouble_is_sent_nothing(
    driver: EscposPrinter, emulated: EmulatedPrinter, fault: Fault
) -> None:
    emulated.fault = fault
    told = fault_of(driver)
    assert told.code == fault.value
    assert emulated.waiting_bytes < len(encode(TICKET, USUAL))
    emulated.fault = None
    assert emulated.tickets == []


def test_the_citizen_may_try_again_only_when_hands_are_not_needed(
    driver: EscposPrinter, emulated: EmulatedPrinter
) -> None:
    retrying = {}
    for fault in (Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.CUTTER_ERROR, Fault.SILENT):
        emulated.fault = fault
        retrying[fault] = fault_of(driver).worth_retrying
    assert retrying == {
        Fault.PAPER_OUT: False,
        Fault.COVER_OPEN: False,
        Fault.CUTTER_ERROR: False,
        Fault.SILENT: True,
    }


def printer_with_roll(roll_mm: float) -> EmulatedPrinter:
    return EmulatedPrinter(roll_mm=roll_mm)


def to(emulated: EmulatedPrinter, patience: Patience = BRIEF) -> EscposPrinter:
    port = emulated.port
    return EscposPrinter(lambda within: open_network("127.0.0.1", port, within), patience)


def test_paper_that_ends_in_the_middle_is_a_fault_and_never_a_success() -> None:
    with printer_with_roll(40) as emulated:
        driver = to(emulated)
        assert driver.condition() is PrinterCondition.PAPER_LOW
        told = fault_of(driver)
        assert told.code is FaultCode.PAPER_OUT
        assert not told.worth_retrying
        assert driver.condition() is PrinterCondition.PAPER_OUT
        driver.close()


def test_paper_that_ends_on_a_printer_that_reports_unasked_is_a_fault() -> None:
    solid = Raster(576, 400, b"\x55" * 72 * 400)
    with EmulatedPrinter(roll_mm=10, automatic_status=True) as emulated:  # 80 rows: within the first band
        driver = to(emulated)
        assert fault_of(driver, solid).code is FaultCode.PAPER_OUT
        assert emulated.tickets == []
        driver.close()


def test_a_printer_that_reports_unasked_prints_as_any_other() -> None:
    with EmulatedPrinter(automatic_status=True) as emulated:
        driver = to(emulated)
        for count in range(1, 4):
            emulated.fault = Fault.COVER_OPEN
            assert driver.condition() is PrinterCondition.COVER_OPEN
            emulated.fault = None
            assert driver.condition() is PrinterCondition.READY
            driver.print(TICKET)
            assert len(emulated.tickets) == count
        driver.close()


def test_paper_that_ends_is_told_long_before_patience_does() -> None:
    with printer_with_roll(40) as emulated:
        driver = to(emulated, Patience(glance=0.1))
        begun = time.monotonic()
        fault_of(driver)
        assert time.monotonic() - begun < 3
        driver.close()


def put_in_a_new_roll(emulated: EmulatedPrinter) -> None:
    """As a person does, long after the printer has heard that the job is taken back."""
    until = time.monotonic() + 30
    while emulated.waiting_bytes and time.monotonic() < until:
        time.sleep(0.01)  # a real socket: what was sent arrives when it does
    assert emulated.waiting_bytes == 0
    emulated.replace_roll()


def test_a_ticket_told_as_failed_does_not_come_out_later() -> None:
    with printer_with_roll(40) as emulated:
        driver = to(emulated)
        fault_of(driver)
        put_in_a_new_roll(emulated)
        assert emulated.tickets == []
        assert len(emulated.scraps) == 1
        driver.close()


def test_a_new_roll_prints_the_next_ticket_whole() -> None:
    small = scattered(height=240)
    with printer_with_roll(60) as emulated:
        driver = to(emulated)
        fault_of(driver)
        put_in_a_new_roll(emulated)
        driver.print(small)
        assert on_paper(emulated.tickets[-1], 576) == small
        assert len(emulated.tickets) == 1
        driver.close()


def test_a_full_receive_buffer_is_a_fault_within_patience() -> None:
    with EmulatedPrinter(roll_mm=40, buffer_bytes=1024) as emulated:
        driver = to(emulated)
        solid = Raster(576, 12_000, b"\x55" * 72 * 12_000)
        begun = time.monotonic()
        told = fault_of(driver, solid)
        assert told.code in {FaultCode.SILENT, FaultCode.PAPER_OUT}
        assert time.monotonic() - begun < BRIEF.take + BRIEF.finish + 2
        driver.close()


def test_silence_is_told_in_time_and_never_taken_for_plenty(
    driver: EscposPrinter, emulated: EmulatedPrinter
) -> None:
    emulated.fault = Fault.SILENT
    begun = time.monotonic()
    assert driver.condition() is PrinterCondition.SILENT
    told = fault_of(driver)
    assert told.code is FaultCode.SILENT
    assert time.monotonic() - begun < 4 * BRIEF.answer + 1


def test_an_unplugged_printer_is_silent_and_unreachable(
    driver: EscposPrinter, emulated: EmulatedPrinter
) -> None:
    assert driver.condition() is PrinterCondition.READY
    emulated.unplug()
    assert driver.condition() is PrinterCondition.SILENT
    told = fault_of(driver)
    assert told.code is FaultCode.UNREACHABLE
    assert told.worth_retrying


def test_a_replugged_printer_works_again_with_the_same_driver(
    driver: EscposPrinter, emulated: EmulatedPrinter
) -> None:
    driver.print(TICKET)
    for _ in range(3):
        emulated.unplug()
        emulated.plug()
        assert driver.condition() is PrinterCondition.READY
        emulated.unplug()
        assert driver.condition() is PrinterCondition.SILENT
        emulated.plug()
        driver.print(TICKET)
    assert len(emulated.tickets) == 4


def test_a_printer_used_after_close_is_reached_anew(driver: EscposPrinter, emulated: EmulatedPrinter) -> None:
    driver.print(TICKET)
    driver.close()
    driver.close()
    driver.print(TICKET)
    assert len(emulated.tickets) == 2


def test_a_picture_that_spells_status_requests_is_printed_and_not_misunderstood(
    driver: EscposPrinter, emulated: EmulatedPrinter
) -> None:
    spelling = b"\x10\x04\x01\x10\x04\x02\x10\x04\x04\xff" + ASK_WHEN_PRINTED
    row = spelling.ljust(72, b"\x10")
    raster = Raster(576, 300, row * 300)
    driver.print(raster)
    assert on_paper(emulated.tickets[0], 576) == raster
    assert driver.condition() is PrinterCondition.READY


def test_a_pulse_is_over_when_the_printer_has_got_to_it() -> None:
    """On a slow line: whoever closed the wire at once took the pulse back with it."""
    with EmulatedPrinter(bytes_per_second=400) as emulated:
        driver = EscposPrinter(lambda within: open_network("127.0.0.1", emulated.port, within))
        driver.pulse()
        driver.close()
        assert emulated.pulses == 1


def test_a_status_takes_milliseconds(driver: EscposPrinter) -> None:
    driver.condition()
    best = 1.0
    for _ in range(10):
        begun = time.perf_counter()
        driver.condition()
        best = min(best, time.perf_counter() - begun)
    assert best < 0.02
