"""What a counter's device remembers of its window from one day to the next: small or large, in which corner.

Owns the file in the state folder. A file that is missing or spoilt is no trouble: the window is as at first.
Must not know windows. `keep` waits for the disk, so it is for a thread of its own.
"""

import logging
from pathlib import Path

import msgspec

from counter_terminal.strip import AT_FIRST, Corner, Strip

_log = logging.getLogger(__name__)


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    small: bool
    corner: Corner


def _file(folder: Path, device: str) -> Path:
    return folder / f"{device}-window.json"


def recall(folder: Path, device: str) -> Strip:
    """How the window of `device` was when it was last changed."""
    try:
        kept = msgspec.json.decode(_file(folder, device).read_bytes(), type=_Kept)
    except FileNotFoundError:
        return AT_FIRST
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        _log.warning("how the window was is not known: %s", error)
        return AT_FIRST
    return Strip(kept.small, kept.corner)


def keep(folder: Path, device: str, strip: Strip) -> None:
    """Remember `strip`, whole or not at all; a disk that refuses is told to the log and to nobody else."""
    file = _file(folder, device)
    fresh = file.with_suffix(".new")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(msgspec.json.encode(_Kept(strip.on, strip.corner)))
        fresh.replace(file)
    except OSError as error:
        _log.warning("how the window is could not be remembered: %s", error)
