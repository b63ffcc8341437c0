import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from center_hub.contract.replies import Issued
from center_hub.contract.words import Stamp
from center_hub.link.port import CommandAnswered
from config.loader import centre_path, load_centre, load_device
from hardware.screen.command_line import WindowWish
from hardware.ticket_printer.emulator import EmulatedPrinter, Fault
from kiosk.app import Kiosk
from tests.device.kiosk.walk import Walk

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
state_folder: {state}
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
        "state": folder / "state",
    }
    file = folder / "kiosk.yaml"
    file.write_text(DEVICE.format(**(said | changes)), encoding="utf-8")
    return file


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
