"""An ESC/POS ticket printer on any wire.

Owns when to connect, what a broken or silent wire means, and what is left of a job that failed. Must not
know what a ticket looks like.
"""

import contextlib
import logging
from dataclasses import dataclass
from typing import NoReturn

from hardware.ticket_printer.conversation import Conversation
from hardware.ticket_printer.port import FaultCode, PrinterCondition, PrinterFault
from hardware.ticket_printer.raster import INITIALISE, TAIL_DOTS, Raster, dots_per_inch, encode
from hardware.ticket_printer.wire import OpenWire, Wire

_log = logging.getLogger(__name__)

HEAD_TO_CUTTER_MM = 14.0
"""About what every ticket is fed from the head to the cutter, blank."""

_CUT_OFF_REMAINS = INITIALISE + b"\x1dVB\x00"


@dataclass(frozen=True, slots=True)
class Patience:
    """The longest each step may take, in seconds."""

    connect: float = 2.0
    answer: float = 1.0
    """For all four status answers: a printer answers in milliseconds, on a serial wire in tens of them."""
    stall: float = 3.0
    """For the next kilobyte of a job: a printer that takes none for so long is holding the job."""
    take: float = 20.0
    """For a whole job: 27 kB last 14 s on a serial wire at 19200 bits a second."""
    finish: float = 10.0
    """From the job's last byte to the printer's word that it is on paper: 80 mm take about a second."""
    glance: float = 0.3
    """Between looks at the condition while waiting for that word."""


class EscposPrinter:
    """A printer that speaks ESC/POS and can answer.

    The wire is opened when first needed and again after it broke; the same object lives through any number of
    unplugged cables. `condition` takes at most two connects and two answers, `print` that and `take` and
    `finish`.

    Args:
        open_wire: Opens the wire within the seconds it is given, or raises `OSError`.
        patience: The times.
    """

    def __init__(self, open_wire: OpenWire, patience: Patience | None = None) -> None:
        self._open_wire = open_wire
        self._patience = patience or Patience()
        self._wire: Wire | None = None
        self._remains_on_paper = False
        self._noted = ""

    def condition(self) -> PrinterCondition:
        """How the printer is now; `SILENT` when it cannot be reached or does not answer."""
        try:
            return self._look()[1]
        except OSError as error:
            self._note(f"no way to the printer: {error}")
            return PrinterCondition.SILENT

    def print(self, raster: Raster) -> float:
        """Print and cut; returns when the printer has said that the whole ticket is on paper.

        A printer that cannot print is sent nothing. A job that fails midway is taken back from the printer's
        memory as far as it obeys, and what it left on the paper is cut off before the next ticket.

        Raises:
            PrinterFault: The ticket is not known to have come out.
        """
        talk = self._ready_talk()
        remains = _CUT_OFF_REMAINS if self._remains_on_paper else b""
        job = remains + encode(raster)
        times = self._patience
        try:
            talk.send(job, times.stall, times.take)
            trouble = talk.await_printed(times.finish, times.glance)
        except TimeoutError as error:
            self._give_up(talk, FaultCode.SILENT, str(error))
        except OSError as error:
            self._give_up(talk, FaultCode.WIRE_BROKE, str(error))
        if trouble is not None:
            self._give_up(talk, FaultCode(trouble.value), "while printing")
        self._remains_on_paper = False
        return (raster.height + TAIL_DOTS) * 25.4 / dots_per_inch(raster.width_dots) + HEAD_TO_CUTTER_MM

    def close(self) -> None:
        """Let go of the wire."""
        wire, self._wire = self._wire, None
        if wire is not None:
            with contextlib.suppress(OSError):
                wire.close()

    def _ready_talk(self) -> Conversation:
        try:
            talk, condition = self._look()
        except OSError as error:
            raise PrinterFault(FaultCode.UNREACHABLE, str(error), sent=False) from error
        if not condition.can_print:
            raise PrinterFault(FaultCode(condition.value), "before printing", sent=False)
        return talk

    def _look(self) -> tuple[Conversation, PrinterCondition]:
        """The condition over the open wire, or over a new one where the open one turns out to be dead."""
        if self._wire is not None:
            with contextlib.suppress(OSError):
                return self._ask(self._wire)
            self.close()
        self._wire = self._open_wire(self._patience.connect)
        try:
            return self._ask(self._wire)
        except OSError:
            self.close()
            raise

    def _ask(self, wire: Wire) -> tuple[Conversation, PrinterCondition]:
        talk = Conversation(wire)
        condition = talk.condition(self._patience.answer)
        if condition is PrinterCondition.SILENT:
            # A pulled cable breaks no connection; only a new one finds the printer again as soon as it is
            # back.
            self.close()
        return talk, condition

    def _note(self, sentence: str) -> None:
        """Tell the log why, once and not at every look."""
        if sentence != self._noted:
            _log.info(sentence)
            self._noted = sentence

    def _give_up(self, talk: Conversation, code: FaultCode, detail: str) -> NoReturn:
        with contextlib.suppress(OSError):
            talk.discard(self._patience.answer)
        self.close()
        # Whoever puts in a new roll tears the old strip off; after any other fault it hangs there still.
        self._remains_on_paper = code is not FaultCode.PAPER_OUT
        raise PrinterFault(code, detail, sent=True)
