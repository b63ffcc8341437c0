"""What can be chosen from: popular services and journeys, agencies and their services, counters, profiles.

Owns which choices stand on which page of a list. Must not know how they are worded or drawn.
"""

import enum
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from config.model import Agency, Centre, Counter, Journey, Profile, Service

PLACES: Final = 10
"""Two columns of five: each holds two lines of words on a tablet of 136 mm."""

Choice = Agency | Service | Counter | Profile | Journey


class Tab(enum.StrEnum):
    """What a list is of: what most people come for, or a kind of place a ticket can be sent to."""

    POPULAR = "popular"
    SERVICE = "service"
    COUNTER = "counter"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it stands open: which kind, of which agency, turned over how often."""

    tab: Tab = Tab.SERVICE
    agency: str | None = None
    page: int = 0

    def turned(self, centre: Centre, step: str) -> Self:
        """The `next` or the `previous` page; as it is where there is none."""
        to = self.page + {"next": 1, "previous": -1}.get(step, 0)
        return replace(self, page=to) if 0 <= to < self.pages(centre) else self

    def pages(self, centre: Centre) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-len(self._all(centre)) // PLACES))

    def shown(self, centre: Centre) -> Sequence[Choice]:
        """The choices on this page."""
        return self._all(centre)[self.page * PLACES : (self.page + 1) * PLACES]

    def _all(self, centre: Centre) -> Sequence[Choice]:
        match self.tab:
            case Tab.POPULAR:
                return (*popular(centre), *centre.journeys)
            case Tab.COUNTER:
                return centre.counters
            case Tab.PROFILE:
                return centre.profiles
            case Tab.SERVICE:
                return agencies(centre) if self.agency is None else services_of(centre, self.agency)


def first_list(centre: Centre) -> Listing:
    """Where choosing a service begins: with what most people come for, where the centre says what that is."""
    return Listing(Tab.POPULAR if popular(centre) or centre.journeys else Tab.SERVICE)


def popular(centre: Centre) -> tuple[Service, ...]:
    """The services most asked for, in the centre's order."""
    return tuple(one for one in centre.services if one.popular)


def agencies(centre: Centre) -> tuple[Agency, ...]:
    """The agencies that have a service, in the centre's order."""
    serving = {one.agency for one in centre.services}
    return tuple(one for one in centre.agencies if one.id in serving)


def services_of(centre: Centre, agency: str) -> tuple[Service, ...]:
    """The services of an agency; empty for one the centre does not have."""
    return tuple(one for one in centre.services if one.agency == agency)
