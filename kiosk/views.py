"""From where the flow stands to what a screen draws: finished sentences in the citizen's language.

Owns the words of each page. Must not decide anything: which page, what may be pressed is the flow's.
"""

from collections.abc import Callable, Mapping
from typing import Any

from center_hub.contract.words import shown_number
from config.languages import Language, load_language
from config.model import Service
from hardware.ticket_printer.port import PrinterCondition
from kiosk import time_limits
from kiosk.directions import Place, places, zones
from kiosk.flow import KioskFlow
from kiosk.page import CHOOSING, TROUBLES, Page
from kiosk.visit import Given, Paper, Visitor

View = dict[str, Any]

_NO_PAPER = "no_paper"
_PRINTER_TROUBLE = "printer_trouble"


def view_of(flow: KioskFlow) -> View:
    """The whole view: what every page has, and what the page itself shows."""
    page = flow.page
    language = _language_of(flow)
    view: View = {
        "page": page.value,
        "stamp": flow.hall.stamp,
        "language": language.code,
        "direction": language.direction,
        "centre": flow.centre.name[language.code],
        "clock": flow.hall.clock(flow.now),
        "busy": flow.busy,
        "foot": _foot(language) if page in CHOOSING | {Page.REFUSED} else {},
        "still_there": _still_there(flow, language),
    }
    return view | _PAGES[page](flow, language)


def _language_of(flow: KioskFlow) -> Language:
    """The language of the number on show, else of the citizen, else the centre's own."""
    code: str = flow.centre.languages[0]
    if flow.given:
        wanted = flow.given[0].issued.language
        code = wanted if wanted in flow.centre.languages else code
    elif flow.visitor is not None and flow.page is not Page.WELCOME:
        code = flow.visitor.language
    return load_language(code)


def _languages(flow: KioskFlow) -> list[Language]:
    """All of the centre's, the citizen's own first."""
    first = _language_of(flow)
    return [first, *(load_language(code) for code in flow.centre.languages if code != first.code)]


def _foot(language: Language) -> View:
    return {key: language.text(f"kiosk.{key}") for key in ("back", "start_over", "language")}


def _still_there(flow: KioskFlow, language: Language) -> View:
    if not flow.still_there:
        return {}
    return {
        "title": language.text("kiosk.still_there"),
        "body": language.text("kiosk.still_there_body"),
        "continue": language.text("kiosk.continue"),
        "remaining": time_limits.warning_remaining(flow.idle_since, flow.now),
    }


def _welcome(flow: KioskFlow, language: Language) -> View:
    languages = _languages(flow)
    return {
        "title": language.text("kiosk.welcome"),
        "greetings": [
            {"language": other.code, "text": other.text("kiosk.welcome")} for other in languages[1:]
        ],
        "languages": [
            {"code": one.code, "title": one.name, "note": one.text("kiosk.take_ticket")} for one in languages
        ],
    }


def _list(flow: KioskFlow, language: Language) -> View:
    visitor = _citizen(flow)
    grid = flow.choices.grid(visitor.step)
    agencies = visitor.step.page is Page.AGENCIES
    view: View = {
        "title": language.text("kiosk.choose_agency" if agencies else "kiosk.choose_service"),
        "subtitle": _list_subtitle(flow, visitor, language),
        "kind": "agency" if agencies else "service",
        "columns": grid.columns,
        "rows": grid.rows,
        "stacked": grid.stacked,
        "choices": _choices(flow, visitor, language),
        "all_agencies": "",
    }
    if visitor.step.page is Page.POPULAR:
        view["all_agencies"] = language.text("kiosk.all_agencies")
    return view | {"turning": _turning(flow, visitor, language)}


def _list_subtitle(flow: KioskFlow, visitor: Visitor, language: Language) -> str:
    if visitor.step.page is Page.POPULAR:
        return language.text("kiosk.popular")
    agency = visitor.step.agency
    return "" if agency is None else flow.centre.agency(agency).name[language.code]


def _choices(flow: KioskFlow, visitor: Visitor, language: Language) -> list[View]:
    return [
        {
            "id": one.id,
            "icon": _icon(flow, one) if isinstance(one, Service) else one.icon,
            "title": one.name[language.code],
            "note": _waiting_now(flow, one.id, language) if isinstance(one, Service) else "",
        }
        for one in flow.choices.on_page(visitor.step)
    ]


def _icon(flow: KioskFlow, service: Service) -> str:
    return service.icon or flow.centre.agency(service.agency).icon


def _waiting_now(flow: KioskFlow, service: str, language: Language) -> str:
    ahead = flow.hall.ahead(service)
    if ahead is None:
        return ""
    return language.plural("kiosk.waiting_now", ahead) if ahead else language.text("kiosk.no_wait")


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
        "place": language.isolated(f"{turned + 1} / {pages}"),
    }


def _confirm(flow: KioskFlow, language: Language) -> View:
    service = _chosen(flow)
    return {
        "service": service.id,
        "icon": _icon(flow, service),
        "title": service.name[language.code],
        "subtitle": flow.centre.agency(service.agency).name[language.code],
        "facts": _facts(flow, service, language),
        "get": language.text("kiosk.get_ticket"),
        "can_get": flow.can_get_ticket,
    }


def _facts(flow: KioskFlow, service: Service, language: Language) -> list[View]:
    facts = [
        {"icon": "building", "title": place.zone, "body": _counters(place, language)}
        for place in places(flow.centre, service.id, language)
    ]
    ahead = flow.hall.ahead(service.id)
    if ahead is not None:
        facts.append({"icon": "people", "title": _ahead(ahead, language), "body": ""})
    if service.bring is not None:
        bring = service.bring[language.code]
        facts.append({"icon": "document", "title": language.text("kiosk.bring"), "body": bring})
    if service.fee is not None:
        fee = service.fee[language.code]
        facts.append({"icon": "wallet", "title": language.text("kiosk.fee"), "body": fee})
    return facts


def _counters(place: Place, language: Language) -> str:
    return language.text("kiosk.counters", counters=place.counters)


def _ahead(ahead: int, language: Language) -> str:
    return language.plural("kiosk.people_ahead", ahead) if ahead else language.text("kiosk.no_wait")


def _one_moment(_flow: KioskFlow, language: Language) -> View:
    return {"title": language.text("kiosk.one_moment")}


def _refused(flow: KioskFlow, language: Language) -> View:
    visitor = _citizen(flow)
    reason = visitor.refusal.value if visitor.refusal is not None else ""
    return {
        "title": _chosen(flow).name[language.code],
        "sentence": language.text(f"refusal.{reason}"),
    }


def _ticket(flow: KioskFlow, language: Language) -> View:
    given = flow.given[0]
    title = {
        Paper.PRINTING: "kiosk.printing",
        Paper.PRINTED: "kiosk.take_your_ticket",
        Paper.NONE: "kiosk.your_number",
        Paper.FAILED: "kiosk.print_failed_title",
    }[given.paper]
    steps = _steps(flow, given, language)
    if given.paper is Paper.NONE:
        steps = [_keep_in_mind(given, language), *steps]
    return _number(flow, given, language) | {
        "title": language.text(title),
        "printing": given.paper is Paper.PRINTING,
        "steps": [{"number": at, "text": text} for at, text in enumerate(steps, 1)],
    }


def _print_failed(flow: KioskFlow, language: Language) -> View:
    given = flow.given[0]
    again = language.text("kiosk.print_again") if flow.can_print_again else ""
    return _number(flow, given, language) | {
        "title": language.text("kiosk.print_failed_title"),
        "body": _keep_in_mind(given, language),
        "print_again": again,
        "steps": [
            {"number": at, "text": text} for at, text in enumerate(_steps(flow, given, language)[:2], 1)
        ],
    }


def _number(flow: KioskFlow, given: Given, language: Language) -> View:
    """What both pages of a number have: the number, how long the page stays, and the way out."""
    issued = given.issued
    ahead = language.plural("kiosk.people_ahead", issued.ahead)
    return {
        "ticket": issued.ticket,
        "number": shown_number(issued.series, issued.number),
        "caption": language.text("kiosk.your_number"),
        "note": ahead if issued.ahead else language.text("ticket.next_you"),
        "done": language.text("kiosk.done"),
        "closes": language.text("kiosk.closes_by_itself"),
        "remaining": time_limits.remaining(given, flow.now),
    }


def _keep_in_mind(given: Given, language: Language) -> str:
    number = shown_number(given.issued.series, given.issued.number)
    return language.text("kiosk.print_failed_body", number=number)


def _steps(flow: KioskFlow, given: Given, language: Language) -> list[str]:
    """What to do now, in order: go there, watch, have ready."""
    service = next((one for one in flow.centre.services if one.id == given.issued.service), None)
    watch = language.text("kiosk.step_watch_board")
    if service is None:
        return [watch]  # the number is from before the centre's services were changed
    there = zones(places(flow.centre, service.id, language), language)
    steps = [language.text("kiosk.step_go_to_zone", zone=there), watch]
    if service.bring is not None:
        steps.append(language.text("kiosk.step_prepare", bring=service.bring[language.code]))
    return steps


def _trouble(flow: KioskFlow, _language: Language) -> View:
    """The same news in every language of the centre: nobody may have chosen one yet."""
    about = _trouble_key(flow)
    return {
        "icon": {Page.NO_HUB: "wifi-off", Page.CLOSED: "clock"}.get(flow.page, "printer"),
        "notices": [
            {
                "language": one.code,
                "title": one.text(f"kiosk.{about}_title"),
                "body": one.text(f"kiosk.{about}_body"),
            }
            for one in _languages(flow)
        ],
    }


def _trouble_key(flow: KioskFlow) -> str:
    if flow.page is not Page.NO_PRINTER:
        return flow.page.value
    return _NO_PAPER if flow.condition is PrinterCondition.PAPER_OUT else _PRINTER_TROUBLE


def _citizen(flow: KioskFlow) -> Visitor:
    if flow.visitor is None:
        message = f"page {flow.page} without a citizen"
        raise AssertionError(message)
    return flow.visitor


def _chosen(flow: KioskFlow) -> Service:
    service = _citizen(flow).step.service
    if service is None:
        message = f"page {flow.page} without a service"
        raise AssertionError(message)
    return flow.centre.service(service)


_PAGES: Mapping[Page, Callable[[KioskFlow, Language], View]] = {
    Page.WELCOME: _welcome,
    Page.POPULAR: _list,
    Page.AGENCIES: _list,
    Page.SERVICES: _list,
    Page.CONFIRM: _confirm,
    Page.ONE_MOMENT: _one_moment,
    Page.REFUSED: _refused,
    Page.TICKET: _ticket,
    Page.PRINT_FAILED: _print_failed,
} | dict.fromkeys(TROUBLES, _trouble)
