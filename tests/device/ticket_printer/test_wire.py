"""Wires that are not a network: a serial port and a device file, both as a pseudo-terminal."""

import contextlib
import errno
import importlib
import logging
import os
import pty
import queue
import select
import socket
import termios
import threading
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest

from config.hardware import TicketPrinter
from hardware.serial_line import open_serial_line
from hardware.ticket_printer.emulator import EmulatedPrinter
from hardware.ticket_printer.escpos_wires import open_network, open_serial, open_usb
from hardware.ticket_printer.port import FaultCode, PrinterCondition, PrinterFault
from hardware.ticket_printer.settings import make_printer
from hardware.ticket_printer.wire import DescriptorWire, open_device_file
from tests.device.ticket_printer.conftest import BRIEF
from tests.device.ticket_printer.pictures import on_paper, scattered

SOON = 5.0  # seconds; the longest a test waits for what comes in milliseconds


@pytest.fixture
def line(emulated: EmulatedPrinter) -> Iterator[str]:
    """A terminal line with the emulated printer at its other end."""
    master, slave = pty.openpty()
    tty.setraw(slave)
    wake, woken = socket.socketpair()
    far = socket.create_connection((emulated.host, emulated.port))
    ends = (master, far.fileno(), woken.fileno())

    def carry() -> None:
        while woken.fileno() not in (ready := select.select(ends, [], [])[0]):
            if master in ready:
                far.sendall(os.read(master, 4096))
            if far.fileno() in ready:
                os.write(master, far.recv(4096))

    thread = threading.Thread(target=carry)
    thread.start()
    yield os.ttyname(slave)
    wake.close()
    thread.join()
    for end in (woken, far):
        end.close()
    for descriptor in (master, slave):
        os.close(descriptor)


@pytest.mark.parametrize("transport", ["serial", "file"])
def test_a_ticket_comes_out_over_a_line(
    line: str, emulated: EmulatedPrinter, transport: Literal["serial", "file"]
) -> None:
    settings = TicketPrinter(transport=transport, path=line)
    printer = make_printer(settings, BRIEF)
    raster = scattered(height=240)
    assert printer.condition() is PrinterCondition.READY
    printer.print(raster)
    assert on_paper(emulated.tickets[0], 576) == raster
    printer.close()
    assert printer.condition() is PrinterCondition.READY
    printer.close()


def test_a_line_that_another_program_of_ours_has_is_left_alone(line: str) -> None:
    with contextlib.closing(open_serial_line(line, 9600)), pytest.raises(OSError, match="another program"):
        open_serial(line, 19200)
    descriptors = len(list(Path("/proc/self/fd").iterdir()))
    wire = open_serial(line, 19200)
    with pytest.raises(OSError, match="exclusively lock"):
        open_serial_line(line, 9600)
    wire.close()
    assert len(list(Path("/proc/self/fd").iterdir())) == descriptors


def test_a_line_with_nothing_at_its_end_is_silent_and_fills_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    master, slave = pty.openpty()
    printer = make_printer(TicketPrinter(transport="serial", path=os.ttyname(slave)), BRIEF)
    for _ in range(3):
        assert printer.condition() is PrinterCondition.SILENT
    assert caplog.text == ""
    with pytest.raises(PrinterFault) as told:
        printer.print(scattered(height=80))
    assert told.value.code is FaultCode.SILENT
    os.close(master)
    os.close(slave)


def test_a_device_file_that_takes_no_more_is_not_waited_for() -> None:
    master, slave = pty.openpty()
    wire = open_device_file(os.ttyname(slave))
    with pytest.raises(TimeoutError, match="not taken within"):
        wire.write(bytes(1_000_000), 0.05)
    assert wire.read(0.01) == b""
    wire.close()
    os.close(master)
    os.close(slave)


def ended(call: Callable[[], object]) -> object:
    """What a call gives or raises; fails where it does not end."""
    told: queue.SimpleQueue[object] = queue.SimpleQueue()

    def run() -> None:
        try:
            told.put(call())
        except OSError as error:
            told.put(error)

    threading.Thread(target=run, daemon=True).start()
    return told.get(timeout=SOON)


def test_a_device_that_is_always_ready_and_says_nothing_is_not_waited_for() -> None:
    wire = open_device_file(os.devnull)
    assert ended(lambda: wire.read(0.05)) == b""
    wire.close()


def test_a_line_hung_up_is_a_broken_wire() -> None:
    master, slave = pty.openpty()
    wire = open_device_file(os.ttyname(slave))
    os.close(master)
    assert isinstance(ended(lambda: wire.read(0.05)), OSError)
    told = ended(lambda: wire.write(b"?", 0.05))
    assert isinstance(told, OSError)
    assert not isinstance(told, TimeoutError)
    wire.close()
    os.close(slave)


def test_what_was_said_before_the_line_was_hung_up_is_still_heard() -> None:
    near, far = socket.socketpair()
    near.setblocking(False)
    wire = DescriptorWire(near.fileno(), near.close, empty_read_is_the_end=True)
    far.sendall(b"\x12")
    far.close()
    assert wire.read(0.05) == b"\x12"
    with pytest.raises(OSError, match="hung up"):
        wire.read(0.05)
    with pytest.raises(OSError, match="hung up"):
        wire.write(b"?", 0.05)
    wire.close()


def test_a_file_that_is_no_device_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "lp0"
    path.write_bytes(b"somebody's letter")
    with pytest.raises(OSError, match="lp0 is not a device of a printer"):
        open_device_file(str(path))
    assert make_printer(TicketPrinter(transport="file", path=str(path)), BRIEF).condition() is (
        PrinterCondition.SILENT
    )
    assert path.read_bytes() == b"somebody's letter"


@pytest.mark.parametrize("transport", ["serial", "file"])
def test_a_line_that_may_not_be_opened_is_told_with_the_rule_that_allows_it(
    transport: Literal["serial", "file"], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    master, slave = pty.openpty()
    path = os.ttyname(slave)
    make_printer(
        TicketPrinter(transport=transport, path="/nowhere"), BRIEF
    ).condition()  # python-escpos is in
    Path(path).chmod(0)
    with not_root():
        printer = make_printer(TicketPrinter(transport=transport, path=path), BRIEF)
        assert printer.condition() is PrinterCondition.SILENT
        with pytest.raises(PrinterFault) as told:
            printer.print(scattered(height=80))
    assert f"may not open {path}" in caplog.text
    assert "60-nobat.rules" in str(told.value)
    assert (told.value.code, told.value.sent) == (FaultCode.UNREACHABLE, False)
    os.close(master)
    os.close(slave)


def test_a_usb_printer_that_may_not_be_opened_is_told_with_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    core = importlib.import_module("usb.core")

    def refuse(**_: object) -> None:
        raise core.USBError("Access denied (insufficient permissions)", -3, errno.EACCES)

    monkeypatch.setattr(core, "find", refuse)
    with pytest.raises(PermissionError, match=r"USB printer 04b8:0202: copy .*60-nobat\.rules"):
        open_usb(0x04B8, 0x0202)


@contextmanager
def not_root() -> Iterator[None]:
    """As a user without rights; root may open anything."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65_534)
    yield
    os.seteuid(user)


def test_small_questions_are_not_kept_back_on_the_network(emulated: EmulatedPrinter) -> None:
    wire = open_network(emulated.host, emulated.port, 1.0)
    assert isinstance(wire, DescriptorWire)
    with socket.socket(fileno=os.dup(wire._descriptor)) as connection:
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    wire.close()


@pytest.mark.parametrize("transport", ["serial", "file"])
def test_a_printer_that_loses_power_is_not_heard_to_confirm(
    transport: Literal["serial", "file"],
) -> None:
    """Its dying line is a break; read as the byte 0 that would be the answer "it is on paper"."""
    master, slave = pty.openpty()
    tty.setraw(slave)
    printer = make_printer(TicketPrinter(transport=transport, path=os.ttyname(slave)), BRIEF)
    printer.condition()
    assert termios.tcgetattr(slave)[0] & (termios.IGNBRK | termios.IGNPAR) == termios.IGNBRK | termios.IGNPAR
    printer.close()
    os.close(master)
    os.close(slave)


@pytest.mark.parametrize("transport", ["serial", "file"])
def test_an_adapter_pulled_while_it_is_opened_is_a_printer_that_is_silent(
    transport: Literal["serial", "file"], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system says EIO to the settings of a line that was there a moment ago; no descriptor stays open."""
    master, slave = pty.openpty()

    def pulled(*_: object) -> None:
        raise termios.error(errno.EIO, "Input/output error")

    for module in (termios, tty):  # which has names of its own for the same
        monkeypatch.setattr(module, "tcsetattr", pulled)
    before = len(list(Path("/proc/self/fd").iterdir()))
    printer = make_printer(TicketPrinter(transport=transport, path=os.ttyname(slave)), BRIEF)
    assert printer.condition() is PrinterCondition.SILENT
    assert len(list(Path("/proc/self/fd").iterdir())) == before, "a descriptor was left open"
    os.close(master)
    os.close(slave)
