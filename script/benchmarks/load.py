"""Many devices in one process: each with its own connection and one command outstanding, as the rules ask.

Owns the load and its clock. It keeps no outboxes: a real device's disk is its own.
"""

import select
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any

from paho.mqtt.client import Client, MQTTMessage, MQTTv5
from paho.mqtt.enums import CallbackAPIVersion

from center_hub.contract import codec
from center_hub.contract.commands import AnyCommand, CommandEnvelope
from center_hub.contract.replies import AnyOutcome
from center_hub.contract.topics import Topics
from center_hub.contract.words import CommandKey

Script = Iterator[AnyCommand]
NextCommand = Callable[[AnyOutcome | None], AnyCommand | None]
"""Given the last outcome, the next command; None when this device has done its share."""


class LoadDevice:
    """One device under load: sends, waits for its reply, sends the next."""

    def __init__(self, address: tuple[str, int], centre: str, device: str, following: NextCommand) -> None:
        self._topics = Topics(centre)
        self._device = device
        self._following = following
        self._epoch = int(time.time())
        self._sequence = 0
        self._sent_at = 0.0
        self.latencies_s: list[float] = []
        self.finished = False
        self.subscribed = False
        self.client = Client(CallbackAPIVersion.VERSION2, client_id=device, protocol=MQTTv5)
        self.client.on_socket_open = _no_delay
        self.client.on_connect = self._on_connect
        self.client.on_subscribe = self._on_subscribe
        self.client.on_message = self._on_message
        self.client.connect(*address)

    def begin(self) -> None:
        """Send the first command."""
        self._send(None)

    def _on_connect(self, client: Client, *_: Any) -> None:
        client.subscribe(self._topics.reply(self._device), qos=1)

    def _on_subscribe(self, *_: Any) -> None:
        self.subscribed = True

    def _on_message(self, _client: Client, _data: Any, message: MQTTMessage) -> None:
        self.latencies_s.append(time.perf_counter() - self._sent_at)
        self._send(codec.decode_reply(bytes(message.payload)).body)

    def _send(self, outcome: AnyOutcome | None) -> None:
        command = self._following(outcome)
        if command is None:
            self.finished = True
            return
        self._sequence += 1
        key = CommandKey(device=self._device, epoch=self._epoch, sequence=self._sequence)
        envelope = CommandEnvelope(version=1, key=key, body=command)
        self._sent_at = time.perf_counter()
        self.client.publish(self._topics.command(self._device), codec.encode(envelope), qos=1)


def _no_delay(_client: Client, _data: Any, sock: Any) -> None:
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def run(devices: list[LoadDevice], limit_s: float) -> float:
    """Drive all devices until each has finished; the seconds from the first command to the last reply.

    Raises:
        TimeoutError: not finished within `limit_s`.
    """
    until = time.perf_counter() + limit_s
    _drive(devices, lambda: all(device.subscribed for device in devices), until)
    began = time.perf_counter()
    for device in devices:
        device.begin()
    _drive(devices, lambda: all(device.finished for device in devices), until)
    return time.perf_counter() - began


def _drive(devices: list[LoadDevice], done: Callable[[], bool], until: float) -> None:
    sockets: dict[int, Any] = {}
    by_number: dict[int, LoadDevice] = {}
    poll = select.epoll()
    for device in devices:
        sock: Any = device.client.socket()
        sockets[sock.fileno()] = sock
        by_number[sock.fileno()] = device
        poll.register(sock.fileno(), select.EPOLLIN)
    while not done():
        if time.perf_counter() > until:
            finished = sum(device.finished for device in devices)
            message = f"{finished} of {len(devices)} devices finished in time"
            raise TimeoutError(message)
        for number, _ in poll.poll(0.1):
            client = by_number[number].client
            client.loop_read()
            while client.want_write():  # paho only queues what a callback sends
                client.loop_write()
            sockets[number].setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
    poll.close()
