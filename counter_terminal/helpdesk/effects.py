"""What the flow asks to be done: a closed set of values. Must not know who does it."""

from dataclasses import dataclass

from center_hub.contract.commands import AnyCommand
from center_hub.contract.replies import Issued


@dataclass(frozen=True, slots=True)
class Send:
    """Give `command` to the link."""

    command: AnyCommand


@dataclass(frozen=True, slots=True)
class Print:
    """Give the ticket to the printer; its result comes back under `job_id`."""

    job_id: str
    issued: Issued


Effect = Send | Print
