"""The hub's one loop: wait for messages, let the hub handle them, send what it says.

Owns the rhythm: the pulse each second, everything anew after each connection. One thread, so that the
order of the journal is the order in which things were heard.
"""

import time
from collections.abc import Callable, Iterable

from center_hub.link.wire import Wire
from center_hub.service.hub import Hub
from center_hub.service.publisher import Outgoing

PULSE_S = 1.0
"""Between two signs of life; a screen calls itself out of date after ten missing ones."""


def serve(
    hub: Hub,
    wire: Wire,
    stopping: Callable[[], bool],
    each_second: Callable[[], None],
    monotonic: Callable[[], float] = time.monotonic,
) -> None:
    """Serve until `stopping()`; `each_second` is called once a second beside the pulse."""
    generation = 0
    pulse_at = 0.0
    while not stopping():
        incoming = wire.wait(max(0.0, pulse_at - monotonic()))
        if incoming:
            kept = [(one.topic, one.payload) for one in incoming if one.kept]
            _send(wire, hub.handle([(one.topic, one.payload) for one in incoming if not one.kept], kept))
        if wire.generation != generation:
            generation = wire.generation
            _send(wire, hub.everything())
        if monotonic() >= pulse_at:
            pulse_at = monotonic() + PULSE_S
            _send(wire, [*hub.tick(), hub.pulse()])
            each_second()


def _send(wire: Wire, messages: Iterable[Outgoing]) -> None:
    for message in messages:
        wire.publish(message.topic, message.payload, retain=message.retain)
