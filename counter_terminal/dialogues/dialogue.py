"""What every dialogue promises, and what can come of a press in it.

Owns the shape alone. Must not know any question.
"""

from dataclasses import dataclass
from typing import Protocol

from center_hub.contract.commands import AnyCommand
from counter_terminal.actions import Action
from counter_terminal.situation import Situation
from counter_terminal.words import View, Words


class Dialogue(Protocol):
    """A question on the screen. Its presses are `leave`, `page`, `send`, `key` and those of its own."""

    def stands(self, s: Situation) -> bool:
        """Whether the question still makes sense; a dialogue that does not is closed."""

    def pressed(self, name: str, value: str, s: Situation) -> "Step":
        """What comes of a press; one that does not fit leaves everything as it is."""

    def view(self, s: Situation, words: Words) -> View:
        """The page; its `kind` says who draws it."""


@dataclass(frozen=True, slots=True)
class Step:
    """After a press: the dialogue on the screen then, and at most one thing to do."""

    dialogue: Dialogue | None
    command: AnyCommand | None = None
    action: Action | None = None
    """Of `more`: the action that was chosen."""
