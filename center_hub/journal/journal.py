"""The journal file: one writer, commits in batches, replies in the same transaction as their events.

Owns the SQLite file and its durability: WAL with synchronous=FULL, so that what was committed survives
a power cut. Must not know what an event means.
"""

import fcntl
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import IO, Self, cast

import apsw
from msgspec import DecodeError, Struct

from center_hub.contract.words import CommandKey
from center_hub.core.events import AnyEvent, Moment, Recorded
from center_hub.core.evolve import evolve
from center_hub.core.model import State
from center_hub.core.snapshot import FOLD, freeze, thaw
from center_hub.journal.chain import Row, checked, genesis, row

SCHEMA_VERSION = 2
APPLICATION_ID = 0x4E6F6274
"""`Nobt`, in the SQLite header: a file of ours is told from any other database."""
REPLIES_KEPT = 64
"""Per device. A device has one command outstanding, so one would do; the rest is for looking back."""

SCHEMA = Path(__file__).parent / "schema"
"""One file a version, each on top of the one before."""
_EVENT = "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SNAPSHOT = "INSERT OR REPLACE INTO snapshot VALUES (1, ?, ?, ?, ?)"
_EXPERIENCE = "INSERT OR REPLACE INTO experience VALUES (1, ?, ?)"
_REPLY = "INSERT OR REPLACE INTO reply VALUES (?, ?, ?, ?, ?, ?)"


class JournalFault(Exception):
    """The journal cannot be used; the message says what to do."""


Heard = Callable[[State, Recorded], None]
"""Is told of an event and of the state before it."""


class StoredReply(Struct, frozen=True):
    """What a device was told, and of which request bytes."""

    digest: bytes
    body: bytes


def digest(payload: bytes) -> bytes:
    """What tells two requests of the same key apart."""
    return hashlib.sha256(payload).digest()


class Journal:
    """The open journal of one centre. Use as a context manager; one process at a time.

    A new file begins with `first_epoch`; screens that still show what a lost journal said take what this one
    says if its epoch is higher.

    Raises:
        JournalFault: another process has it, it belongs to another centre, or it is not a journal.
        BrokenChain: when reading, at the first event that is not what was written.
    """

    def __init__(self, path: Path, centre: str, first_epoch: int = 1) -> None:
        self.centre = centre
        with ExitStack() as undone, _as_fault(path, "opened"):
            self._lock = undone.enter_context(_locked(path))
            self._database = undone.enter_context(closing(_opened(path)))
            self._prepare(centre, first_epoch)
            self.epoch = int(self._meta("epoch"))
            self._last = self._tip()
            undone.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the file. What was committed is safe with or without this."""
        self._database.close()
        self._lock.close()

    @property
    def sequence(self) -> int:
        """Of the last event; 0 in an empty journal."""
        return self._last[0]

    def state(self, heard: Heard | None = None, *, from_start: bool = False) -> State:
        """The state after the last event: folded from the newest snapshot that holds, else `from_start`.

        `heard` is told of each event that is folded, so not of those that the snapshot spares.
        """
        with _as_fault(Path(self._database.filename), "read"):
            kept = None if from_start else self._snapshot()
            state, before = kept or (State(), genesis(self.centre))
            for recorded, _ in _records(self._database, before, state.sequence):
                if heard is not None:
                    heard(state, recorded)
                state = evolve(state, recorded)
        return state

    def keep_snapshot(self, state: State) -> None:
        """Spare the next start the events up to here. `state` must be folded from all of them."""
        self._database.execute(_SNAPSHOT, (*self._last, FOLD, freeze(state)))

    def keep_experience(self, experience: bytes) -> None:
        """Keep what was learned from all events up to here."""
        self._database.execute(_EXPERIENCE, (self.sequence, experience))

    def experience(self) -> tuple[int, bytes] | None:
        """The sequence up to which something was learned, and what; None where nothing is kept."""
        found = self._database.execute("SELECT sequence, body FROM experience").fetchone()
        return None if found is None else cast("tuple[int, bytes]", found)

    def _snapshot(self) -> tuple[State, bytes] | None:
        """A state and the hash of the event it ends with; None if there is none that holds."""
        found = self._database.execute(
            "SELECT snapshot.body, snapshot.hash FROM snapshot"
            " JOIN event USING (sequence, hash) WHERE fold = ?",
            (FOLD,),
        ).fetchone()
        if found is None:
            return None
        body, hash_ = cast("tuple[bytes, bytes]", found)
        try:
            return thaw(body), hash_
        except (DecodeError, UnicodeDecodeError):
            return None

    def last_moment(self) -> Moment | None:
        """When the last event happened; None in an empty journal."""
        found = self._database.execute(
            "SELECT wall, steady FROM event ORDER BY sequence DESC LIMIT 1"
        ).fetchone()
        return None if found is None else Moment(*cast("tuple[int, int]", found))

    def last_keys(self) -> dict[str, CommandKey]:
        """Device -> the highest key it ever got a reply to."""
        rows = self._database.execute("SELECT device, device_epoch, device_sequence FROM reply")
        keys: dict[str, CommandKey] = {}
        for device, epoch, sequence in cast("Iterator[tuple[str, int, int]]", rows):
            key = CommandKey(device=device, epoch=epoch, sequence=sequence)
            keys[device] = max(key, keys.get(device, key))
        return keys

    def stored_reply(self, key: CommandKey) -> StoredReply | None:
        """The reply that `key` got, if it is among the last of its device."""
        found = self._database.execute(
            "SELECT digest, body FROM reply"
            " WHERE device = ? AND slot = ? AND device_epoch = ? AND device_sequence = ?",
            (key.device, key.sequence % REPLIES_KEPT, key.epoch, key.sequence),
        ).fetchone()
        return None if found is None else StoredReply(*cast("tuple[bytes, bytes]", found))

    @contextmanager
    def batch(self) -> Iterator[None]:
        """What is appended inside is committed as one; an exception leaves the journal as before.

        Returning from the block means that the disk has it. Raises `apsw.Error` where it has not.
        """
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            self._last = self._tip()  # a failed COMMIT may still have reached the disk: ask, do not guess
            raise

    def append(self, moment: Moment, key: CommandKey, events: Sequence[AnyEvent]) -> list[Recorded]:
        """Write `events`, caused by `key`, and return them in their places. Inside `batch` only."""
        written = []
        for event in events:
            sequence, before = self._last
            recorded = Recorded(sequence + 1, moment, event)
            line = row(recorded, key, before)
            self._database.execute(_EVENT, line)
            self._last = (recorded.sequence, line[-1])
            written.append(recorded)
        return written

    def remember(self, key: CommandKey, request: bytes, reply: bytes) -> None:
        """Keep `reply` to the command `key` whose request bytes digest to `request`. Inside `batch` only."""
        slot = key.sequence % REPLIES_KEPT
        self._database.execute(_REPLY, (key.device, slot, key.epoch, key.sequence, request, reply))

    def _prepare(self, centre: str, first_epoch: int) -> None:
        version = cast("int", self._database.pragma("user_version"))
        if version == 0:
            self._create(centre, first_epoch)
        if (owner := self._meta("centre")) != centre:
            message = f"this journal belongs to the centre {owner!r}, not to {centre!r}"
            raise JournalFault(message)
        if 0 < version < SCHEMA_VERSION:
            with self._database:
                self._bring_up_to_date(version)

    def _create(self, centre: str, epoch: int) -> None:
        with self._database:
            self._bring_up_to_date(0)
            self._database.execute(
                "INSERT INTO meta VALUES ('centre', ?), ('epoch', ?)", (centre, str(epoch))
            )
            self._database.pragma("application_id", APPLICATION_ID)

    def _bring_up_to_date(self, version: int) -> None:
        """Add what later versions have added. Inside a transaction only."""
        for later in range(version + 1, SCHEMA_VERSION + 1):
            self._database.execute((SCHEMA / f"v{later}.sql").read_text(encoding="utf-8"))
        self._database.pragma("user_version", SCHEMA_VERSION)

    def _meta(self, name: str) -> str:
        found = self._database.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        if found is None:
            message = f"the journal has lost its {name}: restore it from a backup"
            raise JournalFault(message)
        return cast("str", found[0])

    def _tip(self) -> tuple[int, bytes]:
        last = "SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1"
        found = self._database.execute(last).fetchone()
        return (0, genesis(self.centre)) if found is None else cast("tuple[int, bytes]", found)


@contextmanager
def reading(path: Path) -> Iterator[tuple[str, Iterator[tuple[Recorded, CommandKey]]]]:
    """The centre of the journal at `path` and its events with their keys, while a hub may be writing.

    Raises:
        JournalFault: there is no journal of ours at `path`.
        BrokenChain: when reading, at the first event that is not what was written.
    """
    with _as_fault(path, "read"):
        database = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        database.set_busy_timeout(5_000)
        if _is_empty(database):
            message = f"{path} is empty: not a journal of ours"
            raise JournalFault(message)
        _refuse_others(database, path)
        centre = cast("str", database.execute("SELECT value FROM meta WHERE name = 'centre'").get)
    try:
        with _as_fault(path, "read"):
            yield centre, _records(database, genesis(centre), 0)
    finally:
        database.close()


def _records(
    database: apsw.Connection, before: bytes, sequence: int
) -> Iterator[tuple[Recorded, CommandKey]]:
    rows = database.execute("SELECT * FROM event WHERE sequence > ? ORDER BY sequence", (sequence,))
    return checked(cast("Iterator[Row]", rows), before, sequence)


def _locked(path: Path) -> IO[bytes]:
    """The lock that makes us the only writer; the kernel lets it go when we die."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.with_name(path.name + ".lock").open("wb")
    except OSError as error:
        message = f"cannot write beside {path}: {error.strerror}"
        raise JournalFault(message) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.close()
        message = f"{path} is in use by another hub: stop that one first"
        raise JournalFault(message) from error
    return lock


def _opened(path: Path) -> apsw.Connection:
    database = apsw.Connection(str(path))
    database.set_busy_timeout(5_000)
    if not _is_empty(database):
        _refuse_others(database, path)
    database.pragma("journal_mode", "wal")
    database.pragma("synchronous", "full")
    return database


def _is_empty(database: apsw.Connection) -> bool:
    return cast("int", database.execute("SELECT count(*) FROM sqlite_schema").get) == 0


def _refuse_others(database: apsw.Connection, path: Path) -> None:
    """Before anything is written: the database of another program, or of a later one of ours."""
    if database.pragma("application_id") != APPLICATION_ID:
        message = f"{path} is not a journal of ours"
        raise JournalFault(message)
    version = cast("int", database.pragma("user_version"))
    if version > SCHEMA_VERSION:
        message = (
            f"this journal is of version {version}; this program knows up to {SCHEMA_VERSION}: update it"
        )
        raise JournalFault(message)


@contextmanager
def _as_fault(path: Path, done: str) -> Iterator[None]:
    """What SQLite says against the file, in words for the technician."""
    try:
        yield
    except apsw.Error as error:
        message = f"{path} cannot be {done} as a journal: {error}"
        raise JournalFault(message) from error
