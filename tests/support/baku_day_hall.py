"""The hall of a centre on one machine: a real broker, a real hub in a thread, a real link for each device.

Nothing in it is pretended but the time.
"""

import queue
import secrets
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Self

from msgspec.structs import replace

from center_hub.contract.commands import AnyCommand
from center_hub.contract.documents import AnyDocument, CounterDocument
from center_hub.contract.replies import AnyOutcome
from center_hub.contract.topics import Topics
from center_hub.core import views
from center_hub.core.invariants import broken
from center_hub.core.model import State
from center_hub.core.views import Prospects, services_full
from center_hub.journal.journal import Journal
from center_hub.link.device_link import DeviceLink
from center_hub.link.port import CommandAnswered, DocumentShown, LinkEvent, LinkSettings
from center_hub.link.wire import Wire
from center_hub.service import publisher
from center_hub.service.calendar import local_date, schedule_at
from center_hub.service.clock import HubClock
from center_hub.service.hub import HUB, Hub, World
from center_hub.service.operators import PinBook
from center_hub.service.planning import devices_of, plan_of
from center_hub.service.publisher import Outgoing
from center_hub.service.run import serve
from config.model import Centre, Device
from tests.support.baku_day_clock import DayClock, shown
from tests.support.baku_day_witness import Witness, retained_at
from tests.support.wires import PATIENCE_S, heard_by, poll

INVARIANTS_EVERY = 200
"""Events."""
SCREENS_EVERY_S = 60
"""Seconds of the day."""


class RunningHub:
    """The hub of the centre over one journal, in a thread of its own. The clock is the day's."""

    def __init__(self, centre: Centre, journal: Path, pins: PinBook, port: int, clock: DayClock) -> None:
        self.journal = Journal(journal, centre.id)
        self.now = HubClock(self.journal.last_moment(), clock.wall_ms, clock.boot_ms).now
        world = World(
            now=self.now,
            date=lambda wall_ms: local_date(wall_ms, centre.timezone),
            token=lambda: secrets.token_urlsafe(16),
            schedule=lambda wall_ms: schedule_at(centre, wall_ms),
            pin_right=pins.is_right,
        )
        self.hub = Hub(self.journal, plan_of(centre), devices_of(centre), world)
        self._clock = clock
        self._wire = Wire("127.0.0.1", port, HUB, self.hub.heard_topics)
        self._stopping = threading.Event()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="hub")
        self._serving: Future[None] = self._pool.submit(self._serve)

    def _serve(self) -> None:
        serve(self.hub, self._wire, self._stopping.is_set, lambda: None, self._clock.monotonic)

    def look_at_the_clock(self) -> None:
        """Let the hub notice now that the clock was moved."""
        self._wire.wake()

    def still_there(self) -> None:
        """Raise what ended the hub, if anything did."""
        if self._serving.done():
            self._serving.result()

    def end(self) -> State:
        """End it and close its journal; the last state."""
        self._stopping.set()
        self._wire.wake()
        self._serving.result(timeout=PATIENCE_S)
        self._pool.shutdown()
        self._wire.close()
        self.journal.keep_snapshot(self.hub.state)
        self.journal.close()
        return self.hub.state


class Station:
    """One device: a real link, asked one thing at a time, and what its own screen shows."""

    def __init__(self, port: int, centre: str, device: Device) -> None:
        settings = LinkSettings(
            host="127.0.0.1", port=port, centre=centre, device=device.id, state_folder=None
        )
        own = {} if device.counter is None else {Topics(centre).counter(device.counter): CounterDocument}
        self._answers: queue.SimpleQueue[CommandAnswered] = queue.SimpleQueue()
        self.given = 0
        self.shown: AnyDocument | None = None
        self.link = DeviceLink(settings, own, self._hear)
        self.link.start()

    def ask(self, command: AnyCommand) -> AnyOutcome:
        """Give `command` and wait for its answer; raises `queue.Empty` if none comes."""
        self.given += 1
        self.link.send(command)
        answer = self._answers.get(timeout=PATIENCE_S)
        assert answer.command == command
        return answer.outcome

    def shows(self, truth: CounterDocument) -> bool:
        """Whether the screen shows the same, however old it is."""
        return self.shown is not None and replace(truth, stamp=self.shown.stamp) == self.shown

    @property
    def unasked(self) -> int:
        """Answers that nobody waited for."""
        return self._answers.qsize()

    def _hear(self, event: LinkEvent) -> None:
        match event:
            case CommandAnswered():
                self._answers.put(event)
            case DocumentShown(document):
                self.shown = document
            case _:
                pass


class Hall:
    """Broker, hub, devices and a witness. Use as a context manager; the broker is the caller's."""

    def __init__(self, centre: Centre, folder: Path, port: int, clock: DayClock) -> None:
        self.centre = centre
        self.port = port
        self.clock = clock
        self.topics = Topics(centre.id)
        self.journal = folder / "journal.sqlite"
        self.pins = PinBook(folder / "pins.json")
        self.stations: dict[str, Station] = {}
        self.troubles: list[str] = []
        """Invariants that did not hold, and what late screens showed wrongly."""
        self._checked_at = 0
        self._looked_at = 0
        self._stack = ExitStack()
        self._started: RunningHub | None = None

    def __enter__(self) -> Self:
        ear = self._stack.enter_context(heard_by(self.port, "witness", "nobat/#"))
        self.witness = Witness(ear.wire, self.topics)
        self.start_hub()
        for device in self.centre.devices:
            if device.role != "board":
                station = Station(self.port, self.centre.id, device)
                self._stack.callback(station.link.stop)
                self.stations[device.id] = station
        return self

    def __exit__(self, *_: object) -> None:
        self.stop_hub()
        self._stack.close()

    @property
    def running(self) -> RunningHub:
        """The hub; raises AssertionError while there is none."""
        assert self._started is not None
        return self._started

    @property
    def state(self) -> State:
        """What the hub has committed. It stands still while nobody asks and no time passes."""
        return self.running.hub.state

    def start_hub(self) -> None:
        """Start a hub on the journal as it is, and hear all that it says first."""
        self._started = RunningHub(self.centre, self.journal, self.pins, self.port, self.clock)
        self._hear_everything()

    def stop_hub(self) -> State | None:
        """Stop the hub, if there is one; its last state."""
        running, self._started = self._started, None
        return None if running is None else running.end()

    def start_anew(self) -> None:
        """The hub goes down and comes up again, and must stand where it stood."""
        before = self.stop_hub()
        self.start_hub()
        if self.state != before:
            self.troubles.append("a hub started anew does not stand where the last one stood")

    def ask(self, device: str, command: AnyCommand) -> AnyOutcome:
        """The answer to what `device` asks."""
        outcome = self.stations[device].ask(command)
        if self.state.sequence - self._checked_at >= INVARIANTS_EVERY:
            self.look_for_troubles()
        return outcome

    def pass_to(self, second: int) -> None:
        """Let the clock show `second`, and the hub and everybody in the hall notice."""
        self.clock.second = second
        self.running.look_at_the_clock()
        self._hear_everything()
        if second - self._looked_at >= SCREENS_EVERY_S:
            self._looked_at = second
            wrong = self.witness.shows_wrongly(self._truth())
            self.troubles += [f"{shown(second)}: {one}" for one in wrong]

    def look_for_troubles(self) -> None:
        """Hold the state to every invariant."""
        self._checked_at = self.state.sequence
        self.troubles += broken(self.state, self.clock.wall_ms())

    def plug_in_a_screen(self, name: str) -> None:
        """A screen that comes now must show the truth, from what stands on the broker alone."""
        wrong = retained_at(self.port, name, self.topics, self._truth())
        self.troubles += [f"{name}: {one}" for one in wrong]

    def look_at_the_counters(self) -> None:
        """The screens that have been on all day must show the truth as well; raises `NeverHappened`."""
        for device in self.centre.devices:
            if device.counter is not None:
                truth = views.counter(self.state, self.running.journal.epoch, device.counter)
                station = self.stations[device.id]
                poll(partial(station.shows, truth), f"{device.id} shows {station.shown}, is {truth}")

    def _truth(self) -> list[Outgoing]:
        """Every document as the hub would tell it now; forecasts are what the hub said last."""
        hub = self.running.hub
        full = services_full(self.state, self.running.now(), hub._foresight)
        prospects = Prospects(full, hub._told.waits)
        told = publisher.everything(self.state, self.topics, self.running.journal.epoch, prospects)
        return [*told, publisher.devices(hub._fleet.document(hub._stamp), self.topics)]

    def _hear_everything(self) -> None:
        self.witness.listen_until_pulse(self.clock.wall_ms(), self.running.still_there)
