"""A waiting citizen gets another priority class, with a reason.

Owns what becomes of the place in the line: as if the ticket had been of that class from the start.
"""

from msgspec.structs import replace

from center_hub.contract.commands import ChangePriority
from center_hub.contract.replies import Reason, Refused
from center_hub.contract.transitions import Act
from center_hub.core.changes import moved, out_of_line, rejoined
from center_hub.core.decision import Decision, Granted, Occasion, Rule, refused
from center_hub.core.events import PriorityChanged, Recorded
from center_hub.core.model import State
from center_hub.core.rules.issue import refusal_of_priority
from center_hub.core.rules.preconditions import impossible, ticket_of, unknown_reason


def change(state: State, command: ChangePriority, occasion: Occasion) -> Decision:
    """Another class, or none, from now on."""
    ticket = ticket_of(state, command.ticket, None, occasion)
    if isinstance(ticket, Refused):
        return ticket
    refusal = (
        impossible(ticket, Act.MOVE)
        or refusal_of_priority(state, command.priority, occasion)
        or unknown_reason(state, command.reason)
        or (refused(Reason.ALREADY_SO) if command.priority == ticket.priority else None)
    )
    event = PriorityChanged(
        ticket=ticket.id, priority=command.priority, before=ticket.priority, reason=command.reason
    )
    return refusal or Granted(events=(event,))


def _changed(state: State, event: PriorityChanged, _recorded: Recorded) -> State:
    ticket = state.tickets[event.ticket]
    changed = replace(
        ticket,
        state=moved(ticket, Act.MOVE),
        priority=event.priority,
    )
    return rejoined(out_of_line(state, ticket), changed)


RULE = Rule(decides={ChangePriority: change}, folds={PriorityChanged: _changed})
