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
from center_hub.contract.documents import DevicesDocument
from center_hub.contract.health import PartState, at_start, with_printer
from center_hub.contract.replies import Agreed, Called, Imported
from config.loader import centre_path, load_centre, load_device
from hardware.code_scanner.emulator import EmulatedScanner
from hardware.kernel_input.emulator.line import EmulatedLine
from hardware.screen.command_line import WindowWish
from hardware.ticket_printer.emulator import EmulatedPrinter, Fault
from kiosk.app import Kiosk
from tests.device.kiosk.test_app import device_file, serial_keypad, serial_scanner
from tests.support.processes import SMALL_CENTRE, HubProcess
from tests.support.stations import Station
from tests.support.wires import free_port

PATIENCE_MS = 15_000


class Hall:
    """A centre at work: a hub, its manager, one counter and a kiosk with a code reader and a keypad."""

    def __init__(
        self,
        kiosk: Kiosk,
        printer: EmulatedPrinter,
        scanner: EmulatedScanner,
        keypad: EmulatedLine,
        manager: Station,
        counter: Station,
        qtbot: QtBot,
    ) -> None:
        self.kiosk = kiosk
        self.printer = printer
        self.port = kiosk._device.broker.port
        self.manager = manager
        self._counter = counter
        self.scanner = scanner
        self.keypad = keypad
        self._qtbot = qtbot

    @property
    def view(self) -> dict[str, Any]:
        view: dict[str, Any] = self.kiosk.window.stage.property("view")
        return view

    def shows(self, page: str, also: Callable[[], bool] = lambda: True) -> None:
        self._qtbot.waitUntil(lambda: self.view["page"] == page and also(), timeout=PATIENCE_MS)

    def says(self, body: str) -> bool:
        return body in [notice["body"] for notice in self.view["notices"]]

    def until(self, happened: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(happened, timeout=PATIENCE_MS)

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
        line, pad = EmulatedLine(tmp_path / "scanner"), EmulatedLine(tmp_path / "keypad")
        line.plug()
        pad.plug()
        file = device_file(
            tmp_path,
            centre=SMALL_CENTRE,
            broker=port,
            printer=printer.port,
            scanner=serial_scanner(line) + serial_keypad(pad),
        )
        device = load_device(file)
        wish = WindowWish(size_px=(540, 960))
        kiosk = Kiosk(device, load_centre(centre_path(file, device)), wish)
        assert manager.ask(OpenDay()).outcome == Agreed()
        assert counter.ask(OpenCounter(counter="c2")).outcome == Agreed()
        at_work = Hall(kiosk, printer, EmulatedScanner(line), pad, manager, counter, qtbot)
        at_work.shows("welcome")
        yield at_work
        kiosk.close()
        kiosk.window.close()
        line.unplug()
        pad.unplug()
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


def test_a_kiosk_out_of_paper_names_the_one_that_prints_and_is_named_again_once_it_does(
    hall: Hall, tmp_path: Path
) -> None:
    well = with_printer(at_start(has_printer=True), "ready", can_print=True)
    with Station(hall.port, tmp_path, "kiosk-2", health=well) as other:
        hall.printer.fault = Fault.PAPER_OUT
        hall.shows("no_printer", lambda: hall.says("Please go to kiosk 2."))
        other.look_until(lambda: condition(other, "kiosk-1") == "paper_out", "nobody heard of the paper")
        hall.printer.fault = None
        hall.shows("welcome")
        other.look_until(lambda: condition(other, "kiosk-1") == "ready", "nobody heard of the new paper")
        hall.printer.fault = Fault.PAPER_OUT
    hall.shows("no_printer", lambda: hall.says("Please ask a volunteer."))


def condition(station: Station, device: str) -> str | None:
    """Of the printer of `device`, as the hub told `station`."""
    document = station.shown.get(DevicesDocument)
    devices = document.devices if isinstance(document, DevicesDocument) else ()
    return next((one.printer.condition for one in devices if one.device == device and one.printer), None)


def test_a_scanner_that_was_pulled_out_is_known_in_the_whole_centre(hall: Hall, tmp_path: Path) -> None:
    with Station(hall.port, tmp_path, "helpdesk-1") as desk:
        hall.until(lambda: desk.part("kiosk-1", "code_scanner") is PartState.OK)
        hall.scanner.wire.unplug()
        hall.until(lambda: desk.part("kiosk-1", "code_scanner") is PartState.MISSING)


def test_a_keypad_that_was_pulled_out_is_known_in_the_whole_centre(hall: Hall, tmp_path: Path) -> None:
    with Station(hall.port, tmp_path, "helpdesk-1") as desk:
        hall.until(lambda: desk.part("kiosk-1", "keypad") is PartState.OK)
        hall.keypad.unplug()
        hall.until(lambda: desk.part("kiosk-1", "keypad") is PartState.MISSING)
        assert desk.part("kiosk-1", "code_scanner") is PartState.OK
