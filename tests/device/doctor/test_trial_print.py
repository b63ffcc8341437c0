"""The test ticket over the real driver and an emulated printer's real socket."""

from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtGui import QGuiApplication

from hardware.doctor.box import load_box
from hardware.doctor.examination import Examination, named
from hardware.doctor.running import examine_all
from hardware.doctor.trial_print import trial_ticket
from hardware.doctor.trial_ticket import draw_trial_ticket, letters_of
from hardware.finding import Finding, Verdict
from hardware.screen.fonts import install_fonts
from hardware.ticket_printer.emulator import EmulatedPrinter, Fault
from hardware.ticket_printer.qr import qr_modules
from hardware.ticket_printer.raster import Raster
from tests.device.doctor.conftest import BoxFile

NOW = datetime(2026, 11, 30, 9, 12, tzinfo=UTC)
WIDTHS = (576, 512, 384)


def tried(box_file: BoxFile) -> Finding:
    """The one finding of a test ticket, printed as the doctor does: in a process of its own."""
    trial = partial(named, "hardware.doctor.trial_print:print_trial_ticket", load_box(box_file.write()), NOW)
    (found,) = examine_all([Examination("ticket_printer", trial, within_s=40, apart=True)], lambda _: None)
    return found


@pytest.mark.parametrize("width_dots", [576, 384])
def test_it_comes_out_dot_by_dot_as_it_was_drawn(
    qapp: QGuiApplication, box_file: BoxFile, emulated: EmulatedPrinter, width_dots: int
) -> None:
    install_fonts()
    box_file.width_dots = width_dots
    found = tried(box_file)
    assert (found.verdict, found.check) == (Verdict.OK, "test ticket")
    drawn = draw_trial_ticket(trial_ticket("kiosk-1", "default", NOW), width_dots, 203 / 25.4)
    (ticket,) = emulated.tickets
    paper = ticket.crop((0, 0, width_dots, drawn.height))
    assert paper.tobytes("raw", "1;I") == drawn.rows


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        (Fault.COVER_OPEN, "cover"),
        (Fault.PAPER_OUT, "roll of paper"),
        (Fault.CUTTER_ERROR, "knife"),
        (Fault.SILENT, "cable"),
    ],
)
def test_a_printer_that_cannot_print_is_told_with_what_to_do(
    box_file: BoxFile, emulated: EmulatedPrinter, fault: Fault, word: str
) -> None:
    emulated.fault = fault
    found = tried(box_file)
    assert (found.verdict, found.value) == (Verdict.FAIL, f"{fault.value}: before printing")
    assert word in found.advice
    assert emulated.tickets == []


def test_a_printer_that_is_not_there_is_told(box_file: BoxFile, emulated: EmulatedPrinter) -> None:
    emulated.unplug()
    found = tried(box_file)
    assert found.verdict is Verdict.FAIL
    assert found.value.startswith("unreachable")


def test_paper_that_ends_on_the_way_is_told_as_perhaps_begun(box_file: BoxFile) -> None:
    with EmulatedPrinter(roll_mm=60) as nearly_empty:
        box_file.printer_port = nearly_empty.port
        found = tried(box_file)
    assert found.value == "paper_out: while printing; something may be on the paper"


def ink(raster: Raster, top: int, left: int, width: int, height: int) -> bool:
    """Whether every dot of that rectangle is black."""
    wanted = ((1 << width) - 1) << (raster.row_bytes * 8 - left - width)
    rows = (int.from_bytes(raster.row(row), "big") for row in range(top, top + height))
    return all(row & wanted == wanted for row in rows)


@pytest.mark.parametrize("width_dots", WIDTHS)
def test_black_reaches_from_the_first_dot_to_the_last(qapp: QGuiApplication, width_dots: int) -> None:
    install_fonts()
    drawn = draw_trial_ticket(trial_ticket("kiosk-1", "default", NOW), width_dots, 8.0)
    assert ink(drawn, drawn.height - 10, 0, width_dots, 10)


@pytest.mark.parametrize("width_dots", WIDTHS)
def test_the_code_stands_on_it_module_by_module(qapp: QGuiApplication, width_dots: int) -> None:
    install_fonts()
    trial = trial_ticket("kiosk-1", "default", NOW)
    drawn = draw_trial_ticket(trial, width_dots, 8.0)
    modules = qr_modules(trial.code)
    top = drawn.height - 10 - (len(modules) + 4) * 5
    read = [
        [ink(drawn, top + row * 5, 20 + column * 5, 5, 5) for column in range(len(modules))]
        for row in range(len(modules))
    ]
    assert read == modules


def test_every_language_is_on_it_with_its_own_letters() -> None:
    specimens = {one.language: one for one in trial_ticket("kiosk-1", "default", NOW).specimens}
    assert specimens.keys() == {"az", "ru", "en", "prs", "ps"}
    assert {*"əğış"} <= {*specimens["az"].letters}
    assert {*"щыёъ"} <= {*specimens["ru"].letters}
    assert {*"ټځښڼې"} <= {*specimens["ps"].letters}
    assert not any(letter.isascii() for letter in specimens["prs"].letters if letter != " ")
    assert len({one.sentence for one in specimens.values()}) == 5


def test_names_to_be_filled_in_are_no_letters_of_a_language() -> None:
    assert letters_of("Azərbaycan", ["Bax: {wait}"]) == "a b x"
