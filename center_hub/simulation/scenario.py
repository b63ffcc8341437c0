"""From what a manager asks for to days that can be played: which centre, which day, what is changed.

Owns the choice of the day's source and its hours. Reads files and no clock: today is told. Must not know how
a day is played or shown.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from center_hub.core.decision import DaySchedule
from center_hub.core.evolve import Unlawful
from center_hub.core.plan import Plan, PolicyName
from center_hub.journal.chain import BrokenChain
from center_hub.journal.journal import JournalFault
from center_hub.service.calendar import schedule_at
from center_hub.service.planning import plan_of
from center_hub.simulation.changes import Change, changed
from center_hub.simulation.clock_times import WallTimes
from center_hub.simulation.day import Day
from center_hub.simulation.day_file import read_day
from center_hub.simulation.generated import BUSY, Expected, made_up
from center_hub.simulation.recorded import NoSuchDay, recorded_day
from config.loader import centre_file, known_centres, load_centre
from config.model import Centre
from config.problems import Rejected
from config.scalars import calendar_date, nearest

POLICIES: tuple[PolicyName, ...] = get_args(PolicyName)
GENERATED, YESTERDAY = "generated", "yesterday"
_LOOKED_AHEAD = 60
"""Days in which a centre must open."""


class BadInput(Exception):
    """What was asked for cannot be played; the message says why and what to do."""


class Asked(Struct, frozen=True):
    """Which people come."""

    centre: str
    """An id or a path."""
    day: str = GENERATED
    """`generated`, `yesterday`, a date of the journal, or the path of a file."""
    journal: Path = Path("var/hub/journal.sqlite")
    date: str | None = None
    """Whose hours a made-up day or one of a file has; None: the next day on which the centre opens."""
    visitors: int | None = None
    busy: float = BUSY
    seed: int = 1
    days: int = 1
    """Made-up days, counted together."""


class Setting(Struct, frozen=True):
    """A centre and the days that are to be played there."""

    centre: Centre
    plan: Plan
    days: tuple[Day, ...]
    source: str
    """Where the days come from, in words."""
    learned: bytes = b""
    """What a hub has learned before."""

    @property
    def times(self) -> WallTimes:
        """The clock on the wall of the (first) day."""
        return WallTimes(self.days[0].date, self.days[0].opens, self.centre.timezone)


class Variant(Struct, frozen=True):
    """The same days under one policy, with counters more or fewer."""

    plan: Plan
    days: tuple[Day, ...]
    policy: PolicyName
    done: tuple[str, ...]
    """What was changed, in words."""


def setting(asked: Asked, today: date) -> Setting:
    """The centre and the days that were asked for.

    Raises:
        BadInput: there is no such centre or day, or the journal is another centre's or damaged.
        ConfigError: a file has mistakes.
    """
    centre = _centre(asked.centre)
    plan = plan_of(centre)
    if asked.day == GENERATED:
        return _generated(asked, centre, plan, today)
    if asked.day == YESTERDAY or _is_date(asked.day):
        return _recorded(asked, centre, plan)
    path = Path(asked.day)
    if not path.is_file():
        words = f"write {GENERATED}, {YESTERDAY}, a date such as 2026-11-20, or the path of a file"
        raise BadInput(f"--day: there is no file '{asked.day}'; {words}")
    schedule = _schedule(centre, asked.date, today)
    day = read_day(path, plan, schedule, centre.timezone)
    if not day.visits:
        raise BadInput(f"{path}: nobody comes on this day; write a row for each visitor")
    return Setting(centre, plan, (day,), f"the day in {path.name}")


def variant(where: Setting, policy: PolicyName | None, changes: Sequence[Change]) -> Variant:
    """The days of `where` with these changes.

    Raises:
        BadInput: a change does not fit the centre.
    """
    chosen = policy or where.plan.rules.dispatch.policy
    rules = where.plan.rules
    plan = replace(where.plan, rules=replace(rules, dispatch=replace(rules.dispatch, policy=chosen)))
    try:
        first = changed(plan, where.days[0], changes, where.times)
    except Rejected as rejected:
        raise BadInput(
            f"--counters {rejected.what}" + (f"; {rejected.fix}" if rejected.fix else "")
        ) from None
    # Several days are made up and begin with the same shifts: what the first has now, all have.
    days = tuple(replace(day, shifts=first.day.shifts) for day in where.days)
    return Variant(first.plan, days, chosen, first.done)


def _centre(named: str) -> Centre:
    path = Path(named) if "/" in named or named.endswith(".yaml") else centre_file(named)
    if not path.is_file():
        known = known_centres()
        fix = nearest(named, known) or f"shipped are {', '.join(known)}; or write the path of a YAML file"
        raise BadInput(f"--centre: there is no centre '{named}'; {fix}")
    return load_centre(path)


def _generated(asked: Asked, centre: Centre, plan: Plan, today: date) -> Setting:
    schedule = _schedule(centre, asked.date, today)
    days = tuple(
        made_up(
            plan,
            schedule,
            Expected(
                seed=asked.seed + number,
                visitors=asked.visitors,
                busy=asked.busy,
                popular=frozenset(one.id for one in centre.services if one.popular),
                journeys=tuple(one.services for one in centre.journeys),
            ),
        )
        for number in range(asked.days)
    )
    many = f", {asked.days} days" if asked.days > 1 else ""
    return Setting(centre, plan, days, f"made up (seed {asked.seed}{many})")


def _recorded(asked: Asked, centre: Centre, plan: Plan) -> Setting:
    wanted = None if asked.day == YESTERDAY else asked.day
    try:
        owner, day, learned = recorded_day(asked.journal, wanted)
    except (JournalFault, NoSuchDay) as fault:
        raise BadInput(str(fault)) from fault
    except (BrokenChain, Unlawful) as damage:
        raise BadInput(
            f"{asked.journal} is damaged at {damage}; look with center_hub.journal verify"
        ) from damage
    if owner != centre.id:
        raise BadInput(f"{asked.journal} is of the centre '{owner}', not of '{centre.id}'")
    if not day.visits:
        raise BadInput(f"nobody came on {day.date}: there is nothing to play")
    usual = _opening(centre, date.fromisoformat(day.date))
    if day.schedule is not None and usual is not None:
        day = replace(day, schedule=replace(day.schedule, staffed=usual.staffed))
    known = tuple(shift for shift in day.shifts if shift.counter in plan.counter)
    gone = sorted({shift.counter for shift in day.shifts} - set(plan.counter))
    without = f", without {', '.join(gone)}, which the centre has no more" if gone else ""
    return Setting(centre, plan, (replace(day, shifts=known),), f"as recorded{without}", learned)


def _schedule(centre: Centre, wanted: str | None, today: date) -> DaySchedule:
    """The hours of the date `wanted`, or of the next one on which the centre opens."""
    if wanted is not None:
        found = _opening(centre, date.fromisoformat(wanted))
        if found is None:
            raise BadInput(f"--date: {centre.id} is closed on {wanted}; name a day on which it opens")
        return found
    for ahead in range(1, _LOOKED_AHEAD):
        found = _opening(centre, today + timedelta(days=ahead))
        if found is not None:
            return found
    raise BadInput(f"{centre.id} does not open within {_LOOKED_AHEAD} days; name a date with --date")


def _opening(centre: Centre, on: date) -> DaySchedule | None:
    midnight = datetime.combine(on, time(), tzinfo=ZoneInfo(centre.timezone))
    found = schedule_at(centre, int(midnight.timestamp()) * 1000)
    if found is not None and found.date != on.isoformat():  # still the night of the day before
        found = schedule_at(centre, found.closes)
    return found if found is not None and found.date == on.isoformat() else None


def _is_date(text: str) -> bool:
    try:
        calendar_date(text)
    except Rejected:
        return False
    return True
