"""The words on a citizen's ticket.

Owns which sentence stands on the paper, in the citizen's language first and the centre's own second. Must not
know how a ticket is drawn or printed.
"""

from typing import Final
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from center_hub.contract.replies import Issued
from center_hub.contract.words import shown_number
from config.dates import short_date
from config.languages import Language, load_language
from config.model import Centre
from hardware.ticket_printer.face import TicketFace
from kiosk.paper.directions import places
from kiosk.paper.moments import local
from kiosk.paper.particulars import afterwards, particulars, turn

_NEW_LINE: Final = "\u2028"  # a break within a paragraph: one zone a line, one answer a line


def ticket_face(
    centre: Centre, issued: Issued, *, copy: bool = False, large_text: bool = False
) -> TicketFace:
    """The face of the ticket for a number of `centre`, or of its copy; a service that is gone is blank.

    In large text where the citizen asked for it, or the centre gives it to everybody.
    """
    main = load_language(centre.languages[0])
    own = load_language(issued.language) if issued.language in centre.languages else main
    service, where = _service(centre, issued, own), _where(centre, issued, own)
    copied = copy or issued.copy
    again = () if own is main else (_service(centre, issued, main), _where(centre, issued, main))
    return TicketFace(
        language=own.code,
        centre=_head(centre, own, copy=copied),
        number=centre.figures(shown_number(issued.series, issued.number)),
        service=service,
        where=where,
        ahead=_turn(centre, issued, own, copy=copied),
        issued=_moment(centre, issued, own),
        token=issued.token,
        footer=(own.text("ticket.watch_board"), own.text("ticket.keep")),
        particulars=_details(centre, issued, own),
        main_language=main.code if again else "",
        main_lines=tuple(line for line in again if line),
        logo=centre.look.logo,
        large_text=large_text or centre.tickets.large_text,
    )


def _head(centre: Centre, language: Language, *, copy: bool) -> str:
    name = centre.name[language.code]
    return " · ".join((name, language.text("ticket.copy"))) if copy else name


def _turn(centre: Centre, issued: Issued, language: Language, *, copy: bool) -> str:
    """When it is their turn; a copy is read later than the wait was told, and does not tell it."""
    told = replace(issued, wait=None) if copy else issued
    return _NEW_LINE.join(turn(centre, told, language))


def _service(centre: Centre, issued: Issued, language: Language) -> str:
    found = (one.name[language.code] for one in centre.services if one.id == issued.service)
    return next(found, "")


def _where(centre: Centre, issued: Issued, language: Language) -> str:
    return _NEW_LINE.join(place.sentence(language) for place in places(centre, issued.service, language))


def _details(centre: Centre, issued: Issued, language: Language) -> tuple[str, ...]:
    """What makes this visit another than most: a line for what comes afterwards, one for the rest."""
    rest = " · ".join(particulars(centre, issued, language))
    return tuple(line for line in (rest, afterwards(centre, issued.then, language)) if line)


def _moment(centre: Centre, issued: Issued, language: Language) -> str:
    at = local(issued.issued_at, ZoneInfo(centre.timezone))
    return language.text("ticket.issued", date=short_date(at.date(), centre, language), time=f"{at:%H:%M}")
