"""Two variants of the same day side by side, and in words what is better and what is worse.

Owns which differences are told and how. Must not reckon (`measures`).
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from center_hub.simulation.measures import Measures, Waits
from center_hub.simulation.played import Ending
from center_hub.simulation.report import Heading, Titled, busiest, top
from center_hub.simulation.table import aligned, minutes, people, short, signed, tenths

_NOTICED_S, _NOTICED_PEOPLE = 30.0, 0.95
"""Smaller differences are called none."""
_SERVICES_TOLD = 4


class _Said(NamedTuple):
    """One difference."""

    sentence: str
    better: bool


def comparison(heading: Heading, before: Titled, after: Titled) -> str:
    """Two variants of the same day side by side."""
    lines = [*top(heading), "", *_two_settings(before, after), ""]
    lines += aligned(_side_by_side(before, after))
    lines += ["", *verdict(heading, before.measures, after.measures), ""]
    lines += aligned(_services_side_by_side(heading, before, after))
    return "\n".join(lines)


def verdict(heading: Heading, before: Measures, after: Measures) -> list[str]:
    """What is better and what is worse in `after`, a sentence each."""
    said = [
        *_people_said(before, after),
        *_times_said(before, after),
        *_services_said(heading, before, after),
    ]
    if not said:
        return ["No difference that anybody would notice."]
    lines = []
    for title, wanted in (("Better:", True), ("Worse:", False)):
        sentences = [f"  {one.sentence}" for one in said if one.better is wanted]
        lines += [title, *sentences] if sentences else []
    return lines


# Tables.


def _two_settings(before: Titled, after: Titled) -> Iterator[str]:
    for one in (before, after):
        yield f"{one.name + ':':<10}{'; '.join((f'order of calling {one.policy}', *one.done))}"


class _Figure(NamedTuple):
    name: str
    of: Callable[[Measures], float]
    shown: Callable[[float], str]


_FIGURES = (
    _Figure("waited longer than promised", lambda one: one.everybody.missed, people),
    _Figure("promise kept, %", lambda one: one.everybody.kept_percent, tenths),
    _Figure("mean wait, min", lambda one: one.everybody.mean_s, minutes),
    _Figure("half wait less than, min", lambda one: one.everybody.median_s, minutes),
    _Figure("95 % wait less than, min", lambda one: one.everybody.p95_s, minutes),
    _Figure("longest wait, min", lambda one: one.everybody.worst_s, minutes),
    _Figure("left before called", lambda one: one.endings[Ending.GAVE_UP], people),
    _Figure("not served by the end", lambda one: one.endings[Ending.LEFT_OVER], people),
    _Figure("got no ticket", lambda one: sum(one.turned_away.values()), people),
    _Figure("served after closing, min", lambda one: one.over_time_s, minutes),
    _Figure("counters busy, %", lambda one: one.busy_percent, tenths),
)


def _side_by_side(before: Titled, after: Titled) -> Iterator[tuple[str, ...]]:
    yield ("", before.name, after.name, "difference")
    for figure in _FIGURES:
        was, now = figure.of(before.measures), figure.of(after.measures)
        yield (
            figure.name,
            figure.shown(was),
            figure.shown(now),
            signed(now - was, figure.shown(abs(now - was))),
        )


def _services_side_by_side(heading: Heading, before: Titled, after: Titled) -> Iterator[tuple[str, ...]]:
    yield ("95 % wait less than, min", before.name, after.name, "difference", "missed", "missed then")
    for name in busiest(before.measures.services):
        one, other = before.measures.services[name], after.measures.services.get(name)
        if other is not None:
            yield _service_row(short(heading.names.get(name, name)), one, other)


def _service_row(name: str, one: Waits, other: Waits) -> tuple[str, ...]:
    longer_s = other.p95_s - one.p95_s
    waits = (minutes(one.p95_s), minutes(other.p95_s), signed(longer_s, minutes(abs(longer_s))))
    return (name, *waits, people(one.missed), people(other.missed))


# Sentences.


def _people_said(before: Measures, after: Measures) -> Iterator[_Said]:
    for one_does, many_do, of in (
        ("waits longer than promised", "wait longer than promised", _missed),
        ("leaves before being called", "leave before being called", _gave_up),
        ("is not served by the end", "are not served by the end", _left_over),
        ("gets no ticket", "get no ticket", _without_ticket),
    ):
        was, now = of(before), of(after)
        if abs(now - was) >= _NOTICED_PEOPLE:
            number = people(abs(now - was))
            does = f"person {one_does}" if number == "1" else f"people {many_do}"
            yield _Said(f"{number} {'fewer' if now < was else 'more'} {does}.", now < was)


def _missed(one: Measures) -> float:
    return one.everybody.missed


def _gave_up(one: Measures) -> float:
    return one.endings[Ending.GAVE_UP]


def _left_over(one: Measures) -> float:
    return one.endings[Ending.LEFT_OVER]


def _without_ticket(one: Measures) -> float:
    return sum(one.turned_away.values())


def _times_said(before: Measures, after: Measures) -> Iterator[_Said]:
    for what, was, now in (
        ("The mean wait is", before.everybody.mean_s, after.everybody.mean_s),
        ("The wait that 95 % do not exceed is", before.everybody.p95_s, after.everybody.p95_s),
        ("The longest wait is", before.everybody.worst_s, after.everybody.worst_s),
        ("The work after closing time is", before.over_time_s, after.over_time_s),
    ):
        if abs(now - was) >= _NOTICED_S:
            sentence = f"{what} {minutes(abs(now - was))} min {'shorter' if now < was else 'longer'}."
            yield _Said(sentence, now < was)


def _services_said(heading: Heading, before: Measures, after: Measures) -> Iterator[_Said]:
    """Where most is won, and where most is lost."""
    common = before.services.keys() & after.services.keys()
    won = {name: before.services[name].missed - after.services[name].missed for name in sorted(common)}
    for sign, kept in ((1, "more"), (-1, "fewer")):
        told = [name for name in won if sign * won[name] >= _NOTICED_PEOPLE]
        told.sort(key=lambda name: -abs(won[name]))
        if told:
            names = (
                f"{heading.names.get(name, name)} ({people(abs(won[name]))})"
                for name in told[:_SERVICES_TOLD]
            )
            yield _Said(f"The promise is kept for {kept} people in: {'; '.join(names)}.", sign > 0)
