"""One talk with a printer over an open wire: how are you, here is a job, is it on paper?

Owns the order of questions and answers and tells apart answers that arrive mixed. Must not know how the wire
was opened, nor what happens when it breaks.
"""

import time
from collections.abc import Callable
from typing import Final, TypeVar

from hardware.ticket_printer.job import ASK_WHEN_PRINTED, PUSH_STATUS
from hardware.ticket_printer.port import PrinterCondition
from hardware.ticket_printer.profile import Asking, PrinterProfile
from hardware.ticket_printer.status import (
    DISCARD_JOB,
    Question,
    UnaskedReports,
    condition_of,
    condition_of_paper,
    condition_of_report,
    is_printed_answer,
    is_status_answer,
)
from hardware.ticket_printer.wire import Wire

_T = TypeVar("_T")

_WATCH_S: Final = 1.5
"""A ticket of 80 mm is printed in about a second."""

_CHUNK_BYTES: Final = (
    1024  # small enough that a printer at work takes one well within the stall time, even at 9600 baud
)


class Conversation:
    """A talk over one wire with a printer of `profile`. Every method but `close` may raise `OSError`."""

    def __init__(self, wire: Wire, profile: PrinterProfile) -> None:
        self._wire = wire
        self._profile = profile
        self._reports = UnaskedReports()
        self._said_in_turn: int | None = None
        """The answer to GS r 1, since it was last asked."""

    def condition(self, within: float) -> PrinterCondition:
        """How the printer is, learnt as its make allows; `SILENT` when no clear word comes within seconds.

        One that never answers is `UNKNOWN` as long as its wire is whole.
        """
        match self._profile.asking:
            case Asking.REAL_TIME:
                return self._by_asking_at_once(within)
            case Asking.IN_TURN:
                return self._by_asking_in_turn(within)
            case Asking.PUSHED:
                return self._by_reports(within)
            case Asking.NEVER:
                self._wire.read(0)
                return PrinterCondition.UNKNOWN

    def send(self, job: bytes, stall: float, within: float) -> None:
        """Hand over a job, and after its last byte ask when it is printed, if the printer can tell.

        Args:
            job: The bytes.
            stall: Seconds without progress after which the printer counts as not taking any more.
            within: Seconds for the whole job.

        Raises:
            TimeoutError: It was not taken in time.
        """
        deadline = time.monotonic() + within
        for start in range(0, len(job), _CHUNK_BYTES):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{len(job) - start} of {len(job)} bytes not taken within {within:g} s")
            self._wire.write(job[start : start + _CHUNK_BYTES], stall)
        self._hear_out(deadline)
        self._said_in_turn = None
        if self._profile.confirms:
            self._wire.write(ASK_WHEN_PRINTED, stall)

    def await_printed(self, within: float, glance: float) -> PrinterCondition | None:
        """Wait for the answer to the question that followed the job.

        Args:
            within: Seconds to wait.
            glance: Seconds of silence after which the printer's condition is asked, so that trouble is told
                early.

        Returns:
            None when the job is on paper, else the condition that keeps it from there; `UNKNOWN` of a printer
            that cannot confirm and is not known to be in trouble.
        """
        if not self._profile.confirms:
            return self._watched(min(within, _WATCH_S), glance)
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            answer = self._in_turn(min(glance, max(0.0, deadline - time.monotonic())))
            if answer is None:
                condition = self._glance(glance)
                answer = self._in_turn(0)
                if answer is None and not condition.can_print and condition is not PrinterCondition.SILENT:
                    return condition
            if answer is not None:
                return _kept_from_paper(answer)
        return PrinterCondition.SILENT

    def _watched(self, within: float, glance: float) -> PrinterCondition:
        """The trouble that comes while a ticket is printed that none confirms; `UNKNOWN` without any."""
        deadline = time.monotonic() + within
        while self._profile.asking is not Asking.NEVER and (left := deadline - time.monotonic()) > 0:
            condition = self.condition(left)
            if not condition.can_print and condition is not PrinterCondition.SILENT:
                return condition
            self._hear(min(glance, max(0.0, deadline - time.monotonic())))
        return PrinterCondition.UNKNOWN

    def discard(self, within: float) -> None:
        """Have the printer forget what it has not printed; one that knows no such command would print it."""
        if self._profile.asking is not Asking.NEVER:
            self._wire.write(DISCARD_JOB, within)

    def close(self) -> None:
        """Let go of the wire."""
        self._wire.close()

    def _by_asking_at_once(self, within: float) -> PrinterCondition:
        """Ask all four questions.

        A picture may contain the bytes of a request, which a printer answers although nobody asked. One
        answer too many would be taken for that of the next question, so then all are asked again.
        """
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            self._hear(0)
            answers = self._ask_all(deadline)
            if answers is not None:
                return condition_of(answers, self._profile.quirks)
        return PrinterCondition.SILENT

    def _by_asking_in_turn(self, within: float) -> PrinterCondition:
        deadline = time.monotonic() + within
        self._hear_out(deadline)
        self._said_in_turn = None
        self._wire.write(ASK_WHEN_PRINTED, within)
        answer = self._hear_until(deadline, lambda: self._said_in_turn)
        return PrinterCondition.SILENT if answer is None else condition_of_paper(answer)

    def _by_reports(self, within: float) -> PrinterCondition:
        """By the printer's own reports, and having it send one now, so that a dead wire is noticed.

        A printer in trouble may not get to the request, and is believed what it said last: it tells when the
        trouble is over.
        """
        deadline = time.monotonic() + within
        self._hear_out(deadline)
        before, self._reports.latest = self._reports.latest, None
        self._wire.write(PUSH_STATUS, within)
        report = self._hear_until(deadline, lambda: self._reports.latest)
        if report is not None:
            return condition_of_report(report, self._profile.quirks)
        self._reports.latest = before
        told = (
            PrinterCondition.SILENT if before is None else condition_of_report(before, self._profile.quirks)
        )
        return PrinterCondition.SILENT if told.can_print else told

    def _glance(self, within: float) -> PrinterCondition:
        """The condition as far as it can be had while a job is printed: nothing is asked in its turn."""
        match self._profile.asking:
            case Asking.REAL_TIME:
                return self._by_asking_at_once(within)
            case Asking.PUSHED if self._reports.latest is not None:
                return condition_of_report(self._reports.latest, self._profile.quirks)
            case _:
                return PrinterCondition.SILENT

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

    def _hear_until(self, deadline: float, said: Callable[[], _T | None]) -> _T | None:
        """Listen until something is `said` or time is up."""
        while said() is None and (left := deadline - time.monotonic()) > 0:
            self._hear(left)
        return said()

    def _in_turn(self, within: float) -> int | None:
        """The answer to the question after the job, if it came before or within that many seconds."""
        if self._said_in_turn is None:
            self._hear(within)
        return self._said_in_turn

    def _hear_out(self, deadline: float) -> None:
        """Let go of what was said up to now: it answers nothing that is asked from here on."""
        while (said := self._wire.read(0)) and time.monotonic() < deadline:
            self._reports.without(said)

    def _hear(self, within: float) -> bytes:
        """The status answers among what comes next. Notes the answer to what was asked in turn."""
        said = self._reports.without(self._wire.read(within))
        in_turn = [byte for byte in said if is_printed_answer(byte)]
        if in_turn:
            self._said_in_turn = in_turn[0]
        return bytes(byte for byte in said if is_status_answer(byte))


def _kept_from_paper(answer: int) -> PrinterCondition | None:
    """What the answer to the question after a job means: one that came without paper proves nothing.

    A printer that holds its job when the paper ends gets to the question only with a new roll; some clones go
    on, and throw away what they cannot print.
    """
    no_paper = condition_of_paper(answer) is PrinterCondition.PAPER_OUT
    return PrinterCondition.PAPER_OUT if no_paper else None
