"""What a technician is told of the screen: what draws on it, how large it is, how fine.

Owns the thresholds. Must not know where the settings were written. Starts Qt, which ends the process where it
finds no display it was promised: to be called in a process of its own, on its main thread.
"""

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtGui import QGuiApplication

from hardware.finding import Finding, Verdict
from hardware.screen.app import choose_platform
from hardware.screen.fault import ScreenFault
from hardware.screen.theme import DENSITY_TOLERANCE, Place, ScreenSize

SMALLEST_CAP_PX = 8.0
"""Height of the smallest capitals in pixels. Below it the strokes of a letter, and the dots of an Arabic one,
run into each other."""

_USUAL_M = ScreenSize(1, 1).viewing_m
_BOARD_CAP_MM = 4.65
"""For each metre that a board is read from."""

_IN_MEMORY = frozenset({"offscreen", "minimal"})

_PART = "screen"


class ScreenSettings(Protocol):
    """What must be known of a screen: its lit area in millimetres, as it hangs."""

    @property
    def width_mm(self) -> float:
        """Across."""

    @property
    def height_mm(self) -> float:
        """Down."""


def smallest_cap_mm(place: Place, viewing_m: float = _USUAL_M) -> float:
    """What `Theme.small` is in Nobat/Theme.qml; a board's grows with the distance in metres."""
    return {Place.KIOSK: 4.8, Place.DESK: 2.7, Place.BOARD: _BOARD_CAP_MM * viewing_m}[place]


def examine(settings: ScreenSettings, place: str, viewing_m: float = _USUAL_M) -> Iterator[Finding]:
    """Everything about the screen that Qt finds.

    `place` is the value of a `Place`, `viewing_m` the distance in metres that a board's letters are made for.
    """
    try:
        choose_platform()
    except ScreenFault as fault:
        advice = (
            "Run this in the session of this box's screen: over ssh no display is seen. If none is there"
            " either, plug the display in and start the graphical session."
        )
        yield Finding(_PART, "display", Verdict.FAIL, str(fault).partition(".")[0], "there", advice)
        return
    app = QGuiApplication([])
    drawn_on = platform_finding(app.platformName())
    yield drawn_on
    if drawn_on.verdict is not Verdict.OK:
        return  # its size is made up
    screen = app.primaryScreen()
    ratio = screen.devicePixelRatio()
    pixels = round(screen.size().width() * ratio), round(screen.size().height() * ratio)
    yield from size_findings(settings, pixels, smallest_cap_mm(Place(place), viewing_m))


def platform_finding(name: str) -> Finding:
    """What Qt draws on."""
    wanted = "xcb, wayland or linuxfb"
    if name not in _IN_MEMORY:
        return Finding(_PART, "display", Verdict.OK, name, wanted)
    advice = (
        "Nobody sees what is drawn: start this without QT_QPA_PLATFORM, in the session of the real display."
    )
    return Finding(_PART, "display", Verdict.WARN, name, wanted, advice)


def size_findings(
    settings: ScreenSettings, pixels: tuple[int, int], smallest_mm: float, part: str = _PART
) -> Iterator[Finding]:
    """Whether pixels and millimetres fit each other, and whether capitals of `smallest_mm` can be read."""
    across, down = pixels[0] / settings.width_mm, pixels[1] / settings.height_mm
    yield _shape(part, settings, pixels, across, down)
    density = min(across, down)
    cap_px = smallest_mm * density
    value = f"{density:.2f} pixels a mm, smallest capitals {cap_px:.0f} pixels"
    wanted = f"capitals of {SMALLEST_CAP_PX:g} pixels or more"
    if cap_px >= SMALLEST_CAP_PX:
        yield Finding(part, "fineness", Verdict.OK, value, wanted)
        return
    advice = "Small letters cannot be read: set the screen to its full resolution, or use a finer one."
    yield Finding(part, "fineness", Verdict.FAIL, value, wanted, advice)


def _shape(
    part: str, settings: ScreenSettings, pixels: tuple[int, int], across: float, down: float
) -> Finding:
    value = f"{pixels[0]} x {pixels[1]} pixels on {settings.width_mm:g} x {settings.height_mm:g} mm"
    wanted = f"as many pixels a mm across as down (within {DENSITY_TOLERANCE - 1:.0%})"
    if _agree(across, down):
        return Finding(part, "size", Verdict.OK, value, wanted)
    if _agree(pixels[0] / settings.height_mm, pixels[1] / settings.width_mm):
        advice = (
            "Pixels and millimetres are turned against each other: turn the picture (xrandr --rotate, or the"
            " display settings), or swap width_mm and height_mm in the device file if it hangs as it shows."
        )
        return Finding(part, "size", Verdict.FAIL, value, wanted, advice)
    advice = (
        f"It is {across:.2f} pixels a mm across and {down:.2f} down: measure the lit area again with a ruler"
        " and mend width_mm and height_mm, or set the screen to its own resolution."
    )
    return Finding(part, "size", Verdict.WARN, value, wanted, advice)


def _agree(one: float, other: float) -> bool:
    return max(one, other) <= min(one, other) * DENSITY_TOLERANCE
