"""Appointments handed over to the hub in batches, and what became of each.

Owns the size of a batch and the tally. The hub changes nothing for an appointment it knows, so a file may be
handed over as often as one likes. Must not know files or wires.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from msgspec import json

from center_hub.contract.codec import COMMAND_LIMIT
from center_hub.contract.commands import MOST_IMPORTED, AnyCommand, ImportAppointments
from center_hub.contract.replies import AnyOutcome, Imported, Reason, Refused
from center_hub.manager.appointments_file import Booked

_ENVELOPE_BYTES = 512  # version, key, the command's own name, with room to spare


@dataclass(slots=True)
class Tally:
    """What has become of the appointments so far; `sent` counts those that the hub has answered for."""

    sent: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    not_taken: list[tuple[Booked, Reason]] = field(default_factory=list)
    refused: Refused | None = None
    """Why a batch as a whole was not carried out; the rest was not sent then."""


def hand_over(
    booked: Sequence[Booked],
    ask: Callable[[AnyCommand], AnyOutcome],
    tally: Tally,
    progress: Callable[[int], None],
) -> None:
    """Send everything and keep `tally`, which is right also where `ask` raises; `progress` hears `sent`."""
    for batch in batches(booked):
        command = ImportAppointments(appointments=tuple(one.appointment for one in batch))
        outcome = ask(command)
        if isinstance(outcome, Refused):
            tally.refused = outcome
            return
        if not isinstance(outcome, Imported):
            message = f"the hub answered {type(outcome).__name__} to an import"
            raise TypeError(message)
        _count(tally, batch, outcome)
        progress(tally.sent)


def batches(booked: Sequence[Booked]) -> Iterator[list[Booked]]:
    """`booked` in order, as many at once as one command may carry, and no more bytes than the limit."""
    batch: list[Booked] = []
    room = COMMAND_LIMIT - _ENVELOPE_BYTES
    for one in booked:
        size = len(json.encode(one.appointment)) + 1
        if batch and (len(batch) == MOST_IMPORTED or size > room):
            yield batch
            batch, room = [], COMMAND_LIMIT - _ENVELOPE_BYTES
        batch.append(one)
        room -= size
    if batch:
        yield batch


def _count(tally: Tally, batch: list[Booked], imported: Imported) -> None:
    by_code = {one.appointment.code: one for one in batch}
    tally.sent += len(batch)
    tally.added += imported.added
    tally.changed += imported.changed
    tally.unchanged += imported.unchanged
    tally.not_taken += [(by_code[one.code], one.reason) for one in imported.not_taken]
