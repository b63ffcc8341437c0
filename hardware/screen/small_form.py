"""A window that can be made small, frameless and kept above all others, and large again as it was.

Owns the flags and the geometry of both forms. Must not know what either shows, nor in which corner the small
one is to stand.

Wayland lets no program place itself or keep itself above others; there the small form is frameless and the
compositor decides the rest. Started with `QT_QPA_PLATFORM=xcb` a program is an X11 one to it, and may do
both.
"""

import logging
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication

from hardware.screen.theme import ScreenSize
from hardware.screen.window import Window

_log = logging.getLogger(__name__)

SMALL_FLAGS = (
    Qt.WindowType.Window
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.CustomizeWindowHint
)


@dataclass(frozen=True, slots=True)
class _Large:
    geometry: QRect
    states: Qt.WindowState
    flags: Qt.WindowType


class SmallForm:
    """The two forms of `window`, which is large at first.

    Args:
        window: what is made small; it stands for all of `screen` while it is large.
        screen: the physical screen in millimetres.
        width_mm: of the small form.
        height_mm: the same.
        size_px: the pixels that stand for the whole screen; None: those of the screen the window is on.
    """

    def __init__(
        self,
        window: Window,
        screen: ScreenSize,
        width_mm: float,
        height_mm: float,
        size_px: tuple[int, int] | None = None,
    ) -> None:
        self._window = window
        self._screen = screen
        self._small = ScreenSize(width_mm, height_mm)
        self._size_px = size_px
        self._large: _Large | None = None

    @property
    def is_small(self) -> bool:
        """Whether the small form is shown."""
        return self._large is not None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the small form in pixels of the screen the window is on now."""
        pixels = self._window.output.size()
        across, down = self._size_px or (pixels.width(), pixels.height())
        per_mm = min(across / self._screen.width_mm, down / self._screen.height_mm)
        return round(self._small.width_mm * per_mm), round(self._small.height_mm * per_mm)

    @property
    def room(self) -> tuple[int, int, int, int]:
        """Left, top, width and height of what this screen leaves to programs, in pixels."""
        return self._window.output.availableGeometry().getRect()  # type: ignore[return-value]  # typed as object

    def shrink(self, place: tuple[int, int, int, int]) -> None:
        """Make the window small at `place` (left, top, width, height), or move the small one there."""
        quick = self._window.quick
        if self._large is None:
            self._large = _Large(quick.geometry(), quick.windowState(), quick.flags())
            quick.setWindowState(Qt.WindowState.WindowNoState)
            quick.setFlags(SMALL_FLAGS)
            _say_what_wayland_refuses()
        self._window.become(self._small, QRect(*place))

    def grow(self) -> None:
        """Make the window large again, as it was; nothing where it is."""
        if self._large is None:
            return
        quick, was, self._large = self._window.quick, self._large, None
        quick.setFlags(was.flags)
        self._window.become(self._screen, was.geometry)
        quick.setWindowState(was.states)


def _say_what_wayland_refuses() -> None:
    if QGuiApplication.platformName().startswith("wayland"):
        _log.info("Wayland: the compositor alone decides where the small window stands and what is above it")
