"""Whether the hours of a centre fit each other: overlaps, dates said twice, hours and breaks to no effect.

Owns those checks. Reads the text tree and passes over what is misshapen. Must not know what a single span may
be: `hours` refuses those.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from itertools import combinations, groupby
from typing import Final

import attrs

from config.hours import Weekday, minutes_between
from config.problems import Finding, Rejected, TreePath
from config.scalars import calendar_date, time_of_day
from config.tree_walk import Group, groups, words
from config.yaml_source import Tree

_DAY_MINUTES: Final = 24 * 60
_WEEK_MINUTES: Final = 7 * _DAY_MINUTES
_KEYS: Final = {"hours": ("opens", "closes"), "breaks": ("begins", "ends")}
_DAYS: Final[Mapping[str, int]] = {day.value: number for number, day in enumerate(Weekday)}


@attrs.frozen
class _Span:
    """Minutes from the first midnight of a week, or of the calendar; `ends` is not included."""

    place: TreePath
    begins: int
    ends: int
    said: str

    def meets(self, other: "_Span", *, every: int = 0) -> bool:
        """Whether they share a minute; with `every` both come again after so many minutes."""
        turns = (-every, 0, every) if every else (0,)
        return any(self.begins < other.ends + turn and other.begins + turn < self.ends for turn in turns)

    def in_night_of(self, other: "_Span") -> bool:
        """Whether it is meant after midnight, in hours that open on its day: those before opening are."""
        begins, ends = self.begins + _DAY_MINUTES, self.ends + _DAY_MINUTES
        same_day = self.begins // _DAY_MINUTES == other.begins // _DAY_MINUTES
        return same_day and begins < other.ends and other.begins < ends


@attrs.frozen
class _Week:
    """The hours or breaks of a week; `whole` unless something among them could not be read."""

    spans: list[_Span]
    whole: bool


def calendar_findings(tree: Group) -> Iterator[Finding]:
    """Every finding about hours, breaks, holidays and special hours."""
    week = _weekly(tree, (), "hours")
    yield from _overlaps(week.spans, every=_WEEK_MINUTES)
    yield from _overlaps(_dated(tree))
    yield from _holidays(tree)
    yield from _own_hours(tree, "services", "service", week)
    yield from _own_hours(tree, "counters", "counter", week)


def _own_hours(tree: Group, section: str, name: str, week: _Week) -> Iterator[Finding]:
    """The hours and breaks of each service, or counter."""
    for path, group in groups(tree, section):
        own, breaks = _weekly(group, path, "hours"), _weekly(group, path, "breaks")
        yield from _overlaps(own.spans, every=_WEEK_MINUTES)
        yield from _overlaps(breaks.spans, every=_WEEK_MINUTES)
        yield from _without_effect(own, week, "the centre is not open then ({})", "see its 'hours'")
        worked = own if "hours" in group else week
        fix = "see its hours and the centre's"
        yield from _without_effect(breaks, worked, f"the {name} does not work then ({{}})", fix)


def _weekly(tree: Group, path: TreePath, section: str) -> _Week:
    """A span for each readable day of each well-shaped group of hours or breaks."""
    spans, whole = [], True
    for place, group in groups(tree, section):
        begins, ends = (_read(group.get(key)) for key in _KEYS[section])
        days = list(words((*path, *place, "days"), group.get("days")))
        if begins is None or ends is None or any(day not in _DAYS for _, day in days):
            whole = False
            continue
        for day_place, day in days:
            start = _DAYS[day] * _DAY_MINUTES + begins.hour * 60 + begins.minute
            said = f"{day} {begins:%H:%M}-{ends:%H:%M}"
            spans.append(_Span(day_place, start, start + minutes_between(begins, ends), said))
    return _Week(spans, whole)


def _dated(tree: Group) -> Iterator[_Span]:
    for place, group in groups(tree, "special_hours"):
        opens, closes, day = _read(group.get("opens")), _read(group.get("closes")), _date(group.get("date"))
        if opens is not None and closes is not None and day is not None:
            start = day.toordinal() * _DAY_MINUTES + opens.hour * 60 + opens.minute
            said = f"{day} {opens:%H:%M}-{closes:%H:%M}"
            yield _Span((*place, "date"), start, start + minutes_between(opens, closes), said)


def _overlaps(spans: Iterable[_Span], *, every: int = 0) -> Iterator[Finding]:
    told: set[TreePath] = set()
    for first, second in combinations(spans, 2):
        if second.place not in told and first.meets(second, every=every):
            told.add(second.place)
            yield Finding(second.place, f"overlaps with {first.said}", "keep one, or part them")


def _without_effect(inner: _Week, outer: _Week, what: str, fix: str) -> Iterator[Finding]:
    """Spans of `inner` that share no minute with `outer`, told once for each entry of the file."""
    if not outer.spans or not outer.whole:  # a misspelt hour would leave others without effect: tell it alone
        return
    idle = [
        one
        for one in inner.spans
        if not any(one.meets(other, every=_WEEK_MINUTES) or one.in_night_of(other) for other in outer.spans)
    ]
    for _, entry in groupby(idle, lambda span: span.place[:-1]):
        first, *more = entry
        said = ", ".join(one.said for one in (first, *more))
        yield Finding(first.place, what.format(said), fix)


def _holidays(tree: Group) -> Iterator[Finding]:
    seen: set[date] = set()
    for place, word in words(("holidays",), tree.get("holidays")):
        day = _date(word)
        if day is not None and day in seen:
            yield Finding(place, f"{day} is listed twice", "remove one")
        elif day is not None:
            seen.add(day)
    for place, group in groups(tree, "special_hours"):
        day = _date(group.get("date"))
        if day in seen:
            what = f"{day} is a holiday too: the centre cannot be both closed and open"
            yield Finding((*place, "date"), what, "remove it here or from 'holidays'")


def _read(text: Tree | None) -> time | None:
    """The time of day, or None where `structure` has refused it."""
    try:
        return time_of_day(text) if isinstance(text, str) else None
    except Rejected:
        return None


def _date(text: Tree | None) -> date | None:
    """The date, or None where `structure` has refused it."""
    try:
        return calendar_date(text) if isinstance(text, str) else None
    except Rejected:
        return None
