"""What this hub has learned, and the waits that it tells: kept up to date beside the serving.

Owns when forecasts are made anew. Playing a hall forward takes up to some tenths of a second, and nobody who
presses a key may wait for that: `beside` does it in a thread, on a state that never changes. Who joins
without a class and without an appointment is told what the queues document shows; for the few others it is
reckoned at once.
"""

import logging
from collections.abc import Callable, Mapping

from center_hub.contract.words import Wait
from center_hub.core.events import Recorded
from center_hub.core.forecast import Forecaster
from center_hub.core.foresight import Newcomer
from center_hub.core.model import State, Ticket
from center_hub.core.plan import PlannedService

logger = logging.getLogger(__name__)

Beside = Callable[[Callable[[], None]], object]
"""Does something later, or at once; in any thread."""

ANEW_AFTER_MS = 10_000
"""How old a forecast may be while the hall moves."""


class HubForesight:
    """`center_hub.core.foresight.Foresight` of a running hub."""

    def __init__(self, forecaster: Forecaster, beside: Beside) -> None:
        self._forecaster = forecaster
        self._beside = beside
        self._busy = False
        self._of: State | None = None
        """The state that was asked about last."""
        self._asked_at = 0
        self.waits: Mapping[str, Wait] = {}
        """Service -> how long a newcomer would wait, as told last."""

    def learn(self, before: State, recorded: Recorded) -> None:
        """Take in what happened in the state `before`."""
        self._forecaster.learn(before, recorded)

    def freeze(self) -> bytes:
        """All that was learned."""
        return self._forecaster.freeze()

    def length_ms(self, service: PlannedService) -> float:
        """How long a counter is busy with one ticket of `service`."""
        return self._forecaster.length_ms(service)

    def of_newcomer(self, state: State, newcomer: Newcomer, clock: int) -> Wait | None:
        """What the queues document shows, where that is of somebody like `newcomer`."""
        if newcomer == Newcomer(newcomer.service):
            return self.waits.get(newcomer.service)
        return self._forecaster.of_newcomer(state, newcomer, clock)

    def of_ticket(self, state: State, ticket: Ticket, clock: int) -> Wait | None:
        """How long `ticket` will wait from now on."""
        return self._forecaster.of_ticket(state, ticket, clock)

    def refresh(self, state: State, clock: int) -> None:
        """Have the waits made anew, if the hall has moved and they are old."""
        if self._busy or state is self._of or 0 <= clock - self._asked_at < ANEW_AFTER_MS:
            return
        self._busy, self._of, self._asked_at = True, state, clock
        self._beside(lambda: self._made_anew(state, clock))

    def _made_anew(self, state: State, clock: int) -> None:
        try:
            self.waits = {} if state.day is None else self._forecaster.of_services(state, clock)
        except Exception:  # the edge of a thread: a hall must go on without a forecast
            logger.exception("no forecast could be made")
            self.waits = {}
        finally:
            self._busy = False
