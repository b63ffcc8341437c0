"""The thread that owns the printer, so that a slow or dead one never holds up a screen.

Owns the order of jobs, the watching of the printer between them, and the telling of both. Must not know Qt:
the callbacks come from this thread, and the app carries them to its own.
"""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass

from hardware.ticket_printer.port import FaultCode, PrinterCondition, PrinterFault, TicketPrinter
from hardware.ticket_printer.raster import Raster

_log = logging.getLogger(__name__)

POLL_S = 2.0
"""Between looks at an idle printer: quicker than a citizen chooses a service."""


@dataclass(frozen=True, slots=True)
class PrintResult:
    """How one job ended: `fault` is None when the printer said that the ticket is on paper."""

    fault: FaultCode | None = None

    @property
    def printed(self) -> bool:
        """Whether the ticket is on paper."""
        return self.fault is None


@dataclass(frozen=True, slots=True)
class _Job:
    job_id: str
    draw: Callable[[], Raster]


def _draw_nothing() -> Raster:
    raise AssertionError("the end of all jobs is not a job")


_END = _Job("", _draw_nothing)


class PrintWorker:
    """Prints jobs one at a time, in order, and looks at the printer every `poll_seconds` when there are none.

    `on_condition` is called with the first condition and with every change. `on_result` is called exactly
    once for every job taken, printed or not; a job is never tried again by itself. Both are called on the
    worker's thread (`on_result` for a job refused by `submit` on the caller's) and should return at once.
    """

    def __init__(
        self,
        printer: TicketPrinter,
        on_condition: Callable[[PrinterCondition], None],
        on_result: Callable[[str, PrintResult], None],
        poll_seconds: float = POLL_S,
    ) -> None:
        self._printer = printer
        self._on_condition = on_condition
        self._on_result = on_result
        self._poll_seconds = poll_seconds
        self._jobs: queue.SimpleQueue[_Job] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._unreported: set[str] = set()
        self._stopped = threading.Event()
        self._told: PrinterCondition | None = None
        self._thread = threading.Thread(target=self._run, name="ticket-printer", daemon=True)

    def start(self) -> None:
        """Begin to watch and to print."""
        self._thread.start()

    def submit(self, job_id: str, draw: Callable[[], Raster]) -> None:
        """Take a job; returns at once and raises nothing.

        `draw` is called on the worker's thread when the job's turn comes. A job that is already waiting or
        printing is not taken a second time. After `stop` it is told as failed, `STOPPED`.
        """
        with self._lock:
            stopped = self._stopped.is_set()
            if not stopped and job_id in self._unreported:
                _log.warning("job %s is already with the printer", job_id)
                return
            if not stopped:
                self._unreported.add(job_id)
                self._jobs.put(_Job(job_id, draw))
        if stopped:
            self._on_result(job_id, PrintResult(FaultCode.STOPPED))

    def stop(self, within: float = 5.0) -> bool:
        """End after the job in hand; the waiting ones are told as failed, `STOPPED`.

        Returns:
            Whether the thread ended and the printer was let go within so many seconds.
        """
        with self._lock:
            self._stopped.set()
            self._jobs.put(_END)
        if self._thread.ident is not None:
            self._thread.join(within)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._look()
            while (job := self._next_job()) is not _END:
                if job is not None:
                    self._tell(job.job_id, self._print(job))
                self._look()
            self._refuse_waiting()
        finally:
            self._printer.close()

    def _next_job(self) -> _Job | None:
        """The next job, None when it is time to look at the printer, `_END` when it is time to end."""
        try:
            job = self._jobs.get(timeout=self._poll_seconds)
        except queue.Empty:
            return None
        if self._stopped.is_set() and job is not _END:
            self._tell(job.job_id, PrintResult(FaultCode.STOPPED))
            return _END
        return job

    def _look(self) -> None:
        condition = self._printer.condition()
        if condition is not self._told:
            self._told = condition
            self._on_condition(condition)

    def _print(self, job: _Job) -> PrintResult:
        try:
            raster = job.draw()
        except Exception:  # noqa: BLE001  the thread's edge: one bad ticket must not end the printing of all others
            _log.exception("ticket of job %s could not be drawn", job.job_id)
            return PrintResult(FaultCode.DRAWING_FAILED)
        try:
            self._printer.print(raster)
        except PrinterFault as fault:
            _log.info("job %s did not print: %s", job.job_id, fault)
            return PrintResult(fault.code)
        return PrintResult()

    def _tell(self, job_id: str, result: PrintResult) -> None:
        with self._lock:
            self._unreported.discard(job_id)
        self._on_result(job_id, result)

    def _refuse_waiting(self) -> None:
        while not self._jobs.empty():
            job = self._jobs.get()
            if job is not _END:
                self._tell(job.job_id, PrintResult(FaultCode.STOPPED))
