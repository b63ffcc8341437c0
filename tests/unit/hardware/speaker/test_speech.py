import logging
from dataclasses import replace
from pathlib import Path

import pytest

from config.languages import known_languages, load_language
from hardware.speaker.chime import chime
from hardware.speaker.grammar import Voice, sentence
from hardware.speaker.port import SpokenCall
from hardware.speaker.sound import RATE, Sound
from hardware.speaker.speech import GAP_S, PAUSE_S, Speech, SpeechSettings
from tests.unit.hardware.speaker.recordings import A42, places, record, recording

VOICES: dict[str, Voice] = {code: load_language(code).voice for code in known_languages()}


def make(voices: Path, main: str = "az", *, ring: bool = True) -> Speech:
    """Without a machine's voice, so that nothing depends on what this box has installed."""
    return Speech(SpeechSettings(voices, chime=ring, fallback=False), VOICES, main)


def heard(speech: Speech, call: SpokenCall, *, brief: bool = False) -> Sound:
    sound = speech.of(call, brief=brief)
    assert sound is not None
    return sound


def clips(code: str, call: SpokenCall) -> list[Sound]:
    said = sentence(VOICES[code], call.series, call.number, call.counter)
    return [recording(code, clip) for clip in said.clips]


@pytest.mark.parametrize("code", known_languages())
def test_chime_and_every_clip_are_heard_in_order_with_none_missing(tmp_path: Path, code: str) -> None:
    record(tmp_path, code, VOICES[code])
    call = replace(A42, number=142, counter="B12", language=code)
    sound = heard(make(tmp_path, code), call)
    parts = [chime(), *clips(code, call)]
    found = places(sound.pcm, parts)
    assert -1 not in found
    assert found == sorted(found)
    gaps = PAUSE_S + GAP_S * (len(parts) - 2)
    assert sound.seconds == pytest.approx(sum(part.seconds for part in parts) + gaps, abs=len(parts) / RATE)
    assert sound.peak < 1


def test_the_tickets_language_comes_first_then_the_centres(tmp_path: Path) -> None:
    for code in ("az", "ru"):
        record(tmp_path, code, VOICES[code])
    sound = heard(make(tmp_path), replace(A42, language="ru"))
    found = places(sound.pcm, [chime(), *clips("ru", A42), *clips("az", A42)])
    assert -1 not in found


def test_one_language_is_said_once(tmp_path: Path) -> None:
    record(tmp_path, "az", VOICES["az"])
    sound = heard(make(tmp_path), A42)
    assert sound.pcm.count(clips("az", A42)[0].pcm) == 1


def test_when_others_wait_the_call_is_said_in_the_tickets_language_alone(tmp_path: Path) -> None:
    for code in ("az", "ru"):
        record(tmp_path, code, VOICES[code])
    sound = heard(make(tmp_path), replace(A42, language="ru"), brief=True)
    assert -1 not in places(sound.pcm, [chime(), *clips("ru", A42)])
    assert places(sound.pcm, clips("az", A42)) == [-1] * len(clips("az", A42))


def test_a_call_of_a_ticket_without_a_language_is_said_in_the_centres(tmp_path: Path) -> None:
    record(tmp_path, "az", VOICES["az"])
    sound = heard(make(tmp_path), replace(A42, language=None))
    assert -1 not in places(sound.pcm, clips("az", A42))


def test_a_missing_clip_silences_its_whole_sentence_and_the_centres_language_is_heard(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    record(tmp_path, "az", VOICES["az"])
    record(tmp_path, "ru", VOICES["ru"], but=("number-2",))
    speech = make(tmp_path)
    for number in (42, 52):
        call = replace(A42, language="ru", number=number)
        sound = heard(speech, call)
        assert -1 not in places(sound.pcm, [chime(), *clips("az", call)])
        assert all(clip.pcm not in sound.pcm for clip in clips("ru", call))
    told = [one for one in caplog.messages if "'ru'" in one]
    assert told == ["a call is not spoken in 'ru' as it should be: the recording number-2.wav is missing"]


def test_a_call_that_needs_no_missing_clip_is_spoken(tmp_path: Path) -> None:
    record(tmp_path, "ru", VOICES["ru"], but=("number-2",))
    call = replace(A42, language="ru", number=43)
    assert -1 not in places(heard(make(tmp_path), call).pcm, clips("ru", call))


def test_where_nothing_can_be_said_the_chime_alone_is_heard(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert heard(make(tmp_path), A42) == chime()
    assert "letter-A.wav is missing" in caplog.text


def test_without_chime_and_words_there_is_nothing(tmp_path: Path) -> None:
    assert make(tmp_path, ring=False).of(A42) is None


def test_a_clip_of_another_format_is_as_good_as_missing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    record(tmp_path, "az", VOICES["az"])
    (tmp_path / "az" / "number-7.wav").write_bytes(b"RIFF")
    assert heard(make(tmp_path), A42) == chime()
    assert "number-7.wav is not a WAV file" in caplog.text


def test_a_language_without_words_is_told_and_the_centres_is_heard(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    record(tmp_path, "az", VOICES["az"])
    with caplog.at_level(logging.WARNING):
        sound = heard(make(tmp_path), replace(A42, language="xx"))
    assert -1 not in places(sound.pcm, clips("az", A42))
    assert "'xx'" in caplog.text
