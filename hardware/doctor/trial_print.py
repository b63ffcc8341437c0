"""The test ticket sent to the configured printer, by the very driver that prints tickets.

Owns what is told of the outcome. Must not know what stands on the paper. Starts Qt without a display: to be
called in a process of its own, on its main thread.
"""

import os
import time
from collections.abc import Iterator
from datetime import datetime

from PySide6.QtGui import QGuiApplication

from config.languages import directions, known_languages, load_language
from hardware.doctor.box import Box
from hardware.doctor.trial_ticket import Specimen, TrialTicket, draw_trial_ticket, letters_of
from hardware.finding import Finding, Verdict
from hardware.screen.fonts import install_fonts, tell_directions
from hardware.ticket_printer.makes import profile_of
from hardware.ticket_printer.port import FaultCode, PrinterFault
from hardware.ticket_printer.settings import make_printer

_PART = "ticket_printer"
_CHECK = "test ticket"

_ADVICE = {
    FaultCode.PAPER_OUT: "Put in a roll of paper, the coated side towards the print head.",
    FaultCode.COVER_OPEN: "Close the printer's cover until it clicks.",
    FaultCode.CUTTER_ERROR: "Open the cover, take out the paper jammed at the knife, and close it again.",
    FaultCode.JAMMED: "Switch it off, open it, take out the jammed paper, and put the roll in again.",
    FaultCode.UNCONFIRMED: "This make never says whether it printed: look whether the ticket is there.",
    FaultCode.OFFLINE: "Press FEED, or switch the printer off and on again.",
    FaultCode.SILENT: "Switch it on; look at its cable, and whether another program has it just now.",
    FaultCode.UNREACHABLE: "Look at its power and cable, and whether the device file says the right address.",
    FaultCode.WIRE_BROKE: "Look at its cable at both ends, and print once more.",
    FaultCode.NO_PRINTER: "The device file has no printer: add 'ticket_printer:' if there is one.",
}


def print_trial_ticket(box: Box, now: datetime) -> Iterator[Finding]:
    """One finding: printed, or why not."""
    settings = box.device.hardware.ticket_printer
    if settings is None or settings.transport == "none":
        yield _not_printed(PrinterFault(FaultCode.NO_PRINTER, sent=False))
        return
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QGuiApplication([])  # holds the fonts while it lives
    install_fonts()
    tell_directions(directions(known_languages()))
    profile = profile_of(settings)
    trial = trial_ticket(box.device.id, profile.name, now)
    raster = draw_trial_ticket(trial, profile.width_dots, profile.dots_per_mm)
    printer = make_printer(settings)
    before = time.monotonic()
    try:
        paper_mm = printer.print(raster)
    except PrinterFault as fault:
        yield _not_printed(fault)
    else:
        value = f"{paper_mm:.0f} mm in {time.monotonic() - before:.1f} s"
        wanted = "every language, ruler to the edges, no white streaks"
        yield Finding(_PART, _CHECK, Verdict.OK, value, wanted)
    finally:
        printer.close()
        del app


def trial_ticket(device: str, profile: str, now: datetime) -> TrialTicket:
    """What stands on it: every language of Nobat, whichever this centre speaks."""
    specimens = []
    for code in known_languages():
        language = load_language(code)
        sentence = language.text("ticket.test_print")
        specimens.append(Specimen(code, sentence, letters_of(language.name, list(language.texts.values()))))
    return TrialTicket(device, profile, f"{now:%Y-%m-%d %H:%M}", specimens)


def _not_printed(fault: PrinterFault) -> Finding:
    """A fault that comes when bytes were sent leaves the paper to be looked at."""
    begun = "; something may be on the paper" if fault.sent else ""
    verdict = Verdict.WARN if fault.code is FaultCode.UNCONFIRMED else Verdict.FAIL
    return Finding(_PART, _CHECK, verdict, f"{fault}{begun}", "printed", _ADVICE.get(fault.code, ""))
