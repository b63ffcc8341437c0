"""Somebody stands at the counter without a ticket: for what, in which language, and why at once?

Owns the two questions before the reason.
"""

from dataclasses import dataclass
from functools import partial

from center_hub.contract.commands import ServeWithoutTicket
from counter_terminal.dialogues.choice import Answer, ChoiceDialogue
from counter_terminal.dialogues.dialogue import Step
from counter_terminal.dialogues.reason import ReasonList
from counter_terminal.situation import Situation
from counter_terminal.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceList(ChoiceDialogue):
    """The services that this counter takes now."""

    def offered(self, s: Situation) -> tuple[str, ...]:
        """Those of the present profile."""
        return s.services

    def stands(self, s: Situation) -> bool:
        """While the counter is free and whoever is on duty may do this."""
        return s.idle and s.may_pass_the_line

    def picked(self, answer: str, _s: Situation) -> Step:
        """On to the language."""
        return Step(LanguageList(service=answer, before=self))

    def title(self, words: Words) -> str:
        """The question."""
        return words.text("counter.service_title")

    def answer(self, answer: str, _s: Situation, words: Words) -> Answer:
        """A service."""
        return Answer(words.service(answer))


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageList(ChoiceDialogue):
    """The languages of the centre, for somebody who wants `service`."""

    service: str

    def offered(self, s: Situation) -> tuple[str, ...]:
        """The centre's languages, its main one first."""
        return s.centre.languages

    def stands(self, s: Situation) -> bool:
        """While the counter is free, takes the service, and whoever is on duty may do this."""
        return s.idle and s.may_pass_the_line and self.service in s.services

    def picked(self, answer: str, s: Situation) -> Step:
        """On to the reason."""
        command = partial(_command, s.document.counter, self.service, answer)
        return Step(ReasonList(command_for=command, before=self))

    def title(self, words: Words) -> str:
        """The question."""
        return words.text("counter.language_of_citizen")

    def answer(self, answer: str, _s: Situation, words: Words) -> Answer:
        """A language, by its own name."""
        return Answer(words.spoken(answer))


def _command(counter: str, service: str, language: str, reason: str) -> ServeWithoutTicket:
    return ServeWithoutTicket(counter=counter, expect=None, service=service, language=language, reason=reason)
