"""The devices of a centre as a table: a technician's first look.

Owns the reading of the hub's document and its columns, in English. Must not know how a device finds out what
it says.
"""

import queue
import time
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from center_hub.contract.documents import DevicesDocument, HubPulse
from center_hub.contract.health import DeviceStanding, HelpWanted, Parts, PartState, PrinterHealth
from center_hub.contract.topics import Topics
from center_hub.link.device_link import DeviceLink
from center_hub.link.port import DocumentShown, LinkEvent, LinkSettings
from center_hub.manager.conversation import PATIENCE_S

_HEADINGS = ("DEVICE", "IS", "SINCE", "PRINTER", "TICKETS LEFT", "HELP", "OTHER PARTS")


class NothingHeard(Exception):
    """No living hub has told how the devices are; the message says what was heard."""


def look(settings: LinkSettings, patience_s: float = PATIENCE_S) -> DevicesDocument:
    """What the hub says of its devices now.

    What a broker kept of a hub that is gone is not taken for an answer.

    Raises:
        NothingHeard: no pulse and document of a hub within `patience_s` seconds.
    """
    topics = Topics(settings.centre)
    heard: queue.SimpleQueue[LinkEvent] = queue.SimpleQueue()
    link = DeviceLink(settings, {topics.pulse: HubPulse, topics.devices: DevicesDocument}, heard.put)
    link.start()
    try:
        return _alive(heard, time.monotonic() + patience_s)
    finally:
        link.stop()


def _alive(heard: "queue.SimpleQueue[LinkEvent]", until: float) -> DevicesDocument:
    """The newest document, once a pulse was heard too: a hub has then spoken after we began to listen."""
    newest: DevicesDocument | None = None
    alive = False
    while newest is None or not alive:
        try:
            event = heard.get(timeout=max(0.0, until - time.monotonic()))
        except (queue.Empty, KeyboardInterrupt):
            raise NothingHeard("the hub is silent" if newest else "no answer from the hub") from None
        match event:
            case DocumentShown(document=DevicesDocument() as document):
                newest = document
            case DocumentShown(document=HubPulse()):
                alive = True
            case _:
                pass
    return newest


def table(devices: Iterable[DeviceStanding], zone: ZoneInfo) -> list[str]:
    """One line a device, under a line of headings; times are those of `zone`."""
    rows = [_HEADINGS, *(_row(one, zone) for one in devices)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def _row(one: DeviceStanding, zone: ZoneInfo) -> tuple[str, ...]:
    since = "" if one.since is None else f"{_local(one.since, zone):%Y-%m-%d %H:%M}"
    printer = (_printer(one.printer), _paper(one.printer))
    return (one.device, one.presence, since, *printer, _help(one.help, zone), _parts(one.parts))


def _local(wall: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(wall / 1000, tz=zone)


def _help(wanted: HelpWanted | None, zone: ZoneInfo) -> str:
    if wanted is None:
        return "-"
    goes = f"{wanted.desk} is going" if wanted.coming else "NOBODY GOES"
    return f"wanted since {_local(wanted.since, zone):%H:%M}, {goes}"


def _printer(printer: PrinterHealth | None) -> str:
    if printer is None:
        return "-"
    said = printer.condition.replace("_", " ")
    return said if printer.can_print else f"{said.upper()}, cannot print"


def _paper(printer: PrinterHealth | None) -> str:
    if printer is None:
        return "-"
    left = "unknown" if printer.tickets_left is None else f"about {printer.tickets_left}"
    return f"{left}, change the roll soon" if printer.change_roll_soon else left


def _parts(parts: Parts) -> str:
    return ", ".join(
        f"{name.replace('_', ' ')} {state if state is PartState.OK else state.upper()}"
        for name, state in sorted(parts.items())
    )
