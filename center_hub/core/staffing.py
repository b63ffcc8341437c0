"""Which counter takes which services now, and what follows from that for those who wait.

Owns the names of the places where people wait - a service, one counter, a profile - and the answers that
depend on plan and profiles alone. Made anew when a plan is adopted or a profile
switched, which is seldom, so that asking costs a look-up.
"""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from center_hub.contract.words import Destination, ToCounter, ToProfile
from center_hub.core.plan import Plan


class Staffing(Struct, frozen=True, dict=True):
    """What each counter takes; `takes` is in the order of the plan."""

    takes: dict[str, tuple[str, ...]] = {}
    """Counter -> its services."""
    profile: dict[str, str | None] = {}
    """Counter -> its profile."""

    @cached_property
    def counters(self) -> dict[str, tuple[str, ...]]:
        """Service -> the counters that take it; only services that are taken."""
        found: dict[str, list[str]] = {}
        for counter, services in self.takes.items():
            for service in services:
                found.setdefault(service, []).append(counter)
        return {service: tuple(counters) for service, counters in found.items()}

    @cached_property
    def rivals(self) -> dict[str, frozenset[str]]:
        """Service -> what its counters take, itself included; only services that are taken."""
        return {
            service: frozenset(rival for counter in counters for rival in self.takes[counter])
            for service, counters in self.counters.items()
        }

    @cached_property
    def sharing(self) -> dict[frozenset[str], tuple[str, ...]]:
        """Each set of rivals -> the counters that share their work."""
        return {
            rivals: tuple(dict.fromkeys(one for rival in sorted(rivals) for one in self.counters[rival]))
            for rivals in set(self.rivals.values())
        }

    @cached_property
    def places(self) -> dict[str, tuple[str, ...]]:
        """Counter -> the places where those wait whom it may call."""
        return {counter: (*services, *self.addressed[counter]) for counter, services in self.takes.items()}

    @cached_property
    def addressed(self) -> dict[str, tuple[str, ...]]:
        """Counter -> the places where those wait who were sent to it, or to its profile."""
        return {counter: (place_of_counter(counter), *self._profile_place(counter)) for counter in self.takes}

    @cached_property
    def before(self) -> dict[str, frozenset[str]]:
        """Service -> the places where those wait whom its counters may call before a newcomer to it."""
        return {
            service: frozenset(place for counter in counters for place in self.places[counter])
            for service, counters in self.counters.items()
        }

    def _profile_place(self, counter: str) -> tuple[str, ...]:
        profile = self.profile[counter]
        return () if profile is None else (place_of_profile(profile),)


def place_of_counter(counter: str) -> str:
    """Where those wait who were sent to one counter."""
    return f"counter/{counter}"


def place_of_profile(profile: str) -> str:
    """Where those wait who were sent to a profile."""
    return f"profile/{profile}"


def place_at(destination: Destination | None, service: str) -> str:
    """The place of those who were sent to `destination` for `service`; None: to the service."""
    match destination:
        case ToCounter(counter=counter):
            return place_of_counter(counter)
        case ToProfile(profile=profile):
            return place_of_profile(profile)
        case _:
            return service


def staffing(plan: Plan, profiles: Mapping[str, str | None]) -> Staffing:
    """The staffing of `plan` with each counter on its profile in `profiles`; its own where that is None."""
    chosen = {planned.id: profiles.get(planned.id) or planned.profile for planned in plan.counters}
    takes = {
        planned.id: plan.profile[profile].services
        if (profile := chosen[planned.id]) in plan.profile
        else planned.services
        for planned in plan.counters
    }
    return Staffing(takes=takes, profile=chosen)
