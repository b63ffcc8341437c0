"""Who is next: given the state and a free counter, the ticket to call.

Owns the choice alone. First come, first served among the services of the counter; pure, and the same
for the same state.
"""

from center_hub.core.model import State


def next_ticket(state: State, counter: str) -> str | None:
    """The id of the ticket that `counter` should call, or None if nobody it can serve is waiting."""
    heads = (state.queue(service) for service in state.plan.counter[counter].services)
    first = min(
        (state.tickets[queue[0]] for queue in heads if queue),
        key=lambda ticket: ticket.queued_order,
        default=None,
    )
    return None if first is None else first.id
