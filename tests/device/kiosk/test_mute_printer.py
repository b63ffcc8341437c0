"""A kiosk whose printer prints and never answers: open, and honest about what it cannot know."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from config.languages import load_language
from config.loader import centre_path, load_centre, load_device
from hardware.screen.command_line import WindowWish
from hardware.ticket_printer.emulator import EmulatedPrinter, Model
from hardware.ticket_printer.port import PrinterCondition
from kiosk.app import Kiosk
from kiosk.visit import Paper
from tests.device.kiosk.test_app import device_file, owed_number


@pytest.fixture
def mute() -> Iterator[EmulatedPrinter]:
    with EmulatedPrinter(model=Model(answers=False)) as emulated:
        yield emulated


@pytest.fixture
def kiosk(qapp: QGuiApplication, tmp_path: Path, mute: EmulatedPrinter) -> Iterator[Kiosk]:
    file = device_file(tmp_path, printer=mute.port)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("transport: network", "transport: network\n    profile: mute-80mm"), "utf-8")
    device = load_device(file)
    running = Kiosk(device, load_centre(centre_path(file, device)), WindowWish(size_px=(540, 960)))
    yield running
    running.close()
    running.window.close()


def test_it_is_open_prints_and_worries_nobody_about_what_it_cannot_know(
    kiosk: Kiosk, mute: EmulatedPrinter, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: kiosk._flow.condition is not None)
    assert kiosk._flow.condition is PrinterCondition.UNKNOWN
    assert kiosk._flow.can_print_again
    kiosk._heard(owed_number())
    qtbot.waitUntil(lambda: kiosk._flow.given[0].paper is not Paper.PRINTING)
    assert kiosk._flow.given[0].paper is Paper.LIKELY
    view = kiosk.window.stage.property("view")
    assert view["title"] == load_language("ru").text("kiosk.take_your_ticket")
    assert view["print_again"] == load_language("ru").text("kiosk.copy_if_none_came")
    assert mute.wait_for_tickets(1, 10)
    assert len(mute.tickets) == 1
