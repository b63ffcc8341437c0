"""What is known to be wrong with today's screens, until its owner has repaired it. To be emptied.

What no repair is meant for does not stand here: a threshold that does not apply is named at the check itself.
"""

import re
from dataclasses import dataclass

from tests.support.looks import Violation
from tests.support.looks.states import State


@dataclass(frozen=True, slots=True)
class Known:
    """Violations of `check` on items that match `item`, in states that match `state`, and why."""

    check: str
    state: str
    item: str
    why: str

    def covers(self, state: State, found: Violation) -> bool:
        """Whether it is this."""
        return (
            found.check == self.check
            and re.search(self.state, str(state)) is not None
            and re.search(self.item, f"{found.item}: {found.found}") is not None
        )


_CUT = "too little room for the longest text"
_LONGER = "no room yet for words that are 40 % longer"

KNOWN: tuple[Known, ...] = ()


def known(state: State, found: Violation) -> Known | None:
    """The entry that covers a violation, or None."""
    return next((one for one in KNOWN if one.covers(state, found)), None)
