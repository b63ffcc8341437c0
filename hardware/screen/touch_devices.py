"""Which touch screens are plugged in, by the kernel's own list of input devices.

Owns the reading of /proc/bus/input/devices and the finding about it. Must not know Qt: it is asked every
second while somebody wiggles the cable. Source of the bits: Linux, include/uapi/linux/input-event-codes.h.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hardware.finding import Finding, Verdict
from hardware.kernel_input.nodes import WORD_BITS, key_numbers

INPUT_DEVICES = Path("/proc/bus/input/devices")

_DIRECT = 0x01
_ABS_X, _ABS_MT_POSITION_X = 0x00, 0x35
_BTN_TOOL_PEN, _BTN_TOOL_FINGER, _BTN_TOUCH = 0x140, 0x145, 0x14A
_NAME = re.compile(r'^N: Name="(.*)"$', re.MULTILINE)
_BITS = re.compile(r"^B: ([A-Z]+)=([0-9a-f ]+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class InputDevice:
    """One input device: its name, and the bits it has in each map (`PROP`, `KEY`, `ABS`)."""

    name: str
    bits: Mapping[str, frozenset[int]]

    def has(self, kind: str, bit: int) -> bool:
        """Whether that bit of that map is set."""
        return bit in self.bits.get(kind, frozenset())

    @property
    def is_touch_screen(self) -> bool:
        """It tells where it is touched, and what is touched is the screen itself: no touch pad, no pen."""
        if not (self.has("ABS", _ABS_X) or self.has("ABS", _ABS_MT_POSITION_X)):
            return False
        other = self.has("KEY", _BTN_TOOL_FINGER) or self.has("KEY", _BTN_TOOL_PEN)
        return (self.has("PROP", _DIRECT) and not self.has("KEY", _BTN_TOOL_PEN)) or (
            self.has("KEY", _BTN_TOUCH) and not other
        )


def input_devices(listing: str, word_bits: int = WORD_BITS) -> Iterator[InputDevice]:
    """The devices of such a list; what is not understood in it is left out."""
    for block in listing.split("\n\n"):
        name = _NAME.search(block)
        if name is not None:
            yield InputDevice(
                name[1], {kind: key_numbers(words, word_bits) for kind, words in _BITS.findall(block)}
            )


def examine_touch(place: str, listing: Path = INPUT_DEVICES) -> Iterator[Finding]:
    """Whether there is a touch screen. A kiosk needs one; elsewhere it is told where there is one."""
    wanted = "a touch screen" if place == "kiosk" else ""
    try:
        devices = list(input_devices(listing.read_text(encoding="utf-8", errors="replace")))
    except OSError as error:
        advice = "The system does not tell its input devices: try the touch screen with a finger."
        yield Finding("screen", "touch", Verdict.WARN, f"unknown ({error.strerror})", wanted, advice)
        return
    touched = [device.name for device in devices if device.is_touch_screen]
    if touched:
        yield Finding("screen", "touch", Verdict.OK, ", ".join(touched), wanted)
    elif wanted:
        advice = (
            "Citizens cannot press anything: plug in the touch screen's second cable (USB), the picture's"
            " alone is not enough."
        )
        yield Finding("screen", "touch", Verdict.FAIL, "none found", wanted, advice)
