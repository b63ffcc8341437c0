"""A ticket printer as an app uses it: started after the first frame, asked in the screen's thread.

Owns the crossing from the printer's thread into the screen's, and what the log hears of the printer. Must not
know pages, flows or what is done when a print fails.
"""

import logging
from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QObject, Qt, Signal

from center_hub.contract.replies import Issued
from config.hardware import TicketPrinter
from config.model import Centre, DeviceFile
from hardware.ticket_printer.port import PrinterCondition
from hardware.ticket_printer.print_worker import PrintResult, PrintWorker

_log = logging.getLogger(__name__)

_STOP_S = 2.0
"""How long a job in hand may hold up the end: a citizen sees the paper come, systemd is patient enough."""


def fitted_printer(device: DeviceFile) -> TicketPrinter | None:
    """The printer of the device file; None where there is none, said either way."""
    settings = device.hardware.ticket_printer
    return None if settings is None or settings.transport == "none" else settings


class TicketPrinting(QObject):
    """The printer of `device`, printing tickets of `centre`; does nothing where no printer is fitted.

    Args:
        device: the device file.
        centre: the centre whose tickets are printed.
        told: called in the screen's thread with each change of the printer's condition.
        ended: called in the screen's thread with a job's id and how it ended.
    """

    _condition_told = Signal(object)
    _result_told = Signal(str, object)

    def __init__(
        self,
        device: DeviceFile,
        centre: Centre,
        told: Callable[[PrinterCondition], None],
        ended: Callable[[str, PrintResult], None],
    ) -> None:
        super().__init__()
        self._settings = fitted_printer(device)
        self._centre = centre
        self._told = told
        self._ended = ended
        self._worker: PrintWorker | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self._condition_told.connect(self._printer_is, queued)
        self._result_told.connect(self._print_ended, queued)

    def start(self) -> None:
        """Begin to look after the printer; not before the first frame, and not as late as the first ticket.

        What printing imports takes a third of a second, for which a citizen would wait.
        """
        if self._settings is None:
            return
        import_module("hardware.ticket_printer.ticket_layout")
        import_module("kiosk.paper.ticket_face")
        from hardware.ticket_printer.settings import make_printer  # noqa: PLC0415 - the same

        printer = make_printer(self._settings)
        self._worker = PrintWorker(printer, self._condition_told.emit, self._result_told.emit)
        self._worker.start()

    def submit(self, job_id: str, issued: Issued, *, copy: bool = False) -> None:
        """Print a ticket: its words are chosen here, its dots are set on the printer's thread."""
        from hardware.ticket_printer.settings import ticket_form  # noqa: PLC0415 - see start
        from hardware.ticket_printer.ticket_layout import draw_ticket  # noqa: PLC0415 - see start
        from kiosk.paper.ticket_face import ticket_face  # noqa: PLC0415 - see start

        settings = self._settings
        if self._worker is None or settings is None:
            raise AssertionError("a ticket was to be printed where there is no printer")
        face = ticket_face(self._centre, issued, copy=copy)
        self._worker.submit(job_id, lambda: draw_ticket(face, ticket_form(settings)))

    def close(self) -> None:
        """End the printer's thread."""
        if self._worker is not None and not self._worker.stop(_STOP_S):
            _log.warning("the printer was still at work when the program ended")

    def _printer_is(self, condition: PrinterCondition) -> None:
        level = logging.INFO if condition is PrinterCondition.READY else logging.WARNING
        _log.log(level, "the ticket printer is %s", condition.value)
        self._told(condition)

    def _print_ended(self, job_id: str, result: PrintResult) -> None:
        if result.fault is not None:
            _log.warning("ticket %s did not print: %s", job_id, result.fault.value)
        self._ended(job_id, result)
