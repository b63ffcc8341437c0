"""The kiosk as it runs, with a real hub, a real broker and a real wire to a printer: no answer is made up."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from center_hub.contract.commands import (
    Appointment,
    CallNext,
    FinishService,
    ImportAppointments,
    MarkNoShow,
    OpenCounter,
    OpenDay,
    StartService,
)
from center_hub.contract.replies import Agreed, Called, Imported
from config.loader import centre_path, load_centre, load_device
from hardware.code_scanner.emulator import EmulatedScanner
from hardware.kernel_input.emulator.line import EmulatedLine
from hardware.screen.command_line import WindowWish
from hardware.ticket_printer.emulator import EmulatedPrinter
from kiosk.app import Kiosk
from tests.device.kiosk.test_app import device_file, serial_scanner
from tests.support.processes import SMALL_CENTRE, HubProcess
from tests.support.stations import Station
from tests.support.wires import free_port

PATIENCE_MS = 15_000


class Hall:
    """A centre at work: a hub, its manager, one counter and a kiosk with a code reader."""

    def __init__(
        self, kiosk: Kiosk, manager: Station, counter: Station, scanner: EmulatedScanner, qtbot: QtBot
    ) -> None:
        self.kiosk = kiosk
        self.manager = manager
        self._counter = counter
        self.scanner = scanner
        self._qtbot = qtbot

    @property
    def view(self) -> dict[str, Any]:
        view: dict[str, Any] = self.kiosk.window.stage.property("view")
        return view

    def shows(self, page: str, also: Callable[[], bool] = lambda: True) -> None:
        self._qtbot.waitUntil(lambda: self.view["page"] == page and also(), timeout=PATIENCE_MS)

    def act(self, intent: str, value: str = "") -> None:
        self.kiosk.window.stage.act(intent, value)

    def take_ticket(self) -> str:
        """A ticket for the common service; what its paper's code holds."""
        self.act("language", "en")
        self.act("agency", "papers")
        self.act("service", "card")
        self.shows("confirm", lambda: bool(self.view["can_get"]))
        self.act("get_ticket", "card")
        self.shows("ticket", lambda: not self.view["printing"])
        token = self.kiosk._flow.given[0].issued.token
        self.act("done", self.view["ticket"])
        self.shows("welcome")
        return token

    def call(self) -> str:
        called = self._counter.ask(CallNext(counter="c2", expect=None)).outcome
        assert isinstance(called, Called)
        assert called.ticket is not None
        return called.ticket

    def at_counter(self, *commands: StartService | FinishService | MarkNoShow) -> None:
        for command in commands:
            assert self._counter.ask(command).outcome == Agreed()


@pytest.fixture
def hall(qapp: QGuiApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Hall]:
    hub, port = HubProcess(tmp_path / "journal.sqlite"), free_port()
    hub.start(port, own_broker=True)
    with (
        EmulatedPrinter() as printer,
        Station(port, tmp_path, "manager-1") as manager,
        Station(port, tmp_path, "counter-2", "c2") as counter,
    ):
        line = EmulatedLine(tmp_path / "scanner")
        line.plug()
        file = device_file(
            tmp_path,
            centre=SMALL_CENTRE,
            broker=port,
            printer=printer.port,
            scanner=serial_scanner(line),
        )
        device = load_device(file)
        wish = WindowWish(size_px=(540, 960))
        kiosk = Kiosk(device, load_centre(centre_path(file, device)), wish)
        assert manager.ask(OpenDay()).outcome == Agreed()
        assert counter.ask(OpenCounter(counter="c2")).outcome == Agreed()
        at_work = Hall(kiosk, manager, counter, EmulatedScanner(line), qtbot)
        at_work.shows("welcome")
        yield at_work
        kiosk.close()
        kiosk.window.close()
        line.unplug()
    assert hub.stop() == 0


def test_a_ticket_held_up_tells_where_it_stands_and_is_given_up(hall: Hall) -> None:
    token = hall.take_ticket()
    hall.scanner.scan(token)
    hall.shows("own_ticket")
    assert hall.view["language"] == "en"
    assert hall.view["title"] == "You are in the queue"
    [cancel] = hall.view["actions"]
    hall.act(cancel["id"], cancel["value"])
    hall.act("cancel_ticket", cancel["value"])
    hall.shows("settled")
    hall.scanner.scan(token)
    hall.shows("own_ticket", lambda: hall.view["title"] == "This ticket was cancelled")


def test_who_missed_the_call_comes_back_is_served_and_says_how_it_was(hall: Hall) -> None:
    token = hall.take_ticket()
    ticket = hall.call()
    hall.at_counter(MarkNoShow(counter="c2", ticket=ticket))
    hall.scanner.scan(token)
    hall.shows("own_ticket", lambda: hall.view["title"] == "Your turn came and you were not there")
    hall.act("come_back", ticket)
    hall.shows("settled")
    assert hall.call() == ticket
    served = StartService(counter="c2", ticket=ticket), FinishService(counter="c2", ticket=ticket)
    hall.at_counter(*served)
    hall.scanner.scan(token)
    hall.shows("rate")
    hall.act("score", "5")
    hall.shows("settled")
    hall.scanner.scan(token)
    hall.shows("own_ticket", lambda: hall.view["actions"] == [])


def test_an_appointment_is_checked_in_by_its_code_once(hall: Hall) -> None:
    slot = round(time.time() * 1000) + 5 * 60_000
    booked = ImportAppointments(appointments=(Appointment(code="K7Q2M9", service="card", slot=slot),))
    assert hall.manager.ask(booked).outcome == Imported(added=1, changed=0, unchanged=0)
    check_in(hall)
    hall.shows("ticket", lambda: not hall.view["printing"])
    assert hall.kiosk._flow.given[0].issued.slot == slot
    assert "Appointment:" in hall.view["note"]
    hall.act("done", hall.view["ticket"])
    hall.shows("welcome")
    check_in(hall)
    hall.shows("refused")
    hall.act("find_ticket")
    hall.shows("own_ticket", lambda: hall.view["title"] == "You are in the queue")


def check_in(hall: Hall) -> None:
    hall.act("appointment")
    hall.act("language", "en")
    for letter in "K7Q2M9":
        hall.act("key", letter)
    hall.act("code_typed")
    hall.act("check_in", "K7Q2M9")
