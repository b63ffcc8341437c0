from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.finding import Finding, Verdict
from hardware.screen.touch_devices import examine_touch, input_devices

LISTING = """\
I: Bus=0003 Vendor=0eef Product=c000 Version=0111
N: Name="eGalax Inc. eGalaxTouch EXC3000"
P: Phys=usb-0000:00:14.0-2/input0
S: Sysfs=/devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/0003:0EEF:C000.0003/input/input12
U: Uniq=
H: Handlers=mouse1 event9
B: PROP=2
B: EV=1b
B: KEY=400 0 0 0 0 0
B: ABS=3273800000000003
B: MSC=20

I: Bus=0018 Vendor=06cb Product=7e7e Version=0100
N: Name="SYNA2393:00 06CB:7E7E Touchpad"
P: Phys=i2c-SYNA2393:00
H: Handlers=event5 mouse0
B: PROP=5
B: EV=1b
B: KEY=e520 10000 0 0 0 0
B: ABS=2e0800000000003
B: MSC=20

I: Bus=0003 Vendor=046d Product=c31c Version=0110
N: Name="Logitech USB Keyboard"
H: Handlers=sysrq kbd event3 leds
B: PROP=0
B: EV=120013
B: KEY=1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe
B: MSC=10
B: LED=1f
"""
OLD_SINGLE_TOUCH = """\
N: Name="Elo Serial TouchScreen"
B: EV=b
B: KEY=400 0 0 0 0 0
B: ABS=3
"""
OLD_SINGLE_TOUCH_IN_WORDS_OF_32 = """\
N: Name="Elo Serial TouchScreen"
B: EV=b
B: KEY=400 0 0 0 0 0 0 0 0 0 0
B: ABS=3
"""


def touched(listing: str, word_bits: int = 64) -> list[str]:
    return [device.name for device in input_devices(listing, word_bits) if device.is_touch_screen]


def test_the_touch_screen_is_told_from_touch_pad_and_keyboard() -> None:
    assert touched(LISTING) == ["eGalax Inc. eGalaxTouch EXC3000"]


def test_an_old_touch_screen_without_properties_is_known() -> None:
    assert touched(OLD_SINGLE_TOUCH) == ["Elo Serial TouchScreen"]


def test_the_words_of_a_32_bit_system_are_read() -> None:
    assert touched(OLD_SINGLE_TOUCH_IN_WORDS_OF_32, 32) == ["Elo Serial TouchScreen"]


@given(st.text(alphabet='NB: ="KEYABSPROP0123456789abcdef\n '))
def test_no_listing_is_too_strange(listing: str) -> None:
    touched(listing)


def examined(tmp_path: Path, listing: str, place: str) -> list[Finding]:
    file = tmp_path / "devices"
    file.write_text(listing)
    return list(examine_touch(place, file))


def test_a_kiosk_without_touch_fails_and_is_told_of_the_second_cable(tmp_path: Path) -> None:
    (found,) = examined(tmp_path, "", "kiosk")
    assert found.verdict is Verdict.FAIL
    assert "second cable" in found.advice


def test_a_board_needs_no_touch(tmp_path: Path) -> None:
    assert examined(tmp_path, "", "board") == []


@pytest.mark.parametrize("place", ["kiosk", "desk"])
def test_a_touch_screen_is_named(tmp_path: Path, place: str) -> None:
    (found,) = examined(tmp_path, LISTING, place)
    assert (found.verdict, found.value) == (Verdict.OK, "eGalax Inc. eGalaxTouch EXC3000")


def test_what_the_system_does_not_tell_is_unknown_and_not_well(tmp_path: Path) -> None:
    (found,) = examine_touch("kiosk", tmp_path / "gone")
    assert found.verdict is Verdict.WARN
    assert found.value.startswith("unknown")
