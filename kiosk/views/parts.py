"""What several pages say in the same words: who is at the kiosk, actions, obstacles, the wait.

Owns the shape of an action. Must not know any page.
"""

from collections.abc import Sequence
from typing import Any

from center_hub.contract.words import Wait, shown_wait
from config.languages import Language, load_language
from config.model import Service
from config.waits import said_wait, worth_telling
from kiosk.availability import Obstacle, Why
from kiosk.flow import KioskFlow
from kiosk.paper.directions import places
from kiosk.paper.moments import local_time
from kiosk.visit import Visitor

View = dict[str, Any]

_NOTES = {
    Why.SUSPENDED: "kiosk.service_unavailable",
    Why.OVER: "kiosk.closed_today",
    Why.FULL: "kiosk.full_today",
    Why.HELP_DESK: "kiosk.at_help_desk",
    Why.CHOSEN: "kiosk.already_chosen",
    Why.APART: "kiosk.needs_own_ticket",
}
_SENTENCES = {
    Why.LATER: "refusal.service_closed",
    Why.OVER: "refusal.service_closed",
    Why.FULL: "refusal.quota_reached",
    Why.HELP_DESK: "kiosk.at_help_desk_body",
    Why.APART: "kiosk.needs_own_ticket_body",
}


def language_of(flow: KioskFlow) -> Language:
    """As the flow has it, with its words."""
    return load_language(flow.language)


def languages(flow: KioskFlow) -> list[Language]:
    """All of the centre's, the citizen's own first."""
    first = language_of(flow)
    return [first, *(load_language(code) for code in flow.centre.languages if code != first.code)]


def citizen(flow: KioskFlow) -> Visitor:
    """The citizen, on a page that only a citizen can be on."""
    if flow.visitor is None:
        message = f"page {flow.page} without a citizen"
        raise AssertionError(message)
    return flow.visitor


def icon_of(flow: KioskFlow, service: Service) -> str:
    """The service's own icon, else its agency's."""
    return service.icon or flow.centre.agency(service.agency).icon


def service_name(flow: KioskFlow, service: str, language: Language) -> str:
    """The name of a service; empty for one the centre no longer has."""
    found = (one.name[language.code] for one in flow.centre.services if one.id == service)
    return next(found, "")


def service_names(flow: KioskFlow, services: Sequence[str], language: Language) -> str:
    """The names of some services in a line."""
    return " · ".join(filter(None, (service_name(flow, one, language) for one in services)))


def action(intent: str, text: str, value: str = "", *, first: bool = False, icon: str = "") -> View:
    """A button: what it does and says. The `first` is the obvious one."""
    return {"id": intent, "text": text, "value": value, "first": first, "icon": icon, "note": ""}


def fact(icon: str, title: str, body: str = "") -> View:
    """A row with something to know."""
    return {"icon": icon, "title": title, "body": body}


def where_facts(flow: KioskFlow, service: str, language: Language) -> list[View]:
    """Where a service is given: a row for each zone with its counters."""
    return [
        fact("building", place.zone, language.text("kiosk.counters", counters=place.counters))
        for place in places(flow.centre, service, language)
    ]


def people_ahead(count: int, language: Language) -> str:
    """How many come before."""
    return language.plural("kiosk.people_ahead", count) if count else language.text("kiosk.no_wait")


def wait_line(ahead: int, wait: Wait | None, language: Language) -> str:
    """How long until the call; empty where it cannot be told, or is so short that there is no wait."""
    if wait is None or not worth_telling(shown_wait(wait), ahead):
        return ""
    return language.text("kiosk.wait", wait=said_wait(shown_wait(wait), language))


def obstacle_note(flow: KioskFlow, obstacle: Obstacle, language: Language) -> str:
    """Why a service is not given now, in two or three words."""
    if obstacle.why is Why.LATER and obstacle.at is not None:
        return language.text("kiosk.from_time", time=local_time(obstacle.at, flow.hall.zone))
    return language.text(_NOTES.get(obstacle.why, "kiosk.service_unavailable"))


def obstacle_sentence(obstacle: Obstacle, language: Language) -> str:
    """The same with the way on; for a suspended service what the manager wrote."""
    if obstacle.message is not None:
        return obstacle.message.get(language.code) or language.text("refusal.service_suspended")
    key = _SENTENCES.get(obstacle.why)
    return language.text(key) if key is not None else ""
