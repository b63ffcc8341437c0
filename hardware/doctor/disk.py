"""The disk a device must not forget on: there, writable, roomy, real, and honest about what it has written.

Owns the thresholds and the measuring of flushes. Must not know what is kept there.
"""

import math
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from hardware.doctor.mounts import MOUNTINFO, Mount, is_removable, mount_of, mounts_of
from hardware.finding import Finding, Verdict

FEW_MB, LOW_MB = 100, 500
FLUSHES = 50
SLOW_MS = 250.0
"""Above it, one flush in a hundred holds a ticket back noticeably."""
LYING_MS = 0.05
"""No card or stick can have written in less: it only says that it has."""
_LONGEST_S = 4.0
_FEWEST = 5
_BLOCK = bytes(4096)

_IN_MEMORY = frozenset({"tmpfs", "ramfs", "devtmpfs", "rootfs"})
_UNKNOWN_GROUND = frozenset({"overlay", "aufs", "squashfs", "nfs", "nfs4", "cifs", "9p", "fuse.sshfs"})

_PART = "disk"


def examine_disk(state_folder: Path, mountinfo: Path = MOUNTINFO) -> Iterator[Finding]:
    """Everything about the folder a device keeps its state in. Leaves nothing behind there."""
    there = _nearest_there(state_folder)
    place = _place(state_folder, there)
    yield place
    if place.verdict is Verdict.FAIL:
        return
    yield _room(there)
    mount = mount_of(str(there.resolve()), mounts_of(mountinfo.read_text(encoding="utf-8")))
    yield _ground(mount)
    try:
        took_ms = flush_times(there)
    except OSError as error:
        advice = (
            f"Let the program's user write there: sudo install -d -o USER {state_folder}; where it says"
            " read-only, the disk is mounted so or broken."
        )
        yield Finding(_PART, "writing", Verdict.FAIL, f"{there}: {error.strerror}", "may be written", advice)
    else:
        yield from _flushes(took_ms, removable=None if mount is None else is_removable(mount.device))


def flush_times(folder: Path, monotonic: Callable[[], float] = time.monotonic) -> list[float]:
    """Milliseconds of each flush to disk (fsync) after a small write, sorted; at most `FLUSHES`, or 4 s.

    Raises:
        OSError: nothing can be written there.
    """
    end = monotonic() + _LONGEST_S
    took: list[float] = []
    with tempfile.TemporaryFile(dir=folder, prefix=".nobat-doctor-", buffering=0) as file:
        while len(took) < FLUSHES and (len(took) < _FEWEST or monotonic() < end):
            file.write(_BLOCK)
            before = monotonic()
            os.fsync(file.fileno())
            took.append((monotonic() - before) * 1000)
    return sorted(took)


def percentile(ordered: Sequence[float], percent: int) -> float:
    """The smallest of the sorted values that so many per cent of them do not exceed."""
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def _nearest_there(folder: Path) -> Path:
    """The folder, or what stands above it as far as it exists."""
    return next(path for path in (folder, *folder.absolute().parents) if _is_seen(path))


def _is_seen(path: Path) -> bool:
    """Whether it is there; of what is in a folder that may not be entered nobody knows."""
    try:
        return path.exists()
    except PermissionError:
        return False


def _place(folder: Path, there: Path) -> Finding:
    if not there.is_dir():
        advice = f"Something else has this name: remove {there}, or change state_folder in the device file."
        return Finding(_PART, "folder", Verdict.FAIL, f"{there} is no folder", "a folder", advice)
    if there == folder:
        return Finding(_PART, "folder", Verdict.OK, str(folder), "there, or can be made")
    if not _may(there, os.X_OK):
        advice = f"Let the program's user through to {folder}: sudo chmod a+x {there}"
        return Finding(_PART, "folder", Verdict.FAIL, f"{there} may not be entered", "can be entered", advice)
    if _may(there, os.W_OK):
        return Finding(_PART, "folder", Verdict.OK, f"{folder} will be made", "there, or can be made")
    advice = f"Make it, and give it to the program's user: sudo install -d -o USER {folder}"
    return Finding(_PART, "folder", Verdict.FAIL, f"{folder} is missing", "there, or can be made", advice)


def _may(folder: Path, what: int) -> bool:
    return os.access(folder, what, effective_ids=os.access in os.supports_effective_ids)


def _room(there: Path) -> Finding:
    free_mb = shutil.disk_usage(there).free // 1_000_000
    verdict = Verdict.FAIL if free_mb < FEW_MB else Verdict.WARN if free_mb < LOW_MB else Verdict.OK
    advice = (
        ""
        if verdict is Verdict.OK
        else "Make room: look for what is large with  sudo du -xh / | sort -h | tail"
    )
    value = f"{free_mb:,} MB"
    return Finding(_PART, "free space", verdict, value, f"{LOW_MB} MB or more", advice)


def _ground(mount: Mount | None) -> Finding:
    wanted = "a real disk"
    if mount is None:
        advice = "Look with  findmnt  where the folder is, and put it on the box's own disk."
        return Finding(_PART, "kind of disk", Verdict.WARN, "unknown", wanted, advice)
    value = f"{mount.kind} on {mount.point} ({mount.source})"
    if mount.kind in _IN_MEMORY:
        advice = "This is memory: everything there is lost with the power. Point state_folder at a real disk."
        return Finding(_PART, "kind of disk", Verdict.FAIL, value, wanted, advice)
    if mount.kind in _UNKNOWN_GROUND or not mount.source.startswith("/dev/"):
        advice = (
            "What is written here may be forgotten at a restart, or stand on another box: point state_folder"
            " at a partition of this box that is mounted for writing."
        )
        return Finding(_PART, "kind of disk", Verdict.WARN, value, wanted, advice)
    return Finding(_PART, "kind of disk", Verdict.OK, value, wanted)


def _flushes(took_ms: Sequence[float], *, removable: bool | None) -> Iterator[Finding]:
    usual, slow = statistics.median(took_ms), percentile(took_ms, 99)
    yield _usual_flush(usual, removable=removable)
    verdict = Verdict.WARN if slow > SLOW_MS else Verdict.OK
    advice = (
        ""
        if verdict is Verdict.OK
        else "The disk stalls: replace a worn card, or use a better one (eMMC, SSD)."
    )
    value, wanted = f"{slow:.1f} ms (slowest of {len(took_ms)})", f"{SLOW_MS:.0f} ms or less"
    yield Finding(_PART, "slow flush", verdict, value, wanted, advice)


def _usual_flush(usual: float, *, removable: bool | None) -> Finding:
    """A flush that takes no time has not happened; whether that can be depends on the kind of disk."""
    value, check = f"{usual:.2f} ms (median)", "flush to disk"
    if usual >= LYING_MS or removable is False:
        return Finding(_PART, check, Verdict.OK, value, f"{LYING_MS:g} ms or more on a card or stick")
    verdict = Verdict.FAIL if removable else Verdict.WARN
    what = "this card or stick" if removable else "this disk (its kind is unknown)"
    advice = (
        f"Nothing is written so quickly: {what} says 'written' too early, and a power cut loses tickets. Use"
        " another."
    )
    return Finding(_PART, check, verdict, value, f"{LYING_MS:g} ms or more", advice)
