"""The thread that owns the printer, so that a slow or dead one never holds up a screen.

Owns the order of jobs, when each step of one is written to the spool, the watching of the printer between
them, and the telling of it all. Must not know Qt: the listener is called in this thread, and the app carries
what it hears to its own.
"""

import logging
import queue
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from hardware.ticket_printer.paper_use import PaperLevel
from hardware.ticket_printer.port import FaultCode, PrinterCondition, PrinterFault, TicketPrinter
from hardware.ticket_printer.print_events import ConditionTold, JobEnded, JobLeft, Listener, PaperTold
from hardware.ticket_printer.print_job import EDGES, JobState, PrintResult, SpoolFault, Step
from hardware.ticket_printer.raster import Raster
from hardware.ticket_printer.spool import Spool

_log = logging.getLogger(__name__)

POLL_S = 2.0
"""Between looks at an idle printer: quicker than a citizen chooses a service."""


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """A ticket to be printed.

    `job_id` names this try towards the listener; `ticket` names the number for the spool, and `payload` is
    what the app can draw it from again. `draw` is called in the worker's thread when its turn comes.
    """

    job_id: str
    ticket: str
    payload: bytes
    draw: Callable[[], Raster]
    copy: bool = False


@dataclass(frozen=True, slots=True)
class _GivenUp:
    ticket: str


@dataclass(frozen=True, slots=True)
class _End:
    pass


class PrintWorker:
    """Prints orders one at a time, in order, and looks at the printer every `poll_seconds` in between.

    For every order taken the listener hears of one `JobEnded`, printed or not; nothing is tried again by
    itself. Of a ticket at most one original is given to the printer, in this run or any other: that is the
    spool's word. The listener is called in the worker's thread (for an order refused by `submit` in the
    caller's) and should return at once.
    """

    def __init__(
        self, printer: TicketPrinter, spool: Spool, listener: Listener, poll_seconds: float = POLL_S
    ) -> None:
        self._printer = printer
        self._spool = spool
        self._listener = listener
        self._poll_seconds = poll_seconds
        self._tasks: queue.SimpleQueue[PrintOrder | _GivenUp | _End] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._unreported: set[str] = set()
        self._given_up: Counter[str] = Counter()
        """How often each ticket is yet to be given up: the orders that stand before that in the queue."""
        self._stopped = threading.Event()
        self._told: PrinterCondition | None = None
        self._told_level: PaperLevel | None = None
        self._trouble = ""
        self._thread = threading.Thread(target=self._run, name="ticket-printer", daemon=True)

    def start(self) -> None:
        """Begin to watch and to print."""
        self._thread.start()

    def submit(self, order: PrintOrder) -> None:
        """Take an order; returns at once and raises nothing.

        One whose `job_id` is already waiting or printing is not taken a second time. After `stop` it is told
        as held, `STOPPED`.
        """
        with self._lock:
            stopped = self._stopped.is_set()
            if not stopped and order.job_id in self._unreported:
                _log.warning("job %s is already with the printer", order.job_id)
                return
            if not stopped:
                self._unreported.add(order.job_id)
                self._tasks.put(order)
        if stopped:
            self._listener(JobEnded(order.job_id, _STOPPED))

    def give_up(self, ticket: str) -> None:
        """Nobody waits for this ticket any more: what has not yet gone to the printer does not. At once."""
        with self._lock:
            self._given_up[ticket] += 1
            self._tasks.put(_GivenUp(ticket))

    def stop(self, within: float = 5.0) -> bool:
        """End after the job in hand; the waiting ones are told as held, `STOPPED`: a new start prints them.

        Returns:
            Whether the thread ended and printer and spool were let go within so many seconds.
        """
        with self._lock:
            self._stopped.set()
            self._tasks.put(_End())
        if self._thread.ident is not None:
            self._thread.join(within)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._look()
            while self._next():
                self._look()
            self._refuse_waiting()
        finally:
            self._printer.close()
            self._spool.close()

    def _next(self) -> bool:
        """The next task, or the time of one look without any; False when it is time to end."""
        try:
            task = self._tasks.get(timeout=self._poll_seconds)
        except queue.Empty:
            return True
        if isinstance(task, PrintOrder):
            self._tell(task.job_id, _STOPPED if self._stopped.is_set() else self._print(task))
        elif isinstance(task, _GivenUp):
            self._forget(task.ticket)
        return not self._stopped.is_set()

    def _look(self) -> None:
        """See how spool and printer are; what cannot be written down must not be promised to anybody."""
        trouble = self._spool.trouble()
        self._say_trouble(trouble)
        for left in self._spool.left_over():
            if left.state is JobState.UNKNOWN:
                self._printer.expect_remains()
            self._listener(JobLeft(left))
        if trouble:
            self._tell_condition(PrinterCondition.OFFLINE)
            return
        condition = self._printer.condition()
        self._keep(lambda: self._spool.heard(condition))
        self._tell_level()
        self._tell_condition(condition)

    def _print(self, order: PrintOrder) -> PrintResult:
        if order.ticket in self._given_up:
            self._keep(lambda: self._spool.give_up(order.ticket))
            return PrintResult(JobState.EXPIRED)
        try:
            raster = order.draw()
        except Exception:  # noqa: BLE001  the thread's edge: one bad ticket must not end all printing
            _log.exception("ticket of job %s could not be drawn", order.job_id)
            return PrintResult(JobState.RESERVED, FaultCode.DRAWING_FAILED)
        try:
            begun = self._spool.begin(order.ticket, order.payload, copy=order.copy)
        except SpoolFault as fault:
            self._say_trouble(str(fault))
            return PrintResult(JobState.RESERVED, FaultCode.SPOOL_FAILED)
        if isinstance(begun, JobState):
            _log.warning("ticket %s is not printed once more: it is %s", order.ticket, begun.value)
            return PrintResult(JobState.UNKNOWN if begun is JobState.SENT else begun)
        return self._send(order, begun, raster)

    def _send(self, order: PrintOrder, job: int, raster: Raster) -> PrintResult:
        try:
            used_mm = self._printer.print(raster)
        except PrinterFault as fault:
            _log.info("job %s did not print: %s", order.job_id, fault)
            return self._ended(job, Step.DOUBT if fault.sent else Step.HOLD, fault.used_mm, fault.code)
        return self._ended(job, Step.CONFIRM, used_mm)

    def _ended(
        self, job: int, step: Step, used_mm: float | None = None, fault: FaultCode | None = None
    ) -> PrintResult:
        self._keep(lambda: self._spool.end(job, step, used_mm))
        return PrintResult(EDGES[JobState.SENT, step], fault)

    def _forget(self, ticket: str) -> None:
        self._keep(lambda: self._spool.give_up(ticket))
        with self._lock:
            self._given_up -= Counter([ticket])

    def _keep(self, write: Callable[[], None]) -> None:
        """Write what is already so; a disk that refuses is said, and makes the next start more careful."""
        try:
            write()
        except SpoolFault as fault:
            self._say_trouble(str(fault))

    def _say_trouble(self, trouble: str) -> None:
        """Tell the log, once for each trouble and once when it is over."""
        if trouble == self._trouble:
            return
        if trouble:
            _log.critical(trouble)
        else:
            _log.info("the print spool can be written again")
        self._trouble = trouble

    def _tell_condition(self, condition: PrinterCondition) -> None:
        if condition is not self._told:
            self._told = condition
            self._listener(ConditionTold(condition))

    def _tell_level(self) -> None:
        level = self._spool.paper.level()
        if level != self._told_level:
            self._told_level = level
            self._listener(PaperTold(level))

    def _tell(self, job_id: str, result: PrintResult) -> None:
        with self._lock:
            self._unreported.discard(job_id)
        self._listener(JobEnded(job_id, result))

    def _refuse_waiting(self) -> None:
        while not self._tasks.empty():
            task = self._tasks.get()
            if isinstance(task, PrintOrder):
                self._tell(task.job_id, _STOPPED)
            elif isinstance(task, _GivenUp):
                self._forget(task.ticket)


_STOPPED = PrintResult(JobState.RESERVED, FaultCode.STOPPED)
