"""What comes of one press: the page after it, a command to send, a word to say. Values only."""

from collections.abc import Callable
from dataclasses import dataclass

from center_hub.contract.commands import AnyCommand
from config.model import Centre
from counter_terminal.helpdesk.pages import Page


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the desk itself: its key, and the number it is about. `trouble` asks for attention."""

    key: str
    number: str = ""
    trouble: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """The page to show, what to send, what to say. `gathers`: what is found joins the family."""

    page: Page
    command: AnyCommand | None = None
    told: Told | None = None
    gathers: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """What every step may ask: the centre, and how a document's number is hashed.

    `person_key` is None where this box does not have the centre's secret.
    """

    centre: Centre
    person_key: Callable[[str], str] | None = None
