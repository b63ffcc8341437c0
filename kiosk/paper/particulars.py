"""What a visit is told of itself: when it is its turn, its priority class, its family, services to come.

Owns those words, for paper and screen alike. Must not know how either is drawn.
"""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from center_hub.contract.replies import Found, Issued
from center_hub.contract.words import shown_wait
from config.languages import Language
from config.model import Centre
from config.waits import said_wait, worth_telling
from kiosk.paper.moments import local_time


def turn(centre: Centre, visit: Issued | Found, language: Language) -> list[str]:
    """When it is a citizen's turn: at the appointed time, in so many minutes, after so many people, or next.

    What a citizen asks first stands first; there is always something. Before their time those with an
    appointment are called only if nobody else is there: no "next" for them.
    """
    if visit.slot is not None:
        time = local_time(visit.slot, ZoneInfo(centre.timezone))
        return [language.text("ticket.appointment", time=time), *_wait(visit, language)]
    ahead = visit.ahead
    people = language.plural("ticket.people_ahead", ahead) if ahead else language.text("ticket.next_you")
    told = visit.wait is not None and worth_telling(shown_wait(visit.wait), ahead)
    return [*_wait(visit, language), people] if told else [people]


def _wait(visit: Issued | Found, language: Language) -> list[str]:
    """The wait if it is known: from the appointed time on as given with the number, else from now on."""
    if visit.wait is None:
        return []
    booked = isinstance(visit, Issued) and visit.slot is not None
    said = said_wait(shown_wait(visit.wait), language)
    return [language.text("ticket.wait_after" if booked else "ticket.wait", wait=said)]


def particulars(centre: Centre, visit: Issued | Found, language: Language) -> list[str]:
    """The priority class and the people of a visit, each as far as it has one."""
    said = []
    name = class_name(centre, visit.priority, language)
    if name:
        said.append(language.text("ticket.priority", name=name))
    if visit.party > 1:
        said.append(language.plural("ticket.party", visit.party))
    return said


def class_name(centre: Centre, priority: str | None, language: Language) -> str:
    """The name of a priority class; empty for none, and for one the centre has no longer."""
    found = (one.name[language.code] for one in centre.priority_classes if one.id == priority)
    return next(found, "")


def afterwards(centre: Centre, services: Sequence[str], language: Language) -> str:
    """The services still to come, in their order; empty where there are none."""
    names = {one.id: one.name[language.code] for one in centre.services}
    known = [names[one] for one in services if one in names]
    return language.text("ticket.afterwards", services=" · ".join(known)) if known else ""
