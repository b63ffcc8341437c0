import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.code_scanner.assembly import MOST_BYTES, Assembly, bare


def whole(text: str, *prefixes: str) -> list[str]:
    assembly = Assembly(prefixes)
    return assembly.take(text) + assembly.quiet()


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\t", ""])
def test_a_scan_ends_at_its_line_end_or_tab_or_with_silence(end: str) -> None:
    assert whole("K7Q2M9" + end) == ["K7Q2M9"]


@given(st.text(alphabet="AB1]\r\n\t\x1d\x00<", max_size=40), st.data())
def test_where_a_scan_is_cut_in_pieces_makes_no_difference(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    assembly = Assembly()
    pieces = assembly.take(text[:cut]) + assembly.take(text[cut:]) + assembly.quiet()
    assert pieces == whole(text)


@given(st.text(max_size=700))
def test_no_text_brings_a_control_character_or_more_than_512_bytes(text: str) -> None:
    for scan in whole(text):
        assert scan
        assert not any(ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 for sign in scan)
        assert len(scan.encode("utf-8", "replace")) <= MOST_BYTES


def test_a_scan_of_512_bytes_is_taken_and_one_of_513_refused_whole(caplog: pytest.LogCaptureFixture) -> None:
    assert whole("A" * 512) == ["A" * 512]
    assert whole("S3CR3T" * 100 + "\rNEXT\r") == ["NEXT"]
    assert "longer than 512 bytes" in caplog.text
    assert "S3CR3T" not in caplog.text


def test_of_a_torn_scan_no_tail_is_delivered(caplog: pytest.LogCaptureFixture) -> None:
    assembly = Assembly()
    assert assembly.take("K7Q2") == []
    assembly.spoil("the kernel lost some of it")
    assert assembly.waiting
    assert assembly.take("M9XX\rK7Q2M9\r") == ["K7Q2M9"]
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "M9XX" not in caplog.text


def test_silence_ends_a_torn_scan_too() -> None:
    assembly = Assembly()
    assembly.take("K7")
    assembly.spoil("torn")
    assert assembly.quiet() == []
    assert assembly.take("K7Q2M9\r") == ["K7Q2M9"]


def test_a_device_that_was_pulled_out_leaves_nothing_behind() -> None:
    assembly = Assembly()
    assembly.take("K7Q2")
    assembly.clear()
    assert not assembly.waiting
    assert assembly.take("M9\r") == ["M9"]


@pytest.mark.parametrize("aim", ["]Q1", "]C0", "]d2", "]L0", "]E0", "]z3", "]A1"])
def test_the_standards_symbology_prefix_is_taken_off(aim: str) -> None:
    assert bare(f"{aim}K7Q2M9") == "K7Q2M9"


def test_a_makers_prefix_is_taken_off_where_it_was_said_and_once() -> None:
    assert bare("QK7Q2M9") == "QK7Q2M9"
    assert bare("QK7Q2M9", ["Q"]) == "K7Q2M9"
    assert bare("QQ7Q2M9", ["Q"]) == "Q7Q2M9"
    assert bare("]Q1QK7Q2M9", ["Q"]) == "K7Q2M9"
    assert bare("Q]Q1K7Q2M9", ["Q"]) == "K7Q2M9"
    assert whole("QRK7\r", "Q", "QR") == ["K7"]


@pytest.mark.parametrize("text", ["]Q", "]", "]1Q", "]Q1"])
def test_what_only_begins_like_a_prefix_is_left_and_a_bare_prefix_is_no_scan(text: str) -> None:
    assert whole(text) == ([] if text == "]Q1" else [text])
