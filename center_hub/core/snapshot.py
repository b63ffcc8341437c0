"""A state as bytes and back: a cache of the fold, never the truth.

Owns the byte form and the name of the rules that made it. A snapshot made by other rules is worthless
and is thrown away: the journal alone says what is.
"""

import hashlib
from pathlib import Path

from msgspec import Struct, msgpack
from rpds import HashTrieMap

from center_hub.contract.documents import BoardCall, DayInfo
from center_hub.core.model import Counter, State, Ticket
from center_hub.core.plan import Plan


class _Plain(Struct, array_like=True):
    """`State` with ordinary dictionaries, field by field."""

    sequence: int
    plan: Plan
    day: DayInfo | None
    last_day: int
    last_number: dict[str, int]
    tickets: dict[str, Ticket]
    queues: dict[str, tuple[str, ...]]
    counters: dict[str, Counter]
    calls: dict[str, tuple[BoardCall, ...]]


def _source_digest() -> str:
    """Of the rules' own source: any change to them makes every older snapshot worthless by itself."""
    rules = hashlib.sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
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
        last_number=dict(state.last_number.items()),
        tickets=dict(state.tickets.items()),
        queues=dict(state.queues.items()),
        counters=dict(state.counters.items()),
        calls=dict(state.calls.items()),
    )
    return msgpack.encode(plain)


def thaw(frozen: bytes) -> State:
    """The state in `frozen`; raises `msgspec.DecodeError` if it is not one."""
    plain = _decoder.decode(frozen)
    return State(
        sequence=plain.sequence,
        plan=plain.plan,
        day=plain.day,
        last_day=plain.last_day,
        last_number=HashTrieMap(plain.last_number),
        tickets=HashTrieMap(plain.tickets),
        queues=HashTrieMap(plain.queues),
        counters=HashTrieMap(plain.counters),
        calls=HashTrieMap(plain.calls),
    )
