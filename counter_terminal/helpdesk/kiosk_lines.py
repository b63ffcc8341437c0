"""The kiosks somebody should look after: those that cannot print, and those whose roll is nearly used up.

Owns which kiosks a volunteer is told of, in which order, and their words. Must not know where they are drawn.
"""

from typing import Final

from center_hub.contract.documents import DevicesDocument
from center_hub.contract.health import DeviceStanding, Presence, PrinterState
from config.model import Centre
from counter_terminal.words import View, Words

MOST_LINES: Final = 2
"""As many as stand below the menu, each with room for two rows; of more the last counts the rest."""

_AWAY: Final = "helpdesk.kiosk_away"
_NOT_WORKING: Final = "helpdesk.kiosk_not_working"
_ROLL_SOON: Final = "helpdesk.kiosk_roll_soon"
_CANNOT: Final = {
    PrinterState.PAPER_OUT: "helpdesk.kiosk_paper_out",
    PrinterState.COVER_OPEN: "helpdesk.kiosk_cover_open",
    PrinterState.CUTTER_ERROR: "helpdesk.kiosk_cutter_stuck",
    PrinterState.JAMMED: "helpdesk.kiosk_jammed",
}


def kiosk_lines(document: DevicesDocument | None, centre: Centre, words: Words) -> list[View]:
    """A line for each thing that is wrong, with the kiosks it is wrong with, those that cannot print first.

    `trouble` says that people can take no ticket there.
    """
    labels = {one.id: one.label for one in centre.devices if one.role == "kiosk"}
    wrong: dict[str, list[str]] = {}
    for one in () if document is None else document.devices:
        if one.device in labels and (key := _wrong_with(one)) is not None:
            wrong.setdefault(key, []).append(labels[one.device])
    told = sorted(wrong.items(), key=lambda item: item[0] == _ROLL_SOON)
    shown = told if len(told) <= MOST_LINES else told[: MOST_LINES - 1]
    lines = [_line(key, words.language.listed(kiosks), words) for key, kiosks in shown]
    rest = sum(len(kiosks) for _, kiosks in told[len(shown) :])
    return [*lines, _more(rest, words)] if rest else lines


def _line(key: str, kiosks: str, words: Words) -> View:
    text = words.text("helpdesk.kiosk", kiosk=kiosks, state=words.text(key))
    return {"text": text, "icon": "printer" if key == _ROLL_SOON else "warning", "trouble": key != _ROLL_SOON}


def _more(kiosks: int, words: Words) -> View:
    return {"text": words.language.plural("helpdesk.more_kiosks", kiosks), "icon": "", "trouble": False}


def _wrong_with(one: DeviceStanding) -> str | None:
    """What is wrong with a kiosk; nothing with one that has no printer on purpose, or has just started."""
    printer = one.printer
    if one.presence is not Presence.ONLINE:
        return _AWAY
    if printer is None:
        return None
    if not printer.can_print:
        just_started = printer.condition is PrinterState.UNKNOWN
        return None if just_started else _CANNOT.get(printer.condition, _NOT_WORKING)
    soon = printer.change_roll_soon or printer.condition is PrinterState.PAPER_LOW
    return _ROLL_SOON if soon else None
