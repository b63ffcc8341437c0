"""From an address and a text to the bytes that one panel understands, by the template of its maker.

Owns the putting together and the fitting of a text to a panel that has few characters. Must not know where a
template was written, nor how bytes travel.
"""

from collections.abc import Mapping
from typing import Literal, Protocol

from hardware.counter_panel.checksum import ChecksumRule, checksum


class AddressRule(Protocol):
    """How a frame names its panel."""

    @property
    def style(self) -> Literal["digits", "hex", "binary"]:
        """As decimal digits, as capital hexadecimal digits, or as bytes with the highest first."""

    @property
    def width(self) -> int:
        """Digits or bytes."""

    @property
    def offset(self) -> int:
        """Added before it is written."""


class TextRule(Protocol):
    """What a panel has room and characters for."""

    @property
    def width(self) -> int:
        """Characters, always all of them."""

    @property
    def align(self) -> Literal["right", "left"]:
        """Where a short text stands."""

    @property
    def pad(self) -> str:
        """The character that fills up."""

    @property
    def blank(self) -> str:
        """The character of a panel that shows nothing."""

    @property
    def shows(self) -> str:
        """The characters it has."""

    @property
    def instead(self) -> Mapping[str, str]:
        """Characters that stand for others."""

    @property
    def unknown(self) -> Literal["drop", "blank", "dash"]:
        """What becomes of the rest."""


class FrameTemplate(Protocol):
    """One maker's frame; the configuration's own class has these fields."""

    @property
    def start(self) -> bytes:
        """The first bytes."""

    @property
    def address(self) -> AddressRule:
        """After the start."""

    @property
    def between(self) -> bytes:
        """Between address and text: a command."""

    @property
    def text(self) -> TextRule:
        """After that."""

    @property
    def checksum(self) -> ChecksumRule:
        """After the text, or after the end."""

    @property
    def end(self) -> bytes:
        """The last bytes."""

    @property
    def gap_ms(self) -> int:
        """How long the bus rests after a frame."""


def frame(template: FrameTemplate, address: int, text: str) -> bytes:
    """The bytes that make the panel at `address` show as much of `text` as it can.

    Raises:
        OverflowError: the address has no room in the frame; checked files have none such.
    """
    body = template.start + _address(template.address, address) + template.between
    body += fitted(template.text, text).encode("ascii")
    rule = template.checksum
    if rule.place == "after_end":
        body += template.end
        return body + checksum(rule, body[rule.skip :])
    return body + checksum(rule, body[rule.skip :]) + template.end


def fitted(rule: TextRule, text: str) -> str:
    """`text` as the panel shows it, exactly its width; the beginning is lost of what is too long."""
    if not text:
        return rule.blank * rule.width
    known = "".join(_shown(rule, character) for character in text)[-rule.width :]
    pad = rule.pad if any(map(str.isalnum, known)) else rule.blank  # zeros before no number would make one
    return known.rjust(rule.width, pad) if rule.align == "right" else known.ljust(rule.width, pad)


def _shown(rule: TextRule, character: str) -> str:
    if character in rule.instead:
        return rule.instead[character]
    if character in rule.shows:
        return character
    if character.upper() in rule.shows:
        return character.upper()
    return {"drop": "", "blank": " ", "dash": "-"}[rule.unknown]


def _address(rule: AddressRule, address: int) -> bytes:
    number = address + rule.offset
    if rule.style == "binary":
        return number.to_bytes(rule.width, "big")
    written = f"{number:0{rule.width}{'d' if rule.style == 'digits' else 'X'}}"
    if len(written) > rule.width or number < 0:
        raise OverflowError(f"address {address} does not fit {rule.width} digits")
    return written.encode("ascii")
