# ruff: noqa: RUF001 - a number in Pashto
"""The command line that a technician and a native speaker work with."""

from pathlib import Path

import pytest

from config.languages import known_languages, load_language
from hardware.speaker.__main__ import BAD, GOOD, main
from hardware.speaker.chime import chime
from hardware.speaker.grammar import every_clip, sentence
from hardware.speaker.sound import read_wav
from tests.unit.hardware.speaker.recordings import places, record, recording


def test_the_record_list_has_each_file_with_its_text_and_counts_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["record-list", "--language", "ps"]) == GOOD
    lines = capsys.readouterr().out.splitlines()
    clips = every_clip(load_language("ps").voice)
    assert [line.split("\t")[:2] for line in lines[1:-1]] == [
        [f"ps/{clip.key}.wav", clip.text] for clip in clips
    ]
    assert "ps/number-42.wav\tدوه څلوېښت\tnumber 42" in lines
    assert lines[0].startswith(f"# ps: {len(clips)} recordings")
    assert lines[-1] == f"# total: {len(clips)}"


def test_the_record_list_of_all_languages_counts_them_together(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["record-list"]) == GOOD
    total = sum(len(every_clip(load_language(code).voice)) for code in known_languages())
    assert capsys.readouterr().out.splitlines()[-1] == f"# total: {total}"


def test_recordings_that_all_fit_are_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record(tmp_path, "en", load_language("en").voice)
    assert main(["check", str(tmp_path)]) == GOOD
    assert capsys.readouterr().out == f"{tmp_path}/en: 66 recordings, all fit\n"


def test_what_is_missing_or_unfit_is_told_with_what_it_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record(tmp_path, "en", load_language("en").voice, but=("number-7",))
    (tmp_path / "en" / "number-8.wav").write_bytes(b"MP3")
    assert main(["check", str(tmp_path)]) == BAD
    told = capsys.readouterr().out
    assert f"{tmp_path}/en/number-7.wav: is missing; it says: seven" in told
    assert "number-8.wav: is not a WAV file" in told
    assert "66 recordings, 1 missing, 1 to record again" in told


def test_a_folder_without_languages_is_told_how_it_should_look(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path)]) == BAD
    assert f"make {tmp_path}/az" in capsys.readouterr().out


def test_a_call_is_written_to_a_file_from_the_recordings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    voice = load_language("ps").voice
    record(tmp_path, "ps", voice)
    out = tmp_path / "call.wav"
    asked = ["say", "--voices", str(tmp_path), "--language", "ps", "--out", str(out), "a", "42", "7"]
    assert main(asked) == GOOD
    clips = [recording("ps", clip) for clip in sentence(voice, "A", 42, "7").clips]
    assert -1 not in places(read_wav(out.read_bytes()).pcm, [chime(), *clips])
    assert str(out) in capsys.readouterr().out


def test_a_call_that_cannot_be_said_is_no_success(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    out = tmp_path / "call.wav"
    assert main(["say", "--language", "ps", "--out", str(out), "A", "42", "7"]) == BAD
    assert not out.exists()
    assert "no machine's voice speaks it" in caplog.text


@pytest.mark.parametrize("ticket", [["I", "42"], ["AB", "42"], ["A", "0"]])
def test_a_ticket_that_cannot_be_is_refused(ticket: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["say", *ticket, "7"]) == BAD
    assert "there is no ticket" in capsys.readouterr().out


def test_demo_clips_of_pashto_are_not_promised(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make-demo-clips", "--language", "ps", str(tmp_path)]) == BAD
    assert "a native speaker must record it" in capsys.readouterr().out


def test_help_teaches_by_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    for command in ("record-list", "check", "make-demo-clips", "say"):
        assert f"python -m hardware.speaker {command}" in told
