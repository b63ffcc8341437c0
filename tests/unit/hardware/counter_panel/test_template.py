"""Frames: as the manuals print them, and understood by decoders that know nothing of the encoder."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.panel_template import PanelTemplate, TextField
from hardware.counter_panel.emulator.panels import Panels
from hardware.counter_panel.template import fitted, frame
from tests.unit.hardware.counter_panel.templates import NUMBERS, any_template, shipped

EDI, RICE, TSL, AUSTIN = map(shipped, ("edi-ed400", "rice-lake-laserlight", "tsl-3-1", "austin-hughes-mcs"))


@pytest.mark.parametrize(
    ("template", "address", "text", "content"),
    [
        (EDI, 1, "1234", b"\x02011234\x03"),  # the manual's own example
        (EDI, 7, "A042", b"\x0207 042\x03"),
        (EDI, 7, "", b"\x0207    \x03"),
        (RICE, 0, "HELLO", b"|00DMHELLO !"),  # its example, filled up to six as it asks
        (RICE, 31, "A042", b"|31DMA042  !"),
        (TSL, 5, "A042", b"\x85\x30A042            "),
        (AUSTIN, 3, "A042", b"\x06MC\x16\x03A042  " + bytes([-(0x16 + 3 + sum(b"A042  ")) & 255]) + b"\r\n"),
    ],
)
def test_a_frame_is_what_the_makers_manual_prints(
    template: PanelTemplate, address: int, text: str, content: bytes
) -> None:
    assert frame(template, address, text) == content


def edi(content: bytes) -> tuple[int, str]:
    found = re.fullmatch(rb"\x02(\d\d)([0-9 -]{4})\x03", content)
    assert found
    return int(found[1]), found[2].decode().strip()


def rice(content: bytes) -> tuple[int, str]:
    assert (content[:1], content[3:5], content[-1:], len(content)) == (b"|", b"DM", b"!", 12)
    return int(content[1:3]), content[5:-1].decode().strip()


def tsl(content: bytes) -> tuple[int, str]:
    assert len(content) == 18
    assert content[0] & 0x80
    assert not content[1] & 0x8F
    assert max(content[2:]) < 0x80
    return content[0] & 0x7F, content[2:].decode().strip()


def austin(content: bytes) -> tuple[int, str]:
    assert content[:4] == b"\x06MC\x16"
    assert content[-2:] == b"\r\n"
    assert sum(content[3:-2]) % 256 == 0
    return content[4], content[5:11].decode().strip()


@pytest.mark.parametrize(
    ("template", "decode"),
    [(EDI, edi), (RICE, rice), (TSL, tsl), (AUSTIN, austin)],
    ids=["edi", "rice-lake", "tsl", "austin-hughes"],
)
@given(data=st.data())
def test_a_decoder_written_from_the_manual_reads_address_and_number(
    template: PanelTemplate, decode: Callable[[bytes], tuple[int, str]], data: st.DataObject
) -> None:
    address = data.draw(st.integers(template.address.first, template.address.highest))
    series, number = data.draw(st.sampled_from("ABCDEFGHJKLMNPQRSTUVWXYZ")), data.draw(st.integers(1, 999))
    read = decode(frame(template, address, f"{series}{number:03d}"))
    letter = "" if template is EDI else series
    assert read == (address, f"{letter}{number:03d}")


@given(any_template(), st.integers(0, 99), NUMBERS)
def test_any_template_is_read_back_by_a_panel_that_knows_only_its_data(
    template: PanelTemplate, address: int, text: str
) -> None:
    panels = Panels(template, [address])
    content = frame(template, address, text)
    assert len(content) == template.length
    panels.hear(content)
    assert panels.frames == 1
    assert panels.text(address) == fitted(template.text, text).strip(" \0")


@given(any_template(), st.text(max_size=12))
def test_every_text_fits_every_panel(template: PanelTemplate, text: str) -> None:
    rule = template.text
    shown = fitted(rule, text)
    assert len(shown) == rule.width
    assert set(shown) <= {*rule.shows, " ", "-", rule.blank}


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        (TextField(width=4), " 042"),
        (TextField(width=4, unknown="dash"), "-042"),
        (TextField(width=5, unknown="blank", align="left"), " 042 "),
        (TextField(width=4, instead={"A": "1"}), "1042"),
        (TextField(width=4, shows="0123456789A"), "A042"),
        (TextField(width=3, shows="0123456789A"), "042"),
        (TextField(width=6, pad="0"), "000042"),
    ],
)
def test_a_letter_is_shown_as_the_template_says(rule: TextField, shown: str) -> None:
    assert fitted(rule, "A042") == shown


def test_small_letters_become_capitals_where_a_panel_has_only_those() -> None:
    assert fitted(TextField(width=3, shows="ABC"), "abc") == "ABC"


def test_a_panel_that_shows_nothing_is_blank_even_where_numbers_are_padded_with_zeros() -> None:
    assert fitted(TextField(width=4, pad="0"), "") == "    "


def test_an_address_without_room_is_never_written_short() -> None:
    with pytest.raises(OverflowError):
        frame(EDI, 100, "1")
    with pytest.raises(OverflowError):
        frame(TSL, 128, "1")


ZEROS = (
    (TextField(width=4, pad="0", shows="0123456789", unknown="drop"), "    ", "0042"),
    (TextField(width=4, pad="0", shows="0123456789", unknown="blank"), "    ", " 042"),
    (TextField(width=4, pad="0", shows="0123456789", unknown="dash"), "  --", "-042"),
)


@pytest.mark.parametrize(("rule", "away", "called"), ZEROS)
def test_a_panel_that_fills_up_with_zeros_shows_no_number_for_what_is_none(
    rule: TextField, away: str, called: str
) -> None:
    assert fitted(rule, "--") == away
    assert fitted(rule, "A042") == called
