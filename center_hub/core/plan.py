"""What the rules must know of a centre: services, counters, zones. Nothing of names, languages or devices.

Owns the plan as it is written into the journal, so that a journal replays without its configuration.
"""

from functools import cached_property

from msgspec import Struct

from center_hub.contract.words import Identifier, Series


class PlannedService(Struct, frozen=True, forbid_unknown_fields=True):
    """A service and the letter its tickets carry."""

    id: Identifier
    series: Series


class PlannedCounter(Struct, frozen=True, forbid_unknown_fields=True):
    """A counter, where it stands and what it takes."""

    id: Identifier
    zone: Identifier
    services: tuple[Identifier, ...]


class Plan(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Services and counters in the order of the configuration."""

    services: tuple[PlannedService, ...]
    counters: tuple[PlannedCounter, ...]

    @cached_property
    def service(self) -> dict[str, PlannedService]:
        """Service by its id."""
        return {service.id: service for service in self.services}

    @cached_property
    def counter(self) -> dict[str, PlannedCounter]:
        """Counter by its id."""
        return {counter.id: counter for counter in self.counters}

    @cached_property
    def zones(self) -> tuple[str, ...]:
        """Every zone that has a counter, each once, in order."""
        return tuple(dict.fromkeys(counter.zone for counter in self.counters))

    @cached_property
    def rivals(self) -> dict[str, frozenset[str]]:
        """Service -> what its counters take, itself included; empty where no counter takes it."""
        found: dict[str, frozenset[str]] = {service.id: frozenset() for service in self.services}
        for counter in self.counters:
            for service in counter.services:
                found[service] |= frozenset(counter.services)
        return found

    @cached_property
    def served_services(self) -> frozenset[str]:
        """Services that at least one counter takes."""
        return frozenset(service for counter in self.counters for service in counter.services)
