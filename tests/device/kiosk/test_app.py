import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from center_hub.contract.documents import DayInfo, HubPulse
from center_hub.contract.replies import Issued
from center_hub.contract.words import Stamp
from center_hub.link.port import CommandAnswered, DocumentShown
from config.loader import centre_path, load_centre, load_device
from config.person_key import document_hash
from hardware.kernel_input.emulator.line import EmulatedLine
from hardware.screen.command_line import WindowWish
from hardware.ticket_printer.emulator import EmulatedPrinter, Fault
from kiosk.app import Kiosk
from tests.device.kiosk.walk import Walk
from tests.support.processes import SMALL_CENTRE

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


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


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


def test_paper_that_is_not_there_is_told_on_the_screen(
    kiosk: Kiosk, printer: EmulatedPrinter, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: kiosk._flow.condition is not None)
    printer.fault = Fault.PAPER_OUT
    kiosk._heard(owed_number())
    stage = kiosk.window.stage
    qtbot.waitUntil(lambda: stage.property("view")["page"] == "print_failed")
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


def test_what_is_held_to_the_reader_reaches_the_screen_and_no_log(
    kiosk: Kiosk, caplog: pytest.LogCaptureFixture
) -> None:
    now = time.monotonic()
    day = DayInfo(ordinal=1, date="2026-11-21")
    stamp = Stamp(epoch=1, sequence=1)
    kiosk._flow.heard(DocumentShown(HubPulse(version=1, stamp=stamp, wall=0, steady=0, day=day)), now)
    with caplog.at_level(logging.DEBUG):
        kiosk.scanned("AZE12345678<<<<<<a passport")
    assert kiosk.window.stage.property("view")["notice"]
    assert "AZE12345678" not in caplog.text


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
