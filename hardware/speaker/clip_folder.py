"""The recordings of one language: a folder with a WAV file for each clip, named by the clip's key.

Owns the file names, and what makes a recording fit to be joined with others. Must not know which clips a call
needs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hardware.speaker.grammar import Clip
from hardware.speaker.sound import Sound, UnfitSound, read_wav

_MOST_BYTES: Final = 4 << 20
"""A minute and a half of speech; a larger file was put here by mistake."""
_TOO_LOUD: Final = 0.99
_TOO_QUIET: Final = 0.05
"""Of full scale: a recording that never gets above this cannot be heard beside the others."""


def clip_file(key: str) -> str:
    """The name of a clip's file: `number-42.wav`."""
    return f"{key}.wav"


@dataclass(frozen=True, slots=True)
class UnfitClip:
    """A recording that cannot be used, or should be made again. `missing`: there is no file at all."""

    clip: Clip
    why: str
    missing: bool = False


class ClipFolder:
    """The recordings in one folder. Read anew for each call, so that one may be replaced at any time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def sound(self, key: str) -> Sound:
        """The recording of a clip.

        Raises:
            UnfitSound: there is none, or none that can be used; the message says why.
        """
        path = self._folder / clip_file(key)
        try:
            with path.open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
        except FileNotFoundError:
            raise UnfitSound("is missing") from None
        except OSError as error:
            raise UnfitSound(f"cannot be read: {error.strerror}") from error
        if len(content) > _MOST_BYTES:
            raise UnfitSound(f"is larger than {_MOST_BYTES >> 20} MiB, which no word is")
        return read_wav(content)

    def missing(self, clips: Iterable[Clip]) -> tuple[Clip, ...]:
        """Those of the clips that have no file. Looks at names only: quick enough for the doctor."""
        return tuple(clip for clip in clips if not _is_there(self._folder / clip_file(clip.key)))

    def unfit(self, clips: Iterable[Clip]) -> Iterator[UnfitClip]:
        """Each of the clips that is missing, unreadable, silent or too loud."""
        for clip in clips:
            try:
                why = _fault(self.sound(clip.key))
            except UnfitSound as error:
                yield UnfitClip(clip, str(error), bool(self.missing((clip,))))
            else:
                if why:
                    yield UnfitClip(clip, why)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder that may not be looked into
        return False


def _fault(sound: Sound) -> str:
    peak = sound.peak
    if peak == 0:
        return "is silent"
    if peak < _TOO_QUIET:
        return f"is too quiet: at most {peak:.0%} of full scale"
    if peak > _TOO_LOUD:
        return "is too loud: it reaches full scale and is distorted"
    return ""
