"""One question after another to the hub, each with its answer, and nothing left unsaid behind.

Owns the wait for an answer. A command that is not answered in time is forgotten, so that it can never be
carried out later, when nobody thinks of it any more. Must not know what is asked.
"""

import queue
import time
from typing import Self

from center_hub.contract.commands import AnyCommand
from center_hub.contract.replies import AnyOutcome
from center_hub.link.device_link import DeviceLink
from center_hub.link.outbox import Outbox
from center_hub.link.port import CommandAnswered, LinkEvent, LinkSettings

PATIENCE_S = 10.0
"""The longest wait for one answer; a hub that is well answers in milliseconds."""


class NoAnswer(Exception):
    """Nobody can say whether the last command was carried out; it will not be tried again."""


class Conversation:
    """A link that is asked, and waits. Use as a context manager, from one thread.

    Raises:
        OutboxFault: nothing can be sent, since nothing can be written down.
    """

    def __init__(self, settings: LinkSettings) -> None:
        self._settings = settings
        self._heard: queue.SimpleQueue[LinkEvent] = queue.SimpleQueue()
        self._link = DeviceLink(settings, {}, self._heard.put)

    def __enter__(self) -> Self:
        self._forget_owed()
        self._link.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._link.stop()
        self._forget_owed()

    def ask(self, command: AnyCommand) -> AnyOutcome:
        """The hub's answer to `command`.

        Raises:
            NoAnswer: none came in time, or whoever waited pressed Ctrl-C. Ask nothing more then.
        """
        self._link.send(command)
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                event = self._heard.get(timeout=max(0.0, until - time.monotonic()))
            except (queue.Empty, KeyboardInterrupt):
                raise NoAnswer from None
            if isinstance(event, CommandAnswered):
                return event.outcome

    def _forget_owed(self) -> None:
        """Let no command outlive the wait for it: one of an hour ago could close the day under everybody."""
        with Outbox(self._settings.outbox, self._settings.device) as outbox:
            if outbox.owed is not None:
                outbox.settle()
