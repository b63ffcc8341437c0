"""The three shapes in which people here write figures, and a text in another shape than it came in.

Owns the shapes. Must not know what the figures count: what is put into which shape, the language file says of
running text and the centre's file of ticket numbers.
"""

from collections.abc import Mapping
from typing import Final, Literal

Digits = Literal["latin", "arabic_indic", "arabic_indic_extended"]
"""0-9; those of Arabic (U+0660 on); those of Persian, Dari, Pashto and Urdu (U+06F0 on)."""

_ZEROS: Final[Mapping[Digits, int]] = {
    "latin": 0x0030,
    "arabic_indic": 0x0660,
    "arabic_indic_extended": 0x06F0,
}
_SHAPES: Final[Mapping[Digits, Mapping[int, int]]] = {
    shape: {other + figure: zero + figure for other in _ZEROS.values() for figure in range(10)}
    for shape, zero in _ZEROS.items()
}


def in_digits(text: str, shape: Digits) -> str:
    """The text with its figures, of whichever of the three shapes, in this one; all else as it is."""
    return text.translate(_SHAPES[shape])
