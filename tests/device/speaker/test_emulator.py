"""The emulated player by itself, as a person runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from hardware.speaker.emulator import EmulatedHall, Mood
from hardware.speaker.sound import wav
from tests.unit.hardware.speaker.recordings import pattern

SOUND = pattern("a sentence")


def run(*arguments: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "hardware.speaker.emulator", *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=False, timeout=30)


def test_it_takes_a_file_or_its_standard_input_as_aplay_does(tmp_path: Path) -> None:
    file = tmp_path / "call.wav"
    file.write_bytes(wav(SOUND))
    hall = EmulatedHall(tmp_path / "hall")
    assert run("--records", str(tmp_path / "hall"), "-q", str(file)).returncode == 0
    assert run("--records", str(tmp_path / "hall"), given=wav(SOUND)).returncode == 0
    assert [one.samples for one in hall.played] == [SOUND.pcm, SOUND.pcm]
    assert all(one.ends is not None and one.ends >= one.begins for one in hall.played)


def test_it_fails_as_aplay_does_without_a_card(tmp_path: Path) -> None:
    ended = run("--records", str(tmp_path), "--mood", "fails", given=wav(SOUND))
    assert ended.returncode == 1
    assert b"audio open error" in ended.stderr
    assert EmulatedHall(tmp_path).played == ()


@pytest.mark.parametrize("mood", Mood)
def test_a_hall_remembers_its_mood(tmp_path: Path, mood: Mood) -> None:
    EmulatedHall(tmp_path).mood = mood
    assert EmulatedHall(tmp_path).mood is mood


def test_its_help_says_what_it_keeps() -> None:
    assert b"keeps a copy" in run("--help").stdout
