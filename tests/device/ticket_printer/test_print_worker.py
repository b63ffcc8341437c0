"""The worker that owns the printer, with the real driver and an emulated printer."""

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from hardware.ticket_printer.emulator import EmulatedPrinter, Fault
from hardware.ticket_printer.escpos_driver import EscposPrinter
from hardware.ticket_printer.escpos_wires import open_network
from hardware.ticket_printer.port import FaultCode, PrinterCondition
from hardware.ticket_printer.print_worker import PrintResult, PrintWorker
from hardware.ticket_printer.raster import Raster
from tests.device.ticket_printer.conftest import BRIEF
from tests.device.ticket_printer.pictures import scattered

SOON = 10.0  # seconds; the longest a test waits for what comes in milliseconds


@dataclass
class Kiosk:
    """Hears what the worker tells."""

    conditions: queue.SimpleQueue[PrinterCondition] = field(default_factory=queue.SimpleQueue)
    results: queue.SimpleQueue[tuple[str, PrintResult]] = field(default_factory=queue.SimpleQueue)

    def hear_condition(self, condition: PrinterCondition) -> None:
        self.conditions.put(condition)

    def hear_result(self, job_id: str, result: PrintResult) -> None:
        self.results.put((job_id, result))


@pytest.fixture
def kiosk() -> Kiosk:
    return Kiosk()


@pytest.fixture
def worker(driver: EscposPrinter, kiosk: Kiosk) -> Iterator[PrintWorker]:
    worker = PrintWorker(driver, kiosk.hear_condition, kiosk.hear_result, poll_seconds=0.01)
    worker.start()
    yield worker
    assert worker.stop(SOON)


def drawing(seed: int = 1) -> Callable[[], Raster]:
    return lambda: scattered(height=120, seed=seed)


def test_each_job_is_printed_in_order_and_told_once(
    worker: PrintWorker, kiosk: Kiosk, emulated: EmulatedPrinter
) -> None:
    for seed in range(6):
        worker.submit(f"job-{seed}", drawing(seed))
    told = [kiosk.results.get(timeout=SOON) for _ in range(6)]
    assert told == [(f"job-{seed}", PrintResult()) for seed in range(6)]
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
        worker.submit(f"job-{seed}", drawing(seed))
        kiosk.results.get(timeout=SOON)
    assert worker.stop(SOON)
    assert kiosk.conditions.get(timeout=SOON) is PrinterCondition.READY
    assert kiosk.conditions.empty()


def test_a_failed_job_is_told_once_and_not_tried_again(
    worker: PrintWorker, kiosk: Kiosk, emulated: EmulatedPrinter
) -> None:
    emulated.fault = Fault.PAPER_OUT
    worker.submit("lost", drawing())
    assert kiosk.results.get(timeout=SOON) == ("lost", PrintResult(FaultCode.PAPER_OUT))
    emulated.replace_roll()
    worker.submit("next", drawing())
    assert kiosk.results.get(timeout=SOON) == ("next", PrintResult())
    assert worker.stop(SOON)
    assert kiosk.results.empty()
    assert len(emulated.tickets) == 1


def test_a_job_that_failed_midway_is_told_by_its_cause_alone(kiosk: Kiosk) -> None:
    with EmulatedPrinter(roll_mm=10) as emulated:
        port = emulated.port
        printer = EscposPrinter(lambda within: open_network("127.0.0.1", port, within), BRIEF)
        worker = PrintWorker(printer, kiosk.hear_condition, kiosk.hear_result, poll_seconds=0.01)
        worker.start()
        worker.submit("torn", drawing())
        assert kiosk.results.get(timeout=SOON) == ("torn", PrintResult(FaultCode.PAPER_OUT))
        assert worker.stop(SOON)


def test_a_ticket_that_cannot_be_drawn_ends_no_other(
    worker: PrintWorker, kiosk: Kiosk, caplog: pytest.LogCaptureFixture
) -> None:
    def wrong() -> Raster:
        raise KeyError("service name")

    worker.submit("wrong", wrong)
    worker.submit("right", drawing())
    assert kiosk.results.get(timeout=SOON) == ("wrong", PrintResult(FaultCode.DRAWING_FAILED))
    assert kiosk.results.get(timeout=SOON) == ("right", PrintResult())
    assert "could not be drawn" in caplog.text


def test_a_second_tap_prints_no_second_ticket(
    worker: PrintWorker, kiosk: Kiosk, emulated: EmulatedPrinter
) -> None:
    tapped = threading.Event()

    def slow() -> Raster:
        assert tapped.wait(SOON)
        return scattered(height=80)

    worker.submit("same", slow)
    worker.submit("same", slow)
    tapped.set()
    assert kiosk.results.get(timeout=SOON) == ("same", PrintResult())
    worker.submit("same", drawing())
    assert kiosk.results.get(timeout=SOON) == ("same", PrintResult()), "a reprint is a new job"
    assert len(emulated.tickets) == 2


def test_stopping_finishes_the_job_in_hand_and_refuses_the_rest(
    worker: PrintWorker, kiosk: Kiosk, emulated: EmulatedPrinter
) -> None:
    drawing_now, go_on = threading.Event(), threading.Event()

    def slow() -> Raster:
        drawing_now.set()
        assert go_on.wait(SOON)
        return scattered(height=80)

    worker.submit("in hand", slow)
    worker.submit("waiting", drawing())
    assert drawing_now.wait(SOON)
    assert not worker.stop(0.0)
    worker.submit("late", drawing())
    go_on.set()
    assert worker.stop(SOON)
    told = dict(kiosk.results.get(timeout=SOON) for _ in range(3))
    assert told == {
        "in hand": PrintResult(),
        "waiting": PrintResult(FaultCode.STOPPED),
        "late": PrintResult(FaultCode.STOPPED),
    }
    assert kiosk.results.empty()
    assert len(emulated.tickets) == 1


def test_a_worker_that_never_started_can_be_stopped(driver: EscposPrinter, kiosk: Kiosk) -> None:
    worker = PrintWorker(driver, kiosk.hear_condition, kiosk.hear_result)
    assert worker.stop()
