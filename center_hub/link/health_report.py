"""The newest word of a device about its health: said after a change, after a connection, and now and then.

Owns the moment to say it. Only the newest matters: nothing is written down, nothing waits for an answer. Must
not know what a device is made of.
"""

import math

from center_hub.contract import codec
from center_hub.contract.health import OFFLINE, SAID_AGAIN_S, DeviceHealth
from center_hub.link.wire import Testament, Wire

VOUCHED_S = 30.0
"""A program that does nothing for so long hangs: its device is then no longer said to be well."""


class HealthReport:
    """The health of one device. `tell` is for the thread that owns the wire, the rest for any."""

    def __init__(self, topic: str, first: DeviceHealth) -> None:
        self._topic = topic
        self._newest = first
        self._told: DeviceHealth | None = None
        self._generation = 0
        self._again_at = 0.0
        self._vouched_until = math.inf

    @property
    def testament(self) -> Testament:
        """What the broker is to say of a device that is gone."""
        return Testament(self._topic, codec.encode(OFFLINE))

    def put(self, health: DeviceHealth) -> None:
        """From now on this is how the device is."""
        self._newest = health

    def vouch(self, now: float) -> None:
        """Whoever made this lives: for `VOUCHED_S` what was said may be said again. Once begun, go on."""
        self._vouched_until = now + VOUCHED_S

    def tell(self, wire: Wire, now: float) -> None:
        """Say it on `wire` if it is time to, at `now` on the device's monotonic clock in seconds."""
        newest = self._newest
        again = self._again_at <= now < self._vouched_until
        if newest == self._told and wire.generation == self._generation and not again:
            return
        generation = wire.generation
        if wire.publish(self._topic, codec.encode(newest), retain=True):
            self._told, self._generation, self._again_at = newest, generation, now + SAID_AGAIN_S
