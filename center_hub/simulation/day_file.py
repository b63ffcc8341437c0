"""A day as a CSV file that a manager can write, or keep and change, in a spreadsheet.

Owns the columns (`COLUMNS`), and that every mistake is told as FILE:LINE: COLUMN: what is wrong; the repair.
A row is a visitor; a row with something in the column `counter` is a counter at work. Must not know how a day
is played.
"""

import csv
import io
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from center_hub.contract.words import MOST_LEGS
from center_hub.core.decision import DaySchedule
from center_hub.core.plan import Plan
from center_hub.simulation.clock_times import WallTimes, shown_duration
from center_hub.simulation.day import Day, Leg, Shift, Visit, usual_shifts
from config.problems import ConfigError, Problem, Rejected
from config.scalars import choice, duration_s, whole_number, yes_or_no

T = TypeVar("T")

COLUMNS = """\
A day is a CSV file (comma or semicolon) in UTF-8. One row is one visitor; only the first two columns must be
there, in any order:

  arrives      time of day, 09:05 or 09:05:30
  services     id of a service as in the centre's file; several with + between: bank-payment+passport-new
  takes        how long each takes, 12m or 4m+12m; left out: as long as the centre's file says
  sent_on      services to which a counter sends them on afterwards, with + between; takes goes on for these
  class        id of a priority class
  appointment  its time of day
  party        how many people share the ticket
  patience     how long they wait before they leave, 45m; left out: for ever
  walk         from the call to the counter, 30s; or how long the operator waits for who does not come
  comes        no: does not come when called
  returns      how long after the missed call they are back, 10m; left out: never

A row with a counter in it says when that counter works. Without any such row every
counter works as it is usually staffed.

  counter      id of a counter as in the centre's file; then arrives is when it opens
  leaves       time of day at which it closes; left out: when everybody is served
  profile      id of the profile it works by

  arrives,services,takes,counter,leaves
  09:00,,,counter-1,13:00
  09:02,passport-new,11m,,
  09:04,bank-payment+passport-new,4m+12m,,"""

_NAMES = (
    "arrives",
    "services",
    "takes",
    "sent_on",
    "class",
    "appointment",
    "party",
    "patience",
    "walk",
    "comes",
    "returns",
    "counter",
    "leaves",
    "profile",
)
_MOST_IN_A_PARTY = 20
_WALK_S = 30.0
"""Where the file does not say."""


class _Frame(Struct, frozen=True):
    """What a row is read by."""

    plan: Plan
    times: WallTimes


class _Row(Struct, frozen=True):
    """One row, its cells by column; empty cells are left out."""

    line: int
    cells: Mapping[str, str]

    def read(self, column: str, parse: Callable[[str], T], otherwise: T) -> T:
        """What `column` says; raises `_Wrong`."""
        return self.needed(column, parse) if column in self.cells else otherwise

    def needed(self, column: str, parse: Callable[[str], T]) -> T:
        """As `read`, of a cell that must not be empty."""
        text = self.cells.get(column)
        if text is None:
            missing = Rejected("nothing is written here", f"every such row needs '{column}'")
            raise _Wrong(self.line, column, missing)
        try:
            return parse(text)
        except Rejected as rejected:
            raise _Wrong(self.line, column, rejected) from rejected


class _Wrong(Exception):
    """A mistake and its place."""

    def __init__(self, line: int, column: str, rejected: Rejected) -> None:
        super().__init__(rejected.what)
        self.line, self.column, self.rejected = line, column, rejected


def read_day(path: Path, plan: Plan, schedule: DaySchedule, timezone: str) -> Day:
    """The day in the file at `path`, within the hours of `schedule`.

    Raises:
        ConfigError: with every mistake of the file.
    """
    frame = _Frame(plan, WallTimes(schedule.date, schedule.opens, timezone))
    problems, visits, at_work = list[Problem](), list[Visit](), list[tuple[int, Shift]]()
    for row in _rows(path):
        try:
            if isinstance(row, _Wrong):
                raise row
            if "counter" in row.cells:
                shift = _shift(row, frame)
                _ask_alone(shift, row, at_work, frame)
                at_work.append((row.line, shift))
            else:
                visits.append(_visit(row, frame))
        except _Wrong as wrong:
            problems.append(_problem(path, wrong))
    if problems:
        raise ConfigError(tuple(problems))
    return Day(
        date=schedule.date,
        opens=schedule.opens,
        visits=tuple(sorted(visits, key=lambda visit: visit.arrives_s)),
        shifts=tuple(shift for _, shift in at_work) or usual_shifts(plan.counter, schedule),
        schedule=schedule,
    )


def written_day(day: Day, times: WallTimes) -> str:
    """`day` as such a file, to the second: a service takes one at least, a shorter shift is left out."""
    out = io.StringIO()
    writer = csv.DictWriter(out, _NAMES, lineterminator="\n")
    writer.writeheader()
    shifts = (_shift_cells(shift, times) for shift in day.shifts)
    writer.writerows(cells for cells in shifts if cells["arrives"] != cells.get("leaves"))
    writer.writerows(_visit_cells(visit, times) for visit in day.visits)
    return out.getvalue()


# Reading.


def _rows(path: Path) -> Iterator[_Row | _Wrong]:
    """Rows that say something, with the line each begins in; a mistake in the shape of the file instead."""
    text = _text(path)
    head = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text), delimiter=max(",;", key=head.count), strict=True)
    names: list[str] = []
    line = 1
    try:
        for cells in reader:
            here, line = line, reader.line_num + 1
            stripped = [cell.strip() for cell in cells]
            if not any(stripped):
                continue
            if not names:
                names = stripped
                yield from _wrong_heads(here, names)
            elif len(stripped) > len(names):
                what = f"this row has {len(stripped)} cells, and the first line names {len(names)}"
                yield _Wrong(here, "", Rejected(what, "remove what is too much"))
            else:
                yield _Row(here, {name: cell for name, cell in zip(names, stripped, strict=False) if cell})
    except csv.Error as error:
        yield _Wrong(line, "", Rejected(f"not to be read as CSV: {error}", "look at the quotes in this line"))
    if not names:
        yield _Wrong(1, "", Rejected("the file is empty", "the first line names the columns"))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError((Problem(str(path), 0, 0, "", f"cannot be read: {error.strerror}"),)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        fix = "save the file as UTF-8 (in a spreadsheet: CSV UTF-8)"
        raise ConfigError((Problem(str(path), line, 1, "", "not UTF-8", fix),)) from error


def _wrong_heads(line: int, names: list[str]) -> Iterator[_Wrong]:
    for name in names:
        try:
            choice(name, _NAMES)
        except Rejected as rejected:
            yield _Wrong(line, name, rejected)
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield _Wrong(line, name, Rejected("this column is there twice", "remove one"))
    for name in ("arrives", "services"):
        if name not in names:
            yield _Wrong(line, name, Rejected("this column is missing", "the first line names the columns"))


def _problem(path: Path, wrong: _Wrong) -> Problem:
    return Problem(str(path), wrong.line, 1, wrong.column, wrong.rejected.what, wrong.rejected.fix)


def _visit(row: _Row, frame: _Frame) -> Visit:
    plan, times = frame.plan, frame.times
    known = tuple(plan.service)
    services = row.needed("services", lambda text: _each(text, known))
    sent_on: tuple[str, ...] = row.read("sent_on", lambda text: _each(text, known), ())
    if len(set(services)) != len(services) or len(services) > MOST_LEGS:
        what = f"a visitor asks for each service once, and for {MOST_LEGS} at most"
        raise _Wrong(row.line, "services", Rejected(what, "put what comes later into sent_on"))
    slot_s = row.read("appointment", times.seconds, None)
    if slot_s is not None and len(services) > 1:
        what = "an appointment is for one service"
        raise _Wrong(row.line, "services", Rejected(what, "put the others into sent_on"))
    takes_s = _takes(row, frame, (*services, *sent_on))
    legs = tuple(map(Leg, (*services, *sent_on), takes_s))
    return Visit(
        arrives_s=max(0.0, row.needed("arrives", times.seconds)),
        legs=legs[: len(services)],
        sent_on=legs[len(services) :],
        priority=row.read("class", lambda text: choice(text, tuple(plan.priority)), None),
        slot_s=slot_s,
        party=row.read("party", _party, 1),
        patience_s=row.read("patience", _seconds, None),
        walk_s=row.read("walk", _seconds, _WALK_S),
        comes=row.read("comes", yes_or_no, otherwise=True),
        returns_after_s=row.read("returns", _seconds, None),
    )


def _each(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(choice(one.strip(), known) for one in text.split("+"))


def _takes(row: _Row, frame: _Frame, services: tuple[str, ...]) -> tuple[float, ...]:
    usual = tuple(float(frame.plan.service[one].mean_service_s) for one in services)
    takes_s = row.read(
        "takes", lambda text: tuple(float(duration_s(one.strip())) for one in text.split("+")), usual
    )
    if len(takes_s) != len(services):
        what = f"{len(takes_s)} lengths of time for {len(services)} services"
        raise _Wrong(row.line, "takes", Rejected(what, "write as many, with + between"))
    return takes_s


def _seconds(text: str) -> float:
    """Of what may take no time at all; a service takes at least a second."""
    return 0.0 if text == "0s" else float(duration_s(text))


def _party(text: str) -> int:
    number = whole_number(text)
    if not 1 <= number <= _MOST_IN_A_PARTY:
        raise Rejected(f"{number} people cannot share a ticket", f"write 1 to {_MOST_IN_A_PARTY}")
    return number


def _shift(row: _Row, frame: _Frame) -> Shift:
    counter = row.needed("counter", lambda text: choice(text, tuple(frame.plan.counter)))
    planned = frame.plan.counter[counter]
    profiles = tuple(one for one in (planned.profile, *planned.profiles) if one)
    from_s = max(0.0, row.needed("arrives", frame.times.seconds))
    to_s = row.read("leaves", frame.times.seconds, None)
    if to_s is not None and to_s <= from_s:
        raise _Wrong(row.line, "leaves", Rejected("it closes before it opens"))
    return Shift(counter, from_s, to_s, row.read("profile", lambda text: choice(text, profiles), None))


def _ask_alone(shift: Shift, row: _Row, at_work: Iterable[tuple[int, Shift]], frame: _Frame) -> None:
    """Raises `_Wrong` where an earlier row has the same counter at work at the same time."""
    for line, other in at_work:
        apart = _closes(other) <= shift.from_s or _closes(shift) <= other.from_s
        if other.counter == shift.counter and not apart:
            since = frame.times.shown(other.from_s)
            until = "the end" if other.to_s is None else frame.times.shown(other.to_s)
            what = f"{shift.counter} is at work already by line {line}, {since} to {until}"
            raise _Wrong(row.line, "counter", Rejected(what, "let one row end before the other begins"))


def _closes(shift: Shift) -> float:
    return math.inf if shift.to_s is None else shift.to_s


# Writing.


def _shift_cells(shift: Shift, times: WallTimes) -> dict[str, str]:
    cells = {"arrives": times.shown(shift.from_s, seconds=True), "counter": shift.counter}
    if shift.to_s is not None:
        cells["leaves"] = times.shown(shift.to_s, seconds=True)
    return cells if shift.profile is None else cells | {"profile": shift.profile}


def _visit_cells(visit: Visit, times: WallTimes) -> dict[str, str]:
    cells = {
        "arrives": times.shown(visit.arrives_s, seconds=True),
        "services": _joined(leg.service for leg in visit.legs),
        "takes": _joined(shown_duration(max(1.0, leg.takes_s)) for leg in (*visit.legs, *visit.sent_on)),
        "sent_on": _joined(leg.service for leg in visit.sent_on),
        "class": visit.priority or "",
        "party": "" if visit.party == 1 else str(visit.party),
        "walk": shown_duration(visit.walk_s),
        "comes": "" if visit.comes else "no",
    }
    if visit.slot_s is not None:
        cells["appointment"] = times.shown(visit.slot_s, seconds=True)
    if visit.patience_s is not None:
        cells["patience"] = shown_duration(visit.patience_s)
    if visit.returns_after_s is not None:
        cells["returns"] = shown_duration(visit.returns_after_s)
    return cells


def _joined(parts: Iterable[str]) -> str:
    return "+".join(parts)
