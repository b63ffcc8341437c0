"""A QR code as a printer draws it by itself.

Owns the choice of the code's size and its dots. Must not know commands or paper.
"""

import qrcode
from qrcode import constants
from qrcode.exceptions import DataOverflowError

_LEVELS = {
    "L": constants.ERROR_CORRECT_L,
    "M": constants.ERROR_CORRECT_M,
    "Q": constants.ERROR_CORRECT_Q,
    "H": constants.ERROR_CORRECT_H,
}


def rows(text: bytes, level: str, module: int) -> list[str]:
    """The code's rows, a character a dot, '1' is black, no quiet zone; none for no text or too much."""
    if not text:
        return []
    code = qrcode.QRCode(error_correction=_LEVELS[level], border=0)
    code.add_data(text)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):  # the library has both words for a text that fits no code
        return []
    lines = ("".join(("1" if dark else "0") * module for dark in line) for line in code.get_matrix())
    return [line for line in lines for _ in range(module)]
