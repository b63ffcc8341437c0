"""Why out of turn?

Owns the last question before a command that goes past the line; the command is handed in with everything but
its reason.
"""

from collections.abc import Callable
from dataclasses import dataclass

from center_hub.contract.commands import AnyCommand
from counter_terminal.dialogues.choice import Answer, ChoiceDialogue
from counter_terminal.dialogues.dialogue import Step
from counter_terminal.situation import Situation
from counter_terminal.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonList(ChoiceDialogue):
    """The centre's reasons; `command_for` makes the command of one of them."""

    command_for: Callable[[str], AnyCommand]

    def offered(self, s: Situation) -> tuple[str, ...]:
        """The centre's reasons."""
        return tuple(one.id for one in s.centre.reasons)

    def stands(self, s: Situation) -> bool:
        """While the counter is free and whoever is on duty may do this."""
        return s.idle and s.may_pass_the_line

    def picked(self, answer: str, _s: Situation) -> Step:
        """Sends the command."""
        return Step(None, self.command_for(answer))

    def title(self, words: Words) -> str:
        """The question."""
        return words.text("counter.reason_title")

    def answer(self, answer: str, s: Situation, words: Words) -> Answer:
        """A reason."""
        return Answer(words.said(s.centre.reason(answer).name))
