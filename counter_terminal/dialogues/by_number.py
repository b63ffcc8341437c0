"""Which number is called out of order?

Owns the letter and the figures as they are typed. The letters are those of the centre's tickets, this
counter's own first; the first stands there already, so that most often the figures are enough.
"""

from dataclasses import dataclass, replace
from functools import partial

from center_hub.contract.commands import CallTicket
from center_hub.contract.words import ticket_id
from counter_terminal.dialogues.dialogue import Step
from counter_terminal.dialogues.reason import ReasonList
from counter_terminal.keys import FIGURES, digit_of
from counter_terminal.situation import Situation
from counter_terminal.words import View, Words

MOST_FIGURES = 4


@dataclass(frozen=True, slots=True)
class NumberPad:
    """A number being typed; `letter` is empty until one was chosen."""

    letter: str = ""
    figures: str = ""

    def stands(self, s: Situation) -> bool:
        """While the counter is free and whoever is on duty may do this."""
        return s.idle and s.may_pass_the_line

    def pressed(self, name: str, value: str, s: Situation) -> Step:
        """See `Dialogue.pressed`; `choose` names a letter, keys are figures, letters, Left and Right."""
        if name == "leave":
            return Step(None)
        if name == "send":
            return self._sent(s)
        if name == "choose" and value in letters(s):
            return Step(replace(self, letter=value))
        return Step(self._typed(value, s) if name == "key" else self)

    def view(self, s: Situation, words: Words) -> View:
        """See `Dialogue.view`."""
        letter = self._letter(s)
        return {
            "kind": "pad",
            "title": words.text("counter.number_title"),
            "leave": words.text("counter.cancel"),
            "erase": words.text("counter.erase"),
            "send": words.text("counter.confirm"),
            "complete": bool(self._number),
            "shown": words.plain_number(letter, self._number) if self.figures else letter,
            "figures": s.centre.figures(FIGURES),
            "letters": [{"id": one, "chosen": one == letter} for one in letters(s)],
        }

    @property
    def _number(self) -> int:
        return int(self.figures or "0")

    def _letter(self, s: Situation) -> str:
        return self.letter or letters(s)[0]

    def _typed(self, key: str, s: Situation) -> "NumberPad":
        known = letters(s)
        if key in ("Left", "Right"):
            at = known.index(self._letter(s)) + (1 if key == "Right" else -1)
            return replace(self, letter=known[at % len(known)])
        if key in known:
            return replace(self, letter=key)
        if key == "Backspace":
            return replace(self, figures=self.figures[:-1])
        if digit_of(key) is None or len(self.figures) == MOST_FIGURES:
            return self
        return replace(self, figures=self.figures + key)

    def _sent(self, s: Situation) -> Step:
        if not self._number or s.day is None:
            return Step(self)
        ticket = ticket_id(s.day, self._letter(s), self._number)
        return Step(ReasonList(command_for=partial(_command, s.document.counter, ticket), before=self))


def letters(s: Situation) -> tuple[str, ...]:
    """The letters of the centre's tickets, those of this counter's services first."""
    own = [one.series for one in s.centre.services if one.id in s.services]
    others = sorted(one.series for one in s.centre.services)
    return tuple(dict.fromkeys([*own, *others]))


def _command(counter: str, ticket: str, reason: str) -> CallTicket:
    return CallTicket(counter=counter, expect=None, ticket=ticket, reason=reason)
