"""The kiosk's wiring: window, clock, link and printer joined to the flow. Holds no rule.

Owns the threads' crossing into the screen's thread and the order of starting: the first frame before anything
that a frame does not need. Must not decide what happens next (`flow`) or how it is worded (`views`).
"""

import logging
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from center_hub.contract.health import (
    DeviceHealth,
    at_start,
    with_help,
    with_paper,
    with_presence,
    with_printer,
)
from center_hub.contract.replies import Issued
from center_hub.link.port import LinkEvent, LinkSettings, wanted_documents
from center_hub.link.qt_bridge import QtLink
from config.languages import directions, load_language
from config.model import Centre, DeviceFile
from config.person_key import document_hash
from config.voice import Voice
from hardware.code_scanner.settings import make_scanner
from hardware.keypad.port import Press
from hardware.keypad.settings import make_keypad
from hardware.screen.command_line import WindowWish
from hardware.screen.crossing import Crossing
from hardware.screen.fonts import tell_directions
from hardware.screen.stage import Stage
from hardware.screen.theme import ScreenSize
from hardware.screen.window import Window, open_window
from hardware.speaker.reading import make_reader, readable
from hardware.ticket_printer.paper_use import PaperLevel
from hardware.ticket_printer.port import PrinterCondition
from hardware.ticket_printer.print_job import LeftOver, PrintResult
from kiosk.aloud import Aloud
from kiosk.choices import Choices
from kiosk.easier import easier
from kiosk.effects import Effect, GiveUp, Print, Send
from kiosk.flow import KioskFlow
from kiosk.grid import list_grid, tile_grid
from kiosk.modes import Mode
from kiosk.paper.printing import TicketPrinting, fitted_printer
from kiosk.views import view_of

_log = logging.getLogger(__name__)

PAGE = Path(__file__).parent / "screens" / "Kiosk.qml"
_TICK_MS = 250
"""Often enough for a time bar to move calmly."""


def new_flow(centre: Centre, device: DeviceFile) -> KioskFlow:
    """The flow of a kiosk with this screen, and this printer, scanner and secret, or none."""
    screen = device.screen
    size = (screen.width_mm, screen.height_mm)
    scanner = device.hardware.code_scanner
    choices = Choices(centre, tile_grid(*size), list_grid(*size))
    voices = voices_of(centre)
    return KioskFlow(
        centre,
        choices,
        has_printer=fitted_printer(device) is not None,
        has_scanner=scanner is not None and scanner.transport != "none",
        hash_document=document_hash(centre, device),
        elsewhere=centre.kiosks_near(device.id),
        ways=easier(
            centre, *size, screen.lower_edge_mm, frozenset(readable(device.hardware.speaker, voices))
        ),
        device=device.id,
    )


def voices_of(centre: Centre) -> dict[str, Voice]:
    """The voice of each language of the centre, by its code."""
    return {code: load_language(code).voice for code in centre.languages}


class Kiosk(QObject):
    """A running kiosk: opens its window at once, link and printer after the first frame.

    Args:
        device: the device file.
        centre: the centre it stands in.
        wish: the window, if not the whole screen.

    Raises:
        ScreenFault: the page cannot be drawn.
    """

    def __init__(self, device: DeviceFile, centre: Centre, wish: WindowWish) -> None:
        super().__init__()
        self._device = device
        self._centre = centre
        self._flow = new_flow(centre, device)
        self._link: QtLink | None = None
        self._health = at_start(has_printer=fitted_printer(device) is not None)
        self._printing = TicketPrinting(
            device, centre, self._printer_is, self._print_ended, self._print_left_over
        )
        scanned, seen = Crossing(self.scanned), Crossing(self._scanner_is)
        self._scanner = make_scanner(device.hardware.code_scanner, scanned.tell, seen.tell)
        tell_directions(directions(centre.languages))
        self._stage = Stage(view_of(self._flow))
        self._stage.intent.connect(self._intent)
        self.window = self._open_window(wish)
        voices = voices_of(centre)
        self._reader = make_reader(device.hardware.speaker, voices)
        read = tuple(code for code in centre.languages if code in self._flow.ways.spoken)
        self._aloud = Aloud(self.window.quick, self._reader, read, self._intent)
        pressed, there = Crossing(self._key_pressed), Crossing(self._keypad_is)
        self._keypad = make_keypad(device.hardware.keypad, pressed.tell, there.tell)
        self.window.shown.connect(self._start_devices)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._clock.start(_TICK_MS)

    def close(self) -> None:
        """End clock, link and the devices' threads; what is owed stays in outbox and print spool."""
        self._clock.stop()
        if self._link is not None:
            self._link.stop()
        self._printing.close()
        self._scanner.stop()
        self._keypad.stop()
        self._reader.stop()

    @Slot(str)
    def scanned(self, text: str) -> None:
        """Something was held to the code reader: the whole text, once.

        For the screen's thread; a signal of another thread connected to it is queued. The text is neither
        logged nor kept: it may be anything a citizen carries.
        """
        self._carry_out(self._flow.scanned(text, time.monotonic()))

    def _open_window(self, wish: WindowWish) -> Window:
        screen = self._device.screen
        size = ScreenSize(screen.width_mm, screen.height_mm, screen.fullscreen and not wish.windowed)
        title, look = f"Nobat {self._device.id}", self._centre.look
        return open_window(PAGE, self._stage, size, title=title, size_px=wish.size_px, look=look)

    def _start_devices(self) -> None:
        self._printing.start()  # first: it keeps what the link hears
        self._start_link()
        self._scanner.start()
        self._keypad.start()
        self._reader.start()

    def _key_pressed(self, press: Press) -> None:
        self._aloud.pressed(press.action)

    def _start_link(self) -> None:
        settings = LinkSettings(
            host=self._device.broker.host,
            port=self._device.broker.port,
            centre=self._centre.id,
            device=self._device.id,
            state_folder=Path(self._device.state_folder),
        )
        wanted = wanted_documents(self._centre.id, devices=True)
        keep = self._printing.keep
        self._link = QtLink(settings, wanted, self._heard, self._health, before_settled=keep)
        self._link.start()

    def _intent(self, name: str, value: object) -> None:
        self._carry_out(self._flow.intent(name, value, time.monotonic()))

    def _heard(self, event: LinkEvent) -> None:
        self._carry_out(self._flow.heard(event, time.monotonic()))

    def _scanner_is(self, present: bool) -> None:  # noqa: FBT001  a value that a crossing carries
        """What needs a scanner is offered while there is one."""
        self._report(with_presence(self._health, "code_scanner", present=present))
        self._flow.has_scanner = present
        self._carry_out(())

    def _keypad_is(self, present: bool) -> None:  # noqa: FBT001  a value that a crossing carries
        """Without it whoever does not see cannot begin: somebody is to plug it in again."""
        self._report(with_presence(self._health, "keypad", present=present))

    def _report(self, health: DeviceHealth) -> None:
        """This is how the kiosk is from now on: for the hub, the help desk and the other kiosks."""
        self._health = health
        if self._link is not None:
            self._link.report(health)

    def _say_who_wants_help(self) -> None:
        if self._flow.help.standing != self._health.help:
            self._report(with_help(self._health, self._flow.help.standing))

    def _printer_is(self, condition: PrinterCondition, level: PaperLevel) -> None:
        health = with_printer(self._health, condition.value, can_print=condition.can_print)
        self._report(with_paper(health, level.tickets_left, change_roll_soon=level.change_soon))
        self._carry_out(self._flow.printer_is(condition, time.monotonic()))

    def _print_ended(self, job_id: str, result: PrintResult) -> None:
        self._carry_out(self._flow.print_ended(job_id, result, time.monotonic()))

    def _print_left_over(self, issued: Issued, left: LeftOver) -> None:
        self._carry_out(self._flow.left_over(issued, left, time.monotonic()))

    def _tick(self) -> None:
        self._carry_out(self._flow.tick(time.monotonic()))

    def _carry_out(self, effects: tuple[Effect, ...]) -> None:
        for effect in effects:
            match effect:
                case Send(command=command) if self._link is not None:
                    self._link.send(command)
                case Send():
                    raise AssertionError("a ticket was asked for before the hub was ever heard")
                case Print():
                    large_text = Mode.LARGER in self._flow.modes
                    self._printing.submit(
                        effect.job_id, effect.issued, copy=effect.copy, large_text=large_text
                    )
                case GiveUp():
                    self._printing.give_up(effect.ticket)
        self._say_who_wants_help()
        view = view_of(self._flow)
        self._stage.show(view)
        self._aloud.show(view)
