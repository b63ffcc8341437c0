"""A folder with the emulated player in it, and what was heard there: for a test, or a person at a desk.

Owns the folder's layout. Must not know how the player plays (`player_program`).
"""

import enum
import json
import os
import shlex
import sys
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PROGRAM: Final = Path(__file__).with_name("player_program.py")


class Mood(enum.StrEnum):
    """How the player behaves."""

    INSTANT = "instant"
    """It has played everything at once."""
    REAL_TIME = "real-time"
    """It takes as long as the sound."""
    HANGS = "hangs"
    """It never ends, as with a sound card that another program holds."""
    FAILS = "fails"
    """It has no sound card."""


@dataclass(frozen=True, slots=True)
class Played:
    """One sound that the player was given. Times are seconds of the system's monotonic clock."""

    file: Path
    begins: float
    ends: float | None
    """None: it did not get to the end."""

    @property
    def samples(self) -> bytes:
        """The samples of the sound."""
        with wave.open(str(self.file)) as file:
            return bytes(file.readframes(file.getnframes()))


class EmulatedHall:
    """A hall with one player, `program`, that behaves as its `mood` says and whose sounds are kept.

    Args:
        folder: made if need be; `aplay` in it is the player, the rest are its records.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.program = folder / "aplay"
        command = shlex.join([sys.executable, "-S", "-E", str(_PROGRAM), "--records", str(folder)])
        self.program.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
        self.program.chmod(0o755)

    @property
    def mood(self) -> Mood:
        """How the player behaves from now on; read by it at each start."""
        path = self._folder / "mood"
        return Mood(path.read_text(encoding="utf-8")) if path.exists() else Mood.INSTANT

    @mood.setter
    def mood(self, mood: Mood) -> None:
        # Renamed, so that a player that starts this moment reads the old word or the new one.
        written = self._folder / "mood.new"
        written.write_text(mood.value, encoding="utf-8")
        written.rename(self._folder / "mood")

    @property
    def played(self) -> tuple[Played, ...]:
        """What the player was given, in order."""
        begun = sorted(self._folder.glob("*.begins.json"), key=lambda path: int(path.name.split(".")[0]))
        return tuple(self._played(path) for path in begun)

    @property
    def ended(self) -> int:
        """How many sounds were played to their end."""
        return sum(one.ends is not None for one in self.played)

    @property
    def path_variable(self) -> str:
        """A `PATH` on which this player is found first."""
        return f"{self._folder}{os.pathsep}{os.environ.get('PATH', os.defpath)}"

    def _played(self, begun: Path) -> Played:
        number = begun.name.split(".")[0]
        ended = begun.with_name(f"{number}.ends.json")
        ends = json.loads(ended.read_text(encoding="utf-8")) if ended.exists() else None
        begins = json.loads(begun.read_text(encoding="utf-8"))
        return Played(begun.with_name(f"{number}.wav"), float(begins), None if ends is None else float(ends))
