"""The worker that owns the printer, with the real driver and an emulated printer."""

import logging
import queue
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hardware.ticket_printer.emulator import EmulatedPrinter, Fault, Model
from hardware.ticket_printer.escpos_driver import EscposPrinter
from hardware.ticket_printer.escpos_wires import open_network
from hardware.ticket_printer.job import paper_mm
from hardware.ticket_printer.makes import MAKES
from hardware.ticket_printer.paper_use import PaperLevel
from hardware.ticket_printer.port import FaultCode, PrinterCondition, TicketPrinter
from hardware.ticket_printer.print_events import ConditionTold, JobEnded, JobLeft, PaperTold, PrintEvent
from hardware.ticket_printer.print_job import JobState, LeftOver, PrintResult
from hardware.ticket_printer.print_worker import PrintOrder, PrintWorker
from hardware.ticket_printer.raster import Raster
from hardware.ticket_printer.spool import Spool
from hardware.ticket_printer.wire import DescriptorWire
from tests.device.ticket_printer.bad_wire import BadWire, Manner
from tests.device.ticket_printer.conftest import BRIEF
from tests.device.ticket_printer.dying_program import COPY, DEATHS, KILLED, NOTHING_SENT, ORIGINAL
from tests.device.ticket_printer.pictures import on_paper, scattered

SOON = 10.0  # seconds; the longest a test waits for what comes in milliseconds


@dataclass
class Kiosk:
    """Hears what the worker tells."""

    conditions: queue.SimpleQueue[PrinterCondition] = field(default_factory=queue.SimpleQueue)
    results: queue.SimpleQueue[tuple[str, PrintResult]] = field(default_factory=queue.SimpleQueue)
    levels: queue.SimpleQueue[PaperLevel] = field(default_factory=queue.SimpleQueue)
    left: queue.SimpleQueue[LeftOver] = field(default_factory=queue.SimpleQueue)

    def hear(self, event: PrintEvent) -> None:
        match event:
            case ConditionTold(condition):
                self.conditions.put(condition)
            case JobEnded(job_id, result):
                self.results.put((job_id, result))
            case PaperTold(level):
                self.levels.put(level)
            case JobLeft(left):
                self.left.put(left)


@pytest.fixture
def kiosk() -> Kiosk:
    return Kiosk()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kiosk-1-spool.sqlite"


@contextmanager
def working(
    printer: TicketPrinter, kiosk: Kiosk, spool: Spool, poll_seconds: float = 0.01
) -> Iterator[PrintWorker]:
    worker = PrintWorker(printer, spool, kiosk.hear, poll_seconds)
    worker.start()
    yield worker
    assert worker.stop(SOON)


@pytest.fixture
def spool(file: Path) -> Spool:
    return Spool(file, 80_000.0, least_free=0)


@pytest.fixture
def worker(driver: EscposPrinter, kiosk: Kiosk, spool: Spool) -> Iterator[PrintWorker]:
    with working(driver, kiosk, spool) as worker:
        yield worker


def driver_at(port: int) -> EscposPrinter:
    return EscposPrinter(lambda within: open_network("127.0.0.1", port, within), BRIEF)


def drawing(seed: int = 1) -> Callable[[], Raster]:
    return lambda: scattered(height=80, seed=seed)


def order(job_id: str, draw: Callable[[], Raster] | None = None, *, copy: bool = False) -> PrintOrder:
    """A try to print: `17-A042/2` is the second for that ticket; a copy looks different."""
    drawn = draw or drawing(COPY if copy else ORIGINAL)
    return PrintOrder(job_id, job_id.partition("/")[0], b"{}", drawn, copy=copy)


def shown(emulated: EmulatedPrinter, seed: int) -> int:
    """On how much of the paper the picture of that seed begins, whole or torn."""
    row = scattered(height=80, seed=seed).rows[40 * 72 : 41 * 72]
    pictures = [paper.tobytes("raw", "1;I") for paper in (*emulated.tickets, *emulated.scraps)]
    return sum(dots[at : at + 72] == row for dots in pictures for at in range(0, len(dots), 72))


PRINTED = PrintResult(JobState.CONFIRMED)
STOPPED = PrintResult(JobState.RESERVED, FaultCode.STOPPED)


def test_each_job_is_printed_in_order_and_told_once(
    worker: PrintWorker, kiosk: Kiosk, emulated: EmulatedPrinter
) -> None:
    for seed in range(6):
        worker.submit(order(f"job-{seed}", drawing(seed)))
    told = [kiosk.results.get(timeout=SOON) for _ in range(6)]
    assert told == [(f"job-{seed}", PRINTED) for seed in range(6)]
    assert len(emulated.tickets) == 6
    assert worker.stop(SOON)
    assert kiosk.results.empty()


def test_trouble_is_told_without_any_job(
    worker: PrintWorker, kiosk: Kiosk, emulated: EmulatedPrinter
) -> None:
    assert kiosk.conditions.get(timeout=SOON) is PrinterCondition.READY
    emulated.fault = Fault.COVER_OPEN
    assert kiosk.conditions.get(timeout=SOON) is PrinterCondition.COVER_OPEN
    emulated.unplug()
    assert kiosk.conditions.get(timeout=SOON) is PrinterCondition.SILENT
    emulated.fault = None
    emulated.plug()
    assert kiosk.conditions.get(timeout=SOON) is PrinterCondition.READY


def test_a_condition_is_told_when_it_changes_and_not_at_every_look(worker: PrintWorker, kiosk: Kiosk) -> None:
    for seed in range(5):
        worker.submit(order(f"job-{seed}", drawing(seed)))
        kiosk.results.get(timeout=SOON)
    assert worker.stop(SOON)
    assert kiosk.conditions.get(timeout=SOON) is PrinterCondition.READY
    assert kiosk.conditions.empty()


def test_a_failed_job_is_told_once_and_not_tried_again(
    worker: PrintWorker, kiosk: Kiosk, emulated: EmulatedPrinter
) -> None:
    emulated.fault = Fault.PAPER_OUT
    worker.submit(order("lost", drawing()))
    assert kiosk.results.get(timeout=SOON) == ("lost", PrintResult(JobState.RESERVED, FaultCode.PAPER_OUT))
    emulated.replace_roll()
    worker.submit(order("next", drawing()))
    assert kiosk.results.get(timeout=SOON) == ("next", PRINTED)
    assert worker.stop(SOON)
    assert kiosk.results.empty()
    assert len(emulated.tickets) == 1


def test_a_ticket_that_cannot_be_drawn_ends_no_other(
    worker: PrintWorker, kiosk: Kiosk, caplog: pytest.LogCaptureFixture
) -> None:
    def wrong() -> Raster:
        raise KeyError("service name")

    worker.submit(order("wrong", wrong))
    worker.submit(order("right", drawing()))
    assert kiosk.results.get(timeout=SOON) == (
        "wrong",
        PrintResult(JobState.RESERVED, FaultCode.DRAWING_FAILED),
    )
    assert kiosk.results.get(timeout=SOON) == ("right", PRINTED)
    assert "could not be drawn" in caplog.text


def test_a_second_tap_prints_no_second_ticket(
    worker: PrintWorker, kiosk: Kiosk, emulated: EmulatedPrinter
) -> None:
    tapped = threading.Event()

    def slow() -> Raster:
        assert tapped.wait(SOON)
        return scattered(height=80)

    worker.submit(order("same", slow))
    worker.submit(order("same", slow))
    tapped.set()
    assert kiosk.results.get(timeout=SOON) == ("same", PRINTED)
    worker.submit(order("same", drawing(COPY), copy=True))
    assert kiosk.results.get(timeout=SOON) == ("same", PRINTED), "a reprint is a new job"
    assert len(emulated.tickets) == 2


def test_stopping_finishes_the_job_in_hand_and_refuses_the_rest(
    worker: PrintWorker, kiosk: Kiosk, emulated: EmulatedPrinter
) -> None:
    drawing_now, go_on = threading.Event(), threading.Event()

    def slow() -> Raster:
        drawing_now.set()
        assert go_on.wait(SOON)
        return scattered(height=80)

    worker.submit(order("in hand", slow))
    worker.submit(order("waiting", drawing()))
    assert drawing_now.wait(SOON)
    assert not worker.stop(0.0)
    worker.submit(order("late", drawing()))
    go_on.set()
    assert worker.stop(SOON)
    told = dict(kiosk.results.get(timeout=SOON) for _ in range(3))
    assert told == {
        "in hand": PRINTED,
        "waiting": STOPPED,
        "late": STOPPED,
    }
    assert kiosk.results.empty()
    assert len(emulated.tickets) == 1


def test_a_worker_that_never_started_can_be_stopped(
    driver: EscposPrinter, kiosk: Kiosk, spool: Spool
) -> None:
    worker = PrintWorker(driver, spool, kiosk.hear)
    assert worker.stop()


def test_a_worker_tells_the_roll_first_and_after_each_ticket(worker: PrintWorker, kiosk: Kiosk) -> None:
    assert kiosk.levels.get(timeout=SOON) == PaperLevel(tickets_left=None, change_soon=False, used_mm=0.0)
    worker.submit(order("17-A042/1"))
    level = kiosk.levels.get(timeout=SOON)
    assert level.tickets_left is None, "nobody has seen a roll put in"
    assert 80 / 8 < level.used_mm < 80 / 8 + 30


def test_what_a_printer_that_cannot_tell_took_is_counted_as_paper(kiosk: Kiosk, spool: Spool) -> None:
    with EmulatedPrinter(model=Model(answers=False)) as emulated:
        driver = EscposPrinter(
            lambda within: open_network("127.0.0.1", emulated.port, within), BRIEF, lambda: MAKES["mute-80mm"]
        )
        with working(driver, kiosk, spool) as worker:
            kiosk.levels.get(timeout=SOON)
            worker.submit(order("17-A042/1"))
            taken = PrintResult(JobState.UNKNOWN, FaultCode.UNCONFIRMED)
            assert kiosk.results.get(timeout=SOON)[1] == taken
            assert kiosk.levels.get(timeout=SOON).used_mm == pytest.approx(
                paper_mm(scattered(height=80), MAKES["mute-80mm"])
            )


def test_a_new_roll_is_counted_from_its_beginning(
    worker: PrintWorker, kiosk: Kiosk, emulated: EmulatedPrinter
) -> None:
    worker.submit(order("17-A042/1"))
    kiosk.results.get(timeout=SOON)
    emulated.fault = Fault.PAPER_OUT
    while kiosk.conditions.get(timeout=SOON) is not PrinterCondition.PAPER_OUT:
        pass
    emulated.replace_roll()
    assert kiosk.conditions.get(timeout=SOON) is PrinterCondition.READY
    level = last_of(kiosk.levels)
    assert level.used_mm == 0.0
    assert level.tickets_left is not None
    assert level.tickets_left > 1_000
    assert not level.change_soon


def last_of(levels: "queue.SimpleQueue[PaperLevel]") -> PaperLevel:
    level = levels.get(timeout=SOON)
    while not levels.empty():
        level = levels.get()
    return level


def test_the_second_try_of_a_job_of_which_nothing_was_sent_is_the_one_original(
    worker: PrintWorker, kiosk: Kiosk, emulated: EmulatedPrinter
) -> None:
    emulated.fault = Fault.COVER_OPEN
    for attempt in range(1, 4):
        worker.submit(order(f"17-A042/{attempt}"))
        held = PrintResult(JobState.RESERVED, FaultCode.COVER_OPEN)
        assert kiosk.results.get(timeout=SOON)[1] == held
    emulated.fault = None
    worker.submit(order("17-A042/4"))
    assert kiosk.results.get(timeout=SOON)[1] == PRINTED
    worker.submit(order("17-A042/5"))
    assert kiosk.results.get(timeout=SOON)[1] == PRINTED, "it is on paper already"
    assert worker.stop(SOON)
    assert shown(emulated, ORIGINAL) == len(emulated.tickets) == 1


def test_out_of_paper_in_the_ticket_the_original_is_not_printed_again_and_a_copy_is(
    kiosk: Kiosk, spool: Spool
) -> None:
    with EmulatedPrinter(roll_mm=7) as emulated, working(driver_at(emulated.port), kiosk, spool) as worker:
        worker.submit(order("17-A042/1"))
        doubt = PrintResult(JobState.UNKNOWN, FaultCode.PAPER_OUT)
        assert kiosk.results.get(timeout=SOON)[1] == doubt
        emulated.replace_roll()
        worker.submit(order("17-A042/2"))
        assert kiosk.results.get(timeout=SOON)[1] == PrintResult(JobState.UNKNOWN)
        emulated.replace_roll()
        worker.submit(order("17-A042/3", copy=True))
        kiosk.results.get(timeout=SOON)
        assert shown(emulated, ORIGINAL) == 1


@pytest.mark.parametrize("after", [100, 1_500, 2_500])
def test_a_cable_pulled_in_the_ticket_leaves_one_original_at_most(
    kiosk: Kiosk, spool: Spool, emulated: EmulatedPrinter, after: int
) -> None:
    with BadWire((emulated.host, emulated.port), Manner.WHOLE) as wire:
        wire._breaks_after = after
        wire.manner = Manner.BREAKS
        with working(driver_at(wire.port), kiosk, spool, poll_seconds=60) as worker:
            worker.submit(order("17-A042/1"))
            assert kiosk.results.get(timeout=SOON)[1].state is JobState.UNKNOWN
            wire.manner = Manner.WHOLE
            worker.submit(order("17-A042/2"))
            assert kiosk.results.get(timeout=SOON)[1] == PrintResult(JobState.UNKNOWN)
            worker.submit(order("17-A042/3", copy=True))
            assert kiosk.results.get(timeout=SOON)[1] == PRINTED
    assert shown(emulated, ORIGINAL) <= 1
    assert shown(emulated, COPY) == 1


@pytest.mark.parametrize("moment", DEATHS)
def test_a_program_killed_at_any_moment_leaves_one_original_at_most_and_forgets_no_number(
    kiosk: Kiosk, file: Path, emulated: EmulatedPrinter, moment: str
) -> None:
    assert run_and_die(file, emulated.port, moment) == KILLED
    spool = Spool(file, 80_000.0, least_free=0)
    with working(driver_at(emulated.port), kiosk, spool) as worker:
        kiosk.conditions.get(timeout=SOON)  # what was left is told before it
        left = [] if kiosk.left.empty() else [kiosk.left.get().state]
        spool.reserve("17-A042", b"{}", copy=False)  # the hub's reply comes again
        worker.submit(order("17-A042/1"))
        result = kiosk.results.get(timeout=SOON)[1]
        if result.state is JobState.UNKNOWN:
            worker.submit(order("17-A042/2", copy=True))
            assert kiosk.results.get(timeout=SOON)[1] == PRINTED
    originals, copies = shown(emulated, ORIGINAL), shown(emulated, COPY)
    if moment in NOTHING_SENT:
        assert left == ([] if moment == "before reserved" else [JobState.RESERVED])
        assert (result, originals, copies) == (PRINTED, 1, 0)
    elif moment == "after ended":
        assert left == []
        assert (result, originals, copies) == (PRINTED, 1, 0)
    else:
        assert left == [JobState.UNKNOWN]
        assert originals <= 1
        assert copies == 1


def test_what_a_program_killed_in_the_ticket_left_on_the_paper_is_cut_off_before_the_next(
    kiosk: Kiosk, file: Path, emulated: EmulatedPrinter
) -> None:
    assert run_and_die(file, emulated.port, "in the ticket") == KILLED
    with working(driver_at(emulated.port), kiosk, Spool(file, 80_000.0, least_free=0)) as worker:
        worker.submit(order("17-A043/1", drawing(seed=7)))
        assert kiosk.results.get(timeout=SOON)[1] == PRINTED
    assert on_paper(emulated.tickets[-1], 576) == scattered(height=80, seed=7)


def run_and_die(file: Path, port: int, moment: str) -> int:
    command = [sys.executable, "-m", "tests.device.ticket_printer.dying_program"]
    return subprocess.run([*command, str(file), str(port), moment], check=False, timeout=40).returncode


def test_after_a_restart_what_was_reserved_is_told_before_anything_else(
    driver: EscposPrinter, kiosk: Kiosk, file: Path
) -> None:
    before = Spool(file, 80_000.0, least_free=0)
    for ticket in ("17-A041", "17-A042"):
        before.reserve(ticket, b"{}", copy=False)
    before.close()
    with working(driver, kiosk, Spool(file, 80_000.0, least_free=0)):
        assert [kiosk.left.get(timeout=SOON).ticket for _ in range(2)] == ["17-A041", "17-A042"]


def test_what_waited_when_the_program_was_asked_to_end_prints_after_the_next_start(
    driver: EscposPrinter, kiosk: Kiosk, file: Path, spool: Spool
) -> None:
    spool.reserve("17-A042", b"{}", copy=False)
    worker = PrintWorker(driver, spool, kiosk.hear, poll_seconds=0.01)
    assert worker.stop()
    worker.submit(order("17-A042/1"))
    assert kiosk.results.get(timeout=SOON)[1] == STOPPED
    spool.close()
    with working(driver, kiosk, Spool(file, 80_000.0, least_free=0)):
        assert kiosk.left.get(timeout=SOON).state is JobState.RESERVED


def test_a_paper_given_up_while_it_waits_does_not_come_out(
    worker: PrintWorker, kiosk: Kiosk, spool: Spool, emulated: EmulatedPrinter
) -> None:
    drawing_now, go_on = threading.Event(), threading.Event()

    def slow() -> Raster:
        drawing_now.set()
        assert go_on.wait(SOON)
        return scattered(height=80, seed=COPY)

    spool.reserve("17-A042", b"{}", copy=False)
    worker.submit(order("17-A041/1", slow))
    worker.submit(order("17-A042/1"))
    assert drawing_now.wait(SOON)
    worker.give_up("17-A042")
    go_on.set()
    assert kiosk.results.get(timeout=SOON) == ("17-A041/1", PRINTED)
    assert kiosk.results.get(timeout=SOON) == ("17-A042/1", PrintResult(JobState.EXPIRED))
    assert worker.stop(SOON)
    assert shown(emulated, ORIGINAL) == 0


def test_a_paper_given_up_asked_for_and_given_up_again_while_it_waits_does_not_come_out(
    worker: PrintWorker, kiosk: Kiosk, emulated: EmulatedPrinter
) -> None:
    drawing_now, go_on = threading.Event(), threading.Event()

    def slow() -> Raster:
        drawing_now.set()
        assert go_on.wait(SOON)
        return scattered(height=80, seed=7)

    worker.submit(order("17-A041/1", slow))
    assert drawing_now.wait(SOON)
    worker.give_up("17-A042")
    worker.submit(order("17-A042/2", copy=True))
    worker.give_up("17-A042")
    worker.submit(order("17-A042/3", copy=True))
    go_on.set()
    assert kiosk.results.get(timeout=SOON) == ("17-A041/1", PRINTED)
    assert kiosk.results.get(timeout=SOON) == ("17-A042/2", PrintResult(JobState.EXPIRED))
    assert kiosk.results.get(timeout=SOON) == ("17-A042/3", PRINTED)
    assert worker.stop(SOON)
    assert shown(emulated, COPY) == 1


def test_a_spool_that_cannot_be_written_is_a_printer_that_cannot_print(
    driver: EscposPrinter,
    kiosk: Kiosk,
    file: Path,
    emulated: EmulatedPrinter,
    caplog: pytest.LogCaptureFixture,
) -> None:
    file.write_bytes(b"not a database" * 1_000)
    with working(driver, kiosk, Spool(file, 80_000.0, least_free=0)) as worker:
        assert kiosk.conditions.get(timeout=SOON) is PrinterCondition.OFFLINE
        worker.submit(order("17-A042/1"))
        refused = PrintResult(JobState.RESERVED, FaultCode.SPOOL_FAILED)
        assert kiosk.results.get(timeout=SOON)[1] == refused
        assert emulated.tickets == []
        file.unlink()
        assert kiosk.conditions.get(timeout=SOON) is PrinterCondition.READY
        worker.submit(order("17-A042/2"))
        assert kiosk.results.get(timeout=SOON)[1] == PRINTED
    told = [one.message for one in caplog.records if one.levelno == logging.CRITICAL]
    assert len(told) == 1
    assert "move the file away" in told[0]


def test_a_driver_that_fails_as_nobody_foresaw_ends_no_printing(
    kiosk: Kiosk, spool: Spool, emulated: EmulatedPrinter, caplog: pytest.LogCaptureFixture
) -> None:
    """The library under a wire raises whatever it likes; what may have been sent is then in doubt."""
    caplog.set_level(logging.INFO)
    torn = threading.Event()

    class Moody(DescriptorWire):
        def write(self, data: bytes, within: float) -> None:
            super().write(data, within)
            if torn.is_set() and len(data) > 64:
                torn.clear()
                raise ZeroDivisionError("a defect of a library")

    def open_wire(within: float) -> DescriptorWire:
        far = socket.create_connection((emulated.host, emulated.port), within)
        far.setblocking(False)
        return Moody(far.fileno(), far.close, empty_read_is_the_end=True)

    with working(EscposPrinter(open_wire, BRIEF), kiosk, spool) as worker:
        assert kiosk.conditions.get(timeout=SOON) is PrinterCondition.READY
        torn.set()
        worker.submit(order("17-A042/1"))
        assert kiosk.results.get(timeout=SOON)[1].state is JobState.UNKNOWN
        worker.submit(order("17-A042/2", copy=True))
        assert kiosk.results.get(timeout=SOON)[1] == PRINTED
    assert shown(emulated, ORIGINAL) <= 1
    assert on_paper(emulated.tickets[-1], 576) == scattered(height=80, seed=COPY)
    assert "a defect of a library" in caplog.text


def test_a_printer_that_cannot_be_asked_at_all_is_silent_and_told_once(
    kiosk: Kiosk, spool: Spool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    asked = threading.Semaphore(0)

    def open_wire(_within: float) -> DescriptorWire:
        asked.release()
        raise ZeroDivisionError("a defect of a library")

    with working(EscposPrinter(open_wire, BRIEF), kiosk, spool):
        assert kiosk.conditions.get(timeout=SOON) is PrinterCondition.SILENT
        assert all(asked.acquire(timeout=SOON) for _ in range(5))
    assert len([one for one in caplog.records if one.exc_info]) == 1
