"""The board as a program sees its file: how far it is read from, and which pictures can be shown."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from config.boards import Information
from config.hardware import Screen
from config.placement import Placement, load_placement
from display_board.app import DisplayBoard, board_screen, drawable
from hardware.screen.command_line import WindowWish
from tests.support.processes import SMALL_CENTRE

DEVICE = """\
kind: device
id: board-1
centre: {centre}
broker: {{host: 127.0.0.1, port: 9}}
hardware:
  screen: {{width_mm: 941, height_mm: 529}}
board:
  viewing_m: 3
  information:
    - {{image: shown.png, seconds: 10s}}
    - {{image: gone.png}}
state_folder: {folder}
"""


@pytest.fixture
def placement(tmp_path: Path) -> Placement:
    picture = QImage(800, 600, QImage.Format.Format_RGB32)
    picture.fill(QColor("#35a060"))
    picture.save(str(tmp_path / "shown.png"))
    file = tmp_path / "board.yaml"
    file.write_text(DEVICE.format(centre=SMALL_CENTRE, folder=tmp_path), encoding="utf-8")
    return load_placement(file, "board")


def viewing_m(wished: float | None, screen: Screen) -> float:
    return board_screen(screen, wished, windowed=True).viewing_m


def test_a_board_is_drawn_for_the_distance_of_its_file(board: DisplayBoard) -> None:
    assert board._window.facts._viewing_m == 3
    assert viewing_m(None, Screen(941, 529)) == pytest.approx(4, abs=0.02)
    assert viewing_m(None, Screen(300, 529)) == pytest.approx(2.3, abs=0.05)


def test_a_large_board_read_from_near_by_is_written_larger() -> None:
    assert viewing_m(2, Screen(1660, 934)) == pytest.approx(4.25, abs=0.02)


def test_a_distance_beyond_its_reach_leaves_room_for_the_calls_and_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        assert viewing_m(9, Screen(941, 529)) == pytest.approx(4, abs=0.02)
    assert "legible from 4.0 m at most, not from 9 m" in caplog.text
    caplog.clear()


def test_a_picture_that_is_not_there_is_left_out_with_a_word_in_the_log(
    placement: Placement, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        told = drawable(placement.device, tmp_path)
    assert told == [Information(image=(tmp_path / "shown.png").as_uri(), seconds=10)]
    assert "the picture gone.png is not shown: there is no file" in caplog.text
    caplog.clear()


@pytest.fixture
def board(
    placement: Placement, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> Iterator[DisplayBoard]:
    running = DisplayBoard(placement, WindowWish(size_px=(960, 540)), tmp_path)
    caplog.clear()
    yield running
    running.close()
    running._window.close()


def test_an_idle_board_sleeps_until_its_words_turn(board: DisplayBoard, qtbot: QtBot) -> None:
    """It has no timer that ticks: an idle screen costs nothing."""
    qtbot.waitUntil(lambda: board._timer.isActive() and board._timer.interval() > 500)
    assert board._timer.isSingleShot()


def test_the_page_tells_the_board_how_many_calls_it_has_room_for(board: DisplayBoard, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: board._model._room.lines != 6)
    assert board._model._room.lines >= 7


def test_a_broken_picture_is_left_out_and_logged_once(
    board: DisplayBoard, qtbot: QtBot, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    url = (tmp_path / "shown.png").as_uri()
    assert board._model.view["information"] == {"place": "page", "texts": [], "image": url}
    for _ in range(2):
        board._page_says("cannot_be_drawn", url)
    assert caplog.text.count("it cannot be drawn") == 1
    assert board._model.view["information"] == {"place": "", "texts": [], "image": ""}
    caplog.clear()


def test_a_view_that_is_the_same_draws_no_frame(board: DisplayBoard, qtbot: QtBot) -> None:
    frames: list[int] = []
    qtbot.waitUntil(lambda: board._timer.isActive() and board._timer.interval() > 500)
    for _ in range(20):
        QGuiApplication.processEvents()
    board._window.quick.frameSwapped.connect(lambda: frames.append(1))
    for _ in range(20):
        board._stage.show(dict(board._model.view))
        QGuiApplication.processEvents()
    assert frames == []
