"""The watch over a real printer's wire while somebody opens its cover and pulls its cable."""

import io
import threading

from hardware.doctor.examination import Examination
from hardware.doctor.live import Watch
from hardware.finding import Finding, Verdict
from hardware.ticket_printer.emulator import EmulatedPrinter, Fault
from hardware.ticket_printer.escpos_driver import EscposPrinter, Patience
from hardware.ticket_printer.escpos_wires import open_network
from tests.support.wires import poll

BRIEF = Patience(connect=1.0, answer=0.25)


def asking(port: int) -> Examination:
    """The printer's condition, asked by the driver that prints tickets."""
    printer = EscposPrinter(lambda within: open_network("127.0.0.1", port, within), BRIEF)

    def examine() -> list[Finding]:
        condition = printer.condition()
        printer.close()
        verdict = Verdict.OK if condition.can_print else Verdict.FAIL
        return [Finding("ticket_printer", "condition", verdict, condition.value)]

    return Examination("ticket_printer", examine)


def test_an_opened_cover_and_a_pulled_cable_are_told_as_they_happen() -> None:
    out, stopped = io.StringIO(), threading.Event()

    def wait(seconds: float) -> None:
        if stopped.wait(seconds):
            raise KeyboardInterrupt

    with EmulatedPrinter() as printer:
        watch = Watch([asking(printer.port)], out, wait=wait)
        thread = threading.Thread(target=watch.run)
        thread.start()
        poll(lambda: "condition: OK ready" in out.getvalue(), "the first look was not told")
        printer.fault = Fault.COVER_OPEN
        poll(lambda: "OK ready -> FAIL cover_open" in out.getvalue(), "the open cover was not told")
        printer.fault = None
        poll(lambda: "FAIL cover_open -> OK ready" in out.getvalue(), "the closed cover was not told")
        printer.unplug()
        poll(lambda: "OK ready -> FAIL silent" in out.getvalue(), "the pulled cable was not told")
        stopped.set()
        thread.join()
    assert out.getvalue().splitlines()[-1] == "ticket_printer condition: changed 3 times, now FAIL silent"
