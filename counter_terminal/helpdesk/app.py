"""The help desk as a process: window, link, printer and timer tied to the flow.

Owns the wiring and the order of starting: the first frame before the link and the printer. Must not hold a
rule; those are in `flow` and its steps.
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
from config.languages import Language, load_language
from config.model import Centre, DeviceFile, TicketPrinter
from config.person_key import BadSecret, person_key, read_secret
from config.placement import Placement
from counter_terminal.helpdesk.effects import Effect, Print, Send
from counter_terminal.helpdesk.flow import HelpDeskFlow
from counter_terminal.helpdesk.view import HelpDeskView
from hardware.screen.command_line import WindowWish
from hardware.screen.stage import Stage
from hardware.screen.theme import Place, ScreenSize
from hardware.screen.window import Window, open_window
from hardware.ticket_printer.port import PrinterCondition
from hardware.ticket_printer.print_worker import PrintResult, PrintWorker

_log = logging.getLogger(__name__)

PAGE = Path(__file__).parent / "screens" / "HelpDesk.qml"
_TICK_MS = 250
"""A clock of minutes, and a sentence that has stood long enough."""
_WINDOW_WIDTH_PX = 1280
"""Of a window nobody gave a size."""
_STOP_S = 2.0
"""How long a job in hand may hold up the end."""


def fitted_printer(device: DeviceFile) -> TicketPrinter | None:
    """The printer of the device file; None where there is none, said either way."""
    settings = device.hardware.ticket_printer
    return None if settings is None or settings.transport == "none" else settings


def document_hash(centre: Centre, device: DeviceFile) -> Callable[[str], str] | None:
    """How this desk turns a document's number into a key; None, and said in the log, where it cannot.

    Nothing is said where no service of the centre asks for a document.
    """
    if all(one.per_person is None for one in centre.services):
        return None
    if device.person_key_file is None:
        _log.error("no person_key_file: no tickets here for services that ask for a document")
        return None
    try:
        secret = read_secret(Path(device.person_key_file))
    except BadSecret as error:
        _log.error("person_key_file: %s. No tickets here for services that ask for a document", error)
        return None
    return partial(person_key, secret)


class HelpDesk(QObject):
    """One running help desk; `close` ends its link and its printer.

    Raises:
        ScreenFault: the page cannot be drawn.
    """

    _condition_told = Signal(object)
    _result_told = Signal(str, object)

    def __init__(self, placement: Placement, wish: WindowWish, language: str) -> None:
        super().__init__()
        self._placement = placement
        self._device, self._centre = placement.device, placement.centre
        self._flow = HelpDeskFlow(
            self._centre,
            has_printer=fitted_printer(self._device) is not None,
            person_key=document_hash(self._centre, self._device),
        )
        codes = dict.fromkeys((*self._centre.languages, language))
        languages: dict[str, Language] = {code: load_language(code) for code in codes}
        self._view = HelpDeskView(self._flow, languages, languages[language])
        self._stage = Stage(self._view.view())
        self._stage.intent.connect(self._intent)
        self._link: QtLink | None = None
        self._worker: PrintWorker | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self._condition_told.connect(self._printer_is, queued)
        self._result_told.connect(self._print_ended, queued)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self.window = self._open_window(wish)
        self.window.shown.connect(self._start)

    def close(self) -> None:
        """End the timer, the link and the printer's thread; what is owed stays in the outbox."""
        self._timer.stop()
        if self._link is not None:
            self._link.stop()
        if self._worker is not None and not self._worker.stop(_STOP_S):
            _log.warning("the printer was still at work when the help desk ended")

    @Slot(str)
    def scanned(self, text: str) -> None:
        """Something was held to the code reader: the whole text, once. For the screen's thread."""
        self._carry_out(self._flow.scanned(text, time.monotonic()))

    def _open_window(self, wish: WindowWish) -> Window:
        screen = self._device.hardware.screen
        fullscreen = screen.fullscreen and not wish.windowed
        size = ScreenSize(screen.width_mm, screen.height_mm, fullscreen=fullscreen)
        height_px = round(_WINDOW_WIDTH_PX * screen.height_mm / screen.width_mm)
        size_px = wish.size_px or (None if fullscreen else (_WINDOW_WIDTH_PX, height_px))
        title = str(self._stage.property("view")["title"])
        return open_window(PAGE, self._stage, size, title=title, size_px=size_px, place=Place.DESK)

    def _start(self) -> None:
        """What the first frame need not wait for."""
        broker, centre = self._device.broker, self._centre.id
        state = Path(self._device.state_folder)
        settings = LinkSettings(broker.host, broker.port, centre, self._device.id, state)
        self._link = QtLink(settings, wanted_documents(centre), self._heard)
        self._link.start()
        self._start_printer()
        self._timer.start(_TICK_MS)

    def _start_printer(self) -> None:
        settings = fitted_printer(self._device)
        if settings is None:
            return
        # Not before the first frame, and not as late as the first ticket: a citizen would wait for it.
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
                    raise AssertionError("a command was given before the hub was ever heard")
                case Print():
                    self._print(effect)
        self._stage.show(self._view.view())

    def _print(self, job: Print) -> None:
        """Hand the ticket over; its words are chosen here, its dots are set on the printer's thread."""
        from hardware.ticket_printer.ticket_layout import draw_ticket  # noqa: PLC0415 - the same
        from kiosk.paper.ticket_face import ticket_face  # noqa: PLC0415 - see _start_printer

        settings = fitted_printer(self._device)
        if self._worker is None or settings is None:
            raise AssertionError("a ticket was to be printed at a desk without a printer")
        face = ticket_face(self._centre, job.issued)
        self._worker.submit(job.job_id, lambda: draw_ticket(face, settings.width_dots))
