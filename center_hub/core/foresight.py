"""What a decision may ask of experience: how long a service takes, and how long somebody will wait.

Owns the questions, and the answers of a hub that has seen nothing yet. Who has seen something is
`center_hub.core.forecast`; what was answered stands in the events, so that a journal folds without it.
"""

from typing import NamedTuple, Protocol

from center_hub.contract.words import Wait
from center_hub.core.model import State, Ticket
from center_hub.core.plan import PlannedService


class Newcomer(NamedTuple):
    """Somebody who would join a line now."""

    service: str
    priority: str | None = None
    slot: int | None = None
    """Of an appointment, UTC milliseconds; the wait then counts from it."""
    onward: bool = False
    """For a later service of a visit."""


class Foresight(Protocol):
    """Answers from experience; moments are UTC milliseconds by the day's clock."""

    def length_ms(self, service: PlannedService) -> float:
        """How long a counter is busy with one ticket of `service`, from the call to the end; milliseconds."""

    def of_newcomer(self, state: State, newcomer: Newcomer, clock: int) -> Wait | None:
        """How long `newcomer` would wait in `state`; None where that cannot be told."""

    def of_ticket(self, state: State, ticket: Ticket, clock: int) -> Wait | None:
        """How long `ticket`, which waits in `state`, will wait from now on; None: that cannot be told."""


class AsPlanned:
    """The foresight of a hub that has seen nothing: services take what the plan says, waits are unknown."""

    def length_ms(self, service: PlannedService) -> float:
        """As the centre has written it."""
        return service.mean_service_s * 1000

    def of_newcomer(self, _state: State, _newcomer: Newcomer, _clock: int) -> Wait | None:
        """Unknown."""
        return None

    def of_ticket(self, _state: State, _ticket: Ticket, _clock: int) -> Wait | None:
        """Unknown."""
        return None


AS_PLANNED = AsPlanned()
