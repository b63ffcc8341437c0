"""What a device still owes the hub: the one outstanding command, on disk before it is sent.

Owns the device's memory of its epoch and sequence. Must not know how a command travels.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Self, cast

import apsw
from msgspec import Struct

from center_hub.contract import codec
from center_hub.contract.codec import Unreadable
from center_hub.contract.commands import CONFIDENTIAL, AnyCommand, CommandEnvelope
from center_hub.contract.words import CommandKey
from center_hub.link.port import OutboxFault

_SCHEMA = """
CREATE TABLE IF NOT EXISTS identity (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    device TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    sequence INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS owed (id INTEGER PRIMARY KEY CHECK (id = 1), payload BLOB NOT NULL) STRICT;
"""


class Owed(Struct, frozen=True):
    """A command that was written down and not yet answered."""

    envelope: CommandEnvelope
    payload: bytes
    """The bytes to send, the same each time."""


class Outbox:
    """The outbox of `device` in the file `path`.

    A new file begins a new epoch, named by the wall clock in seconds: a device that lost its disk must
    not use old keys again.

    Raises:
        OutboxFault: the file cannot be opened or written, belongs to another device, or is in use: two
            programs with one outbox could both hand on one reply.
    """

    def __init__(self, path: Path, device: str, wall_s: Callable[[], float] = time.time) -> None:
        self._device = device
        self._wall_s = wall_s
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = apsw.Connection(str(path))
            self._database.pragma("locking_mode", "exclusive")
            self._database.pragma("journal_mode", "wal")
            self._database.pragma("synchronous", "full")
            self._database.execute(_SCHEMA)
            self._epoch, self._sequence = self._identity()
            self.owed = self._owed()
        except (apsw.Error, OSError, Unreadable) as error:
            message = f"{path} cannot be used as an outbox: {error}"
            raise OutboxFault(message) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def write_down(self, command: AnyCommand) -> Owed:
        """Give `command` the next key and keep it until `settle`; the disk has it when this returns.

        Of a confidential command the disk has the key alone: a restart forgets it, and somebody types again.

        Raises:
            OutboxFault: another command is still owed, the hub could not read this one, or the disk refuses.
        """
        if self.owed is not None:
            raise OutboxFault("one command is outstanding already")
        key = CommandKey(device=self._device, epoch=self._epoch, sequence=self._sequence + 1)
        envelope = CommandEnvelope(version=1, key=key, body=command)
        owed = Owed(envelope, codec.encode(envelope))
        try:
            codec.decode_command(owed.payload)
            with self._database:
                self._database.execute("UPDATE identity SET sequence = ?", (key.sequence,))
                if not isinstance(command, CONFIDENTIAL):
                    self._database.execute("INSERT INTO owed VALUES (1, ?)", (owed.payload,))
        except (apsw.Error, Unreadable) as error:
            message = f"the command could not be written down: {error}"
            raise OutboxFault(message) from error
        self._sequence = key.sequence
        self.owed = owed
        return owed

    def settle(self) -> None:
        """The owed command was answered: forget it. Raises `OutboxFault` if the disk refuses."""
        self._change("DELETE FROM owed", ())
        self.owed = None

    def begin_anew(self, known_epoch: int) -> None:
        """Take an epoch above `known_epoch`: the hub remembers more of us than we do ourselves."""
        epoch = max(known_epoch + 1, int(self._wall_s()))
        self._change("UPDATE identity SET epoch = ?, sequence = 0", (epoch,))
        self._epoch, self._sequence = epoch, 0

    def _change(self, statement: str, values: tuple[int, ...]) -> None:
        try:
            with self._database:
                self._database.execute(statement, values)
        except apsw.Error as error:
            message = f"the outbox cannot be written: {error}"
            raise OutboxFault(message) from error

    def _identity(self) -> tuple[int, int]:
        found = self._database.execute("SELECT device, epoch, sequence FROM identity").fetchone()
        if found is None:
            epoch = max(1, int(self._wall_s()))
            self._database.execute("INSERT INTO identity VALUES (1, ?, ?, 0)", (self._device, epoch))
            return epoch, 0
        owner, epoch, sequence = cast("tuple[str, int, int]", found)
        if owner != self._device:
            message = f"this outbox belongs to {owner}, not to {self._device}"
            raise OutboxFault(message)
        return epoch, sequence

    def _owed(self) -> Owed | None:
        found = self._database.execute("SELECT payload FROM owed").fetchone()
        if found is None:
            return None
        payload = cast("bytes", found[0])
        return Owed(codec.decode_command(payload), payload)
