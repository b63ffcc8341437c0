"""Which services does this counter take from now on?

Owns the choice among the profiles that the centre allows at this counter.
"""

from dataclasses import dataclass

from center_hub.contract.commands import SwitchProfile
from counter_terminal.dialogues.choice import Answer, ChoiceDialogue
from counter_terminal.dialogues.dialogue import Step
from counter_terminal.situation import Situation
from counter_terminal.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileList(ChoiceDialogue):
    """The other profiles of the counter."""

    def offered(self, s: Situation) -> tuple[str, ...]:
        """Its own and those it may switch to, without the present one."""
        mine = dict.fromkeys((s.counter.profile, *s.counter.profiles))
        return tuple(one for one in mine if one != s.profile)

    def stands(self, s: Situation) -> bool:
        """As long as there is another."""
        return bool(self.offered(s))

    def picked(self, answer: str, s: Situation) -> Step:
        """Switches."""
        return Step(None, SwitchProfile(counter=s.document.counter, profile=answer))

    def title(self, words: Words) -> str:
        """The question."""
        return words.text("counter.profile_title")

    def answer(self, answer: str, s: Situation, words: Words) -> Answer:
        """A profile, and how many wait for its services now."""
        services = s.centre.profile(answer).services
        queues = () if s.queues is None else s.queues.queues
        waiting = sum(one.waiting for one in queues if one.service in services)
        return Answer(words.profile(answer), words.isolated(waiting) if waiting else "")
