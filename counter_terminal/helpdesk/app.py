"""The help desk as a process: window, link, printer and timer tied to the flow.

Owns the wiring and the order of starting: the first frame before the link and the printer. Must not hold a
rule; those are in `flow` and its steps.
"""

import logging
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from center_hub.contract.health import (
    DeviceHealth,
    at_start,
    with_answers,
    with_paper,
    with_presence,
    with_printer,
)
from center_hub.contract.replies import Issued
from center_hub.link.port import LinkEvent, LinkSettings, wanted_documents
from center_hub.link.qt_bridge import QtLink
from config.languages import Language, directions, load_language
from config.order import ordered
from config.person_key import document_hash
from config.placement import Placement
from counter_terminal.helpdesk.effects import Effect, Print, Send
from counter_terminal.helpdesk.flow import HelpDeskFlow
from counter_terminal.helpdesk.view import HelpDeskView
from hardware.code_scanner.settings import make_scanner
from hardware.screen.command_line import WindowWish
from hardware.screen.crossing import Crossing
from hardware.screen.fonts import tell_directions
from hardware.screen.stage import Stage
from hardware.screen.theme import Place, ScreenSize
from hardware.screen.window import Window, open_window
from hardware.ticket_printer.paper_use import PaperLevel
from hardware.ticket_printer.port import PrinterCondition
from hardware.ticket_printer.print_job import LeftOver, PrintResult
from kiosk.paper.printing import TicketPrinting, fitted_printer

_log = logging.getLogger(__name__)

PAGE = Path(__file__).parent / "screens" / "HelpDesk.qml"
_TICK_MS = 250
"""A clock of minutes, and a sentence that has stood long enough."""
_WINDOW_WIDTH_PX = 1280
"""Of a window nobody gave a size."""


class HelpDesk(QObject):
    """One running help desk; `close` ends its link and its printer.

    Raises:
        ScreenFault: the page cannot be drawn.
    """

    def __init__(self, placement: Placement, wish: WindowWish, language: str) -> None:
        super().__init__()
        self._placement = placement
        self._device = placement.device
        self._centre = ordered(placement.centre, load_language(language))
        self._flow = HelpDeskFlow(
            self._centre,
            has_printer=fitted_printer(self._device) is not None,
            person_key=document_hash(self._centre, self._device),
        )
        codes = dict.fromkeys((*self._centre.languages, language))
        languages: dict[str, Language] = {code: load_language(code) for code in codes}
        tell_directions(directions(codes))
        self._view = HelpDeskView(self._flow, languages, languages[language], device=self._device.id)
        self._stage = Stage(self._view.view())
        self._stage.intent.connect(self._intent)
        self._link: QtLink | None = None
        self._health = at_start(has_printer=fitted_printer(self._device) is not None)
        self._printing = TicketPrinting(
            self._device, self._centre, self._printer_is, self._print_ended, self._print_left_over
        )
        scanned, seen = Crossing(self.scanned), Crossing(self._scanner_is)
        self._scanner = make_scanner(self._device.hardware.code_scanner, scanned.tell, seen.tell)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self.window = self._open_window(wish)
        self.window.shown.connect(self._start)

    def close(self) -> None:
        """End timer, link and the devices' threads; what is owed stays in outbox and print spool."""
        self._timer.stop()
        if self._link is not None:
            self._link.stop()
        self._printing.close()
        self._scanner.stop()

    @Slot(str)
    def scanned(self, text: str) -> None:
        """Something was held to the code reader: the whole text, once. For the screen's thread."""
        self._carry_out(self._flow.scanned(text, time.monotonic()))

    def _open_window(self, wish: WindowWish) -> Window:
        screen = self._device.screen
        fullscreen = screen.fullscreen and not wish.windowed
        size = ScreenSize(screen.width_mm, screen.height_mm, fullscreen=fullscreen)
        height_px = round(_WINDOW_WIDTH_PX * screen.height_mm / screen.width_mm)
        size_px = wish.size_px or (None if fullscreen else (_WINDOW_WIDTH_PX, height_px))
        title = str(self._stage.property("view")["title"])
        look = self._centre.look
        return open_window(PAGE, self._stage, size, title=title, size_px=size_px, place=Place.DESK, look=look)

    def _start(self) -> None:
        """What the first frame need not wait for."""
        broker, centre = self._device.broker, self._centre.id
        state = Path(self._device.state_folder)
        settings = LinkSettings(broker.host, broker.port, centre, self._device.id, state)
        self._printing.start()  # first: it keeps what the link hears
        wanted = wanted_documents(centre, devices=True)
        keep = self._printing.keep
        self._link = QtLink(settings, wanted, self._heard, self._health, before_settled=keep)
        self._link.start()
        self._scanner.start()
        self._timer.start(_TICK_MS)

    def _intent(self, name: str, value: object) -> None:
        self._carry_out(self._flow.intent(name, value, time.monotonic()))

    def _heard(self, event: LinkEvent) -> None:
        self._carry_out(self._flow.heard(event, time.monotonic()))

    def _scanner_is(self, present: bool) -> None:  # noqa: FBT001  a value that a crossing carries
        self._report(with_presence(self._health, "code_scanner", present=present))

    def _report(self, health: DeviceHealth) -> None:
        """This is how the desk is from now on, for whoever is to know."""
        self._health = health
        if self._link is not None:
            self._link.report(health)

    def _say_who_is_helped(self) -> None:
        if self._flow.calls.said != self._health.answers:
            self._report(with_answers(self._health, self._flow.calls.said))

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
                    raise AssertionError("a command was given before the hub was ever heard")
                case Print():
                    self._printing.submit(effect.job_id, effect.issued)
        self._say_who_is_helped()
        self._stage.show(self._view.view())
