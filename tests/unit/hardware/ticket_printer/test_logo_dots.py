"""A centre's logo on paper: in black and white, once, and never in a ticket's way."""

import logging
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter

from config.loader import centre_file, load_centre
from hardware.screen.fonts import install_fonts
from hardware.ticket_printer.logo_dots import logo_dots
from hardware.ticket_printer.ticket_form import TicketForm
from hardware.ticket_printer.ticket_layout import draw_ticket
from tests.unit.hardware.ticket_printer.test_ticket_layout import AZ, PRS, WIDTHS, dots, rules

TWELVE_MM = 12 * 8
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} 50">'
    '<rect width="{wide}" height="50" fill="{colour}"/></svg>'
)


@pytest.fixture(autouse=True)
def fonts(qapp: QGuiApplication) -> None:
    install_fonts()


def vector(folder: Path, *, wide: int = 50, colour: str = "#0B4A6F") -> Path:
    file = folder / "logo.svg"
    file.write_text(SVG.format(wide=wide, colour=colour), encoding="utf-8")
    return file


def share(image: QImage | None) -> float:
    """Of black dots."""
    assert image is not None
    black = QColor(Qt.GlobalColor.black)
    dots = [image.pixelColor(x, y) == black for x in range(image.width()) for y in range(image.height())]
    return sum(dots) / len(dots)


@pytest.mark.parametrize(("colour", "least", "most"), [("#0B4A6F", 1, 1), ("#FFFFFF", 0, 0)])
def test_one_colour_is_ink_or_paper_and_nothing_between(
    tmp_path: Path, colour: str, least: float, most: float
) -> None:
    assert least <= share(logo_dots(vector(tmp_path, colour=colour), 40, 400)) <= most


def test_a_picture_of_many_tones_keeps_them_as_dots(tmp_path: Path) -> None:
    picture = QImage(100, 50, QImage.Format.Format_RGB32)
    gradient = QLinearGradient(0, 0, 100, 0)
    gradient.setColorAt(0, QColor("black"))
    gradient.setColorAt(1, QColor("white"))
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), gradient)
    painter.end()
    file = tmp_path / "logo.png"
    assert picture.save(str(file))
    image = logo_dots(file, 50, 400)
    assert image is not None
    assert image.format() is QImage.Format.Format_Mono
    shares = [share(image.copy(x, 0, 20, 50)) for x in (0, 40, 80)]
    assert shares[0] > 0.9
    assert 0.2 < shares[1] < 0.8
    assert shares[2] < 0.1


def test_a_wide_logo_is_made_lower_and_never_wider_than_it_may(tmp_path: Path) -> None:
    image = logo_dots(vector(tmp_path, wide=500), 60, 200)
    assert image is not None
    assert image.width() <= 200
    assert image.height() <= 60


def test_a_logo_is_turned_into_dots_once_and_again_when_its_file_changed(tmp_path: Path) -> None:
    file = vector(tmp_path)
    first = logo_dots(file, 40, 400)
    assert logo_dots(file, 40, 400) is first
    vector(tmp_path, colour="#FFFFFF")
    changed = file.stat().st_mtime_ns + 1_000_000

    os.utime(file, ns=(changed, changed))
    assert share(logo_dots(file, 40, 400)) == 0


@pytest.mark.parametrize("content", [None, b"", b"<svg", b"\x89PNG\r\n\x1a\nrubbish"])
def test_a_logo_that_is_gone_or_spoilt_costs_no_ticket(
    tmp_path: Path, content: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "logo.png"
    if content is not None:
        file.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        ticket = draw_ticket(replace(AZ, logo=file), TicketForm(576))
    assert ticket == draw_ticket(AZ, TicketForm(576))
    assert "not printed" in caplog.text
    caplog.clear()


@pytest.mark.parametrize("box", ["0 0 9e9 1", "0 0 1 9e9", "0 0 40000 1"])
def test_a_logo_of_an_absurd_shape_costs_no_ticket(
    tmp_path: Path, box: str, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "logo.svg"
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"/>', encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert draw_ticket(replace(AZ, logo=file), TicketForm(576)) == draw_ticket(AZ, TicketForm(576))
    assert "not printed" in caplog.text
    caplog.clear()


@pytest.mark.parametrize("centre", ["asan-baku-1", "asan-khedmat-kabul-1"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_shipped_logo_stands_at_the_head_where_reading_begins(centre: str, width: int) -> None:
    logo = load_centre(centre_file(centre)).look.logo
    assert logo is not None
    left, right = (
        dots(draw_ticket(replace(face, logo=logo, number="A 042"), TicketForm(width))) for face in (AZ, PRS)
    )
    for rows, plain in ((left, AZ), (right, PRS)):
        with_logo = rules(rows)[0]
        without = rules(dots(draw_ticket(plain, TicketForm(width))))[0]
        assert 0 <= with_logo - without <= TWELVE_MM
    # The logo is solid: its dots weigh more than those of thin letters.
    for rows, at_the_left in ((left, True), (right, False)):
        head = rows[: rules(rows)[0]]
        ink = sorted(column for row in head for column, dot in enumerate(row) if dot == "1")
        middle = (ink[0] + ink[-1]) / 2
        lighter = sum(column < middle for column in ink) / len(ink)
        assert (lighter > 0.5) is at_the_left
