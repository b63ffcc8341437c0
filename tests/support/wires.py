"""Real sockets for tests: a free port, an ear that hears what is on a broker, and patience with an end."""

import contextlib
import random
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

from center_hub.link.wire import Incoming, Wire

PATIENCE_S = 15.0
"""The longest that a test waits for what must happen; what happens at all takes milliseconds."""


class NeverHappened(AssertionError):
    """What a test waited for did not come; the message says what did."""


_SERVERS = range(10_000, 32_768)
"""Below what Linux hands to a client that connects, or to whoever binds to port 0."""
_CHANCE = random.SystemRandom()  # hypothesis seeds the other one, in every process alike


def free_port() -> int:
    """A port of the loopback address that nobody listens on, nor takes by chance before the test does.

    A broker may start on it long after, while tests in other processes open sockets by the hundred: they are
    given ports that the kernel chooses, and it never chooses one of these.
    """
    while True:
        port = _CHANCE.choice(_SERVERS)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


class Ear:
    """A client that keeps all it hears. Use `heard_by` to make one."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.heard: list[Incoming] = []

    def until(self, happened: Callable[[Self], bool], patience_s: float = PATIENCE_S) -> None:
        """Listen until `happened`; raises `NeverHappened` after `patience_s` seconds."""
        end = time.monotonic() + patience_s
        while not happened(self):
            if time.monotonic() > end:
                message = f"heard only {[one.topic for one in self.heard][-20:]}"
                raise NeverHappened(message)
            self.heard += self.wire.wait(0.05)

    def next_on(self, topic: str) -> bytes:
        """The next message on `topic` that was not asked for before; what came before it is forgotten."""
        self.until(lambda ear: any(one.topic == topic for one in ear.heard))
        place = next(n for n, one in enumerate(self.heard) if one.topic == topic)
        payload = self.heard[place].payload
        del self.heard[: place + 1]
        return payload

    def say(self, topic: str, payload: bytes, *, retain: bool = False) -> None:
        """Send one message; the wire must be up."""
        assert self.wire.publish(topic, payload, retain=retain)


@contextmanager
def heard_by(port: int, name: str, *subscriptions: str) -> Iterator[Ear]:
    """An ear on the broker at `port`, connected and subscribed."""
    ready = f"test/ready/{name}"
    ear = Ear(Wire("127.0.0.1", port, name, [*subscriptions, ready]))
    try:
        ear.until(lambda one: one.wire.connected)
        ear.say(ready, b"")
        ear.until(lambda one: any(heard.topic == ready for heard in one.heard))
        ear.heard = [heard for heard in ear.heard if heard.topic != ready]  # subscribed from here on
        yield ear
    finally:
        ear.wire.close()


def poll(happened: Callable[[], bool], told: str) -> None:
    """Look until `happened`, often; raises `NeverHappened` with `told` if it never does."""
    end = time.monotonic() + PATIENCE_S
    while not happened():
        if time.monotonic() > end:
            raise NeverHappened(told)
        time.sleep(0.005)
