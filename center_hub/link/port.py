"""What an app knows of its link: where it leads, what can be heard on it.

Owns the settings and the events. Imports no MQTT and no disk, so that a screen can be drawn before either.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from msgspec import Struct

from center_hub.contract.commands import AnyCommand
from center_hub.contract.documents import (
    AnyDocument,
    BoardDocument,
    CounterDocument,
    DayDocument,
    DevicesDocument,
    HubPulse,
    QueuesDocument,
)
from center_hub.contract.replies import AnyOutcome
from center_hub.contract.topics import Topics
from center_hub.contract.words import Stamp


class OutboxFault(Exception):
    """The device cannot write down what it sends, so it must send nothing; the message says why."""


class ReplyNotKept(Exception):
    """What a reply asks of the device could not be written down; the message says why."""


@dataclass(frozen=True, slots=True)
class LinkChanged:
    """The broker can be reached, or no longer."""

    connected: bool


@dataclass(frozen=True, slots=True)
class CommandSent:
    """A command is written down and on its way; until its reply no other is taken."""

    command: AnyCommand


@dataclass(frozen=True, slots=True)
class CommandAnswered:
    """The reply to a command; `again` if it was owed from before this program started.

    Documents with a stamp of at least `stamp` show what the command did.
    """

    command: AnyCommand
    outcome: AnyOutcome
    stamp: Stamp
    again: bool


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A document newer than the one before it on the same topic."""

    document: AnyDocument


@dataclass(frozen=True, slots=True)
class DocumentTaken:
    """The hub took away the document that was shown from `topic`: what it told of is no more."""

    topic: str


LinkEvent = LinkChanged | CommandSent | CommandAnswered | DocumentShown | DocumentTaken
Listener = Callable[[LinkEvent], None]
BeforeSettled = Callable[[AnyCommand, AnyOutcome], None]
"""Called in the link's thread with a command and its outcome before the outbox forgets them.

So that what has to follow from a reply outlives a power cut: when it returns, that is on the disk. It may be
called again with the same reply, also after a restart. With `ReplyNotKept` the reply stays at the hub and is
asked for again.
"""
Wanted = Mapping[str, type[AnyDocument]]
"""Topic -> the kind of document that stands there."""


class LinkSettings(Struct, frozen=True):
    """Where and as whom a device speaks."""

    host: str
    port: int
    centre: str
    device: str
    state_folder: Path | None
    """On a real disk: what is owed must outlive a power cut. None for a device that only listens."""

    @property
    def outbox(self) -> Path:
        """The file of what the device owes."""
        in_memory = Path(":memory:")
        return in_memory if self.state_folder is None else self.state_folder / f"{self.device}-outbox.sqlite"


def wanted_documents(
    centre: str,
    *,
    counter: str | None = None,
    zones: tuple[str, ...] = (),
    queues: bool = True,
    devices: bool = False,
) -> dict[str, type[AnyDocument]]:
    """The topics a device looks at: the pulse always, the rest as asked."""
    topics = Topics(centre)
    wanted: dict[str, type[AnyDocument]] = {topics.pulse: HubPulse}
    if queues:
        wanted |= {topics.queues: QueuesDocument, topics.day: DayDocument}
    if devices:
        wanted[topics.devices] = DevicesDocument
    if counter is not None:
        wanted[topics.counter(counter)] = CounterDocument
    return wanted | {topics.board(zone): BoardDocument for zone in zones}
