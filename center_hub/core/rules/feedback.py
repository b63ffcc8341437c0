"""How a citizen liked a service: once for each service, while it is fresh.

Owns when a score is taken and to which counter it belongs.
"""

from msgspec.structs import replace

from center_hub.contract.commands import GiveFeedback
from center_hub.contract.replies import Reason, Refused
from center_hub.contract.words import Role
from center_hub.core.changes import Unlawful, with_ticket
from center_hub.core.decision import Decision, Granted, Occasion, Rule, refused
from center_hub.core.events import FeedbackGiven, Recorded
from center_hub.core.model import State, Ticket


def give(state: State, command: GiveFeedback, occasion: Occasion) -> Decision:
    """The score for the service done last: at that counter's own panel, or elsewhere with the paper."""
    ticket = state.tickets.get(command.ticket)
    if ticket is None:
        return refused(Reason.UNKNOWN_TICKET, command.ticket)
    if state.day is None:
        return refused(Reason.TOO_LATE_TO_RATE, "the day is closed")
    if occasion.role is not Role.HELPDESK and not _proven(state, ticket, command):
        return refused(Reason.WRONG_TOKEN)
    refusal = refusal_to_rate(state, ticket, occasion)
    if refusal is not None or ticket.served_by is None:
        return refusal or refused(Reason.WRONG_STATE)
    return Granted(events=(FeedbackGiven(ticket=ticket.id, counter=ticket.served_by, score=command.score),))


def _proven(state: State, ticket: Ticket, command: GiveFeedback) -> bool:
    """The paper, or the panel of the counter that has served nobody else since."""
    at = state.counters.get(command.counter or "")
    if at is not None:
        return at.id == ticket.served_by and at.just_served == ticket.id
    return command.token == ticket.token


def refusal_to_rate(state: State, ticket: Ticket, occasion: Occasion) -> Refused | None:
    """Why `ticket` has nothing to rate now, or None."""
    if ticket.served_by is None or ticket.served_at is None:
        return refused(Reason.WRONG_STATE, "no service is done yet")
    if ticket.rated:
        return refused(Reason.ALREADY_RATED)
    over = occasion.now.steady - ticket.served_at > state.plan.rules.feedback.within_s * 1000
    return refused(Reason.TOO_LATE_TO_RATE) if over else None


def _given(state: State, event: FeedbackGiven, _recorded: Recorded) -> State:
    ticket = state.tickets[event.ticket]
    if ticket.rated or ticket.served_by != event.counter:
        message = f"{event.ticket} has nothing to say of {event.counter}"
        raise Unlawful(message)
    return with_ticket(state, replace(ticket, rated=True))


RULE = Rule(decides={GiveFeedback: give}, folds={FeedbackGiven: _given})
