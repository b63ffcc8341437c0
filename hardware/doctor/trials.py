"""What is tried out when it is asked for: people then look, or listen.

Owns the list of trials and their time limits. Must not know how any of them is done.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from config.panel_buses import fitted_buses
from hardware.doctor.box import Box
from hardware.doctor.examination import Examination, named
from hardware.doctor.rooms import voices_of
from hardware.finding import Finding, Verdict

_PRINT_S = 60.0
_SHOW_S = 20.0
_SPEAK_S = 40.0


@dataclass(frozen=True, slots=True)
class Asked:
    """Which trials were asked for."""

    ticket: bool = False
    pulse: bool = False
    panels: bool = False
    sound: bool = False


def trials_of(box: Box, asked: Asked, now: datetime) -> Iterator[Examination]:
    """To be done after every examination: a printer serves one connection at a time."""
    if asked.ticket:
        trial = partial(named, "hardware.doctor.trial_print:print_trial_ticket", box, now)
        yield Examination("ticket_printer", trial, within_s=_PRINT_S, apart=True)
    if asked.pulse:
        yield Examination("ticket_printer", partial(_pulse, box), within_s=_SHOW_S)
    if asked.panels:
        yield Examination("counter_panels", partial(_show_addresses, box), within_s=_SHOW_S)
    if asked.sound:
        yield Examination("speaker", partial(_speak, box), within_s=_SPEAK_S)


def _pulse(box: Box) -> Iterator[Finding]:
    settings = box.device.hardware.ticket_printer
    if settings is None:
        yield _not_in_the_file("ticket_printer", "pulse")
        return
    yield from named("hardware.ticket_printer.examination:try_pulse", settings)


def _show_addresses(box: Box) -> Iterator[Finding]:
    buses = fitted_buses(box.file, box.device)
    if not buses:
        yield _not_in_the_file("counter_panels", "addresses")
    for bus in buses:
        yield from named("hardware.counter_panel.examination:show_addresses", bus)


def _speak(box: Box) -> Iterator[Finding]:
    settings = box.device.hardware.speaker
    if settings is None:
        yield _not_in_the_file("speaker", "test call")
        return
    told = (settings, voices_of(box.centre), box.centre.languages[0])
    yield from named("hardware.speaker.examination:play_test", *told)


def _not_in_the_file(part: str, check: str) -> Finding:
    advice = f"The device file has none: add '{part}:' if there is one."
    return Finding(part, check, Verdict.FAIL, "nothing to try out", "", advice)
