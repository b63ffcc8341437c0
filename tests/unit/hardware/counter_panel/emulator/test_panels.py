"""Emulated panels: what they make of bytes that come whole, in pieces, garbled or not at all."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.panel_template import PanelTemplate
from hardware.counter_panel.emulator import EmulatedBus, Panels
from hardware.counter_panel.emulator.__main__ import addresses_of, main
from hardware.counter_panel.emulator.control import obey
from hardware.counter_panel.template import fitted, frame
from tests.unit.hardware.counter_panel.templates import NUMBERS, any_template, shipped

ROOT = Path(__file__).parents[5]
EDI = shipped("edi-ed400")
AUSTIN = shipped("austin-hughes-mcs")


@given(any_template(), st.lists(st.tuples(st.integers(1, 4), NUMBERS), max_size=6), st.integers(1, 9))
def test_the_newest_text_is_shown_however_the_bytes_are_cut(
    template: PanelTemplate, sent: list[tuple[int, str]], step: int
) -> None:
    panels = Panels(template, [1, 2, 3, 4])
    stream = b"".join(frame(template, address, text) for address, text in sent)
    for at in range(0, len(stream), step):
        panels.hear(stream[at : at + step])
    for address, text in dict(sent).items():
        assert panels.text(address) == fitted(template.text, text).strip(" \0")


@given(st.binary(max_size=200), any_template())
def test_any_noise_is_heard_without_a_crash_and_a_frame_after_it_is_shown(
    noise: bytes, template: PanelTemplate
) -> None:
    panels = Panels(template, [1])
    panels.hear(noise)
    panels.forget_half_a_frame()
    panels.hear(frame(template, 1, "042"))
    assert panels.text(1) == "042"


@given(st.integers(0, 13), st.integers(1, 255))
def test_a_panel_with_a_checksum_keeps_its_number_when_a_frame_comes_garbled(at: int, flip: int) -> None:
    panels = Panels(AUSTIN, [1, 2])
    panels.hear(frame(AUSTIN, 1, "A001"))
    content = bytearray(frame(AUSTIN, 1, "A777"))
    content[at] ^= flip
    panels.hear(bytes(content))
    assert panels.text(1) == "A001"
    assert panels.text(2) == ""


def test_a_panel_without_one_shows_the_wrong_number_until_it_is_told_again() -> None:
    panels = Panels(EDI, [1])
    panels.hear(b"\x0201 042\x03".replace(b"4", b"5"))
    assert panels.text(1) == "052"
    panels.hear(frame(EDI, 1, "A042"))
    assert panels.text(1) == "042"


def test_a_panel_without_power_hears_nothing_and_comes_back_blank() -> None:
    panels = Panels(EDI, [1, 2])
    panels.hear(frame(EDI, 1, "42"))
    panels.switch(1, on=False)
    panels.hear(frame(EDI, 1, "43") + frame(EDI, 2, "44"))
    assert panels.line() == "1(off) 2[  44]"
    panels.switch(1, on=True)
    assert panels.line() == "1[    ] 2[  44]"
    panels.hear(frame(EDI, 1, "43"))
    assert panels.text(1) == "43"


def test_fates_words_are_obeyed_or_answered_with_what_there_is() -> None:
    with EmulatedBus(EDI, [1, 2]) as bus:
        assert obey(bus, "off 2\n") == "ok 1[    ] 2(off)"
        assert obey(bus, "on 2") == "ok 1[    ] 2[    ]"
        assert obey(bus, "garble 0.5").startswith("ok")
        assert obey(bus, "lose 1").startswith("ok")
        assert (bus.garbled, bus.lost) == (0.5, 1.0)
        assert obey(bus, "stall").startswith("ok")
        assert bus.stalled
        assert obey(bus, "flow").startswith("ok")
        assert obey(bus, "unplug").startswith("ok")
        assert obey(bus, "plug").startswith("ok")
        assert bus.path.startswith("/dev/pts/")
        for line in ("", "off", "off 9", "off x", "garble 2", "garble", "shout"):
            assert obey(bus, line).startswith("error"), line


def test_panels_are_named_as_people_write_them() -> None:
    assert addresses_of("1-3,7") == (1, 2, 3, 7)
    for text in ("", "x", "3-1", "-1"):
        with pytest.raises(Exception, match="names no panels"):
            addresses_of(text)


def test_a_link_left_by_one_that_was_killed_is_replaced_and_a_file_is_not(tmp_path: Path) -> None:
    link = tmp_path / "panels"
    link.symlink_to("/dev/pts/999999")
    with EmulatedBus(EDI, [1], link) as bus:
        assert Path(bus.path).resolve() != Path("/dev/pts/999999")
    assert not link.is_symlink()
    link.write_text("somebody's file", encoding="utf-8")
    asked = [sys.executable, "-m", "hardware.counter_panel.emulator", "--template", "edi-ed400"]
    ended = subprocess.run(
        [*asked, "--panels", "1", "--link", str(link)], cwd=ROOT, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr[:22]) == (2, b"the line cannot be mad")
    assert link.read_text(encoding="utf-8") == "somebody's file"


def test_a_mistyped_template_is_told_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--template", "edi-ed4", "--panels", "1"]) == 2
    assert "shipped templates: austin-hughes-mcs, edi-ed400" in capsys.readouterr().err
