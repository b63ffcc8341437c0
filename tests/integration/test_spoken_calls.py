"""From the kiosk's tap to the sound in the hall: real hub, real broker, real board, and a player process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from center_hub.contract.commands import CallNext, IssueTicket, OpenCounter, OpenDay, Recall, StartService
from center_hub.contract.replies import Agreed, Called
from config.languages import load_language
from config.placement import load_placement
from display_board.app import DisplayBoard
from hardware.screen.command_line import WindowWish
from hardware.speaker.emulator import EmulatedHall
from hardware.speaker.grammar import sentence
from hardware.speaker.sound import Sound
from tests.support.processes import SMALL_CENTRE, BrokerProcess, HubProcess
from tests.support.stations import Station
from tests.unit.hardware.speaker.recordings import places, record, recording

SOON = 20_000  # ms

DEVICE = """\
kind: device
id: board-1
centre: {centre}
broker:
  host: 127.0.0.1
  port: {port}
hardware:
  screen:
    width_mm: 941
    height_mm: 529
  speaker:
    voices: {voices}
    fallback: false
state_folder: {folder}
"""


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EmulatedHall:
    made = EmulatedHall(tmp_path / "hall")
    for code in ("az", "en"):
        record(tmp_path / "voices", code, load_language(code).voice)
    monkeypatch.setenv("PATH", made.path_variable)
    return made


@pytest.fixture
def board(
    qapp: QGuiApplication, hall: EmulatedHall, broker: BrokerProcess, tmp_path: Path
) -> Iterator[DisplayBoard]:
    file = tmp_path / "board.yaml"
    said = {"centre": SMALL_CENTRE, "port": broker.port, "voices": tmp_path / "voices", "folder": tmp_path}
    file.write_text(DEVICE.format(**said), encoding="utf-8")
    running = DisplayBoard(load_placement(file, "board"), WindowWish(size_px=(960, 540)))
    yield running
    running.close()
    running._window.close()


def spoken(code: str, number: int, label: str) -> list[Sound]:
    said = sentence(load_language(code).voice, "A", number, label).clips
    return [recording(code, clip) for clip in said]


def test_a_call_and_its_recall_are_heard_in_the_citizens_language_first(
    board: DisplayBoard, hall: EmulatedHall, broker: BrokerProcess, hub: HubProcess, tmp_path: Path,
    qtbot: QtBot,
) -> None:  # fmt: skip
    hub.start(broker.port)
    with (
        Station(broker.port, tmp_path, "manager-1") as manager,
        Station(broker.port, tmp_path, "kiosk-1") as kiosk,
        Station(broker.port, tmp_path, "counter-2", "c2") as counter,
    ):
        assert manager.ask(OpenDay()).outcome == Agreed()
        assert counter.ask(OpenCounter(counter="c2")).outcome == Agreed()
        kiosk.ask(IssueTicket(service="card", language="en"))
        qtbot.waitUntil(lambda: len(board._model._calls.documents) > 0, timeout=SOON)
        called = counter.ask(CallNext(counter="c2", expect=None)).outcome
        assert isinstance(called, Called)
        assert called.ticket is not None
        qtbot.waitUntil(lambda: hall.ended == 1, timeout=SOON)
        counter.look_until(lambda: recalled(counter, called.ticket or ""), "the recall was never granted")
        qtbot.waitUntil(lambda: hall.ended == 2, timeout=SOON)
        assert counter.ask(StartService(counter="c2", ticket=called.ticket)).outcome == Agreed()
    for played in hall.played:
        assert -1 not in places(played.samples, [*spoken("en", 1, "2"), *spoken("az", 1, "2")])


def recalled(counter: Station, ticket: str) -> bool:
    return counter.ask(Recall(counter="c2", ticket=ticket)).outcome == Agreed()
