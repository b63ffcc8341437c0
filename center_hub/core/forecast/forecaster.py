"""One who has watched a hall, and says how long things will take (`center_hub.core.foresight.Foresight`).

Owns how a question is answered: the hall is played on a few times, each time with another past day's comers,
until whoever asks is called; and the mean of the plays is told as past forecasts of that size turned out.
"""

import random
from collections.abc import Callable, Mapping
from typing import NamedTuple, Self

import msgspec
from msgspec import Struct

from center_hub.contract.words import Wait
from center_hub.core.dispatch import ORDERS
from center_hub.core.dispatch.promise import weight
from center_hub.core.dispatch.waiter import Waiter
from center_hub.core.events import DayClosed, Recorded
from center_hub.core.forecast.calibration import Band, Calibration, FrozenCalibration
from center_hub.core.forecast.expectations import Expectation, Expectations, Likeness, Told
from center_hub.core.forecast.experience import Experience, FrozenExperience
from center_hub.core.forecast.hall import Present
from center_hub.core.forecast.play import Play, Seeker
from center_hub.core.forecast.scene import Scene
from center_hub.core.foresight import Newcomer
from center_hub.core.model import Lane, State, Ticket
from center_hub.core.plan import PlannedService

VERSION = 1
"""Of what is kept; another is not read."""
NO_WAIT = Wait(least=0, likely=0, most=0)


class Forgotten(Exception):
    """What was kept of the learning cannot be read; a hub then learns anew."""


class Effort(NamedTuple):
    """How much may be spent on one answer, in units of `Play`."""

    plays: int
    """On all plays together, about."""
    enough: int
    """A first play that cost so much is the only one: it is a mean over hundreds of services by itself."""
    bound: int
    """One play ends there."""


LEAST_PLAYS, MOST_PLAYS = 2, 6
FOR_ONE = Effort(plays=2500, enough=2500, bound=20_000)
FOR_ALL = Effort(plays=60_000, enough=40_000, bound=80_000)


class Frozen(Struct, frozen=True, forbid_unknown_fields=True):
    """All that was learned, as it is kept."""

    version: int
    experience: FrozenExperience
    calibration: FrozenCalibration
    expected: dict[str, Expectation]


class Forecaster:
    """Learns in one thread; may be asked in others. The same for the same events and questions."""

    def __init__(self) -> None:
        self._experience = Experience()
        self._calibration = Calibration()
        self._expectations = Expectations(self._calibration.learn)
        self._scene: Scene | None = None

    def learn(self, before: State, recorded: Recorded) -> None:
        """Take in what happened; `before` is the state before it, or before its command."""
        self._expectations.learn(before, recorded)
        self._experience.learn(before, recorded)
        if isinstance(recorded.event, DayClosed):
            self._calibration.day_over()

    def length_ms(self, service: PlannedService) -> float:
        """How long a counter is busy with one ticket of `service`, from the call to the end."""
        walk_ms = self._experience.habits.walk_ms.mean
        return self._experience.lengths.mean_ms(service.id, service) + walk_ms

    def of_newcomer(self, state: State, newcomer: Newcomer, clock: int) -> Wait | None:
        """How long `newcomer` would wait; None where no counter is expected to call them."""
        present = self._present(state, clock)
        service, priority, slot, onward = newcomer
        lane = Lane(priority or "", slot is not None, onward)
        likeness = Likeness(service, priority, lane.booked, onward)
        seeker = _imagined(present, service, lane, max(clock, slot or 0))
        if seeker is None or not _at(present.expected(), present, seeker):
            self._expectations.tell(likeness, None)
            return None
        if _at(present.idle(), present, seeker):
            self._expectations.tell(likeness, None)
            return NO_WAIT
        played_s = _played_s(present, {seeker.ticket: seeker}, FOR_ONE)[seeker.ticket]
        band = _band(state, priority, lane)
        self._expectations.tell(likeness, Told(clock, band, played_s))
        return self._calibration.wait(band, played_s)

    def of_ticket(self, state: State, ticket: Ticket, clock: int) -> Wait | None:
        """How long `ticket`, which waits, will wait from now on, or from its appointed time."""
        present = self._present(state, clock)
        place = present.scene.place.get(ticket.place)
        if place is None or not present.expected() >> place & 1:
            return None
        row = present.row(place, ticket.lane)
        seeker = Seeker(ticket.id, row, present.rows[row].line.before(ticket.rank), None)
        since = present.scene.waiter(state, ticket.id).since
        played_s = _played_s(present, {ticket.id: seeker}, FOR_ONE, {ticket.id: since})[ticket.id]
        return self._calibration.wait(_band(state, ticket.priority, ticket.lane), played_s)

    def of_services(self, state: State, clock: int) -> dict[str, Wait]:
        """Service -> how long a newcomer without class or appointment would wait; those that can be told.

        All are imagined in the same plays, each as if there were no other.
        """
        present = self._present(state, clock)
        expected, idle, lane = present.expected(), present.idle(), Lane("", booked=False)
        waits: dict[str, Wait] = {}
        seekers: dict[str, Seeker] = {}
        names: dict[str, str] = {}
        for planned in state.plan.services:
            seeker = _imagined(present, planned.id, lane, clock)
            if seeker is None or not _at(expected, present, seeker):
                self._expectations.tell(_ordinary(planned.id), None)
            elif _at(idle, present, seeker):
                self._expectations.tell(_ordinary(planned.id), None)
                waits[planned.id] = NO_WAIT
            else:
                seekers[seeker.ticket], names[seeker.ticket] = seeker, planned.id
        for ticket, played_s in _played_s(present, seekers, FOR_ALL).items():
            service = names[ticket]
            self._expectations.tell(_ordinary(service), Told(clock, 0, played_s))
            waits[service] = self._calibration.wait(0, played_s)
        return {planned.id: waits[planned.id] for planned in state.plan.services if planned.id in waits}

    def _present(self, state: State, clock: int) -> Present:
        scene = self._scene
        if scene is None or not scene.of(state):
            scene = self._scene = Scene(state)
        return Present(scene, state, clock, self._experience)

    def freeze(self) -> bytes:
        """All that was learned, as bytes that `thaw` reads back."""
        return msgspec.msgpack.encode(
            Frozen(
                version=VERSION,
                experience=self._experience.freeze(),
                calibration=self._calibration.freeze(),
                expected=self._expectations.open,
            )
        )

    @classmethod
    def thaw(cls, frozen: bytes) -> Self:
        """What was learned before; raises `Forgotten` where `frozen` is of another version or no such."""
        thawed = cls()
        try:
            kept = msgspec.msgpack.decode(frozen, type=Frozen)
            if kept.version != VERSION:
                raise Forgotten(f"it is of version {kept.version}")
            thawed._experience = Experience.thaw(kept.experience)
            thawed._calibration = Calibration.thaw(kept.calibration)
        except (msgspec.DecodeError, ValueError) as unreadable:
            raise Forgotten(str(unreadable)) from unreadable
        thawed._expectations = Expectations(thawed._calibration.learn)
        thawed._expectations.open.update(kept.expected)
        return thawed


def _ordinary(service: str) -> Likeness:
    return Likeness(service, None, booked=False, onward=False)


def _band(state: State, priority: str | None, lane: Lane) -> Band:
    """Whoever weighs more, has an appointment or comes from another service is called by other rules."""
    return 0 if not lane.booked and not lane.onward and weight(state.plan, priority) == 1 else 1


def _at(places: int, present: Present, seeker: Seeker) -> bool:
    return bool(places >> present.rows[seeker.row].place & 1)


def _imagined(present: Present, service: str, lane: Lane, since: int) -> Seeker | None:
    """A newcomer at the end of their line; None where no counter takes the service."""
    scene, state = present.scene, present.state
    place = scene.place.get(service)
    if place is None or not scene.seen_by[place]:
        return None
    rank = scene.rank(since, state.sequence + 1, booked=lane.booked)
    name = f"?{place}"
    like = scene.like(state, service, lane)
    row = present.row(place, lane)
    imagined = Waiter(name, service, lane, rank, since, like.promised, like.weight, like.head_start)
    return Seeker(name, row, present.rows[row].line.before(rank), imagined)


def _played_s(
    present: Present,
    seekers: Mapping[str, Seeker],
    effort: Effort,
    since: Mapping[str, int] | None = None,
) -> dict[str, float]:
    """The mean wait of each of `seekers` over a few plays, seconds.

    Args:
        present: the hall.
        seekers: whose wait is wanted.
        effort: how much may be spent.
        since: from when it counts where that is not given by whom is imagined.
    """
    if not seekers:
        return {}
    order = ORDERS[present.state.plan.rules.dispatch.policy]
    sequence = present.state.sequence
    begins = {
        ticket: max(present.clock, one.imagined.since if one.imagined else (since or {}).get(ticket, 0))
        for ticket, one in seekers.items()
    }
    totals = dict.fromkeys(seekers, 0)
    spent = plays = 0
    while _once_more(plays, spent, effort):
        chance: Callable[[], float] = random.Random(sequence * 16 + plays).random  # noqa: S311 - not a secret
        coming = present.experience.arrivals.future(present.clock, plays, sequence)
        played = Play(present, order, seekers, coming).until_called(chance, effort.bound)
        for ticket, called in played.called.items():
            totals[ticket] += max(0, called - begins[ticket])
        spent += played.spent
        plays += 1
    return {ticket: total / plays / 1000 for ticket, total in totals.items()}


def _once_more(plays: int, spent: int, effort: Effort) -> bool:
    if plays < LEAST_PLAYS:
        return plays == 0 or spent < effort.enough
    return plays < MOST_PLAYS and spent * (plays + 1) <= effort.plays * plays
