"""What the rules must know of a centre: services, counters, zones, and what the centre has set.

Owns the plan as it is written into the journal, so that a journal replays without its configuration. Names,
languages of names and devices stay outside. A released field keeps its meaning for ever; the default of a
field is what a journal meant that was written before the field was there. What a centre may set, and what it
gets if it sets nothing, is told in `config.rules`.
"""

from functools import cached_property
from typing import Literal

from msgspec import Struct

from center_hub.contract.documents import Span
from center_hub.contract.words import Identifier, LanguageCode, OperatorRole, Position, Series


class CounterHours(Struct, frozen=True, forbid_unknown_fields=True):
    """When a counter is expected to be staffed on one day. UTC."""

    counter: Identifier
    spans: tuple[Span, ...]


class PlannedService(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A service, the letter its tickets carry, and its limits."""

    id: Identifier
    series: Series
    mean_service_s: int = 300
    target_wait_s: int = 1200
    after: tuple[Identifier, ...] = ()
    """Services that come before this one where a visit has both."""
    daily_quota: int | None = None
    per_person: int | None = None
    """Tickets a day for one document; None: no document is asked."""
    back_office: bool = False


class PlannedCounter(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A counter, where it stands and what it takes at first."""

    id: Identifier
    zone: Identifier
    services: tuple[Identifier, ...]
    profile: Identifier | None = None
    """The profile that `services` are of."""
    profiles: tuple[Identifier, ...] = ()
    """Others that may be switched to here."""


class PlannedProfile(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A set of services."""

    id: Identifier
    services: tuple[Identifier, ...]


class PlannedPriority(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A priority class."""

    id: Identifier
    head_start_s: int
    at_kiosk: bool
    target_percent: int = 100
    """Of the wait that is promised to everybody."""
    weight: int = 1
    """How much a minute of waiting counts beside one of a citizen without a class."""


class PlannedOperator(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Somebody who may sign in at a counter."""

    id: Identifier
    role: OperatorRole


class DayRules(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a service day begins and ends."""

    opens: Literal["by_schedule", "by_hand"] = "by_hand"
    closes: Literal["by_schedule", "by_hand"] = "by_hand"
    left_over: Literal["expire", "carry"] = "expire"
    closes_at_latest_s: int = 7200


PolicyName = Literal["first_come", "strict_priority", "accumulating_priority", "promised_wait"]
"""The orders in which a centre may call; each a module of `center_hub.core.dispatch`."""


class DispatchRules(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who is next, and what waits are promised beside those of the services."""

    policy: PolicyName = "first_come"
    longest_wait_s: int = 14_400
    appointment_target_s: int = 600
    onward_target_percent: int = 100


class AppointmentRules(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How early and how late one may come."""

    early_limit_s: int = 1800
    late_limit_s: int = 600
    late: Literal["cancel", "queue"] = "cancel"


class CallingRules(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How often one is called, and who may call out of order."""

    recalls: int = 1_000_000
    recall_pause_s: int = 0
    out_of_order: Literal["nobody", "supervisor", "operator"] = "nobody"
    sign_in_needed: bool = False


class NoShowRules(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The way back for those who did not come when called."""

    may_return_within_s: int = 0
    returns: int = 0
    position: Position = Position.ARRIVAL


class ParkingRules(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How long one may be parked, and how many at one counter."""

    limit_s: int = 900
    most: int = 3


class ClosingRules(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Whether tickets end when those waiting fill the time that is left."""

    when_full: bool = False


class FinishingRules(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What must be said at the end of a service."""

    outcome_needed: bool = False


class FeedbackRules(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How long a citizen may say how it was."""

    within_s: int = 7200


class Rules(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Everything the centre has set; the same names as under `rules:` in its file."""

    day: DayRules = DayRules()
    dispatch: DispatchRules = DispatchRules()
    appointments: AppointmentRules = AppointmentRules()
    calling: CallingRules = CallingRules()
    no_show: NoShowRules = NoShowRules()
    parking: ParkingRules = ParkingRules()
    closing: ClosingRules = ClosingRules()
    finishing: FinishingRules = FinishingRules()
    feedback: FeedbackRules = FeedbackRules()


class Plan(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, dict=True):
    """Services and counters in the order of the configuration."""

    services: tuple[PlannedService, ...]
    counters: tuple[PlannedCounter, ...]
    profiles: tuple[PlannedProfile, ...] = ()
    priorities: tuple[PlannedPriority, ...] = ()
    operators: tuple[PlannedOperator, ...] = ()
    reasons: tuple[Identifier, ...] = ()
    outcomes: tuple[Identifier, ...] = ()
    languages: tuple[LanguageCode, ...] = ()
    rules: Rules = Rules()

    @cached_property
    def service(self) -> dict[str, PlannedService]:
        """Service by its id."""
        return {service.id: service for service in self.services}

    @cached_property
    def counter(self) -> dict[str, PlannedCounter]:
        """Counter by its id."""
        return {counter.id: counter for counter in self.counters}

    @cached_property
    def profile(self) -> dict[str, PlannedProfile]:
        """Profile by its id."""
        return {profile.id: profile for profile in self.profiles}

    @cached_property
    def priority(self) -> dict[str, PlannedPriority]:
        """Priority class by its id."""
        return {priority.id: priority for priority in self.priorities}

    @cached_property
    def operator(self) -> dict[str, PlannedOperator]:
        """Operator by their id."""
        return {operator.id: operator for operator in self.operators}

    @cached_property
    def zones(self) -> tuple[str, ...]:
        """Every zone that has a counter, each once, in order."""
        return tuple(dict.fromkeys(counter.zone for counter in self.counters))

    def head_start_ms(self, priority: str | None) -> int:
        """By how much a ticket of this class counts as having come earlier; 0 for a class that is no more.

        Under any other order than `first_come` nobody counts as having come when they did not.
        """
        known = None if priority is None else self.priority.get(priority)
        by_turn = self.rules.dispatch.policy == "first_come"
        return known.head_start_s * 1000 if known is not None and by_turn else 0
