"""The ticket in large text, judged by its dots: nothing on it is small."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from hardware.screen.fonts import install_fonts
from hardware.ticket_printer.face import TicketFace
from hardware.ticket_printer.raster import dots_per_inch
from hardware.ticket_printer.text_block import size_for_capitals
from hardware.ticket_printer.ticket_form import TicketForm
from hardware.ticket_printer.ticket_layout import draw_ticket
from tests.unit.hardware.ticket_printer.test_ticket_layout import (
    AZ,
    FACES,
    TOKEN,
    WIDTHS,
    code_at,
    dots,
    number_picture,
)

LEAST_MM = 4.8
CAPITALS = TicketFace(
    language="en",
    centre="HH",
    number="H 1",
    service="HHH",
    where="HH",
    ahead="HHH",
    issued="HH",
    token=TOKEN,
    footer=("HH",),
    particulars=("HH", "HHH"),
    main_language="az",
    main_lines=("HH", "HHH"),
    large_text=True,
)
LARGE = {name: replace(face, large_text=True) for name, face in FACES.items()}


@pytest.fixture(autouse=True)
def fonts(qapp: QGuiApplication) -> None:
    install_fonts()


def lines(rows: list[str]) -> list[int]:
    """How high the ink of each line is, rules left out."""
    inked = "".join("#" if "1" in row else " " for row in rows)
    return [len(line) for line in inked.split() if len(line) > 4]


@pytest.mark.parametrize("short", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_lower_than_four_point_eight_millimetres(width: int, short: bool) -> None:  # noqa: FBT001  a parameter of the test
    per_mm = dots_per_inch(width) / 25.4
    found = lines(dots(draw_ticket(CAPITALS, TicketForm(width, short=short))))
    assert len(found) >= (5 if short else 9), found
    assert min(found) >= LEAST_MM * per_mm


@pytest.mark.parametrize("width", WIDTHS)
def test_where_to_go_is_larger_than_all_but_the_number(width: int) -> None:
    found = lines(dots(draw_ticket(CAPITALS, TicketForm(width))))
    number, where = found[1], found[2]
    assert number > 2 * where
    assert where == max(height for at, height in enumerate(found[:-1]) if at != 1)
    assert where + 1 >= 6.4 * dots_per_inch(width) / 25.4, "to a dot"


@pytest.mark.parametrize("language", ["az", "ru", "en", "prs", "ps"])
def test_capitals_are_as_high_as_asked_and_no_higher_than_need_be(language: str) -> None:
    for wanted in (34.0, 38.4, 51.2):
        size = size_for_capitals(language, wanted, bold=True)
        assert size <= 1.6 * wanted
        assert size >= wanted


@pytest.mark.parametrize("width", WIDTHS)
def test_the_number_is_half_as_high_again(width: int) -> None:
    usual, large = (
        len(number_picture(dots(draw_ticket(replace(AZ, large_text=large), TicketForm(width)))))
        for large in (False, True)
    )
    assert large >= 1.35 * usual


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("face", LARGE.values(), ids=LARGE.keys())
def test_nothing_of_a_large_ticket_is_clipped(face: TicketFace, width: int) -> None:
    margin = round(width * 0.03)
    rows = dots(draw_ticket(face, TicketForm(width)))
    assert not any("1" in row[: margin - 6] or "1" in row[width - margin + 6 :] for row in rows)
    code_at(rows, TOKEN)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_large_ticket_says_number_where_service_and_when_and_no_more(width: int) -> None:
    form = TicketForm(width)
    face = LARGE["long ru"]
    ticket = draw_ticket(face, form)
    for changed in ("centre", "number", "service", "where", "ahead", "issued"):
        assert draw_ticket(replace(face, **{changed: "B 2"}), form) != ticket, changed  # type: ignore[arg-type]  # a text each
    assert draw_ticket(replace(face, footer=(), main_lines=()), form) == ticket


@pytest.mark.parametrize("width", WIDTHS)
def test_on_a_slow_wire_it_leaves_out_when(width: int) -> None:
    short = TicketForm(width, short=True, own_code=True)
    ticket = draw_ticket(replace(AZ, large_text=True), short)
    assert ticket.height < draw_ticket(replace(AZ, large_text=True), TicketForm(width)).height
    assert draw_ticket(replace(AZ, large_text=True, ahead="B 2", issued="B 2"), short) == ticket
    assert ticket.code is not None


def test_what_is_too_long_for_a_line_goes_one_part_a_line() -> None:
    """A dot that parts zone and counters does not hang at the end of a line."""
    dotted = draw_ticket(replace(AZ, large_text=True), TicketForm(384))
    broken = draw_ticket(
        replace(
            AZ,
            large_text=True,
            **{name: getattr(AZ, name).replace(" · ", "\u2028") for name in ("centre", "where", "issued")},
        ),
        TicketForm(384),
    )
    assert dotted == broken


def test_a_ticket_too_long_for_large_text_comes_whole_in_the_usual() -> None:
    endless = replace(FACES["unbroken"], service="Ş" * 200)
    form = TicketForm(384)
    assert draw_ticket(replace(endless, large_text=True), form) == draw_ticket(endless, form)


ENDLESS = replace(
    FACES["long prs"],
    centre="سالون خدمات وزارت " * 12,
    service="خدمت بسیار طولانی ثبت " * 9,
    particulars=(" · ".join(["خدمت بسیار طولانی ثبت " * 9] * 7),),
)
"""Eight services of 200 letters each."""


@pytest.mark.parametrize("large_text", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
def test_however_much_there_is_to_say_number_where_and_code_are_on_it(width: int, large_text: bool) -> None:  # noqa: FBT001  a parameter of the test
    endless = replace(ENDLESS, large_text=large_text)
    ticket = draw_ticket(endless, TicketForm(width))
    code_at(dots(ticket), TOKEN)
    for changed in ("number", "where"):
        assert draw_ticket(replace(endless, **{changed: "B 2"}), TicketForm(width)) != ticket, changed  # type: ignore[arg-type]  # a text each
    printed = draw_ticket(endless, TicketForm(width, own_code=True))
    assert printed.code is not None
    assert printed.code.top + printed.code.side <= printed.height
