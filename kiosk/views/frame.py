"""The whole view: what every page has, and what the page itself shows.

Owns the frame and the table of pages. Must not know the words of any page.
"""

from collections.abc import Callable, Mapping

from config.languages import Language, load_language
from kiosk import time_limits
from kiosk.flow import KioskFlow
from kiosk.modes import ROOM, Mode
from kiosk.page import TROUBLES, Page
from kiosk.views import (
    appointment,
    blocks,
    calls,
    foot,
    lists,
    numbers,
    order,
    pads,
    searching,
    visits,
    waiting,
)
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
        "foot": foot.ways(flow, language),
        "modes": foot.modes(flow, language),
        "larger": Mode.LARGER in flow.modes,
        "contrast": Mode.CONTRAST in flow.modes,
        "free": foot.free(flow),
        "show_more": language.text("kiosk.show_more"),
        "still_there": _still_there(flow, language),
        "notice": _notice(flow, language),
        "aloud": Mode.ALOUD in flow.modes,
        "farewell": _farewell(flow, language),
        "notice_icon": "speaker" if flow.cannot_read_aloud else "qr",
    }
    view |= _PAGES[page](flow, language)
    return view | blocks.laid_out(page, view) if flow.modes & ROOM else view


def _notice(flow: KioskFlow, language: Language) -> str:
    if flow.cannot_read_aloud:
        return language.text("kiosk.cannot_read_aloud")
    return language.text("kiosk.not_our_code") if flow.not_ours else ""


def _farewell(flow: KioskFlow, language: Language) -> str:
    """What is said in another language, where nobody can read this one aloud."""
    first = next((code for code in flow.centre.languages if code in flow.ways.spoken), None)
    if first is None or not flow.cannot_read_aloud:
        return ""
    return load_language(first).text("kiosk.spoken_not_this_one", language=language.name)


def _still_there(flow: KioskFlow, language: Language) -> View:
    if not flow.still_there:
        return {}
    return {
        "title": language.text("kiosk.still_there"),
        "body": language.text("kiosk.still_there_body"),
        "continue": language.text("kiosk.continue"),
        "remaining": time_limits.warning_remaining(flow.left_since, flow.now, flow.patience),
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
