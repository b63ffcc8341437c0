"""A call for help through the apps as they run: two windows, a real hub between them."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from center_hub.contract.commands import OpenDay
from center_hub.contract.replies import Agreed
from config.loader import centre_path, load_centre, load_device
from config.placement import load_placement
from counter_terminal.helpdesk.app import HelpDesk
from hardware.screen.command_line import WindowWish
from hardware.ticket_printer.emulator import EmulatedPrinter
from kiosk.app import Kiosk
from tests.device.counter_terminal.helpdesk.test_app import device_file as desk_file
from tests.device.kiosk.test_app import device_file as kiosk_file
from tests.support.processes import ROOT, SMALL_CENTRE, HubProcess
from tests.support.stations import Station
from tests.support.wires import free_port

PATIENCE_MS = 15_000


class Hall:
    """A hub with its day open, and a help desk that is looked at."""

    def __init__(self, port: int, printer: int, desk: HelpDesk, qtbot: QtBot, folder: Path) -> None:
        self.port, self.printer, self.desk, self.folder = port, printer, desk, folder
        self._qtbot = qtbot

    def rows(self) -> list[dict[str, str]]:
        """The calls on the desk's screen."""
        rows: list[dict[str, str]] = self.desk.window.stage.property("view")["calls"]["rows"]
        return rows

    def until_calling(self, *kiosks: str) -> None:
        wanted = list(kiosks)
        self._qtbot.waitUntil(lambda: [row["kiosk"] for row in self.rows()] == wanted, timeout=PATIENCE_MS)

    def until_told(self, kiosk: Kiosk, title: str) -> None:
        stage = kiosk.window.stage
        self._qtbot.waitUntil(lambda: stage.property("view").get("title") == title, timeout=PATIENCE_MS)

    def kiosk_file(self) -> Path:
        folder = self.folder / "kiosk"
        folder.mkdir()
        return kiosk_file(folder, centre=SMALL_CENTRE, broker=self.port, printer=self.printer)


@pytest.fixture
def hall(qapp: QGuiApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Hall]:
    hub, port = HubProcess(tmp_path / "journal.sqlite"), free_port()
    hub.start(port, own_broker=True)
    with Station(port, tmp_path, "manager-1") as manager:
        assert manager.ask(OpenDay()).outcome == Agreed()
    file = desk_file(tmp_path, broker=port)
    desk = HelpDesk(load_placement(file, "helpdesk"), WindowWish(size_px=(1280, 802)), "en")
    with EmulatedPrinter() as printer:
        yield Hall(port, printer.port, desk, qtbot, tmp_path)
    desk.close()
    desk.window.close()
    hub.kill()


def test_a_touch_at_the_kiosk_is_seen_at_the_desk_and_a_touch_there_at_the_kiosk(hall: Hall) -> None:
    file = hall.kiosk_file()
    device = load_device(file)
    kiosk = Kiosk(device, load_centre(centre_path(file, device)), WindowWish(size_px=(540, 960)))
    try:
        hall.until_told(kiosk, "Xoş gəlmisiniz")
        kiosk.window.stage.act("language", "en")
        kiosk.window.stage.act("help")
        hall.until_calling("kiosk-1")
        assert hall.rows()[0]["note"].startswith("English")
        hall.desk.window.stage.act("call_go", "kiosk-1")
        hall.until_told(kiosk, "A volunteer is coming to you")
        kiosk.window.stage.act("help_cancel")
        hall.until_calling()
    finally:
        kiosk.close()
        kiosk.window.close()


def test_nobody_is_sent_to_a_kiosk_that_was_killed(hall: Hall) -> None:
    command = [sys.executable, "-m", "tests.device.kiosk.calling_kiosk", str(hall.kiosk_file())]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as kiosk:
        hall.until_calling("kiosk-1")
        hall.desk.window.stage.act("call_go", "kiosk-1")
        kiosk.send_signal(signal.SIGKILL)
    hall.until_calling()
    assert not hall.desk._flow.calls.said
