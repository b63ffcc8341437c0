"""A kiosk that dies between the hub's reply and the paper, with a real hub, broker, disk and wire."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from center_hub.contract.commands import FindTicket, IssueTicket, OpenDay
from center_hub.contract.replies import Agreed, Found, Reason, Refused
from center_hub.link.outbox import Outbox
from config.loader import centre_path, load_centre, load_device
from hardware.screen.command_line import WindowWish
from hardware.ticket_printer.emulator import EmulatedPrinter
from kiosk.app import Kiosk
from tests.device.kiosk.test_app import device_file
from tests.device.ticket_printer.dying_program import KILLED
from tests.support.processes import ROOT, SMALL_CENTRE, HubProcess
from tests.support.stations import Station
from tests.support.wires import free_port

PATIENCE_MS = 15_000


class Entrance:
    """A centre in whose entrance a kiosk owes the hub a command."""

    def __init__(self, file: Path, printer: EmulatedPrinter, desk: Station) -> None:
        self.file = file
        self.printer = printer
        self.desk = desk

    def die(self, moment: str) -> None:
        """The kiosk runs until it dies."""
        command = [sys.executable, "-m", "tests.device.kiosk.dying_kiosk", str(self.file), moment]
        died = subprocess.run(command, check=False, timeout=50, cwd=ROOT, capture_output=True, text=True)
        assert died.returncode == KILLED, died.stderr

    def kiosk(self) -> Kiosk:
        """It is started again."""
        device = load_device(self.file)
        return Kiosk(device, load_centre(centre_path(self.file, device)), WindowWish(size_px=(540, 960)))

    def exists(self, ticket: str) -> bool:
        """Whether the hub has given that number."""
        outcome = self.desk.ask(FindTicket(wanted=ticket)).outcome
        assert isinstance(outcome, Found) or outcome == Refused(reason=Reason.UNKNOWN_TICKET)
        return isinstance(outcome, Found)


@pytest.fixture
def entrance(qapp: QGuiApplication, tmp_path: Path) -> Iterator[Entrance]:
    hub, port = HubProcess(tmp_path / "journal.sqlite"), free_port()
    hub.start(port, own_broker=True)
    with (
        EmulatedPrinter() as printer,
        Station(port, tmp_path, "manager-1") as manager,
        Station(port, tmp_path, "helpdesk-1") as desk,
    ):
        assert manager.ask(OpenDay()).outcome == Agreed()
        file = device_file(tmp_path, centre=SMALL_CENTRE, broker=port, printer=printer.port)
        with Outbox(tmp_path / "state" / "kiosk-1-outbox.sqlite", "kiosk-1") as outbox:
            outbox.write_down(IssueTicket(service="card", language="en"))
        yield Entrance(file, printer, desk)
    assert hub.stop() == 0


def shown(kiosk: Kiosk) -> dict[str, Any]:
    view: dict[str, Any] = kiosk.window.stage.property("view")
    return view


@pytest.mark.parametrize("moment", ["before reserved", "after reserved", "before sent"])
def test_a_number_given_before_the_crash_is_printed_once_after_it(
    entrance: Entrance, qtbot: QtBot, moment: str
) -> None:
    entrance.die(moment)
    assert entrance.printer.tickets == []
    kiosk = entrance.kiosk()
    qtbot.waitUntil(
        lambda: shown(kiosk)["page"] == "ticket" and not shown(kiosk)["printing"], timeout=PATIENCE_MS
    )
    assert shown(kiosk)["number"] == "A 001"
    kiosk._intent("done", shown(kiosk)["ticket"])
    qtbot.waitUntil(lambda: shown(kiosk)["page"] == "welcome", timeout=PATIENCE_MS)
    kiosk.close()
    kiosk.window.close()
    assert len(entrance.printer.tickets) == 1
    assert entrance.exists("1-A001")
    assert not entrance.exists("1-A002")


@pytest.mark.parametrize("moment", ["after sent", "before ended"])
def test_a_number_that_may_be_on_paper_is_shown_and_only_a_copy_is_printed(
    entrance: Entrance, qtbot: QtBot, moment: str, caplog: pytest.LogCaptureFixture
) -> None:
    entrance.die(moment)
    before = len(entrance.printer.tickets)
    kiosk = entrance.kiosk()
    qtbot.waitUntil(
        lambda: shown(kiosk)["page"] == "print_failed" and shown(kiosk)["print_again"] != "",
        timeout=PATIENCE_MS,
    )
    assert shown(kiosk)["number"] == "A 001"
    assert shown(kiosk)["title"] == "Has your ticket come out?"
    assert shown(kiosk)["print_again"] == "Print a copy"
    assert len(entrance.printer.tickets) == before
    kiosk._intent("print_again", shown(kiosk)["ticket"])
    qtbot.waitUntil(
        lambda: shown(kiosk)["page"] == "ticket" and not shown(kiosk)["printing"], timeout=PATIENCE_MS
    )
    kiosk.close()
    kiosk.window.close()
    assert len(entrance.printer.tickets) == before + 1
    assert "the help desk can print a copy" in caplog.text
