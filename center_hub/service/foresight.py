"""What this hub has learned, and the waits that it tells: kept up to date beside the serving.

Owns when forecasts are made anew. Playing a hall forward takes up to some tenths of a second, and nobody who
presses a key may wait for that: `beside` does it in a thread, on a state that never changes. Who joins
without a class and without an appointment is told what the queues document shows; for the few others it is
reckoned at once.
"""

import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from center_hub.contract.words import Wait
from center_hub.core.events import Recorded
from center_hub.core.forecast import Forecaster, Forgotten
from center_hub.core.foresight import Newcomer
from center_hub.core.model import State, Ticket
from center_hub.core.plan import PlannedService

logger = logging.getLogger(__name__)

Beside = Callable[[Callable[[], None]], object]
"""Does something later, or at once; in any thread."""

ANEW_AFTER_MS = 5_000
"""How old a forecast may be while the hall moves; too old at once where other counters are at work now."""
ANEW_IN_A_STILL_HALL_MS = 60_000
"""How old it may be while nothing happens: waits shrink by themselves, and expected counters do not come."""
AT_ONCE = Wait(least=0, likely=0, most=0)

Answer = TypeVar("Answer")


def remembered(frozen: bytes) -> Forecaster | None:
    """A forecaster with what was learned before; None where nothing was kept, or nothing readable."""
    if not frozen:
        return None
    try:
        return Forecaster.thaw(frozen)
    except Forgotten as forgotten:
        logger.warning("what was learned cannot be read, and is learned anew: %s", forgotten)
        return None


class HubForesight:
    """`center_hub.core.foresight.Foresight` of a running hub. A fault is logged, and the hall goes on."""

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
        _guarded(partial(self._forecaster.learn, before, recorded), None)

    def freeze(self) -> bytes:
        """All that was learned."""
        return self._forecaster.freeze()

    def length_ms(self, service: PlannedService) -> float:
        """How long a counter is busy with one ticket of `service`."""
        return self._forecaster.length_ms(service)

    def of_newcomer(self, state: State, newcomer: Newcomer, clock: int) -> Wait | None:
        """What the queues document shows, where that is of somebody like `newcomer`."""
        if any(newcomer.service in state.staffing.takes[counter] for counter in state.storing):
            return AT_ONCE
        if newcomer == Newcomer(newcomer.service):
            return self.waits.get(newcomer.service)
        return _guarded(partial(self._forecaster.of_newcomer, state, newcomer, clock), None)

    def of_ticket(self, state: State, ticket: Ticket, clock: int) -> Wait | None:
        """How long `ticket` will wait from now on."""
        return _guarded(partial(self._forecaster.of_ticket, state, ticket, clock), None)

    def refresh(self, state: State, clock: int) -> None:
        """Have the waits made anew, if they are old."""
        if self._busy or 0 <= clock - self._asked_at < self._pace_ms(state):
            return
        self._busy, self._of, self._asked_at = True, state, clock
        self._beside(lambda: self._made_anew(state, clock))

    def _pace_ms(self, state: State) -> int:
        before = self._of
        if state is before:
            return ANEW_IN_A_STILL_HALL_MS
        same = before is not None and (state.day, state.manned) == (before.day, before.manned)
        return ANEW_AFTER_MS if same else 0

    def _made_anew(self, state: State, clock: int) -> None:
        unknown: dict[str, Wait] = {}
        of_services = partial(self._forecaster.of_services, state, clock)
        self.waits = unknown if state.day is None else _guarded(of_services, unknown)
        self._busy = False


def _guarded(work: Callable[[], Answer], otherwise: Answer) -> Answer:
    """What `work` finds; `otherwise` where it fails: a forecast is worth no citizen's ticket."""
    try:
        return work()
    except Exception:  # the one edge behind which a hall can go on without
        logger.exception("no forecast could be made")
        return otherwise
