"""What one make of printer is like: how wide, how it takes pictures, how it cuts, and what it answers.

Owns the type. Must not know which makes there are (`makes`), nor wires or bytes.
"""

import enum
from dataclasses import dataclass
from typing import Literal

from hardware.ticket_printer.status import NO_QUIRKS, Quirks


class PictureCommand(enum.StrEnum):
    """The command a printer takes pictures with."""

    RASTER = "GS v 0"
    GRAPHICS = "GS ( L"
    COLUMNS = "ESC *"


class Asking(enum.StrEnum):
    """How a printer's condition is learnt."""

    REAL_TIME = "real time"
    """DLE EOT 1 to 4, answered at once, whatever it is doing."""
    IN_TURN = "in turn"
    """GS r 1, answered after what was sent before; of its condition it tells the paper only."""
    PUSHED = "pushed"
    """GS a: it tells every change unasked."""
    NEVER = "never"
    """It says nothing, ever: many a cheap clone, and any printer on a one-way wire."""


Cut = Literal["partial", "full", "tear"]
"""`tear` is a bar: the paper is fed to it, and the citizen tears."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterProfile:
    """One make of printer.

    Args:
        name: As a technician writes it.
        width_dots: Dots across the head.
        dots_per_inch: Of the head, and of the paper's movement.
        picture: The command it takes pictures with.
        draws_qr: Whether it draws QR codes itself, by GS ( k.
        cut: How a ticket is parted from the roll.
        rows_per_band: The tallest picture it is given in one piece: 32 rows of 576 dots fit a clone's 4 kB.
        head_to_cutter_mm: What every ticket is fed from the head to the cutter or bar, blank.
        sets_motion_unit: Whether it knows GS P; one that does not feeds in whole dots anyway.
        asking: How its condition is learnt.
        confirms: Whether it answers GS r 1 when all before it is on paper.
        quirks: Where its status bits differ from Epson's.
    """

    name: str
    width_dots: int
    dots_per_inch: int = 203
    picture: PictureCommand = PictureCommand.RASTER
    draws_qr: bool = False
    cut: Cut = "partial"
    rows_per_band: int = 32
    head_to_cutter_mm: float = 14.0
    sets_motion_unit: bool = True
    asking: Asking = Asking.REAL_TIME
    confirms: bool = True
    quirks: Quirks = NO_QUIRKS

    @property
    def dots_per_mm(self) -> float:
        """Of head and paper movement."""
        return self.dots_per_inch / 25.4
