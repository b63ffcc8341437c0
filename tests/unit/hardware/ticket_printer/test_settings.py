"""The choice of driver by what the device's file says."""

import tempfile
from pathlib import Path
from typing import Any

import pytest

from config.hardware import TicketPrinter
from hardware.ticket_printer.escpos_driver import EscposPrinter, Patience
from hardware.ticket_printer.null import NullPrinter
from hardware.ticket_printer.port import FaultCode, PrinterCondition, PrinterFault
from hardware.ticket_printer.raster import Raster
from hardware.ticket_printer.settings import PrinterSettings, make_printer


def test_the_configurations_own_class_is_understood() -> None:
    settings: PrinterSettings = TicketPrinter(transport="network", host="127.0.0.1", port=9)
    assert isinstance(make_printer(settings), EscposPrinter)
    assert isinstance(make_printer(TicketPrinter(transport="none")), NullPrinter)


class Unfinished:
    transport: Any
    host = path = vendor = product = None
    port, baud = 9100, 19200
    profile = "default"
    width_dots = cut = qr = short_ticket = None

    def __init__(self, transport: str) -> None:
        self.transport = transport


@pytest.mark.parametrize(
    ("transport", "lacks"), [("network", "host"), ("serial", "path"), ("file", "path"), ("usb", "vendor")]
)
def test_settings_that_lack_something_are_refused_by_its_name(transport: str, lacks: str) -> None:
    with pytest.raises(ValueError, match=lacks):
        make_printer(Unfinished(transport))


def test_a_printer_that_is_not_there_is_silent_on_any_wire(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        tempfile, "tempdir", str(tmp_path)
    )  # python-escpos leaves a folder there when imported
    patience = Patience(connect=0.5, answer=0.1)
    for settings in (
        TicketPrinter(transport="file", path="/nowhere/lp0"),
        TicketPrinter(transport="serial", path="/nowhere/ttyUSB0"),
        TicketPrinter(transport="usb", vendor=0x04B8, product=0x0202),
    ):
        assert make_printer(settings, patience).condition() is PrinterCondition.SILENT


@pytest.mark.parametrize("host", ["a..b", "x" * 64 + ".local"])
def test_a_host_that_is_no_name_is_a_silent_printer_and_the_log_says_why(
    host: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    caplog.set_level("INFO")
    printer = make_printer(TicketPrinter(transport="network", host=host))
    assert printer.condition() is PrinterCondition.SILENT
    assert f"{host!r} is not the name of a host" in caplog.text
    with pytest.raises(PrinterFault) as told:
        printer.print(Raster(8, 1, b"\xff"))
    assert told.value.code is FaultCode.UNREACHABLE


def test_a_system_without_libusb_is_a_silent_printer_not_a_crash(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for backend in ("libusb1", "libusb0", "openusb"):
        monkeypatch.setattr(f"usb.backend.{backend}.get_backend", lambda *_, **__: None)
    settings = TicketPrinter(transport="usb", vendor=0x04B8, product=0x0202)
    assert make_printer(settings).condition() is PrinterCondition.SILENT


def test_a_profile_nobody_knows_is_a_silent_printer_and_the_log_says_the_nearest(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    caplog.set_level("INFO")
    printer = make_printer(TicketPrinter(transport="network", host="127.0.0.1", profile="TM-T88W"))
    assert printer.condition() is PrinterCondition.SILENT
    assert "did you mean 'TM-T88" in caplog.text
    with pytest.raises(PrinterFault) as told:
        printer.print(Raster(8, 1, b"\xff"))
    assert (told.value.code, told.value.sent) == (FaultCode.UNREACHABLE, False)


@pytest.mark.parametrize(("baud", "least"), [(9600, 30_000 / 960), (19200, 20.0), (115200, 20.0)])
def test_a_slow_line_is_given_the_time_that_a_ticket_takes_on_it(baud: int, least: float) -> None:
    printer = make_printer(TicketPrinter(transport="serial", path="/dev/ttyS0", baud=baud))
    assert isinstance(printer, EscposPrinter)
    assert printer._patience.take >= least
