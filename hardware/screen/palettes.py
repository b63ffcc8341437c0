"""The colours of the screens by what they mean, and which of them is written on which.

Owns the figures; docs/look.md has them in tables. Must not know Qt, nor when which palette is shown.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """Colours by what they mean, as `#RRGGBB`.

    `TEXT_PAIRS` keep 7:1 (12:1 where the palette is strong), `SHAPE_PAIRS` 3:1; all are tested.

    Attributes:
        ground: the page. `card`: what lies on it. `ink`, `soft`: words, and words that matter less.
        line: parts two things, and means nothing. `edge`: the outline of what can be pressed.
        focus: the ring around what the keyboard is at.
        brand: the one next action and all icons, `on_brand` the words in it. `tint`: a wash of it.
        trouble: what is wrong, in words, on `trouble_ground`.
        call: the called number's plate, `on_call` what stands in it.
        foot: the bar that is always there, `on_foot` what stands in it.
    """

    ground: str
    card: str
    ink: str
    soft: str
    line: str
    edge: str
    focus: str
    brand: str
    brand_pressed: str
    on_brand: str
    tint: str
    tint_pressed: str
    trouble: str
    trouble_ground: str
    call: str
    on_call: str
    foot: str
    foot_pressed: str
    on_foot: str


LIGHT = Palette(
    ground="#FAF8F3",
    card="#FFFFFF",
    ink="#12232B",
    soft="#43545C",
    line="#D9D4C7",
    edge="#8A8474",
    focus="#B04A00",
    brand="#00574D",
    brand_pressed="#00332D",
    on_brand="#FFFFFF",
    tint="#E3F0EC",
    tint_pressed="#C3DFD7",
    trouble="#7A3300",
    trouble_ground="#FFF1DC",
    call="#FFC247",
    on_call="#10181C",
    foot="#12232B",
    foot_pressed="#00574D",
    on_foot="#FFFFFF",
)

STRONG = Palette(
    ground="#FFFFFF",
    card="#FFFFFF",
    ink="#000000",
    soft="#1B262B",
    line="#8A8A8A",
    edge="#000000",
    focus="#B04A00",
    brand="#00332D",
    brand_pressed="#000000",
    on_brand="#FFFFFF",
    tint="#FFFFFF",
    tint_pressed="#FFE08A",
    trouble="#4A1D00",
    trouble_ground="#FFFFFF",
    call="#FFD84D",
    on_call="#000000",
    foot="#000000",
    foot_pressed="#00332D",
    on_foot="#FFFFFF",
)

DARK = Palette(
    ground="#101A20",
    card="#18252C",
    ink="#F1F5F4",
    soft="#B3C3C9",
    line="#30434C",
    edge="#7C949E",
    focus="#FFC247",
    brand="#6CD3BF",
    brand_pressed="#B2EBDF",
    on_brand="#10181C",
    tint="#16302F",
    tint_pressed="#1E4844",
    trouble="#FFC690",
    trouble_ground="#33220F",
    call="#FFC247",
    on_call="#10181C",
    foot="#0A1115",
    foot_pressed="#1E4844",
    on_foot="#F1F5F4",
)

STRONG_DARK = Palette(
    ground="#000000",
    card="#000000",
    ink="#FFFFFF",
    soft="#E6ECEE",
    line="#6A6A6A",
    edge="#FFFFFF",
    focus="#FFC247",
    brand="#8FE8D8",
    brand_pressed="#FFFFFF",
    on_brand="#000000",
    tint="#000000",
    tint_pressed="#3D2C00",
    trouble="#FFD9B0",
    trouble_ground="#000000",
    call="#FFD84D",
    on_call="#000000",
    foot="#1C1C1C",
    foot_pressed="#3D2C00",
    on_foot="#FFFFFF",
)

BOARD = Palette(
    ground="#0E1B22",
    card="#16272F",
    ink="#FFFFFF",
    soft="#A9BCC4",
    line="#2B4048",
    edge="#6F8A94",
    focus="#FFC247",
    brand="#FFC247",
    brand_pressed="#E0A52B",
    on_brand="#10181C",
    tint="#16272F",
    tint_pressed="#2B4048",
    trouble="#FFFFFF",
    trouble_ground="#5A3A00",
    call="#FFC247",
    on_call="#10181C",
    foot="#16272F",
    foot_pressed="#2B4048",
    on_foot="#FFFFFF",
)

PALETTES = {"light": LIGHT, "dark": DARK, "strong": STRONG, "strong_dark": STRONG_DARK, "board": BOARD}

TEXT_PAIRS = (
    ("ink", "ground"),
    ("ink", "card"),
    ("ink", "tint"),
    ("ink", "tint_pressed"),
    ("ink", "trouble_ground"),
    ("soft", "ground"),
    ("soft", "card"),
    ("brand", "ground"),
    ("brand", "card"),
    ("brand", "tint"),
    ("trouble", "ground"),
    ("trouble", "card"),
    ("trouble", "trouble_ground"),
    ("on_brand", "brand"),
    ("on_brand", "brand_pressed"),
    ("on_call", "call"),
    ("on_foot", "foot"),
    ("on_foot", "foot_pressed"),
)
"""Which colour is written on which, in all that is drawn."""

SHAPE_PAIRS = (
    ("edge", "ground"),
    ("edge", "card"),
    ("focus", "ground"),
    ("focus", "card"),
    ("brand", "ground"),
    ("brand", "line"),
    ("brand", "tint_pressed"),
)
"""Which shape must be told from what it lies on: outlines, the focus, icons, a bar in its track."""
