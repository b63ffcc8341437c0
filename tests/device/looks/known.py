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


_FOOT = "kiosk: the foot bar is being rebuilt, with gaps, and no longer stays where a page has none"
_CUT = "too little room for the longest text"
_MODES = "kiosk: a mode leaves too little room, or its focus cannot be told from the foot"
_LONGER = "no room yet for words that are 40 % longer"

KNOWN: tuple[Known, ...] = (
    Known("A10", "^board-rush-", "^call-[1-9]", "board: in a rush only some of the called are large"),
    Known("A3", "^kiosk", "back and start-over|start-over and foot-language|foot-language and help", _FOOT),
    Known("A14", "^kiosk-(checked_in|ticket|print_.*)-.*-lying", "time|done|copy-if-none-came|number", _FOOT),
    Known("A4", "^kiosk-print_.*-lying", "^time", _FOOT),
    Known(
        "A3", "^kiosk-welcome-.*-lying", "language-.* and (appointment|own_ticket)", "kiosk: cards too near"
    ),
    Known("A14", "^kiosk-help_before_a_language_without_desk-.*-lying", "^help-body", f"kiosk: {_CUT}"),
    Known("A14", "^kiosk-.*-ps-plain-upright", "^appointment", "kiosk: words over a button's edge"),
    Known("A14", "^kiosk-.*-(large|low|all|strong)-", "", _MODES),
    Known("A4", "^kiosk-.*-(plain|large|low)-", "its focus", _MODES),
    Known("A5", "^kiosk-.*-(low|all)-", "^(clear|show-found)", _MODES),
    Known("A3", "^kiosk-.*-(large|low|all)-", "key-.* and (enter|erase)", _MODES),
    Known("A14", "^kiosk-.*-long-", "", f"kiosk: {_LONGER}"),
    Known(
        "A14", "^counter-", "^/.*(ellipsis|broken)", "counter: names of services are cut beside the queues"
    ),
    Known("A14", "^counter-.*-long-", "", f"counter: {_LONGER}"),
    Known("A14", "^helpdesk-search-ru-", "^option-.*ellipsis", f"help desk: {_CUT}"),
    Known("A14", "^helpdesk-services-ru-long-", "^choice-.*ellipsis", f"help desk: {_CUT}"),
    Known("A14", "^helpdesk-(journey|family)-.*-long-", "", f"help desk: {_LONGER}"),
    Known("A3", "^helpdesk-(journey|family)-.*-long-", "party-|^give", f"help desk: {_LONGER}"),
    Known("A14", "^helpdesk-check in refused-ps-long-", "^kiosks-0", f"help desk: {_LONGER}"),
    Known("A14", "^(strip|citizen)-.*-long-", "", f"strip and citizen's screen: {_LONGER}"),
)


def known(state: State, found: Violation) -> Known | None:
    """The entry that covers a violation, or None."""
    return next((one for one in KNOWN if one.covers(state, found)), None)
