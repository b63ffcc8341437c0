"""How did the service end?

Owns the centre's outcomes and the note as one question at the end of a service. Whether the note names
somebody is the hub's to judge: until it has agreed, the note stays where it was typed.
"""

from dataclasses import dataclass, field, replace

from center_hub.contract.transitions import Act
from counter_terminal.actions import Action, finishing
from counter_terminal.dialogues.choice import Answer, ChoiceDialogue
from counter_terminal.dialogues.dialogue import Step
from counter_terminal.situation import Situation
from counter_terminal.words import View, Words

LONGEST_NOTE = 200
"""Letters, as the contract has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeList(ChoiceDialogue):
    """The outcomes of `ticket`, which `action` finishes."""

    ticket: str
    action: Action
    note: str = field(default="", repr=False)

    def offered(self, s: Situation) -> tuple[str, ...]:
        """The centre's outcomes."""
        return tuple(one.id for one in s.centre.outcomes)

    def stands(self, s: Situation) -> bool:
        """While this very ticket is being served."""
        return s.held is not None and s.held.ticket == self.ticket and Act.FINISH in s.acts

    def picked(self, answer: str, s: Situation) -> Step:
        """Finishes, and waits for the hub: a note it refuses can be put right."""
        return Step(self, finishing(self.action, s.document.counter, self.ticket, answer, self.note.strip()))

    def sent(self, s: Situation) -> Step:
        """Finishes without an outcome, where the centre does not need one."""
        if s.outcome_needed:
            return Step(self)
        return Step(self, finishing(self.action, s.document.counter, self.ticket, None, self.note.strip()))

    def pressed(self, name: str, value: str, s: Situation) -> Step:
        """See `Dialogue.pressed`; `note` says what stands in the note now."""
        if name == "note":
            return Step(replace(self, note=value[:LONGEST_NOTE]))
        return ChoiceDialogue.pressed(self, name, value, s)

    def title(self, words: Words) -> str:
        """The question."""
        return words.text("counter.outcome_title")

    def answer(self, answer: str, s: Situation, words: Words) -> Answer:
        """An outcome."""
        return Answer(words.said(s.centre.outcome(answer).name))

    def view(self, s: Situation, words: Words) -> View:
        """See `Dialogue.view`."""
        send = "" if s.outcome_needed else words.text("counter.without_outcome")
        note = {"note": words.text("counter.note"), "longest_note": LONGEST_NOTE, "send": send}
        return ChoiceDialogue.view(self, s, words) | note
