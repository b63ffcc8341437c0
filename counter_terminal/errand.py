"""One command on its way: from the press until the screen shows what came of it.

Owns when the next press may count. Must not know what the command does. Times are monotonic seconds.
"""

from dataclasses import dataclass, replace

from msgspec.structs import replace as changed

from center_hub.contract.commands import AnyCommand, CallNext, SignIn
from center_hub.contract.documents import CounterDocument
from center_hub.contract.replies import AnyOutcome, Called, Refused
from center_hub.contract.words import Stamp
from center_hub.link.port import CommandAnswered

GUARD_S = 0.4
"""The second half of a double click, or a bouncing key, must not reach what the first one brought."""
SHOWN_WITHIN_S = 2.0
"""After a reply its document is awaited this long: it follows at once, unless the wire broke between them."""
TAKEN_WITHIN_S = 3.0
"""A command the link has not taken by then never will be: another, older one was still owed."""
ANSWER_WITHIN_S = 2.0
"""Whoever pressed and sees nothing come of it so long wants to be told what became of the press."""


@dataclass(frozen=True, slots=True)
class Errand:
    """A command that was pressed. Each of `taken_by_link`, `answered` gives the errand after it."""

    command: AnyCommand
    """Without what must not be remembered (`without_secret`)."""
    pressed_at: float
    taken: bool = False
    awaited: Stamp | None = None
    """The stamp of the document that shows what came of it; None with `answered_at`: nothing changed."""
    answered_at: float | None = None

    def taken_by_link(self) -> "Errand":
        """After the link wrote the command down."""
        return replace(self, taken=True)

    def answered(self, answer: CommandAnswered, now: float) -> "Errand":
        """After a reply; one owed from before this start does not answer a command not yet taken."""
        if answer.again and not self.taken:
            return self
        awaited = answer.stamp if _changes(answer.command, answer.outcome) else None
        return replace(self, awaited=awaited, answered_at=now)

    @property
    def was_never_sent(self) -> bool:
        """Whether the link did not take it and no answer came: once `over`, nothing will come of it."""
        return not self.taken and self.answered_at is None

    @property
    def is_owed(self) -> bool:
        """Whether it is written down, on its way, and not answered."""
        return self.taken and self.answered_at is None

    def overdue(self, now: float) -> bool:
        """Whether it `is_owed` for longer than an answer takes."""
        return self.is_owed and now - self.pressed_at >= ANSWER_WITHIN_S

    def working(self, counter: CounterDocument | None, now: float) -> bool:
        """Whether what came of it is still unknown here."""
        if self.answered_at is None:
            return self.taken or now - self.pressed_at < TAKEN_WITHIN_S
        if self.awaited is None or now - self.answered_at >= SHOWN_WITHIN_S:
            return False
        return counter is None or counter.stamp < self.awaited

    def over(self, counter: CounterDocument | None, now: float) -> bool:
        """Whether the next press counts again."""
        return not self.working(counter, now) and now - self.pressed_at >= GUARD_S


def without_secret(command: AnyCommand) -> AnyCommand:
    """The command as it may be remembered while it is on its way: a PIN is blank."""
    return changed(command, pin="") if isinstance(command, SignIn) else command


def _changes(command: AnyCommand, outcome: AnyOutcome) -> bool:
    """Whether the counter's document differs after it: a refusal and a call for nobody change nothing."""
    if isinstance(outcome, Called) and outcome.ticket is None:
        return isinstance(command, CallNext) and command.expect is not None
    return not isinstance(outcome, Refused)
