"""Every app hands its centre's look to its window."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from config.loader import centre_file
from config.model import Role
from config.placement import Placement, load_placement
from counter_terminal.app import CounterTerminal
from counter_terminal.helpdesk.app import HelpDesk
from display_board.app import DisplayBoard
from hardware.screen.command_line import WindowWish
from hardware.screen.window import Window
from kiosk.app import Kiosk

_DEVICES = centre_file("asan-baku-1").parents[1] / "devices"
_WISH = WindowWish(size_px=(640, 480))


def _kiosk(placement: Placement) -> tuple[Kiosk, Window]:
    app = Kiosk(placement.device, placement.centre, _WISH)
    return app, app.window


def _counter(placement: Placement) -> tuple[CounterTerminal, Window]:
    app = CounterTerminal(placement, _WISH, "az")
    return app, app._window


def _desk(placement: Placement) -> tuple[HelpDesk, Window]:
    app = HelpDesk(placement, _WISH, "az")
    return app, app.window


def _board(placement: Placement) -> tuple[DisplayBoard, Window]:
    app = DisplayBoard(placement, _WISH)
    return app, app._window


_App = Kiosk | CounterTerminal | HelpDesk | DisplayBoard


@pytest.mark.parametrize(
    ("role", "name", "start"),
    [
        ("kiosk", "kiosk-1", _kiosk),
        ("counter", "counter-1", _counter),
        ("helpdesk", "helpdesk-1", _desk),
        ("board", "board-main", _board),
    ],
)
def test_the_centres_logo_and_colours_are_in_the_window(
    qapp: QGuiApplication,
    tmp_path: Path,
    role: Role,
    name: str,
    start: Callable[[Placement], tuple[_App, Window]],
) -> None:
    text = (_DEVICES / f"{name}.yaml").read_text(encoding="utf-8")
    file = tmp_path / f"{name}.yaml"
    file.write_text(re.sub(r"(?m)^state_folder: .*", f"state_folder: {tmp_path}", text), encoding="utf-8")
    placement = load_placement(file, role)
    app, window = start(placement)
    palettes = window.facts.property("palettes")
    assert palettes["light"]["brand"] == placement.centre.look.brand
    assert "asan-baku-1.svg" in window.facts.property("logo")
    app.close()
    window.close()
