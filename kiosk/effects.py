"""What the flow asks to be done: a closed set of values. Must not know who does it."""

from dataclasses import dataclass

from center_hub.contract.commands import (
    CancelAppointment,
    CancelTicket,
    CheckIn,
    FindTicket,
    GiveFeedback,
    IssueTicket,
    ReturnTicket,
)
from center_hub.contract.replies import Issued

CitizenCommand = (
    IssueTicket | CheckIn | FindTicket | CancelTicket | ReturnTicket | CancelAppointment | GiveFeedback
)
"""What a citizen may ask for at a kiosk."""


@dataclass(frozen=True, slots=True)
class Send:
    """Give the command to the link."""

    command: CitizenCommand


@dataclass(frozen=True, slots=True)
class Print:
    """Give the ticket to the printer; its result comes back under `job_id`.

    A `copy` says so on the paper: the original may have come out, and no number has two.
    """

    job_id: str
    issued: Issued
    copy: bool = False


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Nobody waits for this paper any more: what is not yet with the printer is not to come out."""

    ticket: str


Effect = Send | Print | GiveUp
