"""espeak-ng, the voice that speaks where recordings are missing: understood, and not beautiful.

Owns how it is run. Must not know what it says.
"""

import shutil
import subprocess
from typing import Final

from hardware.speaker.sound import Sound, UnfitSound, read_wav

PROGRAM: Final = "espeak-ng"
_WORDS_A_MINUTE: Final = "140"
"""Slower than its own 175: a hall echoes."""
_AMPLITUDE: Final = "80"
"""At its own 100 some of its voices reach full scale."""
_PATIENCE_S: Final = 5.0
"""A sentence takes it some 10 ms."""


class NoMachineVoice(Exception):
    """The text was not spoken; the message says why, for a technician."""


def machine_voice(voice: str, text: str) -> Sound:
    """The text as espeak-ng says it in one of its voices.

    Raises:
        NoMachineVoice: it is not installed, has no such voice, or failed.
    """
    command = [PROGRAM, "-v", voice, "-s", _WORDS_A_MINUTE, "-a", _AMPLITUDE, "--stdout", "--", text]
    try:
        ended = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE_S, check=False
        )
    except FileNotFoundError:
        raise NoMachineVoice(f"{PROGRAM} is not installed") from None
    except subprocess.TimeoutExpired:  # which would say the text, new with each call
        raise NoMachineVoice(f"{PROGRAM} said nothing within {_PATIENCE_S:g} s") from None
    except (OSError, ValueError) as error:  # ValueError: a sign that no command line can have
        raise NoMachineVoice(f"{PROGRAM} failed: {error}") from error
    if ended.returncode:
        reason = ended.stderr.decode(errors="replace").strip().splitlines()
        raise NoMachineVoice(f"{PROGRAM} failed: {reason[-1] if reason else ended.returncode}")
    try:
        return read_wav(ended.stdout, streamed=True)
    except UnfitSound as error:
        raise NoMachineVoice(f"what {PROGRAM} said {error}") from error


def machine_is_installed() -> bool:
    """Whether there is an espeak-ng on the path."""
    return shutil.which(PROGRAM) is not None
