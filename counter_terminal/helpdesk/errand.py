"""One command on its way, from the press until its answer. Times are monotonic seconds.

Owns how long an answer is waited for, and what must not be remembered of a command meanwhile.
"""

from dataclasses import dataclass, replace

from msgspec.structs import replace as changed

from center_hub.contract.commands import AnyCommand, IssueTicket
from counter_terminal.helpdesk.pages import Page

GUARD_S = 0.4
"""The second half of a double tap must not reach what the first one brought."""
TAKEN_WITHIN_S = 3.0
"""A command the link has not taken by then never will be: another, older one was still owed."""


@dataclass(frozen=True, slots=True)
class Errand:
    """A command that was pressed on `page`; its answer changes that page if it is still the one shown.

    With `gathers` what is found joins the family. A `quiet` one leaves the last sentence standing.
    """

    command: AnyCommand
    pressed_at: float
    page: Page | None
    gathers: bool = False
    quiet: bool = False
    taken: bool = False

    def taken_by_link(self) -> "Errand":
        """After the link wrote the command down."""
        return replace(self, taken=True)

    def lost(self, now: float) -> bool:
        """Whether the link will not take it any more."""
        return not self.taken and now - self.pressed_at >= TAKEN_WITHIN_S


def without_person(command: AnyCommand) -> AnyCommand:
    """The command as it may be remembered: nothing that tells a person apart."""
    return changed(command, person=None) if isinstance(command, IssueTicket) else command
