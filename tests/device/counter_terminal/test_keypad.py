"""A pedal at the counter as it runs: over a real line, through the real terminal, to a real hub."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from center_hub.contract.commands import IssueTicket, OpenDay
from center_hub.contract.documents import CounterDocument
from center_hub.contract.health import PartState
from center_hub.contract.replies import Agreed
from center_hub.contract.words import CounterState, LegState
from config.placement import load_placement
from counter_terminal.app import CounterTerminal
from counter_terminal.flow import Effect
from hardware.input_reader import InputReader
from hardware.kernel_input.emulator.line import EmulatedLine
from hardware.keypad.emulator import EmulatedKeypad
from hardware.keypad.port import Press
from hardware.keypad.presses import REPEAT_S
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
  keypad:
    transport: serial
    path: {line}
    keys:
      call_next: [NEXT]
      recall: [AGAIN]
      no_show: [GONE]
      finish: [DONE]
state_folder: {state}
"""


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Embedded]:
    started = Embedded(tmp_path)
    started.start()
    yield started
    started.stop()


class Counter:
    """A terminal at counter 1 of the small centre, and a foot."""

    def __init__(self, terminal: CounterTerminal, line: EmulatedLine, qtbot: QtBot) -> None:
        self.terminal = terminal
        self.line = line
        self.pedal = EmulatedKeypad(line)
        self._qtbot = qtbot
        self.presses: list[Press] = []
        """Those that the flow was told of."""
        pressed = terminal._flow.keypad

        def told(press: Press, now: float) -> tuple[Effect, ...]:
            self.presses.append(press)
            return pressed(press, now)

        terminal._flow.keypad = told  # type: ignore[method-assign]  # looked at and passed on

    @property
    def document(self) -> CounterDocument | None:
        return self.terminal._flow._document

    def holds(self, state: LegState | None) -> bool:
        held = None if self.document is None else self.document.in_hand
        return (None if held is None else held.state) is state

    def until_it_holds(self, state: LegState | None) -> None:
        self.until(lambda: self.holds(state))

    def until_ready(self) -> None:
        self.until(lambda: self.document is not None and self.terminal._flow._ready)

    def until(self, happened: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(happened, timeout=PATIENCE_MS)

    def press_main(self, action: str) -> None:
        self.terminal._intent("main", action)

    @property
    def page(self) -> str:
        return str(self.terminal._stage.property("view")["page"])

    def choose(self, key: str) -> None:
        """Press it on the keyboard, as soon as presses count."""
        self.until_ready()
        self.terminal._intent("key", key)

    @property
    def ticket(self) -> str | None:
        held = None if self.document is None else self.document.in_hand
        return None if held is None else held.ticket

    def tread(self, *words: str) -> None:
        """Press, as soon as the last press was answered; each is heard before the next."""
        for word in words:
            self.until_ready()
            heard = len(self.presses)
            self.pedal.press(word)
            self.until(lambda heard=heard: len(self.presses) > heard)  # type: ignore[misc]  # bound at once

    def until_plugged(self, *, plugged: bool = True) -> None:
        """Until the terminal reads the pedal, or has seen that it is gone."""
        keypad = self.terminal._keypad
        assert isinstance(keypad, InputReader)
        self.until(lambda: keypad._present is plugged)


@pytest.fixture
def counter(qapp: QGuiApplication, qtbot: QtBot, tmp_path: Path, broker: Embedded) -> Iterator[Counter]:
    """Open, with three people waiting."""
    hub = HubProcess(tmp_path / "journal.sqlite")
    hub.start(broker.port)
    line = EmulatedLine(tmp_path / "pedal")
    line.plug()
    with (
        Station(broker.port, tmp_path, "manager-1") as manager,
        Station(broker.port, tmp_path, "kiosk-1") as kiosk,
    ):
        assert manager.ask(OpenDay()).outcome == Agreed()
        for _ in range(3):
            kiosk.ask(IssueTicket(service="card", language="en"))
    file = tmp_path / "counter.yaml"
    said = DEVICE.format(centre=SMALL_CENTRE, broker=broker.port, line=line.path, state=tmp_path / "state")
    file.write_text(said, encoding="utf-8")
    terminal = CounterTerminal(load_placement(file, "counter"), WindowWish(size_px=(1280, 720)), "en")
    made = Counter(terminal, line, qtbot)
    made.until_ready()
    made.press_main("open")
    qtbot.waitUntil(lambda: made.document is not None and made.document.state is CounterState.OPEN)
    made.until_ready()
    made.until_plugged()
    yield made
    terminal.close()
    terminal._window.close()
    line.unplug()
    hub.kill()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Feet and citizens that are quicker than any; how long they take is tested with the flow."""
    monkeypatch.setattr("hardware.keypad.presses.REPEAT_S", 0.0)
    monkeypatch.setattr("hardware.keypad.presses.BOUNCE_S", 0.0)
    monkeypatch.setattr("counter_terminal.pedal.ARRIVAL_MS", 0)
    monkeypatch.setattr("counter_terminal.flow.STALE_S", 60.0)


@pytest.mark.usefixtures("quick")
def test_a_whole_service_by_foot_and_next_never_ends_it(counter: Counter) -> None:
    counter.tread("NEXT")
    counter.until_it_holds(LegState.CALLED)
    counter.tread("NEXT")
    counter.until_it_holds(LegState.SERVING)
    first = counter.ticket
    for _ in range(3):
        counter.tread("NEXT", "GONE", "AGAIN")
        assert counter.holds(LegState.SERVING)
    counter.tread("DONE")
    counter.until(lambda: counter.page != "work")
    counter.tread("NEXT")
    counter.choose("1")
    counter.until_it_holds(None)
    counter.line.unplug()
    counter.until_plugged(plugged=False)
    counter.line.plug()
    counter.until_plugged()
    counter.tread("NEXT")
    counter.until_it_holds(LegState.CALLED)
    assert counter.ticket != first
    counter.tread("GONE")
    counter.until_it_holds(None)
    assert counter.document is not None
    assert counter.document.served == 1


def test_a_pedal_that_is_held_calls_one_person(counter: Counter) -> None:
    fresh_until = time.monotonic() + REPEAT_S
    counter.until(lambda: time.monotonic() > fresh_until)
    counter.tread("NEXT")
    counter.until_it_holds(LegState.CALLED)
    called = counter.ticket
    counter.pedal.hold("NEXT", 60)
    counter.until_ready()
    assert counter.holds(LegState.CALLED)
    assert counter.ticket == called


def test_a_pedal_that_was_pulled_out_is_known_in_the_whole_centre(
    counter: Counter, broker: Embedded, tmp_path: Path
) -> None:
    with Station(broker.port, tmp_path, "helpdesk-1") as desk:
        counter.until(lambda: desk.part("counter-1", "keypad") is PartState.OK)
        counter.line.unplug()
        counter.until(lambda: desk.part("counter-1", "keypad") is PartState.MISSING)
