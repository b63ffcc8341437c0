"""A device's end of the link, in a thread of its own: send one command at a time, hear what is on show.

Owns the resending until there is a reply, and the order in which a screen hears of things. Must not
know Qt: what arrives is handed to one listener, called in this thread.
"""

import contextlib
import logging
import queue
import threading
import time
from collections.abc import Callable

from center_hub.contract import codec
from center_hub.contract.codec import Unreadable
from center_hub.contract.commands import AnyCommand
from center_hub.contract.documents import DevicesDocument, HubPulse, QueuesDocument
from center_hub.contract.health import DeviceHealth
from center_hub.contract.replies import Reason, Refused
from center_hub.contract.topics import Topics
from center_hub.contract.words import Stamp
from center_hub.link.health_report import HealthReport
from center_hub.link.outbox import Outbox
from center_hub.link.port import (
    BeforeSettled,
    CommandAnswered,
    CommandSent,
    DocumentShown,
    DocumentTaken,
    LinkChanged,
    LinkSettings,
    Listener,
    OutboxFault,
    ReplyNotKept,
    Wanted,
)
from center_hub.link.wire import Incoming, Wire

logger = logging.getLogger(__name__)

RESEND_S = 2.0
"""A command without a reply is sent again after this; the hub answers a repeat with the same reply."""
OUTBOX_RETRY_S = 10.0
"""A disk that refuses is asked again after this; until then the device hears nothing and says nothing."""
IDLE_S = 1.0
"""The thread looks up at least this often."""

_REPEATS = HubPulse | QueuesDocument | DevicesDocument
_BEGIN_ANEW = frozenset({Reason.OLD_EPOCH, Reason.KEY_EXPIRED, Reason.KEY_REUSE})


class DeviceLink:
    """The link of one device. What it offers may be called from any thread and returns at once.

    With `health` it tells how the device is, until it is gone; `report` is then how that changes.

    `before_settled` is told each reply before the outbox forgets the command.

    A device that cannot open its outbox stays silent, tries again and says why in the log: to its screen
    that is a hub out of reach.
    """

    def __init__(
        self,
        settings: LinkSettings,
        wanted: Wanted,
        listener: Listener,
        monotonic: Callable[[], float] = time.monotonic,
        health: DeviceHealth | None = None,
        *,
        before_settled: BeforeSettled | None = None,
    ) -> None:
        self._device = settings.device
        self._before_settled = before_settled
        self._topics = Topics(settings.centre)
        self._wanted = dict(wanted)
        self._listener = listener
        self._monotonic = monotonic
        self._path = settings.outbox
        self._outbox: Outbox
        self._owed_from_before = False
        reply = self._topics.reply(settings.device)
        self._health = None if health is None else HealthReport(self._topics.health(settings.device), health)
        testament = None if self._health is None else self._health.testament
        topics = [reply, *wanted]
        self._wire = Wire(settings.host, settings.port, settings.device, topics, monotonic, testament)
        self._commands: queue.SimpleQueue[AnyCommand] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"link {settings.device}", daemon=True)
        self._seen: dict[str, Stamp] = {}
        self._generation = 0
        self._connected = False
        self._resend_at = 0.0

    def start(self) -> None:
        """Begin to connect, and to send what is owed."""
        self._thread.start()

    def send(self, command: AnyCommand) -> None:
        """Write `command` down and send it until it is answered. Returns at once.

        While another command is outstanding it is dropped, and the log says so: one press, one command.
        """
        self._commands.put(command)
        self._wire.wake()

    def report(self, health: DeviceHealth) -> None:
        """Say how the device is now. Returns at once; of several that come at once the newest is said.

        Raises:
            ValueError: the link was made without a health to begin with.
        """
        if self._health is None:
            message = f"{self._device} was to tell nothing of its health"
            raise ValueError(message)
        self._health.put(health)
        self._wire.wake()

    def vouch(self) -> None:
        """The program lives: its word may be said again. Once called, to be called every ten seconds.

        This link's own thread lives on in a program that hangs, whose word must not hold for ever.
        """
        if self._health is not None:
            self._health.vouch(self._monotonic())

    def stop(self) -> None:
        """End the thread; what is owed stays in the outbox for the next start."""
        self._stopping.set()
        self._wire.wake()
        self._thread.join(timeout=5)

    def _run(self) -> None:
        with contextlib.closing(self._wire):
            if not self._open_outbox():
                return
            with self._outbox:
                self._owed_from_before = self._outbox.owed is not None
                while not self._stopping.is_set():
                    self._step()

    def _open_outbox(self) -> bool:
        """Open it, however long that takes; False if the link was stopped before."""
        while not self._stopping.is_set():
            try:
                self._outbox = Outbox(self._path, self._device)
            except OutboxFault as fault:
                logger.critical("%s; trying again in %.0f s", fault, OUTBOX_RETRY_S)
                self._stopping.wait(OUTBOX_RETRY_S)
            else:
                return True
        return False

    def _step(self) -> None:
        messages = self._wire.wait(self._patience())
        self._take_commands()  # first: a press made before a reply came was made too early
        for message in messages:
            self._hear(message)
        self._notice_connection()
        if self._health is not None:
            self._health.tell(self._wire, self._monotonic())
        if self._outbox.owed is not None and self._monotonic() >= self._resend_at:
            self._transmit()

    def _patience(self) -> float:
        if self._outbox.owed is None:
            return IDLE_S
        return max(0.0, min(IDLE_S, self._resend_at - self._monotonic()))

    def _take_commands(self) -> None:
        """All that were pressed: one left in the queue would come to life when the outstanding one ends."""
        while True:
            try:
                self._take(self._commands.get_nowait())
            except queue.Empty:
                return

    def _take(self, command: AnyCommand) -> None:
        if self._outbox.owed is not None:
            logger.warning("%s: %s dropped, one is outstanding", self._device, type(command).__name__)
            return
        try:
            self._outbox.write_down(command)
        except OutboxFault:
            logger.exception("%s: nothing is sent that cannot be written down", self._device)
            failed = Refused(reason=Reason.STORAGE_FAILED)
            self._listener(CommandAnswered(command, failed, Stamp(epoch=0, sequence=0), again=False))
            return
        self._transmit()
        self._listener(CommandSent(command))

    def _transmit(self) -> None:
        if self._outbox.owed is None:
            return
        self._wire.publish(self._topics.command(self._device), self._outbox.owed.payload)
        self._resend_at = self._monotonic() + RESEND_S

    def _notice_connection(self) -> None:
        if self._wire.generation != self._generation:
            self._generation = self._wire.generation
            self._resend_at = 0.0
        if self._wire.connected is not self._connected:
            self._connected = self._wire.connected
            self._listener(LinkChanged(self._connected))

    def _hear(self, message: Incoming) -> None:
        try:
            if message.topic == self._topics.reply(self._device):
                self._hear_reply(message.payload)
            elif message.topic in self._wanted:
                self._hear_document(message.topic, message.payload)
        except Unreadable as unreadable:
            logger.warning("%s: dropped what stood on %s: %s", self._device, message.topic, unreadable.note)

    def _hear_reply(self, payload: bytes) -> None:
        reply = codec.decode_reply(payload)
        owed = self._outbox.owed
        if owed is None or reply.key != owed.envelope.key:
            return  # an answer to a repeat of what was settled already
        try:
            if self._before_settled is not None:
                self._before_settled(owed.envelope.body, reply.body)
            self._outbox.settle()
            if isinstance(reply.body, Refused) and reply.body.reason in _BEGIN_ANEW:
                self._outbox.begin_anew(reply.body.known_epoch or 0)
        except (OutboxFault, ReplyNotKept) as fault:
            # Handed on now it would be forgotten by a power cut, or come again after one.
            logger.error("%s: %s; the reply is kept at the hub and asked for again", self._device, fault)  # noqa: TRY400
            return
        again, self._owed_from_before = self._owed_from_before, False
        self._listener(CommandAnswered(owed.envelope.body, reply.body, reply.stamp, again=again))

    def _hear_document(self, topic: str, payload: bytes) -> None:
        """Hand a document on, unless it is older than what the screen shows.

        A pulse may repeat its stamp, and the queues too: time alone may fill what is left of the day. So may
        the devices, whose health is no event.
        """
        if not payload:
            if self._wanted[topic] is not HubPulse and self._seen.pop(topic, None) is not None:
                self._listener(DocumentTaken(topic))
            return
        document = codec.decode_document(self._wanted[topic], payload)
        seen = self._seen.get(topic)
        if seen is not None and (
            document.stamp < seen or (document.stamp == seen and not isinstance(document, _REPEATS))
        ):
            return
        self._seen[topic] = document.stamp
        self._listener(DocumentShown(document))
