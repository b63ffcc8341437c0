"""The words on a citizen's ticket.

Owns which sentence stands on the paper, in the citizen's language first and the centre's own second. Must not
know how a ticket is drawn or printed.

A date is of the calendar of its language; its digits are Latin like every number of a centre.
"""

from datetime import date
from typing import Final

from PySide6.QtCore import QCalendar, QDate, QLocale

from center_hub.contract.replies import Issued
from center_hub.contract.words import shown_number
from config.languages import Language, load_language
from config.model import Centre
from hardware.ticket_printer.ticket_layout import TicketFace
from kiosk.directions import places
from kiosk.hall import Hall

_NEW_LINE: Final = "\u2028"  # a break within a paragraph: one zone a line
_FORMATS: Final = {"en": "d MMM yyyy"}
_NUMERIC: Final = "dd.MM.yyyy"


def ticket_face(centre: Centre, hall: Hall, issued: Issued, *, copy: bool = False) -> TicketFace:
    """The face of the ticket for a number of `centre`, or of its copy; a service that is gone is blank."""
    main = load_language(centre.languages[0])
    own = load_language(issued.language) if issued.language in centre.languages else main
    service, where = _service(centre, issued, own), _where(centre, issued, own)
    again = () if own is main else (_service(centre, issued, main), _where(centre, issued, main))
    return TicketFace(
        language=own.code,
        centre=_head(centre, own, copy=copy),
        number=shown_number(issued.series, issued.number),
        service=service,
        where=where,
        ahead=_ahead(issued.ahead, own),
        issued=_moment(hall, issued, own),
        token=issued.token,
        footer=(own.text("ticket.watch_board"), own.text("ticket.keep")),
        main_language=main.code if again else "",
        main_lines=tuple(line for line in again if line),
    )


def local_date(day: date, language: Language) -> str:
    """A date as the readers of `language` write it, in Latin digits."""
    shown = QDate(day.year, day.month, day.day)
    if language.calendar == "solar_hijri":
        parts = QCalendar(QCalendar.System.Jalali).partsFromDate(shown)
        return f"{parts.year}/{parts.month:02d}/{parts.day:02d}"
    return QLocale(language.locale).toString(shown, _FORMATS.get(language.code, _NUMERIC))


def _head(centre: Centre, language: Language, *, copy: bool) -> str:
    name = centre.name[language.code]
    return " · ".join((name, language.text("ticket.copy"))) if copy else name


def _service(centre: Centre, issued: Issued, language: Language) -> str:
    found = (one.name[language.code] for one in centre.services if one.id == issued.service)
    return next(found, "")


def _where(centre: Centre, issued: Issued, language: Language) -> str:
    return _NEW_LINE.join(place.sentence(language) for place in places(centre, issued.service, language))


def _ahead(count: int, language: Language) -> str:
    return language.plural("ticket.people_ahead", count) if count else language.text("ticket.next_you")


def _moment(hall: Hall, issued: Issued, language: Language) -> str:
    at = hall.local(issued.issued_at / 1000)
    return language.text("ticket.issued", date=local_date(at.date(), language), time=f"{at:%H:%M}")
