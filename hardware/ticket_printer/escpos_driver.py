"""An ESC/POS ticket printer on any wire.

Owns when to connect, what a broken or silent wire means, and what is left of a job that failed. Must not
know what a ticket looks like.
"""

import contextlib
import errno
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NoReturn

from hardware.ticket_printer.conversation import Conversation
from hardware.ticket_printer.job import PULSE, clearing, encode, paper_mm
from hardware.ticket_printer.makes import USUAL
from hardware.ticket_printer.port import FaultCode, PrinterCondition, PrinterFault
from hardware.ticket_printer.profile import PrinterProfile
from hardware.ticket_printer.raster import Raster
from hardware.ticket_printer.wire import OpenWire

_log = logging.getLogger(__name__)


class _Unforeseen(OSError):
    """What a library raised is nothing that a wire raises."""


@contextlib.contextmanager
def _unforeseen() -> Iterator[None]:
    """Take whatever the libraries raise for a broken wire: it must not end the printer's thread."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise _Unforeseen(errno.EIO, repr(error)) from error


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
    """A printer that speaks ESC/POS.

    The wire is opened when first needed and again after it broke; the same object lives through any number of
    unplugged cables. `condition` takes at most two connects and two answers, `print` that and `take` and
    `finish`.

    Args:
        open_wire: Opens the wire within the seconds it is given, or raises `OSError`.
        patience: The times.
        profile: Tells the make; asked once, on the thread of the first use, because finding it may take a
            third of a second. A `ValueError` of it is told as a printer that cannot be reached.
    """

    def __init__(
        self,
        open_wire: OpenWire,
        patience: Patience | None = None,
        profile: Callable[[], PrinterProfile] = lambda: USUAL,
    ) -> None:
        self._open_wire = open_wire
        self._find_profile = profile
        self._profile: PrinterProfile | None = None
        self._patience = patience or Patience()
        self._talk: Conversation | None = None
        self._remains_on_paper = False
        self._noted = ""

    def condition(self) -> PrinterCondition:
        """How the printer is now; `SILENT` when it cannot be reached or does not answer."""
        try:
            condition = self._look()[1]
        except OSError as error:
            self._note(error)
            return PrinterCondition.SILENT
        self._noted = ""
        return condition

    def print(self, raster: Raster) -> float:
        """Print and cut; returns when the printer has said that the whole ticket is on paper.

        A printer that cannot print is sent nothing. A job that fails midway is taken back from the printer's
        memory as far as it obeys, and what it left on the paper is cut off before the next ticket. One of a
        make that cannot confirm raises `UNCONFIRMED` when it took every byte and tells of no trouble.

        Raises:
            PrinterFault: The ticket is not known to have come out.
        """
        talk = self._ready_talk()
        profile, times = self._known_profile(), self._patience
        remains = clearing(profile) if self._remains_on_paper else b""
        try:
            with _unforeseen():
                talk.send(remains + encode(raster, profile), times.stall, times.take)
                trouble = talk.await_printed(times.finish, times.glance)
        except TimeoutError as error:
            self._give_up(talk, FaultCode.SILENT, str(error))
        except OSError as error:
            self._note(error)
            self._give_up(talk, FaultCode.WIRE_BROKE, str(error))
        if trouble is not None and trouble is not PrinterCondition.UNKNOWN:
            self._give_up(talk, FaultCode(trouble.value), "while printing")
        self._remains_on_paper = False
        used_mm = paper_mm(raster, profile)
        if trouble is PrinterCondition.UNKNOWN:
            cannot_tell = f"a '{profile.name}' cannot tell"
            raise PrinterFault(FaultCode.UNCONFIRMED, cannot_tell, sent=True, used_mm=used_mm)
        return used_mm

    def expect_remains(self) -> None:
        """An earlier run may have broken off in a ticket: cut off what it left before the next."""
        self._remains_on_paper = True

    def pulse(self) -> None:
        """Send a pulse to the line of a cash drawer, where a lamp or beeper may hang.

        Returns when the printer has got to it, as far as its make can tell: until then it lies in the
        printer's memory, and is lost with the wire.

        Raises:
            PrinterFault: The printer was not ready or did not get to it, or its wire broke.
        """
        talk, times = self._ready_talk(), self._patience
        try:
            with _unforeseen():
                talk.send(PULSE, times.stall, times.take)
                trouble = talk.await_printed(times.finish, times.glance)
        except OSError as error:
            self.close()
            raise PrinterFault(FaultCode.WIRE_BROKE, str(error), sent=True) from error
        if trouble is not None and trouble is not PrinterCondition.UNKNOWN:
            self.close()
            raise PrinterFault(FaultCode(trouble.value), "before the pulse", sent=True)

    def close(self) -> None:
        """Let go of the wire."""
        talk, self._talk = self._talk, None
        if talk is not None:
            with contextlib.suppress(OSError), _unforeseen():
                talk.close()

    def _known_profile(self) -> PrinterProfile:
        if self._profile is None:
            try:
                self._profile = self._find_profile()
            except ValueError as error:
                raise OSError(errno.EINVAL, str(error)) from error
        return self._profile

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
        if self._talk is not None:
            with contextlib.suppress(OSError):
                return self._ask(self._talk)
            self.close()
        profile = self._known_profile()
        with _unforeseen():
            self._talk = Conversation(self._open_wire(self._patience.connect), profile)
        try:
            return self._ask(self._talk)
        except OSError:
            self.close()
            raise

    def _ask(self, talk: Conversation) -> tuple[Conversation, PrinterCondition]:
        with _unforeseen():
            condition = talk.condition(self._patience.answer)
        if condition is PrinterCondition.SILENT:
            # A pulled cable breaks no connection; only a new one finds the printer again as soon as it is
            # back.
            self.close()
        return talk, condition

    def _note(self, error: OSError) -> None:
        """Tell the log why, once and not at every look; of a defect, where it is."""
        sentence = f"no way to the printer: {error}"
        if sentence != self._noted:
            _log.info(sentence, exc_info=error if isinstance(error, _Unforeseen) else None)
            self._noted = sentence

    def _give_up(self, talk: Conversation, code: FaultCode, detail: str) -> NoReturn:
        with contextlib.suppress(OSError), _unforeseen():
            talk.discard(self._patience.answer)
        self.close()
        # Whoever puts in a new roll tears the old strip off; after any other fault it hangs there still.
        self._remains_on_paper = code is not FaultCode.PAPER_OUT
        raise PrinterFault(code, detail, sent=True)
