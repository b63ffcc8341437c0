"""Which question an action asks before it is done.

Owns that choice alone.
"""

from collections.abc import Callable, Mapping

from counter_terminal.actions import FINISHING, Action
from counter_terminal.dialogues.by_number import NumberPad
from counter_terminal.dialogues.dialogue import Dialogue
from counter_terminal.dialogues.outcome import OutcomeList
from counter_terminal.dialogues.parked import ParkedList
from counter_terminal.dialogues.profile import ProfileList
from counter_terminal.dialogues.signing_in import OperatorList
from counter_terminal.dialogues.transfer import TransferDialogue
from counter_terminal.dialogues.without_ticket import ServiceList
from counter_terminal.situation import Situation

_OF_THE_COUNTER: Mapping[Action, Callable[[], Dialogue]] = {
    Action.PARKED: ParkedList,
    Action.BY_NUMBER: NumberPad,
    Action.WITHOUT_TICKET: ServiceList,
    Action.PROFILE: ProfileList,
    Action.SIGN_IN: OperatorList,
}


def dialogue_of(action: Action, s: Situation) -> Dialogue | None:
    """The dialogue that `action` opens, or None where one press is enough."""
    if action in _OF_THE_COUNTER:
        return _OF_THE_COUNTER[action]()
    if s.held is None:
        return None
    if action is Action.TRANSFER:
        return TransferDialogue(s.held.ticket)
    return OutcomeList(ticket=s.held.ticket, action=action) if _asks_how_it_ended(action, s) else None


def _asks_how_it_ended(action: Action, s: Situation) -> bool:
    """Finishing asks wherever there are outcomes, finishing with what comes next only where one is needed."""
    if action is Action.FINISH:
        return bool(s.centre.outcomes)
    return action in FINISHING and s.outcome_needed
