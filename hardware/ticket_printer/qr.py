"""The square code on a ticket, as modules.

Owns the one use of the qrcode package. Must not know dots or paper.
"""

import qrcode
from qrcode.constants import ERROR_CORRECT_M


def qr_modules(token: str) -> list[list[bool]]:
    """The smallest QR code that holds `token` at level M, row by row, True is dark, without the quiet zone.

    Level M survives 15 % of damage: a thumb's smear or a fold, which paper in a pocket gets.
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(token)
    code.make(fit=True)
    return [[bool(dark) for dark in row] for row in code.get_matrix()]
