"""What is said of a code that is not ours leaves the page readable in any mode, and goes with a touch."""

import pytest
from PySide6.QtGui import QGuiApplication

from hardware.screen.emulator.items import see
from hardware.screen.stage import Stage
from hardware.screen.theme import Place, ScreenSize
from hardware.screen.window import open_window
from kiosk.app import PAGE
from tests.device.kiosk.walk import LANDSCAPE, PORTRAIT, Walk
from tests.support.looks import Look, Mode, examine

PIXELS = {PORTRAIT: (1080, 1920), LANDSCAPE: (1280, 800)}


@pytest.mark.parametrize("larger", [False, True])
@pytest.mark.parametrize("size", PIXELS)
@pytest.mark.parametrize(
    ("centre", "language"), [("asan-baku-1", "ru"), ("asan-baku-1", "az"), ("asan-khedmat-kabul-1", "ps")]
)
def test_a_notice_leaves_the_page_readable_until_the_next_touch(
    qapp: QGuiApplication, centre: str, language: str, size: tuple[float, float], *, larger: bool
) -> None:
    walk = Walk(centre, language, size)
    walk.popular()
    if larger:
        walk.do("mode", "larger")
    walk.scan("https://example.org/receipt")
    stage = Stage(walk.view)
    window = open_window(PAGE, stage, ScreenSize(*size), size_px=PIXELS[size])
    window.grab()
    assert see(window.quick, "notice").visible
    mode = Mode.LARGE if larger else Mode.PLAIN
    assert examine(Look(window, Place.KIOSK, ScreenSize(*size), language, mode)) == []
    walk.do("touch")
    assert walk.view["notice"] == ""
    window.close()
