"""What a demonstration came to, counted in its journal and on its clock, never assumed.

Owns `summary.json` and the exit code's reason.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from center_hub.contract.words import LegState
from center_hub.core.events import TicketCalled, TicketIssued
from center_hub.core.evolve import evolve
from center_hub.core.invariants import broken
from center_hub.core.model import State
from center_hub.journal.journal import reading


class Latency(TypedDict):
    """Milliseconds over `times` measurements."""

    times: int
    p50_ms: float
    p99_ms: float
    worst_ms: float


class Summary(TypedDict):
    """The whole of `summary.json`."""

    centre: str
    tickets_issued: int
    tickets_called: int
    tickets_served: int
    tickets_printed: int
    journal_events: int
    broken_invariants: list[str]
    press_to_reply: Latency
    press_to_board_painted: Latency
    pictures: list[str]


def latency(seconds: Sequence[float]) -> Latency:
    """p50 and p99 by nearest rank, and the worst; raises ValueError for no measurement at all."""
    if not seconds:
        raise ValueError("nothing was measured")
    ranked = sorted(seconds)

    def at(share: float) -> float:
        return round(1000 * ranked[min(len(ranked) - 1, int(share * len(ranked)))], 2)

    return Latency(times=len(ranked), p50_ms=at(0.50), p99_ms=at(0.99), worst_ms=round(1000 * ranked[-1], 2))


def summary(
    journal: Path,
    tickets: Path,
    pictures: Sequence[str],
    reply_s: Sequence[float],
    painted_s: Sequence[float],
) -> Summary:
    """What `journal` and the folder of paper `tickets` say happened."""
    issued, called = set[str](), set[str]()
    state = State()
    with reading(journal) as (centre, records):
        for recorded, _ in records:
            state = evolve(state, recorded)
            if isinstance(recorded.event, TicketIssued):
                issued.add(recorded.event.ticket)
            if isinstance(recorded.event, TicketCalled):
                called.add(recorded.event.ticket)
    served = {ticket.id for ticket in state.tickets.values() if ticket.state is LegState.DONE}
    return Summary(
        centre=centre,
        tickets_issued=len(issued),
        tickets_called=len(called),
        tickets_served=len(served),
        tickets_printed=len(list(tickets.glob("ticket-*.png"))),
        journal_events=state.sequence,
        broken_invariants=broken(state),
        press_to_reply=latency(reply_s),
        press_to_board_painted=latency(painted_s),
        pictures=list(pictures),
    )


def everybody_served(found: Summary) -> bool:
    """Whether each ticket given was called and served, and the state is sound."""
    given = found["tickets_issued"]
    return (
        given > 0
        and found["tickets_served"] == given == found["tickets_called"]
        and not found["broken_invariants"]
    )
