from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.core.forecast import packing
from center_hub.core.forecast.packing import packed, real, whole


@given(st.lists(st.integers(-(2**31), 2**31 - 1)))
def test_whole_numbers_come_back(numbers: list[int]) -> None:
    assert list(whole("i", packed(array("i", numbers)))) == numbers


@given(st.lists(st.floats(allow_nan=False)))
def test_real_numbers_come_back(numbers: list[float]) -> None:
    assert list(real("d", packed(array("d", numbers)))) == numbers


def test_the_bytes_are_the_same_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = array("i", [1, 256])
    assert packed(numbers) == b"\x01\x00\x00\x00\x00\x01\x00\x00"
    turned = array("i", numbers)
    turned.byteswap()
    monkeypatch.setattr(packing, "_STRANGE", True)
    assert packed(turned) == b"\x01\x00\x00\x00\x00\x01\x00\x00"
    assert list(whole("i", packed(numbers))) == [1, 256]


def test_half_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="multiple"):
        whole("i", b"\x01")
