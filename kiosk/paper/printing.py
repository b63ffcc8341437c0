"""A ticket printer as an app uses it: started after the first frame, asked in the screen's thread.

Owns the crossing from the printer's thread into the screen's, what is kept of a number so that it can be
drawn again after a crash, and what the log hears of the printer. Must not know pages, flows or what is done
when a print fails.
"""

import logging
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import DecodeError, json

from center_hub.contract.commands import AnyCommand
from center_hub.contract.replies import AnyOutcome, Issued
from center_hub.link.port import ReplyNotKept
from config.hardware import TicketPrinter
from config.model import Centre, DeviceFile
from hardware.screen.crossing import Crossing
from hardware.ticket_printer.paper_use import PaperLevel
from hardware.ticket_printer.port import FaultCode, PrinterCondition
from hardware.ticket_printer.print_events import ConditionTold, JobEnded, JobLeft, PaperTold, PrintEvent
from hardware.ticket_printer.print_job import JobState, LeftOver, PrintResult, SpoolFault

if TYPE_CHECKING:  # at run time these bring SQLite and the printer: after the first frame, in `start`
    from hardware.ticket_printer.print_worker import PrintWorker
    from hardware.ticket_printer.spool import Spool

_log = logging.getLogger(__name__)

_STOP_S = 2.0
"""How long a job in hand may hold up the end: a citizen sees the paper come, systemd is patient enough."""
_NOTHING_KNOWN = PaperLevel(tickets_left=None, change_soon=False, used_mm=0.0)

_encoder = json.Encoder(order="deterministic")
_decoder = json.Decoder(Issued)


def fitted_printer(device: DeviceFile) -> TicketPrinter | None:
    """The printer of the device file; None where there is none, said either way."""
    settings = device.hardware.ticket_printer
    return None if settings is None or settings.transport == "none" else settings


class TicketPrinting:
    """The printer of `device`, printing tickets of `centre`; does nothing where no printer is fitted.

    The callbacks run in the screen's thread.

    Args:
        device: the device file.
        centre: the centre whose tickets are printed.
        told: called with the printer's condition and what is known of its roll, at each change of either.
        ended: called with a job's id and how it ended.
        left: called with a number that an earlier run did not bring to its end, and what to do about it.
    """

    def __init__(
        self,
        device: DeviceFile,
        centre: Centre,
        told: Callable[[PrinterCondition, PaperLevel], None],
        ended: Callable[[str, PrintResult], None],
        left: Callable[[Issued, LeftOver], None],
    ) -> None:
        self._device = device
        self._settings = fitted_printer(device)
        self._centre = centre
        self._told = told
        self._ended = ended
        self._left = left
        self._condition: PrinterCondition | None = None
        self._level = _NOTHING_KNOWN
        self._spool: Spool | None = None
        self._worker: PrintWorker | None = None
        self._crossing = Crossing(self._hear)

    def start(self) -> None:
        """Begin to look after the printer; not before the first frame, and not as late as the first ticket.

        What printing imports takes a third of a second, for which a citizen would wait. To be called before
        the link starts, whose replies are kept by `keep`.
        """
        if self._settings is None:
            return
        import_module("hardware.ticket_printer.ticket_layout")
        import_module("kiosk.paper.ticket_face")
        from hardware.ticket_printer.print_worker import PrintWorker  # noqa: PLC0415 - the same
        from hardware.ticket_printer.settings import make_printer  # noqa: PLC0415 - the same
        from hardware.ticket_printer.spool import Spool  # noqa: PLC0415 - the same

        file = Path(self._device.state_folder) / f"{self._device.id}-spool.sqlite"
        self._spool = Spool(file, self._settings.roll_m * 1000.0)
        self._worker = PrintWorker(make_printer(self._settings), self._spool, self._crossing.tell)
        self._worker.start()

    def keep(self, _command: AnyCommand, outcome: AnyOutcome) -> None:
        """Reserve the paper of a number before the outbox forgets the command that asked for it.

        For the link's thread (`center_hub.link.port.BeforeSettled`): from here on the number comes to paper,
        or to the log, whatever happens to this program.

        Raises:
            ReplyNotKept: the disk refuses.
        """
        if self._spool is None or not isinstance(outcome, Issued):
            return
        try:
            self._spool.reserve(outcome.ticket, _encoder.encode(outcome), copy=outcome.copy)
        except SpoolFault as fault:
            raise ReplyNotKept(str(fault)) from fault

    def submit(self, job_id: str, issued: Issued, *, copy: bool = False, large_text: bool = False) -> None:
        """Print a ticket: its words are chosen here, its dots are set on the printer's thread.

        `large_text` for a citizen who reads the screen in it. After a crash that is not known any more, and a
        ticket that was left over comes in the usual size.
        """
        from hardware.ticket_printer.print_worker import PrintOrder  # noqa: PLC0415 - see start
        from hardware.ticket_printer.settings import ticket_form  # noqa: PLC0415 - see start
        from hardware.ticket_printer.ticket_layout import draw_ticket  # noqa: PLC0415 - see start
        from kiosk.paper.ticket_face import ticket_face  # noqa: PLC0415 - see start

        settings = self._settings
        if self._worker is None or settings is None:
            raise AssertionError("a ticket was to be printed where there is no printer")
        copied = copy or issued.copy
        face = ticket_face(self._centre, issued, copy=copied, large_text=large_text)
        payload = _encoder.encode(issued)
        self._worker.submit(
            PrintOrder(
                job_id,
                issued.ticket,
                payload,
                lambda: draw_ticket(face, ticket_form(settings)),
                copy=copied,
            )
        )

    def give_up(self, ticket: str) -> None:
        """Whoever waited for this paper has gone: what is not yet with the printer is not printed."""
        if self._worker is not None:
            _log.info("nobody waits for ticket %s any more; the help desk can print a copy", ticket)
            self._worker.give_up(ticket)

    def close(self) -> None:
        """End the printer's thread."""
        if self._worker is not None and not self._worker.stop(_STOP_S):
            _log.warning("the printer was still at work when the program ended")

    def _hear(self, event: PrintEvent) -> None:
        match event:
            case ConditionTold(condition=condition):
                self._printer_is(condition)
            case PaperTold(level=level):
                self._paper_is(level)
            case JobEnded(job_id=job_id, result=result):
                self._print_ended(job_id, result)
            case JobLeft(left=left):
                self._job_left(left)

    def _printer_is(self, condition: PrinterCondition) -> None:
        level = logging.INFO if condition is PrinterCondition.READY else logging.WARNING
        _log.log(level, "the ticket printer is %s", condition.value)
        self._condition = condition
        self._told(condition, self._level)

    def _paper_is(self, level: PaperLevel) -> None:
        if level.change_soon and not self._level.change_soon:
            left = "some" if level.tickets_left is None else f"about {level.tickets_left}"
            _log.warning("the ticket printer's roll must be changed soon: %s tickets are left", left)
        self._level = level
        if self._condition is not None:
            self._told(self._condition, level)

    def _print_ended(self, job_id: str, result: PrintResult) -> None:
        if result.fault is FaultCode.UNCONFIRMED:
            _log.info("ticket %s was taken by the printer, which cannot say more", job_id)
        elif not result.printed:
            why = "" if result.fault is None else f" ({result.fault.value})"
            _log.warning("ticket %s did not print: it is %s%s", job_id, result.state.value, why)
        self._ended(job_id, result)

    def _job_left(self, left: LeftOver) -> None:
        """A number of an earlier run; one that only a copy can help is told to the log in any case."""
        if left.state is JobState.EXPIRED:
            _log.warning("ticket %s was never printed; the help desk can print a copy", left.ticket)
        elif left.state is JobState.UNKNOWN:
            _log.warning("ticket %s may not be on paper; the help desk can print a copy", left.ticket)
        try:
            issued = _decoder.decode(left.payload)
        except (DecodeError, UnicodeDecodeError):
            _log.exception("ticket %s of an earlier run cannot be read and is not printed", left.ticket)
        else:
            self._left(issued, left)
