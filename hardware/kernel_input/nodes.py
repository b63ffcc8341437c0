"""Which input devices the kernel has now, read off sysfs: nothing is opened and no right is needed.

Owns the reading of `/sys/class/input` (`Documentation/ABI/testing/sysfs-class-input`): listing it once a
second replaces udev, which a container or a bare box need not have. Must not know which device is wanted.
"""

import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_EVENT_NODE: Final = re.compile(r"event(\d+)", re.ASCII)
_INTERFACE: Final = re.compile(r"/input\d+$", re.ASCII)
WORD_BITS: Final = struct.calcsize("l") * 8
"""The kernel prints key bits in words of the reading program's `long`."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the kernel shows its input devices; a test has folders of its own."""

    described: Path = Path("/sys/class/input")
    opened: Path = Path("/dev/input")


@dataclass(frozen=True, slots=True)
class EventNode:
    """One event device. `usb_port` is where its plug goes, such as `usb-0000:00:14.0-2`; empty if unknown."""

    path: Path
    name: str
    vendor: int
    product: int
    usb_port: str
    keys: frozenset[int]

    @property
    def number(self) -> int:
        """The number in its name: the lowest interface of a device comes first."""
        found = _EVENT_NODE.fullmatch(self.path.name)
        return int(found[1]) if found else 0


def port_of(phys: str) -> str:
    """The port of the kernel's `phys`, which ends with the number of the interface: `.../input0`."""
    return _INTERFACE.sub("", phys.strip())


def list_nodes(places: Places) -> tuple[EventNode, ...]:
    """All event devices, by their numbers; one that vanishes while it is looked at is left out."""
    try:
        names = [entry.name for entry in places.described.iterdir() if _EVENT_NODE.fullmatch(entry.name)]
    except OSError:
        return ()
    nodes = (_node(places, name) for name in names)
    return tuple(sorted((one for one in nodes if one is not None), key=lambda one: one.number))


def _node(places: Places, name: str) -> EventNode | None:
    device = places.described / name / "device"
    try:
        return EventNode(
            path=places.opened / name,
            name=_line(device / "name"),
            vendor=int(_line(device / "id" / "vendor"), 16),
            product=int(_line(device / "id" / "product"), 16),
            usb_port=port_of(_line(device / "phys")),
            keys=key_numbers(_line(device / "capabilities" / "key")),
        )
    except (OSError, ValueError):
        return None


def _line(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace").strip()


def key_numbers(words: str, word_bits: int = WORD_BITS) -> frozenset[int]:
    """The keys of a device from its bit map: hexadecimal words, the highest first.

    Raises:
        ValueError: it is no such map.
    """
    bits = 0
    for word in words.split():
        bits = bits << word_bits | int(word, 16)
    return frozenset(number for number in range(bits.bit_length()) if bits >> number & 1)
