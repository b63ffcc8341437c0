"""The board as a process: window, link, timer and loudspeaker tied to the model.

Owns the wiring, the order of starting (the first frame before link and voice) and how far away a screen of
this size is read from. Must not hold a rule; those are in `board_model`.
"""

import logging
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from center_hub.contract.health import PartState, at_start, with_part
from center_hub.link.port import LinkEvent, LinkSettings, wanted_documents
from center_hub.link.qt_bridge import QtLink
from config.hardware import Screen
from config.languages import Language, load_language
from config.placement import Placement
from display_board.board_model import BoardModel
from display_board.dates import said_date
from hardware.screen.command_line import WindowWish
from hardware.screen.crossing import Crossing
from hardware.screen.stage import Stage
from hardware.screen.theme import Place, ScreenLook, ScreenSize
from hardware.screen.window import Window, open_window

if TYPE_CHECKING:
    from display_board.hall_voice import HallVoice

_log = logging.getLogger(__name__)

PAGE = Path(__file__).parent / "screens" / "DisplayBoard.qml"
TICK_MS = 250
"""The clock changes and a light goes out at most this late."""
SHORT_SIDE_MM_PER_METRE = 132.0
"""A 43-inch board (529 mm high) has room for rows that are read from 4 m; other sizes in proportion."""


def board_screen(screen: Screen, *, windowed: bool) -> ScreenSize:
    """The screen with the distance in metres from which its largest number still reads at 0.7 degrees."""
    distance = min(screen.width_mm, screen.height_mm) / SHORT_SIDE_MM_PER_METRE
    fullscreen = screen.fullscreen and not windowed
    return ScreenSize(screen.width_mm, screen.height_mm, fullscreen=fullscreen, viewing_m=distance)


def make_model(placement: Placement, now: float) -> BoardModel:
    """The model of this board, switched on at `now`."""
    languages: dict[str, Language] = {code: load_language(code) for code in placement.centre.languages}
    main = languages[placement.centre.languages[0]]

    def said(day: date) -> str:
        return said_date(day, main)

    return BoardModel(placement.centre, placement.entry.zones, languages, said, now)


class DisplayBoard(QObject):
    """One running board; `close` ends its link.

    Raises:
        ScreenFault: the page cannot be drawn.
    """

    def __init__(self, placement: Placement, wish: WindowWish) -> None:
        super().__init__()
        self._placement = placement
        self._model = make_model(placement, time.monotonic())
        self._stage = Stage(self._model.view)
        self._link: QtLink | None = None
        self._voice: HallVoice | None = None
        self._voice_told = Crossing(self._voice_is)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        screen = board_screen(placement.device.screen, windowed=wish.windowed)
        title, size_px, look = placement.device.id, wish.size_px, placement.centre.look
        own = ScreenLook(look.logo, look.dark, look.colours)
        self._window: Window = open_window(
            PAGE, self._stage, screen, title=title, size_px=size_px, place=Place.BOARD, look=own
        )
        self._window.shown.connect(self._start)

    def close(self) -> None:
        """End the threads of the link and the loudspeaker."""
        self._timer.stop()
        if self._link is not None:
            self._link.stop()
        if self._voice is not None:
            self._voice.stop()

    def _start(self) -> None:
        """What the first frame need not wait for."""
        from display_board.hall_voice import make_hall_voice  # noqa: PLC0415 - not before the first frame

        self._voice = make_hall_voice(self._placement, self._voice_told.tell)
        self._voice.start()
        device, centre = self._placement.device, self._placement.centre
        broker = device.broker
        settings = LinkSettings(broker.host, broker.port, centre.id, device.id, None)
        wanted = wanted_documents(centre.id, zones=self._model.zones)
        self._link = QtLink(settings, wanted, self._heard, at_start(has_printer=False))
        self._link.start()
        self._timer.start()

    def _voice_is(self, heard: bool) -> None:  # noqa: FBT001  a value that a crossing carries
        state = PartState.OK if heard else PartState.TROUBLE
        if self._link is not None:
            self._link.report(with_part(at_start(has_printer=False), "speaker", state))

    def _heard(self, event: LinkEvent) -> None:
        self._model.heard(event, time.monotonic())
        self._stage.show(self._model.view)
        if self._voice is not None:
            self._voice.heard(event)

    def _tick(self) -> None:
        self._model.tick(time.monotonic())
        self._stage.show(self._model.view)
