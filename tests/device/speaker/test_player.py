import contextlib
import stat
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hardware.speaker.emulator import EmulatedHall, Mood
from hardware.speaker.player import PlayerFault, ProcessPlayer, find_player
from hardware.speaker.sound import wav
from tests.device.speaker.conftest import SOON, until
from tests.unit.hardware.speaker.recordings import pattern


def player(hall: EmulatedHall, slack_s: float = SOON) -> ProcessPlayer:
    return ProcessPlayer(lambda: (str(hall.program), "-q"), slack_s)


def command_lines() -> Iterator[str]:
    """Of every process there is."""
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):  # it may have ended meanwhile
            yield process.read_bytes().decode(errors="replace")


def test_the_program_is_given_the_very_samples(hall: EmulatedHall) -> None:
    sound = pattern("a sentence", 3000)
    player(hall).play(sound)
    assert [one.samples for one in hall.played] == [sound.pcm]
    assert hall.played[0].file.read_bytes() == wav(sound)


def test_play_returns_when_the_sound_is_over_and_not_before(hall: EmulatedHall) -> None:
    hall.mood = Mood.REAL_TIME
    sound = pattern("half a second", 11_025)
    player(hall).play(sound)
    (played,) = hall.played
    assert played.ends is not None
    assert played.ends - played.begins >= sound.seconds


def test_a_player_that_hangs_is_ended_after_the_sounds_length_and_a_little(hall: EmulatedHall) -> None:
    hall.mood = Mood.HANGS
    hanging = player(hall, slack_s=0.3)
    with pytest.raises(PlayerFault, match="hung and was ended"):
        hanging.play(pattern("a sentence"))
    hall.mood = Mood.INSTANT
    player(hall).play(pattern("the next"))
    assert hall.played[-1].samples == pattern("the next").pcm


def test_a_player_that_hangs_leaves_no_process_behind(hall: EmulatedHall) -> None:
    hall.mood = Mood.HANGS
    with pytest.raises(PlayerFault):
        player(hall, slack_s=0.3).play(pattern("a sentence"))
    assert not [line for line in command_lines() if str(hall.program.parent) in line]


def test_a_player_without_a_sound_card_says_why(hall: EmulatedHall) -> None:
    hall.mood = Mood.FAILS
    with pytest.raises(PlayerFault, match="failed: aplay: main:831: audio open error"):
        player(hall).play(pattern("a sentence"))


def test_a_player_that_dies_without_a_word_is_told_with_its_exit_code(tmp_path: Path) -> None:
    program = tmp_path / "aplay"
    program.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    program.chmod(stat.S_IRWXU)
    with pytest.raises(PlayerFault, match="failed: exit code 3"):
        ProcessPlayer(lambda: (str(program),)).play(pattern("a sentence"))


def test_a_player_that_cannot_be_run_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(PlayerFault, match="cannot be run"):
        ProcessPlayer(lambda: (str(tmp_path / "gone"),)).play(pattern("a sentence"))


def test_no_player_is_a_fault_that_says_what_to_install() -> None:
    with pytest.raises(PlayerFault, match="alsa-utils"):
        ProcessPlayer(lambda: ()).play(pattern("a sentence"))


def test_stop_cuts_off_what_is_played_and_nothing_is_played_after(hall: EmulatedHall) -> None:
    hall.mood = Mood.HANGS
    playing = player(hall)
    faults: list[PlayerFault] = []

    def play() -> None:
        try:
            playing.play(pattern("a sentence"))
        except PlayerFault as fault:
            faults.append(fault)

    thread = threading.Thread(target=play)
    thread.start()
    until(lambda: hall.played)
    playing.stop()
    thread.join(SOON)
    assert not thread.is_alive()
    with pytest.raises(PlayerFault, match="ending"):
        playing.play(pattern("another"))
    assert len(faults) == 1
    assert len(hall.played) == 1


def test_no_file_is_left_behind(hall: EmulatedHall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    player(hall).play(pattern("a sentence"))
    hall.mood = Mood.FAILS
    with pytest.raises(PlayerFault):
        player(hall).play(pattern("a sentence"))
    assert list(place.iterdir()) == []


def test_the_player_is_found_on_the_path(hall: EmulatedHall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(hall.program.parent))
    assert find_player("auto") == (str(hall.program), "-q")
    assert find_player("aplay") == (str(hall.program), "-q")
    assert find_player("pw-play") == ()
    assert find_player("none") == ()


def test_alsas_own_player_is_taken_first_and_pipewires_where_it_is_alone() -> None:
    assert find_player("auto", lambda name: f"/usr/bin/{name}") == ("/usr/bin/aplay", "-q")
    only = {"pw-play": "/usr/bin/pw-play"}
    assert find_player("auto", only.get) == ("/usr/bin/pw-play",)
    assert find_player("auto", lambda _name: None) == ()


def test_whoever_cuts_off_does_not_wait_for_a_program_that_is_slow_to_begin(
    hall: EmulatedHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    beginning, may_begin, begin = threading.Event(), threading.Event(), subprocess.Popen

    def slow(*command: Any, **how: Any) -> "subprocess.Popen[bytes]":
        beginning.set()
        assert may_begin.wait(SOON)
        return begin(*command, **how)

    monkeypatch.setattr(subprocess, "Popen", slow)
    used, ends = player(hall), list[str]()

    def play() -> None:
        with pytest.raises(PlayerFault) as fault:
            used.play(pattern("a page", 3000), used.cuts)
        ends.append(str(fault.value))

    playing = threading.Thread(target=play)
    playing.start()
    assert beginning.wait(SOON)
    used.cut()  # returns although the program has not begun
    may_begin.set()
    playing.join(SOON)
    assert ends == ["it was cut off before it began"]
    assert used._process is None
