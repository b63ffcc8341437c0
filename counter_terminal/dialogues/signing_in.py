"""Who works here, and their PIN.

Owns the PIN while it is typed: shown as dots, dropped the moment it is sent, in no text that is made of this
value. A wrong one is typed anew for the same operator.
"""

from dataclasses import dataclass, field, replace

from center_hub.contract.commands import SignIn
from counter_terminal.dialogues.choice import Answer, ChoiceDialogue
from counter_terminal.dialogues.dialogue import Dialogue, Step
from counter_terminal.keys import FIGURES, digit_of
from counter_terminal.situation import Situation
from counter_terminal.words import View, Words

SHORTEST_PIN, LONGEST_PIN = 4, 12
"""Figures, as the contract has it."""
DOT = "•"


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorList(ChoiceDialogue):
    """The operators of the centre."""

    def offered(self, s: Situation) -> tuple[str, ...]:
        """All but the one on duty here."""
        return tuple(one.id for one in s.centre.operators if one.id != s.document.operator)

    def stands(self, s: Situation) -> bool:
        """As long as there is anybody else."""
        return bool(self.offered(s))

    def picked(self, answer: str, _s: Situation) -> Step:
        """On to the PIN."""
        return Step(PinPad(answer, before=self))

    def title(self, words: Words) -> str:
        """The question."""
        return words.text("counter.operator_title")

    def answer(self, answer: str, s: Situation, words: Words) -> Answer:
        """An operator by id, with the role of a supervisor."""
        role = next((one.role for one in s.centre.operators if one.id == answer), "operator")
        note = words.text("counter.supervisor") if role == "supervisor" else ""
        return Answer(words.isolated(answer), note)


@dataclass(frozen=True, slots=True)
class PinPad:
    """The PIN of `operator`, as far as it is typed."""

    operator: str
    before: Dialogue | None = None
    pin: str = field(default="", repr=False)

    def stands(self, s: Situation) -> bool:
        """Until the operator is signed in."""
        return s.document.operator != self.operator

    def pressed(self, name: str, value: str, s: Situation) -> Step:
        """See `Dialogue.pressed`; keys are figures and Backspace."""
        if name == "leave":
            return Step(self.before)
        if name == "send" and self._complete:
            command = SignIn(counter=s.document.counter, operator=self.operator, pin=self.pin)
            return Step(replace(self, pin=""), command)
        return Step(self._typed(value) if name == "key" else self)

    def view(self, s: Situation, words: Words) -> View:
        """See `Dialogue.view`; it tells how many figures there are, and never which."""
        return {
            "kind": "pad",
            "title": words.text("counter.pin_title", operator=self.operator),
            "leave": words.text("counter.cancel"),
            "erase": words.text("counter.erase"),
            "send": words.text("counter.sign_in"),
            "complete": self._complete,
            "shown": DOT * len(self.pin),
            "figures": s.centre.figures(FIGURES),
            "letters": [],
        }

    @property
    def _complete(self) -> bool:
        return len(self.pin) >= SHORTEST_PIN

    def _typed(self, key: str) -> "PinPad":
        if key == "Backspace":
            return replace(self, pin=self.pin[:-1])
        if digit_of(key) is None or len(self.pin) == LONGEST_PIN:
            return self
        return replace(self, pin=self.pin + key)
