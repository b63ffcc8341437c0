"""ALSA's own player, where it is installed, into a sound card that is a file: no hall hears a test."""

import shutil
from pathlib import Path

import pytest

from hardware.speaker.player import PlayerFault, ProcessPlayer, find_player
from tests.device.speaker.conftest import SOON
from tests.unit.hardware.speaker.recordings import pattern

pytestmark = pytest.mark.skipif(
    shutil.which("aplay") is None, reason="aplay (alsa-utils) is not installed here"
)

INTO_A_FILE = """\
pcm.nowhere {{ type null }}
pcm.!default {{ type file; slave.pcm "nowhere"; file "{file}"; format "raw" }}
"""


def aplay() -> ProcessPlayer:
    return ProcessPlayer(lambda: find_player("aplay"), SOON)


def test_the_card_is_given_the_very_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alsa = tmp_path / "asound.conf"
    alsa.write_text(INTO_A_FILE.format(file=tmp_path / "card"), encoding="utf-8")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(alsa))
    sound = pattern("a sentence", 30_000)
    aplay().play(sound)
    given = (tmp_path / "card").read_bytes()
    assert given[: len(sound.pcm)] == sound.pcm
    assert not any(given[len(sound.pcm) :])  # ALSA fills the last period up with silence


def test_a_box_without_a_card_is_told_what_aplay_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alsa = tmp_path / "asound.conf"
    alsa.write_text("pcm.nowhere { type null }\n", encoding="utf-8")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(alsa))
    with pytest.raises(PlayerFault, match=r"aplay failed: aplay: main:.*audio open error"):
        aplay().play(pattern("a sentence"))
