"""What a manager would change: more or fewer counters from one time to another.

Owns how a change is written (`+2@12:00`, `-1@15:30-17:00`, `+2:passport@12:00`, `counter-4@12:00-14:00`) and
what it makes of a plan and of the shifts of a day. Must not know how a day is played.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count, islice
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from center_hub.contract.documents import Span
from center_hub.core.plan import CounterHours, Plan, PlannedCounter
from center_hub.simulation.clock_times import WallTimes, named_time
from center_hub.simulation.day import Day, Shift, at_work_s
from config.problems import Rejected
from config.scalars import nearest

_NUMBER = re.compile(r"([+-])(\d{1,3})(?::(.+))?", re.ASCII)
_COUNTER = re.compile(r"([+-]?)([a-z0-9][a-z0-9-]*)", re.ASCII)
_EXAMPLES = "write one such as +2@12:00, -1@15:30-17:00, +2:passport@12:00 or counter-4@12:00-14:00"
_EXTRA = "extra-"
"""How the counters are called that the plan has not."""


class Change(Struct, frozen=True):
    """One change as it was written."""

    written: str
    more: bool
    since: str
    """A time of day."""
    until: str | None
    """A time of day; None: to the end of the day."""
    number: int = 1
    profile: str | None = None
    """None: more for the busiest, fewer of the least busy."""
    counter: str | None = None
    """This very one."""


class Changed(Struct, frozen=True):
    """A plan and a day with the changes made, and what was done in words."""

    plan: Plan
    day: Day
    done: tuple[str, ...]


def read_change(text: str) -> Change:
    """The change that `text` says.

    Raises:
        Rejected: it says none; whether a profile or counter is there is asked by `changed`.
    """
    what, at, when = text.partition("@")
    if not at:
        raise Rejected(f"'{text}' does not say from when", _EXAMPLES)
    since, dash, until = when.partition("-")
    times = (named_time(since), named_time(until) if dash else None)
    if number := _NUMBER.fullmatch(what):
        if int(number[2]) == 0:
            raise Rejected(f"'{text}' changes nothing", _EXAMPLES)
        return Change(text, number[1] == "+", *times, number=int(number[2]), profile=number[3])
    if counter := _COUNTER.fullmatch(what):
        return Change(text, counter[1] != "-", *times, counter=counter[2])
    raise Rejected(f"'{text}' is no change of counters", _EXAMPLES)


def changed(plan: Plan, day: Day, changes: Sequence[Change], times: WallTimes) -> Changed:
    """`plan` and `day` with every change made, in order.

    Raises:
        Rejected: a change names a profile or counter that is not there, takes away more than there are, or
            ends before it begins.
    """
    before, done = day, []
    for change in changes:
        span = _span(change, times, day)
        if change.counter is not None:
            plan, day, words = _one(plan, day, change, span)
        elif change.more:
            plan, day, words = _more(plan, day, change, span)
        else:
            plan, day, words = _fewer(plan, day, change, span)
        until = f" to {change.until}" if change.until else ""
        done.append(f"{words} from {change.since}{until}")
    return Changed(plan, _told(before, day), tuple(done))


def _told(before: Day, after: Day) -> Day:
    """`after` with a schedule that expects the counters that were changed as they work now."""
    if after.schedule is None:
        return after
    was, now = _by_counter(before), _by_counter(after)
    anew = {one for one in was | now if was[one] != now[one]}
    closes, opens = after.schedule.closes, after.opens
    changed_hours = (
        CounterHours(
            counter=counter,
            spans=tuple(
                Span(
                    begins=opens + round(one.from_s * 1000),
                    ends=min(closes, opens + round(min(_end(one), after.length_s) * 1000)),
                )
                for one in sorted(now[counter], key=lambda one: one.from_s)
            ),
        )
        for counter in sorted(anew)
    )
    kept = (one for one in after.schedule.staffed if one.counter not in anew)
    return replace(after, schedule=replace(after.schedule, staffed=(*kept, *changed_hours)))


def _by_counter(day: Day) -> dict[str, list[Shift]]:
    shifts: dict[str, list[Shift]] = defaultdict(list)
    for one in day.shifts:
        shifts[one.counter].append(one)
    return shifts


class _Span(NamedTuple):
    """From one moment to another; the end may be never."""

    since_s: float
    until_s: float


_Made = tuple[Plan, Day, str]


def _span(change: Change, times: WallTimes, day: Day) -> _Span:
    since_s = max(0.0, times.seconds(change.since))
    until_s = math.inf if change.until is None else times.seconds(change.until)
    if until_s <= since_s:
        raise Rejected(f"'{change.written}' ends before it begins, or before the day opens")
    if since_s >= day.length_s:
        closes = times.shown(day.length_s)
        raise Rejected(f"'{change.written}' begins when the day is over", f"it is closed at {closes}")
    return _Span(since_s, until_s)


def _one(plan: Plan, day: Day, change: Change, span: _Span) -> _Made:
    counter = change.counter or ""
    if counter not in plan.counter:
        fix = nearest(counter, tuple(plan.counter)) or f"the centre has {len(plan.counters)} counters"
        raise Rejected(f"'{change.written}': there is no counter '{counter}'", fix)
    if change.more:
        return plan, _with_shifts(day, _gaps(day, counter, span)), f"{counter} is open"
    return plan, _without_counter(day, counter, span), f"{counter} is closed"


def _more(plan: Plan, day: Day, change: Change, span: _Span) -> _Made:
    model = _busiest(plan, day) if change.profile is None else _of_profile(plan, change)
    extra = tuple(replace(model, id=name) for name in islice(_new_names(plan), change.number))
    until_s = None if math.isinf(span.until_s) else span.until_s
    shifts = [Shift(one.id, span.since_s, until_s) for one in extra]
    chosen = ", the busiest," if change.profile is None else ""
    counters = "counter" if change.number == 1 else "counters"
    words = f"{change.number} more {counters} like {_like(model)}{chosen}"
    return replace(plan, counters=(*plan.counters, *extra)), _with_shifts(day, shifts), words


def _new_names(plan: Plan) -> Iterator[str]:
    """Names that no counter of `plan` has: a centre may itself call one of its own so."""
    names = (f"{_EXTRA}{number}" for number in count(1))
    return (name for name in names if name not in plan.counter)


def _fewer(plan: Plan, day: Day, change: Change, span: _Span) -> _Made:
    taken: list[str] = []
    for _ in range(change.number):
        counter = _to_take_away(plan, day, change, span)
        if counter is None:
            raise Rejected(*_too_few(plan, change, len(taken)))
        taken.append(counter)
        day = _without_counter(day, counter, span)
    chosen = ", the least busy," if change.profile is None else ""
    closed = "is closed" if change.number == 1 else "are closed"
    return plan, day, f"{', '.join(taken)} {closed}{chosen}"


def _too_few(plan: Plan, change: Change, found: int) -> tuple[str, str]:
    if change.profile is None:
        what = f"'{change.written}': then nobody would be left for some service"
        return what, f"{found} can be taken away; name the others, as in -counter-4@12:00"
    _of_profile(plan, change)
    return f"'{change.written}': profile '{change.profile}' has {found} at work then", "take away fewer"


def _to_take_away(plan: Plan, day: Day, change: Change, span: _Span) -> str | None:
    """The least busy counter at work in `span`: of the profile named, else one that can be spared."""
    at_work = {shift.counter for shift in day.shifts if _overlap(shift, span)}
    load = _load(plan, day)
    able = [
        one.id
        for one in plan.counters
        if one.id in at_work
        and (one.profile == change.profile if change.profile else _spared(plan, one, at_work))
    ]
    return min(reversed(able), key=lambda one: load[one], default=None)


def _spared(plan: Plan, counter: PlannedCounter, at_work: set[str]) -> bool:
    others = {
        service
        for one in plan.counters
        if one.id in at_work and one.id != counter.id
        for service in one.services
    }
    return others.issuperset(counter.services)


def _busiest(plan: Plan, day: Day) -> PlannedCounter:
    load = _load(plan, day)
    return max(plan.counters, key=lambda one: load[one.id])


def _of_profile(plan: Plan, change: Change) -> PlannedCounter:
    for one in plan.counters:
        if one.profile == change.profile:
            return one
    known = tuple(dict.fromkeys(one.profile for one in plan.counters if one.profile))
    fix = nearest(change.profile or "", known) or f"counters work by: {', '.join(known)}"
    raise Rejected(f"'{change.written}': no counter works by a profile '{change.profile}'", fix)


def _like(counter: PlannedCounter) -> str:
    return counter.id if counter.profile is None else f"those of profile {counter.profile}"


def _load(plan: Plan, day: Day) -> dict[str, float]:
    """Counter -> its work in parts of its time, if each service's work is shared evenly by time at work."""
    time_s: dict[str, float] = defaultdict(float)
    for shift in day.shifts:
        time_s[shift.counter] += at_work_s(shift, day.length_s)
    takers: dict[str, list[str]] = defaultdict(list)
    for one in plan.counters:
        for service in one.services if time_s[one.id] > 0 else ():
            takers[service].append(one.id)
    load: dict[str, float] = defaultdict(float)
    for visit in day.visits:
        for leg in (*visit.legs, *visit.sent_on):
            shared = sum(time_s[at] for at in takers[leg.service])
            for at in takers[leg.service]:
                load[at] += (leg.takes_s + visit.walk_s) / shared
    return load


# Shifts.


def _end(shift: Shift) -> float:
    return math.inf if shift.to_s is None else shift.to_s


def _overlap(shift: Shift, span: _Span) -> bool:
    return shift.from_s < span.until_s and span.since_s < _end(shift)


def _with_shifts(day: Day, shifts: Sequence[Shift]) -> Day:
    return replace(day, shifts=(*day.shifts, *shifts))


def _without_counter(day: Day, counter: str, span: _Span) -> Day:
    left = (
        part
        for shift in day.shifts
        for part in (_outside(shift, span) if shift.counter == counter else (shift,))
    )
    return replace(day, shifts=tuple(left))


def _outside(shift: Shift, span: _Span) -> Iterator[Shift]:
    """What of `shift` does not lie in `span`."""
    if not _overlap(shift, span):
        yield shift
        return
    if shift.from_s < span.since_s:
        yield replace(shift, to_s=span.since_s)
    if span.until_s < _end(shift):
        yield replace(shift, from_s=span.until_s)


def _gaps(day: Day, counter: str, span: _Span) -> list[Shift]:
    """When `counter` does not work in `span`, as shifts."""
    gaps = [Shift(counter, span.since_s, None if math.isinf(span.until_s) else span.until_s)]
    for shift in day.shifts:
        if shift.counter == counter:
            at_work = _Span(shift.from_s, _end(shift))
            gaps = [part for gap in gaps for part in _outside(gap, at_work)]
    return gaps
