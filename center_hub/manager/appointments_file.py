"""A file of appointments, CSV or JSON, read as a centre would have it, with every mistake in its place.

Owns the columns and what each may say:

    code        4 to 16 capital letters and digits, once in a file
    service     the id of a service of the centre
    date, time  the centre's local time: 2026-03-20, 09:30
    slot        instead of both: 2026-03-20T09:30+04:00
    priority    the id of a priority class, or nothing; the column may be left out

Must not know where the file came from or where the appointments go. Reads no clock: whether a slot has passed
is for the hub to say.
"""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple, NoReturn, TypeVar
from zoneinfo import ZoneInfo

from msgspec import ValidationError, convert

from center_hub.contract.commands import Appointment
from center_hub.contract.words import AppointmentCode
from center_hub.manager.cells import Cell, Misplaced, Place, Row, decoded
from center_hub.manager.csv_cells import read_csv
from center_hub.manager.json_cells import read_json
from config.model import Centre
from config.problems import Problem, Rejected
from config.scalars import calendar_date, nearest, time_of_day

COLUMNS = ("code", "service", "date", "time", "slot", "priority")
MOST_BYTES = 16 << 20
"""A year of appointments of a large centre is a tenth of that."""

_SLOT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::00)?(Z|[+-]\d{2}:\d{2})?", re.ASCII)
_SLOT_EXAMPLE = "write date, time and offset from UTC such as 2026-03-20T09:30+04:00"
_FURTHEST_OFFSET = timedelta(hours=15)
_MOST_NAMED = 8
_Read = TypeVar("_Read")


class Booked(NamedTuple):
    """An appointment and where its row begins."""

    appointment: Appointment
    place: Place


class AppointmentsFile(NamedTuple):
    """What a file says. `broken`: it could not be read to its end, and nothing of it is to be used."""

    booked: tuple[Booked, ...]
    problems: tuple[Problem, ...]
    broken: bool = False


def read_appointments(file: str, content: bytes, centre: Centre) -> AppointmentsFile:
    """The appointments in `content`, and every problem of it; `file` is the name in both senses.

    The name's ending, .csv or .json, says how it is written. UTF-8, with or without a byte order mark.
    """
    reader = _Reader(file, centre)
    try:
        for row in _rows(file, decoded(_whole(content))):
            reader.take(row)
    except Misplaced as broken:
        reader.note(broken)
        return AppointmentsFile((), tuple(reader.problems), broken=True)
    return AppointmentsFile(tuple(reader.booked), tuple(reader.problems))


def _whole(content: bytes) -> bytes:
    if len(content) > MOST_BYTES:
        what = f"is larger than {MOST_BYTES >> 20} MiB"
        raise Misplaced(Place(1, 1), Rejected(what, "check that this is the right file, or part it"))
    return content


def _rows(file: str, text: str) -> Iterator[Row | Misplaced]:
    ending = file.rpartition(".")[2].lower()
    if ending == "json":
        return read_json(text)
    if ending == "csv":
        return _csv_rows(text)
    raise Misplaced(Place(1, 1), Rejected("the name does not say what is in it", "name it .csv or .json"))


def _csv_rows(text: str) -> Iterator[Row | Misplaced]:
    lines = read_csv(text)
    header = next(lines, None)
    if header is None:
        example = "begin with the header: code,service,date,time"
        raise Misplaced(Place(1, 1), Rejected("there is nothing in this file", example))
    for mistake in _mistakes_in_names(header, header[0].place):
        raise mistake
    for line in lines:
        if len(line) == len(header):
            cells = {name.text: cell for name, cell in zip(header, line, strict=True)}
            yield Row(cells, line[0].place)
        else:
            what = f"this row has {len(line)} cells where the header has {len(header)}"
            yield Misplaced(line[0].place, Rejected(what, "check its separators and quotes"))


def _mistakes_in_names(names: Collection[Cell], place: Place) -> Iterator[Misplaced]:
    """What is wrong with the columns of a file, or with the names in one object."""
    said: set[str] = set()
    for name in names:
        if name.text not in COLUMNS:
            known = "the columns are " + ", ".join(COLUMNS)
            fix = nearest(name.text, COLUMNS) or f"remove it: {known}; nothing personal is taken over"
            yield Misplaced(name.place, Rejected(f"there is no column '{name.text}'", fix))
        elif name.text in said:
            yield Misplaced(name.place, Rejected(f"the column '{name.text}' comes twice", "remove one"))
        said.add(name.text)
    for needed in ("code", "service"):
        if needed not in said:
            yield Misplaced(place, Rejected(f"there is no '{needed}' here", f"add the column '{needed}'"))
    if "slot" in said and said & {"date", "time"}:
        what = "'slot' says date and time already"
        yield Misplaced(place, Rejected(what, "keep 'slot', or 'date' and 'time'"))
    elif "slot" not in said and not {"date", "time"} <= said:
        fix = "add the columns 'date' and 'time', or the column 'slot'"
        yield Misplaced(place, Rejected("when the appointments are is not said here", fix))


class _Reader:
    """Judges row after row and keeps what is right and what is wrong."""

    def __init__(self, file: str, centre: Centre) -> None:
        self.booked: list[Booked] = []
        self.problems: list[Problem] = []
        self._file = file
        self._zone = ZoneInfo(centre.timezone)
        self._services = tuple(one.id for one in centre.services)
        self._priorities = tuple(one.id for one in centre.priority_classes)
        self._first: dict[str, Place] = {}

    def note(self, wrong: Misplaced) -> None:
        place, rejected = wrong.place, wrong.rejected
        problem = Problem(self._file, place.line, place.column, wrong.column, rejected.what, rejected.fix)
        self.problems.append(problem)

    def take(self, row: Row | Misplaced) -> None:
        before = len(self.problems)
        if isinstance(row, Misplaced):
            self.note(row)
            return
        for mistake in _mistakes_in_names(
            [Cell(name, cell.place) for name, cell in row.cells.items()], row.place
        ):
            self.note(mistake)
        code = self._read(row, "code", self._code)
        service = self._read(row, "service", self._service)
        slot = self._slot(row)
        priority = self._read(row, "priority", self._priority)
        if len(self.problems) == before and code and service and slot is not None:
            one = Appointment(code=code, service=service, slot=slot, priority=priority)
            self.booked.append(Booked(one, row.place))

    def _read(self, row: Row, column: str, parse: Callable[[Cell], _Read]) -> _Read | None:
        """The value of a cell; None where it is not there or wrong."""
        cell = row.cells.get(column)
        if cell is None:
            return None
        try:
            return parse(cell)
        except Rejected as rejected:
            self.note(Misplaced(cell.place, rejected, column))
            return None

    def _code(self, cell: Cell) -> str:
        try:
            code = convert(cell.text, AppointmentCode)
        except ValidationError:
            _no_code(cell.text)
        first = self._first.setdefault(code, cell.place)
        if first != cell.place:
            raise Rejected(f"the code {code} stands on line {first.line} already", "remove one of the two")
        return code

    def _service(self, cell: Cell) -> str:
        return _known(cell.text, self._services, "service")

    def _priority(self, cell: Cell) -> str | None:
        return _known(cell.text, self._priorities, "priority class") if cell.text else None

    def _slot(self, row: Row) -> int | None:
        if "slot" in row.cells:
            return self._read(row, "slot", self._moment)
        day = self._read(row, "date", lambda cell: calendar_date(cell.text))
        clock = self._read(row, "time", lambda cell: time_of_day(cell.text))
        if day is None or clock is None:
            return None
        return self._read(row, "time", lambda _: local_moment(day, clock, self._zone))

    def _moment(self, cell: Cell) -> int:
        found = _SLOT.fullmatch(cell.text)
        if found is None:
            raise Rejected(f"'{cell.text}' is no date and time", _SLOT_EXAMPLE)
        day, clock, offset = calendar_date(found[1]), time_of_day(found[2]), found[3]
        local = datetime.combine(day, clock)
        if offset is None:
            here = _offset(local.replace(tzinfo=self._zone))
            raise Rejected("the offset from UTC is missing", f"did you mean '{cell.text}{here}'?")
        return _ms(datetime.fromisoformat(f"{local.isoformat()}{_checked(offset)}"))


def local_moment(day: date, clock: time, zone: ZoneInfo) -> int:
    """UTC milliseconds of a local time; raises `Rejected` where the zone has no such time, or two."""
    local = datetime.combine(day, clock, tzinfo=zone)
    first, second = local, local.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return _ms(local)
    said = f"{clock:%H:%M} on {day}"
    if _ms(first) > _ms(second):
        after = first.astimezone(UTC).astimezone(zone)
        what = f"there is no {said} in {zone.key}: the clock is set forward then"
        raise Rejected(what, f"did you mean {after:%H:%M}?")
    written = " or ".join(
        f"'{one.replace(tzinfo=None).isoformat()[:16]}{_offset(one)}'" for one in (first, second)
    )
    what = f"{said} comes twice in {zone.key}: the clock is set back then"
    raise Rejected(what, f"write a file with 'slot' instead of 'date' and 'time': {written}")


def _ms(moment: datetime) -> int:
    return int(moment.timestamp()) * 1000


def _offset(moment: datetime) -> str:
    return moment.isoformat()[-6:]


def _checked(offset: str) -> str:
    """An offset that there is on Earth."""
    if offset == "Z":
        return "+00:00"
    hours, minutes = int(offset[1:3]), int(offset[4:6])
    last_minute = 59
    if minutes > last_minute or timedelta(hours=hours, minutes=minutes) > _FURTHEST_OFFSET:
        raise Rejected(f"there is no offset {offset} from UTC", _SLOT_EXAMPLE)
    return offset


def _known(said: str, known: tuple[str, ...], thing: str) -> str:
    if said in known:
        return said
    if not said:
        raise Rejected(f"no {thing} is written here", "write its id")
    few = ", ".join(known[:_MOST_NAMED]) + (" ..." if len(known) > _MOST_NAMED else "")
    fix = nearest(said, known) or (f"this centre has {few}" if known else "leave it empty")
    raise Rejected(f"there is no {thing} '{said}' here", fix)


def _no_code(said: str) -> NoReturn:
    """Raises `Rejected`, with what was probably meant."""
    near = re.sub(r"[ -]", "", said).upper()
    what = f"'{said}' is no code: 4 to 16 capital letters and digits" if said else "no code is written here"
    try:
        convert(near, AppointmentCode)
    except ValidationError:
        raise Rejected(what, "write a code such as AB12") from None
    raise Rejected(what, f"did you mean '{near}'?")
