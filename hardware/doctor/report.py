"""What the doctor says in the end: every finding, and the one verdict over all.

Owns the shape of `--json` and the exit codes. Must not know how findings come about, nor the table for
people.
"""

import enum
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from hardware.finding import Finding, Verdict

_SEVERITY = (Verdict.OK, Verdict.WARN, Verdict.FAIL)


class ExitCode(enum.IntEnum):
    """What a program that started the doctor is told."""

    READY = 0
    NOT_READY = 1
    BAD_FILE = 2
    """Nothing was examined: the device file or its centre has mistakes."""


@dataclass(frozen=True, slots=True)
class Patient:
    """Whose report it is."""

    id: str
    role: str
    centre: str
    file: str


@dataclass(frozen=True, slots=True)
class Versions:
    """Of what runs here: Nobat, Python, the operating system."""

    nobat: str
    python: str
    system: str


@dataclass(frozen=True, slots=True)
class Report:
    """One examination of one device. `at` is local time as ISO 8601 has it, with its distance from UTC."""

    version: int
    at: str
    device: Patient
    versions: Versions
    verdict: Verdict
    findings: Sequence[Finding]

    def as_json(self) -> str:
        """The report for a program: the fields of this class, indented, in ASCII that no terminal harms."""
        return json.dumps(msgspec.to_builtins(self), indent=2)


REPORT_VERSION = 1
"""Rises when a program that reads the report must learn something new."""


def worst(findings: Iterable[Finding]) -> Verdict:
    """The verdict over all of them; OK over none."""
    return max((one.verdict for one in findings), key=_SEVERITY.index, default=Verdict.OK)


def exit_code(verdict: Verdict, *, strict: bool) -> ExitCode:
    """`strict` lets a warning count as a failure."""
    ready = verdict is Verdict.OK or (verdict is Verdict.WARN and not strict)
    return ExitCode.READY if ready else ExitCode.NOT_READY
