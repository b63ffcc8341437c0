"""What an examination of one thing found: for the technician who stands before it.

Owns the shape that every room of `hardware/` reports in and that `python -m hardware doctor` prints. Must not
know what was examined, nor how a finding is shown.
"""

import enum
from dataclasses import dataclass


class Verdict(enum.StrEnum):
    """How bad it is."""

    OK = "ok"
    WARN = "warn"
    """It works, and will not for long, or not as well as it could."""
    FAIL = "fail"
    """Citizens or operators will notice now."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's report, in plain English.

    Args:
        part: the thing, as the device file names it: `ticket_printer`, `screen`, `disk`.
        check: what was looked at: `paper`, `resolution`, `flush to disk`.
        verdict: how it is.
        value: what was found, with its unit: `paper near its end`, `4.1 ms`.
        threshold: what would be well: `online, with paper`, `under 250 ms`; empty where it is plain.
        advice: what to do, one sentence; empty when all is well.
    """

    part: str
    check: str
    verdict: Verdict
    value: str
    threshold: str = ""
    advice: str = ""
