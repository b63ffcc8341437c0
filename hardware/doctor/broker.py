"""The way to the hub: the broker's name, its port, its consent, and the hub's own voice.

Owns the order in which that is tried, and stops at the first step that fails. Must not know MQTT: the link's
`Wire` does. Connects under a name of its own, so that the program of this device keeps its connection, and
sends nothing.
"""

import logging
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass

from center_hub.contract import codec
from center_hub.contract.codec import Unreadable
from center_hub.contract.documents import HubPulse
from center_hub.contract.topics import Topics
from center_hub.link import wire
from center_hub.link.wire import Wire
from hardware.doctor.clock import against_the_hub
from hardware.finding import Finding, Verdict

SLOW_CONNECT_MS = 100.0
CONNECT_S = 3.0
PULSE_S = 3.0
"""The hub speaks once a second."""

_PART = "broker"


@dataclass(frozen=True, slots=True)
class Way:
    """Where the broker is, and who asks for which centre's hub."""

    host: str
    port: int
    centre: str
    device: str


def examine_broker(way: Way, wall_s: Callable[[], float] = time.time) -> Iterator[Finding]:
    """Every step to the hub's pulse, as far as it goes."""
    name = _name(way)
    yield name
    if name.verdict is not Verdict.FAIL:
        reach = examine_reach(way)
        yield reach
        if reach.verdict is not Verdict.FAIL:
            yield from _listen(way, wall_s)


def examine_reach(way: Way) -> Finding:
    """Whether somebody listens at the broker's port, and how long it takes to be heard."""
    address, wanted = f"{way.host}:{way.port}", f"within {SLOW_CONNECT_MS:g} ms"
    before = time.monotonic()
    try:
        socket.create_connection((way.host, way.port), timeout=CONNECT_S).close()
    except (OSError, UnicodeError) as error:
        advice = (
            "Is the hub's box on, and the network cable in at both ends? Is the broker running there"
            " (systemctl status mosquitto), and open to other boxes (listener in its settings, firewall)?"
        )
        return Finding(_PART, "port", Verdict.FAIL, f"{address}: {_reason(error)}", wanted, advice)
    took_ms = (time.monotonic() - before) * 1000
    value = f"{address} in {took_ms:.1f} ms"
    if took_ms <= SLOW_CONNECT_MS:
        return Finding(_PART, "port", Verdict.OK, value, wanted)
    advice = "The network is slow: use a cable instead of Wi-Fi, and look at switch and plugs on the way."
    return Finding(_PART, "port", Verdict.WARN, value, wanted, advice)


def _name(way: Way) -> Finding:
    wanted = "has an address"
    try:
        found = socket.getaddrinfo(way.host, way.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        advice = (
            "Write the broker's number instead of its name into the device file (host: 192.168.1.10), or add"
            " the name to /etc/hosts."
        )
        return Finding(_PART, "name", Verdict.FAIL, f"{way.host}: {_reason(error)}", wanted, advice)
    return Finding(_PART, "name", Verdict.OK, f"{way.host} is {found[0][4][0]}", wanted)


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)


def _listen(way: Way, wall_s: Callable[[], float]) -> Iterator[Finding]:
    topic, refusals = Topics(way.centre).pulse, _Refusals()
    link = Wire(way.host, way.port, f"{way.device}-doctor", [topic])
    wire.logger.addHandler(refusals)
    try:
        with closing(link):
            consent = _consent(link, refusals)
            yield consent
            if consent.verdict is Verdict.OK:
                yield from _pulse(link, topic, wall_s)
    finally:
        wire.logger.removeHandler(refusals)


class _Refusals(logging.Handler):
    """Hears why a broker refuses: the link tells it to the log alone, and goes on trying."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.told = record.getMessage().partition(": ")[2]


def _consent(link: Wire, refusals: _Refusals) -> Finding:
    before = time.monotonic()
    while not link.connected and not refusals.told and time.monotonic() < before + CONNECT_S:
        link.wait(0.1)
    wanted = "takes us in (MQTT 5)"
    if link.connected:
        took_ms = (time.monotonic() - before) * 1000
        return Finding(_PART, "connection", Verdict.OK, f"taken in after {took_ms:.1f} ms", wanted)
    value = refusals.told or f"no answer within {CONNECT_S:g} s"
    advice = (
        "Something listens there and does not take us in: is it an MQTT broker of version 5 (Mosquitto 2),"
        " and does it let this device in? Its log says why not."
    )
    return Finding(_PART, "connection", Verdict.FAIL, value, wanted, advice)


def _pulse(link: Wire, topic: str, wall_s: Callable[[], float]) -> Iterator[Finding]:
    wanted = f"heard within {PULSE_S:g} s"
    before = time.monotonic()
    while (left := before + PULSE_S - time.monotonic()) > 0:
        for message in link.wait(left):
            if message.topic == topic:
                waited_s, now = time.monotonic() - before, wall_s()
                yield from _heard(message.payload, wanted, waited_s, now)
                return
    advice = (
        "The broker is there and the hub is not heard: is it running (systemctl status nobat-hub), with the"
        " same centre file as this device?"
    )
    yield Finding("hub", "pulse", Verdict.FAIL, "nothing heard", wanted, advice)


def _heard(payload: bytes, wanted: str, waited_s: float, now: float) -> Iterator[Finding]:
    try:
        pulse = codec.decode_document(HubPulse, payload)
    except Unreadable as unreadable:
        advice = (
            "The hub speaks another version of Nobat: install the same version on this box and on the hub's."
        )
        yield Finding("hub", "pulse", Verdict.FAIL, f"not understood: {unreadable.note}", wanted, advice)
        return
    day = "a day is open" if pulse.day is not None else "no day is open"
    yield Finding("hub", "pulse", Verdict.OK, f"heard after {waited_s:.1f} s, {day}", wanted)
    yield against_the_hub(now - pulse.wall / 1000)
