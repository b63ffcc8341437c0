"""The whole view: what every page has, and what the page itself shows.

Owns the frame and the table of pages. Must not know the words of any page.
"""

from collections.abc import Callable, Mapping

from config.languages import Language
from kiosk import time_limits
from kiosk.flow import KioskFlow
from kiosk.page import STEPS, TROUBLES, Page
from kiosk.views import appointment, calls, lists, numbers, order, pads, searching, visits, waiting
from kiosk.views.parts import View, language_of


def view_of(flow: KioskFlow) -> View:
    """What the screen draws now."""
    page = flow.page
    language = language_of(flow)
    view: View = {
        "page": page.value,
        "stamp": flow.hall.stamp,
        "language": language.code,
        "direction": language.direction,
        "centre": flow.centre.name[language.code],
        "clock": language.figures(flow.hall.clock(flow.now)),
        "busy": flow.busy,
        "help": calls.help_offer(flow, language),
        "foot": _foot(language) if page in STEPS | {Page.REFUSED} else {},
        "still_there": _still_there(flow, language),
        "notice": language.text("kiosk.not_our_code") if flow.not_ours else "",
    }
    return view | _PAGES[page](flow, language)


def _foot(language: Language) -> View:
    return {key: language.text(f"kiosk.{key}") for key in ("back", "start_over", "language")}


def _still_there(flow: KioskFlow, language: Language) -> View:
    if not flow.still_there:
        return {}
    return {
        "title": language.text("kiosk.still_there"),
        "body": language.text("kiosk.still_there_body"),
        "continue": language.text("kiosk.continue"),
        "remaining": time_limits.warning_remaining(flow.left_since, flow.now),
    }


_PAGES: Mapping[Page, Callable[[KioskFlow, Language], View]] = {
    Page.WELCOME: lists.welcome,
    Page.POPULAR: lists.choices,
    Page.AGENCIES: lists.choices,
    Page.SERVICES: lists.choices,
    Page.SEARCH: searching.search,
    Page.FOUND: lists.found,
    Page.PRIORITY: lists.priorities,
    Page.CONFIRM: order.confirm,
    Page.DOCUMENT: pads.document,
    Page.CODE: pads.code,
    Page.ARRIVAL: appointment.arrival,
    Page.SCAN: appointment.scan,
    Page.OWN_TICKET: visits.own_ticket,
    Page.RATE: visits.rate,
    Page.SURE: visits.sure,
    Page.SETTLED: visits.settled,
    Page.HELP: calls.help_wanted,
    Page.ONE_MOMENT: waiting.one_moment,
    Page.REFUSED: waiting.refused,
    Page.TICKET: numbers.ticket,
    Page.PRINT_FAILED: numbers.print_failed,
} | dict.fromkeys(TROUBLES, waiting.trouble)
