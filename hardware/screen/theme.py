"""How large and in which colours: the figures behind the QML singleton `Theme`.

Owns where a screen stands, its density, and what a centre's own look changes in the palettes (`palettes`).
Figures are in millimetres; the QML singleton turns them into pixels. Must not know any app, page or window.
"""

import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from PySide6.QtCore import Property, QObject, Signal

from hardware.screen.fonts import ARABIC_SCRIPT, LATIN_CYRILLIC, RIGHT_TO_LEFT
from hardware.screen.palettes import PALETTES, Palette

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


class Look(Protocol):
    """What must be known of a centre's own look; as `ScreenLook` has it."""

    @property
    def logo(self) -> Path | None:
        """The file, or none."""

    @property
    def dark(self) -> bool:
        """Whether touched screens are dark."""

    @property
    def colours(self) -> Mapping[str, Mapping[str, str]]:
        """By palette and colour."""


@dataclass(frozen=True)
class ScreenLook:
    """A centre's own look, in plain values.

    `logo` is an SVG or PNG file. `dark` asks a touched screen for its dark palette; a board is always dark.
    `colours` are those that take the place of a palette's own, by the palette's name and the colour's.
    """

    logo: Path | None = None
    dark: bool = False
    colours: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, look: Look) -> "ScreenLook":
        """The look that a centre's file describes."""
        return cls(look.logo, look.dark, look.colours)

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
