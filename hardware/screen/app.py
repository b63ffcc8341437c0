"""One screen process from start to a prompt end.

Owns the QGuiApplication, Qt's messages (into logging), signals from systemd, the exit code. Must not know
what the process shows: it is handed a function that opens its windows.
"""

import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication

from hardware.screen.fault import ScreenFault
from hardware.screen.garbage import collect_here_only
from hardware.screen.window import choose_software_rendering

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

EXIT_FAULT = 1
"""The screen could not be drawn; the journal says why."""

EXIT_BUG = 70
"""A thread died of a bug. A screen that looks alive but hears nothing is worse than one started anew."""


def run_app(start: Callable[[], object], name: str = "nobat", argv: Sequence[str] | None = None) -> int:
    """Run a screen until it quits, or SIGTERM or SIGINT asks it to.

    Args:
        start: opens the windows and wires everything; what it returns is kept alive until the end. If that
            has a `close()`, it is called before leaving.
        name: the application's name, for logs and window lists.
        argv: arguments for Qt, without the program's name; none unless given.

    Returns:
        The exit code: 0 after an ordinary end, `EXIT_FAULT` after a `ScreenFault`, `EXIT_BUG` after a thread
        died; both are logged. Any other exception of `start` is a bug and comes through.
    """
    choose_software_rendering()
    try:
        choose_platform()
    except ScreenFault as fault:
        _log.critical("%s", fault)
        return EXIT_FAULT
    qInstallMessageHandler(_log_qt_message)
    app = QGuiApplication([sys.argv[0], *(argv or ())])
    app.setApplicationName(name)
    ends = _SignalEnds(app)
    deaths = _ThreadDeaths(app)
    try:
        held = start()
    except ScreenFault as fault:
        _log.critical("%s", fault)
        return EXIT_FAULT
    collect_here_only(app)
    finally_close = getattr(held, "close", None)
    code = app.exec()
    ends.close()
    deaths.close()
    if callable(finally_close):
        finally_close()
    return code


def choose_platform(frame_buffer: Path = Path("/dev/fb0")) -> None:
    """Name what Qt draws on where the environment does not: a display, else the bare frame buffer.

    Raises:
        ScreenFault: there is neither. Qt itself would abort the process with a list of plug-ins.
    """
    named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    if any(os.environ.get(name) for name in named):
        return
    if not frame_buffer.exists():
        raise ScreenFault(
            "there is no screen to draw on: no X or Wayland display and no /dev/fb0. Start this program in a"
            " graphical session, or with QT_QPA_PLATFORM=offscreen to draw into memory"
        )
    os.environ["QT_QPA_PLATFORM"] = f"linuxfb:fb={frame_buffer}"


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    where = f" ({context.file}:{context.line})" if context.file else ""
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s%s", message, where)


class _SignalEnds:
    """Wakes Qt's loop when a signal comes: Python alone would notice only at the next event."""

    def __init__(self, app: QGuiApplication) -> None:
        self._ours, theirs = socket.socketpair()
        self._ours.setblocking(False)
        theirs.setblocking(False)
        self._theirs = theirs
        signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(app.quit)

    def close(self) -> None:
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        self._ours.close()
        self._theirs.close()


class _ThreadDeaths(QObject):
    """Ends the program when one of its threads dies of an exception nobody expected."""

    _died = Signal()

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__()
        self._before = threading.excepthook
        self._died.connect(lambda: app.exit(EXIT_BUG), Qt.ConnectionType.QueuedConnection)
        threading.excepthook = self._note

    def close(self) -> None:
        threading.excepthook = self._before

    def _note(self, death: threading.ExceptHookArgs) -> None:
        name = death.thread.name if death.thread is not None else "a thread"
        trace = (death.exc_type, death.exc_value or death.exc_type(), death.exc_traceback)
        _log.critical("%s died: the program ends, to be started anew", name, exc_info=trace)
        self._died.emit()
