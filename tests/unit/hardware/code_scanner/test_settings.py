"""The choice of driver by what the device's file says, and what doctor says of it."""

from pathlib import Path
from typing import Any

import pytest

from config.hardware import CodeScanner
from hardware.code_scanner.examination import examine
from hardware.code_scanner.null import NullScanner
from hardware.code_scanner.settings import ScannerSettings, make_scanner, wanted_scanner
from hardware.input_reader import InputReader


def nobody(_text: str) -> None:
    raise AssertionError("nothing was scanned")


def test_the_configurations_own_class_is_understood() -> None:
    settings: ScannerSettings = CodeScanner(
        transport="evdev", vendor=0x05E0, product=0x1200, usb_port="usb-1"
    )
    assert isinstance(made := make_scanner(settings, nobody), InputReader)
    assert made.stop()
    assert wanted_scanner(settings).numbers == "05e0:1200"
    for nothing in (None, CodeScanner(transport="none")):
        none = make_scanner(nothing, nobody)
        assert isinstance(none, NullScanner)
        none.start()
        assert none.stop()


class Unfinished:
    transport: Any
    vendor = product = usb_port = path = None
    layout: Any = "us"
    prefixes: tuple[str, ...] = ()
    baud = 9600

    def __init__(self, transport: str) -> None:
        self.transport = transport


@pytest.mark.parametrize(("transport", "lacks"), [("evdev", "vendor"), ("serial", "path")])
def test_settings_that_lack_something_are_refused_by_its_name(transport: str, lacks: str) -> None:
    with pytest.raises(ValueError, match=lacks):
        make_scanner(Unfinished(transport), nobody)


def test_doctor_raises_nothing_whatever_the_transport(tmp_path: Path) -> None:
    (serial,) = examine(CodeScanner(transport="serial", path=str(tmp_path / "ttyUSB9")))
    assert (serial.part, serial.verdict) == ("code_scanner", "fail")
    assert str(tmp_path / "ttyUSB9") in serial.advice
    assert [one.verdict for one in examine(CodeScanner(transport="none"))] == ["ok"]
    (missing,) = examine(CodeScanner(transport="evdev", vendor=0xFFFF, product=0xFFFF))
    assert missing.verdict == "fail"
    assert "ffff:ffff" in missing.value
