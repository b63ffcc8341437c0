"""What a ticket looks like.

Owns the face of the ticket: what stands where, how large, mirrored for right-to-left readers. Must not know
how sentences are made (they come finished) nor how a raster reaches a printer.

The short ticket says the same to whoever must find the right counter, in as few rows as will do: of a slow
wire's seconds each row costs some thirtieth. It keeps the line of the centre, where a copy is called a copy.

Needs a QGuiApplication and `install_fonts()` before the first ticket, both on the main thread; `draw_ticket`
itself may then run on any thread, since it paints on its own image only.
"""

from dataclasses import dataclass

from PySide6.QtGui import QFontDatabase, QGuiApplication

from hardware.screen.fonts import RIGHT_TO_LEFT, family
from hardware.ticket_printer.qr import qr_modules
from hardware.ticket_printer.raster import Raster
from hardware.ticket_printer.sheet import QUIET_MODULES, Sheet
from hardware.ticket_printer.text_block import Style
from hardware.ticket_printer.ticket_form import TicketForm

_LARGEST_MODULE, _SMALLEST_MODULE = 6, 4  # dots of a QR module: 4 is 0.5 mm, what a telephone still reads
_LARGE_SERVICE_LINES = 2
_NARROWEST_TEXT = 190  # dots beside the code below which lines break after every word


@dataclass(frozen=True, slots=True)
class TicketFace:
    """The finished sentences of one ticket. Numbers inside right-to-left sentences arrive isolated.

    `language` is the citizen's, `main_language` the centre's; `main_lines` (the service and where to go, for
    staff) are empty when the two are the same. `particulars` are what makes this visit another than most: an
    appointment, a class, services to come. `token` is what the code holds: opaque, short.
    """

    language: str
    centre: str
    number: str
    service: str
    where: str
    ahead: str
    issued: str
    token: str
    footer: tuple[str, ...] = ()
    particulars: tuple[str, ...] = ()
    main_language: str = ""
    main_lines: tuple[str, ...] = ()


def draw_ticket(face: TicketFace, form: TicketForm) -> Raster:
    """The ticket as dots, as wide as its form says and as long as it needs.

    Raises:
        RuntimeError: There is no QGuiApplication, or its fonts are not installed.
    """
    if QGuiApplication.instance() is None or not QFontDatabase.hasFamily(family(face.language)):
        raise RuntimeError(
            "a ticket can be drawn once a QGuiApplication exists and install_fonts() was called"
        )
    with Sheet(form.width_dots) as sheet:
        (_ShortTicket if form.short else _FullTicket)(face, form, sheet).draw()
    return sheet.raster()


class _Ticket:
    """What both kinds of ticket are set with."""

    def __init__(self, face: TicketFace, form: TicketForm, sheet: Sheet) -> None:
        self._face = face
        self._form = form
        self._sheet = sheet
        self._rtl = face.language in RIGHT_TO_LEFT

    def _style(self, size: int, *, bold: bool = False, centred: bool = True) -> Style:
        return self._sheet.style(self._face.language, size, bold=bold, centred=centred)

    def _line(self, text: str, size: int, *, bold: bool = False) -> None:
        self._sheet.line(text, self._style(size, bold=bold))

    def _service(self, large: int, small: int, lines: int) -> None:
        """The service's name, set smaller where its length would make the ticket long: paper costs."""
        fits = self._sheet.lines_of(self._face.service, self._style(large, bold=True)) <= lines
        self._line(self._face.service, large if fits else small, bold=True)


class _FullTicket(_Ticket):
    """The usual ticket, eight centimetres long."""

    def draw(self) -> None:
        face, sheet = self._face, self._sheet
        self._line(face.centre, 26, bold=True)
        sheet.gap(6)
        sheet.rule(3)
        sheet.gap(24)
        sheet.number(face.number, 205, 2 * sheet.margin, sheet.width - 4 * sheet.margin)
        sheet.gap(24)
        sheet.rule(3)
        sheet.gap(10)
        self._service(37, 31, _LARGE_SERVICE_LINES)
        sheet.gap(4)
        self._line(face.where, 33)
        self._particulars()
        for text in face.main_lines:
            sheet.line(text, sheet.style(face.main_language, 23))
        self._code_and_facts()
        sheet.rule(2)
        sheet.gap(6)
        for text in face.footer:
            self._line(text, 22)

    def _particulars(self) -> None:
        """A block of its own, so that it is not read as part of where to go."""
        if not self._face.particulars:
            return
        self._sheet.gap(6)
        for text in self._face.particulars:
            self._line(text, 27)
        self._sheet.gap(6)

    def _code_and_facts(self) -> None:
        """The code where reading begins, the facts beside it; one above the other on narrow paper."""
        sheet = self._sheet
        modules = qr_modules(self._face.token)
        across = len(modules) + 2 * QUIET_MODULES
        module = max(_SMALLEST_MODULE, min(_LARGEST_MODULE, round(sheet.width * 0.42) // across))
        side = across * module
        # The quiet zone may lie in the margin and between the rows: only the code itself is kept clear of
        # ink.
        beside = sheet.width - side - sheet.margin
        if self._form.own_code:
            sheet.own_code(self._face.token, len(modules), module)
            self._facts_below()
        elif beside < _NARROWEST_TEXT:
            sheet.code(modules, module, (sheet.width - side) // 2)
            self._facts_below()
        else:
            top = sheet.y
            sheet.code(modules, module, sheet.width - side if self._rtl else 0)
            bottom, sheet.y = sheet.y, top + sheet.dots(4)
            self._facts(sheet.margin if self._rtl else side, beside, side - sheet.dots(8), centred=False)
            sheet.y = max(bottom, sheet.y + sheet.dots(8))

    def _facts_below(self) -> None:
        self._facts(self._sheet.margin, self._sheet.inner_width, 0, centred=True)
        self._sheet.gap(8)

    def _facts(self, left: int, width: int, beside: int, *, centred: bool) -> None:
        """People ahead and the moment of issue; beside the code in the middle of its height."""
        ahead = (self._face.ahead, self._style(29, bold=True, centred=centred))
        issued = (self._face.issued, self._style(25, centred=centred))
        self._sheet.blocks([ahead, issued], left, width, beside)


class _ShortTicket(_Ticket):
    """Number, service, where and code, in bytes for some 150 rows of dots."""

    def draw(self) -> None:
        face, sheet = self._face, self._sheet
        self._line(face.centre, 20)
        modules = qr_modules(face.token)
        if self._form.own_code:
            sheet.gap(8)
            sheet.number(face.number, 112, sheet.margin, sheet.inner_width)
            sheet.gap(10)
            self._service_and_where()
            sheet.own_code(face.token, len(modules), _SMALLEST_MODULE)
            return
        side = (len(modules) + 2 * QUIET_MODULES) * _SMALLEST_MODULE
        top, left = sheet.y, sheet.width - side if self._rtl else 0
        sheet.code(modules, _SMALLEST_MODULE, left)
        bottom, sheet.y = sheet.y, top
        sheet.number(
            face.number, 112, sheet.margin if self._rtl else side, sheet.width - side - sheet.margin, side
        )
        sheet.y = bottom
        self._service_and_where()

    def _service_and_where(self) -> None:
        self._service(29, 25, 1)
        self._line(self._face.where, 24)
