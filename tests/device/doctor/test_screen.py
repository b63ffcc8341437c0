"""The screen as Qt finds it, in a process of its own as the doctor examines it."""

import socket
from functools import partial
from pathlib import Path

import PySide6
import pytest

from config.hardware import Screen
from config.loader import centre_file, load_centre
from hardware.doctor.examination import Examination, named
from hardware.doctor.rooms import _NO_DISPLAY
from hardware.doctor.running import examine_all
from hardware.finding import Finding, Verdict

PLATFORMS = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
NO_VNC = pytest.mark.skipif(
    not (PLATFORMS / "libqvnc.so").exists(), reason="this Qt has no screen that is shown over a network"
)
NO_XCB = pytest.mark.skipif(not (PLATFORMS / "libqxcb.so").exists(), reason="this Qt knows no X display")


def examined(examiner: str, *told: object) -> dict[str, Finding]:
    examination = Examination(
        "screen", partial(named, examiner, *told), within_s=40, apart=True, if_it_dies=_NO_DISPLAY
    )
    return {one.check: one for one in examine_all([examination], lambda _: None)}


def screen(width_mm: int, height_mm: int) -> dict[str, Finding]:
    return examined("hardware.screen.examination:examine", Screen(width_mm, height_mm), "kiosk")


@NO_VNC
def test_a_real_screen_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    monkeypatch.setenv("QT_QPA_PLATFORM", f"vnc:size=1080x1920:port={port}")
    found = screen(268, 476)
    assert found["size"].value == "1080 x 1920 pixels on 268 x 476 mm"
    assert {one.verdict for one in found.values()} == {Verdict.OK}


def test_of_a_screen_in_memory_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    found = screen(268, 476)
    assert [(one.check, one.verdict) for one in found.values()] == [("display", Verdict.WARN)]


@NO_XCB
def test_a_display_that_is_not_there_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":99")
    (found,) = screen(268, 476).values()
    assert found.verdict is Verdict.FAIL
    assert "graphical session" in found.advice


@pytest.mark.skipif(Path("/dev/fb0").exists(), reason="this machine has a bare frame buffer")
def test_a_box_without_any_display_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    (found,) = screen(268, 476).values()
    assert (found.check, found.verdict) == ("display", Verdict.FAIL)
    assert "no screen to draw on" in found.value


@pytest.mark.parametrize("centre", ["asan-baku-1", "asan-khedmat-kabul-1"])
def test_every_letter_of_a_shipped_centre_can_be_written(centre: str) -> None:
    told = load_centre(centre_file(centre))
    found = examined("hardware.doctor.letters:examine_letters", told)
    assert {one.verdict for one in found.values()} == {Verdict.OK}
    assert {f"letters of {code}" for code in told.languages} <= found.keys()
