"""The words of the pages with choices: the languages, services and journeys, agencies, priority classes.

Owns how a choice is named, and what is said of one that cannot be had now. Must not know what follows a tap.
"""

from config.languages import Language
from config.model import Agency, Journey, PriorityClass, Service
from kiosk import finding
from kiosk.availability import Obstacle
from kiosk.choices import Choice
from kiosk.flow import KioskFlow
from kiosk.page import Page
from kiosk.shelves import Shelf
from kiosk.views.parts import View, action, citizen, icon_of, languages, obstacle_note, wait_line
from kiosk.visit import Visitor


def welcome(flow: KioskFlow, language: Language) -> View:
    """A greeting and the languages; the doors for whoever is expected or has a ticket already."""
    every = languages(flow)
    return {
        "title": language.text("kiosk.welcome"),
        "greetings": [{"language": other.code, "text": other.text("kiosk.welcome")} for other in every[1:]],
        "languages": [
            {"code": one.code, "title": one.name, "note": one.text("kiosk.take_ticket")} for one in every
        ],
        "doors": _doors(flow, every) if flow.visitor is None else [],
    }


def choices(flow: KioskFlow, language: Language) -> View:
    """A list of agencies or services."""
    visitor = citizen(flow)
    agencies = visitor.step.page is Page.AGENCIES
    popular = visitor.step.page is Page.POPULAR
    view = _list(flow, visitor, language) | {
        "title": language.text("kiosk.choose_agency" if agencies else "kiosk.choose_service"),
        "subtitle": _subtitle(flow, visitor, language),
        "doors": [],
    }
    if popular:
        view["doors"] = [action("all_agencies", language.text("kiosk.all_agencies"), icon="building")]
        view["doors"] += [] if visitor.step.services else _doors(flow, [language])
    return view | {
        "search": action("search", language.text("kiosk.search"), icon="search"),
        "shelves": _shelves(flow, visitor, language) if popular else [],
    }


def found(flow: KioskFlow, language: Language) -> View:
    """All services that fit what was typed."""
    visitor = citizen(flow)
    count = len(flow.choices.found(visitor.step.typed, finding.board_of(visitor).letters))
    typed = language.isolated(visitor.step.typed.strip())
    return _list(flow, visitor, language) | {
        "title": language.text("kiosk.choose_service"),
        "subtitle": f"{typed} · {language.plural('kiosk.services', count)}",
        "doors": [],
    }


def priorities(flow: KioskFlow, language: Language) -> View:
    """The classes a citizen may declare, and none of them."""
    none = action("no_priority", language.text("kiosk.no_priority"), icon="close")
    return _list(flow, citizen(flow), language) | {
        "title": language.text("kiosk.priority_title"),
        "subtitle": language.text("kiosk.priority_subtitle"),
        "doors": [none],
    }


def _doors(flow: KioskFlow, every: list[Language]) -> list[View]:
    """The ways for whoever has an appointment or a ticket; before a language is chosen, in all of them."""
    ways = [("appointment", "kiosk.have_appointment", "clock")]
    if flow.has_scanner:
        ways.append(("own_ticket", "kiosk.have_ticket", "qr"))
    first, *others = every
    return [
        action(intent, first.text(key), icon=icon)
        | {"note": " · ".join(first.isolated(one.text(key)) for one in others)}
        for intent, key, icon in ways
    ]


def _list(flow: KioskFlow, visitor: Visitor, language: Language) -> View:
    grid = flow.choices.grid(visitor.step)
    return {
        "columns": grid.columns,
        "rows": grid.rows,
        "stacked": grid.stacked,
        "choices": [
            _choice(flow, visitor, one, language) for one in flow.choices.on_page(visitor.step, language.code)
        ],
        "turning": _turning(flow, visitor, language),
    }


def _subtitle(flow: KioskFlow, visitor: Visitor, language: Language) -> str:
    if visitor.step.page is Page.POPULAR:
        return language.text("kiosk.popular")
    agency, shelf = visitor.step.agency, visitor.step.shelf
    if shelf is not None:
        return _between(*flow.choices.names.ends(shelf), language)
    return "" if agency is None else flow.centre.agency(agency).name[language.code]


def _shelves(flow: KioskFlow, visitor: Visitor, language: Language) -> list[View]:
    """The alphabet in a row, for whoever knows what it is called."""
    names = flow.choices.names
    return [
        {
            "id": one.id,
            "text": _between(*names.letters(one), language),
            "name": _between(*names.ends(one), language),
        }
        for one in flow.choices.shelves(visitor.step, language.code)
    ]


def _between(first: str, last: str, language: Language) -> str:
    return f"{language.isolated(first)} – {language.isolated(last)}"  # noqa: RUF001  a dash between two names


def service_row(flow: KioskFlow, visitor: Visitor, service: Service, language: Language) -> View:
    """A service as a row of any list."""
    return _choice(flow, visitor, service, language)


def _choice(flow: KioskFlow, visitor: Visitor, one: Choice, language: Language) -> View:
    title = _title(flow, visitor, one, language)
    row = {"id": one.id, "title": title, "available": True, "absent": "", "note": "", "more": ""}
    match one:
        case Shelf():
            return row | {"kind": "shelf", "icon": ""}
        case Service():
            return row | {"kind": "service", "icon": icon_of(flow, one)} | _now(flow, visitor, one, language)
        case Journey():
            return row | {"kind": "journey"} | _journey(flow, one, language)
        case Agency():
            return row | {"kind": "agency", "icon": one.icon}
        case PriorityClass():
            chosen = "check" if visitor.priority == one.id else "heart"
            return row | {"kind": "priority", "icon": chosen}


def _title(flow: KioskFlow, visitor: Visitor, one: Choice, language: Language) -> str:
    if not isinstance(one, Shelf):
        return one.name[language.code]
    first, last = flow.choices.names.ends(one)
    narrow = flow.choices.grid(visitor.step).columns > 1  # where both names would not stand whole
    return f"{language.isolated(first)} …" if narrow else _between(first, last, language)


def _now(flow: KioskFlow, visitor: Visitor, service: Service, language: Language) -> View:
    """Whether the service can be had now and why not, else how long one waits and how many do."""
    chosen = visitor.step.services
    obstacle = flow.availability.obstacle_to_add(chosen, service.id, flow.now)
    if obstacle is not None:
        return _absent(flow, obstacle, language)
    return _until_call(flow, service.id, language)


def _journey(flow: KioskFlow, journey: Journey, language: Language) -> View:
    icon = icon_of(flow, flow.centre.service(journey.services[0]))
    obstacle = flow.availability.obstacle(journey.services, flow.now)
    if obstacle is not None:
        return {"icon": icon} | _absent(flow, obstacle, language)
    return {"icon": icon, "note": language.plural("kiosk.services", len(journey.services))}


def _absent(flow: KioskFlow, obstacle: Obstacle, language: Language) -> View:
    """What cannot be had now: why, and what is said of it aloud."""
    note = obstacle_note(flow, obstacle, language)
    return {"available": False, "absent": language.text("kiosk.service_unavailable"), "note": note}


def _until_call(flow: KioskFlow, service: str, language: Language) -> View:
    """How long one waits, and where there is room how many do; who waits alone where no time can be told."""
    ahead = flow.hall.ahead(service)
    if ahead is None:
        return {"note": ""}
    people = language.plural("kiosk.waiting_now", ahead) if ahead else ""
    wait = wait_line(ahead, flow.hall.wait(service), language)
    return {"note": wait, "more": people} if wait else {"note": people or language.text("kiosk.no_wait")}


def _turning(flow: KioskFlow, visitor: Visitor, language: Language) -> View:
    """Next, previous and where in the list; empty where one page holds it all."""
    pages = flow.choices.pages(visitor.step)
    if pages == 1:
        return {}
    turned = visitor.step.turned
    return {
        "previous": language.text("kiosk.previous_page"),
        "next": language.text("kiosk.next_page"),
        "has_previous": turned > 0,
        "has_next": turned < pages - 1,
        "place": language.isolated(language.figures(f"{turned + 1} / {pages}")),
    }
