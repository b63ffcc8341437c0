"""The help desk as it runs: a real hub behind a real broker, a printer on a real wire, a process to end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from center_hub.contract.commands import OpenCounter, OpenDay
from center_hub.contract.replies import Agreed
from config.placement import load_placement
from counter_terminal.helpdesk.app import HelpDesk
from counter_terminal.helpdesk.errand import GUARD_S
from hardware.code_scanner.emulator import EmulatedScanner
from hardware.kernel_input.emulator.line import EmulatedLine
from hardware.screen.command_line import WindowWish
from hardware.ticket_printer.emulator import EmulatedPrinter, Fault
from tests.support.processes import ROOT, SMALL_CENTRE, Embedded, HubProcess
from tests.support.stations import Station
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
    width_mm: 217
    height_mm: 136
  ticket_printer:
    transport: {transport}
    host: 127.0.0.1
    port: {printer}
  code_scanner:
    transport: serial
    path: {scanner}
state_folder: {state}
"""


def device_file(folder: Path, **changes: object) -> Path:
    """A device file in `folder`; by default nobody answers on either port."""
    said = {
        "device": "helpdesk-1",
        "centre": SMALL_CENTRE,
        "broker": free_port(),
        "printer": free_port(),
        "transport": "network",
        "scanner": folder / "scanner",
        "state": folder / "state",
    }
    file = folder / "desk.yaml"
    file.write_text(DEVICE.format(**(said | changes)), encoding="utf-8")
    return file


@pytest.fixture
def printer() -> Iterator[EmulatedPrinter]:
    with EmulatedPrinter() as emulated:
        yield emulated


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Embedded]:
    started = Embedded(tmp_path)
    started.start()
    yield started
    started.stop()


@pytest.fixture
def centre_at_work(broker: Embedded, tmp_path: Path) -> Iterator[Embedded]:
    """The small centre with its day and one counter open."""
    hub = HubProcess(tmp_path / "journal.sqlite")
    hub.start(broker.port)
    with (
        Station(broker.port, tmp_path, "manager-1") as manager,
        Station(broker.port, tmp_path, "counter-1", "c1") as counter,
    ):
        assert manager.ask(OpenDay()).outcome == Agreed()
        assert counter.ask(OpenCounter(counter="c1")).outcome == Agreed()
    yield broker
    hub.kill()


class Running:
    """A help desk in this process; what is pressed is pressed on its stage."""

    def __init__(self, file: Path, qtbot: QtBot) -> None:
        self.desk = HelpDesk(load_placement(file, "helpdesk"), WindowWish(size_px=(1280, 802)), "en")
        self._qtbot = qtbot

    def view(self, path: str) -> object:
        at: object = self.desk.window.stage.property("view")
        for step in path.split("."):
            at = at[step] if isinstance(at, dict) else None
        return at

    def until(self, path: str, value: object) -> None:
        """Wait for a value of the view, on the events that bring it."""
        self._qtbot.waitUntil(lambda: self.view(path) == value, timeout=15_000)

    def press(self, name: str, value: str = "") -> None:
        """As soon as it is no second half of a double tap."""
        self._qtbot.waitUntil(lambda: time.monotonic() - self.desk._flow._pressed_at > GUARD_S)
        self.desk.window.stage.act(name, value)

    def close(self) -> None:
        self.desk.close()
        self.desk.window.close()


@pytest.fixture
def start(qapp: QGuiApplication, qtbot: QtBot) -> Iterator[list[Running]]:
    running: list[Running] = []
    yield running
    for one in running:
        one.close()


@pytest.fixture
def line(tmp_path: Path) -> Iterator[EmulatedLine]:
    """Where the desk's scanner is plugged in."""
    made = EmulatedLine(tmp_path / "scanner")
    made.plug()
    yield made
    made.unplug()


def scanned(running: Running, scanner: EmulatedScanner, text: str) -> bool:
    """Whether what was scanned has come through; what is scanned before the line is open has not."""
    scanner.scan(text)
    return running.view("page") == "card"


def issue(running: Running) -> None:
    """A ticket for a card, as soon as the hub is heard."""
    running.until("alive", value=True)
    running.press("go", "issue")
    running.press("choose", "papers")
    running.press("choose", "card")
    running.press("give")
    running.until("page", "given")


def test_a_ticket_is_given_printed_found_and_cancelled(
    start: list[Running],
    centre_at_work: Embedded,
    printer: EmulatedPrinter,
    line: EmulatedLine,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    file = device_file(tmp_path, broker=centre_at_work.port, printer=printer.port)
    start.append(Running(file, qtbot))
    running = start[0]
    issue(running)
    assert running.view("given.number") == "A 001"
    running.until("line.text", "A 001: the ticket is printed.")
    scanner = EmulatedScanner(line)
    qtbot.waitUntil(lambda: scanned(running, scanner, "A1"), timeout=15_000)
    running.until("page", "card")
    running.press("deed", "reprint")
    qtbot.waitUntil(lambda: len(printer.tickets) == 2, timeout=15_000)
    running.until("line.text", "A 001: the ticket is printed.")
    running.press("deed", "cancel")
    qtbot.waitUntil(lambda: not running.view("busy"))
    running.press("give")
    running.until("card.state", "Cancelled")
    assert running.view("line.text") == "A 001 is cancelled."
    assert running.view("card.deeds") == []


def test_paper_that_is_not_there_is_told_with_the_number(
    start: list[Running], centre_at_work: Embedded, printer: EmulatedPrinter, tmp_path: Path, qtbot: QtBot
) -> None:
    file = device_file(tmp_path, broker=centre_at_work.port, printer=printer.port)
    printer.fault = Fault.PAPER_OUT
    start.append(Running(file, qtbot))
    start[0].until("printer", "The printer is not working")
    issue(start[0])
    said = "A 001: the ticket did not print. Write the number down or print it again."
    start[0].until("line.text", said)
    assert start[0].view("given.number") == "A 001"


def test_a_desk_without_a_printer_says_which_number(
    start: list[Running], centre_at_work: Embedded, tmp_path: Path, qtbot: QtBot
) -> None:
    start.append(Running(device_file(tmp_path, broker=centre_at_work.port, transport="none"), qtbot))
    issue(start[0])
    assert start[0].view("line.text") == "This desk has no printer. The number is A 001: write it down."
    assert start[0].view("given.hint") == "Write the number down for the visitor."


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "counter_terminal.helpdesk", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)


def test_help_names_the_keys() -> None:
    asked = run("--help")
    assert asked.returncode == 0
    assert "Esc goes back" in asked.stdout


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"device": "helpdesk-9"}, "'helpdesk-9' is no device of role helpdesk"),
        ({"device": "kiosk-1"}, "its helpdesk devices: helpdesk-1"),
        ({"broker": "soon"}, "desk.yaml:6:9"),
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


def test_asked_to_end_it_ends_in_order(tmp_path: Path) -> None:
    file = device_file(tmp_path, centre="asan-baku-1")
    command = [sys.executable, "-m", "counter_terminal.helpdesk", "--device", str(file), "--windowed"]
    with subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True, env=os.environ.copy()
    ) as running:
        assert running.stderr is not None
        logged = []
        for line in running.stderr:
            logged.append(line)
            if "the ticket printer is silent" in line:
                break
        running.send_signal(signal.SIGTERM)
        left = running.stderr.read()
    assert running.returncode == 0
    assert "Traceback" not in left
    assert any("no person_key_file" in line for line in logged)
    assert (tmp_path / "state" / "helpdesk-1-outbox.sqlite").exists()
