"""What a printer says about itself, asked and understood.

Owns the DLE EOT requests, the reading of their answers, of the answer to GS r 1 and of the reports some
printers send unasked. Must not know how bytes travel. Source: Epson ESC/POS command reference, DLE EOT n
(n = 1 to 4), GS r n and GS a n. Bits not named here differ between makes.
"""

import enum
from collections.abc import Mapping

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


DISCARD_JOB = bytes((0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8))
"""DLE DC4, function 8: forget what is buffered, at once, so that a failed job does not print later."""

_FIXED_BITS, _FIXED = 0b1001_0011, 0b0001_0010

_REPORT_BYTES = 4
_REPORT_FIXED_BITS, _REPORT_FIXED = 0b1001_0011, 0b0001_0000

_OFFLINE = 0x08
_COVER_OPEN, _PAPER_END_STOP, _ERROR = 0x04, 0x20, 0x40
_CUTTER, _UNRECOVERABLE, _RECOVERS_ITSELF = 0x08, 0x20, 0x40
_NEAR_END, _END = 0x0C, 0x60


def is_status_answer(byte: int) -> bool:
    """Whether a byte has the fixed bits of a DLE EOT answer: 0xx1xx10."""
    return byte & _FIXED_BITS == _FIXED


def is_printed_answer(byte: int) -> bool:
    """Whether a byte has the fixed bits of a GS r 1 answer (0xx0xxxx), which no DLE EOT answer has.

    The last three bytes of an unasked report have them too: `UnaskedReports` takes those out first.
    """
    return byte & 0b1001_0000 == 0


class UnaskedReports:
    """Takes the reports of automatic status out of what a printer says, however it arrives in pieces.

    A report is four bytes: 0xx1xx00, which begins no answer, and three that look like GS r answers. It comes
    when something changes, as when paper runs out: just when such an answer must not be believed. Where noise
    looks like the beginning of a report, an answer is lost, never invented.
    """

    def __init__(self) -> None:
        self._to_come = 0

    def without(self, said: bytes) -> bytes:
        """What is left of these bytes, which follow those of the last call."""
        return bytes(byte for byte in said if not self._is_of_a_report(byte))

    def _is_of_a_report(self, byte: int) -> bool:
        if byte & _REPORT_FIXED_BITS == _REPORT_FIXED:
            self._to_come = _REPORT_BYTES - 1
            return True
        if self._to_come and is_printed_answer(byte):
            self._to_come -= 1
            return True
        return False


def condition_of(answers: Mapping[Question, int]) -> PrinterCondition:
    """The condition told by these answer bytes.

    Bad news counts from whichever answer brought it; good news is believed only when all four questions have
    a well-formed answer. Anything else is `SILENT`.
    """
    told = {question: byte for question, byte in answers.items() if is_status_answer(byte)}
    trouble = _trouble(told)
    if trouble is not None:
        return trouble
    if len(told) < len(Question):
        return PrinterCondition.SILENT
    near_end = told[Question.PAPER] & _NEAR_END
    return PrinterCondition.PAPER_LOW if near_end else PrinterCondition.READY


def _trouble(told: Mapping[Question, int]) -> PrinterCondition | None:
    """The most useful thing to tell: an open cover also looks like missing paper, so it goes first."""
    cause, error = told.get(Question.OFFLINE_CAUSE, 0), told.get(Question.ERROR_CAUSE, 0)
    if cause & _COVER_OPEN:
        return PrinterCondition.COVER_OPEN
    if told.get(Question.PAPER, 0) & _END or cause & _PAPER_END_STOP:
        return PrinterCondition.PAPER_OUT
    if error & _CUTTER:
        return PrinterCondition.CUTTER_ERROR
    if (
        told.get(Question.PRINTER, 0) & _OFFLINE
        or cause & _ERROR
        or error & (_UNRECOVERABLE | _RECOVERS_ITSELF)
    ):
        return PrinterCondition.OFFLINE
    return None
