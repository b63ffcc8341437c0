"""Which of the input devices is meant: by its maker's numbers and the port it is plugged into.

Owns the choice and the sentence for a technician when there is none. Pure. Must not open anything.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hardware.input_reader import NotThere
from hardware.kernel_input.nodes import EventNode, port_of


class NotFound(NotThere):
    """No device is the one that is meant, or more than one may be; the message is for the technician."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One device: its USB numbers, its port where two of one make must be told apart, the keys it is for."""

    vendor: int
    product: int
    usb_port: str | None
    keys: frozenset[int]

    @property
    def numbers(self) -> str:
        """As `lsusb` shows them."""
        return f"{self.vendor:04x}:{self.product:04x}"


def of_one_make(nodes: Iterable[EventNode], wanted: Wanted) -> tuple[EventNode, ...]:
    """All event devices with these USB numbers, on whichever port."""
    return tuple(one for one in nodes if (one.vendor, one.product) == (wanted.vendor, wanted.product))


def ports_of(nodes: Iterable[EventNode]) -> tuple[str, ...]:
    """The ports they are plugged into, each once."""
    return tuple(dict.fromkeys(one.usb_port for one in nodes))


def choose(nodes: Iterable[EventNode], wanted: Wanted) -> EventNode:
    """The one event device that is meant; of a device with several, the one with most of the wanted keys.

    Raises:
        NotFound: there is none, or there are two of one make and nobody said which: it is never guessed.
    """
    alike = of_one_make(nodes, wanted)
    if not alike:
        raise NotFound(f"no input device {wanted.numbers} is plugged in")
    here = [one for one in alike if wanted.usb_port is None or one.usb_port == port_of(wanted.usb_port)]
    if not here:
        there = " and ".join(ports_of(alike))
        raise NotFound(f"{wanted.numbers} is not on usb_port {wanted.usb_port}: it is on {there}")
    able = [one for one in here if one.keys & wanted.keys]
    if not able:
        raise NotFound(f"{wanted.numbers} has none of the keys that are wanted of it")
    if len(ports := ports_of(able)) > 1:
        raise NotFound(
            f"{len(ports)} devices {wanted.numbers} are plugged in, on {' and '.join(ports)}: say in"
            f" the device file which is meant, such as 'usb_port: {ports[0]}'"
        )
    return max(able, key=lambda one: (len(one.keys & wanted.keys), -one.number))
