"""What is heard for one call: the chime, then the sentence in the ticket's language and in the centre's.

Owns the order of languages and what is done without recordings: never half a sentence. Must not know players
or queues.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from hardware.speaker.chime import chime
from hardware.speaker.clip_folder import ClipFolder
from hardware.speaker.grammar import Sentence, Voice, sentence
from hardware.speaker.machine_voice import NoMachineVoice, machine_voice
from hardware.speaker.port import SpokenCall
from hardware.speaker.sound import Sound, UnfitSound, joined

_log = logging.getLogger(__name__)

GAP_S: Final = 0.06
"""Between two clips: short enough that a number stays one number."""
PAUSE_S: Final = 0.5
"""Between chime and words, and between two languages."""


@dataclass(frozen=True, slots=True)
class SpeechSettings:
    """What a hall wants to hear: where recordings are, if any; and whether chime and machine may be used."""

    voices: Path | None = None
    chime: bool = True
    fallback: bool = True


class Speech:
    """Puts calls together.

    Args:
        settings: what the hall wants.
        voices: the words of each language by its code.
        main: the code of the centre's main language.
    """

    def __init__(self, settings: SpeechSettings, voices: Mapping[str, Voice], main: str) -> None:
        self._settings = settings
        self._voices = voices
        self._main = main
        self._told: set[tuple[str, str]] = set()

    def of(self, call: SpokenCall, *, brief: bool = False) -> Sound | None:
        """All that is heard for this call, in one piece; None when nothing can be, not even a chime.

        `brief` is for when others wait to be called: one language, the ticket's if it can be spoken. Reads
        files and may run espeak-ng: not for a thread that must not wait.
        """
        languages = dict.fromkeys((call.language or self._main, self._main))
        said = (sound for code in languages if (sound := self.sentence(code, call)) is not None)
        parts = [*([chime()] if self._settings.chime else []), *islice(said, 1 if brief else None)]
        return joined(parts, PAUSE_S) if parts else None

    def sentence(self, code: str, call: SpokenCall) -> Sound | None:
        """The call in one language; None where it cannot be said whole, which the log tells once."""
        voice = self._voices.get(code)
        if voice is None:
            self._tell(code, "no words are known")
            return None
        said = sentence(voice, call.series, call.number, call.counter)
        recorded = self._recorded(code, said)
        if recorded is not None or not self._settings.fallback:
            return recorded
        return self._by_machine(code, voice, said)

    def _recorded(self, code: str, said: Sentence) -> Sound | None:
        if self._settings.voices is None:
            return None
        folder = ClipFolder(self._settings.voices / code)
        clips: list[Sound] = []
        for clip in said.clips:
            try:
                clips.append(folder.sound(clip.key))
            except UnfitSound as error:
                self._tell(code, f"the recording {clip.key}.wav {error}")
                return None
        return joined(clips, GAP_S)

    def _by_machine(self, code: str, voice: Voice, said: Sentence) -> Sound | None:
        if voice.machine is None:
            self._tell(code, "no machine's voice speaks it")
            return None
        try:
            return machine_voice(voice.machine, said.text)
        except NoMachineVoice as error:
            self._tell(code, str(error))
            return None

    def _tell(self, code: str, why: str) -> None:
        if (code, why) not in self._told:
            self._told.add((code, why))
            _log.warning("a call is not spoken in '%s' as it should be: %s", code, why)
