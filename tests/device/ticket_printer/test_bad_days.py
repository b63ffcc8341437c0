"""What happens to printers in years: the driver must neither hang, nor lie, nor print an original twice."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.ticket_printer.emulator import MODELS, EmulatedPrinter, Fault, Model
from hardware.ticket_printer.escpos_driver import EscposPrinter, Patience
from hardware.ticket_printer.escpos_wires import open_network
from hardware.ticket_printer.job import encode, paper_mm
from hardware.ticket_printer.makes import MAKES, USUAL
from hardware.ticket_printer.port import FaultCode, PrinterCondition, PrinterFault
from hardware.ticket_printer.profile import Asking, PictureCommand, PrinterProfile
from hardware.ticket_printer.raster import Raster
from tests.device.ticket_printer.bad_wire import BadWire, Manner
from tests.device.ticket_printer.conftest import BRIEF
from tests.device.ticket_printer.pictures import on_paper, scattered

TICKET = scattered(height=320)
LONGEST_S = 2 * (BRIEF.connect + BRIEF.answer) + BRIEF.take + BRIEF.finish + BRIEF.answer + 1
"""A print may take no longer, whatever happens; the driver's own word, and a second for a busy machine."""
WIRES = pytest.mark.parametrize("manner", [Manner.WHOLE, Manner.BYTE_BY_BYTE, Manner.LOSSY, Manner.STALLED])


def at(port: int, patience: Patience = BRIEF, profile: PrinterProfile = USUAL) -> EscposPrinter:
    return EscposPrinter(lambda within: open_network("127.0.0.1", port, within), patience, lambda: profile)


def outcome(driver: EscposPrinter, ticket: Raster = TICKET) -> PrinterFault | None:
    """How a print ended; it ends in time."""
    began = time.monotonic()
    try:
        assert driver.print(ticket) > 0
    except PrinterFault as fault:
        return fault
    finally:
        assert time.monotonic() - began < LONGEST_S
    return None


def until_idle(emulated: EmulatedPrinter) -> None:
    deadline = time.monotonic() + 10
    while emulated.waiting_bytes and time.monotonic() < deadline:
        time.sleep(0.005)  # a real socket: what was sent arrives when it does


BAD_DAYS: dict[str, tuple[Callable[[], EmulatedPrinter], Callable[[EmulatedPrinter], object]]] = {
    "silent": (EmulatedPrinter, lambda printer: setattr(printer, "fault", Fault.SILENT)),
    "jammed": (EmulatedPrinter, lambda printer: setattr(printer, "fault", Fault.JAMMED)),
    "off": (EmulatedPrinter, lambda printer: printer.unplug()),
    "slow": (lambda: EmulatedPrinter(dots_per_second=1000), lambda _: None),
    "much too slow": (lambda: EmulatedPrinter(dots_per_second=40), lambda _: None),
    "a slow wire": (lambda: EmulatedPrinter(bytes_per_second=40_000), lambda _: None),
    "out of paper mid-ticket": (lambda: EmulatedPrinter(roll_mm=30), lambda _: None),
    "power-cycled mid-ticket": (EmulatedPrinter, lambda printer: printer.power_fails_after(60)),
    "wrong width": (lambda: EmulatedPrinter(model=MODELS["58mm"]), lambda _: None),
}
WELL = {"slow", "a slow wire", "wrong width"}
"""On a good wire these print; of a picture too wide the printer says nothing, and the paper shows it."""


@WIRES
@pytest.mark.parametrize("day", BAD_DAYS)
def test_whatever_happens_it_ends_in_time_and_prints_at_most_once(day: str, manner: Manner) -> None:
    make, happens = BAD_DAYS[day]
    with ExitStack() as stack:
        emulated = stack.enter_context(make())
        wire = stack.enter_context(BadWire((emulated.host, emulated.port), manner))
        driver = at(wire.port)
        happens(emulated)
        fault = outcome(driver)
        driver.close()
        emulated.fault = None
        until_idle(emulated)
        assert len(emulated.tickets) <= 1
        assert fault is None or fault.sent or not emulated.tickets
        if manner in {Manner.WHOLE, Manner.BYTE_BY_BYTE}:
            assert (fault is None) is (day in WELL)
            assert (fault is None) is (len(emulated.tickets) == 1)


@pytest.mark.parametrize("day", [day for day in BAD_DAYS if day not in {*WELL, "much too slow"}])
def test_when_the_bad_day_is_over_the_next_ticket_is_whole(day: str) -> None:
    make, happens = BAD_DAYS[day]
    with make() as emulated:
        driver = at(emulated.port)
        happens(emulated)
        assert outcome(driver) is not None
        emulated.plug()
        emulated.fault = None
        until_idle(emulated)
        if emulated.roll_left_mm < 30:
            emulated.replace_roll()
        before = len(emulated.tickets)
        small = scattered(height=80, seed=7)
        assert outcome(driver, small) is None
        assert on_paper(emulated.tickets[-1], 576) == small
        assert len(emulated.tickets) - before <= 2, "the scrap cut off first, and the ticket"
        driver.close()


@settings(max_examples=40)
@given(share=st.floats(0, 1.05), seed=st.integers(0, 1000))
def test_a_cable_pulled_at_any_byte_is_a_fault_and_replugged_prints_the_next(share: float, seed: int) -> None:
    ticket = scattered(height=80, seed=seed)
    with EmulatedPrinter() as emulated:
        pulled_at = int(share * (len(encode(ticket, USUAL)) + 15))
        with BadWire((emulated.host, emulated.port), Manner.BREAKS, pulled_at) as wire:
            driver = at(wire.port)
            fault = outcome(driver, ticket)
            until_idle(emulated)
            assert (fault is None) <= (len(emulated.tickets) == 1)
            assert len(emulated.tickets) <= 1
            wire.manner = Manner.WHOLE
            again = scattered(height=80, seed=seed + 1)
            assert outcome(driver, again) is None
            assert on_paper(emulated.tickets[-1], 576) == again
            assert sum(on_paper(one, 576) == ticket for one in emulated.tickets) <= 1
            driver.close()


def test_a_jam_stays_until_somebody_clears_it() -> None:
    with EmulatedPrinter() as emulated:
        driver = at(emulated.port)
        emulated.fault = Fault.JAMMED
        emulated.replace_roll()
        emulated.power_cycle()
        assert driver.condition() is PrinterCondition.JAMMED
        told = outcome(driver)
        assert told is not None
        assert (told.code, told.sent, told.worth_retrying) == (FaultCode.JAMMED, False, False)
        emulated.fault = None
        assert outcome(driver) is None
        driver.close()


def test_a_jam_in_the_middle_of_a_ticket_is_told_as_one() -> None:
    with EmulatedPrinter(dots_per_second=400) as emulated:
        driver = at(emulated.port, replace(BRIEF, finish=5.0))
        stuck = StuckAfter(emulated, dots=60)
        told = outcome(driver)
        stuck.join()
        assert told is not None
        assert (told.code, told.sent) == (FaultCode.JAMMED, True)
        driver.close()


class StuckAfter:
    """Jams a slow printer once so much paper has moved."""

    def __init__(self, emulated: EmulatedPrinter, dots: int) -> None:
        from threading import Thread  # noqa: PLC0415  only here

        self._emulated, self._left = emulated, emulated.roll_left_mm - dots / 8
        self._thread = Thread(target=self._wait)
        self._thread.start()

    def _wait(self) -> None:
        deadline = time.monotonic() + 10
        while self._emulated.roll_left_mm > self._left and time.monotonic() < deadline:
            time.sleep(0.005)
        self._emulated.fault = Fault.JAMMED

    def join(self) -> None:
        self._thread.join()


@pytest.mark.parametrize("picture", [PictureCommand.GRAPHICS, PictureCommand.COLUMNS])
def test_a_picture_command_that_the_printer_does_not_know_is_waste_but_no_hang(
    picture: PictureCommand,
) -> None:
    with (
        EmulatedPrinter(model=MODELS["clone"]) as mute,
        EmulatedPrinter(model=replace(MODELS["clone"], answers=True)) as talking,
    ):
        for emulated in (mute, talking):
            driver = at(emulated.port, profile=replace(USUAL, width_dots=384, picture=picture))
            outcome(driver, scattered(384, 160))
            right = at(emulated.port, profile=MAKES["mute-58mm" if emulated is mute else "generic-58mm"])
            driver.close()
            until_idle(emulated)
            outcome(right, scattered(384, 160))
            right.close()
            assert len(emulated.tickets) <= 2


def test_a_printer_that_never_answers_prints_and_says_that_nobody_knows() -> None:
    with EmulatedPrinter(model=replace(MODELS["clone"], lacks=())) as emulated:
        profile = replace(MAKES["mute-58mm"], cut="partial")
        driver = at(emulated.port, profile=profile)
        assert driver.condition() is PrinterCondition.UNKNOWN
        assert driver.condition().can_print
        for count in (1, 2):
            raster = scattered(384, 160, seed=count)
            told = outcome(driver, raster)
            assert told is not None
            assert (told.code, told.sent, told.worth_retrying) == (FaultCode.UNCONFIRMED, True, False)
            assert told.used_mm == paper_mm(raster, profile)
            assert emulated.wait_for_tickets(count, 5)
            assert on_paper(emulated.tickets[-1], 384) == raster
        assert emulated.unknown_bytes == 0
        driver.close()


def test_a_printer_that_cannot_confirm_prints_and_nobody_knows_unless_there_is_trouble() -> None:
    with EmulatedPrinter(model=Model(lacks=(b"\x1dr",)), roll_mm=100) as emulated:
        driver = at(emulated.port, profile=MAKES["unconfirming-80mm"])
        told = outcome(driver)
        assert told is not None
        assert (told.code, told.sent) == (FaultCode.UNCONFIRMED, True)
        assert on_paper(emulated.tickets[0], 576) == TICKET
        torn = outcome(driver, scattered(height=640))
        assert torn is not None
        assert (torn.code, torn.sent) == (FaultCode.PAPER_OUT, True)
        assert len(emulated.tickets) == 1
        driver.close()


def test_a_printer_that_never_answers_and_is_pulled_is_silent_and_unreachable() -> None:
    with EmulatedPrinter(model=MODELS["clone"]) as emulated:
        driver = at(emulated.port, profile=MAKES["mute-58mm"])
        assert driver.condition() is PrinterCondition.UNKNOWN
        emulated.unplug()
        assert driver.condition() is PrinterCondition.SILENT
        told = outcome(driver)
        assert told is not None
        assert (told.code, told.sent) == (FaultCode.UNREACHABLE, False)
        emulated.plug()
        assert driver.condition() is PrinterCondition.UNKNOWN
        driver.close()


FAULTS = [
    (None, PrinterCondition.READY),
    (Fault.PAPER_LOW, PrinterCondition.PAPER_LOW),
    (Fault.PAPER_OUT, PrinterCondition.PAPER_OUT),
    (Fault.COVER_OPEN, PrinterCondition.COVER_OPEN),
    (Fault.CUTTER_ERROR, PrinterCondition.CUTTER_ERROR),
    (Fault.JAMMED, PrinterCondition.JAMMED),
    (Fault.OFFLINE, PrinterCondition.OFFLINE),
]


@pytest.mark.parametrize(("fault", "condition"), FAULTS)
def test_a_printer_that_pushes_its_status_is_read(fault: Fault | None, condition: PrinterCondition) -> None:
    with EmulatedPrinter() as emulated:
        driver = at(emulated.port, profile=replace(USUAL, asking=Asking.PUSHED))
        assert driver.condition() is PrinterCondition.READY
        emulated.fault = fault
        assert driver.condition() is condition
        assert driver.condition() is condition
        emulated.fault = None
        assert driver.condition() is PrinterCondition.READY
        assert outcome(driver) is None
        assert on_paper(emulated.tickets[0], 576) == TICKET
        driver.close()


def test_a_printer_that_pushes_tells_in_the_middle_of_a_ticket_that_its_paper_ended() -> None:
    with EmulatedPrinter(roll_mm=12) as emulated:
        driver = at(emulated.port, profile=replace(USUAL, asking=Asking.PUSHED))
        told = outcome(driver)
        assert told is not None
        assert (told.code, told.sent) == (FaultCode.PAPER_OUT, True)
        driver.close()


def test_a_printer_that_pushes_and_is_switched_off_is_silent_not_ready() -> None:
    with EmulatedPrinter() as emulated:
        driver = at(emulated.port, profile=replace(USUAL, asking=Asking.PUSHED))
        assert driver.condition() is PrinterCondition.READY
        emulated.fault = Fault.SILENT
        assert driver.condition() is PrinterCondition.SILENT
        driver.close()


def test_a_printer_asked_in_turn_tells_its_paper_and_nothing_when_it_holds() -> None:
    with EmulatedPrinter() as emulated:
        driver = at(emulated.port, profile=replace(USUAL, asking=Asking.IN_TURN))
        assert driver.condition() is PrinterCondition.READY
        assert outcome(driver) is None
        emulated.fault = Fault.PAPER_LOW
        assert driver.condition() is PrinterCondition.PAPER_LOW
        assert outcome(driver) is None
        emulated.fault = Fault.PAPER_OUT
        assert driver.condition() is PrinterCondition.SILENT
        assert len(emulated.tickets) == 2
        driver.close()


def test_a_make_that_always_says_offline_prints() -> None:
    with EmulatedPrinter() as emulated:
        emulated.fault = Fault.OFFLINE
        driver = at(emulated.port, profile=MAKES["TSP600"])
        assert driver.condition() is PrinterCondition.READY
        driver.close()


def test_a_pulse_is_sent_between_tickets() -> None:
    with EmulatedPrinter() as emulated:
        driver = at(emulated.port)
        driver.pulse()
        assert outcome(driver) is None
        assert emulated.pulses == 1
        emulated.unplug()
        with pytest.raises(PrinterFault):
            driver.pulse()
        driver.close()


def test_a_tear_bar_is_fed_to_and_nothing_is_cut() -> None:
    with EmulatedPrinter(model=MODELS["58mm"]) as emulated:
        driver = at(emulated.port, profile=MAKES["generic-58mm"])
        full = emulated.roll_left_mm
        took = driver.print(scattered(384, 160))
        assert emulated.tickets == []
        assert full - emulated.roll_left_mm == pytest.approx(took, abs=0.2)
        driver.close()
