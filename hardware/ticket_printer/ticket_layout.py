"""What a ticket looks like.

Owns the face of the ticket: what stands where, how large, mirrored for right-to-left readers. Must not know
how sentences are made (they come finished) nor how a raster reaches a printer.

Needs a QGuiApplication and `install_fonts()` before the first ticket, both on the main thread; `draw_ticket`
itself may then run on any thread, since it paints on its own image only.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontMetrics, QGuiApplication, QImage, QPainter

from hardware.screen.fonts import RIGHT_TO_LEFT, family
from hardware.ticket_printer.qr import qr_modules
from hardware.ticket_printer.raster import Raster
from hardware.ticket_printer.text_block import Style, TextBlock, direction, printing_font

_FULL_WIDTH = 576
_SMALLEST_SCALE = 0.84  # below it the small print of a 58 mm printer is under 2 mm high
_TALLEST = 2400  # dots; a ticket of 30 cm is a mistake, and memory for it is reserved before drawing
_LARGEST_MODULE, _SMALLEST_MODULE = 6, 4  # dots of a QR module: 4 is 0.5 mm, what a telephone still reads
_QUIET_MODULES = 4  # blank round a QR code, ISO/IEC 18004 section 9.1
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


def draw_ticket(face: TicketFace, width_dots: int) -> Raster:
    """The ticket as dots, `width_dots` across and as long as it needs.

    Raises:
        RuntimeError: There is no QGuiApplication, or its fonts are not installed.
    """
    if QGuiApplication.instance() is None or not QFontDatabase.hasFamily(family(face.language)):
        raise RuntimeError(
            "a ticket can be drawn once a QGuiApplication exists and install_fonts() was called"
        )
    image = QImage(width_dots, _TALLEST, QImage.Format.Format_Mono)
    image.setColorTable([QColor(Qt.GlobalColor.white).rgb(), QColor(Qt.GlobalColor.black).rgb()])
    image.fill(0)
    painter = QPainter(image)
    try:
        height = _Sheet(face, width_dots, painter).draw()
    finally:
        painter.end()
    return _raster(image, min(height, _TALLEST))


def _raster(image: QImage, height: int) -> Raster:
    """The rows without the bytes Qt adds to fill whole words."""
    row_bytes, stride = (image.width() + 7) // 8, image.bytesPerLine()
    data = bytes(image.constBits())
    rows = b"".join(data[top : top + row_bytes] for top in range(0, height * stride, stride))
    return Raster(image.width(), height, rows)


class _Sheet:
    """One ticket while it is drawn, from the top down."""

    def __init__(self, face: TicketFace, width: int, painter: QPainter) -> None:
        self._face = face
        self._width = width
        self._painter = painter
        self._scale = max(_SMALLEST_SCALE, width / _FULL_WIDTH)
        self._margin = round(width * 0.03)
        self._y = 0

    def draw(self) -> int:
        """Draw everything; the height used."""
        face = self._face
        self._line(face.centre, self._style(26, bold=True))
        self._gap(6)
        self._rule(3)
        self._number()
        self._rule(3)
        self._gap(10)
        self._service()
        self._gap(4)
        self._line(face.where, self._style(33))
        self._particulars()
        for text in face.main_lines:
            self._line(text, Style(face.main_language, self._dots(23), centred=True))
        self._code_and_facts()
        self._rule(2)
        self._gap(6)
        for text in face.footer:
            self._line(text, self._style(22))
        return self._y

    def _dots(self, at_full_width: int) -> int:
        return round(at_full_width * self._scale)

    def _style(self, size: int, *, bold: bool = False, centred: bool = True) -> Style:
        return Style(self._face.language, self._dots(size), bold=bold, centred=centred)

    def _gap(self, at_full_width: int) -> None:
        self._y += self._dots(at_full_width)

    def _rule(self, thickness: int) -> None:
        self._painter.fillRect(
            QRect(self._margin, self._y, self._width - 2 * self._margin, thickness), Qt.GlobalColor.black
        )
        self._y += thickness

    def _line(self, text: str, style: Style) -> None:
        block = TextBlock(text, style, self._width - 2 * self._margin)
        block.draw(self._painter, self._margin, self._y)
        self._y += block.height

    def _service(self) -> None:
        """The service's name, set smaller where its length would make the ticket long: paper costs."""
        large, small = self._style(37, bold=True), self._style(31, bold=True)
        lines = TextBlock(self._face.service, large, self._width - 2 * self._margin).line_count
        self._line(self._face.service, large if lines <= _LARGE_SERVICE_LINES else small)

    def _particulars(self) -> None:
        """A block of its own, so that it is not read as part of where to go."""
        if not self._face.particulars:
            return
        self._gap(6)
        for text in self._face.particulars:
            self._line(text, self._style(27))
        self._gap(6)

    def _number(self) -> None:
        """The number as large as the width allows, always left to right, always in the same Latin shapes."""
        style = Style("en", self._number_size(), bold=True)
        metrics = QFontMetrics(printing_font(style))
        ink = metrics.tightBoundingRect(self._face.number)
        gap = self._dots(24)
        self._painter.setFont(printing_font(style))
        self._painter.setLayoutDirection(direction("en"))
        self._painter.drawText(
            (self._width - ink.width()) // 2 - ink.left(), self._y + gap - ink.top(), self._face.number
        )
        self._y += ink.height() + 2 * gap

    def _number_size(self) -> int:
        room = self._width - 4 * self._margin
        trial = QFontMetrics(printing_font(Style("en", 100, bold=True))).tightBoundingRect(self._face.number)
        return min(self._dots(205), room * 100 // max(1, trial.width()) - 1)

    def _code_and_facts(self) -> None:
        """The code where reading begins, the facts beside it; one above the other on narrow paper."""
        modules = qr_modules(self._face.token)
        across = len(modules) + 2 * _QUIET_MODULES
        module = max(_SMALLEST_MODULE, min(_LARGEST_MODULE, round(self._width * 0.42) // across))
        side = across * module
        # The quiet zone may lie in the margin and between the rows: only the code itself is kept clear of
        # ink.
        beside = self._width - side - self._margin
        if beside < _NARROWEST_TEXT:
            self._code(modules, module, (self._width - side) // 2)
            self._facts(self._margin, self._width - 2 * self._margin, None, centred=True)
            return
        rtl = self._face.language in RIGHT_TO_LEFT
        top = self._y
        self._code(modules, module, self._width - side if rtl else 0)
        bottom, self._y = self._y, top
        self._facts(self._margin if rtl else side, beside, side, centred=False)
        self._y = max(bottom, self._y)

    def _code(self, modules: list[list[bool]], module: int, left: int) -> None:
        quiet = _QUIET_MODULES * module
        for row, line in enumerate(modules):
            for column, dark in enumerate(line):
                if dark:
                    square = QRect(
                        left + quiet + column * module, self._y + quiet + row * module, module, module
                    )
                    self._painter.fillRect(square, Qt.GlobalColor.black)
        self._y += len(modules) * module + 2 * quiet

    def _facts(self, left: int, width: int, beside_height: int | None, *, centred: bool) -> None:
        """People ahead and the moment of issue; beside the code in the middle of its height."""
        blocks = [
            TextBlock(self._face.ahead, self._style(29, bold=True, centred=centred), width),
            TextBlock(self._face.issued, self._style(25, centred=centred), width),
        ]
        needed = sum(block.height for block in blocks)
        if beside_height is not None:
            self._y += max(0, (beside_height - needed) // 2)
        for block in blocks:
            block.draw(self._painter, left, self._y)
            self._y += block.height
