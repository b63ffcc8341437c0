"""Each app over a real broker, with the test as the hub: what it says of itself, first to last."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from center_hub.contract.access import HEARS_DEVICES, TELLS_HEALTH
from center_hub.contract.codec import decode_health
from center_hub.contract.health import (
    OFFLINE,
    DeviceHealth,
    PartState,
    PrinterHealth,
    PrinterState,
    at_start,
    with_part,
)
from center_hub.contract.topics import Topics
from center_hub.contract.words import Role
from config.placement import load_placement
from counter_terminal.app import CounterTerminal
from counter_terminal.helpdesk.app import HelpDesk
from display_board.app import DisplayBoard
from hardware.screen.command_line import WindowWish
from hardware.screen.window import Window
from hardware.ticket_printer.emulator import EmulatedPrinter, Fault
from kiosk.app import Kiosk
from tests.support.bench import CENTRE
from tests.support.processes import SMALL_CENTRE, Embedded
from tests.support.wires import Ear, heard_by

DEVICE = """\
kind: device
id: {device}
centre: {centre}
broker: {{host: 127.0.0.1, port: {broker}}}
hardware:
  screen: {{width_mm: {size[0]}, height_mm: {size[1]}}}
{printer}
state_folder: {folder}/state
"""
SIZES = {"kiosk-1": (268, 476), "helpdesk-1": (217, 136), "counter-1": (344, 194), "board-1": (941, 529)}
WISH = WindowWish(size_px=(640, 480))
TOPICS = Topics(CENTRE)


class App(Protocol):
    """What all apps have in common."""

    def close(self) -> None:
        """End it."""


def opened(device: str, file: Path) -> App:
    role = device.partition("-")[0]
    placement = load_placement(file, role)  # type: ignore[arg-type]  # the ids of the small centre begin so
    match role:
        case "kiosk":
            return Kiosk(placement.device, placement.centre, WISH)
        case "helpdesk":
            return HelpDesk(placement, WISH, "en")
        case "counter":
            return CounterTerminal(placement, WISH, "en")
        case _:
            return DisplayBoard(placement, WISH)


class Rig:
    """A broker, an ear where the hub would be, and apps that are closed in the end."""

    def __init__(
        self, broker: Embedded, hub: Ear, printer: EmulatedPrinter, folder: Path, qtbot: QtBot
    ) -> None:
        self.printer = printer
        self._broker, self._hub, self._folder, self._qtbot = broker, hub, folder, qtbot
        self.apps: list[App] = []

    def open(self, device: str) -> None:
        """Start the app of `device`; a kiosk and a help desk have a printer."""
        network = f"  ticket_printer: {{transport: network, host: 127.0.0.1, port: {self.printer.port}}}"
        text = DEVICE.format(
            device=device,
            centre=SMALL_CENTRE,
            broker=self._broker.port,
            size=SIZES[device],
            printer=network if device in {"kiosk-1", "helpdesk-1"} else "",
            folder=self._folder,
        )
        file = self._folder / f"{device}.yaml"
        file.write_text(text, encoding="utf-8")
        self.apps.append(opened(device, file))

    def says(self, device: str, wanted: DeviceHealth) -> None:
        """Wait for `device` to say so."""
        topic = TOPICS.health(device)

        def said() -> bool:
            self._hub.heard += self._hub.wire.wait(0.0)
            words = [one.payload for one in self._hub.heard if one.topic == topic]
            return bool(words) and decode_health(words[-1]) == wanted

        self._qtbot.waitUntil(said, timeout=15_000)

    @property
    def heard(self) -> set[str]:
        """The topics of documents that the app opened last listens to."""
        app: Any = self.apps[-1]
        self._qtbot.waitUntil(lambda: app._link is not None)
        return set(app._link._link._wanted)

    def end(self) -> None:
        """Close all of them, each page before what it shows is collected."""
        while self.apps:
            app: Any = self.apps.pop()
            app.close()
            window: Window = app.window if isinstance(app, Kiosk | HelpDesk) else app._window
            window.close()


@pytest.fixture
def rig(qapp: QGuiApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Rig]:
    broker = Embedded(tmp_path)
    broker.start()
    with EmulatedPrinter() as printer, heard_by(broker.port, "hub", TOPICS.healths) as hub:
        made = Rig(broker, hub, printer, tmp_path, qtbot)
        yield made
        made.end()
    broker.stop()


@pytest.mark.parametrize("device", SIZES)
def test_only_those_who_may_look_at_the_devices_do(rig: Rig, device: str) -> None:
    rig.open(device)
    role = Role(device.partition("-")[0])
    assert (TOPICS.devices in rig.heard) is (role in HEARS_DEVICES)
    assert role in TELLS_HEALTH


def printing(state: PrinterState, *, can_print: bool, tickets_left: int | None = None) -> DeviceHealth:
    printer = PrinterHealth(
        condition=state, can_print=can_print, tickets_left=tickets_left, change_roll_soon=tickets_left == 0
    )
    return DeviceHealth(version=1, online=True, printer=printer)


@pytest.mark.parametrize("device", ["kiosk-1", "helpdesk-1"])
def test_whoever_prints_tells_how_the_printer_is_and_when_it_is_gone(rig: Rig, device: str) -> None:
    rig.open(device)
    rig.says(device, printing(PrinterState.READY, can_print=True))
    rig.printer.fault = Fault.PAPER_OUT
    rig.says(device, printing(PrinterState.PAPER_OUT, can_print=False, tickets_left=0))
    rig.end()
    rig.says(device, OFFLINE)


@pytest.mark.parametrize("device", ["counter-1", "board-1"])
def test_a_screen_without_a_printer_tells_that_it_is_there(rig: Rig, device: str) -> None:
    rig.open(device)
    rig.says(device, at_start(has_printer=False))
    rig.end()
    rig.says(device, OFFLINE)


def test_a_board_tells_whether_its_calls_are_heard(rig: Rig, qtbot: QtBot) -> None:
    rig.open("board-1")
    board: Any = rig.apps[-1]
    qtbot.waitUntil(lambda: board._link is not None)
    for heard, state in ((False, PartState.TROUBLE), (True, PartState.OK)):
        board._voice_told.tell(heard)
        rig.says("board-1", with_part(at_start(has_printer=False), "speaker", state))
