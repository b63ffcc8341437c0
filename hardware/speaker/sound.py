"""Sound as this room handles it: mono, 22,050 Hz, 16 bit, in one piece of memory.

Owns the one format, WAV in and out, joining, silence and loudness. Must not know what a sound says.
"""

import io
import struct
import sys
import wave
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

RATE: Final = 22_050
"""Samples a second: what espeak-ng speaks in; good for speech, and half of what a CD has."""

FULL_SCALE: Final = 32_767
"""The largest sample of 16 bits."""

_BYTES: Final = 2
_BROKEN: Final = (wave.Error, EOFError, OSError, ValueError, RuntimeError, struct.error)
"""All that the reader of the standard library raises over a header of garbage, RuntimeError included."""
_FORMAT: Final = "mono, 22050 Hz, 16 bit PCM"


class UnfitSound(ValueError):
    """These bytes are no sound of ours; the message says why, for a technician."""


@dataclass(frozen=True, slots=True)
class Sound:
    """`pcm` holds signed samples of 16 bits, the low byte first, `RATE` of them a second."""

    pcm: bytes

    @property
    def seconds(self) -> float:
        """How long it takes to play."""
        return len(self.pcm) / _BYTES / RATE

    @property
    def peak(self) -> float:
        """The loudest sample, 0 for silence and 1 for full scale."""
        return max(map(abs, self.samples()), default=0) / FULL_SCALE

    def samples(self) -> "array[int]":
        """A copy of the samples, for reckoning."""
        samples = array("h", self.pcm)
        if sys.byteorder == "big":
            samples.byteswap()
        return samples


def from_samples(samples: Iterable[int]) -> Sound:
    """The sound of these samples, each within 16 bits."""
    made = array("h", samples)
    if sys.byteorder == "big":
        made.byteswap()
    return Sound(made.tobytes())


def silence(seconds: float) -> Sound:
    """Nothing, for so long."""
    return Sound(bytes(_BYTES * round(seconds * RATE)))


def joined(sounds: Iterable[Sound], gap_s: float = 0.0) -> Sound:
    """One after the other, with so many seconds of silence between two."""
    return Sound(silence(gap_s).pcm.join(sound.pcm for sound in sounds))


def read_wav(content: bytes, *, streamed: bool = False) -> Sound:
    """The sound of a WAV file. One that was `streamed` may say a length that it does not have.

    Raises:
        UnfitSound: it is none, is of another format, or is cut off.
    """
    try:
        with wave.open(io.BytesIO(content)) as file:
            found = (file.getnchannels(), file.getframerate(), file.getsampwidth() * 8)
            promised = file.getnframes()
            pcm = file.readframes(promised) if found == (1, RATE, _BYTES * 8) else b""
    except _BROKEN as error:
        raise UnfitSound(f"is not a WAV file of PCM samples ({error})") from error
    if found != (1, RATE, _BYTES * 8):
        channels = {1: "mono", 2: "stereo"}.get(found[0], f"{found[0]} channels")
        raise UnfitSound(f"is {channels}, {found[1]} Hz, {found[2]} bit instead of {_FORMAT}")
    if len(pcm) % _BYTES or (not streamed and len(pcm) != promised * _BYTES):
        raise UnfitSound("is cut off: it has less sound than it says")
    return Sound(pcm)


def wav(sound: Sound) -> bytes:
    """The sound as a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(_BYTES)
        writer.setframerate(RATE)
        writer.writeframes(sound.pcm)
    return file.getvalue()


def softened(sound: Sound, gain: float) -> Sound:
    """The sound so many times as loud; `gain` is 0 to 1."""
    return sound if gain == 1 else from_samples(round(sample * gain) for sample in sound.samples())


def trimmed(sound: Sound, keep_s: float = 0.02, quiet: float = 0.01) -> Sound:
    """Without the silence at both ends (below `quiet` of full scale), but for so many seconds of it."""
    samples = sound.samples()
    loud = [at for at, sample in enumerate(samples) if abs(sample) > quiet * FULL_SCALE]
    if not loud:
        return Sound(b"")
    keep = round(keep_s * RATE)
    return from_samples(samples[max(0, loud[0] - keep) : loud[-1] + 1 + keep])
