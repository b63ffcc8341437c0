"""The citizen's screen in a window of its own, on the output that the device file names.

Owns when that window is there: it comes with its output and goes with it, so that it never covers the
operator's. Must not know what the panel decides.
"""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from center_hub.contract.documents import CounterDocument
from config.hardware import CitizenScreen
from config.languages import Language, load_language
from config.placement import Placement
from counter_terminal.citizen.panel import CitizenPanel
from hardware.screen.second_screen import second_screen
from hardware.screen.stage import Stage
from hardware.screen.theme import PLAIN_LOOK, Look, Place, ScreenSize
from hardware.screen.window import Window, open_window

_log = logging.getLogger(__name__)

PAGE = Path(__file__).parent / "screens" / "CitizenPanel.qml"
_WINDOWED_WIDTH_PX = 640
"""Of a window on a developer's own screen."""


class CitizenWindow(QObject):
    """The window of `panel`, once `open` was called; `seen` tells whether its screen is there.

    Args:
        panel: what it shows.
        settings: the screen as the device file has it.
        touched: called with the name and the value of what was touched.
        own_screen: the operator's, which it must not cover.
        windowed: an ordinary window, whatever outputs there are.
        look: the centre's own look; Nobat's unless given.
    """

    seen = Signal(bool)

    def __init__(
        self,
        panel: CitizenPanel,
        settings: CitizenScreen,
        touched: Callable[[str, object], None],
        own_screen: Callable[[], QScreen],
        *,
        windowed: bool,
        look: Look = PLAIN_LOOK,
    ) -> None:
        super().__init__()
        self.panel = panel
        self._settings = settings
        self._own_screen = own_screen
        self._windowed = windowed
        self._own_look = look
        self._stage = Stage(panel.view)
        self._stage.intent.connect(touched)
        self._on: QScreen | None = None
        self.window: Window | None = None

    def open(self) -> None:
        """Show it now, or as soon as its output is there; raises `ScreenFault`."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._look_again)
            app.screenRemoved.connect(self._gone)
        self._look_again()
        if self.window is None:
            names = ", ".join(screen.name() for screen in QGuiApplication.screens())
            _log.warning("the citizen's screen is not there; there is: %s", names)
            self.seen.emit(False)

    def look(self, document: CounterDocument | None, *, alive: bool, now: float) -> None:
        """Show what is to be said of this at `now`."""
        self.panel.look(document, alive=alive, now=now)
        self._stage.show(self.panel.view)

    def close(self) -> None:
        """Take the window down, for good."""
        if self.window is not None:
            self.window.close()

    def _look_again(self, *_: object) -> None:
        if self.window is not None and (self._windowed or self._on is not None):
            return
        size = ScreenSize(self._settings.width_mm, self._settings.height_mm, fullscreen=not self._windowed)
        if self._windowed:
            height = round(_WINDOWED_WIDTH_PX * size.height_mm / size.width_mm)
            self.window = open_window(
                PAGE, self._stage, size, size_px=(_WINDOWED_WIDTH_PX, height), look=self._own_look
            )
            self.seen.emit(True)
            return
        self._on = second_screen(self._settings.output, QGuiApplication.screens(), self._own_screen())
        if self._on is None:
            return
        if self.window is None:
            self.window = open_window(
                PAGE, self._stage, size, place=Place.KIOSK, on=self._on, look=self._own_look
            )
        else:
            self.window.quick.setScreen(self._on)
            self.window.quick.setGeometry(self._on.geometry())
            self.window.quick.showFullScreen()
        self.seen.emit(True)

    def _gone(self, screen: QScreen) -> None:
        if screen is self._on and self.window is not None:
            _log.warning("the citizen's screen %s is gone", screen.name())
            self.window.quick.hide()
            self._on = None
            self.seen.emit(False)


def citizen_window(
    placement: Placement,
    touched: Callable[[str, object], None],
    own_screen: Callable[[], QScreen],
    *,
    windowed: bool,
) -> CitizenWindow | None:
    """The citizen's screen of this counter; None where its device file has none."""
    settings, centre = placement.device.hardware.citizen_screen, placement.centre
    if settings is None:
        return None
    languages: dict[str, Language] = {code: load_language(code) for code in centre.languages}
    panel = CitizenPanel(centre, placement.entry.counter or "", languages, touch=settings.touch)
    return CitizenWindow(panel, settings, touched, own_screen, windowed=windowed, look=centre.look)
