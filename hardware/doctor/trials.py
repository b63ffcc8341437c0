"""What is tried out when it is asked for: people then look, or listen.

Owns the list of trials and their time limits. Must not know how any of them is done.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from hardware.doctor.box import Box
from hardware.doctor.examination import Examination, named

_PRINT_S = 60.0


@dataclass(frozen=True, slots=True)
class Asked:
    """Which trials were asked for."""

    ticket: bool = False


def trials_of(box: Box, asked: Asked, now: datetime) -> Iterator[Examination]:
    """To be done after every examination: a printer serves one connection at a time."""
    if asked.ticket:
        trial = partial(named, "hardware.doctor.trial_print:print_trial_ticket", box, now)
        yield Examination("ticket_printer", trial, within_s=_PRINT_S, apart=True)
