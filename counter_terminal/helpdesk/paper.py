"""The words on a ticket that this desk prints: those of a kiosk to the letter, so that a visit has one paper.

Owns which sentence stands on the paper, in the citizen's language first and the centre's own second. Must not
know how a ticket is drawn or printed. A test holds it to the kiosk's, which is a stranger to this package.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCalendar, QDate, QLocale

from center_hub.contract.replies import Issued
from center_hub.contract.words import shown_number
from config.languages import Language, load_language
from config.model import Centre
from hardware.ticket_printer.ticket_layout import TicketFace

_NEW_LINE: Final = "\u2028"  # a break within a paragraph: one zone a line
_DAY_FORMATS: Final = {"en": "d MMM yyyy"}
_NUMERIC: Final = "dd.MM.yyyy"
_FEWEST_IN_A_RANGE: Final = 3
"""`1, 2` is as short as a range of two and plainer."""


def ticket_face(centre: Centre, issued: Issued) -> TicketFace:
    """The face of the ticket for a number of `centre`; a copy says so at its head."""
    main = load_language(centre.languages[0])
    own = load_language(issued.language) if issued.language in centre.languages else main
    service, where = _service(centre, issued.service, own), _where(centre, issued.service, own)
    again = (_service(centre, issued.service, main), _where(centre, issued.service, main))
    ahead, copy = issued.ahead, issued.copy
    name = centre.name[own.code]
    return TicketFace(
        language=own.code,
        centre=f"{name} · {own.text('ticket.copy')}" if copy else name,
        number=shown_number(issued.series, issued.number),
        service=service,
        where=where,
        ahead=own.plural("ticket.people_ahead", ahead) if ahead else own.text("ticket.next_you"),
        issued=_moment(centre, issued.issued_at, own),
        token=issued.token,
        footer=(own.text("ticket.watch_board"), own.text("ticket.keep")),
        particulars=tuple(_particulars(centre, issued, own)),
        main_language="" if own is main else main.code,
        main_lines=() if own is main else tuple(line for line in again if line),
    )


def _particulars(centre: Centre, issued: Issued, language: Language) -> Iterator[str]:
    """A line for the appointment, the class and the family; one for the services to come."""
    said: list[str] = []
    if issued.slot is not None:
        at = f"{_local(centre, issued.slot):%H:%M}"
        said.append(language.text("ticket.appointment", time=at))
    classes = {one.id: one.name[language.code] for one in centre.priority_classes}
    if issued.priority in classes:
        said.append(language.text("ticket.priority", name=classes[issued.priority]))
    if issued.party > 1:
        said.append(language.plural("ticket.party", issued.party))
    if said:
        yield " · ".join(said)
    to_come = [name for one in issued.then if (name := _service(centre, one, language))]
    if to_come:
        yield language.text("ticket.afterwards", services=" · ".join(to_come))


def _service(centre: Centre, service: str, language: Language) -> str:
    return next((one.name[language.code] for one in centre.services if one.id == service), "")


def _where(centre: Centre, service: str, language: Language) -> str:
    """The zones where the service is given and their counters, a zone a line."""
    if not _service(centre, service, language):
        return ""
    labels: dict[str, list[str]] = {}
    for counter in centre.counters_serving(service):
        labels.setdefault(counter.zone, []).append(counter.label)
    return _NEW_LINE.join(
        language.text(
            "ticket.zone_counters", zone=centre.zone(zone).name[language.code], counters=_ranges(found)
        )
        for zone, found in labels.items()
    )


def _ranges(labels: Sequence[str]) -> str:
    """Counter labels with runs of numbers joined by an en dash."""
    runs: list[list[str]] = []
    for label in labels:
        follows = runs and label.isdecimal() and runs[-1][-1].isdecimal()
        if follows and int(label) == int(runs[-1][-1]) + 1:
            runs[-1].append(label)
        else:
            runs.append([label])
    return ", ".join(
        f"{run[0]}\N{EN DASH}{run[-1]}" if len(run) >= _FEWEST_IN_A_RANGE else ", ".join(run) for run in runs
    )


def _moment(centre: Centre, wall: int, language: Language) -> str:
    at = _local(centre, wall)
    return language.text("ticket.issued", date=_date(at.date(), language), time=f"{at:%H:%M}")


def _local(centre: Centre, wall: int) -> datetime:
    return datetime.fromtimestamp(wall / 1000, UTC).astimezone(ZoneInfo(centre.timezone))


def _date(day: date, language: Language) -> str:
    shown = QDate(day.year, day.month, day.day)
    if language.calendar == "solar_hijri":
        parts = QCalendar(QCalendar.System.Jalali).partsFromDate(shown)
        return f"{parts.year}/{parts.month:02d}/{parts.day:02d}"
    return QLocale(language.locale).toString(shown, _DAY_FORMATS.get(language.code, _NUMERIC))
