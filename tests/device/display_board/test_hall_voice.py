"""A real board, offscreen, whose loudspeaker is a real process."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from center_hub.contract.documents import BoardCall, BoardDocument
from center_hub.contract.words import Stamp
from center_hub.link.port import DocumentShown, LinkChanged
from config.languages import load_language
from config.placement import load_placement
from display_board.app import DisplayBoard
from display_board.hall_voice import make_hall_voice
from hardware.screen.command_line import WindowWish
from hardware.speaker.emulator import EmulatedHall, Mood, Played
from hardware.speaker.grammar import sentence
from hardware.speaker.sound import Sound
from tests.unit.display_board.hall import call
from tests.unit.hardware.speaker.recordings import places, record, recording

SOON = 20_000  # ms

DEVICE = """\
kind: device
id: board-main
centre: asan-baku-1
broker:
  host: 127.0.0.1
  port: 1
hardware:
  screen:
    width_mm: 941
    height_mm: 529
{speaker}
state_folder: {folder}
"""

SPEAKER = """\
  speaker:
    voices: {voices}
    chime: false
    fallback: false
"""


def shown(sequence: int, *calls: BoardCall, epoch: int = 1) -> DocumentShown:
    """The document of a zone arrives."""
    stamp = Stamp(epoch=epoch, sequence=sequence)
    return DocumentShown(BoardDocument(version=1, stamp=stamp, zone="zone-a", calls=calls))


class Board:
    """A running board in a hall with a loudspeaker."""

    def __init__(self, folder: Path, *, speaker: bool) -> None:
        self.hall = EmulatedHall(folder / "hall")
        voices = folder / "voices"
        for code in ("az", "ru"):
            record(voices, code, load_language(code).voice)
        self.file = folder / "board.yaml"
        said = SPEAKER.format(voices=voices) if speaker else ""
        self.file.write_text(DEVICE.format(speaker=said, folder=folder), encoding="utf-8")
        self.app = DisplayBoard(load_placement(self.file, "board"), WindowWish(size_px=(960, 540)))
        self._sequence = 0

    def hear(self, *calls: BoardCall) -> None:
        """A zone's document arrives."""
        self._sequence += 1
        self.app._heard(shown(self._sequence, *calls))

    def shown(self) -> list[object]:
        rows = self.app._stage.property("view")["rows"]
        return [row["number"] for row in rows]


def spoken(played: Played) -> list[tuple[str, int]]:
    """Which of the numbers 1-9 is called in which language."""
    return [
        (code, number)
        for code in ("ru", "az")
        for number in range(1, 10)
        if -1 not in places(played.samples, clips(code, number))
    ]


def clips(code: str, number: int) -> list[Sound]:
    said = sentence(load_language(code).voice, "A", number, "1").clips
    return [recording(code, clip) for clip in said]


def russian(order: int, number: int) -> BoardCall:
    return BoardCall(
        order=order, ticket=f"1-A{number:03d}", series="A", number=number, counter="counter-1", attempt=1,
        standing=True, language="ru",
    )  # fmt: skip


@pytest.fixture
def board(
    qapp: QGuiApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Board]:
    made = Board(tmp_path, speaker=True)
    monkeypatch.setenv("PATH", made.hall.path_variable)
    qtbot.waitUntil(lambda: made.app._voice is not None, timeout=SOON)
    yield made
    made.app.close()
    made.app._window.close()


def test_new_calls_are_heard_once_and_history_is_not(board: Board, qtbot: QtBot) -> None:
    board.hear(call(3, 3, "counter-1", standing=True))
    board.hear(russian(5, 4), call(3, 3, "counter-1", standing=True))
    qtbot.waitUntil(lambda: board.hall.ended == 1, timeout=SOON)
    board.app._heard(LinkChanged(connected=False))
    board.hear(russian(5, 4), call(3, 3, "counter-1", standing=True))
    board.hear(call(9, 7, "counter-1", standing=True), russian(5, 4))
    qtbot.waitUntil(lambda: board.hall.ended == 2, timeout=SOON)
    assert [spoken(one) for one in board.hall.played] == [[("ru", 4), ("az", 4)], [("az", 7)]]


def test_the_first_calls_after_a_lost_journal_are_heard(board: Board, qtbot: QtBot) -> None:
    board.app._heard(shown(1))
    board.app._heard(shown(2, russian(1, 4)))
    qtbot.waitUntil(lambda: board.hall.ended == 1, timeout=SOON)
    board.app._heard(shown(1, epoch=2))
    board.app._heard(shown(2, russian(1, 4), epoch=2))
    qtbot.waitUntil(lambda: board.hall.ended == 2, timeout=SOON)


def test_whoever_has_come_before_being_called_aloud_is_not_called(board: Board, qtbot: QtBot) -> None:
    voice = make_hall_voice(load_placement(board.file, "board"))
    voice.heard(shown(1))
    voice.heard(shown(2, russian(5, 4)))
    voice.heard(shown(3, russian(6, 5), call(5, 4, "counter-1")))
    voice.start()
    qtbot.waitUntil(lambda: board.hall.ended == 1, timeout=SOON)
    voice.stop()
    assert [spoken(one) for one in board.hall.played] == [[("ru", 5), ("az", 5)]]


def test_a_loudspeaker_that_hangs_holds_up_neither_the_board_nor_its_end(board: Board, qtbot: QtBot) -> None:
    board.hall.mood = Mood.HANGS
    board.hear()
    board.hear(russian(5, 4))
    qtbot.waitUntil(lambda: len(board.hall.played) == 1, timeout=SOON)
    board.hear(russian(6, 5))
    assert board.shown() == ["A 005"]
    assert len(board.hall.played) == 1
    assert board.hall.played[0].ends is None


def test_a_board_without_a_sound_card_shows_calls_all_the_same(
    board: Board, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    board.hall.mood = Mood.FAILS
    board.hear()
    board.hear(russian(5, 4))
    qtbot.waitUntil(lambda: "the loudspeaker is silent" in caplog.text, timeout=SOON)
    assert board.shown() == ["A 004"]


def test_a_board_draws_its_first_frame_before_it_reads_how_to_speak() -> None:
    asked = "import sys, display_board.app; print([one for one in sys.modules if 'hardware.speaker' in one])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert told == "[]\n"


def test_a_board_whose_file_names_no_loudspeaker_is_silent(
    qapp: QGuiApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet = Board(tmp_path, speaker=False)
    monkeypatch.setenv("PATH", quiet.hall.path_variable)
    qtbot.waitUntil(lambda: quiet.app._voice is not None, timeout=SOON)
    quiet.hear()
    quiet.hear(russian(5, 4))
    assert quiet.shown() == ["A 004"]
    quiet.app.close()
    quiet.app._window.close()
    assert quiet.hall.played == ()
