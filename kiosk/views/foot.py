"""The words of the bar at the foot: the ways out of a page, help, and the modes that make it easier.

Owns what the bar offers where. Must not know what a tap does, nor how the bar is laid out.
"""

from typing import Final

from config.languages import Language
from kiosk.flow import KioskFlow
from kiosk.modes import Mode
from kiosk.page import FITS
from kiosk.views.calls import help_offer
from kiosk.views.parts import View

_WAYS: Final = (
    ("back", "back", "kiosk.back"),
    ("start_over", "house", "kiosk.start_over"),
    ("languages", "globe", "kiosk.language"),
)
"""Intent, icon and words; each stands on the pages it fits."""
_MODES: Final = (
    (Mode.LARGER, "text-size", "kiosk.larger_text"),
    (Mode.CONTRAST, "contrast", "kiosk.contrast"),
    (Mode.LOWER, "wheelchair", "kiosk.lower"),
    (Mode.ALOUD, "speaker", "kiosk.read_aloud"),
)


def ways(flow: KioskFlow, language: Language) -> list[View]:
    """Back, start over, language and help; nothing where help would stand alone."""
    out = [_item(intent, icon, language.text(words)) for intent, icon, words in _WAYS if _fits(flow, intent)]
    return [*out, *_help(flow, language)] if out else []


def modes(flow: KioskFlow, language: Language) -> list[View]:
    """What makes this kiosk easier, and before it help where that would stand alone."""
    switches = [
        _item("mode", icon, language.text(words), value=mode.value, on=mode in flow.modes)
        for mode, icon, words in _MODES
        if mode in flow.ways.offered
    ]
    return switches if _fits(flow, _WAYS[0][0]) else [*_help(flow, language), *switches]


def _help(flow: KioskFlow, language: Language) -> list[View]:
    offer = help_offer(flow, language)
    return [_item("help", "help", offer["text"], on=offer["on"])] if offer else []


def _fits(flow: KioskFlow, intent: str) -> bool:
    return flow.page in FITS[intent]


def free(flow: KioskFlow) -> View:
    """What of the screen stays free, in millimetres at its top and below the foot."""
    reach = flow.ways.reach
    if reach is None or Mode.LOWER not in flow.modes:
        return {"top": 0.0, "bottom": 0.0}
    return {"top": reach.top_mm, "bottom": reach.bottom_mm}


def _item(intent: str, icon: str, text: str, value: str = "", *, on: bool = False) -> View:
    return {"id": intent, "icon": icon, "text": text, "value": value, "on": on}
