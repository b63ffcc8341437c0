"""One ticket's story in plain words, from the events of its life.

Owns the sentences of `explain`. Pure: reads records, prints nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo

from msgspec import Struct

from center_hub.contract.words import CommandKey
from center_hub.core.events import (
    AnyEvent,
    CancelReason,
    Recorded,
    ServiceFinished,
    ServiceStarted,
    TicketCalled,
    TicketCancelled,
    TicketIssued,
    TicketNotShown,
    TicketRecalled,
    TicketTransferred,
)
from center_hub.core.evolve import evolve
from center_hub.core.model import State


class Line(Struct, frozen=True):
    """One thing that happened to a ticket."""

    sequence: int
    at: datetime
    said: str


def wanted_id(asked: str, records: Iterable[tuple[Recorded, CommandKey]]) -> str | None:
    """The ticket that `asked` means: an id (17-A042), or the latest of a number as people say it (A 042)."""
    spoken = asked.replace(" ", "")
    found = None
    for recorded, _ in records:
        event = recorded.event
        if isinstance(event, TicketIssued) and spoken in (event.ticket, event.ticket.partition("-")[2]):
            found = event.ticket
    return found


def story(
    ticket: str, records: Iterable[tuple[Recorded, CommandKey]], zone: tzinfo | None = None
) -> Iterator[Line]:
    """What happened to `ticket`, in order, times told in `zone` (this machine's if None)."""
    state = State()
    for recorded, key in records:
        if getattr(recorded.event, "ticket", None) == ticket:
            at = datetime.fromtimestamp(recorded.moment.wall / 1000, tz=UTC).astimezone(zone)
            yield Line(recorded.sequence, at, _said(state, recorded, key))
        state = evolve(state, recorded)


def _said(state: State, recorded: Recorded, key: CommandKey) -> str:
    event = recorded.event
    if isinstance(event, TicketIssued):
        ahead = state.ahead(event.service)
        return f"issued at {key.device} for {event.service}, {ahead} ahead at its counters"
    if isinstance(event, TicketCancelled):
        why = "the day was closed" if event.reason is CancelReason.DAY_CLOSED else f"asked at {key.device}"
        return f"cancelled: {why}"
    return _at_counter(state, event, recorded.moment.steady)


def _at_counter(state: State, event: AnyEvent, now: int) -> str:  # noqa: PLR0911 - one sentence an event
    match event:
        case TicketCalled():
            ticket = state.tickets[event.ticket]
            others = len(state.queue(ticket.service)) - 1
            return (
                f"called to {event.counter} after waiting {_span(now - ticket.queued_at)}:"
                f" first come, first served; {others} behind for the same service"
            )
        case TicketRecalled():
            return f"called again to {event.counter}"
        case ServiceStarted():
            called_at = state.tickets[event.ticket].called_at
            return f"at {event.counter}, {_span(now - (called_at or now))} after the call"
        case ServiceFinished():
            return f"finished at {event.counter} after {_served(state, event.ticket, now)}"
        case TicketTransferred():
            return f"sent on to {event.service} by {event.counter} after {_served(state, event.ticket, now)}"
        case TicketNotShown():
            return f"did not come to {event.counter}"
        case _:
            return type(event).__name__


def _served(state: State, ticket: str, now: int) -> str:
    began = state.tickets[ticket].serving_at
    return _span(now - (began or now))


def _span(milliseconds: int) -> str:
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    return f"{minutes} min {seconds:02d} s"
