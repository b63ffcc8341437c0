"""A centre small enough to think about: three services, two letters, three counters, two zones."""

from typing import Any, TypeVar

from center_hub.contract.access import COMMANDS
from center_hub.contract.commands import AnyCommand, CallNext, IssueTicket, StartService
from center_hub.contract.replies import AnyOutcome, Called, Issued, Reason, Refused
from center_hub.contract.words import OperatorRole, Position, Role
from center_hub.core.decide import adopt, decide, lapsed
from center_hub.core.decision import DaySchedule, Occasion, Outlook
from center_hub.core.events import AnyEvent, Event, Moment, Recorded
from center_hub.core.evolve import evolve
from center_hub.core.invariants import broken
from center_hub.core.model import State
from center_hub.core.plan import (
    CallingRules,
    DispatchRules,
    NoShowRules,
    Plan,
    PlannedCounter,
    PlannedOperator,
    PlannedPriority,
    PlannedProfile,
    PlannedService,
    Rules,
)

E = TypeVar("E", bound=Event)

EVERYTHING = ("passport", "card", "lost-card")
PLAN = Plan(
    services=(
        PlannedService(id="passport", series="P", mean_service_s=540),
        PlannedService(id="card", series="A", mean_service_s=360, target_wait_s=900),
        PlannedService(id="lost-card", series="A", mean_service_s=360, target_wait_s=900),
        PlannedService(id="orphan", series="Z"),
    ),
    counters=(
        PlannedCounter(id="c1", zone="a", services=EVERYTHING, profile="all", profiles=("cards",)),
        PlannedCounter(id="c2", zone="a", services=("card",), profile="cards"),
        PlannedCounter(id="c3", zone="b", services=("passport",), profile="passports"),
    ),
    profiles=(
        PlannedProfile(id="all", services=EVERYTHING),
        PlannedProfile(id="cards", services=("card",)),
        PlannedProfile(id="passports", services=("passport",)),
    ),
    priorities=(
        PlannedPriority(id="elderly", head_start_s=1800, at_kiosk=True, target_percent=50, weight=2),
        PlannedPriority(id="veteran", head_start_s=1200, at_kiosk=False, target_percent=50, weight=2),
    ),
    operators=(
        PlannedOperator(id="op-1", role=OperatorRole.OPERATOR),
        PlannedOperator(id="op-2", role=OperatorRole.SUPERVISOR),
    ),
    reasons=("helped", "mistake"),
    outcomes=("done", "papers-missing"),
    languages=("az", "en"),
    rules=Rules(
        dispatch=DispatchRules(policy="first_come", longest_wait_s=7200, onward_target_percent=50),
        calling=CallingRules(recalls=3, recall_pause_s=1, out_of_order="supervisor"),
        no_show=NoShowRules(may_return_within_s=1200, returns=1, position=Position.ARRIVAL),
    ),
)
MORNING = 1_795_230_000_000
"""UTC milliseconds: 2026-11-21 03:00, seven in the morning in Baku."""
SECOND, MINUTE, HOUR = 1_000, 60_000, 3_600_000


class Hall:
    """The core driven by hand: each command is decided, evolved and checked for invariants.

    A second passes with each command. `now` is the hub's timeline, `wall` the clock on the wall; both in
    milliseconds.
    """

    def __init__(self, plan: Plan = PLAN, wall: int = MORNING) -> None:
        self.state = State()
        self.recorded: list[Recorded] = []
        self.now = 1_000
        self.wall = wall
        self.schedule: DaySchedule | None = None
        self.date = "2026-11-21"
        self.given = 0
        """Commands so far; the token of a ticket is made of it."""
        self.checked = True
        """Whether the invariants are looked at after each command; a day of thousands looks at its end."""
        self.adopt(plan)

    def adopt(self, plan: Plan) -> None:
        """Work by another plan, as a hub does that is started on a changed configuration."""
        adopted = adopt(self.state, plan, self._occasion(Role.MANAGER))
        assert isinstance(adopted, Outlook)
        self._write(*adopted)

    def give(
        self, command: AnyCommand, role: Role | None = None, *, pin_right: bool = False, after: int = SECOND
    ) -> AnyOutcome:
        """The outcome of `command`, its events folded in; given by `role`, else by the first that may."""
        self.pass_by(after)
        self.given += 1
        by = role or next(one for one in (Role.HELPDESK, *Role) if type(command) in COMMANDS[one])
        decided = decide(self.state, command, self._occasion(by, pin_right=pin_right))
        self._write(decided.events, decided.state)
        return decided.outcome

    def issue(self, service: str = "card", **more: Any) -> str:
        """The ticket of a walk-in."""
        outcome = self.give(IssueTicket(service=service, language="az", **more))
        assert isinstance(outcome, Issued), outcome
        return outcome.ticket

    def call(self, counter: str, expect: str | None = None) -> str | None:
        """The ticket that `counter` calls next."""
        outcome = self.give(CallNext(counter=counter, expect=expect))
        assert isinstance(outcome, Called), outcome
        return outcome.ticket

    def serve(self, counter: str, expect: str | None = None) -> str:
        """The next ticket, called to `counter` and being served there."""
        ticket = self.call(counter, expect)
        assert ticket is not None
        self.give(StartService(counter=counter, ticket=ticket))
        return ticket

    def refusal(self, command: AnyCommand, role: Role | None = None) -> Reason:
        """Why `command` is refused, with nothing changed."""
        before = self.state
        outcome = self.give(command, role)
        assert isinstance(outcome, Refused), outcome
        assert self.state is before
        return outcome.reason

    def waiting(self, place: str) -> list[str]:
        """Who waits at `place`: who was put first, then as they came."""
        return sorted(self.state.queue(place).everybody(), key=lambda one: self.state.tickets[one].rank)

    def events(self, kind: type[E]) -> list[E]:
        """All that has happened of one kind."""
        return [one.event for one in self.recorded if isinstance(one.event, kind)]

    def wait(self, milliseconds: int) -> None:
        """Let time pass, and what comes of it happen."""
        self.pass_by(milliseconds)
        while (outlook := lapsed(self.state, self._occasion(Role.MANAGER))).events:
            self._write(*outlook)

    def pass_by(self, milliseconds: int) -> None:
        """Let time pass with nobody looking."""
        self.now += milliseconds
        self.wall += milliseconds

    @property
    def clock(self) -> int:
        """UTC milliseconds that the rules go by."""
        return self.state.clock(self.now, self.wall)

    def _occasion(self, role: Role, *, pin_right: bool = False) -> Occasion:
        return Occasion(
            now=Moment(wall=self.wall, steady=self.now),
            date=self.date,
            token=f"t{self.given:021}",
            role=role,
            schedule=self.schedule,
            pin_right=pin_right,
        )

    def _write(self, events: tuple[AnyEvent, ...], foreseen: State) -> None:
        if not events:
            return
        moment = Moment(wall=self.wall, steady=self.now)
        for event in events:
            self.recorded.append(Recorded(self.state.sequence + 1, moment, event))
            self.state = evolve(self.state, self.recorded[-1])
        if self.checked:
            assert self.state == foreseen
        if self.checked:
            assert broken(self.state, self.clock) == []
