"""The one-bit picture."""

import pytest

from hardware.ticket_printer.raster import OwnCode, Raster


@pytest.mark.parametrize(
    ("width", "height", "rows"),
    [(0, 1, b""), (8, -1, b""), (8, 2, b"\x00"), (9, 1, b"\x00"), (4, 1, b"\x08")],
)
def test_bytes_that_are_no_picture_are_refused(width: int, height: int, rows: bytes) -> None:
    with pytest.raises(ValueError, match=r"dots|rows|ink"):
        Raster(width, height, rows)


def test_ink_where_the_printer_draws_its_code_is_refused() -> None:
    code = OwnCode("K7Q2", top=1, module_dots=1, side=2)
    assert Raster(8, 4, b"\xff\x00\x00\xff", code).code == code
    with pytest.raises(ValueError, match="K7Q2"):
        Raster(8, 4, b"\xff\x00\x01\xff", code)
