"""A page of ours in a window: fonts, theme, icons and stage in place before the first frame.

Owns how a page is opened. A page that cannot be drawn is a `ScreenFault` with what Qt said, never a silent
blank. Must not know what the page shows.
"""

import logging
import os
import time
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QGuiApplication, QImage, QScreen
from PySide6.QtQuick import QQuickView

from hardware.screen.fault import ScreenFault
from hardware.screen.fonts import install_fonts
from hardware.screen.icons import IconProvider
from hardware.screen.logo import LogoProvider
from hardware.screen.stage import Stage
from hardware.screen.theme import (
    PLAIN_LOOK,
    Look,
    Place,
    ScreenLook,
    ScreenSize,
    ThemeFacts,
    density,
    palette_name,
)

_log = logging.getLogger(__name__)

QML_FOLDER = Path(__file__).parent
"""The import path that makes `import Nobat` work."""

_WINDOWED_PX_PER_MM = 3.0
"""Density of a window nobody gave a size: small enough for a developer's own screen."""


def choose_software_rendering() -> None:
    """Ask Qt Quick for its software renderer unless the environment says otherwise.

    Measured against software OpenGL: half the memory, a third of the press latency. Qt reads this once, when
    the first Qt Quick window is made.
    """
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")


_NO_FRAME_MS = 2000
"""A screen that is switched off draws no frame; what waits for one then begins without."""


class Window(QObject):
    """An open page. `quick` is its QQuickWindow, `stage` what it shows, `facts` how large it draws.

    `shown` comes once, after the first frame (or two seconds without one): the moment to begin with whatever
    that frame did not need.
    """

    shown = Signal()

    def __init__(self, quick: QQuickView, stage: Stage, facts: ThemeFacts, screen: ScreenSize) -> None:
        super().__init__()
        self.quick = quick
        self.stage = stage
        self.facts = facts
        self._screen: ScreenSize | None = screen
        # The page must never outlive what it reads: figures go with the view, the page goes before the stage.
        facts.setParent(quick)
        app = QGuiApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)
        quick.widthChanged.connect(self._measure)
        quick.heightChanged.connect(self._measure)
        self._waiting = True
        quick.frameSwapped.connect(self._first_frame, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(_NO_FRAME_MS, self, self._be_shown)

    def grab(self) -> QImage:
        """What the window shows now."""
        return self.quick.grabWindow()

    @property
    def output(self) -> QScreen:
        """The output that shows it. Never ask the QWindow: PySide takes its screen down with it (crash)."""
        return QGuiApplication.screenAt(self.quick.geometry().center()) or QGuiApplication.primaryScreen()

    def close(self) -> None:
        """Take the page down; the stage may be shown in another window afterwards.

        A window that is closed before its first frame is never `shown`: what waits for that would begin after
        the end.
        """
        self._waiting = False
        self.quick.close()
        self.quick.setSource(QUrl())

    def become(self, screen: ScreenSize, geometry: QRect) -> None:
        """Stand for a physical `screen` of another size from now on, at `geometry` in desktop pixels."""
        self._screen = None  # width and height come one after the other; half a change is no size
        self.quick.setGeometry(geometry)
        self._screen = screen
        self._measure()

    def _first_frame(self) -> None:
        if self._waiting:  # a second frame may have been queued before this was called for the first
            _log.info("first frame %.2f s after the start of the program", _age_s())
            self._be_shown()

    def _be_shown(self) -> None:
        if self._waiting:
            self._waiting = False
            self.quick.frameSwapped.disconnect(self._first_frame)
            self.shown.emit()

    def _measure(self) -> None:
        # A fullscreen window gets its pixels from the platform after it was made; a screen may be turned.
        if self._screen is not None and self.quick.width() > 0 and self.quick.height() > 0:
            self.facts.set_density(density(self._screen, self.quick.width(), self.quick.height()))


def _age_s() -> float:
    """Seconds since the kernel started this process, to a hundredth (proc(5), field 22 of stat)."""
    after_name = Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    started = int(after_name[19]) / os.sysconf("SC_CLK_TCK")
    return time.clock_gettime(time.CLOCK_BOOTTIME) - started


def open_window(
    qml_file: Path,
    stage: Stage,
    screen: ScreenSize,
    title: str = "Nobat",
    size_px: tuple[int, int] | None = None,
    place: Place = Place.KIOSK,
    look: Look = PLAIN_LOOK,
    on: QScreen | None = None,
) -> Window:
    """Open `qml_file` on `screen`; its root is an Item, usually Nobat's `Screen`.

    Args:
        qml_file: the page; it sees `stage` and, through `import Nobat`, the controls and `Theme`.
        stage: what the page shows and where its intents go.
        screen: the physical screen in millimetres.
        title: the window's title, read by screen readers and window lists.
        size_px: the window in pixels instead of fullscreen, as a headless screen has it; it stands for the
            whole physical screen.
        place: where the screen stands: sizes, touch targets and colours follow.
        look: the centre's own look; Nobat's unless given.
        on: the output that shows it; the platform's first unless said.

    Raises:
        ScreenFault: the page or a font is missing or wrong; the message holds every error Qt reported.
        RuntimeError: there is no QGuiApplication yet.
    """
    choose_software_rendering()
    install_fonts()
    quick = QQuickView()
    quick.setTitle(title)
    if on is not None:
        quick.setScreen(on)
        quick.setPosition(on.geometry().topLeft())
    quick.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    size = _window_pixels(on or QGuiApplication.primaryScreen(), screen, size_px)
    own = ScreenLook.of(look)
    facts = ThemeFacts(place, screen.viewing_m, density(screen, size.width(), size.height()), own)
    quick.resize(size)
    fullscreen = screen.fullscreen and size_px is None
    quick.setColor(QColor(own.palette(palette_name(place, dark=own.dark)).ground))
    window = Window(quick, stage, facts, screen)
    if own.logo is not None:
        quick.engine().addImageProvider("logo", LogoProvider(own.logo))
    _load(quick, qml_file, stage, facts)
    _show(quick, fullscreen=fullscreen, cursor=place is Place.DESK)
    return window


def _window_pixels(output: QScreen, screen: ScreenSize, size_px: tuple[int, int] | None) -> QSize:
    if size_px is not None:
        return QSize(*size_px)
    if screen.fullscreen:
        return output.size()
    return QSize(round(screen.width_mm * _WINDOWED_PX_PER_MM), round(screen.height_mm * _WINDOWED_PX_PER_MM))


def _load(quick: QQuickView, qml_file: Path, stage: Stage, facts: ThemeFacts) -> None:
    engine = quick.engine()
    engine.addImportPath(str(QML_FOLDER))
    engine.addImageProvider("icon", IconProvider())
    context = quick.rootContext()
    context.setContextProperty("stage", stage)
    context.setContextProperty("themeFacts", facts)
    quick.setSource(QUrl.fromLocalFile(str(qml_file)))
    if quick.status() != QQuickView.Status.Ready:
        said = "\n".join(error.toString() for error in quick.errors())
        raise ScreenFault(f"the page {qml_file} cannot be drawn:\n{said}")


def _show(quick: QQuickView, *, fullscreen: bool, cursor: bool) -> None:
    if not fullscreen:
        quick.show()
        return
    if not cursor:
        quick.setCursor(Qt.CursorShape.BlankCursor)
    quick.showFullScreen()
