"""The panels' own process: the hub's documents heard, every panel of every line told.

Owns the wiring, the order of starting and ending, and the exit code. What a panel shows is in `panel_model`.
Needs no screen and imports no Qt.
"""

import logging
import queue
import signal
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from types import FrameType
from typing import Final

from center_hub.contract.documents import AnyDocument, CounterDocument
from center_hub.contract.health import PartState, at_start, with_part
from center_hub.contract.topics import Topics
from center_hub.link.device_link import DeviceLink
from center_hub.link.port import LinkEvent, LinkSettings, wanted_documents
from config.panel_buses import FittedBus
from config.placement import Placement
from hardware.counter_panel.panel_model import PanelModel
from hardware.counter_panel.port import PanelBus
from hardware.counter_panel.settings import make_bus

_log = logging.getLogger(__name__)

EXIT_BUG: Final = 70
"""A thread died of a bug: panels that nobody tells anything are worse than a program started anew."""

GOODBYE_S: Final = 30.0
"""More than a hundred panels need to be blanked at 1200 bits a second; less than systemd waits (90 s)."""

TICK_S: Final = 0.5
"""A number gone stale is taken off at most this late."""


@dataclass(frozen=True, slots=True)
class _LineTold:
    """Whether the line at `path` takes what its panels are told."""

    path: str
    present: bool


class CounterPanels:
    """The running panels of one box. `run` until `end`; both `end` and the link may come from any thread."""

    def __init__(self, placement: Placement, buses: Sequence[FittedBus]) -> None:
        self._buses: list[tuple[FittedBus, PanelBus]] = [
            (one, make_bus(one, partial(self._line_is, one.path))) for one in buses
        ]
        self._lines: dict[str, bool] = {}
        device, centre = placement.device, placement.centre.id
        topics = Topics(centre)
        self._model = PanelModel({topics.counter(one): one for one in _counters(buses)})
        broker = device.broker
        settings = LinkSettings(broker.host, broker.port, centre, device.id, None)
        self._events: queue.SimpleQueue[LinkEvent | _LineTold | None] = queue.SimpleQueue()
        health = at_start(has_printer=False)
        self._link = DeviceLink(settings, _wanted(centre, buses), self._events.put, health=health)
        self._code = 0

    def run(self) -> int:
        """Follow the hub until the end; the exit code. The panels are blank afterwards."""
        for _, bus in self._buses:
            bus.start()
        try:
            self._link.start()
            while self._step():
                pass
            self._link.stop()
        finally:
            self._stop_buses()
        return self._code

    def end(self, code: int = 0) -> None:
        """Make `run` return `code`; of several codes the highest. Safe in a signal's handler."""
        self._code = max(self._code, code)
        self._events.put(None)

    def _step(self) -> bool:
        self._link.vouch()
        try:
            event = self._events.get(timeout=TICK_S)
        except queue.Empty:
            self._tell()
            return True
        if event is None:
            return False
        if isinstance(event, _LineTold):
            self._lines[event.path] = event.present
            self._link.report(with_part(at_start(has_printer=False), "counter_panels", self._state()))
            return True
        self._model.heard(event, time.monotonic())
        self._tell()
        return True

    def _line_is(self, path: str, present: bool) -> None:  # noqa: FBT001  as the bus calls it, on its thread
        self._events.put(_LineTold(path, present))

    def _state(self) -> PartState:
        """Of all lines together: some that cannot be told are trouble, all of them are missing."""
        if all(self._lines.values()):
            return PartState.OK
        return PartState.TROUBLE if any(self._lines.values()) else PartState.MISSING

    def _tell(self) -> None:
        now = time.monotonic()
        for one, bus in self._buses:
            for panel in one.bus.panels:
                bus.show(panel.address, self._model.text(panel.counter, now, one.stale))

    def _stop_buses(self) -> None:
        """All at once: each takes its time to blank its panels."""
        ends = [
            threading.Thread(target=bus.stop, args=(GOODBYE_S,), name="goodbye") for _, bus in self._buses
        ]
        for end in ends:
            end.start()
        for end in ends:
            end.join()


def _wanted(centre: str, buses: Sequence[FittedBus]) -> dict[str, type[AnyDocument]]:
    topics = Topics(centre)
    wanted = wanted_documents(centre, queues=False)
    return wanted | {topics.counter(one): CounterDocument for one in _counters(buses)}


def _counters(buses: Sequence[FittedBus]) -> list[str]:
    """Those with a panel, each once."""
    return sorted({panel.counter for one in buses for panel in one.bus.panels})


def run_until_asked(panels: CounterPanels) -> int:
    """Run until SIGTERM or SIGINT, or until a thread dies (`EXIT_BUG`); the exit code."""

    def asked(_number: int, _frame: FrameType | None) -> None:
        panels.end()

    def died(death: threading.ExceptHookArgs) -> None:
        name = death.thread.name if death.thread is not None else "a thread"
        trace = (death.exc_type, death.exc_value or death.exc_type(), death.exc_traceback)
        _log.critical("%s died: the program ends, to be started anew", name, exc_info=trace)
        panels.end(EXIT_BUG)

    threading.excepthook = died
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, asked)
    return panels.run()
