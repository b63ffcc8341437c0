"""A state as bytes and back: a cache of the fold, never the truth.

Owns the byte form and the name of the rules that made it. A snapshot made by other rules is worthless
and is thrown away: the journal alone says what is. What follows from the tickets - who stands in which line,
what they are known as - is not written but made again.
"""

import hashlib
from pathlib import Path

from msgspec import Struct, msgpack
from rpds import HashTrieMap

from center_hub.contract.documents import BoardCall, BoardMove
from center_hub.contract.words import LegState
from center_hub.core.line import Line
from center_hub.core.model import NOBODY, Booking, BookingState, Counter, Day, Queue, State, Ticket
from center_hub.core.plan import Plan
from center_hub.core.rules.counters import restaffed


class _Plain(Struct, array_like=True):
    """`State` with ordinary dictionaries, field by field, without what follows from the rest."""

    sequence: int
    plan: Plan
    day: Day | None
    last_day: int
    last_scheduled: str
    last_number: dict[str, int]
    tickets: dict[str, Ticket]
    counters: dict[str, Counter]
    storing: tuple[str, ...]
    calls: dict[str, tuple[BoardCall, ...]]
    moves: dict[str, tuple[BoardMove, ...]]
    issued: dict[str, int]
    persons: dict[str, int]
    suspended: dict[str, dict[str, str]]
    bookings: dict[str, Booking]


def _source_digest() -> str:
    """Of the rules' own source: any change to them makes every older snapshot worthless by itself."""
    rules = hashlib.sha256()
    core = Path(__file__).parent
    for folder in (core, core.parent / "contract"):
        for module in sorted(folder.rglob("*.py")):
            rules.update(module.read_bytes())
    return rules.hexdigest()


FOLD = _source_digest()
"""Names the rules that fold a journal into a state."""

_decoder = msgpack.Decoder(_Plain)


def freeze(state: State) -> bytes:
    """`state` as bytes that `thaw` reads back."""
    plain = _Plain(
        sequence=state.sequence,
        plan=state.plan,
        day=state.day,
        last_day=state.last_day,
        last_scheduled=state.last_scheduled,
        last_number=dict(state.last_number.items()),
        tickets=dict(state.tickets.items()),
        counters=dict(state.counters.items()),
        storing=state.storing,
        calls=dict(state.calls.items()),
        moves=dict(state.moves.items()),
        issued=dict(state.issued.items()),
        persons=dict(state.persons.items()),
        suspended=dict(state.suspended.items()),
        bookings=dict(state.bookings.items()),
    )
    return msgpack.encode(plain)


def thaw(frozen: bytes) -> State:
    """The state in `frozen`; raises `msgspec.DecodeError` if it is not one."""
    plain = _decoder.decode(frozen)
    tickets = plain.tickets.values()
    open_bookings = (one for one in plain.bookings.values() if one.state is BookingState.OPEN)
    parked = ((one.parked_rank, one.id) for one in tickets if one.parked_rank is not None)
    return restaffed(
        State(
            sequence=plain.sequence,
            plan=plain.plan,
            day=plain.day,
            last_day=plain.last_day,
            last_scheduled=plain.last_scheduled,
            last_number=HashTrieMap(plain.last_number),
            tickets=HashTrieMap(plain.tickets),
            tokens=HashTrieMap({one.token: one.id for one in tickets}),
            carried=HashTrieMap({one.shown: one.id for one in tickets if _is_carried(one, plain)}),
            queues=HashTrieMap(_queues(plain)),
            parked=Line(parked),
            counters=HashTrieMap(plain.counters),
            storing=plain.storing,
            calls=HashTrieMap(plain.calls),
            moves=HashTrieMap(plain.moves),
            issued=HashTrieMap(plain.issued),
            persons=HashTrieMap(plain.persons),
            suspended=HashTrieMap(plain.suspended),
            bookings=HashTrieMap(plain.bookings),
            agenda=Line((one.rank, one.code) for one in open_bookings),
        )
    )


def _is_carried(ticket: Ticket, plain: _Plain) -> bool:
    return not ticket.id.startswith(f"{plain.last_day}-")


def _queues(plain: _Plain) -> dict[str, Queue]:
    queues: dict[str, Queue] = {}
    for ticket in plain.tickets.values():
        if ticket.state is LegState.WAITING:
            queues[ticket.place] = queues.get(ticket.place, NOBODY).joined(ticket)
    return queues
