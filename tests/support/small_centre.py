"""A centre small enough to think about: three services, two letters, three counters, two zones."""

from center_hub.contract.commands import AnyCommand
from center_hub.contract.replies import AnyOutcome, Refused
from center_hub.core.decide import Granted, Occasion, adopt, decide
from center_hub.core.events import AnyEvent, Moment, Recorded
from center_hub.core.evolve import evolve
from center_hub.core.invariants import broken
from center_hub.core.model import State
from center_hub.core.plan import Plan, PlannedCounter, PlannedService

PLAN = Plan(
    services=(
        PlannedService(id="passport", series="P"),
        PlannedService(id="card", series="A"),
        PlannedService(id="lost-card", series="A"),
        PlannedService(id="orphan", series="Z"),
    ),
    counters=(
        PlannedCounter(id="c1", zone="a", services=("passport", "card", "lost-card")),
        PlannedCounter(id="c2", zone="a", services=("card",)),
        PlannedCounter(id="c3", zone="b", services=("passport",)),
    ),
)


class Hall:
    """The core driven by hand: each command is decided, evolved and checked for invariants."""

    def __init__(self, plan: Plan = PLAN) -> None:
        self.state = State()
        self.recorded: list[Recorded] = []
        self.now = 1_000
        self.adopt(plan)

    def adopt(self, plan: Plan) -> None:
        """Work by another plan, as a hub does that is started on a changed configuration."""
        granted = adopt(self.state, plan)
        assert isinstance(granted, Granted)
        self._write(granted.events)

    def give(self, command: AnyCommand) -> AnyOutcome:
        """The outcome of `command`, its events folded in."""
        self.now += 1_000
        decision = decide(
            self.state, command, Occasion(wall=self.now, date="2026-11-21", token=f"t{self.now}")
        )
        if isinstance(decision, Refused):
            return decision
        self._write(decision.events)
        return decision.outcome

    def _write(self, events: tuple[AnyEvent, ...]) -> None:
        for event in events:
            moment = Moment(wall=self.now, steady=self.now)
            self.recorded.append(Recorded(self.state.sequence + 1, moment, event))
            self.state = evolve(self.state, self.recorded[-1])
            assert broken(self.state) == []
