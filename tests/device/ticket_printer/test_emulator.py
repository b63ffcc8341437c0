"""The emulated printer itself: its roll, its faults, its control lines and its process."""

import io
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from hardware.ticket_printer.emulator import EmulatedPrinter, Fault
from hardware.ticket_printer.emulator.control import ControlServer
from hardware.ticket_printer.job import ASK_WHEN_PRINTED, encode
from hardware.ticket_printer.makes import USUAL
from tests.device.ticket_printer.pictures import scattered

TICKET = encode(scattered(height=160), USUAL)  # 20 mm
SOON = 10.0
REPOSITORY = Path(__file__).parents[3]


def connect(printer: EmulatedPrinter) -> socket.socket:
    return socket.create_connection((printer.host, printer.port), timeout=SOON)


def ask(wire: socket.socket, question: int) -> int:
    wire.sendall(bytes((0x10, 0x04, question)))
    return wire.recv(1)[0]


def answer_until(wire: socket.socket, question: int, answer: int) -> None:
    """Ask until the answer comes: real-time answers overtake the job that is still being printed."""
    deadline = time.monotonic() + SOON
    while ask(wire, question) != answer:
        assert time.monotonic() < deadline


def test_several_tickets_come_out_of_one_connection_and_of_several(emulated: EmulatedPrinter) -> None:
    for connections in range(1, 4):
        with connect(emulated) as wire:
            wire.sendall(TICKET + TICKET)
        assert emulated.wait_for_tickets(2 * connections, SOON)


def test_a_job_is_held_until_the_roll_is_replaced_and_then_goes_on() -> None:
    with EmulatedPrinter(roll_mm=50) as emulated, connect(emulated) as wire:
        wire.sendall(TICKET + TICKET + ASK_WHEN_PRINTED)
        assert emulated.wait_for_tickets(1, SOON)
        answer_until(wire, 4, 0x7E)
        assert ask(wire, 1) == 0x1A
        assert len(emulated.tickets) == 1
        emulated.replace_roll()
        assert wire.recv(1)[0] & 0x90 == 0, "the queued question is answered after the job"
        assert len(emulated.tickets) == 2


def test_paper_is_used_up_and_low_before_it_is_out() -> None:
    with EmulatedPrinter(roll_mm=5_030) as emulated, connect(emulated) as wire:
        assert ask(wire, 4) == 0x12
        wire.sendall(TICKET + ASK_WHEN_PRINTED)
        assert wire.recv(1)
        assert emulated.roll_left_mm == pytest.approx(5_030 - 20 - 2 - 14, abs=0.2)
        assert ask(wire, 4) == 0x1E


@pytest.mark.parametrize(
    ("fault", "answers"),
    [
        (None, (0x12, 0x12, 0x12, 0x12)),
        (Fault.PAPER_LOW, (0x12, 0x12, 0x12, 0x1E)),
        (Fault.PAPER_OUT, (0x1A, 0x32, 0x12, 0x7E)),
        (Fault.COVER_OPEN, (0x1A, 0x16, 0x12, 0x12)),
        (Fault.CUTTER_ERROR, (0x1A, 0x52, 0x1A, 0x12)),
        (Fault.JAMMED, (0x1A, 0x52, 0x16, 0x12)),
        (Fault.OFFLINE, (0x1A, 0x12, 0x12, 0x12)),
    ],
)
def test_status_is_answered_as_the_command_reference_says(
    emulated: EmulatedPrinter, fault: Fault | None, answers: tuple[int, ...]
) -> None:
    emulated.fault = fault
    with connect(emulated) as wire:
        assert tuple(ask(wire, question) for question in (1, 2, 3, 4)) == answers


def test_a_closed_cover_lets_the_job_go_on(emulated: EmulatedPrinter) -> None:
    emulated.fault = Fault.COVER_OPEN
    with connect(emulated) as wire:
        wire.sendall(TICKET + ASK_WHEN_PRINTED)
        assert ask(wire, 2) == 0x16
        assert emulated.tickets == []
        emulated.fault = None
        assert wire.recv(1) == b"\x00"
    assert len(emulated.tickets) == 1


def test_automatic_status_tells_every_change_and_esc_at_restores_it() -> None:
    with EmulatedPrinter(automatic_status=True) as emulated, connect(emulated) as wire:
        assert ask(wire, 1) == 0x12
        emulated.fault = Fault.PAPER_OUT
        assert wire.recv(4, socket.MSG_WAITALL) == b"\x18\x00\x0f\x00"
        emulated.fault = None
        assert wire.recv(4, socket.MSG_WAITALL) == b"\x10\x00\x00\x00"
        wire.sendall(b"\x1da\x00" + ASK_WHEN_PRINTED)
        assert wire.recv(1) == b"\x00"
        emulated.fault = Fault.COVER_OPEN
        assert ask(wire, 2) == 0x16, "nothing is told unasked"
        emulated.fault = None
        wire.sendall(b"\x1b@" + ASK_WHEN_PRINTED)
        assert wire.recv(1) == b"\x00"
        emulated.fault = Fault.CUTTER_ERROR
        assert wire.recv(4, socket.MSG_WAITALL) == b"\x18\x08\x00\x00"


def test_a_printer_not_set_to_report_says_nothing_unasked(emulated: EmulatedPrinter) -> None:
    with connect(emulated) as wire:
        assert ask(wire, 1) == 0x12
        emulated.fault = Fault.PAPER_OUT
        emulated.fault = None
        wire.sendall(b"\x1da\xff")
        assert wire.recv(4, socket.MSG_WAITALL) == b"\x10\x00\x00\x00", "switched on, it reports at once"


def test_a_cut_without_feed_leaves_the_last_millimetres_on_the_next_ticket(emulated: EmulatedPrinter) -> None:
    solid = b"\x1dv0\x00\x48\x00\x80\x00" + b"\xff" * 72 * 128
    with connect(emulated) as wire:
        wire.sendall(b"\x1b@" + solid * 2 + b"\x1dV\x01" + b"\x1dVB\x00" + ASK_WHEN_PRINTED)
        assert wire.recv(1) == b"\x00"
    assert [ticket.height for ticket in emulated.tickets] == [256 - 112, 112]


def test_a_power_cycle_loses_what_waits_and_leaves_what_is_on_the_paper(emulated: EmulatedPrinter) -> None:
    solid = b"\x1dv0\x00\x48\x00\x80\x00" + b"\xff" * 72 * 128
    with connect(emulated) as wire:
        emulated.power_fails_after(50)
        wire.sendall(solid)
        with pytest.raises(ConnectionResetError):
            wire.recv(1)
    with connect(emulated) as wire:
        wire.sendall(b"\x1dVB\x00" + ASK_WHEN_PRINTED)
        assert wire.recv(1) == b"\x00"
    (scrap,) = emulated.tickets
    assert scrap.height == 50


def test_a_slow_printer_answers_while_it_prints_and_takes_its_time() -> None:
    with EmulatedPrinter(dots_per_second=800) as emulated, connect(emulated) as wire:
        began = time.monotonic()
        wire.sendall(TICKET + ASK_WHEN_PRINTED)
        assert ask(wire, 1) == 0x12
        assert emulated.tickets == []
        assert wire.recv(1) == b"\x00"
        assert time.monotonic() - began > 0.1
        assert len(emulated.tickets) == 1


def test_a_slow_wire_takes_its_time() -> None:
    with EmulatedPrinter(bytes_per_second=40_000) as emulated, connect(emulated) as wire:
        began = time.monotonic()
        wire.sendall(TICKET + ASK_WHEN_PRINTED)
        assert wire.recv(1) == b"\x00"
        assert time.monotonic() - began > len(TICKET) / 40_000 / 2


def test_other_programs_text_is_drawn_and_unknown_bytes_are_counted(emulated: EmulatedPrinter) -> None:
    with connect(emulated) as wire:
        wire.sendall(b"\x1b@\x1ba\x01Ticket\n\x1b\x99\x1dVB\x00" + ASK_WHEN_PRINTED)
        assert wire.recv(1) == b"\x00"
    (ticket,) = emulated.tickets
    assert ticket.height == 30
    black, _ = ticket.getcolors() or ((0, 0), (0, 0))
    assert black[0] > 50
    assert emulated.unknown_bytes == 2


def test_every_ticket_becomes_a_picture_as_on_paper(tmp_path: Path) -> None:
    with EmulatedPrinter(out=tmp_path) as emulated, connect(emulated) as wire:
        wire.sendall(TICKET + TICKET)
        assert emulated.wait_for_tickets(2, SOON)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ticket-001.png", "ticket-002.png"]
    with Image.open(tmp_path / "ticket-001.png") as picture:
        assert picture.size == (640, 160 + 16 + 112)
        assert picture.getpixel((0, 0)) == (251, 249, 243)


@pytest.fixture
def hand(emulated: EmulatedPrinter, tmp_path: Path) -> Iterator[io.TextIOWrapper]:
    control = ControlServer(emulated, str(tmp_path / "control"))
    with socket.socket(socket.AF_UNIX) as wire:
        wire.connect(str(tmp_path / "control"))
        with wire.makefile("rw", encoding="utf-8") as lines:
            yield lines
    control.stop()
    assert not (tmp_path / "control").exists()


def say(lines: io.TextIOWrapper, words: str) -> str:
    lines.write(words + "\n")
    lines.flush()
    return lines.readline().strip()


def test_fate_obeys_words(hand: io.TextIOWrapper, emulated: EmulatedPrinter) -> None:
    assert say(hand, "fault cover_open") == "ok"
    assert say(hand, "state") == "ok fault=cover_open roll_mm=80000"
    assert say(hand, "fault none") == "ok"
    assert say(hand, "state") == "ok fault=none roll_mm=80000"
    assert say(hand, "fault paper_out") == "ok"
    assert say(hand, "roll") == "ok"
    assert emulated.fault is None
    assert say(hand, "tickets") == "ok 0"
    assert say(hand, "unplug") == "ok"
    with pytest.raises(ConnectionRefusedError):
        connect(emulated)
    assert say(hand, "plug") == "ok"
    connect(emulated).close()
    assert say(hand, "power") == "ok"
    assert say(hand, "power 100") == "ok"


@pytest.mark.parametrize("words", ["power -1", "fault flood", "burn", "roll roll", "", "fault", "\x00 é"])
def test_other_words_are_refused_with_what_there_is(hand: io.TextIOWrapper, words: str) -> None:
    answer = say(hand, words)
    assert answer.startswith("error ")
    assert "paper_out" in answer or "fault NAME" in answer


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_the_process_serves_and_ends_cleanly(tmp_path: Path, ending: signal.Signals) -> None:
    command = [
        sys.executable,
        "-m",
        "hardware.ticket_printer.emulator",
        "--port",
        "0",
        "--out",
        str(tmp_path / "out"),
    ]
    command += ["--control", "127.0.0.1:0"]
    with subprocess.Popen(
        command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        port = int(process.stdout.readline().rpartition(":")[2])
        control = int(process.stdout.readline().rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=SOON) as wire:
            wire.sendall(TICKET + ASK_WHEN_PRINTED)
            assert wire.recv(1) == b"\x00"
            with (
                socket.create_connection(("127.0.0.1", control), timeout=SOON) as hand,
                hand.makefile("rw", encoding="utf-8") as lines,
            ):
                assert say(lines, "tickets") == "ok 1"
            process.send_signal(ending)
            assert process.wait(SOON) == 0
        assert process.stderr.read() == ""
    assert (tmp_path / "out" / "ticket-001.png").exists()
