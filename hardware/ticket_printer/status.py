"""What a printer says about itself, asked and understood.

Owns the DLE EOT requests, the reading of their answers, of the answer to GS r 1 and of the reports some
printers send unasked, and the quirks of makes. Must not know how bytes travel. Source: Epson ESC/POS command
reference, DLE EOT n (n = 1 to 4), GS r n and GS a n. Bits not named here differ between makes.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from hardware.ticket_printer.port import PrinterCondition


class Question(enum.IntEnum):
    """The n of DLE EOT n. The printer answers each at once, even while it prints or waits for paper."""

    PRINTER = 1
    OFFLINE_CAUSE = 2
    ERROR_CAUSE = 3
    PAPER = 4

    @property
    def request(self) -> bytes:
        """The three bytes to send; the answer is one byte. Ask the next only when this one is answered."""
        return bytes((0x10, 0x04, self.value))


@dataclass(frozen=True, slots=True)
class Quirks:
    """Where a make's status bits differ from Epson's.

    Args:
        ignored: Bits of an answer that say nothing on this make.
        jam: The bits of the answer about errors that mean paper or parts got stuck; Epson calls the usual one
            a recoverable error, older references and most other makes a mechanical error.
    """

    ignored: tuple[tuple[Question, int], ...] = ()
    jam: int = 0x04

    def heeded(self, question: Question, byte: int) -> int:
        """The answer without the bits that say nothing."""
        return byte & ~sum(bits for of, bits in self.ignored if of is question)


NO_QUIRKS = Quirks()

DISCARD_JOB = bytes((0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8))
"""DLE DC4, function 8: forget what is buffered, at once, so that a failed job does not print later."""

_FIXED_BITS, _FIXED = 0b1001_0011, 0b0001_0010

_REPORT_BYTES = 4
_REPORT_FIXED_BITS, _REPORT_FIXED = 0b1001_0011, 0b0001_0000

_OFFLINE = 0x08
_COVER_OPEN, _PAPER_END_STOP, _ERROR = 0x04, 0x20, 0x40
_CUTTER, _UNRECOVERABLE, _RECOVERS_ITSELF = 0x08, 0x20, 0x40
_ERRORS = 0x04 | _CUTTER | _UNRECOVERABLE | _RECOVERS_ITSELF
_NEAR_END, _END = 0x0C, 0x60
_REPORTED_COVER, _REPORTED_NEAR_END, _REPORTED_END = 0x20, 0x03, 0x0C


def is_status_answer(byte: int) -> bool:
    """Whether a byte has the fixed bits of a DLE EOT answer: 0xx1xx10."""
    return byte & _FIXED_BITS == _FIXED


def is_printed_answer(byte: int) -> bool:
    """Whether a byte has the fixed bits of a GS r 1 answer (0xx0xxxx), which no DLE EOT answer has.

    The last three bytes of an unasked report have them too: `UnaskedReports` takes those out first.
    """
    return byte & 0b1001_0000 == 0


def condition_of_paper(answer: int) -> PrinterCondition:
    """The condition told by the answer to GS r 1, which speaks of nothing but paper."""
    if answer & _REPORTED_END:
        return PrinterCondition.PAPER_OUT
    return PrinterCondition.PAPER_LOW if answer & _REPORTED_NEAR_END else PrinterCondition.READY


def condition_of_report(report: bytes, quirks: Quirks = NO_QUIRKS) -> PrinterCondition:
    """The condition told by the four bytes of automatic status.

    Their bits are those of the answers to DLE EOT in other places, so they are put there and read the same.
    """
    state, errors, paper, _ = report
    return condition_of(
        {
            Question.PRINTER: _FIXED | state & _OFFLINE,
            Question.OFFLINE_CAUSE: _FIXED | (_COVER_OPEN if state & _REPORTED_COVER else 0),
            Question.ERROR_CAUSE: _FIXED | errors & _ERRORS,
            Question.PAPER: _FIXED
            | (_NEAR_END if paper & _REPORTED_NEAR_END else 0)
            | (_END if paper & _REPORTED_END else 0),
        },
        quirks,
    )


class UnaskedReports:
    """Takes the reports of automatic status out of what a printer says, however it arrives in pieces.

    A report is four bytes: 0xx1xx00, which begins no answer, and three that look like GS r answers. It comes
    when something changes, as when paper runs out: just when such an answer must not be believed. Where noise
    looks like the beginning of a report, an answer is lost, never invented.
    """

    def __init__(self) -> None:
        self.latest: bytes | None = None
        """The last whole report, if there was one."""
        self._report = bytearray()
        self._to_come = 0

    def without(self, said: bytes) -> bytes:
        """What is left of these bytes, which follow those of the last call."""
        return bytes(byte for byte in said if not self._is_of_a_report(byte))

    def _is_of_a_report(self, byte: int) -> bool:
        if byte & _REPORT_FIXED_BITS == _REPORT_FIXED:
            self._report[:] = bytes((byte,))
            self._to_come = _REPORT_BYTES - 1
            return True
        if self._to_come and is_printed_answer(byte):
            self._report.append(byte)
            self._to_come -= 1
            if not self._to_come:
                self.latest = bytes(self._report)
            return True
        return False


def condition_of(answers: Mapping[Question, int], quirks: Quirks = NO_QUIRKS) -> PrinterCondition:
    """The condition told by these answer bytes to DLE EOT.

    Bad news counts from whichever answer brought it; good news is believed only when all four questions have
    a well-formed answer. Anything else is `SILENT`.
    """
    told = {
        question: quirks.heeded(question, byte)
        for question, byte in answers.items()
        if is_status_answer(byte)
    }
    trouble = _trouble(told, quirks.jam)
    if trouble is not None:
        return trouble
    if len(told) < len(Question):
        return PrinterCondition.SILENT
    near_end = told[Question.PAPER] & _NEAR_END
    return PrinterCondition.PAPER_LOW if near_end else PrinterCondition.READY


def _trouble(told: Mapping[Question, int], jam: int) -> PrinterCondition | None:
    """The most useful thing to tell: an open cover also looks like missing paper, so it goes first."""
    cause, error = told.get(Question.OFFLINE_CAUSE, 0), told.get(Question.ERROR_CAUSE, 0)
    if cause & _COVER_OPEN:
        return PrinterCondition.COVER_OPEN
    if told.get(Question.PAPER, 0) & _END or cause & _PAPER_END_STOP:
        return PrinterCondition.PAPER_OUT
    if error & _CUTTER:
        return PrinterCondition.CUTTER_ERROR
    if error & jam:
        return PrinterCondition.JAMMED
    if (
        told.get(Question.PRINTER, 0) & _OFFLINE
        or cause & _ERROR
        or error & (_UNRECOVERABLE | _RECOVERS_ITSELF)
    ):
        return PrinterCondition.OFFLINE
    return None
