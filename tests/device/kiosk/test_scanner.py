"""A scanner at the kiosk as it runs: over a real line, into the real window."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from center_hub.contract.documents import DayInfo, HubPulse
from center_hub.contract.words import Stamp
from center_hub.link.port import DocumentShown
from config.loader import centre_path, load_centre, load_device
from hardware.code_scanner.emulator import EmulatedScanner
from hardware.kernel_input.emulator.line import EmulatedLine
from hardware.screen.command_line import WindowWish
from kiosk.app import Kiosk
from tests.device.kiosk.test_app import device_file, serial_scanner

PATIENCE_MS = 15_000


@pytest.fixture
def line(tmp_path: Path) -> Iterator[EmulatedLine]:
    made = EmulatedLine(tmp_path / "scanner")
    made.plug()
    yield made
    made.unplug()


@pytest.fixture
def kiosk(qapp: QGuiApplication, tmp_path: Path, line: EmulatedLine) -> Iterator[Kiosk]:
    file = device_file(tmp_path, transport="none", scanner=serial_scanner(line))
    device = load_device(file)
    running = Kiosk(device, load_centre(centre_path(file, device)), WindowWish(size_px=(540, 960)))
    yield running
    running.close()
    running.window.close()


def hears_the_hub(kiosk: Kiosk) -> None:
    day = DayInfo(ordinal=1, date="2026-11-21")
    pulse = HubPulse(version=1, stamp=Stamp(epoch=1, sequence=1), wall=0, steady=0, day=day)
    kiosk._heard(DocumentShown(pulse))


def test_what_needs_a_scanner_is_offered_while_there_is_one(
    kiosk: Kiosk, line: EmulatedLine, qtbot: QtBot
) -> None:
    assert kiosk._flow.has_scanner
    line.unplug()
    qtbot.waitUntil(lambda: not kiosk._flow.has_scanner, timeout=PATIENCE_MS)
    line.plug()
    qtbot.waitUntil(lambda: kiosk._flow.has_scanner, timeout=PATIENCE_MS)


def scanned(kiosk: Kiosk, line: EmulatedLine) -> bool:
    """Whether a code has come through; what was sent before the line was opened has not."""
    EmulatedScanner(line).scan("K7Q2M9")
    return kiosk._flow.visitor is not None


def test_whatever_is_scanned_moves_no_focus_presses_nothing_and_leaves_the_page(
    kiosk: Kiosk, line: EmulatedLine, qtbot: QtBot
) -> None:
    pressed: list[str] = []
    kiosk.window.stage.intent.connect(lambda name, _value: pressed.append(name))
    kiosk.window.quick.requestActivate()
    hears_the_hub(kiosk)
    focus = kiosk.window.quick.activeFocusItem()
    chance = random.Random(5)
    for _ in range(300):
        line.send(chance.randbytes(chance.randrange(60)) + b"\t \r\n")
        qtbot.wait(0)
        hears_the_hub(kiosk)
        assert kiosk.window.stage.property("view")["page"] == "welcome"
    qtbot.waitUntil(lambda: scanned(kiosk, line), timeout=PATIENCE_MS)
    assert kiosk._flow.visitor is not None
    assert kiosk._flow.visitor.step.code == "K7Q2M9"
    assert pressed == []
    assert kiosk.window.quick.activeFocusItem() is focus


def test_the_kiosk_is_imported_without_a_device_driver() -> None:
    """So that the first frame waits for none of them."""
    asked = "import sys, kiosk.app; print({'escpos', 'evdev', 'serial'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout == "set()\n"
