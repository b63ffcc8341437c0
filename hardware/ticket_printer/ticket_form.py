"""What a ticket must fit.

Owns the form only. Must not know what stands on a ticket, nor printers.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TicketForm:
    """What the printer makes of a ticket's looks.

    Args:
        width_dots: Dots across.
        short: Number, service, where and code only, for a wire on which a whole ticket takes long.
        own_code: The printer draws the code.
    """

    width_dots: int = 576
    short: bool = False
    own_code: bool = False
