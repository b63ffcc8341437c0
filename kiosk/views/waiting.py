"""The words while the hub is asked, when it refuses, and when nothing can be had here at all.

Owns the way on that each refusal offers. Must not know why the rules refuse.
"""

from center_hub.contract.replies import Reason
from config.languages import Language
from hardware.ticket_printer.port import PrinterCondition
from kiosk.flow import KioskFlow
from kiosk.page import Page
from kiosk.paper.dates import moment
from kiosk.views.parts import View, action, citizen, languages, service_names
from kiosk.visit import Visitor

_NO_PAPER = "no_paper"
_PRINTER_TROUBLE = "printer_trouble"

_INSTEAD = frozenset(
    {
        Reason.APPOINTMENT_PAST,
        Reason.APPOINTMENT_CANCELLED,
        Reason.TOO_LATE_TO_RETURN,
        Reason.UNKNOWN_TICKET,
        Reason.UNKNOWN_APPOINTMENT,
    }
)
"""Whoever gets these may take a ticket like anybody else."""


def one_moment(_flow: KioskFlow, language: Language) -> View:
    """The tap was felt."""
    return {"title": language.text("kiosk.one_moment")}


def refused(flow: KioskFlow, language: Language) -> View:
    """Why not, from when on where that is known, and the way on."""
    visitor = citizen(flow)
    refusal = visitor.refusal
    if refusal is None:
        message = "the page of a refusal without one"
        raise AssertionError(message)
    reason = refusal.reason.value
    return {
        "title": _about(flow, visitor, language),
        "sentence": language.text(f"refusal.{reason}"),
        "from_when": _from_when(flow, refusal.at, language),
        "actions": _ways_on(refusal.reason, language),
    }


def trouble(flow: KioskFlow, _language: Language) -> View:
    """The same news in every language of the centre: nobody may have chosen one yet."""
    about = _trouble_key(flow)
    return {
        "icon": {Page.NO_HUB: "wifi-off", Page.CLOSED: "clock"}.get(flow.page, "printer"),
        "notices": [
            {
                "language": one.code,
                "title": one.text(f"kiosk.{about}_title"),
                "body": _way_on(flow, one),
            }
            for one in languages(flow)
        ],
    }


def _way_on(flow: KioskFlow, language: Language) -> str:
    """Where to go now: where the printer is the trouble, to a kiosk that prints, or to somebody who helps."""
    page = flow.page
    if page is not Page.NO_PRINTER:
        return language.text(f"kiosk.{page}_body")
    there = flow.kiosk_that_prints
    if there is None:
        return language.text("kiosk.ask_volunteer")
    return language.text("kiosk.go_to_kiosk", kiosk=there.label)


def _about(flow: KioskFlow, visitor: Visitor, language: Language) -> str:
    """What was asked for: a service, an appointment, or a ticket."""
    if not visitor.steps:
        return language.text("kiosk.have_ticket")
    step = visitor.step
    if step.code is not None:
        return language.text("kiosk.your_appointment")
    named = service_names(flow, step.services, language)
    return named or language.text("kiosk.have_ticket")


def _from_when(flow: KioskFlow, at: int | None, language: Language) -> str:
    if at is None:
        return ""
    when = moment(at, flow.hall.wall(flow.now), flow.centre, language)
    return language.text("kiosk.from_time", time=when)


def _ways_on(reason: Reason, language: Language) -> list[View]:
    ways = []
    if reason is Reason.UNKNOWN_APPOINTMENT:
        ways.append(action("try_again", language.text("kiosk.try_again"), first=True))
    if reason is Reason.APPOINTMENT_USED:
        ways.append(action("find_ticket", language.text("kiosk.find_ticket"), first=True))
    if reason in _INSTEAD:
        ways.append(action("ordinary_ticket", language.text("kiosk.new_ticket"), first=not ways))
    return ways


def _trouble_key(flow: KioskFlow) -> str:
    if flow.page is not Page.NO_PRINTER:
        return flow.page.value
    return _NO_PAPER if flow.condition is PrinterCondition.PAPER_OUT else _PRINTER_TROUBLE
