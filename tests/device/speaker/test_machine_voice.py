"""espeak-ng itself, where it is installed; what is done without it, everywhere."""

import os
import stat
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from config.languages import known_languages, load_language
from hardware.speaker.chime import chime
from hardware.speaker.clip_folder import ClipFolder
from hardware.speaker.grammar import Voice, every_clip
from hardware.speaker.machine_voice import PROGRAM, NoMachineVoice, machine_is_installed, machine_voice
from hardware.speaker.recording import make_demo_clips
from hardware.speaker.sound import RATE, silence, wav
from hardware.speaker.speech import Speech, SpeechSettings
from tests.unit.hardware.speaker.recordings import A42, record

VOICES: dict[str, Voice] = {code: load_language(code).voice for code in known_languages()}
SPOKEN = sorted(code for code, voice in VOICES.items() if voice.machine)

with_espeak = pytest.mark.skipif(not machine_is_installed(), reason="espeak-ng is not installed here")


def program(folder: Path, script: str) -> None:
    """A program of espeak-ng's name that does something else, alone on the path but for a shell's own."""
    path = folder / PROGRAM
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(stat.S_IRWXU)


def test_every_language_but_pashto_has_a_machines_voice() -> None:
    assert SPOKEN == ["az", "en", "prs", "ru"]


@with_espeak
@pytest.mark.parametrize("code", SPOKEN)
def test_without_recordings_a_machine_says_the_whole_sentence(code: str) -> None:
    speech = Speech(SpeechSettings(), VOICES, code)
    said = speech.sentence(code, replace(A42, language=code))
    assert said is not None
    assert 2 < said.seconds < 12
    assert 0.2 < said.peak <= 1


@with_espeak
def test_the_machine_takes_over_for_the_whole_sentence_where_one_clip_is_missing(tmp_path: Path) -> None:
    record(tmp_path, "en", VOICES["en"], but=("number-2",))
    speech = Speech(SpeechSettings(tmp_path), VOICES, "en")
    machine = Speech(SpeechSettings(), VOICES, "en")
    call = replace(A42, language="en")
    assert speech.sentence("en", call) == machine.sentence("en", call)


@with_espeak
def test_a_machine_may_be_kept_silent() -> None:
    assert Speech(SpeechSettings(fallback=False), VOICES, "en").of(A42) == chime()


@with_espeak
def test_demo_clips_are_all_there_and_fit(tmp_path: Path) -> None:
    clips = every_clip(VOICES["en"])
    assert make_demo_clips(VOICES["en"], tmp_path / "en") == len(clips)
    assert list(ClipFolder(tmp_path / "en").unfit(clips)) == []
    said = Speech(SpeechSettings(tmp_path, fallback=False), VOICES, "en").sentence("en", A42)
    assert said is not None
    assert said.seconds > 2


@with_espeak
def test_every_voice_named_is_one_that_espeak_has() -> None:
    """It speaks English, and says nothing, for some names that it does not know."""
    listed = subprocess.run([PROGRAM, "--voices"], capture_output=True, text=True, check=True).stdout
    known = {line.split()[1] for line in listed.splitlines()}
    assert {voice.machine for voice in VOICES.values() if voice.machine} <= known


@with_espeak
def test_a_voice_that_espeak_does_not_have_is_told() -> None:
    with pytest.raises(NoMachineVoice, match="espeak-ng failed"):
        machine_voice("ps", "seven")


def test_no_machine_speaks_pashto(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ValueError, match="no machine"):
        make_demo_clips(VOICES["ps"], tmp_path)
    assert Speech(SpeechSettings(), VOICES, "ps").of(replace(A42, language="ps")) == chime()
    assert "no machine's voice speaks it" in caplog.text


def test_without_espeak_the_chime_is_heard_and_the_log_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Speech(SpeechSettings(), VOICES, "en").of(A42) == chime()
    assert "espeak-ng is not installed" in caplog.text


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("echo no voice >&2; exit 1", "failed: no voice"),
        ("exit 1", "failed: 1"),
        ("echo not a sound", "is not a WAV file"),
    ],
)
def test_whatever_espeak_does_is_told_and_nothing_worse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, why: str
) -> None:
    program(tmp_path, script)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(NoMachineVoice, match=why):
        machine_voice("en", "seven")


def test_an_espeak_that_hangs_is_told_once_and_not_with_every_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    program(tmp_path, "exec sleep 60")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("hardware.speaker.machine_voice._PATIENCE_S", 0.1)
    speech = Speech(SpeechSettings(), VOICES, "en")
    for number in (1, 2, 3):
        assert speech.of(replace(A42, number=number, language="en")) == chime()
    assert [one.getMessage() for one in caplog.records] == [
        "a call is not spoken in 'en' as it should be: espeak-ng said nothing within 0.1 s"
    ]


def test_a_program_of_its_name_is_given_the_voice_and_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, f'printf "%s|" "$@" >{tmp_path}/given; cat {tmp_path}/said.wav')
    (tmp_path / "said.wav").write_bytes(wav(silence(1)))
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert len(machine_voice("az", "-q yeddi").pcm) == 2 * RATE
    given = (tmp_path / "given").read_text(encoding="utf-8").split("|")
    assert given[:2] == ["-v", "az"]
    assert given[-3:] == ["--", "-q yeddi", ""]
