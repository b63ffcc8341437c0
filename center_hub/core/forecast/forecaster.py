"""One who has watched a hall, and says how long things will take (`center_hub.core.foresight.Foresight`)."""

from typing import Self

from center_hub.contract.words import Wait
from center_hub.core.events import Recorded
from center_hub.core.foresight import Newcomer
from center_hub.core.model import State, Ticket
from center_hub.core.plan import PlannedService


class Forecaster:
    """Learns in one thread; may be asked in another, since what is asked is only looked up."""

    def learn(self, before: State, recorded: Recorded) -> None:
        """Take in what happened in the state `before`."""

    def length_ms(self, service: PlannedService) -> float:
        """How long a counter is busy with one ticket of `service`, from the call to the end."""
        return service.mean_service_s * 1000

    def of_newcomer(self, _state: State, _newcomer: Newcomer, _clock: int) -> Wait | None:
        """How long `newcomer` would wait."""
        return None

    def of_ticket(self, _state: State, _ticket: Ticket, _clock: int) -> Wait | None:
        """How long `ticket` will wait from now on."""
        return None

    def of_services(self, _state: State, _clock: int) -> dict[str, Wait]:
        """Service -> how long a newcomer without class or appointment would wait; those that can be told."""
        return {}

    def freeze(self) -> bytes:
        """All that was learned, as bytes that `thaw` reads back."""
        return b""

    @classmethod
    def thaw(cls, _frozen: bytes) -> Self:
        """What was learned before; a fresh one where `frozen` is of another version."""
        return cls()
