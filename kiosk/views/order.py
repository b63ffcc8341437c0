"""The words of the confirm page: one service with all there is to know, or several under one number.

Owns what is said before a ticket is taken. Must not know what a tap does.
"""

from config.languages import Language
from config.model import Service
from kiosk.flow import KioskFlow
from kiosk.ordering import may_add, order_of
from kiosk.paper.moments import local_time
from kiosk.paper.particulars import class_name
from kiosk.views.parts import (
    View,
    action,
    citizen,
    fact,
    icon_of,
    obstacle_note,
    obstacle_sentence,
    people_ahead,
    wait_line,
    where_facts,
)


def confirm(flow: KioskFlow, language: Language) -> View:
    """What a ticket would be for."""
    step = citizen(flow).step
    services = [flow.centre.service(one) for one in step.services]
    one = services[0] if len(services) == 1 else None
    obstacle = flow.availability.obstacle(step.services, flow.now)
    hindered = [] if obstacle is None else [obstacle]
    return {
        "service": order_of(step.services),
        "icon": icon_of(flow, services[0]),
        "title": _title(flow, services, language),
        "subtitle": flow.centre.agency(one.agency).name[language.code] if one is not None else "",
        "wait": _wait(flow, one.id, language) if one is not None and obstacle is None else "",
        "facts": _facts(flow, one, language) if one is not None else [],
        "services": [_row(flow, service, language) for service in services] if one is None else [],
        "unavailable": [
            {"title": obstacle_note(flow, found, language), "body": obstacle_sentence(found, language)}
            for found in hindered
        ],
        "get": language.text("kiosk.get_ticket"),
        "can_get": flow.can_get_ticket,
        "more": _more(flow, language) if obstacle is None else [],
    }


def priority_action(flow: KioskFlow, language: Language) -> list[View]:
    """The way to the priority classes, or the class declared; nothing at a centre without any to declare."""
    if not flow.choices.classes():
        return []
    name = class_name(flow.centre, citizen(flow).priority, language)
    text = language.text("ticket.priority", name=name) if name else language.text("kiosk.need_priority")
    return [action("need_priority", text, icon="check" if name else "heart")]


def _title(flow: KioskFlow, services: list[Service], language: Language) -> str:
    journey = citizen(flow).step.journey
    if journey is not None:
        return flow.centre.journey(journey).name[language.code]
    if len(services) == 1:
        return services[0].name[language.code]
    return language.plural("kiosk.one_ticket", len(services))


def _row(flow: KioskFlow, service: Service, language: Language) -> View:
    obstacle = flow.availability.obstacle([service.id], flow.now)
    bring = service.bring[language.code] if service.bring is not None else ""
    remove = language.text("kiosk.remove")
    row = fact(icon_of(flow, service), service.name[language.code], bring)
    row["available"] = obstacle is None
    if obstacle is not None:
        row["body"] = obstacle_note(flow, obstacle, language)
    return row | {"id": service.id, "remove": remove}


def _more(flow: KioskFlow, language: Language) -> list[View]:
    adding = action("add_service", language.text("kiosk.add_service"), icon="plus")
    added = [adding] if may_add(citizen(flow).step.services) else []
    return [*added, *priority_action(flow, language)]


def _facts(flow: KioskFlow, service: Service, language: Language) -> list[View]:
    facts = [*where_facts(flow, service.id, language), *_people(flow, service.id, language)]
    if service.bring is not None:
        facts.append(fact("document", language.text("kiosk.bring"), service.bring[language.code]))
    if service.fee is not None:
        facts.append(fact("wallet", language.text("kiosk.fee"), service.fee[language.code]))
    return facts


def _people(flow: KioskFlow, service: str, language: Language) -> list[View]:
    """How many come before, and until when there are tickets, as far as there is something to say."""
    ahead = flow.hall.ahead(service)
    if ahead is None:
        return []
    untold = ahead > 0 or not _wait(flow, service, language)  # "no wait" beside a wait would not be true
    said = [people_ahead(ahead, language)] if untold else []
    title, *body = [*said, *_until(flow, service, language), ""]
    return [fact("people", title, "".join(body))] if title else []


def _wait(flow: KioskFlow, service: str, language: Language) -> str:
    """How long a newcomer to one service waits; empty where that is not known or not long."""
    return wait_line(flow.hall.ahead(service) or 0, flow.hall.wait(service), language)


def _until(flow: KioskFlow, service: str, language: Language) -> list[str]:
    """Until when tickets are given, where that is not the end of the day like everywhere."""
    wall = flow.hall.wall(flow.now)
    spans = flow.hall.spans(service) if flow.hall.own_hours(service) else None
    ends = [span.ends for span in spans or () if wall is not None and span.begins <= wall < span.ends]
    return [language.text("kiosk.until_time", time=local_time(end, flow.hall.zone)) for end in ends[:1]]
