"""A device as a test holds it: a real `DeviceLink`, asked one thing at a time, showing what it was told."""

import queue
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from center_hub.contract.commands import AnyCommand
from center_hub.contract.documents import AnyDocument, DevicesDocument
from center_hub.contract.health import DeviceHealth, PartState
from center_hub.link.device_link import DeviceLink
from center_hub.link.port import (
    CommandAnswered,
    DocumentShown,
    LinkChanged,
    LinkEvent,
    LinkSettings,
    Listener,
    wanted_documents,
)
from tests.support.bench import CENTRE
from tests.support.wires import PATIENCE_S, NeverHappened


class Station:
    """One device of the small centre. Use as a context manager.

    With `health` it tells how it is; `hears` is called with each event as well, as an app's flow is.
    """

    def __init__(
        self,
        port: int,
        folder: Path,
        device: str,
        counter: str | None = None,
        *,
        health: DeviceHealth | None = None,
        hears: Listener = lambda _event: None,
    ) -> None:
        self.events: queue.SimpleQueue[LinkEvent] = queue.SimpleQueue()
        self.answers: list[CommandAnswered] = []
        self.connections: list[bool] = []
        self.shown: dict[type[AnyDocument], AnyDocument] = {}
        settings = LinkSettings(
            host="127.0.0.1", port=port, centre=CENTRE, device=device, state_folder=folder
        )
        wanted = wanted_documents(CENTRE, counter=counter, zones=("a",), devices=True)
        self.link = DeviceLink(settings, wanted, self.events.put, health=health)
        self._hears = hears

    def __enter__(self) -> Self:
        self.link.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.link.stop()

    def ask(self, command: AnyCommand) -> CommandAnswered:
        """Give `command` and wait for its answer."""
        self.link.send(command)
        return self.answer()

    def answer(self) -> CommandAnswered:
        """The next answer that comes; raises `NeverHappened` if none does."""
        known = len(self.answers)
        self.look_until(lambda: len(self.answers) > known, "no answer")
        return self.answers[-1]

    def look_until(self, happened: Callable[[], bool], told: str) -> None:
        """Take in events until `happened`; raises `NeverHappened` with `told` if it never does."""
        end = time.monotonic() + PATIENCE_S
        while not happened():
            if time.monotonic() > end:
                raise NeverHappened(told)
            self.take_in()

    def part(self, device: str, part: str) -> PartState | None:
        """Take in an event, and what the hub tells by now of a part of `device`."""
        self.take_in()
        document = self.shown.get(DevicesDocument)
        devices = document.devices if isinstance(document, DevicesDocument) else ()
        return next((one.parts.get(part) for one in devices if one.device == device), None)

    def take_in(self) -> None:
        """Take in the next event, if one comes soon."""
        try:
            event = self.events.get(timeout=0.05)
        except queue.Empty:
            return
        self._hears(event)
        match event:
            case CommandAnswered():
                self.answers.append(event)
            case LinkChanged(connected):
                self.connections.append(connected)
            case DocumentShown(document):
                self.shown[type(document)] = document
            case _:
                pass
