"""The kiosk's wiring: window, clock, link and printer joined to the flow. Holds no rule.

Owns the threads' crossing into the screen's thread and the order of starting: the first frame before anything
that a frame does not need. Must not decide what happens next (`flow`) or how it is worded (`views`).
"""

import logging
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from center_hub.link.port import LinkEvent, LinkSettings, wanted_documents
from center_hub.link.qt_bridge import QtLink
from config.model import Centre, DeviceFile, TicketPrinter
from config.person_key import BadSecret, person_key, read_secret
from hardware.screen.command_line import WindowWish
from hardware.screen.stage import Stage
from hardware.screen.theme import ScreenSize
from hardware.screen.window import Window, open_window
from hardware.ticket_printer.port import PrinterCondition
from hardware.ticket_printer.print_worker import PrintResult, PrintWorker
from kiosk.choices import Choices
from kiosk.effects import Effect, Print, Send
from kiosk.flow import KioskFlow
from kiosk.grid import list_grid, tile_grid
from kiosk.views import view_of

_log = logging.getLogger(__name__)

PAGE = Path(__file__).parent / "screens" / "Kiosk.qml"
_TICK_MS = 250
"""Often enough for a time bar to move calmly."""
_STOP_S = 2.0
"""How long a job in hand may hold up the end: a citizen sees the paper come, systemd is patient enough."""


def new_flow(centre: Centre, device: DeviceFile, *, has_scanner: bool = False) -> KioskFlow:
    """The flow of a kiosk with this screen, and this printer and secret, or none."""
    screen = device.hardware.screen
    size = (screen.width_mm, screen.height_mm)
    choices = Choices(centre, tile_grid(*size), list_grid(*size))
    return KioskFlow(
        centre,
        choices,
        has_printer=fitted_printer(device) is not None,
        has_scanner=has_scanner,
        hash_document=document_hash(centre, device),
    )


def document_hash(centre: Centre, device: DeviceFile) -> Callable[[str], str] | None:
    """How this kiosk turns a document's number into a key; None, and said in the log, where it cannot.

    Nothing is said where no service of the centre asks for a document.
    """
    if all(service.document is None for service in centre.services):
        return None
    if device.person_key_file is None:
        _log.error("no person_key_file: services that ask for a document are to be had at the help desk only")
        return None
    try:
        secret = read_secret(Path(device.person_key_file))
    except BadSecret as error:
        _log.error(
            "person_key_file: %s. Services that ask for a document are to be had at the help desk only", error
        )
        return None
    return partial(person_key, secret)


def fitted_printer(device: DeviceFile) -> TicketPrinter | None:
    """The printer of the device file; None where there is none, said either way."""
    settings = device.hardware.ticket_printer
    return None if settings is None or settings.transport == "none" else settings


class Kiosk(QObject):
    """A running kiosk: opens its window at once, link and printer after the first frame.

    Args:
        device: the device file.
        centre: the centre it stands in.
        wish: the window, if not the whole screen.
        has_scanner: a code reader is fitted; whoever reads it calls `scanned`.

    Raises:
        ScreenFault: the page cannot be drawn.
    """

    _condition_told = Signal(object)
    _result_told = Signal(str, object)

    def __init__(
        self, device: DeviceFile, centre: Centre, wish: WindowWish, *, has_scanner: bool = False
    ) -> None:
        super().__init__()
        self._device = device
        self._centre = centre
        self._flow = new_flow(centre, device, has_scanner=has_scanner)
        self._link: QtLink | None = None
        self._worker: PrintWorker | None = None
        self._stage = Stage(view_of(self._flow))
        self._stage.intent.connect(self._intent)
        queued = Qt.ConnectionType.QueuedConnection
        self._condition_told.connect(self._printer_is, queued)
        self._result_told.connect(self._print_ended, queued)
        self.window = self._open_window(wish)
        self.window.shown.connect(self._start_devices)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._clock.start(_TICK_MS)

    def close(self) -> None:
        """End the clock, the link and the printer's thread; what is owed stays in the outbox."""
        self._clock.stop()
        if self._link is not None:
            self._link.stop()
        if self._worker is not None and not self._worker.stop(_STOP_S):
            _log.warning("the printer was still at work when the kiosk ended")

    @Slot(str)
    def scanned(self, text: str) -> None:
        """Something was held to the code reader: the whole text, once.

        For the screen's thread; a signal of another thread connected to it is queued. The text is neither
        logged nor kept: it may be anything a citizen carries.
        """
        self._carry_out(self._flow.scanned(text, time.monotonic()))

    def _open_window(self, wish: WindowWish) -> Window:
        screen = self._device.hardware.screen
        size = ScreenSize(screen.width_mm, screen.height_mm, screen.fullscreen and not wish.windowed)
        return open_window(PAGE, self._stage, size, title=f"Nobat {self._device.id}", size_px=wish.size_px)

    def _start_devices(self) -> None:
        self._start_link()
        self._start_printer()

    def _start_link(self) -> None:
        settings = LinkSettings(
            host=self._device.broker.host,
            port=self._device.broker.port,
            centre=self._centre.id,
            device=self._device.id,
            state_folder=Path(self._device.state_folder),
        )
        self._link = QtLink(settings, wanted_documents(self._centre.id), self._heard)
        self._link.start()

    def _start_printer(self) -> None:
        settings = fitted_printer(self._device)
        if settings is None:
            return
        # Not before the first frame, and not as late as the first ticket: a citizen would wait for it.
        import_module("hardware.ticket_printer.ticket_layout")
        import_module("kiosk.paper.ticket_face")
        from hardware.ticket_printer.settings import make_printer  # noqa: PLC0415 - the same

        printer = make_printer(settings)
        self._worker = PrintWorker(printer, self._condition_told.emit, self._result_told.emit)
        self._worker.start()

    def _intent(self, name: str, value: object) -> None:
        self._carry_out(self._flow.intent(name, value, time.monotonic()))

    def _heard(self, event: LinkEvent) -> None:
        self._carry_out(self._flow.heard(event, time.monotonic()))

    def _printer_is(self, condition: PrinterCondition) -> None:
        level = logging.INFO if condition is PrinterCondition.READY else logging.WARNING
        _log.log(level, "the ticket printer is %s", condition.value)
        self._carry_out(self._flow.printer_is(condition, time.monotonic()))

    def _print_ended(self, job_id: str, result: PrintResult) -> None:
        if result.fault is not None:
            _log.warning("ticket %s did not print: %s", job_id, result.fault.value)
        self._carry_out(self._flow.print_ended(job_id, result, time.monotonic()))

    def _tick(self) -> None:
        self._carry_out(self._flow.tick(time.monotonic()))

    def _carry_out(self, effects: tuple[Effect, ...]) -> None:
        for effect in effects:
            match effect:
                case Send(command=command) if self._link is not None:
                    self._link.send(command)
                case Send():
                    raise AssertionError("a ticket was asked for before the hub was ever heard")
                case Print():
                    self._print(effect)
        self._stage.show(view_of(self._flow))

    def _print(self, job: Print) -> None:
        """Hand the ticket over; its words are chosen here, its dots are set on the printer's thread."""
        from hardware.ticket_printer.ticket_layout import draw_ticket  # noqa: PLC0415 - see _start_printer
        from kiosk.paper.ticket_face import ticket_face  # noqa: PLC0415 - see _start_printer

        settings = fitted_printer(self._device)
        if self._worker is None or settings is None:
            raise AssertionError("a ticket was to be printed at a kiosk without a printer")
        face = ticket_face(self._centre, job.issued, copy=job.copy)
        self._worker.submit(job.job_id, lambda: draw_ticket(face, settings.width_dots))
