"""What a technician is told about a ticket printer.

Owns the looking: profile, way, answers, paper, form. Must not know who asks, nor print anything.
"""

import contextlib
import errno
import time
from collections.abc import Iterator
from typing import Final

from hardware.finding import Finding, Verdict
from hardware.ticket_printer.conversation import Conversation
from hardware.ticket_printer.escpos_driver import Patience
from hardware.ticket_printer.makes import UnknownProfileError, profile_of
from hardware.ticket_printer.port import PrinterCondition, PrinterFault
from hardware.ticket_printer.profile import PrinterProfile
from hardware.ticket_printer.settings import PrinterSettings, make_printer, open_wire_of, ticket_form

_PART: Final = "ticket_printer"
_PATIENCE: Final = Patience(connect=2.0, answer=1.0)
_PROMPT_S: Final = 0.3
"""All four answers: a network printer gives them in milliseconds, one at 9600 baud in some 50."""

_WELL: Final = "online, closed, with paper"
_CONDITIONS: Final = {
    PrinterCondition.READY: (Verdict.OK, "ready", ""),
    PrinterCondition.PAPER_LOW: (Verdict.WARN, "paper near its end", "bring another roll"),
    PrinterCondition.PAPER_OUT: (Verdict.FAIL, "no paper", "put in a new roll"),
    PrinterCondition.COVER_OPEN: (Verdict.FAIL, "cover open", "close the cover until it clicks"),
    PrinterCondition.CUTTER_ERROR: (
        Verdict.FAIL,
        "cutter stuck",
        "switch it off, take out paper scraps by the cutter, switch it on",
    ),
    PrinterCondition.JAMMED: (
        Verdict.FAIL,
        "paper jammed",
        "switch it off, open it, take out the paper, put the roll in again",
    ),
    PrinterCondition.OFFLINE: (
        Verdict.FAIL,
        "offline, without a cause it can name",
        "look for a lamp or a held feed button; switch it off and on",
    ),
    PrinterCondition.SILENT: (
        Verdict.FAIL,
        "no answer",
        (
            "look whether it is on, and whether a kiosk program holds it; if it prints its self test and"
            " never answers, set profile 'mute-80mm' or 'mute-58mm'"
        ),
    ),
    PrinterCondition.UNKNOWN: (
        Verdict.WARN,
        "not known: this make never answers",
        "nobody is told when its paper ends; for a busy kiosk take a printer that answers",
    ),
}


def examine(settings: PrinterSettings) -> Iterator[Finding]:
    """Look at the printer of these settings, in under five seconds. Prints nothing and raises nothing."""
    if settings.transport == "none":
        yield Finding(_PART, "printer", Verdict.OK, "none at this site, on purpose")
        return
    try:
        profile = profile_of(settings)
        form = ticket_form(settings)
    except UnknownProfileError as error:
        yield _failed("profile", str(error), "correct 'profile' in the device file")
        return
    yield Finding(_PART, "profile", Verdict.OK, _described(profile))
    length, drawn_by = "short" if form.short else "full", "the printer" if form.own_code else "us"
    yield Finding(_PART, "ticket", Verdict.OK, f"{length}, code drawn by {drawn_by}")
    yield from _over_the_wire(settings, profile)


def _over_the_wire(settings: PrinterSettings, profile: PrinterProfile) -> Iterator[Finding]:
    began = time.monotonic()
    try:
        talk = Conversation(open_wire_of(settings)(_PATIENCE.connect), profile)
    except (OSError, ValueError) as error:
        yield _unreachable(settings, error)
        return
    yield Finding(_PART, "wire", Verdict.OK, f"open, {_milliseconds(began)}")
    try:
        yield from _in_talk(talk, profile)
    except OSError as error:
        yield _failed("answers", f"the wire broke: {error}", "look at cable and plugs")
    finally:
        with contextlib.suppress(OSError):
            talk.close()


def _in_talk(talk: Conversation, profile: PrinterProfile) -> Iterator[Finding]:
    began = time.monotonic()
    condition = talk.condition(_PATIENCE.answer)
    if condition not in {PrinterCondition.SILENT, PrinterCondition.UNKNOWN}:
        yield _promptness(time.monotonic() - began)
    verdict, value, advice = _CONDITIONS[condition]
    yield Finding(_PART, "condition", verdict, value, _WELL, advice)
    if condition.can_print and profile.confirms:
        yield _confirmation(talk)


def _confirmation(talk: Conversation) -> Finding:
    """Whether it would tell that a ticket is on paper: asked after a job of nothing."""
    talk.send(b"", _PATIENCE.answer, _PATIENCE.answer)
    if talk.await_printed(_PATIENCE.answer, _PATIENCE.answer) is None:
        return Finding(_PART, "confirmation", Verdict.OK, "tells when a ticket is on paper")
    return _failed(
        "confirmation",
        "does not tell when a ticket is on paper",
        "set profile 'unconfirming-80mm' or 'unconfirming-58mm'",
    )


def _promptness(seconds: float) -> Finding:
    prompt = seconds <= _PROMPT_S
    return Finding(
        _PART,
        "answers",
        Verdict.OK if prompt else Verdict.WARN,
        f"after {seconds * 1000:.0f} ms",
        f"under {_PROMPT_S * 1000:.0f} ms",
        "" if prompt else "look at the network, or set a higher baud rate on printer and device file",
    )


def try_pulse(settings: PrinterSettings) -> Iterator[Finding]:
    """Send a pulse to the line of a cash drawer: it is not answered, so somebody looks. Raises nothing."""
    printer = make_printer(settings, _PATIENCE)
    try:
        printer.pulse()
    except PrinterFault as fault:
        yield _failed("pulse", str(fault), "do first what the other lines of the printer say")
    else:
        yield Finding(
            _PART, "pulse", Verdict.OK, "sent", "look: the drawer opens, the lamp or beeper answers"
        )
    finally:
        printer.close()


def _unreachable(settings: PrinterSettings, error: Exception) -> Finding:
    if isinstance(error, PermissionError):
        return _failed("permission", str(error.strerror), "do as said, then start the program again")
    if isinstance(error, OSError) and error.errno == errno.ECONNREFUSED:
        return _failed("wire", "refused", f"have the printer allow raw printing on port {settings.port}")
    where = settings.host or settings.path or "its USB numbers"
    return _failed("wire", str(error), f"look whether it is on and plugged in, and at {where}")


def _failed(check: str, value: str, advice: str) -> Finding:
    return Finding(_PART, check, Verdict.FAIL, value, "", advice)


def _described(profile: PrinterProfile) -> str:
    cut = {"partial": "partial cut", "full": "full cut", "tear": "tear bar"}[profile.cut]
    size = f"{profile.width_dots} dots at {profile.dots_per_inch} dpi"
    return f"{profile.name}: {size}, {profile.picture.value}, {cut}"


def _milliseconds(began: float) -> str:
    return f"{(time.monotonic() - began) * 1000:.0f} ms"
