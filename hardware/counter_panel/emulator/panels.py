"""Panels that listen: bytes come, and those addressed in a whole frame show what it says.

Owns an understanding of frames that shares nothing with the driver's. A panel that finds a frame garbled
keeps its number, one without a checksum cannot find out, one that is off hears nothing and forgets. Must not
know lines.
"""

import re
from collections.abc import Iterable

from hardware.counter_panel.checksum import ChecksumRule
from hardware.counter_panel.emulator.proof import proves
from hardware.counter_panel.template import AddressRule, FrameTemplate


class Panels:
    """The panels at `addresses`, all on and blank."""

    def __init__(self, template: FrameTemplate, addresses: Iterable[int]) -> None:
        self._template = template
        self._pattern = _pattern(template)
        self._heard = b""
        self._blank = " " * template.text.width
        self._shown = dict.fromkeys(addresses, self._blank)
        self._off: set[int] = set()
        self.frames = 0
        """Whole frames heard, for whichever panel."""

    def hear(self, content: bytes) -> bool:
        """Take in bytes as they come; whether any panel now shows something else."""
        before = dict(self._shown)
        self._heard += content
        at = 0
        while (found := self._pattern.search(self._heard, at)) is not None:
            whole = self._is_whole(found)
            at = found.end() if whole else found.start() + 1
            if whole:
                self._obey(found)
        self._heard = self._heard[max(at, len(self._heard) - _length(self._template) + 1) :]
        return self._shown != before

    def forget_half_a_frame(self) -> None:
        """The line was cut: what came before is no beginning of what comes after."""
        self._heard = b""

    def text(self, address: int) -> str:
        """What that panel shows, without the blanks around it; nothing while it is off."""
        return self._shown[address].strip(" " + self._template.text.blank)

    def switch(self, address: int, *, on: bool) -> None:
        """Give or take the panel's power: it comes back blank."""
        self._shown[address] = self._blank
        if on:
            self._off.discard(address)
        else:
            self._off.add(address)

    def line(self) -> str:
        """All panels on one line, each as wide as it is: `1[A042] 2[    ] 3(off)`."""
        return " ".join(
            f"{address}(off)" if address in self._off else f"{address}[{text}]"
            for address, text in self._shown.items()
        )

    def _is_whole(self, found: re.Match[bytes]) -> bool:
        rule = self._template.checksum
        before = found.group()[: found.start("sum") - found.start()]
        return proves(rule, found["sum"], before[rule.skip :])

    def _obey(self, found: re.Match[bytes]) -> None:
        self.frames += 1
        address = _address(self._template.address, found["address"])
        if address in self._shown and address not in self._off:
            self._shown[address] = found["text"].decode("ascii")


def _pattern(template: FrameTemplate) -> re.Pattern[bytes]:
    digits = {"digits": b"[0-9]", "hex": b"[0-9A-F]", "binary": b"."}[template.address.style]
    address = b"(?P<address>%s{%d})" % (digits, template.address.width)
    fillers = re.escape((template.text.pad + template.text.blank).encode("ascii"))
    text = b"(?P<text>[ -~%s]{%d})" % (fillers, template.text.width)
    proof = b"(?P<sum>.{%d})" % _proof_width(template.checksum)
    end = re.escape(template.end)
    tail = end + proof if template.checksum.place == "after_end" else proof + end
    return re.compile(
        re.escape(template.start) + address + re.escape(template.between) + text + tail, re.DOTALL
    )


def _proof_width(rule: ChecksumRule) -> int:
    width = {"none": 0, "xor": 1, "sum": 1, "crc16": 2}[rule.kind]
    return 2 * width if rule.style == "hex" else width


def _length(template: FrameTemplate) -> int:
    fixed = len(template.start) + len(template.between) + len(template.end)
    return fixed + template.address.width + template.text.width + _proof_width(template.checksum)


def _address(rule: AddressRule, written: bytes) -> int:
    if rule.style == "binary":
        return int.from_bytes(written, "big") - rule.offset
    return int(written, 10 if rule.style == "digits" else 16) - rule.offset
