"""Everything else that may be done now and has no button of its own.

Owns nothing but the list.
"""

from dataclasses import dataclass

from counter_terminal.actions import Action, further
from counter_terminal.dialogues.choice import Answer, ChoiceDialogue
from counter_terminal.dialogues.dialogue import Step
from counter_terminal.keys import MORE, action_of, key_of
from counter_terminal.situation import Situation
from counter_terminal.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreList(ChoiceDialogue):
    """The list of further actions; a key that an action has anyway works here as well."""

    def offered(self, s: Situation) -> tuple[str, ...]:
        """The further actions, by their names."""
        return further(s)

    def stands(self, s: Situation) -> bool:
        """As long as there is anything further."""
        return bool(further(s))

    def picked(self, answer: str, _s: Situation) -> Step:
        """Closes, and does what was chosen."""
        return Step(None, action=Action(answer))

    def pressed(self, name: str, value: str, s: Situation) -> Step:
        """See `Dialogue.pressed`; the key that opened the list closes it."""
        if (name, value) == ("key", MORE):
            return Step(None)
        named = action_of(value, further(s), s) if name == "key" else None
        return ChoiceDialogue.pressed(self, name, value, s) if named is None else Step(None, action=named)

    def title(self, words: Words) -> str:
        """More."""
        return words.text("counter.more")

    def answer(self, answer: str, s: Situation, words: Words) -> Answer:
        """An action, with the key it has anyway."""
        action = Action(answer)
        return Answer(words.text(f"counter.{action.value}"), key=key_of(action, s))
