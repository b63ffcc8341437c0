"""Which file system a folder is on, by the kernel's own list.

Owns the reading of /proc/self/mountinfo (proc(5)) and of what /sys says of a disk. Must not know what a
device keeps there.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MOUNTINFO = Path("/proc/self/mountinfo")
BLOCK_DEVICES = Path("/sys/dev/block")

_OCTAL = re.compile(r"\\([0-7]{3})")
_FIELDS_BEFORE_OPTIONAL = 6
_FIELDS_AFTER_DASH = 2


@dataclass(frozen=True, slots=True)
class Mount:
    """One mounted file system: where, of which kind, from what, and its device as `major:minor`."""

    point: str
    kind: str
    source: str
    device: str


def mounts_of(mountinfo: str) -> list[Mount]:
    """The mounts in the text of a mountinfo file; lines that are none are left out."""
    return [mount for line in mountinfo.splitlines() if (mount := _mount(line)) is not None]


def mount_of(path: str, mounts: Iterable[Mount]) -> Mount | None:
    """The mount that an absolute path is on: the longest point above it, of two equal ones the later."""
    above = [mount for mount in mounts if _is_above(mount.point, path)]
    return max(enumerate(above), key=lambda one: (len(one[1].point), one[0]), default=(0, None))[1]


def is_removable(device: str, block_devices: Path = BLOCK_DEVICES) -> bool | None:
    """Whether the disk of `major:minor` can be taken out, or is a memory card; None if unknown."""
    folder = (block_devices / device).resolve()
    whole = folder.parent if (folder / "partition").exists() else folder
    if whole.name.startswith("mmcblk"):
        return True
    try:
        return (whole / "removable").read_text(encoding="ascii").strip() == "1"
    except (OSError, UnicodeDecodeError):
        return None


def _mount(line: str) -> Mount | None:
    before, dash, after = line.partition(" - ")
    fields, rest = before.split(" "), after.split(" ")
    if not dash or len(fields) < _FIELDS_BEFORE_OPTIONAL or len(rest) < _FIELDS_AFTER_DASH:
        return None
    return Mount(_plain(fields[4]), rest[0], _plain(rest[1]), fields[2])


def _plain(written: str) -> str:
    """Blanks and backslashes stand in the list as three octal digits."""
    return _OCTAL.sub(lambda found: chr(int(found[1], 8)), written)


def _is_above(point: str, path: str) -> bool:
    return point in {"/", path} or path.startswith(f"{point}/")
