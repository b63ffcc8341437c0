"""What a ticket looks like.

Owns the face of the ticket: what stands where, how large, mirrored for right-to-left readers. Must not know
how sentences are made (they come finished) nor how a raster reaches a printer.

The short ticket says the same to whoever must find the right counter, in as few rows as will do: of a slow
wire's seconds each row costs some thirtieth. It keeps the line of the centre, where a copy is called a copy.
The large one is in `large_ticket`.

Needs a QGuiApplication and `install_fonts()` before the first ticket, both on the main thread; `draw_ticket`
itself may then run on any thread, since it paints on its own image only.
"""

from collections.abc import Iterator

from PySide6.QtGui import QFontDatabase, QGuiApplication

from hardware.screen.fonts import family
from hardware.ticket_printer.face import TicketFace
from hardware.ticket_printer.large_ticket import LargeTicket
from hardware.ticket_printer.qr import qr_modules
from hardware.ticket_printer.raster import Raster
from hardware.ticket_printer.sheet import QUIET_MODULES, Sheet
from hardware.ticket_printer.ticket_form import TicketForm
from hardware.ticket_printer.ticket_parts import SMALLEST_MODULE, TicketParts

_LARGEST_MODULE = 6  # dots of a QR module
_LARGE_SERVICE_LINES = 2
_NARROWEST_TEXT = 190  # dots beside the code below which lines break after every word


def draw_ticket(face: TicketFace, form: TicketForm) -> Raster:
    """The ticket as dots, as wide as its form says and as long as it needs.

    Raises:
        RuntimeError: There is no QGuiApplication, or its fonts are not installed.
    """
    if QGuiApplication.instance() is None or not QFontDatabase.hasFamily(family(face.language)):
        raise RuntimeError(
            "a ticket can be drawn once a QGuiApplication exists and install_fonts() was called"
        )
    for kind in _kinds(face, form):
        with Sheet(form.width_dots) as sheet:
            kind(face, form, sheet).draw()
        if not sheet.is_overfull:
            break
    return sheet.raster()


def _kinds(face: TicketFace, form: TicketForm) -> Iterator[type["LargeTicket | _FullTicket | _ShortTicket"]]:
    """The kind that was asked for, then those that need less paper: small letters before half a ticket."""
    if face.large_text:
        yield LargeTicket
    if not form.short:
        yield _FullTicket
    yield _ShortTicket


class _FullTicket(TicketParts):
    """The usual ticket, eight centimetres long."""

    def draw(self) -> None:
        face, sheet = self.face, self.sheet
        self.head(face.centre, self.style(26, bold=True))
        sheet.gap(6)
        sheet.rule(3)
        sheet.gap(24)
        sheet.number(face.number, 205, 3 * sheet.margin, sheet.width - 6 * sheet.margin)
        sheet.gap(24)
        sheet.rule(3)
        sheet.gap(10)
        self.service(37, 31, _LARGE_SERVICE_LINES)
        sheet.gap(4)
        self.line(face.where, 33)
        self._particulars()
        for text in face.main_lines:
            sheet.line(text, sheet.style(face.main_language, 23))
        self._code_and_facts()
        sheet.rule(2)
        sheet.gap(6)
        for text in face.footer:
            self.line(text, 22)

    def _particulars(self) -> None:
        """A block of its own, so that it is not read as part of where to go."""
        if not self.face.particulars:
            return
        self.sheet.gap(6)
        for text in self.face.particulars:
            self.line(text, 27)
        self.sheet.gap(6)

    def _code_and_facts(self) -> None:
        """The code where reading begins, the facts beside it; one above the other on narrow paper."""
        sheet = self.sheet
        modules = qr_modules(self.face.token)
        across = len(modules) + 2 * QUIET_MODULES
        module = max(SMALLEST_MODULE, min(_LARGEST_MODULE, round(sheet.width * 0.42) // across))
        side = across * module
        # The quiet zone may lie in the margin and between the rows: only the code itself is kept clear of
        # ink.
        beside = sheet.width - side - sheet.margin
        if self.form.own_code:
            sheet.own_code(self.face.token, len(modules), module)
            self._facts_below()
        elif beside < _NARROWEST_TEXT:
            sheet.code(modules, module, (sheet.width - side) // 2)
            self._facts_below()
        else:
            top = sheet.y
            sheet.code(modules, module, sheet.width - side if self.rtl else 0)
            bottom, sheet.y = sheet.y, top + sheet.dots(4)
            self._facts(sheet.margin if self.rtl else side, beside, side - sheet.dots(8), centred=False)
            sheet.y = max(bottom, sheet.y + sheet.dots(8))

    def _facts_below(self) -> None:
        self._facts(self.sheet.margin, self.sheet.inner_width, 0, centred=True)
        self.sheet.gap(8)

    def _facts(self, left: int, width: int, beside: int, *, centred: bool) -> None:
        """People ahead and the moment of issue; beside the code in the middle of its height."""
        ahead = (self.face.ahead, self.style(29, bold=True, centred=centred))
        issued = (self.face.issued, self.style(25, centred=centred))
        self.sheet.blocks([ahead, issued], left, width, beside)


class _ShortTicket(TicketParts):
    """Number, service, where and code, in bytes for some 150 rows of dots."""

    def draw(self) -> None:
        face, sheet = self.face, self.sheet
        self.line(face.centre, 20)
        modules = qr_modules(face.token)
        if self.form.own_code:
            sheet.gap(8)
            sheet.number(face.number, 112, sheet.margin, sheet.inner_width)
            sheet.gap(10)
            self._service_and_where()
            sheet.own_code(face.token, len(modules), SMALLEST_MODULE)
            return
        side = (len(modules) + 2 * QUIET_MODULES) * SMALLEST_MODULE
        top, left = sheet.y, sheet.width - side if self.rtl else 0
        sheet.code(modules, SMALLEST_MODULE, left)
        bottom, sheet.y = sheet.y, top
        sheet.number(
            face.number, 112, sheet.margin if self.rtl else side, sheet.width - side - sheet.margin, side
        )
        sheet.y = bottom
        self._service_and_where()

    def _service_and_where(self) -> None:
        self.service(29, 25, 1)
        self.line(self.face.where, 24)
