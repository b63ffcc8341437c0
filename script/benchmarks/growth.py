"""How the cost of one command grows with the people waiting: 1,000 and ten times as many.

Pure rules, no disk and no wire. Design says: a call looks at the heads of its counter's queues and nothing
else, and a change shares what it does not touch, so ten times the people may not cost ten times the time.
"""

import time
from collections.abc import Iterator

from center_hub.contract.commands import AnyCommand, CallNext, IssueTicket, OpenCounter, OpenDay, StartService
from center_hub.contract.replies import Called
from center_hub.core import views
from center_hub.core.decide import Granted, Occasion, adopt, decide
from center_hub.core.events import AnyEvent, Moment, Recorded
from center_hub.core.evolve import evolve
from center_hub.core.model import State
from center_hub.service.planning import plan_of
from config.loader import centre_file, load_centre
from config.model import Centre
from script.benchmarks.figures import Figure, median

FEW, TIMES = 1_000, 10
CALLS = 300
SHARE = 3.0
"""Growth below this for ten times the people: caches grow colder, nothing is walked."""


def measure() -> list[Figure]:
    """Microseconds of an issue, a call and the queues document, with few and with many waiting."""
    centre = load_centre(centre_file("asan-baku-1"))
    few, many = _Core(centre, FEW), _Core(centre, FEW * TIMES)
    figures = []
    for name in ("issue", "call-next", "queues document"):
        small, large = few.microseconds(name), many.microseconds(name)
        reach, reached = f"< {SHARE:g} x", large < SHARE * small
        figures.append(
            Figure(f"{name}, {FEW * TIMES:,} waiting", large, "us", small, f"{FEW:,} waiting", reach, reached)
        )
    return figures


class _Core:
    """The rules with `waiting` people in the hall."""

    def __init__(self, centre: Centre, waiting: int) -> None:
        self._centre = centre
        self._counter = centre.counters[0].id
        self._state = State()
        adopted = adopt(self._state, plan_of(centre))
        self._write(adopted.events if isinstance(adopted, Granted) else ())
        for command in (OpenDay(), OpenCounter(counter=self._counter), *self._crowd(waiting)):
            self._give(command)

    def microseconds(self, what: str) -> float:
        """The median cost of `what`."""
        take = {"issue": self._issue, "call-next": self._call, "queues document": self._queues}[what]
        return median([take() for _ in range(CALLS)]) * 1e6

    def _crowd(self, waiting: int) -> Iterator[AnyCommand]:
        services = [service.id for service in self._centre.services]
        return (IssueTicket(service=services[n % len(services)], language="az") for n in range(waiting))

    def _issue(self) -> float:
        began = time.perf_counter()
        self._give(IssueTicket(service=self._centre.services[0].id, language="az"))
        return time.perf_counter() - began

    def _call(self) -> float:
        held = self._state.counters[self._counter].in_hand
        began = time.perf_counter()
        granted = self._give(CallNext(counter=self._counter, expect=held))
        took = time.perf_counter() - began
        if isinstance(granted.outcome, Called) and granted.outcome.ticket is not None:
            self._give(StartService(counter=self._counter, ticket=granted.outcome.ticket))
        return took

    def _queues(self) -> float:
        began = time.perf_counter()
        views.queues(self._state, 1)
        return time.perf_counter() - began

    def _give(self, command: AnyCommand) -> Granted:
        decision = decide(self._state, command, Occasion(wall=0, date="2026-11-21", token="t" * 22))
        if not isinstance(decision, Granted):
            raise TypeError(decision)
        self._write(decision.events)
        return decision

    def _write(self, events: tuple[AnyEvent, ...]) -> None:
        for event in events:
            sequence = self._state.sequence + 1
            moment = Moment(wall=sequence, steady=sequence)
            self._state = evolve(self._state, Recorded(sequence, moment, event))
