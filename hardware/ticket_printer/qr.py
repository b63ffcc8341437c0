"""The square code on a ticket, as modules.

Owns the one use of the qrcode package. Must not know dots or paper.
"""

import qrcode
from qrcode.constants import ERROR_CORRECT_M

_MASK = 0
"""Which of the eight masks is best is worth knowing for texts with a pattern. A token is random, and looks as
random under any; trying all takes four fifths of the time of making a code."""


def qr_modules(token: str) -> list[list[bool]]:
    """The smallest QR code that holds `token` at level M, row by row, True is dark, without the quiet zone.

    Level M survives 15 % of damage: a thumb's smear or a fold, which paper in a pocket gets.
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=_MASK)
    code.add_data(token)
    code.make(fit=True)
    return [[bool(dark) for dark in row] for row in code.get_matrix()]
