"""Recordings that only a test can tell apart: a pattern of samples of its own for each clip."""

import random
from pathlib import Path

from hardware.speaker.clip_folder import clip_file
from hardware.speaker.grammar import Clip, Voice, every_clip
from hardware.speaker.port import SpokenCall
from hardware.speaker.sound import Sound, from_samples, wav

A42 = SpokenCall(order=10, ticket="1-A042", series="A", number=42, attempt=1, counter="7", language="az")


def pattern(name: str, samples: int = 500) -> Sound:
    """Noise that is the same for the same name, and for no other."""
    chance = random.Random(name)
    return from_samples(chance.randint(-9000, 9000) for _ in range(samples))


def record(voices: Path, code: str, voice: Voice, *, but: tuple[str, ...] = ()) -> None:
    """Record every clip of a language, but those of some keys."""
    folder = voices / code
    folder.mkdir(parents=True, exist_ok=True)
    for clip in every_clip(voice):
        if clip.key not in but:
            (folder / clip_file(clip.key)).write_bytes(wav(recording(code, clip)))


def recording(code: str, clip: Clip) -> Sound:
    """What `record` writes for a clip."""
    return pattern(f"{code}/{clip.key}")


def places(pcm: bytes, sounds: list[Sound]) -> list[int]:
    """Where in `pcm` each sound begins, in bytes, looked for from the end of the one before; -1: nowhere."""
    found: list[int] = []
    at = 0
    for sound in sounds:
        place = pcm.find(sound.pcm, at)
        found.append(place)
        at = max(at, place + len(sound.pcm))
    return found
