"""The figures of a played day as a manager reads them in a terminal, and as JSON for machines.

Owns words and columns of one variant; two side by side are in `comparison`. English, as all that a terminal
says. Must not reckon (`measures`).
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, to_builtins

from center_hub.simulation.measures import NO_CLASS, Measures, Waits
from center_hub.simulation.played import Ending
from center_hub.simulation.table import aligned, minutes, people, short

MOST_ROWS = 30
"""Services in a table; JSON has them all."""


class Titled(Struct, frozen=True):
    """One played variant with what stands above it."""

    name: str
    """In a table of two: `as it is`, `what if`."""
    policy: str
    done: tuple[str, ...]
    """Changes of counters, in words."""
    measures: Measures


class Heading(Struct, frozen=True):
    """What both variants have in common."""

    centre: str
    date: str
    source: str
    names: Mapping[str, str]
    """Service id -> its name."""


def report(heading: Heading, one: Titled) -> str:
    """One day, or several, in full."""
    return "\n".join([*top(heading), *_setting(one), "", *_summary(one.measures), "", *_tables(heading, one)])


def as_json(heading: Heading, variants: Sequence[Titled]) -> dict[str, object]:
    """Everything, for machines; times in seconds, people a day."""
    return {
        "centre": heading.centre,
        "date": heading.date,
        "day": heading.source,
        "runs": [to_builtins(one) for one in variants],
    }


# One variant.


def top(heading: Heading) -> list[str]:
    """The line above everything."""
    return [f"{heading.centre} · {heading.date} · {heading.source}"]


def _setting(one: Titled) -> list[str]:
    return [f"order of calling: {one.policy}", *(f"changed: {words}" for words in one.done)]


def _summary(measures: Measures) -> Iterator[str]:
    everybody = measures.everybody
    a_day = " a day" if measures.days > 1 else ""
    yield f"{people(measures.visitors)} visitors{a_day}, who waited {people(everybody.people)} times"
    yield (
        f"promised wait kept for {everybody.kept_percent:.1f} %;"
        f" {people(everybody.missed)}{a_day} waited longer than promised"
    )
    yield (
        f"waits: mean {minutes(everybody.mean_s)} min, half under {minutes(everybody.median_s)},"
        f" 95 % under {minutes(everybody.p95_s)}, the longest {minutes(everybody.worst_s)}"
    )
    yield from _not_served(measures)
    yield _counters(measures)
    if measures.over_time_s > 0:
        yield f"the last one was served {minutes(measures.over_time_s)} min after closing time"
    if measures.forecasts is not None:
        told = measures.forecasts
        yield (
            f"forecasts on paper: off by {minutes(told.mean_error_s)} min on the mean;"
            f" {told.between_percent:.0f} % of waits within what was told, {told.longer_percent:.0f} % longer"
        )


def _not_served(measures: Measures) -> Iterator[str]:
    words = {
        Ending.NOT_COME: "did not come when called",
        Ending.GAVE_UP: "left before they were called",
        Ending.LEFT_OVER: "were still there when the day was closed",
    }
    parts = [
        f"{people(number)} {said}" for ending, said in words.items() if (number := measures.endings[ending])
    ]
    if parts:
        yield "not served: " + ", ".join(parts)
    if measures.turned_away:
        reasons = (
            f"{people(number)} ({reason.replace('_', ' ')})"
            for reason, number in measures.turned_away.items()
        )
        yield "got no ticket: " + ", ".join(reasons)


def _counters(measures: Measures) -> str:
    at_work = [desk for desk in measures.desks if desk.at_work_s > 0]
    busy = f"{len(at_work)} counters, busy for {measures.busy_percent:.0f} % of their time"
    if not at_work:
        return "no counter was at work"
    most = max(at_work, key=lambda desk: desk.busy_percent)
    least = min(at_work, key=lambda desk: desk.busy_percent)
    ends = (f"{one.counter} {one.busy_percent:.0f} %" for one in (most, least))
    return f"{busy} (most and least: {', '.join(ends)})"


_HEADS = ("people", "mean", "half", "95 %", "longest", "promised", "missed", "kept")


def _tables(heading: Heading, one: Titled) -> Iterator[str]:
    measures = one.measures
    shown = busiest(measures.services)
    rows: list[tuple[str, ...]] = [("waits in minutes", *_HEADS)]
    rows += [_row(short(heading.names.get(name, name)), measures.services[name]) for name in shown]
    yield from aligned(rows)
    hidden = len(measures.services) - len(shown)
    if hidden:
        yield f"and {hidden} services with fewer people: --json has them all"
    if len(measures.classes) > 1:
        yield ""
        rows = [("by priority class", *_HEADS)]
        rows += [_row("none" if name == NO_CLASS else name, one) for name, one in measures.classes.items()]
        yield from aligned(rows)


def busiest(services: Mapping[str, Waits]) -> list[str]:
    """The services that most people waited for, at most `MOST_ROWS`; the worst kept first."""
    most = sorted(services, key=lambda name: (-services[name].people, name))[:MOST_ROWS]
    return sorted(most, key=lambda name: (-services[name].missed, -services[name].p95_s, name))


def _row(name: str, waits: Waits) -> tuple[str, ...]:
    times = (waits.mean_s, waits.median_s, waits.p95_s, waits.worst_s, waits.promised_s)
    return (
        name,
        people(waits.people),
        *map(minutes, times),
        people(waits.missed),
        f"{waits.kept_percent:.0f} %",
    )
