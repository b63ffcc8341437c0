"""What it costs to say who is next, and how long it will take, by how many are waiting.

Pure rules, no disk and no wire, in a hall of 100 counters and 360 services. A choice looks at the heads of
its counter's lines, so it grows with the lines that have somebody in them - one for each service, class and
way of coming - and no more once each has. A forecast plays the hall on, and stops at a bound of its own.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from center_hub.contract.commands import AnyCommand, CallNext, IssueTicket, OpenCounter, OpenDay, StartService
from center_hub.contract.replies import Called, Refused
from center_hub.contract.words import Role
from center_hub.core.decide import adopt, decide
from center_hub.core.decision import Occasion, Outlook
from center_hub.core.dispatch import ORDERS, next_in
from center_hub.core.dispatch.hall import StateHall
from center_hub.core.events import AnyEvent, Moment, Recorded
from center_hub.core.evolve import evolve
from center_hub.core.forecast import Forecaster
from center_hub.core.foresight import Newcomer
from center_hub.core.model import State
from center_hub.core.plan import (
    DispatchRules,
    Plan,
    PlannedCounter,
    PlannedPriority,
    PlannedService,
    PolicyName,
    Rules,
)
from script.benchmarks.figures import Figure, median

SIZES = (100, 1_000, 10_000)
COUNTERS, SERVICES, AGENCIES = 100, 360, 12
GENERALIST, MANY, FEW = 5, 3, 2
"""Every fifth counter takes a third of all services, the others half of those of their agency."""
SERIES = "ABCDEFGHJKLMNPQRSTUVWXYZ"
CLASSES = (None, None, None, "elderly", None, None, "urgent", None)
APART_MS = 500
"""Between two who come."""
ROUNDS, FORECASTS, BOARDS = 5, 40, 5
CHOICE_US, NEWCOMER_US, BOARD_US = 5_000, 100_000, 2_000_000
"""What an operator, a citizen and a board notice."""


def measure() -> list[Figure]:
    """Microseconds of one choice under each order, and of one forecast, beside those with 100 waiting."""
    halls = {size: _Hall(size) for size in SIZES}
    figures: list[Figure] = []
    for policy in ORDERS:
        figures += _beside_a_hundred(
            f"next, {policy}", CHOICE_US, partial(_Hall.choices, policy=policy), halls
        )
    figures += _beside_a_hundred("forecast, one newcomer", NEWCOMER_US, _Hall.newcomers, halls)
    return figures + _beside_a_hundred("forecast, all services", BOARD_US, _Hall.boards, halls)


def _beside_a_hundred(
    name: str, reach_us: float, measured: Callable[["_Hall"], list[float]], halls: Mapping[int, "_Hall"]
) -> list[Figure]:
    took = {size: measured(hall) for size, hall in halls.items()}
    reach = f"< {reach_us / 1000:g} ms"
    few = median(took[SIZES[0]])
    return [
        Figure(
            f"{name}, {size:,} waiting",
            median(took[size]),
            "us",
            few,
            f"{SIZES[0]} waiting",
            reach,
            median(took[size]) < reach_us,
        )
        for size in SIZES
    ]


def _plan() -> Plan:
    """Agencies of thirty services; specialists know half of one, generalists a third of everything."""
    services = tuple(
        PlannedService(
            id=f"s{n:03d}",
            series=SERIES[n % len(SERIES)],
            mean_service_s=240 + 60 * (n % 7),
            target_wait_s=(600, 900, 1200, 1800)[n * AGENCIES // SERVICES % 4],
        )
        for n in range(SERVICES)
    )
    counters = tuple(
        PlannedCounter(id=f"c{n:03d}", zone="hall", services=tuple(one.id for one in _takes(n, services)))
        for n in range(COUNTERS)
    )
    classes = (
        PlannedPriority(id="elderly", head_start_s=1800, at_kiosk=True, target_percent=50, weight=2),
        PlannedPriority(id="urgent", head_start_s=3600, at_kiosk=True, target_percent=33, weight=4),
    )
    return Plan(
        services=services,
        counters=counters,
        priorities=classes,
        languages=("en",),
        rules=Rules(dispatch=DispatchRules(policy="promised_wait", longest_wait_s=7200)),
    )


def _takes(counter: int, services: Sequence[PlannedService]) -> Sequence[PlannedService]:
    if counter % GENERALIST == 0:
        return services[counter // GENERALIST % MANY :: MANY]
    thirty = SERVICES // AGENCIES
    agency = counter % AGENCIES
    return services[agency * thirty : (agency + 1) * thirty][counter // AGENCIES % FEW :: FEW]


class _Hall:
    """Every counter serves somebody, and `waiting` people wait; somebody watched them come."""

    def __init__(self, waiting: int) -> None:
        self._state = State()
        self._now = 0
        self._given = 0
        self._watcher = Forecaster()
        adopted = adopt(self._state, _plan(), self._occasion())
        if isinstance(adopted, Outlook):
            self._take_in(adopted.events)
        self._give(OpenDay())
        for counter in self._state.counters:
            self._give(OpenCounter(counter=counter))
        for command in _crowd(self._state.plan, waiting + COUNTERS):
            self._give(command)
            self._now += APART_MS
        for counter in self._state.counters:
            self._begin(counter)

    def choices(self, policy: PolicyName) -> list[float]:
        """Microseconds of each choice: every counter asks, a few times."""
        order = ORDERS[policy]
        return [
            _microseconds(partial(next_in, self._seen, order, counter))
            for _ in range(ROUNDS)
            for counter in self._state.counters
        ]

    def newcomers(self) -> list[float]:
        """Microseconds of each forecast for somebody at the door."""
        asked = (Newcomer(f"s{n * 89 % SERVICES:03d}") for n in range(FORECASTS))
        return [
            _microseconds(partial(self._watcher.of_newcomer, self._state, who, self._clock)) for who in asked
        ]

    def boards(self) -> list[float]:
        """Microseconds of each forecast for all services, as boards and kiosks show it."""
        asked = partial(self._watcher.of_services, self._state, self._clock)
        return [_microseconds(asked) for _ in range(BOARDS)]

    @property
    def _seen(self) -> StateHall:
        return StateHall(self._state, self._clock, self._watcher)

    @property
    def _clock(self) -> int:
        return self._state.clock(self._now, self._now)

    def _begin(self, counter: str) -> None:
        outcome = self._give(CallNext(counter=counter, expect=None))
        if isinstance(outcome, Called) and outcome.ticket is not None:
            self._give(StartService(counter=counter, ticket=outcome.ticket))

    def _occasion(self) -> Occasion:
        now = Moment(wall=self._now, steady=self._now)
        return Occasion(now=now, date="2026-11-21", token=f"t{self._given}", role=Role.HELPDESK)

    def _give(self, command: AnyCommand) -> object:
        self._given += 1
        decided = decide(self._state, command, self._occasion())
        if isinstance(decided.outcome, Refused):
            raise TypeError(decided.outcome)
        self._take_in(decided.events)
        return decided.outcome

    def _take_in(self, events: Sequence[AnyEvent]) -> None:
        for event in events:
            recorded = Recorded(self._state.sequence + 1, Moment(wall=self._now, steady=self._now), event)
            before, self._state = self._state, evolve(self._state, recorded)
            self._watcher.learn(before, recorded)


def _microseconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1e6


def _crowd(plan: Plan, many: int) -> Iterator[AnyCommand]:
    """Everybody for a service and a class of their own turn, so that lines fill evenly."""
    for n in range(many):
        service = plan.services[n * 89 % SERVICES].id
        yield IssueTicket(
            service=service, language="en", priority=CLASSES[(n + n // SERVICES) % len(CLASSES)]
        )
