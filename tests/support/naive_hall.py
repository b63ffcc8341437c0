"""The rules of the hall once more, as somebody would keep them on paper: lists, and a look at everybody.

Owns what the contract's words promise, told a second time and slowly: who is granted what, who is called,
what time brings about. Shares nothing with `center_hub.core` but the shape of a plan, so that a mistake would
have to be made twice. A refusal is raised inside (`No`) and told as a value outside.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from center_hub.contract import commands as c
from center_hub.contract.documents import ServiceHours
from center_hub.contract.replies import Reason
from center_hub.contract.transitions import EDGES, Act
from center_hub.contract.words import (
    CounterState,
    Destination,
    LegState,
    OperatorRole,
    Position,
    Role,
    ToCounter,
    ToProfile,
    Why,
)
from center_hub.core.plan import Plan, PlannedService

PIN_PAUSE_MS = 60_000
MOST_SERVICES = 8
MOST_PEOPLE = 20
STEP_MS = 2_000
HANDS = (LegState.CALLED, LegState.SERVING)
AROUND = (LegState.WAITING, LegState.PARKED)


class No(Exception):
    """A refusal; `at` is when the same would be granted, UTC milliseconds."""

    def __init__(self, reason: Reason, at: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at


@dataclass
class Visit:
    """One ticket. Times are on the hub's timeline; `tick`s count everything that joins a line."""

    id: str
    series: str
    number: int
    token: str
    service: str
    priority: str | None
    slot: int | None
    appointment: str | None
    party: int
    then: list[str]
    issued_at: int
    issued_tick: int
    place: str = ""
    state: LegState = LegState.WAITING
    leg: int = 1
    first: int | None = None
    since: int = 0
    came: int = 0
    """The same by the clock of that day."""
    order: int = 0
    queued_at: int = 0
    queued_tick: int = 0
    returns: list[tuple[str, str]] = field(default_factory=list)
    counter: str | None = None
    why: Why = Why.FIRST_COME
    attempt: int = 0
    announced_at: int | None = None
    called_at: int | None = None
    serving_at: int | None = None
    missed: int = 0
    ended_at: int | None = None
    back_at: int | None = None
    parked_tick: int = 0
    served_by: str | None = None
    served_at: int | None = None
    rated: bool = False


@dataclass
class Desk:
    """One counter."""

    id: str
    state: CounterState = CounterState.CLOSED
    in_hand: str | None = None
    served: int = 0
    profile: str | None = None
    operator: str | None = None
    role: OperatorRole | None = None
    wrong_pins: int = 0
    wrong_at: int = 0
    then: CounterState | None = None
    parked: list[str] = field(default_factory=list)
    just_served: str | None = None


@dataclass
class Booking:
    """One appointment; `state` is open, used, cancelled, or late: nobody came."""

    code: str
    service: str
    slot: int
    priority: str | None
    state: str = "open"
    ticket: str | None = None


@dataclass(frozen=True)
class Calendar:
    """What the centre's calendar says of a day; times are UTC milliseconds."""

    date: str
    opens: int
    closes: int
    hours: tuple[ServiceHours, ...] = ()


@dataclass
class ServiceDay:
    """The day that is open; `ahead_ms` is how far its clock is ahead of the hub's timeline."""

    ordinal: int
    date: str
    closes: int | None
    hours: tuple[ServiceHours, ...]
    ahead_ms: int
    noted_step: int = 0


@dataclass(frozen=True)
class Paper:
    """What is told of a ticket: how many are ahead, and what comes after in which order."""

    visit: Visit
    ahead: int
    then: tuple[str, ...]
    may_return: bool = False
    may_rate: bool = False


@dataclass
class Asked:
    """Who asks, and what the hub has read of the world before."""

    role: Role
    token: str = ""
    pin_right: bool = False


@dataclass(frozen=True)
class Answer:
    """What is told: a refusal's reason and time, or what was granted."""

    reason: Reason | None = None
    at: int | None = None
    told: Any = None


class NaiveHall:
    """A hall on paper. `now` is the hub's timeline, `wall` the clock on the wall; set them before asking."""

    def __init__(self, plan: Plan, now: int, wall: int) -> None:
        self.plan = plan
        self.now = now
        self.wall = wall
        self.date = ""
        self.calendar: Calendar | None = None
        self.day: ServiceDay | None = None
        self.last_day = 0
        self.last_scheduled = ""
        self.visits: dict[str, Visit] = {}
        self.desks = {one.id: Desk(one.id) for one in plan.counters}
        self.storing: list[str] = []
        self.bookings: dict[str, Booking] = {}
        self.suspended: dict[str, dict[str, str]] = {}
        self.issued: dict[str, int] = {}
        self.persons: dict[tuple[str, str], int] = {}
        self.last_number: dict[str, int] = {}
        self.tick = 0

    # Asked from outside.

    def give(self, command: c.AnyCommand, asked: Asked) -> Answer:
        """What becomes of `command`; everything that follows at once has happened by then."""
        act: Callable[[Any, Asked], Any] = getattr(self, "_" + type(command).__struct_config__.tag)  # type: ignore[operator]  # every command has a tag
        try:
            told = act(command, asked)
        except No as no:
            return Answer(reason=no.reason, at=no.at)
        self._settle()
        return Answer(told=told)

    def adopt(self, plan: Plan) -> Answer:
        """Work by `plan`."""
        if self.needs_more_than(plan):
            return Answer(reason=Reason.TICKETS_IN_HAND)
        planned = {one.id: one for one in plan.counters}
        self.plan = plan
        self.desks = {one: self.desks.get(one, Desk(one)) for one in planned}
        for desk in self.desks.values():
            desk.profile = self._profile_kept(desk, plan)
            known = plan.operator.get(desk.operator or "")
            desk.operator, desk.role = (None, None) if known is None else (known.id, known.role)
        self.storing = [one for one in self.storing if one in self.desks]
        for visit in self.visits.values():
            if visit.state is LegState.PARKED and visit.counter not in planned:
                visit.counter = None
        self._settle()
        return Answer()

    def lapse(self) -> None:
        """What time has brought about by now."""
        while self._clock_noted() or self._day_turned() or self._late_forgotten() or self._parked_back():
            self._settle()

    @property
    def clock(self) -> int:
        """UTC milliseconds to go by."""
        return self.wall if self.day is None else self.now + self.day.ahead_ms

    # Who is where, and who comes before whom.

    def planned(self, service: str) -> PlannedService:
        """`service` as planned; refused if it is none."""
        found = self.plan.service.get(service)
        if found is None:
            raise No(Reason.UNKNOWN_SERVICE)
        return found

    def profile_at(self, counter: str) -> str | None:
        """By which profile `counter` works."""
        return self.desks[counter].profile or self.plan.counter[counter].profile

    def takes(self, counter: str) -> Sequence[str]:
        """The services of `counter` now."""
        profile = self.profile_at(counter)
        known = self.plan.profile.get(profile or "")
        return self.plan.counter[counter].services if known is None else known.services

    def places(self, counter: str) -> list[str]:
        """Where those wait whom `counter` calls."""
        profile = self.profile_at(counter)
        return [*self.takes(counter), f"counter/{counter}", *([f"profile/{profile}"] if profile else [])]

    def takers(self, service: str) -> list[str]:
        """The counters that take `service`, open or not."""
        return [one for one in self.desks if service in self.takes(one)]

    def manned(self, place: str) -> bool:
        """Whether somebody works at `place`, a counter or a profile."""
        return any(
            desk.state is not CounterState.CLOSED
            and place in (f"counter/{desk.id}", f"profile/{self.profile_at(desk.id)}")
            for desk in self.desks.values()
        )

    def waiting(self, places: Iterable[str]) -> list[Visit]:
        """All who wait at one of `places`."""
        wanted = set(places)
        return [v for v in self.visits.values() if v.state is LegState.WAITING and v.place in wanted]

    def ahead(self, service: str) -> int:
        """All whom the counters of `service` may call before a newcomer to it."""
        return len(self.waiting(place for one in self.takers(service) for place in self.places(one)))

    def ahead_of(self, visit: Visit) -> int:
        """All who may be called before `visit`, by the counters of its service."""
        if visit.state is not LegState.WAITING:
            return 0
        places = {place for one in self.takers(visit.service) for place in self.places(one)} | {visit.place}
        return sum(self._may_precede(other, visit) for other in self.waiting(places) if other is not visit)

    def _may_precede(self, other: Visit, visit: Visit) -> bool:
        if visit.first is not None:
            return other.first is not None and other.first < visit.first
        if other.first is not None or (other.slot is not None and visit.slot is None):
            return True
        if (other.slot is None) != (visit.slot is None):
            return False
        return self.turn(other)[1:] < self.turn(visit)[1:]

    def turn(self, visit: Visit) -> tuple[int, int, int]:
        """The smaller, the sooner: put first; appointments due; walk-ins; appointments before their time."""
        if visit.first is not None:
            return (0, visit.first, 0)
        if visit.slot is not None:
            since = max(visit.slot, visit.came)
            return (1 if since <= self.clock else 3, since, visit.order)
        return (2, visit.since - self.plan.head_start_ms(visit.priority), visit.order)

    def next_at(self, counter: str) -> Visit | None:
        """Whom `counter` calls next."""
        return min(self.waiting(self.places(counter)), key=self.turn, default=None)

    def why(self, visit: Visit) -> Why:
        """Why it is the turn of `visit`; a head start is told as first come, first served."""
        whys = (Why.PUT_FIRST, Why.APPOINTMENT, Why.FIRST_COME, Why.EARLY_APPOINTMENT)
        return whys[self.turn(visit)[0]]

    def next_service(self, wanted: Sequence[str]) -> str:
        """Which of `wanted` comes first: no forerunner among them, manned, fewest ahead, asked for first."""
        return min(self.possible(wanted), key=lambda one: (self._hopeless(one), self.ahead(one)))

    def possible(self, wanted: Sequence[str]) -> Sequence[str]:
        """Those of `wanted` with no forerunner among them; all of them where each has one."""
        known = self.plan.service
        return [
            one for one in wanted if one not in known or not set(known[one].after) & set(wanted)
        ] or wanted

    def _hopeless(self, service: str) -> int:
        """0: somebody works for it; 1: counters are there, but closed; 2: there is none."""
        takers = [self.desks[one] for one in self.takers(service)]
        if any(desk.state is not CounterState.CLOSED for desk in takers):
            return 0
        return 1 if takers else 2

    def probable_order(self, wanted: Sequence[str]) -> tuple[str, ...]:
        """`wanted` in the order in which they would come if the hall stood still."""
        left, order = list(wanted), []
        while left:
            order.append(self.next_service(left))
            left.remove(order[-1])
        return tuple(order)

    # How a visit moves.

    def _line_up(self, visit: Visit, act: Act, place: str, position: Position) -> None:
        self._move(visit, act)
        self._stand(visit, place, position)
        visit.queued_at, visit.queued_tick = self.now, self.tick
        visit.counter = visit.announced_at = visit.called_at = visit.serving_at = visit.ended_at = None
        visit.attempt = 0

    def _stand(self, visit: Visit, place: str, position: Position) -> None:
        self.tick += 1
        visit.place = place
        visit.first = self.tick if position is Position.FIRST else None
        arrived = position is Position.ARRIVAL
        visit.since, visit.order = (visit.issued_at, visit.issued_tick) if arrived else (self.now, self.tick)
        visit.came = visit.since + self.clock - self.now

    @staticmethod
    def _move(visit: Visit, act: Act) -> None:
        assert visit.state in EDGES[act].sources, (visit, act)
        visit.state = EDGES[act].target

    def _bring(self, visit: Visit, counter: str, why: Why) -> str:
        desk = self.desks[counter]
        assert desk.in_hand is None
        known = self.plan.service.get(visit.service)
        if why is Why.WITHOUT_TICKET or (known is not None and known.back_office):
            self._move(visit, Act.TAKE)
            visit.serving_at = self.now
        else:
            self._move(visit, Act.CALL)
            visit.attempt, visit.announced_at = 1, self.now
        visit.counter, visit.why, visit.called_at = counter, why, self.now
        desk.in_hand = visit.id
        self.storing = [one for one in self.storing if one != counter]
        return visit.id

    def _unpark_visit(self, visit: Visit) -> None:
        desk = self.desks.get(visit.counter or "")
        visit.back_at = None
        if desk is None:
            self._line_up(visit, Act.UNPARK, self._where_it_was(visit), Position.ARRIVAL)
            return
        if visit.id in desk.parked:
            desk.parked.remove(visit.id)
        if desk.state is CounterState.CLOSED:
            self._line_up(visit, Act.UNPARK, visit.service, Position.ARRIVAL)
        else:
            self._line_up(visit, Act.UNPARK, f"counter/{desk.id}", Position.FIRST)

    def _where_it_was(self, visit: Visit) -> str:
        """The counter or profile it waited at, while somebody is there; else its service."""
        return visit.place if self.manned(visit.place) else visit.service

    def _park_visit(self, visit: Visit, act: Act, desk: Desk | None) -> None:
        self._move(visit, act)
        self.tick += 1
        visit.back_at = self.now + self.plan.rules.parking.limit_s * 1000
        visit.parked_tick = self.tick
        visit.counter = None if desk is None else desk.id
        if desk is not None:
            desk.in_hand = None
            desk.parked.append(visit.id)

    def _withdraw(self, visit: Visit, act: Act) -> None:
        desk = self.desks.get(visit.counter or "")
        if visit.state is LegState.PARKED and desk is not None:
            desk.parked.remove(visit.id)
        self._move(visit, act)
        visit.back_at = None

    def _finish(self, desk: Desk, onward: str | None = None) -> None:
        """The service in hand is done, and the visit goes on: to `onward`, or to what comes first now."""
        visit = self.visits[desk.in_hand or ""]
        self._end_service(visit, desk)
        if visit.returns:
            counter, service = visit.returns.pop()
            back = self.desks.get(counter)
            self._next_leg(visit, service)
            gone = back is None or back.state is CounterState.CLOSED
            place = service if gone else f"counter/{counter}"
            self._line_up(visit, Act.NEXT_LEG, place, Position.FIRST)
        elif visit.then:
            service = onward or self.next_service(visit.then)
            self._next_leg(visit, service)
            visit.then = [one for one in visit.then if one != service]
            self._line_up(visit, Act.NEXT_LEG, service, Position.LAST)

    def _end_service(self, visit: Visit, desk: Desk) -> None:
        self._move(visit, Act.FINISH)
        visit.ended_at = self.now
        self._served(visit, desk)

    def _served(self, visit: Visit, desk: Desk) -> None:
        visit.served_by, visit.served_at, visit.rated = desk.id, self.now, False
        desk.in_hand, desk.just_served = None, visit.id
        desk.served += 1

    @staticmethod
    def _next_leg(visit: Visit, service: str) -> None:
        visit.leg += 1
        visit.missed = 0
        visit.service, visit.slot = service, None

    def _settle(self) -> None:
        """What follows at once: who promised to leave leaves, nobody is left behind, nobody stands idle."""
        while self._left_as_promised() or self._sent_on() or self._taken_up():
            pass

    def _left_as_promised(self) -> bool:
        for desk in self.desks.values():
            if desk.then is not None and desk.in_hand is None:
                self._leave_now(desk, desk.then)
                return True
        return False

    def _leave_now(self, desk: Desk, then: CounterState) -> None:
        desk.state, desk.then = then, None
        self.storing = [one for one in self.storing if one != desk.id]

    def _sent_on(self) -> bool:
        left = [
            visit
            for visit in self.visits.values()
            if visit.state is LegState.WAITING and "/" in visit.place and not self.manned(visit.place)
        ]
        for visit in left:
            self._stand(visit, visit.service, Position.ARRIVAL)
        return bool(left)

    def _taken_up(self) -> bool:
        for counter in self.storing:
            visit = self.next_at(counter)
            if visit is not None:
                self._bring(visit, counter, Why.STORED_NEXT)
                return True
        return False

    # What time brings about.

    def _clock_noted(self) -> bool:
        if self.day is None or abs(self.wall - self.clock - self.day.noted_step) <= STEP_MS:
            return False
        self.day.noted_step = self.wall - self.clock
        return True

    def _day_turned(self) -> bool:
        """One step of the day's beginning or end, if it is time for it."""
        rules = self.plan.rules.day
        if self.day is None:
            told = self.calendar
            due = told is not None and told.opens <= self.wall and told.date != self.last_scheduled
            if due and rules.opens == "by_schedule":
                self._open_day(None, None)
                return True
            return False
        if rules.closes == "by_hand" or self.day.closes is None or self.clock < self.day.closes:
            return False
        if self.clock - self.day.closes >= rules.closes_at_latest_s * 1000:
            if self._empty_hands():
                return True
        elif any(one.state in (*HANDS, *AROUND) for one in self.visits.values()):
            return False
        if not self._close_counters():
            self._end_day()
        return True

    def _empty_hands(self) -> bool:
        held = [(desk, self.visits[desk.in_hand]) for desk in self.desks.values() if desk.in_hand]
        onward = {visit.id: self.next_service(visit.then) for _, visit in held if visit.then}
        for desk, visit in held:
            if visit.state is LegState.SERVING:
                self._finish(desk, onward.get(visit.id))
                continue
            self._nobody_came(visit, desk)
            if self.plan.rules.day.left_over == "carry":
                self._come_back(visit)
        return bool(held)

    def _close_counters(self) -> bool:
        working = [one for one in self.desks.values() if one.state is not CounterState.CLOSED]
        for desk in working:
            self._leave_now(desk, CounterState.CLOSED)
        return bool(working)

    def _late_forgotten(self) -> bool:
        rules = self.plan.rules.appointments
        if self.day is None or rules.late == "queue":
            return False
        late = [one for one in self.bookings.values() if one.state == "open" and self._over(one.slot)]
        for one in late:
            one.state = "late"
        return bool(late)

    def _parked_back(self) -> bool:
        if self.day is None:
            return False
        due = [one for one in self.visits.values() if one.back_at is not None and one.back_at <= self.now]
        for visit in sorted(due, key=lambda one: (one.back_at, one.parked_tick)):
            self._unpark_visit(visit)
        return bool(due)

    # The day.

    def _open_day(self, _command: Any, _asked: Any) -> None:
        if self.day is not None:
            raise No(Reason.DAY_ALREADY_OPEN)
        told = self.calendar
        date = self.date if told is None else told.date
        closes, hours = (None, ()) if told is None else (told.closes, told.hours)
        self.last_day += 1
        if told is not None:
            self.last_scheduled = date
        self.day = ServiceDay(self.last_day, date, closes, hours, self.wall - self.now)
        self.visits = {key: one for key, one in self.visits.items() if one.state in AROUND}
        self.last_number = {}
        self.issued, self.persons = {}, {}
        for desk in self.desks.values():
            desk.served, desk.just_served = 0, None

    def _close_day(self, _command: c.CloseDay, _asked: Asked) -> None:
        if self.day is None:
            raise No(Reason.DAY_NOT_OPEN)
        if any(desk.in_hand for desk in self.desks.values()):
            raise No(Reason.TICKETS_IN_HAND)
        self._close_counters()
        self._settle()
        self._end_day()

    def _end_day(self) -> None:
        left = sorted(
            (one for one in self.visits.values() if one.state in AROUND), key=lambda one: one.queued_tick
        )
        for visit in left:
            if self.plan.rules.day.left_over == "expire":
                self._withdraw(visit, Act.CANCEL)
            elif visit.state is LegState.PARKED:
                self._unpark_visit(visit)
        for booking in self.bookings.values():
            if booking.state == "open" and booking.slot <= self.clock:
                booking.state = "late"
        around = {one.id for one in self.visits.values() if one.state in AROUND}
        kept = (b for b in self.bookings.values() if b.ticket in around or not self._over(b.slot))
        self.bookings = {one.code: one for one in kept}
        self.day, self.storing = None, []
        for desk in self.desks.values():
            desk.operator = desk.role = desk.then = None
            desk.parked = []

    def _trust_clock(self, _command: c.TrustClock, _asked: Asked) -> None:
        if self.day is None:
            raise No(Reason.DAY_NOT_OPEN)
        if self.wall == self.clock:
            raise No(Reason.ALREADY_SO)
        self.day.ahead_ms, self.day.noted_step = self.wall - self.now, 0

    def _suspend_service(self, command: c.SuspendService, _asked: Asked) -> None:
        self.planned(command.service)
        if set(self.plan.languages) != set(command.message):
            raise No(Reason.MESSAGE_INCOMPLETE)
        if self.suspended.get(command.service) == command.message:
            raise No(Reason.ALREADY_SO)
        self.suspended[command.service] = command.message

    def _resume_service(self, command: c.ResumeService, _asked: Asked) -> None:
        if self.suspended.pop(command.service, None) is None:
            raise No(Reason.ALREADY_SO)

    # Tickets.

    def _issue_ticket(self, command: c.IssueTicket, asked: Asked) -> Paper:
        wanted = (command.service, *command.then)
        if len(set(wanted)) != len(wanted) or len(wanted) > MOST_SERVICES:
            raise No(Reason.TOO_MANY_SERVICES)
        for service in wanted:
            self._may_wait(service)
            self._may_join(self.planned(service), command.person)
        self._may_have(command.priority, asked)
        _, *onward = self.probable_order(wanted)
        then = self.probable_order(onward)
        visit = self._new(wanted, asked, priority=command.priority, party=command.party)
        for service in wanted if command.person else ():
            key = (command.person or "", service)
            self.persons[key] = self.persons.get(key, 0) + 1
        return Paper(visit, self.ahead_of(visit), then)

    def _may_wait(self, service: str) -> None:
        self.planned(service)
        if self.day is None:
            raise No(Reason.DAY_NOT_OPEN)
        if not self.takers(service):
            raise No(Reason.NOBODY_SERVES_THIS)
        if service in self.suspended:
            raise No(Reason.SERVICE_SUSPENDED)

    def _may_join(self, service: PlannedService, person: str | None) -> None:
        self._within_hours(service.id)
        if service.daily_quota is not None and self.issued.get(service.id, 0) >= service.daily_quota:
            raise No(Reason.QUOTA_REACHED)
        if self.full_until_closing(service):
            raise No(Reason.FULL_UNTIL_CLOSING)
        if service.per_person is None:
            return
        if person is None:
            raise No(Reason.DOCUMENT_NEEDED)
        if self.persons.get((person, service.id), 0) >= service.per_person:
            raise No(Reason.PERSON_LIMIT_REACHED)

    def _within_hours(self, service: str) -> None:
        assert self.day is not None
        for own in self.day.hours:
            if own.service == service:
                if any(span.begins <= self.clock < span.ends for span in own.spans):
                    return
                later = [span.begins for span in own.spans if span.begins > self.clock]
                raise No(Reason.SERVICE_CLOSED, min(later, default=None))
        if self.day.closes is not None and self.clock >= self.day.closes:
            raise No(Reason.SERVICE_CLOSED)

    def full_until_closing(self, service: PlannedService) -> bool:
        """Whether the work waiting, shared by the counters there are, leaves no time for one more."""
        if self.day is None or self.day.closes is None or not self.plan.rules.closing.when_full:
            return False
        same_work = {one for counter in self.takers(service.id) for one in self.takes(counter)}
        sharing = [one for one in self.desks if set(self.takes(one)) & same_work]
        manned = [one for one in sharing if self.desks[one].state is not CounterState.CLOSED]
        queued = [self.plan.service[visit.place] for visit in self.waiting(same_work)]
        work_s = sum(one.mean_service_s for one in (*queued, service))
        left_ms = max(0, self.day.closes - self.clock)
        return work_s * 1000 > left_ms * len(manned or sharing)

    def _may_have(self, priority: str | None, asked: Asked) -> None:
        if priority is None:
            return
        known = self.plan.priority.get(priority)
        if known is None:
            raise No(Reason.UNKNOWN_PRIORITY)
        if asked.role is Role.KIOSK and not known.at_kiosk:
            raise No(Reason.NOT_PERMITTED)

    def _new(
        self, wanted: Sequence[str], asked: Asked, *, priority: str | None = None, party: int = 1
    ) -> Visit:
        assert self.day is not None
        service = self.next_service(wanted)
        series = self.planned(service).series
        number = self.last_number.get(series, 0) + 1
        while any((one.series, one.number) == (series, number) for one in self.visits.values()):
            number += 1
        self.last_number[series] = number
        for one in wanted:
            self.issued[one] = self.issued.get(one, 0) + 1
        visit = Visit(
            id=f"{self.day.ordinal}-{series}{number:03d}",
            series=series,
            number=number,
            token=asked.token,
            service=service,
            priority=priority,
            slot=None,
            appointment=None,
            party=party,
            then=[one for one in wanted if one != service],
            issued_at=self.now,
            issued_tick=self.tick + 1,
        )
        assert visit.id not in self.visits
        self.visits[visit.id] = visit
        self._stand(visit, service, Position.LAST)
        visit.queued_at, visit.queued_tick = self.now, self.tick
        return visit

    def _check_in(self, command: c.CheckIn, asked: Asked) -> Paper:
        booking = self._open_booking(command.code)
        self._may_wait(booking.service)
        rules = self.plan.rules.appointments
        earliest = booking.slot - rules.early_limit_s * 1000
        if self.clock < earliest:
            raise No(Reason.TOO_EARLY, earliest)
        late = self._over(booking.slot)
        if late and rules.late == "cancel":
            raise No(Reason.APPOINTMENT_PAST)
        self._may_have(command.priority, asked)
        visit = self._new([booking.service], asked, priority=command.priority or booking.priority)
        visit.appointment, visit.slot = booking.code, None if late else booking.slot
        booking.state, booking.ticket = "used", visit.id
        return Paper(visit, self.ahead_of(visit), ())

    def _open_booking(self, code: str) -> Booking:
        booking = self.bookings.get(code)
        if booking is None:
            raise No(Reason.UNKNOWN_APPOINTMENT)
        if booking.state != "open":
            raise No(self._not_open(booking))
        return booking

    @staticmethod
    def _not_open(booking: Booking) -> Reason:
        return {
            "used": Reason.APPOINTMENT_USED,
            "cancelled": Reason.APPOINTMENT_CANCELLED,
            "late": Reason.APPOINTMENT_PAST,
        }[booking.state]

    def _over(self, slot: int) -> bool:
        return self.clock > slot + self.plan.rules.appointments.late_limit_s * 1000

    def _find_ticket(self, command: c.FindTicket, asked: Asked) -> Paper:
        if self.day is not None:
            for visit in self.visits.values():
                shown = f"{visit.series} {visit.number:03d}"
                spoken = {visit.id, shown, shown.replace(" ", ""), f"{visit.series.lower()}{visit.number}"}
                booking = self.bookings.get(visit.appointment or "")
                known = booking is not None and booking.ticket == visit.id
                held = {visit.token, visit.appointment if known else None}
                if command.wanted in (held if asked.role is Role.KIOSK else held | spoken):
                    return self._copy(visit)
        raise No(Reason.UNKNOWN_TICKET)

    def _copy(self, visit: Visit) -> Paper:
        then = self.probable_order(visit.then)
        open_ways = [self._granted(self.may_return, visit), self._granted(self.may_rate, visit)]
        return Paper(visit, self.ahead_of(visit), then, *open_ways)

    @staticmethod
    def _granted(may: Callable[[Visit], None], visit: Visit) -> bool:
        try:
            may(visit)
        except No:
            return False
        return True

    def _of_today(self, ticket: str, asked: Asked, token: str | None = None) -> Visit:
        visit = self.visits.get(ticket)
        if visit is None or self.day is None:
            raise No(Reason.UNKNOWN_TICKET)
        if asked.role is Role.KIOSK and token != visit.token:
            raise No(Reason.WRONG_TOKEN)
        return visit

    @staticmethod
    def _may(visit: Visit, act: Act) -> None:
        if visit.state not in EDGES[act].sources:
            raise No(Reason.WRONG_STATE)

    def _cancel_ticket(self, command: c.CancelTicket, asked: Asked) -> None:
        visit = self._of_today(command.ticket, asked, command.token)
        self._may(visit, Act.CANCEL)
        self._withdraw(visit, Act.CANCEL)

    def may_return(self, visit: Visit) -> None:
        """Refuses where there is no way back."""
        self._may(visit, Act.COME_BACK)
        rules = self.plan.rules.no_show
        if visit.missed > rules.returns:
            raise No(Reason.RETURNED_ENOUGH)
        if self.now - (visit.ended_at or 0) > rules.may_return_within_s * 1000:
            raise No(Reason.TOO_LATE_TO_RETURN)
        if not self.takers(visit.service):
            raise No(Reason.NOBODY_SERVES_THIS)

    def _return_ticket(self, command: c.ReturnTicket, asked: Asked) -> None:
        visit = self._of_today(command.ticket, asked, command.token)
        self.may_return(visit)
        self._come_back(visit)

    def _come_back(self, visit: Visit) -> None:
        position = self.plan.rules.no_show.position
        if position is Position.LAST:
            visit.slot = None
        self._line_up(visit, Act.COME_BACK, self._where_it_was(visit), position)

    def _reprint_ticket(self, command: c.ReprintTicket, asked: Asked) -> Paper:
        visit = self._of_today(command.ticket, asked)
        if visit.state not in (*HANDS, *AROUND):
            raise No(Reason.WRONG_STATE)
        return self._copy(visit)

    def _bound_for(self, destination: Destination, visit: Visit) -> tuple[str, str]:
        """Service and place at `destination`."""
        service = destination.service or visit.service
        self.planned(service)
        if not self.takers(service):
            raise No(Reason.NOBODY_SERVES_THIS)
        if isinstance(destination, ToCounter):
            desk = self._desk(destination.counter)
            if desk.state is CounterState.CLOSED:
                raise No(Reason.COUNTER_NOT_OPEN)
            return service, f"counter/{desk.id}"
        if isinstance(destination, ToProfile):
            if destination.profile not in self.plan.profile:
                raise No(Reason.UNKNOWN_PROFILE)
            if not self.manned(f"profile/{destination.profile}"):
                raise No(Reason.NOBODY_SERVES_THIS)
            return service, f"profile/{destination.profile}"
        return service, service

    def _move_ticket(self, command: c.MoveTicket, asked: Asked) -> None:
        visit = self._of_today(command.ticket, asked)
        service, place = self._bound_for(command.destination, visit)
        self._may(visit, Act.MOVE)
        self._known_reason(command.reason)
        if service != visit.service or command.position is Position.LAST:
            visit.slot = None
        visit.service = service
        visit.then = [one for one in visit.then if one != service]
        self._stand(visit, place, command.position)

    def _known_reason(self, reason: str | None) -> None:
        if reason not in self.plan.reasons:
            raise No(Reason.UNKNOWN_REASON)

    def _change_priority(self, command: c.ChangePriority, asked: Asked) -> None:
        visit = self._of_today(command.ticket, asked)
        self._may(visit, Act.MOVE)
        self._may_have(command.priority, asked)
        self._known_reason(command.reason)
        if command.priority == visit.priority:
            raise No(Reason.ALREADY_SO)
        visit.priority = command.priority

    def _merge_tickets(self, command: c.MergeTickets, asked: Asked) -> None:
        kept, *others = (self._of_today(one, asked) for one in (command.into, *command.tickets))
        if len({kept.id, *(one.id for one in others)}) != 1 + len(others):
            raise No(Reason.NOT_ONE_FAMILY)
        for visit in (kept, *others):
            self._may(visit, Act.MERGE)
        if any(visit.returns for visit in others):
            raise No(Reason.NOT_ONE_FAMILY)
        services = [kept.service, *kept.then]
        for visit in others:
            services += [one for one in (visit.service, *visit.then) if one not in services]
        party = kept.party + sum(one.party for one in others)
        if len(services) > MOST_SERVICES:
            raise No(Reason.TOO_MANY_SERVICES)
        if party > MOST_PEOPLE or kept.service not in self.possible(services):
            raise No(Reason.NOT_ONE_FAMILY)
        kept.then, kept.party = services[1:], party
        for visit in others:
            self._withdraw(visit, Act.MERGE)

    # Appointments.

    def _import_appointments(self, command: c.ImportAppointments, _asked: Asked) -> dict[str, int]:
        became = {"added": 0, "changed": 0, "unchanged": 0, "not_taken": 0}
        seen: set[str] = set()
        for one in command.appointments:
            fate = "not_taken" if one.code in seen else self._fate(one)
            became[fate] += 1
            if fate in ("added", "changed"):
                seen.add(one.code)
                self.bookings[one.code] = Booking(one.code, one.service, one.slot, one.priority)
        return became

    def _fate(self, one: c.Appointment) -> str:
        known = self.bookings.get(one.code)
        if known is not None and (known.service, known.slot, known.priority) == (
            one.service,
            one.slot,
            one.priority,
        ):
            return "unchanged"
        unheard = one.priority is not None and one.priority not in self.plan.priority
        if one.service not in self.plan.service or unheard or self._over(one.slot):
            return "not_taken"
        if known is None:
            return "added"
        return "changed" if known.state in ("open", "late") else "not_taken"

    def _cancel_appointment(self, command: c.CancelAppointment, _asked: Asked) -> None:
        self._open_booking(command.code).state = "cancelled"

    # Counters and people.

    def _desk(self, counter: str) -> Desk:
        desk = self.desks.get(counter)
        if desk is None:
            raise No(Reason.UNKNOWN_COUNTER)
        return desk

    def _sign_in(self, command: c.SignIn, asked: Asked) -> Reason | None:
        """A wrong PIN is written down as well, so it is no `No`."""
        desk = self._desk(command.counter)
        again_at = desk.wrong_at + PIN_PAUSE_MS
        if desk.wrong_pins >= 5 and self.now < again_at:
            raise No(Reason.PIN_LOCKED, self.clock + again_at - self.now)
        known = self.plan.operator.get(command.operator)
        if known is None or not asked.pin_right:
            desk.wrong_pins = desk.wrong_pins + 1 if desk.wrong_pins and self.now < again_at else 1
            desk.wrong_at = self.now
            return Reason.WRONG_PIN
        desk.operator, desk.role, desk.wrong_pins = known.id, known.role, 0
        return None

    def _sign_out(self, command: c.SignOut, _asked: Asked) -> None:
        desk = self._desk(command.counter)
        if desk.operator is None:
            raise No(Reason.NOBODY_SIGNED_IN)
        if desk.in_hand is not None:
            raise No(Reason.TICKET_IN_HAND)
        if desk.state is CounterState.OPEN and self.plan.rules.calling.sign_in_needed:
            raise No(Reason.COUNTER_ALREADY_OPEN)
        desk.operator = desk.role = None

    def _open_counter(self, command: c.OpenCounter, _asked: Asked) -> None:
        desk = self._desk(command.counter)
        if self.plan.rules.calling.sign_in_needed and desk.operator is None:
            raise No(Reason.NOBODY_SIGNED_IN)
        if desk.then is None and desk.state is CounterState.OPEN:
            raise No(Reason.COUNTER_ALREADY_OPEN)
        desk.state, desk.then = CounterState.OPEN, None

    def _pause_counter(self, command: c.PauseCounter, _asked: Asked) -> None:
        self._leave(command.counter, CounterState.PAUSED)

    def _close_counter(self, command: c.CloseCounter, _asked: Asked) -> None:
        self._leave(command.counter, CounterState.CLOSED)

    def _leave(self, counter: str, then: CounterState) -> None:
        desk = self._desk(counter)
        if desk.in_hand is not None and desk.then is then:
            raise No(Reason.ALREADY_SO)
        if desk.state is CounterState.CLOSED:
            raise No(Reason.COUNTER_NOT_OPEN)
        if desk.state is then:
            raise No(Reason.COUNTER_PAUSED)
        desk.then = then

    def _switch_profile(self, command: c.SwitchProfile, _asked: Asked) -> None:
        desk = self._desk(command.counter)
        planned = self.plan.counter[desk.id]
        if command.profile not in (planned.profile, *planned.profiles):
            raise No(Reason.UNKNOWN_PROFILE)
        if command.profile == self.profile_at(desk.id):
            raise No(Reason.ALREADY_SO)
        dropped = set(self.takes(desk.id)) - set(self.plan.profile[command.profile].services)
        if any(self.takers(visit.place) == [desk.id] for visit in self.waiting(dropped)):
            raise No(Reason.LEAVES_SOMEBODY_WAITING)
        desk.profile = command.profile

    # Calling and serving.

    def _desk_at_work(self, counter: str) -> Desk:
        desk = self._desk(counter)
        if self.day is None:
            raise No(Reason.DAY_NOT_OPEN)
        return desk

    def _desk_that_calls(self, counter: str, expect: str | None) -> Desk:
        desk = self._desk_at_work(counter)
        if desk.in_hand != expect:
            raise No(Reason.STALE_EXPECTATION)
        if desk.state is CounterState.PAUSED:
            raise No(Reason.COUNTER_PAUSED)
        if desk.state is CounterState.CLOSED:
            raise No(Reason.COUNTER_NOT_OPEN)
        if self.plan.rules.calling.sign_in_needed and desk.operator is None:
            raise No(Reason.NOBODY_SIGNED_IN)
        return desk

    def _may_finish(self, desk: Desk, outcome: str | None = None, note: str = "") -> None:
        """Refuses where the ticket in hand cannot be finished so."""
        if desk.in_hand is None:
            return
        if self.visits[desk.in_hand].state is LegState.CALLED:
            raise No(Reason.TICKET_IN_HAND)
        if outcome is None and self.plan.rules.finishing.outcome_needed:
            raise No(Reason.OUTCOME_NEEDED)
        if outcome is not None and outcome not in self.plan.outcomes:
            raise No(Reason.UNKNOWN_OUTCOME)
        if "@" in note or re.search(r"\d{5}", re.sub(r"[\s.-]", "", note)):
            raise No(Reason.NOTE_NAMES_SOMEBODY)

    def _store_next(self, command: c.StoreNext, _asked: Asked) -> str | None:
        desk = self._desk_that_calls(command.counter, None)
        if command.wanted == (desk.id in self.storing):
            raise No(Reason.ALREADY_SO)
        if not command.wanted:
            self.storing.remove(desk.id)
            return None
        visit = self.next_at(desk.id)
        if visit is not None:
            return self._bring(visit, desk.id, self.why(visit))
        self.storing.append(desk.id)
        return None

    def _call_next(self, command: c.CallNext, _asked: Asked) -> str | None:
        desk = self._desk_that_calls(command.counter, command.expect)
        self._may_finish(desk, command.outcome, command.note)
        if desk.in_hand is not None:
            self._finish(desk)
            self._settle()
        visit = None if desk.state is not CounterState.OPEN else self.next_at(desk.id)
        return None if visit is None else self._bring(visit, desk.id, self.why(visit))

    def _call_ticket(self, command: c.CallTicket, _asked: Asked) -> str:
        desk = self._desk_that_calls(command.counter, command.expect)
        if desk.then is not None:
            raise No(Reason.COUNTER_PAUSED)
        self._may_finish(desk)
        visit = self.visits.get(command.ticket)
        if visit is None:
            raise No(Reason.UNKNOWN_TICKET)
        if visit.id not in desk.parked:
            self._may(visit, Act.CALL)
            if visit.place not in self.places(desk.id) and visit.service not in self.takes(desk.id):
                raise No(Reason.NOT_SERVED_HERE)
            self._may_skip(desk, command.reason)
        if desk.in_hand is not None:
            self._finish(desk)
        if visit.id in desk.parked:
            self._unpark_visit(visit)
            return self._bring(visit, desk.id, Why.RETURNED)
        return self._bring(visit, desk.id, Why.CHOSEN)

    def _may_skip(self, desk: Desk, reason: str | None) -> None:
        allowed = self.plan.rules.calling.out_of_order
        if allowed == "nobody":
            raise No(Reason.NOT_PERMITTED)
        if allowed == "supervisor" and desk.role is not OperatorRole.SUPERVISOR:
            raise No(Reason.SUPERVISOR_NEEDED)
        self._known_reason(reason)

    def _serve_without_ticket(self, command: c.ServeWithoutTicket, asked: Asked) -> str:
        desk = self._desk_that_calls(command.counter, command.expect)
        if desk.then is not None:
            raise No(Reason.COUNTER_PAUSED)
        self._may_finish(desk)
        if command.service not in self.takes(desk.id):
            raise No(Reason.NOT_SERVED_HERE)
        self._may_wait(command.service)
        self._may_skip(desk, command.reason)
        if desk.in_hand is not None:
            self._finish(desk)
        visit = self._new([command.service], asked)
        return self._bring(visit, desk.id, Why.WITHOUT_TICKET)

    def _in_hand(self, counter: str, ticket: str, act: Act) -> tuple[Desk, Visit]:
        desk = self._desk_at_work(counter)
        if desk.in_hand is None:
            raise No(Reason.NO_TICKET_IN_HAND)
        if desk.in_hand != ticket:
            raise No(Reason.STALE_EXPECTATION)
        visit = self.visits[ticket]
        self._may(visit, act)
        return desk, visit

    def _recall(self, command: c.Recall, _asked: Asked) -> None:
        _, visit = self._in_hand(command.counter, command.ticket, Act.RECALL)
        rules = self.plan.rules.calling
        if visit.attempt - 1 >= rules.recalls:
            raise No(Reason.RECALLED_ENOUGH)
        again_at = (visit.announced_at or 0) + rules.recall_pause_s * 1000
        if self.now < again_at:
            raise No(Reason.RECALL_TOO_SOON, self.clock + again_at - self.now)
        visit.attempt, visit.announced_at = visit.attempt + 1, self.now

    def _start_service(self, command: c.StartService, _asked: Asked) -> None:
        _, visit = self._in_hand(command.counter, command.ticket, Act.START)
        self._move(visit, Act.START)
        visit.serving_at = self.now

    def _finish_service(self, command: c.FinishService, _asked: Asked) -> None:
        desk, _ = self._in_hand(command.counter, command.ticket, Act.FINISH)
        self._may_finish(desk, command.outcome, command.note)
        self._finish(desk)

    def _mark_no_show(self, command: c.MarkNoShow, _asked: Asked) -> None:
        desk, visit = self._in_hand(command.counter, command.ticket, Act.NO_SHOW)
        self._nobody_came(visit, desk)

    def _nobody_came(self, visit: Visit, desk: Desk) -> None:
        self._move(visit, Act.NO_SHOW)
        visit.missed += 1
        visit.ended_at, desk.in_hand = self.now, None

    def _transfer_ticket(self, command: c.TransferTicket, _asked: Asked) -> None:
        desk, visit = self._in_hand(command.counter, command.ticket, Act.TRANSFER)
        service, place = self._bound_for(command.destination, visit)
        if command.come_back and len(visit.returns) >= MOST_SERVICES:
            raise No(Reason.TOO_MANY_SERVICES)
        if command.come_back:
            visit.returns.append((desk.id, visit.service))
        self._served(visit, desk)
        self._next_leg(visit, service)
        visit.then = [one for one in visit.then if one != service]
        self._line_up(visit, Act.TRANSFER, place, command.position)

    def _park_ticket(self, command: c.ParkTicket, _asked: Asked) -> None:
        desk, visit = self._in_hand(command.counter, command.ticket, Act.PARK)
        if len(desk.parked) >= self.plan.rules.parking.most:
            raise No(Reason.PARKED_ENOUGH)
        self._park_visit(visit, Act.PARK, desk)

    def _set_aside(self, command: c.SetAside, asked: Asked) -> None:
        visit = self._of_today(command.ticket, asked)
        self._may(visit, Act.SET_ASIDE)
        self._park_visit(visit, Act.SET_ASIDE, None)

    def _unpark_ticket(self, command: c.UnparkTicket, asked: Asked) -> None:
        visit = self._of_today(command.ticket, asked)
        self._may(visit, Act.UNPARK)
        self._unpark_visit(visit)

    def may_rate(self, visit: Visit) -> None:
        """Refuses where there is nothing to rate, or no longer."""
        if visit.served_at is None:
            raise No(Reason.WRONG_STATE)
        if visit.rated:
            raise No(Reason.ALREADY_RATED)
        if self.now - visit.served_at > self.plan.rules.feedback.within_s * 1000:
            raise No(Reason.TOO_LATE_TO_RATE)

    def _give_feedback(self, command: c.GiveFeedback, asked: Asked) -> None:
        visit = self.visits.get(command.ticket)
        if visit is None:
            raise No(Reason.UNKNOWN_TICKET)
        if self.day is None:
            raise No(Reason.TOO_LATE_TO_RATE)
        desk = self.desks.get(command.counter or "")
        by_panel = desk is not None and desk.id == visit.served_by and desk.just_served == visit.id
        by_paper = desk is None and command.token == visit.token
        if asked.role is not Role.HELPDESK and not by_panel and not by_paper:
            raise No(Reason.WRONG_TOKEN)
        self.may_rate(visit)
        visit.rated = True

    # The configuration.

    def needs_more_than(self, plan: Plan) -> bool:
        """Whether `plan` lacks what somebody needs: a counter with a ticket, a counter for a service."""
        if any(desk.in_hand and desk.id not in plan.counter for desk in self.desks.values()):
            return True
        served: set[str] = set()
        for planned in plan.counters:
            profile = self._profile_kept(self.desks.get(planned.id, Desk(planned.id)), plan)
            known = plan.profile.get(profile or planned.profile or "")
            served |= set(planned.services if known is None else known.services)
        for visit in self.visits.values():
            needed = {visit.service, *visit.then, *(service for _, service in visit.returns)}
            if visit.state in (*AROUND, *HANDS) and not needed <= served:
                return True
        return False

    @staticmethod
    def _profile_kept(desk: Desk, plan: Plan) -> str | None:
        planned = plan.counter[desk.id]
        return desk.profile if desk.profile in (planned.profile, *planned.profiles) else None
