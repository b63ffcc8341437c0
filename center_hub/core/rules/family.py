"""A family goes on under one ticket.

Owns who may be merged and what the kept ticket takes over: the services and the people, not the place.
"""

from msgspec.structs import replace

from center_hub.contract.commands import MergeTickets
from center_hub.contract.replies import Reason, Refused
from center_hub.contract.transitions import Act
from center_hub.contract.words import MOST_LEGS
from center_hub.core.changes import with_ticket
from center_hub.core.decision import Decision, Granted, Occasion, Rule, refused
from center_hub.core.events import Recorded, TicketsMerged
from center_hub.core.model import State, Ticket
from center_hub.core.rules.paper import withdrawn
from center_hub.core.rules.preconditions import impossible, ticket_of
from center_hub.core.visit import possible

MOST_PEOPLE = 20


def merge(state: State, command: MergeTickets, occasion: Occasion) -> Decision:
    """`into` keeps its place; the others leave their queues, their services come after its own."""
    kept = ticket_of(state, command.into, None, occasion)
    if isinstance(kept, Refused):
        return kept
    others: list[Ticket] = []
    for one in command.tickets:
        ticket = ticket_of(state, one, None, occasion)
        if isinstance(ticket, Refused):
            return ticket
        others.append(ticket)
    family = (kept, *others)
    if len({ticket.id for ticket in family}) != len(family):
        return refused(Reason.NOT_ONE_FAMILY, "a ticket is named twice")
    refusal = next((no for ticket in family if (no := impossible(ticket, Act.MERGE))), None)
    return refusal or _merged_into(state, kept, others)


def _merged_into(state: State, kept: Ticket, others: list[Ticket]) -> Decision:
    if any(ticket.returns for ticket in others):
        return refused(Reason.NOT_ONE_FAMILY, "somebody still has to go back to a counter: keep that ticket")
    wanted = (service for ticket in others for service in (ticket.service, *ticket.then))
    services = dict.fromkeys((kept.service, *kept.then, *wanted))
    party = kept.party + sum(ticket.party for ticket in others)
    if len(services) > MOST_LEGS:
        return refused(Reason.TOO_MANY_SERVICES)
    if party > MOST_PEOPLE:
        return refused(Reason.NOT_ONE_FAMILY, f"{party} people")
    if kept.service not in possible(state, tuple(services)):
        return refused(Reason.NOT_ONE_FAMILY, f"{kept.service} comes after another: keep the other ticket")
    merged = TicketsMerged(
        into=kept.id,
        tickets=tuple(ticket.id for ticket in others),
        then=tuple(services)[1:],
        party=party,
    )
    return Granted(events=(merged,))


def _merged(state: State, event: TicketsMerged, _recorded: Recorded) -> State:
    for one in event.tickets:
        state = withdrawn(state, state.tickets[one], Act.MERGE)
    kept = replace(state.tickets[event.into], then=event.then, party=event.party)
    return with_ticket(state, kept)


RULE = Rule(decides={MergeTickets: merge}, folds={TicketsMerged: _merged})
