"""When the centre is open: from the hours of its file to the service day that a moment lies in.

Owns the reading of opening hours, holidays, special hours and the hours and breaks of services and counters
as moments of UTC. Must not know what is done with a day. Reads no clock: the moment is told.

The hours of a date are written in local time, and a time zone may move its clock in them. A time that does
not exist (spring) is the moment of the jump; of a time that comes twice (autumn) the first is taken. So a
span that lies wholly in the lost hour is empty, and one around it is an hour shorter.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from center_hub.contract.documents import ServiceHours, Span
from center_hub.core.decision import DaySchedule
from center_hub.core.plan import CounterHours
from config.hours import Weekday
from config.model import Centre, Counter, Service

_ONE_DAY = timedelta(days=1)
_WEEKDAYS = tuple(Weekday)

Spans = tuple[Span, ...]
"""In order, none empty, none touching another."""


class _Hours(NamedTuple):
    """A local time of day to another; `ends` not later than `begins` is of the next morning."""

    begins: time
    ends: time


class _Same:
    """A centre as the key of a cache: the same object, since comparing two takes longer than the work."""

    __slots__ = ("centre",)

    def __init__(self, centre: Centre) -> None:
        self.centre = centre

    def __hash__(self) -> int:
        return id(self.centre)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.centre is self.centre


def schedule_at(centre: Centre, wall_ms: int) -> DaySchedule | None:
    """The day of `centre` in whose hours `wall_ms` (UTC milliseconds since 1970) lies; or None.

    Before the hours of a date it is the day that begins later on it.

    A day goes from the first opening of its date to the last closing, which may be on the next morning; while
    a day before has not closed, it is still that day. Where a date has several hours, what lies between them
    belongs to the day and no service has hours then. `hours` holds the services whose hours are not all of
    the day, `staffed` the counters; one that rests all day has no spans. Times of a service belong to the
    date on which the day opens, those before the opening to its next morning.

    Asked again about the same date it takes microseconds.
    """
    today = _local(wall_ms, centre.timezone).date()
    same = _Same(centre)
    for opening in (today - _ONE_DAY, today):
        day = _day(same, opening)
        if day is not None and wall_ms < day.closes and (opening == today or day.opens <= wall_ms):
            return day
    return None


def local_date(wall_ms: int, timezone: str) -> str:
    """The date on the wall of a centre in `timezone` at `wall_ms` (UTC milliseconds since 1970)."""
    return _local(wall_ms, timezone).date().isoformat()


def _local(wall_ms: int, timezone: str) -> datetime:
    return datetime.fromtimestamp(wall_ms / 1000, tz=UTC).astimezone(ZoneInfo(timezone))


@lru_cache(maxsize=8)
def _day(same: _Same, opening: date) -> DaySchedule | None:
    """The day that opens on a date; None if the centre does not open then."""
    centre = same.centre
    zone = ZoneInfo(centre.timezone)
    opened = _joined(_span(opening, hours, zone) for hours in _hours_on(centre, opening))
    if not opened:
        return None
    whole = (Span(begins=opened[0].begins, ends=opened[-1].ends),)
    hours = tuple(
        ServiceHours(service=service.id, spans=spans)
        for service in centre.services
        if (spans := _worked(service, opening, opened, zone)) != whole
    )
    staffed = tuple(
        CounterHours(counter=counter.id, spans=spans)
        for counter in centre.counters
        if (spans := _worked(counter, opening, opened, zone)) != whole
    )
    return DaySchedule(
        date=opening.isoformat(),
        opens=whole[0].begins,
        closes=whole[0].ends,
        hours=hours,
        staffed=staffed,
    )


def _hours_on(centre: Centre, opening: date) -> list[_Hours]:
    if opening in centre.holidays:
        return []
    special = [_Hours(one.opens, one.closes) for one in centre.special_hours if one.date == opening]
    return special or [_Hours(one.opens, one.closes) for one in centre.hours if _falls_on(one.days, opening)]


def _falls_on(days: tuple[Weekday, ...], opening: date) -> bool:
    return _WEEKDAYS[opening.weekday()] in days


def _worked(by: Service | Counter, opening: date, opened: Spans, zone: ZoneInfo) -> Spans:
    hours = [(one.days, _Hours(one.opens, one.closes)) for one in by.hours]
    breaks = [(one.days, _Hours(one.begins, one.ends)) for one in by.breaks]
    worked = _shared(opened, _around(opening, hours, zone)) if hours else opened
    return _without(worked, _around(opening, breaks, zone))


def _around(opening: date, weekly: list[tuple[tuple[Weekday, ...], _Hours]], zone: ZoneInfo) -> Spans:
    """All that may reach into the day that opens on a date.

    What is written for the date, on it and on the next morning: the day, shorter than 24 hours, takes what
    lies in it. And what was written for the day before and goes on over midnight.
    """
    begun = [(opening, opening), (opening, opening + _ONE_DAY), (opening - _ONE_DAY, opening - _ONE_DAY)]
    return _joined(
        _span(on, hours, zone)
        for written_for, on in begun
        for days, hours in weekly
        if _falls_on(days, written_for)
    )


def _span(begun: date, hours: _Hours, zone: ZoneInfo) -> Span:
    ended = begun if hours.ends > hours.begins else begun + _ONE_DAY
    begins, ends = datetime.combine(begun, hours.begins), datetime.combine(ended, hours.ends)
    return Span(begins=_utc_ms(begins, zone), ends=_utc_ms(ends, zone))


def _utc_ms(local: datetime, zone: ZoneInfo) -> int:
    """The moment of a local time: the first of two, the moment of the jump for one that does not exist."""
    moment = local.replace(tzinfo=zone)  # fold 0: the first of two
    seconds = int(moment.timestamp())
    if datetime.fromtimestamp(seconds, tz=zone).replace(tzinfo=None) == local:
        return seconds * 1000
    before = int(moment.replace(fold=1).timestamp())  # read with the offset after the jump: too early
    return _jump_between(before, seconds, zone) * 1000


def _jump_between(before: int, after: int, zone: ZoneInfo) -> int:
    """The first second since 1970 at which the clock has been moved."""
    moved = datetime.fromtimestamp(after, tz=zone).utcoffset()
    while after - before > 1:
        middle = (before + after) // 2
        if datetime.fromtimestamp(middle, tz=zone).utcoffset() == moved:
            after = middle
        else:
            before = middle
    return after


def _joined(spans: Iterable[Span]) -> Spans:
    """In order and without what overlaps, touches or is empty."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda one: one.begins):
        if span.begins >= span.ends:
            continue
        if joined and span.begins <= joined[-1].ends:
            joined[-1] = Span(begins=joined[-1].begins, ends=max(joined[-1].ends, span.ends))
        else:
            joined.append(span)
    return tuple(joined)


def _shared(ours: Spans, theirs: Spans) -> Spans:
    """What lies in both."""
    return _joined(
        Span(begins=max(one.begins, other.begins), ends=min(one.ends, other.ends))
        for one in ours
        for other in theirs
    )


def _without(spans: Spans, holes: Spans) -> Spans:
    """What lies in `spans` and in no hole."""
    left = spans
    for hole in holes:
        left = tuple(
            part
            for one in left
            for part in (
                Span(begins=one.begins, ends=min(one.ends, hole.begins)),
                Span(begins=max(one.begins, hole.ends), ends=one.ends),
            )
            if part.begins < part.ends
        )
    return left
