"""One talk with a printer over an open wire: how are you, here is a job, is it on paper?

Owns the order of questions and answers and tells apart answers that arrive mixed. Must not know how the wire
was opened, nor what happens when it breaks.
"""

import time

from hardware.ticket_printer.port import PrinterCondition
from hardware.ticket_printer.raster import ASK_WHEN_PRINTED
from hardware.ticket_printer.status import (
    DISCARD_JOB,
    Question,
    UnaskedReports,
    condition_of,
    is_printed_answer,
    is_status_answer,
)
from hardware.ticket_printer.wire import Wire

_CHUNK_BYTES = (
    1024  # small enough that a printer at work takes one well within the stall time, even at 9600 baud
)


class Conversation:
    """A talk over one wire. Every method may raise the wire's `OSError`."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._reports = UnaskedReports()
        self._asked_when_printed = False
        self._said_printed = False

    def condition(self, within: float) -> PrinterCondition:
        """Ask all four questions; `SILENT` when no clear answers come within that many seconds.

        A picture may contain the bytes of a request, which a printer answers although nobody asked. One
        answer too many would be taken for that of the next question, so then all are asked again.
        """
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            self._hear(0)
            answers = self._ask_all(deadline)
            if answers is not None:
                return condition_of(answers)
        return PrinterCondition.SILENT

    def send(self, job: bytes, stall: float, within: float) -> None:
        """Hand over a job, and after its last byte ask when it is printed.

        Args:
            job: The bytes.
            stall: Seconds without progress after which the printer counts as not taking any more.
            within: Seconds for the whole job.

        Raises:
            TimeoutError: It was not taken in time.
        """
        self._asked_when_printed = self._said_printed = False
        deadline = time.monotonic() + within
        for start in range(0, len(job), _CHUNK_BYTES):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{len(job) - start} of {len(job)} bytes not taken within {within:g} s")
            self._wire.write(job[start : start + _CHUNK_BYTES], stall)
        self._hear_out(deadline)
        self._wire.write(ASK_WHEN_PRINTED, stall)
        self._asked_when_printed = True

    def await_printed(self, within: float, glance: float) -> PrinterCondition | None:
        """Wait for the answer to the question that followed the job.

        Args:
            within: Seconds to wait.
            glance: Seconds of silence after which the printer's condition is asked, so that trouble is told
            early.

        Returns:
            None when the job is on paper, else the condition that keeps it from there.
        """
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            if self._heard_printed(min(glance, max(0.0, deadline - time.monotonic()))):
                return None
            condition = self.condition(glance)
            if self._heard_printed(0):
                return None
            if not condition.can_print and condition is not PrinterCondition.SILENT:
                return condition
        return PrinterCondition.SILENT

    def discard(self, within: float) -> None:
        """Have the printer forget what it has not printed."""
        self._wire.write(DISCARD_JOB, within)

    def _ask_all(self, deadline: float) -> dict[Question, int] | None:
        """One answer each as far as they come, or None when there were more answers than questions."""
        answers: dict[Question, int] = {}
        for question in Question:
            self._wire.write(question.request, max(0.0, deadline - time.monotonic()))
            heard = self._hear_status(deadline)
            if len(heard) > 1:
                return None
            if not heard:
                return answers
            answers[question] = heard[0]
        return None if self._hear(0) else answers

    def _hear_status(self, deadline: float) -> bytes:
        """Listen until something well-formed comes or time is up."""
        while (left := deadline - time.monotonic()) > 0:
            heard = self._hear(left)
            if heard:
                return heard
        return b""

    def _heard_printed(self, within: float) -> bool:
        """Whether the job was said to be on paper, before or within that many seconds."""
        if not self._said_printed:
            self._hear(within)
        return self._said_printed

    def _hear_out(self, deadline: float) -> None:
        """Let go of what was said up to now: it answers nothing that is asked from here on."""
        while (said := self._wire.read(0)) and time.monotonic() < deadline:
            self._reports.without(said)

    def _hear(self, within: float) -> bytes:
        """The status answers among what comes next. Notes the answer that tells of a finished job."""
        said = self._reports.without(self._wire.read(within))
        if self._asked_when_printed and any(is_printed_answer(byte) for byte in said):
            self._said_printed = True
        return bytes(byte for byte in said if is_status_answer(byte))
