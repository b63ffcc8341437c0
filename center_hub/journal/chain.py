"""One row of the journal as bytes, and the hash that chains it to the row before.

Owns the row's shape and the chain. Pure: must not know SQLite.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import cast

from msgspec import DecodeError, json

from center_hub.contract.words import CommandKey
from center_hub.core.events import AnyEvent, Moment, Recorded

FORMAT = 1
"""Of an event's body. A reader refuses a higher one rather than guess."""

Row = tuple[int, int, int, int, str, int, int, bytes, bytes]
"""sequence, format, wall, steady, device, device epoch, device sequence, body, hash."""

_encode = json.Encoder().encode
_decode = json.Decoder(AnyEvent).decode


class BrokenChain(ValueError):
    """A row that is not what was written: changed, missing, or of another journal."""

    def __init__(self, sequence: int, what: str) -> None:
        super().__init__(f"event {sequence}: {what}")
        self.sequence = sequence


def genesis(centre: str) -> bytes:
    """The hash before the first event of `centre`."""
    return hashlib.sha256(b"nobat journal 1 " + centre.encode()).digest()


def row(recorded: Recorded, key: CommandKey, before: bytes) -> Row:
    """The row for `recorded`, caused by the command `key`, chained to the hash `before`."""
    body = _encode(recorded.event)
    moment = recorded.moment
    facts = (recorded.sequence, FORMAT, moment.wall, moment.steady, key.device, key.epoch, key.sequence)
    return (*facts, body, _hash(before, facts, body))


def _hash(before: bytes, facts: tuple[int | str, ...], body: bytes) -> bytes:
    head = "|".join(map(str, facts)).encode()
    return hashlib.sha256(before + head + b"|" + body).digest()


def checked(rows: Iterable[Row], before: bytes, sequence: int = 0) -> Iterator[tuple[Recorded, CommandKey]]:
    """Each row as what it records, as long as the chain from (`sequence`, `before`) holds.

    Raises:
        BrokenChain: at the first row that is missing, changed or of a newer format.
    """
    for number, format_, wall, steady, device, epoch, device_sequence, body, hash_ in rows:
        sequence += 1
        if number != sequence:
            raise BrokenChain(sequence, f"missing; the next one there is {number}")
        facts = (number, format_, wall, steady, device, epoch, device_sequence)
        before = _hash(before, facts, body)
        if before != hash_:
            raise BrokenChain(sequence, "its content does not match its hash")
        if format_ != FORMAT:
            raise BrokenChain(sequence, f"format {format_} is newer than this program")
        yield (
            Recorded(sequence, Moment(wall=wall, steady=steady), _event(sequence, body)),
            CommandKey(device=device, epoch=epoch, sequence=device_sequence),
        )


def _event(sequence: int, body: bytes) -> AnyEvent:
    try:
        return cast("AnyEvent", _decode(body))
    except DecodeError as error:
        raise BrokenChain(sequence, f"its body cannot be read: {error}") from error
