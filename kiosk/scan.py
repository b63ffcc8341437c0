"""What a scanned text may be: the code on our paper, or the code of an appointment. Nothing else.

Owns the grammar. A reader hands over whatever is held in front of it - a shop's receipt, an identity card, a
web address - and none of that is ever sent anywhere. Must not know what follows.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from hardware.code_scanner.documents import may_be_document

_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)
"""128 bits in base64url, as the hub makes them."""
_CODE: Final = re.compile(r"[A-Z0-9]{4,16}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ScannedTicket:
    """The code on a ticket."""

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ScannedAppointment:
    """The code of an appointment."""

    code: str = field(repr=False)


def read(text: str) -> ScannedTicket | ScannedAppointment | None:
    """What was scanned; None for anything that is not ours. A reader may end its text with blanks."""
    bare = text.strip()
    if _TOKEN.fullmatch(bare) and not bare.isdecimal():
        return ScannedTicket(bare)
    return ScannedAppointment(bare) if is_code(bare) and not may_be_document(bare) else None


def is_code(text: str) -> bool:
    """Whether it could be the code of an appointment."""
    return _CODE.fullmatch(text) is not None
