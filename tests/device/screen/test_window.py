import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from hardware.screen import window as window_module
from hardware.screen.fault import ScreenFault
from hardware.screen.stage import Stage
from hardware.screen.theme import ScreenSize
from hardware.screen.window import open_window

Opener = Callable[..., Any]
SCREEN = ScreenSize(268, 476)


@pytest.mark.qt_log_ignore("BigChoise is not a type")  # Qt says it as well
def test_a_page_with_an_error_is_a_fault_that_says_where(qapp: QGuiApplication, tmp_path: Path) -> None:
    page = tmp_path / "Wrong.qml"
    page.write_text("import QtQuick\nimport Nobat\nScreen {\n    BigChoise {}\n}\n")
    with pytest.raises(ScreenFault, match=r"Wrong\.qml:4.*BigChoise is not a type"):
        open_window(page, Stage(), SCREEN, size_px=(1080, 1920))


@pytest.mark.qt_log_ignore("No such file")  # Qt says it as well
def test_a_missing_page_is_a_fault(qapp: QGuiApplication, tmp_path: Path) -> None:
    with pytest.raises(ScreenFault, match=r"Nowhere\.qml"):
        open_window(tmp_path / "Nowhere.qml", Stage(), SCREEN, size_px=(1080, 1920))


def test_a_page_draws_the_first_view_in_its_first_frame(open_page: Opener) -> None:
    page = open_page(
        'Screen { Rectangle { objectName: "r"; width: 50; height: 50; color: stage.view.c } }',
        {"c": "#102030"},
    )
    assert page.picture("r").pixelColor(25, 25).name() == "#102030"


def test_a_view_update_reaches_the_page(open_page: Opener) -> None:
    page = open_page('Screen { Label { objectName: "l"; text: stage.view.t } }', {"t": "a"})
    page.stage.show({"t": "b"})
    assert page.item("l").property("text") == "b"


def test_the_first_frame_is_told_once_and_in_the_log(
    qapp: QGuiApplication, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    page = tmp_path / "Page.qml"
    page.write_text("import QtQuick\nRectangle { color: stage.view.c }\n")
    stage = Stage({"c": "#102030"})
    told: list[str] = []
    with caplog.at_level(logging.INFO, "hardware.screen.window"):
        window = open_window(page, stage, SCREEN, size_px=(540, 960))
        window.shown.connect(lambda: told.append("shown"))
        with qtbot.waitSignal(window.shown):
            pass
        with qtbot.waitSignals([window.quick.frameSwapped] * 2):
            stage.show({"c": "#203040"})
            window.quick.update()
            window.quick.frameSwapped.connect(window.quick.update)
    window.close()
    assert told == ["shown"]
    assert "first frame" in caplog.text


def test_a_closed_window_leaves_the_stage_usable(open_page: Opener) -> None:
    page = open_page("Screen { Label { text: stage.view.t } }", {"t": "a"})
    page.window.close()
    page.stage.show({"t": "b"})
    page.window.close()


def test_a_window_closed_before_its_first_frame_is_never_shown(
    qapp: QGuiApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What waits for the first frame, such as the link of an app, must not begin after its end."""
    monkeypatch.setattr(window_module, "_NO_FRAME_MS", 50)
    page = tmp_path / "Page.qml"
    page.write_text("import QtQuick\nimport Nobat\nScreen {}\n")
    window = open_window(page, Stage({"language": "en"}), SCREEN, size_px=(108, 192))
    window.close()
    with qtbot.assertNotEmitted(window.shown, wait=200):
        pass
