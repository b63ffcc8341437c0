"""The one-bit picture and its way into ESC/POS bytes, read back by the emulator's own parser."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.ticket_printer.emulator.mechanism import Mechanism
from hardware.ticket_printer.raster import ROWS_PER_BAND, Raster, dots_per_inch, encode
from tests.device.ticket_printer.pictures import on_paper, scattered

TAIL = 16


def decoded(raster: Raster, data: bytes) -> Raster:
    """What a printer with a head just this wide puts on paper, without the way to the cutter."""
    printer = Mechanism(raster.width_dots, dots_per_inch(raster.width_dots), 80_000, None)
    printer.receive(data)
    assert printer.unknown_bytes == 0
    if raster.height == 0:
        assert printer.tickets == []
        return raster
    (ticket,) = printer.tickets
    assert ticket.height == raster.height + TAIL
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


@given(rasters())
def test_every_picture_comes_out_pixel_by_pixel(raster: Raster) -> None:
    assert decoded(raster, encode(raster)) == raster


@given(st.integers(1, 64), st.integers(1, 40), st.data())
def test_scattered_blank_rows_come_out_pixel_by_pixel(width: int, height: int, data: st.DataObject) -> None:
    spare = -width % 8
    inks = data.draw(
        st.lists(st.sampled_from([0, 1, (1 << width) - 1]), min_size=height, max_size=height), label="rows"
    )
    raster = Raster(width, height, b"".join((ink << spare).to_bytes((width + 7) // 8, "big") for ink in inks))
    assert decoded(raster, encode(raster)) == raster


def test_no_band_is_taller_than_a_small_printer_takes() -> None:
    solid = Raster(16, 1000, b"\xff\xff" * 1000)
    heights = [
        int.from_bytes(found[1], "little")
        for found in re.finditer(rb"\x1dv0\x00\x02\x00(..)", encode(solid), re.DOTALL)
    ]
    assert max(heights) == ROWS_PER_BAND
    assert sum(heights) == 1000


def test_blank_rows_cost_next_to_nothing() -> None:
    assert len(encode(Raster(576, 2000, bytes(72 * 2000)))) < 60


def test_a_short_gap_stays_in_its_band() -> None:
    seven = b"\xff" + bytes(7) + b"\xff"
    assert encode(Raster(8, 9, seven)).count(b"\x1dv0") == 1
    assert encode(Raster(8, 10, b"\xff" + bytes(8) + b"\xff")).count(b"\x1dv0") == 2


def test_a_coarse_head_is_fed_in_its_own_dots() -> None:
    raster = scattered(512, 240)
    printer = Mechanism(512, 180, 80_000, None)
    printer.receive(encode(raster))
    assert on_paper(printer.tickets[0], 512) == raster


@pytest.mark.parametrize(
    ("width", "height", "rows"),
    [(0, 1, b""), (8, -1, b""), (8, 2, b"\x00"), (9, 1, b"\x00"), (4, 1, b"\x08")],
)
def test_bytes_that_are_no_picture_are_refused(width: int, height: int, rows: bytes) -> None:
    with pytest.raises(ValueError, match=r"dots|rows|ink"):
        Raster(width, height, rows)
