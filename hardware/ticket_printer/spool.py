"""The print spool: what is to be printed, on disk before it is, and what became of it. One file a device.

Owns the file `<device>-spool.sqlite` and the moment at which each step of a job is durable; the count of the
paper stands in the same file, written with the tickets that used it. Must not know what a payload means, nor
any printer.

Every method may be called from any thread and waits for the disk: not for the GUI thread.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, cast

import apsw

from hardware.ticket_printer.paper_use import PaperUse
from hardware.ticket_printer.port import PrinterCondition
from hardware.ticket_printer.print_job import (
    KEPT_S,
    JobState,
    LeftOver,
    Moment,
    SpoolFault,
    Step,
    after,
    crashed,
    recent,
)

LEAST_FREE_BYTES: Final = 8 * 1024 * 1024
"""What the write-ahead logs of spool and outbox grow to, 4 MB each, before they are folded in."""

_PROBE_BYTES: Final = 16 * 1024
"""More than any job takes: a disk with room for this has room for the next ticket."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS job (
    id INTEGER PRIMARY KEY,
    ticket TEXT NOT NULL,
    copy INTEGER NOT NULL,
    payload BLOB NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    reserved_wall REAL NOT NULL,
    boot TEXT NOT NULL,
    uptime REAL NOT NULL,
    wall REAL NOT NULL
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS one_original ON job (ticket) WHERE NOT copy;
CREATE TABLE IF NOT EXISTS paper (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    used_mm REAL NOT NULL,
    from_full INTEGER NOT NULL,
    ticket_mm REAL,
    low INTEGER NOT NULL,
    since_low_mm REAL,
    after_low_mm REAL,
    sensor INTEGER NOT NULL,
    out INTEGER NOT NULL,
    touched INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS probe (id INTEGER PRIMARY KEY, room BLOB NOT NULL) STRICT;
"""
_LEFT = (
    "SELECT id, ticket, copy, payload, state, boot, uptime, wall FROM job WHERE state IN (?, ?) ORDER BY id"
)
_INSERT = "INSERT INTO job VALUES (NULL, ?, ?, ?, ?, 0, ?, ?, ?, ?) RETURNING id"
_STEP = "UPDATE job SET state = ?, attempts = attempts + ?, boot = ?, uptime = ?, wall = ? WHERE id = ?"
_PRUNE = "DELETE FROM job WHERE wall < ? AND state NOT IN (?, ?)"
_KEEP_PAPER = "INSERT OR REPLACE INTO paper VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_UNENDED = (JobState.RESERVED, JobState.SENT)

_LeftRow = tuple[int, str, int, bytes, str, str, float, float]
_PaperRow = tuple[float, int, float | None, int, float | None, float | None, int, int, int]


def read_moment() -> Moment:
    """Now, by the kernel's name of this boot, CLOCK_BOOTTIME and the wall clock."""
    boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    return Moment(boot, time.clock_gettime(time.CLOCK_BOOTTIME), time.time())


class Spool:
    """The spool in the file `path`. Made without touching the disk; opened by whoever needs it first.

    When it opens, jobs of an earlier run are given their end or told to be printed (`left_over`). Only one
    program may have it open: two could both print one original.

    Args:
        path: the file; its folder is made.
        roll_mm: the length of a full roll.
        clock: for tests.
        least_free: bytes of free disk below which `trouble` says that there is no room.
    """

    def __init__(
        self,
        path: Path,
        roll_mm: float,
        clock: Callable[[], Moment] = read_moment,
        least_free: int = LEAST_FREE_BYTES,
    ) -> None:
        self._path = path
        self._clock = clock
        self._least_free = least_free
        self._lock = threading.Lock()
        self._database: apsw.Connection | None = None
        self._failed = False
        self._left: list[LeftOver] = []
        self._paper = PaperUse(roll_mm)

    @property
    def paper(self) -> PaperUse:
        """The roll, as it is known."""
        return self._paper

    def trouble(self) -> str:
        """Why nothing can be written down now, with the likely fix; empty where it can.

        Looks at the disk, and after a failure tries it: so it is known before a citizen asks for a number.
        """
        try:
            with self._transaction() as database:
                if self._failed:
                    database.execute("INSERT OR REPLACE INTO probe VALUES (1, zeroblob(?))", (_PROBE_BYTES,))
            self._clear_probe()
            return self._no_room()
        except (SpoolFault, OSError) as fault:
            return str(fault)

    def left_over(self) -> list[LeftOver]:
        """What earlier runs left, in order, told once; nothing before the spool could be opened."""
        with self._lock:
            left, self._left = self._left, []
        return left

    def reserve(self, ticket: str, payload: bytes, *, copy: bool) -> None:
        """Remember that `ticket` is to be printed; the disk has it when this returns.

        Of a ticket there is one original, however often it is reserved and whatever has become of it. A copy
        is reserved once until it is sent; whoever wants one has given up an original of which nothing was
        sent.

        Raises:
            SpoolFault: it could not be written down.
        """
        with self._transaction() as database:
            self._reserved(database, ticket, payload, copy=copy)

    def begin(self, ticket: str, payload: bytes, *, copy: bool) -> int | JobState:
        """Mark the job as sent, before the first byte is; the disk has it when this returns.

        Returns:
            The job, for `end`; or the state in which it is, where it may not be sent.

        Raises:
            SpoolFault: it could not be written down, so it must not be sent.
        """
        with self._transaction() as database:
            job, state = self._reserved(database, ticket, payload, copy=copy)
            if after(state, Step.SEND) is None:
                return state
            self._take(database, job, state, Step.SEND)
            return job

    def end(self, job: int, step: Step, used_mm: float | None = None) -> None:
        """A job that was begun is held, confirmed or in doubt; it used so much paper, where that is known.

        Raises:
            SpoolFault: the disk still has it as sent: after a restart it will be in doubt.
        """
        if step is not Step.HOLD:
            self._paper = self._paper.printed(used_mm)
        with self._transaction() as database:
            self._take(database, job, JobState.SENT, step)
            self._keep_paper(database)
            database.execute(_PRUNE, (self._clock().wall_s - KEPT_S, *_UNENDED))

    def give_up(self, ticket: str) -> None:
        """Nobody waits for this ticket any more: of what is only reserved nothing will be printed.

        Raises:
            SpoolFault: it could not be written down.
        """
        with self._transaction() as database:
            self._expire(database, ticket)

    def heard(self, condition: PrinterCondition) -> None:
        """The printer said how it is: what that tells of the paper is kept.

        Raises:
            SpoolFault: it could not be written down; it is known until the next start.
        """
        paper = self._paper.heard(condition)
        if paper != self._paper:
            self._paper = paper
            with self._transaction() as database:
                self._keep_paper(database)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._database is not None:
                self._database.close()
                self._database = None

    @contextmanager
    def _transaction(self) -> Iterator[apsw.Connection]:
        """One thread at a time; committed at the end, with the disk's word for it."""
        with self._lock:
            try:
                database = self._opened()
                with database:
                    yield database
            except (apsw.Error, OSError, ValueError) as error:  # ValueError: words of another version
                self._failed = True
                raise SpoolFault(self._explained(error)) from error

    def _explained(self, error: Exception) -> str:
        if isinstance(error, apsw.NotADBError | apsw.CorruptError | ValueError):
            fix = "move the file away and start again: jobs under way are forgotten, nothing prints twice"
        elif isinstance(error, apsw.BusyError):
            fix = "another program has it open: end that one"
        else:
            fix = "make room on the disk, and see that it is not read-only"
        return f"{self._path} cannot be written, so no ticket may be printed: {error}; {fix}"

    def _opened(self) -> apsw.Connection:
        if self._database is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            database = apsw.Connection(str(self._path))
            try:
                self._prepare(database)
            except BaseException:
                database.close()
                raise
            self._database = database
        return self._database

    def _prepare(self, database: apsw.Connection) -> None:
        database.pragma("locking_mode", "exclusive")
        database.pragma("journal_mode", "wal")
        database.pragma("synchronous", "full")
        with database:
            database.execute(_SCHEMA)
            self._read_paper(database)
            left = self._take_over(database)
        self._left += left

    def _take_over(self, database: apsw.Connection) -> list[LeftOver]:
        """Give every job of an earlier run its end, or leave it reserved to be printed now."""
        left, now = [], self._clock()
        for row in database.execute(_LEFT, _UNENDED).fetchall():
            job, ticket, copy, payload, was, boot, uptime, wall = cast("_LeftRow", row)
            since, state = Moment(boot, uptime, wall), JobState(was)
            step = crashed(state, since, now)
            if step is not None:
                state = self._take(database, job, state, step)
            left.append(LeftOver(ticket, payload, bool(copy), state, recent(since, now)))
        return left

    def _reserved(
        self, database: apsw.Connection, ticket: str, payload: bytes, *, copy: bool
    ) -> tuple[int, JobState]:
        """The job of a ticket or of its copy, made if need be."""
        query = "SELECT id, state FROM job WHERE ticket = ? AND copy = ? AND (NOT copy OR state = ?)"
        found = database.execute(query, (ticket, copy, JobState.RESERVED)).fetchone()
        if found is not None:
            job, state = cast("tuple[int, str]", found)
            return job, JobState(state)
        if copy:
            self._expire(database, ticket)
        now = self._clock()
        values = (ticket, copy, payload, JobState.RESERVED, now.wall_s, now.boot, now.uptime_s, now.wall_s)
        return cast("int", database.execute(_INSERT, values).get), JobState.RESERVED

    def _expire(self, database: apsw.Connection, ticket: str) -> None:
        query = "SELECT id FROM job WHERE ticket = ? AND state = ?"
        for (job,) in database.execute(query, (ticket, JobState.RESERVED)).fetchall():
            self._take(database, cast("int", job), JobState.RESERVED, Step.EXPIRE)

    def _take(self, database: apsw.Connection, job: int, state: JobState, step: Step) -> JobState:
        reached = after(state, step)
        if reached is None:
            message = f"a job that is {state} cannot take the step {step.name}"
            raise AssertionError(message)
        now = self._clock()
        values = (reached, step is Step.SEND, now.boot, now.uptime_s, now.wall_s, job)
        database.execute(_STEP, values)
        return reached

    def _read_paper(self, database: apsw.Connection) -> None:
        found = database.execute("SELECT * FROM paper").fetchone()
        if found is None:
            return
        used, full, ticket, low, since, after_low, sensor, out, touched = cast("_PaperRow", found[1:])
        self._paper = PaperUse(
            self._paper.roll_mm,
            used_mm=used,
            from_full=bool(full),
            ticket_mm=ticket,
            low=bool(low),
            since_low_mm=since,
            after_low_mm=after_low,
            sensor=bool(sensor),
            out=bool(out),
            touched=bool(touched),
        )

    def _keep_paper(self, database: apsw.Connection) -> None:
        roll = self._paper
        state = (roll.used_mm, roll.from_full, roll.ticket_mm, roll.low, roll.since_low_mm)
        known = (roll.after_low_mm, roll.sensor, roll.out, roll.touched)
        database.execute(_KEEP_PAPER, (*state, *known))

    def _clear_probe(self) -> None:
        if self._failed:
            with self._transaction() as database:
                database.execute("DELETE FROM probe")
            self._failed = False

    def _no_room(self) -> str:
        """What the disk says of itself: a full one refuses the next ticket, a read-only one every ticket."""
        disk = os.statvfs(self._path.parent)
        if disk.f_flag & os.ST_RDONLY:
            return f"{self._path.parent} is on a disk that is read-only, so no ticket may be printed"
        if disk.f_bavail * disk.f_frsize < self._least_free:
            return f"{self._path.parent} has no room left, so no ticket may be printed: make room on the disk"
        return ""
