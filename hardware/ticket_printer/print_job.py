"""The life of one ticket on its way to paper: reserved, sent, and what became of it. Pure.

Owns the one table of legal steps, what a crash makes of a job, and for how long somebody may be thought to
wait for one. Must not know files, printers or clocks: time arrives as a `Moment`.

A number has at most one original. Its job is reserved before anything is printed and `sent` before the first
byte may go to the printer, so that after any crash either nothing was sent, and the original may still be
printed, or something may have been, and only a copy may.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from hardware.ticket_printer.port import FaultCode

FRESH_S: Final = 45.0
"""For so long after a crash, or after the press where an answer came late, an original is printed by itself.

A paper that comes out by itself is taken by whoever stands there. The kiosk takes a citizen for gone after 45
s without a touch, and a program that died is back within 5 s; a stranger with somebody else's number costs
two people their turn, a copy from the help desk costs one person a walk. """
RECENT_S: Final = 120.0
"""For so long a number whose paper is in doubt is worth showing: later it is shown to strangers only."""
KEPT_S: Final = 48 * 3600.0
"""For so long an ended job is remembered, as a service day and the one after it may ask what became of it."""


class SpoolFault(Exception):
    """The spool could not be written, so nothing may be printed that depends on it; the message says why."""


class JobState(enum.StrEnum):
    """Where a job is. The last three are ends."""

    RESERVED = "reserved"
    """Nothing was sent to the printer."""
    SENT = "sent"
    """A byte may have reached the printer at any moment since."""
    CONFIRMED = "confirmed"
    """The printer said that the ticket is on paper."""
    UNKNOWN = "unknown"
    """The ticket may be on paper, or part of it."""
    EXPIRED = "expired"
    """Nothing was sent, and nothing will be: nobody waits for it any more."""


class Step(enum.Enum):
    """What happens to a job."""

    SEND = enum.auto()
    """It is about to go to the printer."""
    HOLD = enum.auto()
    """The printer was not sent a byte of it."""
    CONFIRM = enum.auto()
    DOUBT = enum.auto()
    """It failed, or the program did, when bytes may have been on their way."""
    EXPIRE = enum.auto()


EDGES: Final[Mapping[tuple[JobState, Step], JobState]] = {
    (JobState.RESERVED, Step.SEND): JobState.SENT,
    (JobState.RESERVED, Step.EXPIRE): JobState.EXPIRED,
    (JobState.SENT, Step.HOLD): JobState.RESERVED,
    (JobState.SENT, Step.CONFIRM): JobState.CONFIRMED,
    (JobState.SENT, Step.DOUBT): JobState.UNKNOWN,
}
"""All that may happen. No way leads back from an end: what comes after it is a copy, which is another job."""


def after(state: JobState, step: Step) -> JobState | None:
    """The state after `step`; None where the table does not have it."""
    return EDGES.get((state, step))


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that can be compared after a restart of the program or of the machine.

    `boot` names the run of the machine, `uptime_s` counts its seconds and never steps, `wall_s` is UTC since
    1970 as the machine believes.
    """

    boot: str
    uptime_s: float
    wall_s: float


def fresh(since: Moment, now: Moment) -> bool:
    """Whether somebody who asked at `since` surely still waits.

    Never across a restart of the machine: a small board has no clock of its own and comes up with the time at
    which it went down, however long it was dark.
    """
    return since.boot == now.boot and 0 <= now.uptime_s - since.uptime_s <= FRESH_S


def recent(since: Moment, now: Moment) -> bool:
    """Whether somebody who asked at `since` may still be there; across a restart, as the wall clock says."""
    age = now.uptime_s - since.uptime_s if since.boot == now.boot else now.wall_s - since.wall_s
    return 0 <= age <= RECENT_S


def crashed(state: JobState, since: Moment, now: Moment) -> Step | None:
    """What becomes of a job that a run before this one left in `state`; None for one to be printed now."""
    if state is JobState.SENT:
        return Step.DOUBT
    if state is JobState.RESERVED and not fresh(since, now):
        return Step.EXPIRE
    return None


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A job that a run before this one did not end.

    `state` is RESERVED if it is to be printed now, as if it had just been asked for; UNKNOWN or EXPIRED if
    only a copy may be. `recent` says whether whoever asked may still be there to read of it.
    """

    ticket: str
    payload: bytes
    copy: bool
    state: JobState
    recent: bool


@dataclass(frozen=True, slots=True)
class PrintResult:
    """How one try to print ended.

    CONFIRMED: it is on paper. RESERVED: nothing was sent, and the same job may be tried again. UNKNOWN: it
    may be on paper. EXPIRED: nothing was sent and this job is over. After the last two only a copy may be
    printed. `fault` is why, where something failed in this run.
    """

    state: JobState
    fault: FaultCode | None = None

    @property
    def printed(self) -> bool:
        """Whether the ticket is on paper."""
        return self.state is JobState.CONFIRMED
