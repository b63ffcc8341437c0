"""What can be had now, and what stands in the way of the rest: said before the tap, in one place.

Owns the reasons for which a service is shown but not given. The hub decides all the same; this is so that
nobody is refused who could have been told. Must not know sentences or pages.
"""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from center_hub.contract.words import LanguageCode
from config.model import Centre
from kiosk.hall import Hall


class Why(enum.Enum):
    """Why a service is not given now."""

    SUSPENDED = enum.auto()
    LATER = enum.auto()
    """Its hours begin again today, at `Obstacle.at`."""
    OVER = enum.auto()
    """No more of its hours today."""
    FULL = enum.auto()
    HELP_DESK = enum.auto()
    """It asks for a document, and this kiosk has no secret to hash its number with."""
    CHOSEN = enum.auto()
    """It is on this ticket already."""
    APART = enum.auto()
    """It asks for another document than what was chosen before: one ticket knows one person."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way of a service. `at` is UTC milliseconds, `message` the manager's, by language."""

    why: Why
    at: int | None = None
    message: Mapping[LanguageCode, str] | None = None


class Availability:
    """What of `centre` can be had now, as `hall` knows it; `can_hash` where there is a secret."""

    def __init__(self, centre: Centre, hall: Hall, *, can_hash: bool) -> None:
        self._centre = centre
        self._hall = hall
        self._can_hash = can_hash

    def obstacle(self, services: Sequence[str], now: float) -> Obstacle | None:
        """What stands in the way of a ticket for `services`; None where nothing does."""
        found = (self._obstacle(service, now) for service in services)
        return next((one for one in found if one is not None), None)

    def obstacle_to_add(self, chosen: Sequence[str], service: str, now: float) -> Obstacle | None:
        """What stands in the way of `service` on a ticket on which `chosen` are already."""
        if service in chosen:
            return Obstacle(Why.CHOSEN)
        asked = {self.document(one) for one in (*chosen, service)} - {None}
        return Obstacle(Why.APART) if len(asked) > 1 else self._obstacle(service, now)

    def document(self, service: str) -> str | None:
        """The document a service asks for, by its name in the centre's own language; None without one."""
        document = self._centre.service(service).document
        return None if document is None else document[self._centre.languages[0]]

    def _obstacle(self, service: str, now: float) -> Obstacle | None:
        message = self._hall.suspended(service)
        if message is not None:
            return Obstacle(Why.SUSPENDED, message=message)
        return self._hours(service, now) or self._limits(service)

    def _hours(self, service: str, now: float) -> Obstacle | None:
        wall = self._hall.wall(now)
        spans = self._hall.spans(service)
        if wall is None or spans is None or any(span.begins <= wall < span.ends for span in spans):
            return None
        begins = [span.begins for span in spans if span.begins > wall]
        return Obstacle(Why.LATER, at=min(begins)) if begins else Obstacle(Why.OVER)

    def _limits(self, service: str) -> Obstacle | None:
        if self._hall.full(service):
            return Obstacle(Why.FULL)
        asks = self.document(service) is not None
        return Obstacle(Why.HELP_DESK) if asks and not self._can_hash else None
