"""One MQTT 5 connection, driven by the thread that owns it: no thread of its own, no lock, no memory.

Owns paho, the socket and the reconnecting. The broker is a lossy wire: what is in flight when a
connection ends is forgotten here on both sides, and whoever needs more keeps it in a journal or outbox.
Must not know what the messages mean.
"""

import contextlib
import logging
import random
import select
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from paho.mqtt.client import MQTT_ERR_SUCCESS, Client, MQTTMessage, MQTTv5
from paho.mqtt.enums import CallbackAPIVersion

logger = logging.getLogger(__name__)

KEEPALIVE_S = 5
"""The broker notices a dead device after 1.5 times this."""
CONNECT_TIMEOUT_S = 3.0
RETRY_S = (0.2, 3.0)
"""Pause before the next try, drawn anew each time, so that 300 devices do not knock at once."""
MISC_S = 1.0
"""How often paho wants to look at its keep-alive."""
IN_FLIGHT = 1_000
"""Messages sent and not yet acknowledged. paho's 20 would make a burst of replies wait for the broker."""
FAREWELL_S = 0.5
"""How long the end waits for the broker to take a device's last word."""
BATCH = 512
"""Messages handed over at once at most, so that one flood does not keep the owner from its timers."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message as it came: nobody has looked into it yet.

    `kept` says that the broker had it from before we came (MQTT 5, 3.3.1.3): perhaps of somebody long gone.
    """

    topic: str
    payload: bytes
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Testament:
    """What is to stand on a topic, retained, once nobody is there any more."""

    topic: str
    payload: bytes


class Wire:
    """A connection that comes back by itself. Call `wait` for ever, from one thread.

    `generation` rises with each connection made: what was subscribed is subscribed again, and what was
    sent before may be lost. A `testament` is the connection's last will, and is said by `close` too.
    """

    def __init__(
        self,
        host: str,
        port: int,
        name: str,
        subscriptions: Iterable[str],
        monotonic: Callable[[], float] = time.monotonic,
        testament: Testament | None = None,
    ) -> None:
        self._address = (host, port)
        self._name = name
        self._subscriptions = [(topic, 1) for topic in subscriptions]
        self._monotonic = monotonic
        self._testament = testament
        self._client: Client | None = None
        self._connected = False
        self._inbox: list[Incoming] = []
        self._chance = random.Random()  # noqa: S311 - spreads reconnects, guards nothing
        self._next_try = 0.0
        self._next_misc = 0.0
        self._wake_out, self._wake_in = socket.socketpair()
        self._wake_out.setblocking(False)
        self._wake_in.setblocking(False)
        self.generation = 0

    @property
    def connected(self) -> bool:
        """Whether the broker has accepted us and not gone since."""
        return self._connected

    def wake(self) -> None:
        """Make a `wait` in another thread return now. For any thread and any time, even after `close`."""
        with contextlib.suppress(OSError):  # full wakes just as well; closed has nobody to wake
            self._wake_in.send(b"\0")

    def publish(self, topic: str, payload: bytes, *, retain: bool = False) -> bool:
        """Send once, now or never; False where there is no connection to send on."""
        if self._client is None or not self._connected:
            return False
        return self._client.publish(topic, payload, qos=1, retain=retain).rc == MQTT_ERR_SUCCESS

    def wait(self, timeout_s: float) -> list[Incoming]:
        """What has come in, as soon as something has, else empty after `timeout_s` seconds at the latest."""
        now = self._monotonic()
        if self._client is None and now >= self._next_try:
            self._connect()
        self._pass(self._timeout(now, timeout_s))
        self._look_after()
        taken, self._inbox = self._inbox, []
        return taken

    def close(self) -> None:
        """Say goodbye and let the descriptors go."""
        if self._testament is not None and self._connected:
            self._say_farewell(self._testament)
        if self._client is not None:
            self._client.disconnect()
        self._forget()
        self._wake_out.close()
        self._wake_in.close()

    def _say_farewell(self, testament: Testament) -> None:
        """Say it ourselves: an orderly goodbye revokes a will.

        MQTT 5 knows a goodbye that does not (0x04), but the embedded broker says nothing then. What a broker
        has not acknowledged when the socket closes may never be read.
        """
        if self._client is None:
            return
        said = self._client.publish(testament.topic, testament.payload, qos=1, retain=True)
        end = self._monotonic() + FAREWELL_S
        while self._connected and said.rc == MQTT_ERR_SUCCESS and not said.is_published():
            if (left := end - self._monotonic()) <= 0:
                return
            self._pass(left)
            self._inbox.clear()  # nobody asks for it any more

    def _timeout(self, now: float, timeout_s: float) -> float:
        due = self._next_try if self._client is None else self._next_misc
        return max(0.0, min(timeout_s, due - now))

    def _ready(self, timeout_s: float) -> tuple[bool, bool]:
        """Whether we were woken, and whether there is something to read."""
        sock = self._socket()
        reads: list[socket.socket] = [self._wake_out]
        writes: list[socket.socket] = []
        if sock is not None and self._client is not None:
            reads.append(sock)
            _acknowledge_at_once(sock)
            if self._client.want_write():
                writes.append(sock)
        readable, writable, _ = select.select(reads, writes, [], timeout_s)
        if writable and self._client is not None:
            self._client.loop_write()
        return self._wake_out in readable, sock in readable

    def _pass(self, timeout_s: float) -> None:
        """Let what is there pass in and out, as soon as something is, or not before `timeout_s` is over."""
        woken, readable = self._ready(timeout_s)
        if woken:
            self._wake_out.recv(4096)
        if readable:
            self._read_all()

    def _socket(self) -> socket.socket | None:
        found: Any = None if self._client is None else self._client.socket()
        return found  # type: ignore[no-any-return] # paho types it as any of its transports

    def _read_all(self) -> None:
        """Everything that has arrived, so that one commit serves it all. It may be the end of the line."""
        while self._client is not None and len(self._inbox) < BATCH:
            self._client.loop_read()
            sock = self._socket()
            if sock is None or not select.select([sock], [], [], 0)[0]:
                return

    def _look_after(self) -> None:
        now = self._monotonic()
        if self._client is None or now < self._next_misc:
            return
        self._next_misc = now + MISC_S
        self._client.loop_misc()
        if self._client.socket() is None:
            self._lost("the connection was closed")

    def _connect(self) -> None:
        client = Client(CallbackAPIVersion.VERSION2, client_id=self._name, protocol=MQTTv5)
        client.max_inflight_messages_set(IN_FLIGHT)
        if self._testament is not None:
            client.will_set(self._testament.topic, self._testament.payload, qos=1, retain=True)
        client.connect_timeout = CONNECT_TIMEOUT_S
        client.on_socket_open = _no_delay
        client.on_connect = self._on_connect
        client.on_disconnect = self._on_disconnect
        client.on_message = self._on_message
        self._client = client
        self._next_misc = self._monotonic() + MISC_S
        try:
            client.connect(*self._address, keepalive=KEEPALIVE_S)
        except (OSError, UnicodeError) as error:  # a host that cannot be a name is a UnicodeError
            self._lost(f"no broker at {self._address[0]}:{self._address[1]} ({error})")

    def _lost(self, why: str) -> None:
        low, high = RETRY_S
        pause = self._chance.uniform(low, high)
        self._next_try = self._monotonic() + pause
        logger.info("%s: %s; next try in %.1f s", self._name, why, pause)
        self._forget()

    def _forget(self) -> None:
        self._client = None
        self._connected = False

    def _on_connect(self, client: Client, _data: Any, _flags: Any, reason: Any, _properties: Any) -> None:
        if reason.is_failure:
            logger.warning("%s: the broker refused us: %s", self._name, reason)
            return
        if self._subscriptions:
            client.subscribe(self._subscriptions)
        self._connected = True
        self.generation += 1
        logger.info("%s: connected to %s:%d", self._name, *self._address)

    def _on_disconnect(self, client: Client, _data: Any, _flags: Any, reason: Any, _properties: Any) -> None:
        if client is self._client:
            self._lost(f"disconnected: {reason}")

    def _on_message(self, _client: Client, _data: Any, message: MQTTMessage) -> None:
        try:
            topic = message.topic
        except UnicodeDecodeError:
            return
        self._inbox.append(Incoming(topic, bytes(message.payload), kept=bool(message.retain)))


def _no_delay(_client: Client, _data: Any, sock: Any) -> None:
    """Without this each QoS 1 hop waits 40 ms for the peer's delayed acknowledgement."""
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _acknowledge_at_once(sock: socket.socket) -> None:
    """Spare the broker the same wait: without TCP_NODELAY of its own it holds a message until we acknowledge.

    The embedded broker is such a one. The kernel forgets this wish whenever we send.
    """
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
