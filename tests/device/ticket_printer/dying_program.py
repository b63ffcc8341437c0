"""A kiosk's printing as a program of its own, killed at a moment that the test names.

`python -m tests.device.ticket_printer.dying_program FILE PORT MOMENT` reserves one number and prints it. It
ends as by SIGKILL: no goodbye, nothing flushed, no thread joined.
"""

import os
import queue
import sys
from pathlib import Path

import apsw

from hardware.ticket_printer.escpos_driver import EscposPrinter
from hardware.ticket_printer.escpos_wires import open_network
from hardware.ticket_printer.print_events import JobEnded, PrintEvent
from hardware.ticket_printer.print_job import JobState, Step
from hardware.ticket_printer.print_worker import PrintOrder, PrintWorker
from hardware.ticket_printer.raster import Raster
from hardware.ticket_printer.spool import Spool
from hardware.ticket_printer.wire import Wire
from tests.device.ticket_printer.conftest import BRIEF
from tests.device.ticket_printer.pictures import scattered

TICKET = "17-A042"
ORIGINAL, COPY = 1, 2
"""Seeds of what is printed."""
KILLED = 137
NOTHING_SENT = ("before reserved", "after reserved", "before sent")
DEATHS = (*NOTHING_SENT, "after sent", "in the ticket", "after the ticket", "before ended", "after ended")
_STATUS_BYTES = 64
"""Longer than any question to a printer, shorter than any part of a ticket."""


class Fate:
    """Kills the program when its moment has come."""

    def __init__(self, moment: str) -> None:
        self._moment = moment

    def strike(self, moment: str) -> None:
        """End here if this is the moment."""
        if moment == self._moment:
            os._exit(KILLED)


class DyingSpool(Spool):
    """A spool whose program may end just before a COMMIT, or just after."""

    def __init__(self, file: Path, fate: Fate) -> None:
        super().__init__(file, 80_000.0, least_free=0)
        self._fate = fate
        self._doing = ""

    def reserve(self, ticket: str, payload: bytes, *, copy: bool) -> None:
        self._doing = "reserved"
        super().reserve(ticket, payload, copy=copy)
        self._done()

    def begin(self, ticket: str, payload: bytes, *, copy: bool) -> int | JobState:
        self._doing = "sent"
        begun = super().begin(ticket, payload, copy=copy)
        self._done()
        return begun

    def end(self, job: int, step: Step, used_mm: float | None = None) -> None:
        self._doing = "ended"
        super().end(job, step, used_mm)
        self._done()

    def _prepare(self, database: apsw.Connection) -> None:
        super()._prepare(database)
        database.set_commit_hook(self._committing)

    def _committing(self) -> bool:
        self._fate.strike(f"before {self._doing}")
        return False

    def _done(self) -> None:
        self._fate.strike(f"after {self._doing}")
        self._doing = ""


class DyingWire:
    """A wire whose program may end when half of what it should carry is gone."""

    def __init__(self, wire: Wire, fate: Fate) -> None:
        self._wire = wire
        self._fate = fate

    def write(self, data: bytes, within: float) -> None:
        if len(data) > _STATUS_BYTES:
            self._wire.write(data[: len(data) // 2], within)
            self._fate.strike("in the ticket")
            data = data[len(data) // 2 :]
        self._wire.write(data, within)

    def read(self, within: float) -> bytes:
        return self._wire.read(within)

    def close(self) -> None:
        self._wire.close()


class DyingPrinter(EscposPrinter):
    """The real driver, in a program that may end when the ticket is on paper."""

    def __init__(self, port: int, fate: Fate) -> None:
        self._fate = fate
        super().__init__(lambda within: DyingWire(open_network("127.0.0.1", port, within), fate), BRIEF)

    def print(self, raster: Raster) -> float:
        used_mm = super().print(raster)
        self._fate.strike("after the ticket")
        return used_mm


def main(file: Path, port: int, moment: str) -> None:
    """Print one number, and die on the way."""
    fate = Fate(moment)
    spool = DyingSpool(file, fate)
    ended: queue.SimpleQueue[PrintEvent] = queue.SimpleQueue()
    worker = PrintWorker(DyingPrinter(port, fate), spool, ended.put)
    worker.start()
    spool.reserve(TICKET, b"{}", copy=False)
    worker.submit(PrintOrder(f"{TICKET}/1", TICKET, b"{}", lambda: scattered(height=80, seed=ORIGINAL)))
    while not isinstance(ended.get(timeout=20), JobEnded):
        pass
    worker.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
