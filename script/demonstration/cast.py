"""Who plays in a centre: two counters that can serve the citizens, and what each citizen wants.

Owns the casting, from the centre's own configuration, so that any centre can be shown.
"""

from dataclasses import dataclass

from config.model import Centre, Counter, Service
from script.demonstration.desk import Desk


@dataclass(frozen=True, slots=True)
class Citizen:
    """A made-up citizen: a language, and a service reached by the popular page or through its agency."""

    language: str
    service: Service
    popular: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody and everything in the hall."""

    counters: tuple[Counter, Counter]
    citizens: tuple[Citizen, ...]
    kiosk: Desk
    other_kiosk: Desk | None
    """To which people go while the first cannot print."""
    counter_desks: tuple[Desk, Desk]
    board: Desk
    helpdesk: Desk
    panels: str | None
    """The box of the panels over the counters; some centres have none."""

    @property
    def desks(self) -> tuple[Desk, ...]:
        """Every screen; the kiosk last, so that it can be examined while the others start."""
        others = () if self.other_kiosk is None else (self.other_kiosk,)
        return (*self.counter_desks, self.board, self.helpdesk, *others, self.kiosk)


def cast_of(centre: Centre) -> Cast:
    """A cast for `centre`: each of its languages twice, at two counters that take different services."""
    first, second = _two_counters(centre)
    kiosk = next(one for one in centre.devices if one.role == "kiosk")
    citizens = []
    for turn in range(2 * len(centre.languages)):
        counter = (first, second)[turn % 2]
        popular = turn < len(centre.languages)
        service = _service(centre, counter, popular=popular)
        language = centre.languages[turn % len(centre.languages)]
        citizens.append(Citizen(language=language, service=service, popular=service.popular))
    return Cast(
        counters=(first, second),
        citizens=tuple(citizens),
        kiosk=_kiosk_desk(kiosk.id),
        other_kiosk=_kiosk_desk(kiosk.near[0]) if kiosk.near else None,
        counter_desks=(_counter_desk(centre, first), _counter_desk(centre, second)),
        board=Desk(_device(centre, "board"), "display_board", (1920, 1080), (941, 529)),
        helpdesk=Desk(
            _device(centre, "helpdesk"), "counter_terminal.helpdesk", (1280, 800), (217, 136), keyed=True
        ),
        panels=next((one.id for one in centre.devices if one.role == "panel"), None),
    )


def _two_counters(centre: Centre) -> tuple[Counter, Counter]:
    """The first counters of two popular services that have no service in common."""
    popular = [service for service in centre.services if service.popular]
    first = centre.counters_serving(popular[0].id)[0]
    taken = set(centre.profile(first.profile).services)
    for service in popular:
        for counter in centre.counters_serving(service.id):
            if taken.isdisjoint(centre.profile(counter.profile).services):
                return first, counter
    message = f"{centre.id} has no two counters with popular services of their own"
    raise LookupError(message)


def _service(centre: Centre, counter: Counter, *, popular: bool) -> Service:
    """A service of `counter`: a popular one, or the first that is not."""
    offered = [centre.service(service) for service in centre.profile(counter.profile).services]
    return next((service for service in offered if service.popular is popular), offered[0])


def _device(centre: Centre, role: str) -> str:
    return next(device.id for device in centre.devices if device.role == role)


def _kiosk_desk(device: str) -> Desk:
    return Desk(device, "kiosk", (1080, 1920), (268, 476), keyed=True)


def _counter_desk(centre: Centre, counter: Counter) -> Desk:
    device = next(device.id for device in centre.devices if device.counter == counter.id)
    return Desk(device, "counter_terminal", (1280, 800), (344, 215))
