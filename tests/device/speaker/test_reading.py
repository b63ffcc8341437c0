"""Reading aloud, with the real espeak-ng and a player that is a real process."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.languages import load_language
from hardware.speaker.emulator import EmulatedHall, Mood
from hardware.speaker.player import PlayerChoice, ProcessPlayer
from hardware.speaker.reading import LOUDNESS, NullReader, ReadingWorker, Utterance, make_reader, readable
from hardware.speaker.sound import Sound
from tests.device.speaker.conftest import SOON, until

pytestmark = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")

VOICES = {code: load_language(code).voice for code in ("az", "ru", "en", "prs", "ps")}

MACHINES = {code: voice.machine for code, voice in VOICES.items() if voice.machine is not None}


class Settings:
    """A loudspeaker as a device file has it."""

    player: PlayerChoice = "auto"
    voices: str | None = None
    chime: bool = True
    fallback: bool = True
    drop_after: int = 20


@pytest.fixture
def reader(hall: EmulatedHall) -> Iterator[ReadingWorker]:
    worker = ReadingWorker(MACHINES, ProcessPlayer(lambda: (str(hall.program), "-q"), SOON))
    worker.start()
    yield worker
    assert worker.stop(SOON)


def quiet(reader: ReadingWorker) -> None:
    until(lambda: not reader.speaking)


def test_sentences_of_any_text_are_read_one_after_the_other(
    reader: ReadingWorker, hall: EmulatedHall
) -> None:
    reader.say([Utterance("Hello", "en"), Utterance("Добро пожаловать", "ru"), Utterance("خوش آمدید", "prs")])
    quiet(reader)
    lengths = [Sound(one.samples).seconds for one in hall.played]
    assert len(lengths) == 3
    assert all(0.2 < seconds < 4 for seconds in lengths)


def test_the_next_page_cuts_off_what_is_read_and_what_waited(
    reader: ReadingWorker, hall: EmulatedHall
) -> None:
    hall.mood = Mood.HANGS
    reader.say([Utterance("A long page", "en"), Utterance("with more of it", "en")])
    until(lambda: len(list(hall.program.parent.glob("*.begins.json"))) == 1)
    hall.mood = Mood.INSTANT
    reader.say([Utterance("Next", "en")])
    quiet(reader)
    assert len(list(hall.program.parent.glob("*.wav"))) == 2


class HesitatingPlayer(ProcessPlayer):
    """The real player, in a process whose threads change places at the worst moment of a cut."""

    def __init__(self, hall: EmulatedHall) -> None:
        super().__init__(lambda: (str(hall.program), "-q"), SOON)
        self._taken = threading.Event()

    @property
    def cuts(self) -> int:
        self._taken.set()
        return super().cuts

    def cut(self) -> None:
        self._taken.wait(0.3)
        super().cut()


def test_what_is_to_be_read_next_is_never_cut_off_in_place_of_what_is_read(
    hall: EmulatedHall, caplog: pytest.LogCaptureFixture
) -> None:
    worker = ReadingWorker(MACHINES, HesitatingPlayer(hall))
    worker.start()
    worker.say([Utterance("The page", "en")])
    quiet(worker)
    assert worker.stop(SOON)
    assert (len(hall.played), caplog.text) == (1, "")


def test_a_language_without_a_voice_is_passed_over(reader: ReadingWorker, hall: EmulatedHall) -> None:
    reader.say([Utterance("ښه راغلاست", "ps"), Utterance("", "en"), Utterance("One", "en")])
    quiet(reader)
    assert len(hall.played) == 1


def test_louder_is_louder(reader: ReadingWorker, hall: EmulatedHall) -> None:
    for step in (0, len(LOUDNESS) - 1):
        reader.set_loudness(step)
        reader.say([Utterance("Loud", "en")])
        quiet(reader)
    soft, loud = (Sound(one.samples).peak for one in hall.played)
    assert soft == pytest.approx(loud * LOUDNESS[0], rel=0.02)


def test_a_player_that_fails_is_told_once_and_the_next_is_read(
    reader: ReadingWorker, hall: EmulatedHall, caplog: pytest.LogCaptureFixture
) -> None:
    hall.mood = Mood.FAILS
    for _ in range(2):
        reader.say([Utterance("Secret", "en")])
        quiet(reader)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "Secret" not in caplog.text
    caplog.clear()
    hall.mood = Mood.INSTANT
    reader.say([Utterance("Again", "en")])
    quiet(reader)
    assert len(hall.played) == 1


def test_a_text_that_no_command_line_can_have_is_passed_over_and_the_next_is_read(
    reader: ReadingWorker, hall: EmulatedHall, caplog: pytest.LogCaptureFixture
) -> None:
    reader.say(
        [
            Utterance("A sign \0 of nobody", "en"),
            Utterance("half \ud800 of one", "en"),
            Utterance("One", "en"),
        ]
    )
    quiet(reader)
    assert len(hall.played) == 1
    assert [record.levelname for record in caplog.records] == ["WARNING", "WARNING"]
    caplog.clear()


def test_without_a_loudspeaker_nothing_can_be_read() -> None:
    assert readable(None, VOICES) == {}
    assert isinstance(make_reader(None, VOICES), NullReader)


def test_every_language_but_pashto_can_be_read(hall: EmulatedHall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(hall.program.parent), prepend=os.pathsep)
    assert set(readable(Settings(), VOICES)) == {"az", "ru", "en", "prs"}


def test_without_the_machine_or_a_player_nothing_is_offered_that_nobody_would_hear(
    hall: EmulatedHall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = shutil.which("espeak-ng")
    monkeypatch.setenv("PATH", str(hall.program.parent))  # a player, and no voice
    assert readable(Settings(), VOICES) == {}
    assert machine is not None
    (tmp_path / "espeak-ng").symlink_to(machine)
    monkeypatch.setenv("PATH", str(tmp_path))  # a voice, and no player
    assert readable(Settings(), VOICES) == {}
    assert isinstance(make_reader(Settings(), VOICES), NullReader)
