"""Tickets judged by another's printer: emupos decodes them, and zxing reads their codes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from hardware.screen.fonts import install_fonts
from hardware.ticket_printer.escpos_driver import EscposPrinter
from hardware.ticket_printer.escpos_wires import open_network
from hardware.ticket_printer.makes import USUAL
from hardware.ticket_printer.port import FaultCode, PrinterCondition, PrinterFault
from hardware.ticket_printer.profile import Asking, PictureCommand, PrinterProfile
from hardware.ticket_printer.raster import Raster, dots_per_inch
from hardware.ticket_printer.ticket_form import TicketForm
from hardware.ticket_printer.ticket_layout import draw_ticket
from kiosk.paper.ticket_face import ticket_face
from tests.device.kiosk.walk import CENTRES, Walk
from tests.device.ticket_printer.conftest import BRIEF
from tests.device.ticket_printer.emupos import ENVIRONMENT, MISSING, Printers, codes_in, printers, rows_of

pytestmark = pytest.mark.skipif(not (ENVIRONMENT / "bin" / "emupos").exists(), reason=MISSING)

WIDTHS = (576, 512, 384)
TICKETS = [(centre, language) for centre, languages in CENTRES.items() for language in languages]
FORMS = [TicketForm(width) for width in WIDTHS] + [TicketForm(width, short=True) for width in WIDTHS]
OWN = [TicketForm(576, own_code=True), TicketForm(384, short=True, own_code=True)]


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Printers]:
    folder = tmp_path_factory.mktemp("emupos")
    with printers(folder, {width: dots_per_inch(width) for width in WIDTHS}) as running:
        yield running


def driver(theirs: Printers, profile: PrinterProfile) -> EscposPrinter:
    port = theirs.ports[profile.width_dots]
    return EscposPrinter(lambda within: open_network("127.0.0.1", port, within), BRIEF, lambda: profile)


def profile_for(width: int, picture: PictureCommand) -> PrinterProfile:
    return replace(USUAL, width_dots=width, dots_per_inch=dots_per_inch(width), picture=picture)


def drawn(form: TicketForm) -> list[tuple[Raster, str]]:
    """A ticket in each language of each centre, and what its code holds."""
    faces = []
    for centre, language in TICKETS:
        walk = Walk(centre, language)
        faces.append(ticket_face(walk.centre, walk.issued(walk.centre.services[0].id)))
    return [(draw_ticket(face, form), face.token) for face in faces]


def same(picture: Path, raster: Raster) -> bool:
    """Whether the ink is the same; what is blank at the end is no part of their pictures."""
    return rows_of(picture).rstrip(b"\x00") == raster.rows.rstrip(b"\x00")


@pytest.mark.parametrize("command", list(PictureCommand))
def test_every_ticket_is_decoded_dot_by_dot_and_its_code_read(
    qapp: QGuiApplication, theirs: Printers, command: PictureCommand
) -> None:
    install_fonts()
    pictures, tokens = [], []
    for form in FORMS:
        printer = driver(theirs, profile_for(form.width_dots, command))
        for raster, token in drawn(form):
            printer.print(raster)
            picture = theirs.receipt()
            assert same(picture, raster), (form, command)
            pictures.append(picture)
            tokens.append([token])
        printer.close()
    assert {language for _, language in TICKETS} == {"az", "ru", "en", "prs", "ps"}
    assert codes_in(pictures) == tokens


@pytest.mark.parametrize("form", OWN, ids=["full", "short"])
def test_the_printers_own_code_is_read_on_paper(
    qapp: QGuiApplication, theirs: Printers, form: TicketForm
) -> None:
    install_fonts()
    printer = driver(theirs, profile_for(form.width_dots, PictureCommand.RASTER))
    pictures, tokens = [], []
    for raster, token in drawn(form):
        printer.print(raster)
        pictures.append(theirs.receipt())
        tokens.append([token])
        assert raster.code is not None
        assert (
            rows_of(pictures[-1])[: raster.code.top * raster.row_bytes]
            == (raster.rows[: raster.code.top * raster.row_bytes])
        )
    printer.close()
    assert codes_in(pictures) == tokens


@pytest.mark.parametrize(
    ("fault", "condition"),
    [
        ("paper-near-end", PrinterCondition.PAPER_LOW),
        ("paper-out", PrinterCondition.PAPER_OUT),
        ("cover-open", PrinterCondition.COVER_OPEN),
        ("offline", PrinterCondition.OFFLINE),
    ],
)
def test_its_answers_are_understood(theirs: Printers, fault: str, condition: PrinterCondition) -> None:
    printer = driver(theirs, USUAL)
    assert printer.condition() is PrinterCondition.READY
    theirs.fault(576, fault, active=True)
    assert printer.condition() is condition
    if not condition.can_print:
        with pytest.raises(PrinterFault) as told:
            printer.print(Raster(576, 1, b"\xff" * 72))
        assert (told.value.code, told.value.sent) == (FaultCode(condition.value), False)
    theirs.fault(576, fault, active=False)
    assert printer.condition() is PrinterCondition.READY
    printer.close()


def test_its_reports_are_understood(theirs: Printers) -> None:
    printer = driver(theirs, replace(USUAL, asking=Asking.PUSHED))
    assert printer.condition() is PrinterCondition.READY
    theirs.fault(576, "cover-open", active=True)
    assert printer.condition() is PrinterCondition.COVER_OPEN
    theirs.fault(576, "cover-open", active=False)
    assert printer.condition() is PrinterCondition.READY
    printer.close()
