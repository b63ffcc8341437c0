"""What a technician is told of a loudspeaker: with an emulated player, without any, and with a silent one."""

import stat
from dataclasses import dataclass
from pathlib import Path

import pytest

from config.hardware import Speaker
from config.languages import load_language
from hardware.finding import Finding, Verdict
from hardware.speaker.emulator import EmulatedHall, Mood
from hardware.speaker.examination import examine, play_test
from hardware.speaker.grammar import Voice
from tests.unit.hardware.speaker.recordings import record

VOICES: dict[str, Voice] = {code: load_language(code).voice for code in ("az", "ps")}

CARDS = """\
**** List of PLAYBACK Hardware Devices ****
card 0: Headphones [bcm2835 Headphones], device 0: bcm2835 Headphones [bcm2835 Headphones]
  Subdevices: 8/8
card 1: vc4hdmi0 [vc4-hdmi-0], device 0: MAI PCM i2s-hifi-0 [MAI PCM i2s-hifi-0]
"""


@dataclass
class Box:
    """A board's box whose path holds what a test puts there."""

    path: Path

    def install(self, name: str, script: str) -> None:
        program = self.path / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(stat.S_IRWXU)

    def aplay(self, listed: str) -> None:
        (self.path / "cards").write_text(listed, encoding="utf-8")
        self.install("aplay", f'while read -r line; do echo "$line"; done <{self.path}/cards')


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Box:
    path = tmp_path / "bin"
    path.mkdir()
    monkeypatch.setenv("PATH", str(path))
    return Box(path)


def examined(settings: Speaker) -> dict[str, Finding]:
    return {one.check: one for one in examine(settings, VOICES)}


def test_a_box_with_player_card_and_recordings_is_well(box: Box, tmp_path: Path) -> None:
    box.aplay(CARDS)
    for code, voice in VOICES.items():
        record(tmp_path, code, voice)
    found = examined(Speaker(voices=str(tmp_path)))
    assert {one.verdict for one in found.values()} == {Verdict.OK}
    assert "Headphones" in found["sound card"].value
    assert "vc4hdmi0" in found["sound card"].value
    assert found["language ps"].value == "all 139 clips recorded"


def test_a_box_without_a_player_is_told_what_to_install(box: Box) -> None:
    found = examined(Speaker())
    assert found["player"].verdict is Verdict.FAIL
    assert "apt-get install alsa-utils" in found["player"].advice
    assert found["sound card"].verdict is Verdict.WARN


def test_a_player_that_was_asked_for_is_told_with_its_own_package(box: Box) -> None:
    box.aplay(CARDS)
    found = examined(Speaker(player="pw-play"))
    assert "pipewire-bin" in found["player"].advice
    assert found["sound card"].verdict is Verdict.OK


def test_cards_are_asked_for_in_english_whatever_the_box_speaks(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    box.install("aplay", 'test "$LC_ALL" = C && echo "card 0: Headphones, device 0"')
    assert examined(Speaker())["sound card"].value == "card 0: Headphones"


def test_a_box_without_a_sound_card_is_told_so(box: Box) -> None:
    box.aplay("aplay: device_list:276: no soundcards found...\n")
    found = examined(Speaker())
    assert found["sound card"].verdict is Verdict.FAIL
    assert "audio" in found["sound card"].advice


def test_what_is_missing_is_told_in_percent_with_the_way_to_the_list(box: Box, tmp_path: Path) -> None:
    record(tmp_path, "ps", VOICES["ps"], but=("number-7",))
    box.install("espeak-ng", "exit 0")
    found = examined(Speaker(voices=str(tmp_path)))
    pashto, azerbaijani = found["language ps"], found["language az"]
    assert pashto.value.startswith("99 % of 139 clips recorded, missing: number-7;")
    assert pashto.verdict is Verdict.FAIL
    assert "espeak-ng has no such voice" in pashto.value
    assert "record-list --language ps" in pashto.advice
    assert azerbaijani.verdict is Verdict.WARN
    assert azerbaijani.value.startswith("0 % of 64 clips")
    assert "espeak-ng speaks instead" in azerbaijani.value


def test_without_a_machine_that_may_speak_a_language_without_recordings_fails(box: Box) -> None:
    assert examined(Speaker())["language az"].verdict is Verdict.FAIL
    box.install("espeak-ng", "exit 0")
    assert examined(Speaker(fallback=False))["language az"].verdict is Verdict.FAIL


def test_silence_on_purpose_is_well(box: Box) -> None:
    assert [one.verdict for one in examine(Speaker(player="none"))] == [Verdict.OK]


def test_a_test_call_is_played_whole(hall: EmulatedHall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", hall.path_variable)
    (found,) = play_test(Speaker(fallback=False), VOICES, "az")
    assert (found.verdict, found.value) == (Verdict.OK, "played to its end, 1.5 s")
    assert len(hall.played) == 1


def test_a_test_call_without_a_card_tells_what_the_player_said(
    hall: EmulatedHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", hall.path_variable)
    hall.mood = Mood.FAILS
    (found,) = play_test(Speaker(fallback=False), VOICES, "az")
    assert found.verdict is Verdict.FAIL
    assert "audio open error" in found.value


def test_a_test_call_with_nothing_to_play_is_told() -> None:
    (found,) = play_test(Speaker(fallback=False, chime=False), VOICES, "az")
    assert found.verdict is Verdict.FAIL
