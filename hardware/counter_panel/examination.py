"""Is a line of panels there, may it be opened, can it carry what it must: for `python -m hardware doctor`.

Owns what is looked at and the words. Panels do not answer, so nothing here can know what they show: whoever
stands before them looks, and `show_addresses` gives them something to look at.
"""

import contextlib
import errno
import os
import stat
import time
from collections import Counter
from collections.abc import Iterator

from hardware.counter_panel.port import BusSettings
from hardware.counter_panel.serial_bus import busy_seconds
from hardware.counter_panel.settings import NO_LINE
from hardware.counter_panel.template import frame
from hardware.finding import Finding, Verdict
from hardware.permission import denied
from hardware.serial_line import open_serial_line

PART = "counter_panels"
_EXAMPLE = "A042"
_LONGEST_TEST_S = 4.0


def examine(settings: BusSettings) -> Iterator[Finding]:
    """One line of panels. Sends nothing; opens and closes the line if nobody has it. Raises nothing."""
    yield Finding(PART, f"{settings.path}: panels", *_panels(settings))
    if settings.path == NO_LINE:
        return
    yield Finding(PART, f"{settings.path}: frame", *_example(settings))
    yield Finding(PART, f"{settings.path}: pace", *_pace(settings))
    yield Finding(PART, f"{settings.path}: line", *_line(settings))


def show_addresses(settings: BusSettings) -> Iterator[Finding]:
    """Make every panel show its own address, so that a technician can compare it with the label.

    They keep it until they are told a number by the panels' own program, which must not run meanwhile. Takes
    as long as the bus needs, about a second for 40 panels; `_LONGEST_TEST_S` at most. Raises nothing.
    """
    if settings.path == NO_LINE:
        return
    place = f"{settings.path}: test pattern"
    try:
        with contextlib.closing(open_serial_line(settings.path, settings.baud, settings.parity)) as line:
            told = _tell_addresses(settings, line.fileno())
    except OSError as error:
        yield Finding(PART, place, *_unopened(settings.path, error))
        return
    value = f"{told} of {len(settings.addresses)} panels were told to show their own address"
    verdict = Verdict.OK if told == len(settings.addresses) else Verdict.WARN
    advice = "look: a dark panel has no power, no wire or another address; a wrong number is another address"
    yield Finding(PART, place, verdict, value, "all of them", advice)


def _tell_addresses(settings: BusSettings, descriptor: int) -> int:
    """How many were told within `_LONGEST_TEST_S`."""
    end = time.monotonic() + _LONGEST_TEST_S
    for number, address in enumerate(settings.addresses):
        if time.monotonic() > end:
            return number
        os.write(descriptor, frame(settings.template, address, str(address)))
        time.sleep(busy_seconds(settings))
    return len(settings.addresses)


_Said = tuple[Verdict, str, str, str]
"""Verdict, value, threshold, advice."""


def _panels(settings: BusSettings) -> _Said:
    if settings.path == NO_LINE:
        return Verdict.OK, "no line, on purpose", "", ""
    if not settings.addresses:
        return Verdict.WARN, "no panels are listed", "one at least", "list them, or write 'path: none'"
    twice = [address for address, times in Counter(settings.addresses).items() if times > 1]
    if twice:
        return Verdict.FAIL, f"address {twice[0]} is listed twice", "each once", "give each panel its own"
    listed = ", ".join(map(str, settings.addresses))
    advice = "they do not answer: to see them, have them show their addresses"
    return Verdict.OK, f"addresses {listed}", "", advice


def _example(settings: BusSettings) -> _Said:
    """For whoever has the maker's manual, or a scope, in hand."""
    if not settings.addresses:
        return Verdict.WARN, "nobody to send one to", "", ""
    first = settings.addresses[0]
    content = frame(settings.template, first, _EXAMPLE).hex(" ").upper()
    advice = "if a panel stays dark, compare this with its manual, byte by byte"
    return Verdict.OK, f"{_EXAMPLE} to panel {first} is {content}", "", advice


def _pace(settings: BusSettings) -> _Said:
    took = busy_seconds(settings) * len(settings.addresses)
    value = f"{took:.2f} s to tell all of them"
    threshold = f"under {settings.refresh:g} s (refresh)"
    if took < settings.refresh:
        return Verdict.OK, value, threshold, ""
    return Verdict.WARN, value, threshold, "raise refresh or baud, or spread the panels over two lines"


def _line(settings: BusSettings) -> _Said:
    try:
        if not stat.S_ISCHR(os.stat(settings.path).st_mode):  # noqa: PTH116  a device is no document
            return Verdict.FAIL, "is no device", "", "name a serial line, such as /dev/ttyUSB0"
        with contextlib.closing(open_serial_line(settings.path, settings.baud, settings.parity)) as line:
            has_parity = line.parity == settings.parity[0].upper()
    except OSError as error:
        return _unopened(settings.path, error)
    if not has_parity:
        advice = "use another adapter, or set the panels to no parity"
        return Verdict.WARN, f"knows no {settings.parity} parity", "", advice
    return Verdict.OK, f"opened at {settings.baud} bits a second, parity {settings.parity}", "", ""


def _unopened(path: str, error: OSError) -> _Said:
    match error.errno:
        case errno.EACCES | errno.EPERM:
            return Verdict.FAIL, "may not be opened", "", denied(path)
        case errno.EAGAIN | errno.EBUSY:
            advice = "if it is the panels' own program all is well; it must be stopped for a test pattern"
            return Verdict.WARN, "another program has it", "", advice
        case errno.ENOENT | errno.ENODEV | errno.ENXIO:
            advice = "plug the adapter in; 'ls -l /dev/serial/by-id' shows what is there"
            return Verdict.FAIL, "there is no such line", "", advice
        case _:
            return Verdict.FAIL, str(error), "", "check path, baud and parity"
