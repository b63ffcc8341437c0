"""Somebody who stands in the hall and hears everything that is said on the broker."""

import json
import time
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from center_hub.contract.codec import decode_document
from center_hub.contract.documents import (
    AnyDocument,
    BoardDocument,
    CounterDocument,
    DayDocument,
    DevicesDocument,
    HubPulse,
    QueuesDocument,
)
from center_hub.contract.topics import Topics
from center_hub.link.wire import Incoming, Wire
from center_hub.service.publisher import Outgoing
from tests.support.wires import PATIENCE_S, NeverHappened, heard_by


class Witness:
    """Keeps every message, and the latest of each document."""

    def __init__(self, wire: Wire, topics: Topics) -> None:
        self._wire = wire
        self._topics = topics
        self._documents = f"{topics.day.removesuffix('day')}"
        self.heard: list[Incoming] = []
        self.shown: dict[str, AnyDocument] = {}
        self._pulse: HubPulse | None = None

    def listen_until_pulse(self, wall_ms: int, still_there: Callable[[], None]) -> None:
        """Take in everything up to the hub's sign of life of the moment `wall_ms`.

        `still_there` is asked now and then, and raises if nothing will come any more.
        """
        end = time.monotonic() + PATIENCE_S
        while self._pulse is None or self._pulse.wall != wall_ms:
            if time.monotonic() > end:
                message = f"no pulse of {wall_ms}; the last was {self._pulse}"
                raise NeverHappened(message)
            still_there()
            for incoming in self._wire.wait(0.2):
                self._take_in(incoming)

    def counter(self, counter: str) -> CounterDocument:
        """What the screen of `counter` shows; raises KeyError if nothing was told of it."""
        document = self.shown[self._topics.counter(counter)]
        assert isinstance(document, CounterDocument)
        return document

    def queues(self) -> QueuesDocument:
        """Who waits for what, as every screen shows it."""
        document = self.shown[self._topics.queues]
        assert isinstance(document, QueuesDocument)
        return document

    def shows_wrongly(self, truth: list[Outgoing]) -> list[str]:
        """What a screen that has heard all so far shows otherwise than `truth`, in words."""
        return [
            f"{told.topic}: shows {self.shown[told.topic]}, is {told.payload!r}"
            for told in truth
            if not self._shows(told)
        ]

    def _shows(self, told: Outgoing) -> bool:
        shown = self.shown[told.topic]
        truth = decode_document(type(shown), told.payload)
        return replace(shown, stamp=truth.stamp) == truth

    def _take_in(self, incoming: Incoming) -> None:
        self.heard.append(incoming)
        if not incoming.topic.startswith(self._documents):
            return
        document = decode_document(self._kind(incoming.topic), incoming.payload)
        self.shown[incoming.topic] = document
        if isinstance(document, HubPulse):
            self._pulse = document

    def _kind(self, topic: str) -> type[Any]:
        name = topic.removeprefix(self._documents).partition("/")[0]
        return {
            "pulse": HubPulse,
            "day": DayDocument,
            "queues": QueuesDocument,
            "counter": CounterDocument,
            "board": BoardDocument,
            "devices": DevicesDocument,
        }[name]


def retained_at(port: int, name: str, topics: Topics, truth: list[Outgoing]) -> list[str]:
    """What a screen that is plugged in now would show wrongly, in words; nothing if it shows `truth`."""
    wanted = {message.topic: _without_stamp(message.payload) for message in truth}
    everything = f"{topics.day.removesuffix('day')}#"
    found: dict[str, object] = {}
    with heard_by(port, name, everything) as ear:
        end = time.monotonic() + 5.0
        while time.monotonic() < end and found != wanted:
            found |= {
                one.topic: _without_stamp(one.payload) for one in ear.heard if one.topic != topics.pulse
            }
            ear.heard = ear.wire.wait(0.05)
    differing = sorted(
        topic for topic in wanted.keys() | found.keys() if found.get(topic) != wanted.get(topic)
    )
    return [f"{topic}: shows {found.get(topic)}, is {wanted.get(topic)}" for topic in differing]


def _without_stamp(payload: bytes) -> object:
    """A document may be older than the state, if it would say the same today."""
    document = json.loads(payload)
    document.pop("stamp")
    return document
