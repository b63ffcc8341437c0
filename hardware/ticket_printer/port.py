"""What a ticket printer promises to whoever wants a ticket printed.

Owns the port, the words for a printer's condition and for its faults. Must not know how any printer is
reached.
"""

import enum
from typing import Protocol

from hardware.ticket_printer.raster import Raster


class PrinterCondition(enum.StrEnum):
    """How the printer is, by its own word. What it did not say is `SILENT`, never guessed to be well."""

    READY = "ready"
    """It said that it is online, closed, and has paper."""
    PAPER_LOW = "paper_low"
    """It prints, and its roll is nearly used up: somebody should bring another."""
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER_ERROR = "cutter_error"
    JAMMED = "jammed"
    """Paper or parts got stuck: somebody must open it and clear it."""
    OFFLINE = "offline"
    """It answers, says that it does not print, and names no cause we know of."""
    SILENT = "silent"
    """Nothing sensible was heard: switched off, unplugged, or answering garbage. Its paper is unknown."""
    UNKNOWN = "unknown"
    """Its way is open, and it is of a make that never answers: nobody can know, and only this much is told.

    Such a printer is not in trouble, and a kiosk that closed for it would never open; whether a ticket came
    out, the citizen sees.
    """

    @property
    def can_print(self) -> bool:
        """Whether a ticket may be promised to a citizen now."""
        return self in {PrinterCondition.READY, PrinterCondition.PAPER_LOW, PrinterCondition.UNKNOWN}


class FaultCode(enum.StrEnum):
    """Why a ticket did not come out, as far as anyone can tell."""

    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER_ERROR = "cutter_error"
    JAMMED = "jammed"
    OFFLINE = "offline"
    UNCONFIRMED = "unconfirmed"
    """The printer took every byte, and is of a make that cannot say what became of them: nobody knows.

    Most likely the ticket lies there. Not worth retrying: a second try may be a second original.
    """
    SILENT = "silent"
    """The printer took the job, or its wire, and said nothing more within the time allowed."""
    UNREACHABLE = "unreachable"
    """There is no way to the printer: refused, no such device, no route."""
    WIRE_BROKE = "wire_broke"
    """The wire broke while the job was on it."""
    NO_PRINTER = "no_printer"
    """This site has no printer, on purpose."""
    DRAWING_FAILED = "drawing_failed"
    """The ticket could not be drawn: a defect of the program, told in the log."""
    STOPPED = "stopped"
    """The program was ending before the job's turn came."""
    SPOOL_FAILED = "spool_failed"
    """The disk did not take down that the ticket is printed, so it was not."""


_PASSES_BY_ITSELF = frozenset(
    {FaultCode.SILENT, FaultCode.UNREACHABLE, FaultCode.WIRE_BROKE, FaultCode.OFFLINE}
)
"""Faults that may be over at the next try; the others wait for somebody's hands."""


class PrinterFault(Exception):
    """A ticket that is not known to have come out.

    `code` says why; `sent` whether any byte of the ticket may have reached the printer: then nobody knows
    what is on the paper. `worth_retrying` says that the same job may succeed although nobody touched the
    printer. `used_mm` is the paper of a ticket that was taken whole, where no more will ever be known.
    """

    def __init__(
        self, code: FaultCode, detail: str = "", *, sent: bool, used_mm: float | None = None
    ) -> None:
        super().__init__(f"{code.value}: {detail}" if detail else code.value)
        self.code = code
        self.sent = sent
        self.used_mm = used_mm
        self.worth_retrying = code in _PASSES_BY_ITSELF


class TicketPrinter(Protocol):
    """A printer of tickets. Its methods block, within times the driver names: not for the GUI thread.

    One thread at a time: whoever owns the printer owns its wire.
    """

    def print(self, raster: Raster) -> float:
        """Print and cut one ticket; returns only when the printer has said that it got through.

        Returns:
            Millimetres of paper the ticket took, with what is fed to the cutter.

        Raises:
            PrinterFault: The ticket is not known to have come out.
        """

    def condition(self) -> PrinterCondition:
        """How the printer is now. Raises nothing: a printer that cannot be asked is `SILENT`."""

    def pulse(self) -> None:
        """Send a pulse to the line of a cash drawer, where a lamp or beeper may hang.

        Returns when the printer has got to it, as far as its make can tell.

        Raises:
            PrinterFault: The printer was not ready or did not get to it, or its wire broke; nothing of a
                ticket was sent.
        """

    def expect_remains(self) -> None:
        """A run before this one may have broken off in a ticket: no other is printed on what it left."""

    def close(self) -> None:
        """Let go of the wire. The printer may be used again; it is then reached anew."""
