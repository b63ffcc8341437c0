"""What printers can be emulated.

Owns the makes that a test or a technician may choose. Must not know the driver's profiles: were it the same
table, a wrong line in it would never be noticed.
"""

from dataclasses import dataclass

_GRAPHICS, _SYMBOLS, _COLUMNS, _MOTION = b"\x1d(L", b"\x1d(k", b"\x1b*", b"\x1dP"


@dataclass(frozen=True, slots=True)
class Model:
    """One make: its head, the heads of commands it does not know, whether it has a voice."""

    head_dots: int = 576
    dots_per_inch: int = 203
    lacks: tuple[bytes, ...] = ()
    answers: bool = True
    units_per_dot: int = 2
    """Of a feed, until GS P says otherwise: two, as on the TM-T88, squash a careless driver's blanks."""


MODELS = {
    "80mm": Model(),
    "180dpi": Model(512, 180),
    "58mm": Model(384, lacks=(_GRAPHICS, _SYMBOLS, _MOTION), units_per_dot=1),
    "clone": Model(384, lacks=(_GRAPHICS, _SYMBOLS, _MOTION, _COLUMNS), answers=False, units_per_dot=1),
}
