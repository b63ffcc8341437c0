"""The program that plays sound: found on the path, run once for each announcement, never left hanging.

Owns its process. Must not know what is played.
"""

import contextlib
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable
from typing import Final, Literal, Protocol

from hardware.speaker.sound import Sound, wav

PlayerChoice = Literal["auto", "aplay", "pw-play", "none"]

COMMANDS: Final = {"aplay": ("aplay", "-q"), "pw-play": ("pw-play",)}
"""How each player is called; the file comes last. ALSA's own is first: a board has no desktop session."""

SLACK_S: Final = 3.0
"""A player opens a sound card and drains it; one that takes this much longer than the sound is stuck."""


class PlayerFault(Exception):
    """The sound was not heard to its end, as far as anyone can tell; the message says why."""


class Player(Protocol):
    """Plays one sound at a time."""

    def play(self, sound: Sound) -> None:
        """Play to the end; returns when it is over.

        Raises:
            PlayerFault: it was not.
        """

    def stop(self) -> None:
        """Cut off what is played, from any thread; nothing is played any more."""


def find_player(choice: PlayerChoice, which: Callable[[str], str | None] = shutil.which) -> tuple[str, ...]:
    """The command of the player chosen, or with `auto` of the first that is installed; empty for none."""
    names = tuple(COMMANDS) if choice == "auto" else (choice,)
    for name in names:
        if name in COMMANDS and (path := which(name)):
            return (path, *COMMANDS[name][1:])
    return ()


class ProcessPlayer:
    """A program that plays the WAV file named last on its command line.

    Args:
        find: gives the command, asked before each sound: a player may be installed while the board runs.
        slack_s: seconds it may take longer than the sound.
    """

    def __init__(self, find: Callable[[], tuple[str, ...]], slack_s: float = SLACK_S) -> None:
        self._find = find
        self._slack_s = slack_s
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._cuts = 0

    @property
    def cuts(self) -> int:
        """How often something was cut off."""
        with self._lock:
            return self._cuts

    def play(self, sound: Sound, unless_cut_since: int | None = None) -> None:
        """As the port says; a player that hangs is killed.

        With a number of `cuts` nothing is played if there were more meanwhile: the sound is stale then.

        Raises:
            PlayerFault: no player is installed, it failed, hung, or was stopped or cut off.
        """
        command = self._find()
        if not command:
            raise PlayerFault("no player is installed: install alsa-utils, which has aplay")
        try:
            with tempfile.NamedTemporaryFile(prefix="nobat-call-", suffix=".wav") as file:
                file.write(wav(sound))
                file.flush()
                self._run((*command, file.name), sound.seconds + self._slack_s, unless_cut_since)
        except OSError as error:
            raise PlayerFault(f"{command[0]} cannot be run: {error}") from error

    def stop(self) -> None:
        """As the port says."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def cut(self) -> None:
        """End what is played now, from any thread; who plays it gets a PlayerFault. The next is played."""
        with self._lock:
            self._cuts += 1
            if self._process is not None:
                self._process.kill()

    def _run(self, command: tuple[str, ...], within_s: float, cuts: int | None) -> None:
        self._refuse_stale(cuts)
        # Without the lock: whoever cuts off does not wait for a program to begin.
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        try:
            self._refuse_stale(cuts, process)
            _, told = process.communicate(timeout=within_s)
        except subprocess.TimeoutExpired:
            raise PlayerFault(f"{command[0]} hung and was ended after {within_s:.0f} s") from None
        finally:
            self._ended(process)
        if process.returncode:
            lines = told.decode(errors="replace").strip().splitlines()
            why = lines[-1] if lines else f"exit code {process.returncode}"
            raise PlayerFault(f"{command[0]} failed: {why}")

    def _refuse_stale(self, cuts: int | None, process: "subprocess.Popen[bytes] | None" = None) -> None:
        """Raise PlayerFault if nobody wants to hear it any more; from now on `process` can be cut off."""
        with self._lock:
            if cuts is not None and cuts != self._cuts:
                raise PlayerFault("it was cut off before it began")
            if self._stopped:
                raise PlayerFault("the program is ending")
            self._process = process

    def _ended(self, process: "subprocess.Popen[bytes]") -> None:
        """No process is left behind, whatever happened."""
        with self._lock:
            self._process = None
        with contextlib.suppress(OSError):
            process.kill()
        process.wait()
        if process.stderr is not None:
            process.stderr.close()
