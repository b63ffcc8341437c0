"""The counter terminal as a process: window, link and timer tied to the flow.

Owns the wiring and the order of starting: the first frame before the link. Must not hold a rule; those are in
`flow`.
"""

import logging
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from center_hub.contract.health import at_start, with_presence
from center_hub.link.port import LinkEvent, LinkSettings, wanted_documents
from center_hub.link.qt_bridge import QtLink
from config.languages import Language, directions, load_language
from config.placement import Placement
from counter_terminal.citizen.window import citizen_window
from counter_terminal.flow import CounterFlow, Effect
from counter_terminal.remembered import keep, recall
from counter_terminal.strip import AT_FIRST, HEIGHT_MM, WIDTH_MM, Strip
from counter_terminal.window_shape import WindowShape
from hardware.keypad.port import Press
from hardware.keypad.settings import make_keypad
from hardware.screen.command_line import WindowWish
from hardware.screen.crossing import Crossing
from hardware.screen.fonts import tell_directions
from hardware.screen.small_form import SmallForm
from hardware.screen.stage import Stage
from hardware.screen.theme import Place, ScreenSize
from hardware.screen.window import Window, open_window

_log = logging.getLogger(__name__)

PAGE = Path(__file__).parent / "screens" / "CounterTerminal.qml"
TICK_MS = 250
"""A running clock of seconds must not skip one; four looks a second never do."""
WINDOW_WIDTH_PX = 1280
"""A window nobody gave a size leaves an operator's other programs their room."""


def make_flow(placement: Placement, language: str, strip: Strip = AT_FIRST) -> CounterFlow:
    """The flow of this counter for an operator of `language`, with every language its citizens may have."""
    codes = dict.fromkeys((*placement.centre.languages, language))
    languages: dict[str, Language] = {code: load_language(code) for code in codes}
    tell_directions(directions(codes))
    return CounterFlow(placement.centre, placement.entry.counter or "", languages, language, strip)


def open_terminal(stage: Stage, placement: Placement, wish: WindowWish) -> Window:
    """The terminal's window on `stage`; raises `ScreenFault`."""
    screen = placement.device.screen
    fullscreen = screen.fullscreen and not wish.windowed
    size = ScreenSize(screen.width_mm, screen.height_mm, fullscreen=fullscreen)
    height_px = round(WINDOW_WIDTH_PX * screen.height_mm / screen.width_mm)
    size_px = wish.size_px or (None if fullscreen else (WINDOW_WIDTH_PX, height_px))
    title = str(stage.property("view")["counter"])
    look = placement.centre.look
    return open_window(PAGE, stage, size, title=title, size_px=size_px, place=Place.DESK, look=look)


def window_shape(window: Window, placement: Placement, wish: WindowWish, strip: Strip) -> WindowShape:
    """The forms of the terminal's window, remembered in the device's state folder."""
    device = placement.device
    size = ScreenSize(device.screen.width_mm, device.screen.height_mm)
    form = SmallForm(window, size, WIDTH_MM, HEIGHT_MM, wish.size_px)
    return WindowShape(form, strip, lambda now: keep(Path(device.state_folder), device.id, now))


class CounterTerminal(QObject):
    """One running terminal; `close` ends its link and its keypad.

    Raises:
        ScreenFault: the page cannot be drawn.
    """

    def __init__(self, placement: Placement, wish: WindowWish, language: str) -> None:
        super().__init__()
        self._placement = placement
        strip = recall(Path(placement.device.state_folder), placement.device.id)
        self._flow = make_flow(placement, language, strip)
        self._stage = Stage(self._flow.view)
        self._stage.intent.connect(self._intent)
        self._link: QtLink | None = None
        self._health = at_start(has_printer=False)
        pressed, seen = Crossing(self._pressed), Crossing(partial(self._is_there, "keypad"))
        self._keypad = make_keypad(placement.device.hardware.keypad, pressed.tell, seen.tell)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._window = open_terminal(self._stage, placement, wish)
        self._shape = window_shape(self._window, placement, wish, strip)
        self._shape.follow(strip, room_needed=False)
        self._citizen = citizen_window(
            placement, self._touched, lambda: self._window.output, windowed=wish.windowed
        )
        self._window.shown.connect(self._start)

    def close(self) -> None:
        """End the link's and the keypad's threads; what is owed stays in the outbox."""
        self._timer.stop()
        self._shape.close()
        if self._citizen is not None:
            self._citizen.close()
        if self._link is not None:
            self._link.stop()
        self._keypad.stop()

    def _start(self) -> None:
        """What the first frame need not wait for."""
        device, centre = self._placement.device, self._placement.centre
        broker = device.broker
        settings = LinkSettings(broker.host, broker.port, centre.id, device.id, Path(device.state_folder))
        wanted = wanted_documents(centre.id, counter=self._placement.entry.counter)
        self._link = QtLink(settings, wanted, self._heard, self._health)
        self._link.start()
        self._keypad.start()
        self._timer.start()
        if self._citizen is not None:
            self._citizen.seen.connect(partial(self._is_there, "citizen_screen"))
            self._citizen.open()

    def _intent(self, name: str, value: object) -> None:
        self._carry_out(self._flow.intent(name, value, time.monotonic()))

    def _touched(self, name: str, value: object) -> None:
        """The citizen's finger."""
        if self._citizen is None:
            return
        score = self._citizen.panel.touched(name, value, time.monotonic())
        self._carry_out(() if score is None else self._flow.rate(score, time.monotonic()))

    def _is_there(self, part: str, present: bool) -> None:  # noqa: FBT001  a value that a crossing carries
        self._health = with_presence(self._health, part, present=present)
        if self._link is not None:
            self._link.report(self._health)

    def _pressed(self, press: Press) -> None:
        self._carry_out(self._flow.keypad(press, time.monotonic()))

    def _heard(self, event: LinkEvent) -> None:
        self._carry_out(self._flow.heard(event, time.monotonic()))

    def _tick(self) -> None:
        self._carry_out(self._flow.tick(time.monotonic()))

    def _carry_out(self, effects: tuple[Effect, ...]) -> None:
        self._show()
        for effect in effects:
            if self._link is not None:
                self._link.send(effect.command)

    def _show(self) -> None:
        """What both screens show now, and the form of the operator's."""
        view = self._flow.view
        self._stage.show(view)
        self._shape.follow(self._flow.strip, room_needed=view["page"] != "work")
        if self._citizen is not None:
            self._citizen.look(self._flow.document, alive=self._flow.alive, now=time.monotonic())
