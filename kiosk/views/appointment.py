"""The words for whoever comes with an appointment, and for whoever holds a ticket to the reader.

Owns what both pages offer. Must not know when an appointment may be used.
"""

from config.languages import Language
from kiosk.flow import KioskFlow
from kiosk.views.order import priority_action
from kiosk.views.parts import View, action, citizen


def arrival(flow: KioskFlow, language: Language) -> View:
    """Here, or not coming."""
    code = citizen(flow).step.code or ""
    return {
        "icon": "clock",
        "title": language.text("kiosk.your_appointment"),
        "subtitle": language.isolated(code),
        "facts": [],
        "enabled": flow.can_get_ticket,
        "actions": [
            action("check_in", language.text("kiosk.i_am_here"), code, first=True),
            *priority_action(flow, language),
            action("give_up_appointment", language.text("kiosk.cancel_appointment"), code, icon="close"),
        ],
    }


def scan(_flow: KioskFlow, language: Language) -> View:
    """Hold it up; or there is a code of an appointment to type."""
    return {
        "icon": "qr",
        "title": language.text("kiosk.scan_ticket"),
        "subtitle": language.text("kiosk.scan_ticket_body"),
        "facts": [],
        "enabled": True,
        "actions": [action("appointment", language.text("kiosk.have_appointment"), icon="clock")],
    }
