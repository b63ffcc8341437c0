"""A centre that is told event by event what happens, and a forecaster that watches."""

import random
from collections.abc import Callable
from itertools import count

import pytest

from center_hub.contract.documents import Span
from center_hub.contract.words import LegState, Position, ToService, Wait
from center_hub.core import events as e
from center_hub.core.dispatch import next_ticket
from center_hub.core.evolve import evolve
from center_hub.core.forecast import Forecaster
from center_hub.core.foresight import Newcomer
from center_hub.core.model import State
from center_hub.core.plan import (
    CounterHours,
    DayRules,
    DispatchRules,
    Plan,
    PlannedCounter,
    PlannedPriority,
    PlannedService,
    PolicyName,
    Rules,
)

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
MORNING = 20_000 * DAY + 5 * HOUR
STATED_S = 300


class Centre:
    """Moments are UTC milliseconds; the hub's timeline is another, as it is in a hub."""

    def __init__(self, counters: dict[str, tuple[str, ...]], policy: PolicyName = "first_come") -> None:
        services = dict.fromkeys(service for takes in counters.values() for service in takes)
        self.forecaster = Forecaster()
        self.state = State()
        self.now = MORNING
        self.heard: list[tuple[State, e.Recorded]] = []
        self._numbers = count(1)
        self._day = 0
        self.happens(
            e.PlanAdopted(
                plan=Plan(
                    services=tuple(
                        PlannedService(id=one, series="A", mean_service_s=STATED_S) for one in services
                    ),
                    counters=tuple(
                        PlannedCounter(id=one, zone="hall", services=takes) for one, takes in counters.items()
                    ),
                    priorities=(
                        PlannedPriority(
                            id="old", head_start_s=900, at_kiosk=True, target_percent=50, weight=2
                        ),
                    ),
                    languages=("en",),
                    rules=Rules(dispatch=DispatchRules(policy=policy), day=DayRules(closes="by_schedule")),
                )
            )
        )

    def happens(self, event: e.AnyEvent) -> None:
        moment = e.Moment(wall=self.now, steady=self.now - MORNING + 1)
        recorded = e.Recorded(self.state.sequence + 1, moment, event)
        before, self.state = self.state, evolve(self.state, recorded)
        self.heard.append((before, recorded))
        self.forecaster.learn(before, recorded)

    def passes(self, ms: int) -> None:
        self.now += ms

    def opens(
        self,
        *counters: str,
        staffed: dict[str, tuple[tuple[int, int], ...]] | None = None,
        closes: int | None = None,
    ) -> None:
        """A day begins, and these counters; spans and the end of the day are milliseconds from now."""
        self._day += 1
        hours = tuple(
            CounterHours(counter, tuple(Span(self.now + begins, self.now + ends) for begins, ends in spans))
            for counter, spans in (staffed or {}).items()
        )
        ends = None if closes is None else self.now + closes
        self.happens(e.DayOpened(day=self._day, date="2026-11-21", staffed=hours, closes=ends))
        for counter in counters:
            self.happens(e.CounterOpened(counter=counter))

    def joins(self, service: str, *, priority: str | None = None, slot: int | None = None) -> str:
        number = next(self._numbers)
        ticket = f"{self._day}-A{number:03d}"
        self.happens(
            e.TicketIssued(
                ticket=ticket,
                series="A",
                number=number,
                service=service,
                language="en",
                token=ticket,
                priority=priority,
                slot=slot,
            )
        )
        return ticket

    def calls(self, counter: str) -> str | None:
        choice = next_ticket(self.state, counter, self.now)
        if choice is None:
            return None
        self.happens(e.TicketCalled(ticket=choice.ticket, counter=counter))
        return choice.ticket

    def starts(self, counter: str) -> None:
        ticket = self.state.in_hand_at(counter)
        assert ticket is not None
        self.happens(e.ServiceStarted(ticket=ticket.id, counter=counter))

    def ends(self, counter: str) -> None:
        ticket = self.state.in_hand_at(counter)
        assert ticket is not None
        absent = ticket.state is LegState.CALLED
        end = e.TicketNotShown if absent else e.ServiceFinished
        self.happens(end(ticket=ticket.id, counter=counter))

    def serves(self, counter: str) -> None:
        """Called and there at once."""
        assert self.calls(counter) is not None
        self.starts(counter)

    def put_first(self, ticket: str) -> None:
        service = self.state.tickets[ticket].service
        self.happens(
            e.TicketMoved(
                ticket=ticket,
                service=service,
                destination=ToService(service=service),
                position=Position.FIRST,
            )
        )

    def lives(
        self,
        minutes: int,
        every_s: float,
        took_s: float,
        *,
        seed: int = 1,
        absent: float = 0.0,
        asks: bool = True,
    ) -> list[int]:
        """People come, ask for the wait and are served; the seconds that each who was called had waited."""
        chance = random.Random(seed)
        services = [one.id for one in self.state.plan.services]
        until, comes = self.now + minutes * MINUTE, self.now
        busy: dict[str, int] = {}
        joined: dict[str, int] = {}
        waited: list[int] = []
        while self.now < until:
            for counter, freed in list(busy.items()):
                if freed <= self.now:
                    self.ends(counter)
                    del busy[counter]
            while comes <= self.now:
                service = chance.choice(services)
                if asks:
                    self.waits(service)
                joined[self.joins(service)] = self.now
                comes += int(chance.expovariate(1 / every_s) * 1000)
            for at in self.state.plan.counters:
                open_ = (
                    self.state.counters[at.id].in_hand is None and self.state.counters[at.id].state == "open"
                )
                ticket = self.calls(at.id) if open_ else None
                if ticket is None:
                    continue
                waited.append((self.now - joined.get(ticket, self.now)) // 1000)
                if chance.random() < absent:
                    busy[at.id] = self.now + 2 * MINUTE
                    continue
                self.starts(at.id)
                busy[at.id] = self.now + int(chance.expovariate(1 / took_s) * 1000)
            self.passes(5_000)
        for counter in busy:
            self.ends(counter)
        return waited

    def closes(self) -> None:
        """The day ends, and the next morning comes."""
        for counter in self.state.plan.counters:
            self.happens(e.CounterClosed(counter=counter.id))
        for queue in list(self.state.queues.values()):
            for ticket in sorted(queue.everybody()):
                self.happens(e.TicketCancelled(ticket=ticket, reason=e.CancelReason.DAY_CLOSED))
        self.happens(e.DayClosed(day=self._day))
        self.now = MORNING + self._day * DAY

    def waits(self, service: str, *, priority: str | None = None, slot: int | None = None) -> Wait | None:
        return self.forecaster.of_newcomer(self.state, Newcomer(service, priority, slot), self.now)


@pytest.fixture
def centre() -> Callable[..., Centre]:
    """Makes a centre: counter -> its services, and the order of calling."""
    return Centre
