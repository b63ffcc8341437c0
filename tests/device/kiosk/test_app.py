import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from center_hub.contract.documents import DayInfo, HubPulse
from center_hub.contract.replies import Issued
from center_hub.contract.words import Stamp
from center_hub.link.port import CommandAnswered, DocumentShown, ReplyNotKept
from config.loader import centre_path, load_centre, load_device
from config.person_key import document_hash
from hardware.kernel_input.emulator.line import EmulatedLine
from hardware.screen.command_line import WindowWish
from hardware.ticket_printer.emulator import EmulatedPrinter, Fault
from hardware.ticket_printer.paper_use import PaperLevel
from hardware.ticket_printer.port import PrinterCondition
from hardware.ticket_printer.spool import Spool
from kiosk.app import Kiosk
from kiosk.effects import Print
from kiosk.modes import Mode
from kiosk.paper.printing import TicketPrinting
from tests.device.kiosk.walk import Walk
from tests.support.processes import SMALL_CENTRE
from tests.support.wires import free_port

DEVICE = """\
kind: device
id: {device}
centre: {centre}
broker:
  host: 127.0.0.1
  port: {broker}
hardware:
  screen:
    width_mm: 268
    height_mm: 476
  ticket_printer:
    transport: {transport}
    host: 127.0.0.1
    port: {printer}
{scanner}state_folder: {state}
"""


def device_file(folder: Path, **changes: object) -> Path:
    """A device file in `folder`; by default nobody answers on either port."""
    said = {
        "device": "kiosk-1",
        "centre": "asan-baku-1",
        "broker": free_port(),
        "printer": free_port(),
        "transport": "network",
        "scanner": "",
        "state": folder / "state",
    }
    file = folder / "kiosk.yaml"
    file.write_text(DEVICE.format(**(said | changes)), encoding="utf-8")
    return file


def serial_scanner(line: EmulatedLine) -> str:
    """What a device file says of a scanner on this line."""
    return f"  code_scanner:\n    transport: serial\n    path: {line.path}\n"


def serial_keypad(line: EmulatedLine) -> str:
    """What a device file says of a keypad on this line."""
    keys = "{next: [NEXT], press: [PRESS]}"
    return f"  keypad:\n    transport: serial\n    path: {line.path}\n    keys: {keys}\n"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments], capture_output=True, text=True, timeout=30, check=False
    )


@pytest.fixture
def printer() -> Iterator[EmulatedPrinter]:
    with EmulatedPrinter() as emulated:
        yield emulated


@pytest.fixture
def kiosk(qapp: QGuiApplication, tmp_path: Path, printer: EmulatedPrinter) -> Iterator[Kiosk]:
    """The kiosk as it runs, with a printer on a real wire and no hub."""
    file = device_file(tmp_path, printer=printer.port)
    device = load_device(file)
    running = Kiosk(device, load_centre(centre_path(file, device)), WindowWish(size_px=(540, 960)))
    yield running
    running.close()
    running.window.close()


def owed_number(service: str = "passport-adult") -> CommandAnswered:
    """The answer to a command from before the start."""
    walk = Walk("asan-baku-1", "ru")
    issued: Issued = walk.issued(service)
    walk.one_moment()
    return CommandAnswered(walk.sent[0], issued, Stamp(epoch=1, sequence=1), again=True)


def test_without_a_hub_the_screen_says_so(kiosk: Kiosk) -> None:
    assert kiosk.window.stage.property("view")["page"] == "no_hub"


def test_a_number_is_printed_and_the_screen_hears_of_it(
    kiosk: Kiosk, printer: EmulatedPrinter, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: kiosk._flow.condition is not None)
    kiosk._heard(owed_number())
    stage = kiosk.window.stage
    assert stage.property("view")["printing"]
    qtbot.waitUntil(lambda: not stage.property("view")["printing"])
    assert len(printer.tickets) == 1


def test_who_reads_the_screen_in_larger_text_gets_a_ticket_in_large_text(
    kiosk: Kiosk, printer: EmulatedPrinter, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: kiosk._flow.condition is not None)
    lengths: list[int] = []
    for modes in (frozenset[Mode](), frozenset({Mode.LARGER})):
        kiosk._flow.modes = modes
        walk = Walk("asan-baku-1", "ru")
        number = replace(walk.issued("passport-adult"), ticket=f"1-A{50 + len(lengths):03d}")
        kiosk._carry_out((Print(f"print-{len(lengths)}", number),))
        qtbot.waitUntil(lambda: len(printer.tickets) == len(lengths) + 1)
        lengths.append(printer.tickets[-1].height)
    assert lengths[1] > 1.4 * lengths[0]


def test_paper_that_is_not_there_is_told_on_the_screen(
    kiosk: Kiosk, printer: EmulatedPrinter, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: kiosk._flow.condition is not None)
    printer.fault = Fault.PAPER_OUT
    kiosk._heard(owed_number())
    stage = kiosk.window.stage
    qtbot.waitUntil(lambda: stage.property("view")["page"] == "print_failed")
    assert stage.property("view")["title"] == "Талон не напечатался"
    printer.fault = None
    qtbot.waitUntil(lambda: stage.property("view")["print_again"] != "")
    stage.act("print_again", "17-A042")
    qtbot.waitUntil(lambda: stage.property("view")["page"] == "ticket")
    qtbot.waitUntil(lambda: not stage.property("view")["printing"])
    assert len(printer.tickets) == 1


def test_a_site_without_a_printer_starts_without_one(
    qapp: QGuiApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    file = device_file(tmp_path, transport="none")
    device = load_device(file)
    kiosk = Kiosk(device, load_centre(centre_path(file, device)), WindowWish(size_px=(540, 960)))
    qtbot.waitUntil(lambda: kiosk._link is not None)
    kiosk._heard(owed_number())
    view = kiosk.window.stage.property("view")
    assert (view["page"], view["printing"]) == ("ticket", False)
    kiosk.close()
    kiosk.window.close()


def document_hash_of(folder: Path, caplog: pytest.LogCaptureFixture, **changes: object) -> tuple[bool, str]:
    """Whether a kiosk of this file can hash a document's number, and what it said in the log."""
    file = device_file(folder, **changes)
    device = load_device(file)
    caplog.clear()
    able = document_hash(load_centre(centre_path(file, device)), device) is not None
    return able, caplog.text


def test_a_kiosk_without_the_centres_secret_says_so_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    able, said = document_hash_of(tmp_path, caplog)
    assert not able
    assert "no person_key_file" in said


def test_a_secret_that_is_not_there_is_told_with_its_path(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    secret = tmp_path / "person-key"
    wanted = f"{tmp_path / 'state'}\nperson_key_file: {secret}"
    able, said = document_hash_of(tmp_path, caplog, state=wanted)
    assert not able
    assert str(secret) in said
    secret.write_bytes(bytes(32))
    assert document_hash_of(tmp_path, caplog, state=wanted) == (True, "")


def test_a_centre_that_asks_for_no_document_needs_no_secret(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert document_hash_of(tmp_path, caplog, centre=SMALL_CENTRE) == (False, "")


def hear_pulse(kiosk: Kiosk) -> None:
    """The hub is there, and the day is open."""
    day = DayInfo(ordinal=1, date="2026-11-21")
    stamp = Stamp(epoch=1, sequence=1)
    pulse = HubPulse(version=1, stamp=stamp, wall=0, steady=0, day=day)
    kiosk._heard(DocumentShown(pulse))


def test_a_kiosk_that_cannot_write_down_what_it_prints_says_so_before_the_tap(
    kiosk: Kiosk, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "state" / "kiosk-1-spool.sqlite"
    file.parent.mkdir()
    file.write_bytes(b"not a database" * 1_000)
    stage = kiosk.window.stage
    qtbot.waitUntil(lambda: kiosk._flow.condition is not None)
    hear_pulse(kiosk)
    assert stage.property("view")["page"] == "no_printer"
    with pytest.raises(ReplyNotKept, match="move the file away"):
        kiosk._printing.keep(owed_number().command, owed_number().outcome)
    assert "move the file away" in caplog.text
    file.unlink()
    qtbot.waitUntil(lambda: stage.property("view")["page"] != "no_printer", timeout=15_000)


def test_what_is_known_of_the_roll_reaches_the_screens_thread(
    qapp: QGuiApplication, tmp_path: Path, printer: EmulatedPrinter, qtbot: QtBot
) -> None:
    file = device_file(tmp_path, printer=printer.port)
    device = load_device(file)
    heard: list[tuple[PrinterCondition, PaperLevel]] = []
    centre = load_centre(centre_path(file, device))
    ends: list[str] = []
    printing = TicketPrinting(
        device,
        centre,
        lambda condition, level: heard.append((condition, level)),
        lambda job, _result: ends.append(job),
        lambda _issued, _left: None,
    )
    printing.start()
    qtbot.waitUntil(lambda: bool(heard))
    issued = owed_number().outcome
    assert isinstance(issued, Issued)
    printing.keep(owed_number().command, issued)
    printing.submit("17-A042/1", issued)
    qtbot.waitUntil(lambda: heard[-1][1].used_mm > 0)
    assert ends == ["17-A042/1"]
    assert heard[-1][0] is PrinterCondition.READY
    assert heard[-1][1].tickets_left is None
    printing.close()


def test_a_roll_that_must_be_changed_soon_is_told_to_the_log_once(
    kiosk: Kiosk, printer: EmulatedPrinter, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    printer.fault = Fault.PAPER_LOW
    qtbot.waitUntil(lambda: kiosk._flow.condition is PrinterCondition.PAPER_LOW)
    kiosk._heard(owed_number())
    stage = kiosk.window.stage
    qtbot.waitUntil(
        lambda: stage.property("view")["page"] == "ticket" and not stage.property("view")["printing"]
    )
    told = [one.message for one in caplog.records if "roll must be changed soon" in one.message]
    assert told == ["the ticket printer's roll must be changed soon: some tickets are left"]


def test_a_number_of_an_earlier_run_that_cannot_be_read_is_told_to_the_log_and_harms_nobody(
    qapp: QGuiApplication,
    tmp_path: Path,
    printer: EmulatedPrinter,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    spool = Spool(tmp_path / "state" / "kiosk-1-spool.sqlite", 80_000.0)
    spool.reserve("17-A042", b"of a later version", copy=False)
    spool.close()
    file = device_file(tmp_path, printer=printer.port)
    device = load_device(file)
    kiosk = Kiosk(device, load_centre(centre_path(file, device)), WindowWish(size_px=(540, 960)))
    qtbot.waitUntil(lambda: kiosk._flow.condition is PrinterCondition.READY)
    assert "17-A042 of an earlier run cannot be read" in caplog.text
    assert kiosk._flow.given == ()
    kiosk.close()
    kiosk.window.close()
    assert printer.tickets == []


def test_what_is_held_to_the_reader_reaches_the_screen_and_no_log(
    kiosk: Kiosk, caplog: pytest.LogCaptureFixture
) -> None:
    hear_pulse(kiosk)
    with caplog.at_level(logging.DEBUG):
        kiosk.scanned("AZE12345678<<<<<<a passport")
    assert kiosk.window.stage.property("view")["notice"]
    assert "AZE12345678" not in caplog.text


@pytest.mark.parametrize("app", ["kiosk.app", "counter_terminal.helpdesk.app"])
def test_a_first_frame_waits_for_no_database_no_broker_and_no_device(app: str) -> None:
    late = ("apsw", "paho", "escpos", "serial", "evdev")
    asked = f"import sys, {app}; print([name for name in {late} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_help_says_how_to_try_it() -> None:
    asked = run("--help")
    assert asked.returncode == 0
    assert "--size 540x960" in asked.stdout


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"device": "kiosk-9"}, "'kiosk-9' is no device of role kiosk"),
        ({"device": "board-main"}, "its kiosk devices: kiosk-1, kiosk-2"),
        ({"broker": "soon"}, "kiosk.yaml:6:9"),
        ({"centre": "asan-baku-7"}, "asan-baku-1"),
    ],
)
def test_a_wrong_file_is_explained_and_nothing_is_started(
    tmp_path: Path, changes: dict[str, object], said: str
) -> None:
    asked = run("--device", str(device_file(tmp_path, **changes)))
    assert asked.returncode == 2
    assert said in asked.stderr
    assert "Traceback" not in asked.stderr
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize("size", ["big", "0x5", "10x", "x"])
def test_a_size_that_is_none_is_refused(size: str) -> None:
    assert run("--device", "any.yaml", "--size", size).returncode == 2


def test_asked_to_end_it_ends_in_order(tmp_path: Path) -> None:
    file = device_file(tmp_path)
    command = [sys.executable, "-m", "kiosk", "--device", str(file), "--size", "540x960"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ.copy()) as running:
        assert running.stderr is not None
        for line in running.stderr:
            if "the ticket printer is silent" in line:
                break
        running.send_signal(signal.SIGTERM)
        left = running.stderr.read()
    assert running.returncode == 0
    assert "Traceback" not in left
    assert (tmp_path / "state" / "kiosk-1-outbox.sqlite").exists()
