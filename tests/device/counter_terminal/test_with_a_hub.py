"""The whole terminal with both its screens, a real broker and a real hub, on good days and bad ones."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from center_hub.contract.commands import IssueTicket, OpenDay
from center_hub.contract.health import PartState
from center_hub.contract.replies import Agreed
from center_hub.contract.words import LegState
from center_hub.core.events import FeedbackGiven, TicketCalled
from center_hub.journal.journal import reading
from config.placement import load_placement
from counter_terminal.app import CounterTerminal
from hardware.screen.command_line import WindowWish
from tests.support.processes import SMALL_CENTRE, Embedded, HubProcess
from tests.support.stations import Station

PATIENCE_MS = 15_000
DEVICE = """\
kind: device
id: counter-1
centre: {centre}
broker:
  host: 127.0.0.1
  port: {broker}
hardware:
  screen:
    width_mm: 344
    height_mm: 193
  citizen_screen:
    width_mm: 217
    height_mm: 136
    touch: yes
state_folder: {state}
"""


class Counter:
    """A running terminal, pressed and read as an operator and a citizen do."""

    def __init__(self, file: Path, qtbot: QtBot) -> None:
        placement = load_placement(file, "counter")
        self.terminal = CounterTerminal(placement, WindowWish(windowed=True, size_px=(640, 359)), "en")
        self._qtbot = qtbot

    @property
    def view(self) -> dict[str, object]:
        shown = self.terminal._stage.property("view")
        assert isinstance(shown, dict)
        return shown

    @property
    def citizen(self) -> dict[str, object]:
        assert self.terminal._citizen is not None
        return self.terminal._citizen.panel.view

    def page(self) -> object:
        """What the citizen's screen is about."""
        return self.citizen["page"]

    def until(self, happened: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(happened, timeout=PATIENCE_MS)

    def press(self, name: str, value: str = "") -> None:
        """Press as soon as presses count."""
        self.until(lambda: self.terminal._flow._ready)
        self.terminal._intent(name, value)

    def until_it_holds(self, state: LegState | None) -> None:
        def holds() -> bool:
            document = self.terminal._flow.document
            held = None if document is None else document.in_hand
            return document is not None and (None if held is None else held.state) is state

        self.until(holds)

    def close(self) -> None:
        self.terminal.close()
        self.terminal._window.close()
        QCoreApplication.processEvents()


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Embedded]:
    started = Embedded(tmp_path)
    started.start()
    yield started
    started.stop()


@pytest.fixture
def hub(broker: Embedded, tmp_path: Path) -> Iterator[HubProcess]:
    started = HubProcess(tmp_path / "journal.sqlite")
    started.start(broker.port)
    with Station(broker.port, tmp_path, "manager-1") as manager:
        assert manager.ask(OpenDay()).outcome == Agreed()
    yield started
    started.kill()


@pytest.fixture
def file(broker: Embedded, tmp_path: Path) -> Path:
    made = tmp_path / "counter-1.yaml"
    text = DEVICE.format(centre=SMALL_CENTRE, broker=broker.port, state=tmp_path / "state")
    made.write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def counter(hub: HubProcess, file: Path, qtbot: QtBot) -> Iterator[Counter]:
    assert hub.pid
    made = Counter(file, qtbot)
    made.until(lambda: made.terminal._flow.document is not None)
    made.press("main", "open")
    made.until(lambda: made.view["state"] == "The counter is free")
    yield made
    made.close()


def give_tickets(broker: Embedded, folder: Path, how_many: int) -> None:
    with Station(broker.port, folder, "kiosk-1") as kiosk:
        for _ in range(how_many):
            kiosk.ask(IssueTicket(service="card", language="ru"))


def serve(counter: Counter) -> None:
    """Call somebody, serve them and let them go."""
    counter.press("main", "call_next")
    counter.until_it_holds(LegState.CALLED)
    assert counter.page() == "called"
    counter.press("main", "start")
    counter.until_it_holds(LegState.SERVING)
    assert counter.page() == "serving"
    counter.press("finish")
    if counter.view["page"] != "work":
        counter.press("key", "1")
    counter.until_it_holds(None)


def test_a_face_that_was_touched_is_one_score_in_the_journal(
    counter: Counter, broker: Embedded, hub: HubProcess, tmp_path: Path
) -> None:
    give_tickets(broker, tmp_path, 1)
    serve(counter)
    counter.until(lambda: counter.page() == "rate")
    counter.terminal._touched("score", 4)
    counter.terminal._touched("score", 1)
    assert counter.page() == "thanks"
    assert counter.terminal._health.parts == {"citizen_screen": PartState.OK}

    def rated() -> bool:
        document = counter.terminal._flow.document
        served = None if document is None else document.just_served
        return served is not None and served.rated

    counter.until(rated)
    with reading(hub.journal) as (_, records):
        given = [one.event for one, _ in records if isinstance(one.event, FeedbackGiven)]
    assert given == [FeedbackGiven(ticket="1-A001", counter="c1", score=4)]


def test_a_touch_and_a_press_in_the_same_moment_both_count(
    counter: Counter, broker: Embedded, hub: HubProcess, tmp_path: Path
) -> None:
    give_tickets(broker, tmp_path, 2)
    serve(counter)
    counter.until(lambda: counter.page() == "rate")
    counter.until(lambda: counter.terminal._flow._ready)
    counter.terminal._touched("score", 5)
    counter.terminal._intent("main", "call_next")
    counter.until_it_holds(LegState.CALLED)
    with reading(hub.journal) as (_, records):
        events = [one.event for one, _ in records]
    assert [one.score for one in events if isinstance(one, FeedbackGiven)] == [5]
    assert [one.ticket for one in events if isinstance(one, TicketCalled)] == ["1-A001", "1-A002"]


def test_a_press_on_a_dead_hub_is_said_to_be_kept_and_is_carried_out_when_it_is_back(
    counter: Counter, broker: Embedded, hub: HubProcess, tmp_path: Path
) -> None:
    give_tickets(broker, tmp_path, 1)
    counter.until(lambda: counter.terminal._flow._ready)
    hub.kill()
    counter.terminal._intent("main", "call_next")
    counter.until(lambda: (counter.view["banner"] or {}).get("kind") in ("unanswered", "connection"))  # type: ignore[attr-defined]  # a banner
    banner = counter.view["banner"]
    assert isinstance(banner, dict)
    assert banner["body"].startswith("No answer yet. Your press is kept")
    hub.start(broker.port)
    counter.until_it_holds(LegState.CALLED)
    counter.until(lambda: counter.view["banner"] is None)


def test_a_dead_broker_is_said_on_both_screens(counter: Counter, broker: Embedded) -> None:
    counter.until(lambda: counter.terminal._flow._ready)
    broker.stop()
    counter.until(lambda: counter.view["alive"] is False)
    assert counter.view["status"] == "This may be out of date"
    assert counter.citizen["lost"]
    counter.terminal._intent("main", "call_next")
    banner = counter.view["banner"]
    assert isinstance(banner, dict)
    assert banner["body"].startswith("Your press was not sent")


def test_a_small_window_is_small_again_after_a_restart(counter: Counter, file: Path, qtbot: QtBot) -> None:
    counter.press("strip")
    counter.press("key", "Down")
    small = counter.terminal._window.quick.geometry()
    counter.close()
    again = Counter(file, qtbot)
    assert again.view["strip"]["corner"] == "bottom-right"  # type: ignore[index]  # a part of a view
    assert again.terminal._window.quick.geometry() == small
    again.close()
