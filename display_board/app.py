"""The board as a process: window, link, timer and loudspeaker tied to the model.

Owns the wiring, the order of starting (the first frame before link and voice), which pictures can be shown
and how far away the screen is read from. Must not hold a rule; those are in `board_model`.
"""

import logging
import math
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from PySide6.QtCore import QObject, QTimer

from center_hub.contract.health import PartState, at_start, with_part
from center_hub.link.port import LinkEvent, LinkSettings, wanted_documents
from center_hub.link.qt_bridge import QtLink
from config.boards import SHORT_SIDE_MM_PER_METRE, Information, drawn_for_m
from config.hardware import Screen
from config.languages import Language, directions, load_language
from config.model import DeviceFile
from config.pictures import picture_mistakes
from config.placement import Placement
from display_board.board_model import BoardModel
from hardware.screen.command_line import WindowWish
from hardware.screen.crossing import Crossing
from hardware.screen.fonts import tell_directions
from hardware.screen.stage import Stage
from hardware.screen.theme import Place, ScreenSize
from hardware.screen.window import Window, open_window

if TYPE_CHECKING:
    from display_board.hall_voice import HallVoice

_log = logging.getLogger(__name__)

PAGE = Path(__file__).parent / "screens" / "DisplayBoard.qml"
_SOONEST_MS, _LATEST_MS = 20, 3_600_000


def board_screen(screen: Screen, wished_m: float | None = None, *, windowed: bool) -> ScreenSize:
    """The screen with the distance in metres from which its calls must be legible.

    Read from near by they are written larger than that. A distance for which the screen is too small would
    leave no room for the calls: the board is then drawn for the farthest that it allows, and the log says so.
    """
    farthest = min(screen.width_mm, screen.height_mm) / SHORT_SIDE_MM_PER_METRE
    wished = wished_m or farthest
    if wished > farthest:
        _log.warning("this screen is legible from %.1f m at most, not from %g m", farthest, wished)
    fullscreen = screen.fullscreen and not windowed
    viewing = drawn_for_m(screen.width_mm, screen.height_mm, wished_m)
    return ScreenSize(screen.width_mm, screen.height_mm, fullscreen=fullscreen, viewing_m=viewing)


def make_model(placement: Placement, information: Sequence[Information], now: float) -> BoardModel:
    """The model of this board, switched on at `now`."""
    languages: dict[str, Language] = {code: load_language(code) for code in placement.centre.languages}
    return BoardModel(placement.centre, placement.entry.zones, languages, now, information)


def drawable(device: DeviceFile, folder: Path) -> list[Information]:
    """What this board can tell, its images as URLs of files; a picture that cannot be shown is left out.

    `folder` is that of the device file.
    """
    told = []
    for one in device.board.information if device.board else ():
        mistakes = [] if one.image is None else list(picture_mistakes(folder / one.image))
        for what, _fix in mistakes:
            _log.warning("the picture %s is not shown: %s", one.image, what)
        if not mistakes:
            url = None if one.image is None else (folder / one.image).absolute().as_uri()
            told.append(attrs.evolve(one, image=url))
    return told


class DisplayBoard(QObject):
    """One running board; `close` ends its link.

    Raises:
        ScreenFault: the page cannot be drawn.
    """

    def __init__(self, placement: Placement, wish: WindowWish, folder: Path = Path()) -> None:
        super().__init__()
        self._placement = placement
        self._model = make_model(placement, drawable(placement.device, folder), time.monotonic())
        tell_directions(directions(placement.centre.languages))
        self._stage = Stage(self._model.view)
        self._stage.intent.connect(self._page_says)
        self._link: QtLink | None = None
        self._voice: HallVoice | None = None
        self._voice_told = Crossing(self._voice_is)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show)
        device = placement.device
        wished_m = device.board.viewing_m if device.board else None
        screen = board_screen(device.screen, wished_m, windowed=wish.windowed)
        title, size_px, look = device.id, wish.size_px, placement.centre.look
        self._window: Window = open_window(
            PAGE, self._stage, screen, title=title, size_px=size_px, place=Place.BOARD, look=look
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
        self._show()

    def _voice_is(self, heard: bool) -> None:  # noqa: FBT001  a value that a crossing carries
        state = PartState.OK if heard else PartState.TROUBLE
        if self._link is not None:
            self._link.report(with_part(at_start(has_printer=False), "speaker", state))

    def _heard(self, event: LinkEvent) -> None:
        self._model.heard(event, time.monotonic())
        self._show()
        if self._voice is not None:
            self._voice.heard(event)

    def _page_says(self, name: str, value: object) -> None:
        """The page measured itself, or could not draw a picture."""
        if name in {"upright", "lying"} and isinstance(value, int):
            self._model.has_room(value, time.monotonic(), upright=name == "upright")
        elif name == "cannot_be_drawn" and self._model.cannot_be_drawn(str(value)):
            _log.warning("the picture %s is not shown: it cannot be drawn", value)
        # Not at once: the page is amid making what it shows.
        self._timer.start(_SOONEST_MS)

    def _show(self) -> None:
        """Show what stands now, and sleep until it changes."""
        now = time.monotonic()
        self._model.tick(now)
        self._stage.show(self._model.view)
        sleep_ms = (self._model.next_change() - now) * 1000
        self._timer.start(math.ceil(min(max(sleep_ms, _SOONEST_MS), _LATEST_MS)))
