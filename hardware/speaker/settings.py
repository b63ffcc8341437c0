"""From what a board's file says about its loudspeaker to a loudspeaker.

Owns the choice between voice and silence. Must not know where the settings were written.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from hardware.speaker.grammar import Voice
from hardware.speaker.null import NullSpeaker
from hardware.speaker.player import PlayerChoice, ProcessPlayer, find_player
from hardware.speaker.port import Speaker
from hardware.speaker.speaker_worker import SpeakerWorker
from hardware.speaker.speech import Speech, SpeechSettings


class SpeakerSettings(Protocol):
    """What must be known of a loudspeaker; the configuration's own class has these fields."""

    @property
    def player(self) -> PlayerChoice:
        """The program that plays; `none` is silence on purpose."""

    @property
    def voices(self) -> str | None:
        """The folder with a folder of recordings for each language; None: there are none."""

    @property
    def chime(self) -> bool:
        """Whether two tones come before the words."""

    @property
    def fallback(self) -> bool:
        """Whether a machine's voice may speak where recordings are missing."""

    @property
    def drop_after(self) -> int:
        """Seconds after which a call that could not begin is not spoken."""


def speech_settings(settings: SpeakerSettings) -> SpeechSettings:
    """What of the settings is about words."""
    voices = Path(settings.voices) if settings.voices else None
    return SpeechSettings(voices, settings.chime, settings.fallback)


def make_speaker(
    settings: SpeakerSettings | None,
    voices: Mapping[str, Voice],
    main: str,
    on_state: Callable[[bool], None] | None = None,
) -> Speaker:
    """The loudspeaker these settings describe, not yet started; silence where there are none.

    Args:
        settings: of the device, None where its file names no loudspeaker.
        voices: the words of each language of the centre by its code.
        main: the code of the centre's main language.
        on_state: told on the speaker's thread whether calls are heard; of silence nothing is told.
    """
    if settings is None or settings.player == "none":
        return NullSpeaker()
    speech = Speech(speech_settings(settings), voices, main)
    choice = settings.player
    player = ProcessPlayer(lambda: find_player(choice))
    return SpeakerWorker(speech, player, settings.drop_after, on_state)
