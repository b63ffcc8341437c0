"""The hall as it is: what an order of calling sees of a state.

Owns the reading of lines and staffing; changes nothing.
"""

from collections.abc import Sequence

from center_hub.core.dispatch.waiter import Waiter, waiter
from center_hub.core.foresight import Foresight
from center_hub.core.model import State


class StateHall:
    """`Hall` (see `orders`) over `state` at `clock`, UTC milliseconds."""

    def __init__(self, state: State, clock: int, foresight: Foresight) -> None:
        self._state = state
        self._foresight = foresight
        self.clock = clock
        self.longest_wait_ms = state.plan.rules.dispatch.longest_wait_s * 1000

    def takes(self, counter: str) -> Sequence[str]:
        """The services of `counter`."""
        return self._state.staffing.takes[counter]

    def heads(self, counter: str) -> list[Waiter]:
        """Who stands first in each line that `counter` may call from."""
        state = self._state
        queues, tickets = state.queues, state.tickets
        found = []
        for place in state.staffing.places[counter]:
            queue = queues.get(place)
            for line in () if queue is None else queue.lines.values():
                first = line.first()
                if first is not None:
                    found.append(waiter(state, tickets[first[1]]))
        return found

    def staffed(self, service: str) -> int:
        """How many open counters take `service`."""
        return self._state.manned.get(service, 0)

    def length_ms(self, service: str) -> float:
        """How long a counter is busy with one ticket of `service`."""
        planned = self._state.plan.service.get(service)
        return 300_000 if planned is None else self._foresight.length_ms(planned)
