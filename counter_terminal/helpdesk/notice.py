"""What the last press came to, to be said in one sentence: values only, the words are in `sentences`."""

from dataclasses import dataclass

from center_hub.contract.commands import AnyCommand
from center_hub.contract.replies import Found, Refused
from counter_terminal.helpdesk.turn import Told


@dataclass(frozen=True, slots=True)
class Carried:
    """The hub carried `command` out; `number` is the ticket's as people say it, if it was about one."""

    command: AnyCommand
    number: str


@dataclass(frozen=True, slots=True)
class NotFamily:
    """A ticket that cannot join a family, for the state it is in."""

    found: Found


Notice = Told | Carried | NotFamily | Refused
