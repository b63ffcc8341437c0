from pathlib import Path

import pytest

from config.languages import load_language
from hardware.speaker.clip_folder import ClipFolder
from hardware.speaker.grammar import Clip, every_clip
from hardware.speaker.sound import UnfitSound, from_samples, silence, wav
from tests.unit.hardware.speaker.recordings import pattern, record

SEVEN = Clip("number-7", "seven")


def verdict(folder: Path, content: bytes) -> list[str]:
    (folder / "number-7.wav").write_bytes(content)
    return [one.why for one in ClipFolder(folder).unfit((SEVEN,))]


def test_a_complete_folder_has_nothing_missing_and_nothing_unfit(tmp_path: Path) -> None:
    voice = load_language("ps").voice
    record(tmp_path, "ps", voice)
    folder = ClipFolder(tmp_path / "ps")
    assert folder.missing(every_clip(voice)) == ()
    assert list(folder.unfit(every_clip(voice))) == []


def test_what_is_missing_is_told_with_its_text(tmp_path: Path) -> None:
    voice = load_language("en").voice
    record(tmp_path, "en", voice, but=("number-7", "letter-B"))
    folder = ClipFolder(tmp_path / "en")
    assert {clip.text for clip in folder.missing(every_clip(voice))} == {"seven", "B"}
    assert [(one.clip.text, one.missing) for one in folder.unfit(every_clip(voice))] == [
        ("B", True),
        ("seven", True),
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (wav(silence(0.5)), "is silent"),
        (wav(from_samples([900, -900] * 50)), "is too quiet: at most 3% of full scale"),
        (wav(from_samples([32767, -32768] * 50)), "is too loud: it reaches full scale and is distorted"),
        (wav(pattern("word"))[:-100], "is cut off: it has less sound than it says"),
        (b"", "is not a WAV file of PCM samples"),
        (bytes(5 << 20), "is larger than 4 MiB, which no word is"),
    ],
)
def test_a_recording_to_be_made_again_is_told_with_the_reason(
    tmp_path: Path, content: bytes, why: str
) -> None:
    told = verdict(tmp_path, content)
    assert len(told) == 1
    assert told[0].startswith(why)


def test_a_recording_that_is_well_is_not_told(tmp_path: Path) -> None:
    assert verdict(tmp_path, wav(pattern("word"))) == []


def test_a_folder_where_a_file_should_be_is_unfit_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "number-7.wav").mkdir()
    with pytest.raises(UnfitSound, match="cannot be read"):
        ClipFolder(tmp_path).sound("number-7")
