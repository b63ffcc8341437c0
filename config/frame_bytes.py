"""The notation for bytes that cannot be typed, as makers' manuals have it: `<STX>01<0D>`.

Owns the reading and the writing of it. Must not know what the bytes are for.
"""

import re
from collections.abc import Mapping
from typing import Final

from config.problems import Rejected
from config.scalars import nearest

_CONTROLS: Final = (
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "0C", "CR", "SO", "SI",
    "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US",
    "SP",
)  # fmt: skip
"""The names that manuals use, in the order of their codes (ANSI X3.4); <FF> is the byte 255, no form feed."""
_NAMED: Final[Mapping[str, int]] = {name: code for code, name in enumerate(_CONTROLS)}
_PIECE: Final = re.compile(r"<([^<>]*)>|([\x21-\x3b\x3d\x3f-\x7e ])|(.)", re.DOTALL)
_HEX_BYTE: Final = re.compile(r"(?:0[xX])?([0-9A-Fa-f]{2})", re.ASCII)
_BYTES_EXAMPLE: Final = "write <STX>, <0D> (two hexadecimal digits) or plain letters; '<' itself is <3C>"


def frame_bytes(text: str) -> bytes:
    """Bytes from `<STX>01<0D>`: names and hexadecimal pairs in angle brackets, all else as it stands."""
    return bytes(_one_byte(found) for found in _PIECE.finditer(text))


def _one_byte(found: re.Match[str]) -> int:
    named, plain, foreign = found.groups()
    if plain is not None:
        return ord(plain)
    if named is not None and (code := _NAMED.get(named.upper())) is not None:
        return code
    if named is not None and (pair := _HEX_BYTE.fullmatch(named)):
        return int(pair[1], 16)
    if foreign is not None:
        raise Rejected(f"'{foreign}' is no byte that can be sent", _BYTES_EXAMPLE)
    fix = nearest((named or "").upper(), _CONTROLS)
    raise Rejected(f"there is no byte '<{named}>'", fix or _BYTES_EXAMPLE)


def shown_bytes(content: bytes) -> str:
    """Bytes in the notation that `frame_bytes` reads."""
    return "".join(_shown_byte(one) for one in content)


def _shown_byte(code: int) -> str:
    if code < len(_CONTROLS):
        return f"<{_CONTROLS[code]}>"
    first_beyond = 0x7F
    return chr(code) if code < first_beyond and chr(code) not in "<>" else f"<{code:02X}>"
