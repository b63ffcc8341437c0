"""The bytes of a print job, read back by the emulator's own parser."""

import re
from dataclasses import replace

import pytest
import qrcode
from hypothesis import given
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_M

from hardware.ticket_printer.emulator.mechanism import Mechanism
from hardware.ticket_printer.emulator.models import Model
from hardware.ticket_printer.job import TAIL_DOTS, clearing, encode, paper_mm
from hardware.ticket_printer.makes import MAKES, USUAL
from hardware.ticket_printer.profile import Asking, Cut, PictureCommand, PrinterProfile
from hardware.ticket_printer.raster import OwnCode, Raster
from tests.device.ticket_printer.pictures import on_paper, scattered

COMMANDS = pytest.mark.parametrize("picture", list(PictureCommand))
OVERRUN = 23
"""Rows that the last line of columns may feed over and above."""


def printed(raster: Raster, profile: PrinterProfile) -> Mechanism:
    """A printer with a head just this wide, after the job."""
    printer = Mechanism(Model(raster.width_dots, profile.dots_per_inch), 80_000, None)
    printer.receive(encode(raster, profile))
    assert printer.unknown_bytes == 0
    return printer


def decoded(raster: Raster, profile: PrinterProfile) -> Raster:
    """What is on its paper, without the way to the cutter and what a line of columns feeds over."""
    printer = printed(raster, profile)
    if raster.height == 0:
        assert printer.tickets == []
        return raster
    (ticket,) = printer.tickets
    over = OVERRUN if profile.picture is PictureCommand.COLUMNS else 0
    assert raster.height <= ticket.height - TAIL_DOTS <= raster.height + over
    picture = ticket.crop((0, 0, raster.width_dots, raster.height))
    return Raster(raster.width_dots, raster.height, picture.tobytes("raw", "1;I"))


@st.composite
def rasters(draw: st.DrawFn) -> Raster:
    width = draw(st.integers(1, 600))
    row_bytes = (width + 7) // 8
    spare = row_bytes * 8 - width
    stripes = draw(st.lists(st.tuples(st.integers(0, (1 << width) - 1), st.integers(1, 300)), max_size=6))
    rows = [(ink << spare).to_bytes(row_bytes, "big") * count for ink, count in stripes]
    return Raster(width, sum(count for _, count in stripes), b"".join(rows))


@COMMANDS
@given(raster=rasters())
def test_every_picture_comes_out_pixel_by_pixel(picture: PictureCommand, raster: Raster) -> None:
    assert decoded(raster, replace(USUAL, picture=picture)) == raster


@COMMANDS
@given(width=st.integers(1, 64), height=st.integers(1, 40), data=st.data())
def test_scattered_blank_rows_come_out_pixel_by_pixel(
    picture: PictureCommand, width: int, height: int, data: st.DataObject
) -> None:
    spare = -width % 8
    inks = data.draw(
        st.lists(st.sampled_from([0, 1, (1 << width) - 1]), min_size=height, max_size=height), label="rows"
    )
    raster = Raster(width, height, b"".join((ink << spare).to_bytes((width + 7) // 8, "big") for ink in inks))
    assert decoded(raster, replace(USUAL, picture=picture)) == raster


def test_no_band_is_taller_than_a_small_printer_takes() -> None:
    solid = Raster(16, 1000, b"\xff\xff" * 1000)
    heights = [
        int.from_bytes(found[1], "little")
        for found in re.finditer(rb"\x1dv0\x00\x02\x00(..)", encode(solid, USUAL), re.DOTALL)
    ]
    assert max(heights) == USUAL.rows_per_band
    assert sum(heights) == 1000


@COMMANDS
def test_blank_rows_and_columns_cost_next_to_nothing(picture: PictureCommand) -> None:
    profile = replace(USUAL, picture=picture)
    assert len(encode(Raster(576, 2000, bytes(72 * 2000)), profile)) < 60
    narrow = encode(Raster(576, 30, (b"\xff" + bytes(71)) * 30), profile)
    assert len(narrow) < 140


def test_a_short_gap_stays_in_its_band() -> None:
    assert encode(Raster(8, 5, b"\xff" + bytes(3) + b"\xff"), USUAL).count(b"\x1dv0") == 1
    assert encode(Raster(8, 6, b"\xff" + bytes(4) + b"\xff"), USUAL).count(b"\x1dv0") == 2


def test_a_coarse_head_is_fed_in_its_own_dots() -> None:
    raster = scattered(512, 240)
    assert on_paper(printed(raster, MAKES["TM-T88V"]).tickets[0], 512) == raster


def test_a_printer_that_knows_no_motion_unit_is_not_told_one() -> None:
    assert b"\x1dP" in encode(scattered(384, 80), USUAL)
    assert b"\x1dP" not in encode(scattered(384, 80), MAKES["generic-58mm"])


def test_a_printer_that_never_answers_is_asked_nothing_it_might_print() -> None:
    job = encode(scattered(384, 80), MAKES["mute-58mm"])
    assert job.startswith(b"\x1b@\x1bJ\x28\x1dv0")


@pytest.mark.parametrize("cut", ["full", "partial", "tear"])
def test_a_ticket_is_fed_to_the_cutter_or_the_bar_and_takes_that_much_paper(cut: Cut) -> None:
    raster, profile = scattered(height=240), replace(USUAL, cut=cut)
    printer = printed(raster, profile)
    assert 80_000 - printer.paper.left_mm == pytest.approx(paper_mm(raster, profile), abs=0.2)
    assert len(printer.tickets) == (0 if cut == "tear" else 1)


def best_modules(text: str) -> list[list[bool]]:
    """A code as a printer makes it, with the best of the eight masks."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(dark) for dark in row] for row in code.get_matrix()]


def test_the_printers_own_code_stands_where_the_picture_has_room_for_it() -> None:
    text, module = "u3Jx0aQ9Vb1mTz7KfL2pYw", 4
    modules = best_modules(text)
    side = len(modules) * module
    code = OwnCode(text, top=20, module_dots=module, side=side)
    raster = Raster(576, side + 50, b"\xff" * 720 + bytes(72 * (side + 30)) + b"\xff" * 720, code)
    (ticket,) = printed(raster, replace(USUAL, draws_qr=True)).tickets
    left = (576 - side) // 2
    drawn = ticket.crop((left, 20, left + side, 20 + side)).resize((len(modules), len(modules)))
    assert [[not drawn.getpixel((x, y)) for x in range(len(modules))] for y in range(len(modules))] == modules
    rest = on_paper(ticket, 576)
    assert rest.height == raster.height
    assert (
        rest.rows[: 72 * 20] + rest.rows[72 * (20 + side) :]
        == raster.rows[: 72 * 20] + raster.rows[72 * (20 + side) :]
    )


def test_a_printer_that_pushes_is_told_to_with_every_job() -> None:
    assert encode(scattered(height=80), replace(USUAL, asking=Asking.PUSHED)).startswith(b"\x1b@\x1da\x0e")
    assert encode(scattered(height=80), USUAL).startswith(b"\x1b@\x1da\x00")


WITH_A_CODE = Raster(576, 200, bytes(72 * 200), OwnCode("NOBAT1:q7Zt3fN0x5yV1mC8-_aB2d", 10, 4, 100))


@COMMANDS
@given(share=st.floats(0, 1), old=st.sampled_from([scattered(height=70, seed=3), WITH_A_CODE]))
def test_after_a_job_broken_off_at_any_byte_the_next_is_whole(
    picture: PictureCommand, share: float, old: Raster
) -> None:
    profile = replace(USUAL, picture=picture)
    broken, ticket = encode(old, profile), scattered(height=72, seed=9)
    printer = Mechanism(Model(), 80_000, None)
    printer.receive(broken[: round(share * len(broken))])
    printer.receive(clearing(profile) + encode(ticket, profile))
    assert on_paper(printer.tickets[-1], 576) == ticket
