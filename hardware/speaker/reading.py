"""Reading a page aloud: any text in a language that a machine's voice speaks, cut off at once by the next.

Owns the thread that reads, what is read after what, and how loud. Must not know what is on the page. Recorded
clips are words of calls; whole pages only a machine can say.
"""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from hardware.speaker.grammar import Voice
from hardware.speaker.machine_voice import NoMachineVoice, machine_is_installed, machine_voice
from hardware.speaker.player import PlayerChoice, PlayerFault, ProcessPlayer, find_player
from hardware.speaker.settings import SpeakerSettings
from hardware.speaker.sound import Sound, softened

_log = logging.getLogger(__name__)

LOUDNESS: Final = (0.25, 0.4, 0.63, 1.0)
"""The steps of loudness, each about 4 dB above the one before; the last is the machine's own."""
USUAL_LOUDNESS: Final = 2


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something to say, in the language of this code."""

    text: str
    language: str


class Reader(Protocol):
    """Reads aloud. No method waits for sound, disk or another program, and none raises."""

    def start(self) -> None:
        """Begin to listen for what is to be read."""

    def say(self, utterances: Sequence[Utterance]) -> None:
        """Read these from now on; whatever is being read is cut off at once. None of them: be silent."""

    def set_loudness(self, step: int) -> None:
        """How loud from the next utterance on: a step of `LOUDNESS`."""

    @property
    def speaking(self) -> bool:
        """Whether something is being read or waits to be."""

    def stop(self, within: float = 5.0) -> bool:
        """End, cutting off what is read. Whether it ended within so many seconds."""


class PlayerOfPieces(Protocol):
    """Plays one sound at a time, and can be cut off."""

    @property
    def cuts(self) -> int:
        """How often something was cut off."""

    def play(self, sound: Sound, unless_cut_since: int | None = None) -> None:
        """Play to the end, if there were no more `cuts` meanwhile; raises PlayerFault where it was not."""

    def cut(self) -> None:
        """End what is played now; the next sound is played as ever."""

    def stop(self) -> None:
        """Cut off, and play nothing any more."""


class ReadingWorker:
    """A `Reader` with a thread of its own.

    Args:
        voices: the machine's voice by the code of a language; what is in another language is passed over.
        player: what makes it heard. Its faults are logged when they are new, and end nothing.
    """

    def __init__(self, voices: Mapping[str, str], player: PlayerOfPieces) -> None:
        self._voices = voices
        self._player = player
        self._changed = threading.Condition()
        self._waiting: list[Utterance] = []
        self._turn = 0
        """Rises with every `say`: what was begun for an older one is not played any more."""
        self._gain = LOUDNESS[USUAL_LOUDNESS]
        self._busy = False
        self._stopped = False
        self._fault = ""
        self._thread = threading.Thread(target=self._run, name="reading", daemon=True)

    def start(self) -> None:
        """As the port says."""
        self._thread.start()

    def say(self, utterances: Sequence[Utterance]) -> None:
        """As the port says."""
        with self._changed:
            self._turn += 1
            self._waiting = list(utterances)
            self._player.cut()  # before any of these is taken, or the first of them would be cut off
            self._changed.notify()

    def set_loudness(self, step: int) -> None:
        """As the port says."""
        with self._changed:
            self._gain = LOUDNESS[max(0, min(len(LOUDNESS) - 1, step))]

    @property
    def speaking(self) -> bool:
        """As the port says."""
        with self._changed:
            return self._busy or bool(self._waiting)

    def stop(self, within: float = 5.0) -> bool:
        """As the port says."""
        with self._changed:
            self._stopped = True
            self._waiting.clear()
            self._changed.notify()
        self._player.stop()
        if self._thread.ident is not None:
            self._thread.join(within)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (taken := self._next()) is not None:
            self._read(*taken)

    def _next(self) -> tuple[Utterance, int, float] | None:
        """The next utterance, its turn and how loud; waits for one. None when it is time to end."""
        with self._changed:
            self._busy = False
            while not self._stopped:
                if self._waiting:
                    self._busy = True
                    return self._waiting.pop(0), self._turn, self._gain
                self._changed.wait()
        return None

    def _read(self, utterance: Utterance, turn: int, gain: float) -> None:
        voice = self._voices.get(utterance.language)
        if voice is None or not utterance.text.strip():
            return
        try:
            cuts = self._player.cuts  # counted before the turn is looked at, so that no cut falls between
            sound = softened(machine_voice(voice, utterance.text), gain)
            if self._still(turn):
                self._player.play(sound, cuts)
        except (NoMachineVoice, PlayerFault) as fault:
            if self._still(turn):  # else it was cut off on purpose
                self._tell(str(fault))
        else:
            self._fault = ""

    def _still(self, turn: int) -> bool:
        with self._changed:
            return turn == self._turn and not self._stopped

    def _tell(self, fault: str) -> None:
        """A page is never told, only why it was not heard."""
        if fault != self._fault:
            _log.warning("nothing is read aloud: %s", fault)
        self._fault = fault


class NullReader:
    """Silence, on purpose."""

    speaking = False

    def start(self) -> None:
        """Nothing begins."""

    def say(self, utterances: Sequence[Utterance]) -> None:
        """Nothing is read."""

    def set_loudness(self, step: int) -> None:
        """Nothing is louder."""

    def stop(self, within: float = 5.0) -> bool:  # noqa: ARG002  the port's argument, which nobody needs here
        """True: there is nothing to end."""
        return True


def readable(settings: SpeakerSettings | None, voices: Mapping[str, Voice]) -> Mapping[str, str]:
    """The machine's voice by the code of each language that can be read aloud with these settings.

    None at all where the voice or a player is not installed: nobody is to be offered what they cannot hear.
    """
    if settings is None or not settings.fallback:
        return {}
    if not machine_is_installed() or not find_player(settings.player):
        return {}
    return {code: voice.machine for code, voice in voices.items() if voice.machine is not None}


def make_reader(settings: SpeakerSettings | None, voices: Mapping[str, Voice]) -> Reader:
    """The reader these settings describe, not yet started; silence where nothing can be read."""
    machines = readable(settings, voices)
    if settings is None or not machines:
        return NullReader()
    return ReadingWorker(machines, ProcessPlayer(_finder(settings.player)))


def _finder(choice: PlayerChoice) -> Callable[[], tuple[str, ...]]:
    return lambda: find_player(choice)
