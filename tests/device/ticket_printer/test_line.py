"""The emulated printer on a serial line, and the real driver at the other end of it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from config.hardware import TicketPrinter
from hardware.ticket_printer.emulator import MODELS, EmulatedPrinter, Fault
from hardware.ticket_printer.escpos_wires import open_serial
from hardware.ticket_printer.job import encode, paper_mm
from hardware.ticket_printer.makes import USUAL
from hardware.ticket_printer.port import FaultCode, PrinterCondition, PrinterFault
from hardware.ticket_printer.settings import make_printer
from tests.device.ticket_printer.conftest import BRIEF
from tests.device.ticket_printer.pictures import on_paper, scattered

REPOSITORY = Path(__file__).parents[3]
TICKET = scattered(height=160)


def on(line: Path, **said: object) -> TicketPrinter:
    return TicketPrinter(transport="serial", path=str(line), **said)  # type: ignore[arg-type]  # by name


def test_tickets_come_out_of_a_serial_printer_that_is_pulled_and_put_back(tmp_path: Path) -> None:
    line = tmp_path / "printer"
    driver = make_printer(on(line), BRIEF)
    assert driver.condition() is PrinterCondition.SILENT
    with EmulatedPrinter(line=line) as emulated:
        for count in (1, 2):
            assert driver.condition() is PrinterCondition.READY
            assert driver.print(TICKET) == pytest.approx(paper_mm(TICKET, USUAL))
            assert on_paper(emulated.tickets[-1], 576) == TICKET
            assert len(emulated.tickets) == count
            emulated.unplug()
            assert driver.condition() is PrinterCondition.SILENT
            with pytest.raises(PrinterFault) as told:
                driver.print(TICKET)
            assert (told.value.code, told.value.sent) == (FaultCode.UNREACHABLE, False)
            emulated.plug()
    driver.close()


def test_a_serial_printer_tells_its_troubles(tmp_path: Path) -> None:
    with EmulatedPrinter(line=tmp_path / "printer") as emulated:
        driver = make_printer(on(tmp_path / "printer"), BRIEF)
        for fault in (Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.JAMMED):
            emulated.fault = fault
            assert driver.condition() == fault.value
        driver.close()


def test_a_serial_printer_at_its_own_pace_prints(tmp_path: Path) -> None:
    with EmulatedPrinter(line=tmp_path / "printer", bytes_per_second=20_000, buffer_bytes=512) as emulated:
        driver = make_printer(on(tmp_path / "printer"), BRIEF)
        driver.print(TICKET)
        assert on_paper(emulated.tickets[0], 576) == TICKET
        driver.close()


def test_a_mute_printer_on_a_line_prints_and_nobody_knows(tmp_path: Path) -> None:
    with EmulatedPrinter(line=tmp_path / "printer", model=MODELS["clone"]) as emulated:
        driver = make_printer(on(tmp_path / "printer", profile="mute-58mm", cut="full"), BRIEF)
        assert driver.condition() is PrinterCondition.UNKNOWN
        with pytest.raises(PrinterFault) as told:
            driver.print(scattered(384, 160))
        assert (told.value.code, told.value.sent) == (FaultCode.UNCONFIRMED, True)
        assert emulated.wait_for_tickets(1, 10)
        assert on_paper(emulated.tickets[0], 384) == scattered(384, 160)
        driver.close()


def test_the_process_makes_a_line_and_takes_it_away(tmp_path: Path) -> None:
    line = tmp_path / "printer"
    command = [
        sys.executable,
        "-m",
        "hardware.ticket_printer.emulator",
        "--pty",
        str(line),
        "--model",
        "58mm",
    ]
    with subprocess.Popen(
        [*command, "--out", str(tmp_path)], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"ticket printer on {line}\n"
        driver = make_printer(on(line, profile="generic-58mm", cut="partial"), BRIEF)
        driver.print(scattered(384, 160))
        driver.close()
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
    assert not line.exists()
    assert (tmp_path / "ticket-001.png").exists()


@pytest.mark.parametrize("sent", [40, 1_000, 3_000])
def test_a_ticket_broken_off_in_a_picture_does_not_swallow_the_beginning_of_the_next(
    tmp_path: Path, sent: int
) -> None:
    """A printer on a line is not told that a program ended: it still waits for the rest of the picture."""
    with EmulatedPrinter(line=tmp_path / "printer") as emulated:
        wire = open_serial(str(tmp_path / "printer"), 38_400)
        wire.write(encode(scattered(height=160, seed=5), USUAL)[:sent], 5.0)
        wire.close()
        driver = make_printer(on(tmp_path / "printer"), BRIEF)
        driver.expect_remains()
        driver.print(TICKET)
        assert on_paper(emulated.tickets[-1], 576) == TICKET
        driver.close()
