import io
import wave
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.speaker.chime import chime
from hardware.speaker.sound import (
    RATE,
    Sound,
    UnfitSound,
    from_samples,
    joined,
    read_wav,
    silence,
    trimmed,
    wav,
)
from tests.unit.hardware.speaker.recordings import pattern

SAMPLES = st.lists(st.integers(-32768, 32767), max_size=300)


def file_of(channels: int = 1, rate: int = RATE, width: int = 2, frames: int = 100) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(channels)
        writer.setframerate(rate)
        writer.setsampwidth(width)
        writer.writeframes(bytes(frames * channels * width))
    return file.getvalue()


@given(SAMPLES)
def test_a_sound_comes_back_from_its_file_as_it_was(samples: list[int]) -> None:
    sound = from_samples(samples)
    assert list(read_wav(wav(sound)).samples()) == samples


@given(SAMPLES)
def test_a_negative_sample_is_as_loud_as_a_positive_one(samples: list[int]) -> None:
    assert from_samples(samples).peak == max((abs(one) for one in samples), default=0) / 32767


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (file_of(channels=2), "stereo, 22050 Hz, 16 bit instead of mono, 22050 Hz, 16 bit"),
        (file_of(channels=6), "6 channels"),
        (file_of(rate=44_100), "44100 Hz"),
        (file_of(width=1), "8 bit"),
        (b"ID3 an mp3 by another name", "not a WAV file"),
        (b"", "not a WAV file"),
    ],
)
def test_a_file_of_another_format_is_refused_with_what_it_is(content: bytes, why: str) -> None:
    with pytest.raises(UnfitSound, match=why):
        read_wav(content)


def test_a_file_whose_end_was_not_copied_is_refused() -> None:
    with pytest.raises(UnfitSound, match="cut off"):
        read_wav(file_of()[:-31])


def test_what_a_machine_streams_may_promise_more_than_comes() -> None:
    assert read_wav(file_of(frames=100)[:-30], streamed=True).seconds == 85 / RATE


@given(st.binary(max_size=200) | st.binary(max_size=80).map(lambda end: file_of()[:44] + end))
def test_garbage_is_refused_and_nothing_worse(content: bytes) -> None:
    try:
        sound = read_wav(content)
    except UnfitSound:
        return
    assert len(sound.pcm) % 2 == 0


@given(st.integers(0, 2**32 - 1), st.integers(0, 43))
def test_a_header_with_a_wrong_byte_is_refused_or_read(value: int, at: int) -> None:
    content = bytearray(file_of())
    content[at] = value & 0xFF
    try:
        read_wav(bytes(content))
    except UnfitSound:
        return


def test_sounds_are_joined_with_silence_between_and_nowhere_else() -> None:
    first, second = pattern("first"), pattern("second")
    both = joined([first, second], 0.1)
    assert both.pcm == first.pcm + silence(0.1).pcm + second.pcm
    assert both.seconds == pytest.approx(first.seconds + 0.1 + second.seconds, abs=1 / RATE)
    assert joined([]) == Sound(b"")


def test_silence_at_the_ends_is_cut_and_within_is_kept() -> None:
    word = joined([pattern("half"), pattern("other half")], 0.2)
    cut = trimmed(joined([silence(0.5), word, silence(0.7)]), keep_s=0.01)
    assert cut.seconds == pytest.approx(word.seconds + 0.02, abs=0.002)
    assert word.pcm[100:-100] in cut.pcm
    assert trimmed(silence(1)).pcm == b""


def test_the_chime_is_short_calm_and_begins_and_ends_without_a_click() -> None:
    samples = chime().samples()
    assert 1.0 <= chime().seconds <= 2.0
    assert 0.2 < chime().peak < 0.7
    assert abs(samples[0]) < 100
    assert abs(samples[-1]) < 100
    # A click is a jump: no two neighbours are further apart than the steepest place of both tones together.
    assert max(abs(one - after) for one, after in pairwise(samples)) < 6000
