"""The words of the pages that show a number: on its way to paper, on paper, or to be kept in mind.

Owns what a citizen is told to do next. Must not know what became of the paper beyond the flow's word.
"""

from center_hub.contract.words import shown_number
from config.languages import Language
from kiosk import time_limits
from kiosk.flow import KioskFlow
from kiosk.paper.directions import places, zones
from kiosk.paper.particulars import afterwards, particulars, turn
from kiosk.views.parts import View
from kiosk.visit import Given, Paper

_TITLES = {
    Paper.PRINTING: "kiosk.printing",
    Paper.PRINTED: "kiosk.take_your_ticket",
    Paper.LIKELY: "kiosk.take_your_ticket",
    Paper.NONE: "kiosk.your_number",
    Paper.FAILED: "kiosk.print_failed_title",
    Paper.UNKNOWN: "kiosk.print_unknown_title",
}
_STEPS_WITHOUT_PAPER = 2


def ticket(flow: KioskFlow, language: Language) -> View:
    """The number, and what to do now."""
    given = flow.given[0]
    steps = _steps(flow, given, language)
    if given.paper is Paper.NONE:
        steps = [_keep_in_mind(flow, given, language), *steps]
    return _number(flow, given, language) | {
        "title": language.text(_TITLES[given.paper]),
        "printing": given.paper is Paper.PRINTING,
        "print_again": _copy_if_none_came(flow, given, language),
        "steps": _numbered(steps, language),
    }


def _copy_if_none_came(flow: KioskFlow, given: Given, language: Language) -> str:
    """What may be pressed where nobody knows of the ticket, and nearly everybody has it in their hand."""
    offered = given.paper is Paper.LIKELY and flow.can_print_again
    return language.text("kiosk.copy_if_none_came") if offered else ""


def print_failed(flow: KioskFlow, language: Language) -> View:
    """The number is the citizen's all the same."""
    given = flow.given[0]
    again = language.text("kiosk.print_copy" if given.copy else "kiosk.print_again")
    body = _keep_in_mind(flow, given, language)
    if flow.desk_prints:  # no other kiosk: there it would be a second number
        body += " " + language.text("kiosk.desk_prints")
    return _number(flow, given, language) | {
        "title": language.text(_TITLES[given.paper]),
        "body": body,
        "print_again": again if flow.can_print_again else "",
        "steps": _numbered(_steps(flow, given, language)[:_STEPS_WITHOUT_PAPER], language),
    }


def _numbered(steps: list[str], language: Language) -> list[View]:
    return [{"number": language.figures(at), "text": text} for at, text in enumerate(steps, 1)]


def _number(flow: KioskFlow, given: Given, language: Language) -> View:
    """What both pages have: the number, how long the page stays, and the way out."""
    issued = given.issued
    when, *more = turn(flow.centre, issued, language)
    more += particulars(flow.centre, issued, language)
    return {
        "ticket": issued.ticket,
        "number": flow.centre.figures(shown_number(issued.series, issued.number)),
        "caption": language.text("kiosk.your_number"),
        "note": when,
        "particulars": " · ".join(more),
        "done": language.text("kiosk.done"),
        "closes": language.text("kiosk.closes_by_itself"),
        "remaining": time_limits.remaining(given, flow.now, flow.patience),
    }


def _keep_in_mind(flow: KioskFlow, given: Given, language: Language) -> str:
    number = flow.centre.figures(shown_number(given.issued.series, given.issued.number))
    return language.text("kiosk.print_failed_body", number=number)


def _steps(flow: KioskFlow, given: Given, language: Language) -> list[str]:
    """What to do now, in order: go there, watch, have ready, and what comes afterwards."""
    service = next((one for one in flow.centre.services if one.id == given.issued.service), None)
    watch = language.text("kiosk.step_watch_board")
    if service is None:
        return [watch]  # the number is from before the centre's services were changed
    there = zones(places(flow.centre, service.id, language), language)
    steps = [language.text("kiosk.step_go_to_zone", zone=there), watch]
    if service.bring is not None:
        steps.append(language.text("kiosk.step_prepare", bring=service.bring[language.code]))
    after = afterwards(flow.centre, given.issued.then, language)
    return [*steps, after] if after else steps
