"""`import-appointments`: a file read, handed over, and its summary told.

Owns what is printed and the exit code. Must not know the columns of the file.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import attrs
from msgspec import Struct, json

from center_hub.contract.commands import AnyCommand
from center_hub.contract.replies import AnyOutcome
from center_hub.manager.answers import DONE, NO_ANSWER, REFUSED, UNUSABLE, reason_sentence, sentence
from center_hub.manager.appointments_file import MOST_BYTES, AppointmentsFile, read_appointments
from center_hub.manager.appointments_import import Tally, hand_over
from center_hub.manager.centre_named import NotSent
from center_hub.manager.conversation import NoAnswer
from config.model import Centre

_BAR = 30  # characters


class ImportAsked(Struct, frozen=True):
    """What the manager wants done with a file."""

    file: Path
    skip_bad: bool
    dry_run: bool
    as_json: bool


def read(asked: ImportAsked, centre: Centre) -> AppointmentsFile:
    """The file; raises `NotSent` if it cannot be opened."""
    try:
        with asked.file.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        message = f"{asked.file} cannot be read: {error.strerror}"
        raise NotSent(message) from error
    return read_appointments(str(asked.file), content, centre)


def to_send(asked: ImportAsked, found: AppointmentsFile) -> bool:
    """Whether anything is to be sent."""
    good = not found.problems or (asked.skip_bad and not found.broken)
    return good and not asked.dry_run and bool(found.booked)


def send(
    asked: ImportAsked, found: AppointmentsFile, ask: Callable[[AnyCommand], AnyOutcome], tally: Tally
) -> bool:
    """Hand everything over; False if the hub did not answer for all of it."""
    total = len(found.booked)
    bar = ProgressBar(sys.stderr, total, shown=sys.stderr.isatty() and not asked.as_json)
    try:
        hand_over(found.booked, ask, tally, bar.show)
    except NoAnswer:
        return False
    finally:
        bar.end()
    return True


def report(asked: ImportAsked, found: AppointmentsFile, tally: Tally, *, answered: bool) -> int:
    """Tell what became of the file; returns the exit code."""
    if asked.as_json:
        sys.stdout.write(json.format(json.encode(_plain(asked, found, tally, answered=answered))).decode())
        sys.stdout.write("\n")
    else:
        for problem in found.problems:
            sys.stderr.write(f"{problem}\n")
        for line in _lines(asked, found, tally):
            sys.stdout.write(f"{line}\n")
        if not answered:
            sys.stderr.write(_unanswered(found, tally) + "\n")
        if tally.refused is not None:
            sys.stderr.write(f"refused: {sentence(tally.refused)}\n")
    return _exit_code(asked, found, tally, answered=answered)


def _exit_code(asked: ImportAsked, found: AppointmentsFile, tally: Tally, *, answered: bool) -> int:
    if not answered:
        return NO_ANSWER
    if found.broken or (found.problems and not asked.skip_bad):
        return UNUSABLE
    return REFUSED if tally.refused or tally.not_taken or found.problems else DONE


def _lines(asked: ImportAsked, found: AppointmentsFile, tally: Tally) -> list[str]:
    good, bad = len(found.booked), len(found.problems)
    if found.broken:
        return [f"{asked.file} cannot be read to its end; nothing was sent"]
    if bad and not asked.skip_bad:
        hint = "repair them, or leave them out with --skip-bad"
        return [f"{good} good, {bad} to repair; nothing was sent: {hint}"]
    left_out = f", {bad} problems left out" if bad else ""
    if asked.dry_run:
        return [f"{good} appointments can be read{left_out}; nothing was sent (--dry-run)"]
    told = [
        f"{asked.file}:{one.place.line}:{one.place.column}: {one.appointment.code}: {reason_sentence(reason)}"
        for one, reason in tally.not_taken
    ]
    summary = (
        f"{tally.sent} of {good} appointments sent{left_out}: {tally.added} added, {tally.changed} changed,"
        f" {tally.unchanged} unchanged, {len(tally.not_taken)} not taken"
    )
    return [*told, summary]


def _unanswered(found: AppointmentsFile, tally: Tally) -> str:
    return (
        f"no answer from the hub after {tally.sent} of {len(found.booked)}. Give the same command again when"
        " it is back: what it has taken already stays unchanged."
    )


def _plain(asked: ImportAsked, found: AppointmentsFile, tally: Tally, *, answered: bool) -> dict[str, object]:
    return {
        "file": str(asked.file),
        "read": len(found.booked),
        "sent": tally.sent,
        "added": tally.added,
        "changed": tally.changed,
        "unchanged": tally.unchanged,
        "not_taken": [
            {
                "line": one.place.line,
                "column": one.place.column,
                "code": one.appointment.code,
                "reason": reason,
            }
            for one, reason in tally.not_taken
        ],
        "problems": [attrs.asdict(problem) for problem in found.problems],
        "refused": tally.refused.reason if tally.refused else None,
        "answered": answered,
    }


class ProgressBar:
    """How far it has come, on one line of a terminal that is written over."""

    def __init__(self, stream: TextIO, total: int, *, shown: bool) -> None:
        self._stream = stream
        self._total = total
        self._shown = shown

    def show(self, done: int) -> None:
        """`done` of the total are behind us."""
        if self._shown:
            full = _BAR * done // self._total
            self._stream.write(f"\r[{'#' * full}{'.' * (_BAR - full)}] {done} of {self._total}")
            self._stream.flush()

    def end(self) -> None:
        """Leave the line to what comes next."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
