"""What a ticket costs: drawn, packed and handed over; and the time from a tap to the printer's first byte.

The raw cost is python-escpos' `image()` of the very same picture, which packs and does not draw. The tap goes
the way of a kiosk without its window: outbox, broker, a hub that commits, the reply, the spool, the printer's
thread, and the printer (emulated, in a process of its own) asked how it is before the first byte is sent.
"""

import os
import queue
import secrets
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from msgspec import json
from PIL import Image
from PySide6.QtGui import QGuiApplication

from center_hub.contract.commands import AnyCommand, IssueTicket
from center_hub.contract.replies import AnyOutcome, Issued
from center_hub.contract.words import Wait
from center_hub.link.device_link import DeviceLink
from center_hub.link.port import CommandAnswered, LinkEvent, LinkSettings
from config.hardware import TicketPrinter
from config.languages import directions, known_languages
from config.loader import centre_file, load_centre
from config.model import Centre
from hardware.screen.fonts import install_fonts, tell_directions
from hardware.ticket_printer.escpos_driver import EscposPrinter
from hardware.ticket_printer.escpos_wires import open_network
from hardware.ticket_printer.face import TicketFace
from hardware.ticket_printer.job import encode
from hardware.ticket_printer.makes import MAKES, profile_of
from hardware.ticket_printer.print_events import JobEnded, PrintEvent
from hardware.ticket_printer.print_worker import PrintOrder, PrintWorker
from hardware.ticket_printer.profile import PrinterProfile
from hardware.ticket_printer.raster import Raster
from hardware.ticket_printer.settings import ticket_form
from hardware.ticket_printer.spool import Spool
from hardware.ticket_printer.ticket_form import TicketForm
from hardware.ticket_printer.ticket_layout import draw_ticket
from hardware.ticket_printer.wire import Wire
from kiosk.paper.ticket_face import ticket_face
from script.benchmarks.figures import Figure, at
from script.benchmarks.first_frame import DRIVERS, imported_before_first_frame, kiosk_file
from script.demonstration.cast import cast_of
from script.demonstration.hall import OFFSCREEN, Hall

CENTRES = ("asan-baku-1", "asan-khedmat-kabul-1")
ROUNDS, TAPS = 40, 200
PATIENCE_S = 20.0
REACH_MS, REACH_BYTES, REACH_SHARE, REACH_TAP_MS = 5.0, 30_000, 0.2, 150.0
_PRINTER = TicketPrinter(transport="network", host="127.0.0.1")
_BEGINS_A_JOB = b"\x1b@"


def measure() -> list[Figure]:
    """The figures of tickets in every language of the shipped centres, and of taps in Baku."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    install_fonts()
    tell_directions(directions(known_languages()))
    costs = list(_costs())
    taps = list(_taps())
    del application
    return [*_ticket_figures(costs), *_tap_figures(taps), _first_frame()]


def _first_frame() -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        drivers = imported_before_first_frame(kiosk_file(Path(folder))) & DRIVERS
    name = "libraries of devices imported before a kiosk's first frame"
    return Figure(name, len(drivers), "of 4", None, "", "none", not drivers)


class _Cost(NamedTuple):
    """Of one ticket: seconds until the transport had it, seconds of CPU, bytes; CPU of python-escpos."""

    handed_s: float
    drawn_cpu_s: float
    packed_cpu_s: float
    size: int
    their_cpu_s: float


def _ticket_figures(costs: list[_Cost]) -> list[Figure]:
    p50, p99 = (at(share, [cost.handed_s * 1000 for cost in costs]) for share in (0.5, 0.99))
    size = at(0.5, [float(cost.size) for cost in costs])
    largest = max(cost.size for cost in costs)
    drawn = sum(cost.drawn_cpu_s for cost in costs) / len(costs) * 1000
    packed = sum(cost.packed_cpu_s for cost in costs) / len(costs) * 1000
    theirs = sum(cost.their_cpu_s for cost in costs) / len(costs) * 1000
    name, their_name = "ticket drawn, packed and handed over", "python-escpos image()"
    return [
        Figure(f"{name}, p50", p50, "ms", None, "", f"<= {REACH_MS:g} ms", p50 <= REACH_MS),
        Figure(f"{name}, p99", p99, "ms"),
        Figure("ticket, median", size, "bytes", None, "", f"<= {REACH_BYTES} bytes", size <= REACH_BYTES),
        Figure("ticket, longest (all five languages)", float(largest), "bytes"),
        Figure(
            "ticket packed, CPU", packed, "ms", theirs, their_name, "<= 1/5", packed <= REACH_SHARE * theirs
        ),
        Figure("ticket drawn and packed, CPU", drawn + packed, "ms", theirs, their_name),
    ]


def _tap_figures(taps: list[float]) -> list[Figure]:
    p50, p99 = at(0.5, taps) * 1000, at(0.99, taps) * 1000
    name = "tap to the printer's first byte"
    return [
        Figure(f"{name}, p50", p50, "ms"),
        Figure(f"{name}, p99", p99, "ms", None, "", f"<= {REACH_TAP_MS:g} ms", p99 <= REACH_TAP_MS),
    ]


def _costs() -> Iterator[_Cost]:
    faces = [face for centre in CENTRES for face in _faces(load_centre(centre_file(centre)))]
    form, profile = ticket_form(_PRINTER), profile_of(_PRINTER)
    with _sink() as wire:
        for face in faces:  # the first of each language loads its letters
            draw_ticket(face, form)
        for _ in range(ROUNDS):
            for face in faces:
                yield _cost(face, form, profile, wire)


def _cost(face: TicketFace, form: TicketForm, profile: PrinterProfile, wire: Wire) -> _Cost:
    began, cpu = time.perf_counter(), time.thread_time()
    raster = draw_ticket(face, form)
    drawn = time.thread_time()
    job = encode(raster, profile)
    packed = time.thread_time()
    wire.write(job, PATIENCE_S)
    handed_s = time.perf_counter() - began
    return _Cost(handed_s, drawn - cpu, packed - drawn, len(job), _theirs(raster))


def _theirs(raster: Raster) -> float:
    """Seconds of CPU that python-escpos takes for the same picture."""
    printer = import_module("escpos.printer").Dummy(profile="TM-T20II")
    picture = Image.frombytes("1", (raster.width_dots, raster.height), raster.rows, "raw", "1;I")
    began = time.thread_time()
    printer.image(picture, impl="bitImageRaster")
    return time.thread_time() - began


def _faces(centre: Centre) -> Iterator[TicketFace]:
    for language in centre.languages:
        service = centre.services[0]
        issued = Issued(
            ticket="17-A042",
            series="A",
            number=42,
            service=service.id,
            language=language,
            ahead=12,
            token=secrets.token_urlsafe(16),
            issued_at=int(time.time() * 1000),
            wait=Wait(least=600, likely=1500, most=2100),
        )
        yield ticket_face(centre, issued)


@contextmanager
def _sink() -> Iterator[Wire]:
    """A wire to something on the network that takes bytes as fast as they come."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        wire = open_network("127.0.0.1", listener.getsockname()[1], PATIENCE_S)
        far, _ = listener.accept()

        def swallow() -> None:
            while far.recv(65_536):
                pass

        thread = threading.Thread(target=swallow)
        thread.start()
        yield wire
        wire.close()
        thread.join()
        far.close()


class _StampedWire:
    """A wire that says when the first byte of a job was taken."""

    def __init__(self, wire: Wire, stamps: "queue.SimpleQueue[float]") -> None:
        self._wire = wire
        self._stamps = stamps

    def write(self, data: bytes, within: float) -> None:
        """Hand over, and stamp what begins a job."""
        self._wire.write(data, within)
        if data.startswith(_BEGINS_A_JOB):
            self._stamps.put(time.perf_counter())

    def read(self, within: float) -> bytes:
        """What the printer says."""
        return self._wire.read(within)

    def close(self) -> None:
        """Let go."""
        self._wire.close()


@contextmanager
def _printer() -> Iterator[int]:
    """The port of an emulated printer in its own process."""
    command = [sys.executable, "-m", "hardware.ticket_printer.emulator", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None:
            raise AssertionError("asked for")
        try:
            yield int(process.stdout.readline().rpartition(":")[2])
        finally:
            process.terminate()


def _taps() -> Iterator[float]:
    """Seconds from each tap on a service to the first byte of its ticket."""
    centre = load_centre(centre_file(CENTRES[0]))
    with (
        tempfile.TemporaryDirectory() as folder,
        Hall(centre, Path(folder), OFFSCREEN) as hall,
        _printer() as port,
    ):
        hall.start_hub()
        hall.manage("open-day")
        stamps: queue.SimpleQueue[float] = queue.SimpleQueue()
        told: queue.SimpleQueue[PrintEvent] = queue.SimpleQueue()
        driver = EscposPrinter(
            lambda within: _StampedWire(open_network("127.0.0.1", port, within), stamps),
            profile=lambda: MAKES["default"],
        )
        spool = Spool(Path(folder) / "spool.sqlite", 80_000.0)
        worker = PrintWorker(driver, spool, told.put)
        worker.start()
        yield from _tap_by_tap(hall, worker, spool, stamps, told)
        worker.stop()


def _tap_by_tap(
    hall: Hall,
    worker: PrintWorker,
    spool: Spool,
    stamps: "queue.SimpleQueue[float]",
    told: "queue.SimpleQueue[PrintEvent]",
) -> Iterator[float]:
    def keep(_: AnyCommand, outcome: AnyOutcome) -> None:
        if isinstance(outcome, Issued):
            spool.reserve(outcome.ticket, json.encode(outcome), copy=outcome.copy)

    heard: queue.SimpleQueue[LinkEvent] = queue.SimpleQueue()
    cast, form = cast_of(hall.centre), ticket_form(_PRINTER)
    link = DeviceLink(_link_settings(hall, cast.kiosk.device), {}, heard.put, before_settled=keep)
    link.start()
    for tap in range(TAPS):
        citizen = cast.citizens[tap % len(cast.citizens)]
        began = time.perf_counter()
        link.send(IssueTicket(service=citizen.service.id, language=citizen.language))
        issued = _issued(heard)
        draw = partial(draw_ticket, ticket_face(hall.centre, issued), form)
        worker.submit(PrintOrder(f"tap-{tap}", issued.ticket, json.encode(issued), draw))
        first_byte = stamps.get(timeout=PATIENCE_S) - began
        if not _printed(told):
            raise RuntimeError("a ticket did not print")
        if tap:  # the first tap connects, imports and loads letters, which a kiosk does before its first
            yield first_byte
    link.stop()


def _link_settings(hall: Hall, device: str) -> LinkSettings:
    state = hall.folder / "state" / "bench"
    return LinkSettings("127.0.0.1", hall.broker_port, hall.centre.id, device, state)


def _printed(told: "queue.SimpleQueue[PrintEvent]") -> bool:
    while True:
        event = told.get(timeout=PATIENCE_S)
        if isinstance(event, JobEnded):
            return event.result.printed


def _issued(heard: "queue.SimpleQueue[LinkEvent]") -> Issued:
    while True:
        event = heard.get(timeout=PATIENCE_S)
        match event:
            case CommandAnswered(outcome=Issued() as issued):
                return issued
            case CommandAnswered(outcome=outcome):
                raise RuntimeError(f"no number: {outcome}")
