"""What a hub would have learned, in a hall that is only played.

Owns that experience begins where the real one would and grows with each played event; and that forecasts are
made only where they are wanted, and less often than a hub makes them: playing a hall forward takes longer
than all else of a played day.
Must not know what is learned (`center_hub.core.forecast`).
"""

from typing import Protocol

from center_hub.contract.words import Wait
from center_hub.core.events import Recorded
from center_hub.core.forecast import Forecaster
from center_hub.core.foresight import Foresight, Newcomer
from center_hub.core.model import State, Ticket
from center_hub.core.plan import PlannedService
from center_hub.service.foresight import HubForesight, remembered

FORECASTS_MS = 60_000
"""How old the waits told may be, in played time. A hub makes them each ten seconds: six times the work."""


class Watcher(Foresight, Protocol):
    """A foresight that learns while a day is played."""

    def learn(self, before: State, recorded: Recorded) -> None:
        """Take in what happened in the state `before`."""

    def refresh(self, state: State, clock: int) -> None:
        """Time has passed: forecasts may be made anew. `clock` is UTC milliseconds."""


class Watching:
    """A `Watcher` as a hub has it, beginning with what was `learned` before."""

    def __init__(self, learned: bytes = b"", *, forecasts: bool = False) -> None:
        self._hub = HubForesight(remembered(learned) or Forecaster(), beside=lambda work: work())
        self._forecasts = forecasts
        self._made_at: int | None = None

    def learn(self, before: State, recorded: Recorded) -> None:
        """As a hub learns."""
        self._hub.learn(before, recorded)

    def refresh(self, state: State, clock: int) -> None:
        """As a hub does, where forecasts are wanted; at a pace of its own."""
        if not self._forecasts or self._fresh(clock):
            return
        self._made_at = clock
        self._hub.refresh(state, clock)

    def _fresh(self, clock: int) -> bool:
        return self._made_at is not None and 0 <= clock - self._made_at < FORECASTS_MS

    def length_ms(self, service: PlannedService) -> float:
        """How long a counter is busy with one ticket of `service`."""
        return self._hub.length_ms(service)

    def of_newcomer(self, state: State, newcomer: Newcomer, clock: int) -> Wait | None:
        """What a hub would tell; None where forecasts are not wanted."""
        return self._hub.of_newcomer(state, newcomer, clock) if self._forecasts else None

    def of_ticket(self, state: State, ticket: Ticket, clock: int) -> Wait | None:
        """What a hub would tell; None where forecasts are not wanted."""
        return self._hub.of_ticket(state, ticket, clock) if self._forecasts else None
