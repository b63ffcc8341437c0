"""Which parked citizen is back?

Owns the list of those whom this counter waits for, and calling one of them.
"""

from dataclasses import dataclass

from center_hub.contract.commands import CallTicket
from center_hub.contract.documents import ParkedTicket
from counter_terminal.dialogues.choice import Answer, ChoiceDialogue
from counter_terminal.dialogues.dialogue import Step
from counter_terminal.durations import minutes_until
from counter_terminal.situation import Situation
from counter_terminal.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkedList(ChoiceDialogue):
    """The parked tickets of the counter."""

    def offered(self, s: Situation) -> tuple[str, ...]:
        """In the order in which they will be back by themselves."""
        return tuple(one.ticket for one in in_order(s.document.parked))

    def stands(self, s: Situation) -> bool:
        """While the counter is free and waits for somebody."""
        return s.idle and bool(s.document.parked)

    def picked(self, answer: str, s: Situation) -> Step:
        """Calls the ticket; for one of its own a counter needs no reason."""
        return Step(None, CallTicket(counter=s.document.counter, expect=None, ticket=answer))

    def title(self, words: Words) -> str:
        """Parked tickets."""
        return words.text("counter.parked")

    def answer(self, answer: str, s: Situation, words: Words) -> Answer:
        """A number, its service, and when it waits again by itself."""
        parked = next(one for one in s.document.parked if one.ticket == answer)
        title = f"{words.number(parked.series, parked.number)} · {words.service(parked.service)}"
        return Answer(title, words.text("counter.back_in", minutes=minutes_until(parked.back_at, s.steady)))


def in_order(parked: tuple[ParkedTicket, ...]) -> tuple[ParkedTicket, ...]:
    """Who waits again by themselves soonest, first."""
    return tuple(sorted(parked, key=lambda one: one.back_at))
