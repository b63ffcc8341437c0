"""How large and in which colours: the figures behind the QML singleton `Theme`.

Owns the palettes and which colour is written on which, the density of the configured screen, where the screen
stands and what a centre's own look changes. Figures are in
millimetres; the QML singleton turns them into pixels. Must not know any app, page or window.
"""

import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import Property, QObject, Signal

from hardware.screen.fonts import ARABIC_SCRIPT, LATIN_CYRILLIC, RIGHT_TO_LEFT

_log = logging.getLogger(__name__)

DENSITY_TOLERANCE = 1.1
"""Width and height may disagree about the density by this factor (bezels, rounding) before we say so."""


class Place(StrEnum):
    """Where a screen stands, which decides how large everything on it is."""

    KIOSK = "kiosk"
    """Touched by standing or seated citizens at 600 mm: cap height >= 4.8 mm, targets >= 20 mm."""
    DESK = "desk"
    """An operator's or volunteer's own screen, with keyboard and mouse or finger, at 600 mm."""
    BOARD = "board"
    """Hung in a hall, read from metres away, dark, never touched."""


@dataclass(frozen=True)
class ScreenSize:
    """The physical screen, as a technician measured it.

    `viewing_m` is the distance in metres a board is read from; a touched screen does not look at it.
    """

    width_mm: float
    height_mm: float
    fullscreen: bool = False
    viewing_m: float = 4.0

    def __post_init__(self) -> None:
        if min(self.width_mm, self.height_mm, self.viewing_m) <= 0:
            raise ValueError(f"a screen's width, height and viewing distance are above zero, not {self}")


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


@dataclass(frozen=True)
class ScreenLook:
    """A centre's own look, in plain values.

    `logo` is an SVG or PNG file. `dark` asks a touched screen for its dark palette; a board is always dark.
    `colours` are those that take the place of a palette's own, by the palette's name and the colour's.
    """

    logo: Path | None = None
    dark: bool = False
    colours: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def palette(self, name: str) -> Palette:
        """The palette of that name with the centre's colours in it."""
        return replace(PALETTES[name], **self.colours.get(name, {}))


PLAIN_LOOK = ScreenLook()
"""Nobat's own look."""


def palette_name(place: Place, *, dark: bool) -> str:
    """The palette a screen begins with, before a citizen asks for strong contrast."""
    return "board" if place is Place.BOARD else "dark" if dark else "light"


def density(screen: ScreenSize, width_px: int, height_px: int) -> float:
    """Pixels per millimetre of a screen that shows `width_px` by `height_px`.

    Where width and height disagree the smaller density wins, so that what is drawn still fits, and a warning
    names both figures: most often a portrait screen was described as landscape.
    """
    across, down = width_px / screen.width_mm, height_px / screen.height_mm
    smaller, larger = sorted((across, down))
    if larger > smaller * DENSITY_TOLERANCE:
        _log.warning(
            "the screen is %d x %d pixels but described as %g x %g mm: %.2f pixels per mm across, %.2f down; "
            "check its width and height",
            width_px,
            height_px,
            screen.width_mm,
            screen.height_mm,
            across,
            down,
        )
    return smaller


class ThemeFacts(QObject):
    """What the QML singleton `Theme` reads: density, place, distance, palettes, letters, look."""

    densityChanged = Signal()  # noqa: N815 - Qt's naming, seen from QML

    def __init__(
        self, place: Place, viewing_m: float, px_per_mm: float, look: ScreenLook = PLAIN_LOOK
    ) -> None:
        super().__init__()
        self._place = place
        self._look = look
        self._viewing_m = viewing_m
        self._px_per_mm = px_per_mm

    def set_density(self, px_per_mm: float) -> None:
        """Take a new density; everything on the screen follows."""
        if px_per_mm != self._px_per_mm:
            self._px_per_mm = px_per_mm
            self.densityChanged.emit()

    def _density(self) -> float:
        return self._px_per_mm

    def _place_name(self) -> str:
        return self._place.value

    def _viewing(self) -> float:
        return self._viewing_m

    def _palettes(self) -> dict[str, dict[str, str]]:
        return {name: asdict(self._look.palette(name)) for name in PALETTES}

    def _is_dark(self) -> bool:
        return self._look.dark

    def _logo_address(self) -> str:
        # Qt keeps pictures by their address for all windows of a process: another file is another address.
        return "" if self._look.logo is None else f"image://logo/{quote(str(self._look.logo), safe='')}"

    def _mirrored_languages(self) -> list[str]:
        return sorted(RIGHT_TO_LEFT)

    def _letter_families(self) -> dict[str, str]:
        return {"ltr": LATIN_CYRILLIC, "rtl": ARABIC_SCRIPT}

    pxPerMm = Property(float, _density, notify=densityChanged)  # noqa: N815 - Qt's naming, seen from QML
    place = Property(str, _place_name, constant=True)
    viewingM = Property(float, _viewing, constant=True)  # noqa: N815 - Qt's naming, seen from QML
    dark = Property(bool, _is_dark, constant=True)
    logo = Property(str, _logo_address, constant=True)
    rightToLeft = Property("QStringList", _mirrored_languages, constant=True)  # type: ignore[arg-type] # noqa: N815 - as below
    families = Property("QVariantMap", _letter_families, constant=True)  # type: ignore[arg-type] # as below
    palettes = Property("QVariantMap", _palettes, constant=True)  # type: ignore[arg-type] # Qt takes a type's name
