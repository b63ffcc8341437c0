"""How the cost of one command grows with the people waiting: from 100 to a thousand times as many.

Pure rules, no disk and no wire. Design says: a call looks at the heads of its counter's lines, joining and
leaving a line costs the logarithm of its length, and a change shares what it does not touch. The logarithm of
100,000 is 2.5 times that of 100. How many tickets the day has had plays no part.
"""

import time
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from center_hub.contract.commands import (
    AnyCommand,
    CallNext,
    CancelTicket,
    ChangePriority,
    IssueTicket,
    OpenCounter,
    OpenDay,
    StartService,
)
from center_hub.contract.replies import Called, Refused
from center_hub.contract.words import Role
from center_hub.core import views
from center_hub.core.decide import Decided, adopt, decide
from center_hub.core.decision import Occasion, Outlook
from center_hub.core.events import Moment
from center_hub.core.model import State
from center_hub.core.plan import Plan
from center_hub.service.planning import plan_of
from config.loader import centre_file, load_centre
from script.benchmarks.figures import Figure, median

SIZES = (100, 1_000, 10_000, 100_000)
CALLS = 300
SHARE = 3.0
"""Growth below this over a thousandfold: the logarithm, and caches that grow colder."""
SERIES = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Every letter there is, so that a hundred thousand people find a number."""


def measure() -> list[Figure]:
    """Microseconds of each command, and of the queues document, by how many are waiting."""
    plan = _wide(plan_of(load_centre(centre_file("asan-baku-1"))))
    halls = {size: _Hall(plan, size) for size in SIZES}
    figures = []
    for name in halls[SIZES[0]].acts:
        beside = halls[SIZES[0]].microseconds(name)
        for size in SIZES[1:]:
            took = halls[size].microseconds(name)
            reach, reached = f"< {SHARE:g} x", took < SHARE * beside
            figures.append(
                Figure(f"{name}, {size:,} waiting", took, "us", beside, f"{SIZES[0]} waiting", reach, reached)
            )
    return figures


def _wide(plan: Plan) -> Plan:
    services = tuple(
        replace(one, series=SERIES[index % len(SERIES)], per_person=None, daily_quota=None)
        for index, one in enumerate(plan.services)
    )
    return replace(plan, services=services)


class _Hall:
    """The rules with `waiting` people in the hall; every fifth has a priority class."""

    def __init__(self, plan: Plan, waiting: int) -> None:
        self._plan = plan
        self._counter = plan.counters[0].id
        self._service = plan.counters[0].services[0]
        self._tokens = 0
        adopted = adopt(State(), plan, Occasion(now=Moment(wall=0, steady=0), date="2026-11-21"))
        self._state = adopted.state if isinstance(adopted, Outlook) else State()
        self.acts: dict[str, Callable[[], float]] = {
            "issue": self._issue,
            "call-next": self._call,
            "change of class": self._change,
            "cancel": self._cancel,
            "queues document": self._queues,
        }
        for command in (OpenDay(), OpenCounter(counter=self._counter), *self._crowd(waiting)):
            self._give(command)

    def microseconds(self, what: str) -> float:
        """The median cost of `what`."""
        return median([self.acts[what]() for _ in range(CALLS)]) * 1e6

    def _crowd(self, waiting: int) -> Iterator[AnyCommand]:
        services = [service.id for service in self._plan.services]
        classes = [one.id for one in self._plan.priorities]
        for n in range(waiting):
            priority = classes[n % len(classes)] if n % 5 == 0 and classes else None
            yield IssueTicket(service=services[n % len(services)], language="az", priority=priority)

    def _issue(self) -> float:
        return self._timed(IssueTicket(service=self._service, language="az"))[0]

    def _call(self) -> float:
        held = self._state.counters[self._counter].in_hand
        took, granted = self._timed(CallNext(counter=self._counter, expect=held))
        if isinstance(granted.outcome, Called) and granted.outcome.ticket is not None:
            self._give(StartService(counter=self._counter, ticket=granted.outcome.ticket))
        return took

    def _change(self) -> float:
        ticket = self._somebody()
        changed = ChangePriority(
            ticket=ticket, priority=self._plan.priorities[0].id, reason=self._plan.reasons[0]
        )
        return self._timed(changed)[0]

    def _cancel(self) -> float:
        return self._timed(CancelTicket(ticket=self._somebody()))[0]

    def _somebody(self) -> str:
        """Who stands last in a line: nobody is found without going down all of the tree."""
        issued = self._give(IssueTicket(service=self._service, language="az"))
        return next(event.ticket for event in issued.events if hasattr(event, "ticket"))

    def _queues(self) -> float:
        began = time.perf_counter()
        now = Moment(wall=0, steady=self._state.sequence)
        views.queues(self._state, 1, views.Prospects(views.services_full(self._state, now)))
        return time.perf_counter() - began

    def _timed(self, command: AnyCommand) -> tuple[float, Decided]:
        began = time.perf_counter()
        granted = self._give(command)
        return time.perf_counter() - began, granted

    def _give(self, command: AnyCommand) -> Decided:
        self._tokens += 1
        now = Moment(wall=self._state.sequence, steady=self._state.sequence)
        occasion = Occasion(now=now, date="2026-11-21", token=f"t{self._tokens}", role=Role.HELPDESK)
        decided = decide(self._state, command, occasion)
        if isinstance(decided.outcome, Refused):
            raise TypeError(decided.outcome)
        self._state = decided.state
        return decided
