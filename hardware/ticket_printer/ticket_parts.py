"""What every kind of ticket is set with.

Owns the parts that all have: a line, the service's name, the centre at the head. Must not know in which order
a ticket has them.
"""

from hardware.screen.fonts import RIGHT_TO_LEFT
from hardware.ticket_printer.face import TicketFace
from hardware.ticket_printer.logo_dots import logo_dots
from hardware.ticket_printer.sheet import Sheet
from hardware.ticket_printer.text_block import Style
from hardware.ticket_printer.ticket_form import TicketForm

SMALLEST_MODULE = 4  # dots of a QR module: 0.5 mm, what a telephone still reads
_LOGO_HEIGHT = 44  # dots on full width: 5.5 mm; each row of them is 72 bytes on the wire
_LOGO_SHARE = 0.4  # of the width at most


class TicketParts:
    """The parts of one ticket, on one sheet."""

    def __init__(self, face: TicketFace, form: TicketForm, sheet: Sheet) -> None:
        self.face = face
        self.form = form
        self.sheet = sheet
        self.rtl = face.language in RIGHT_TO_LEFT

    def style(self, size: int, *, bold: bool = False, centred: bool = True) -> Style:
        """Letters of the citizen's language; the size is that on full width."""
        return self.sheet.style(self.face.language, size, bold=bold, centred=centred)

    def line(self, text: str, size: int, *, bold: bool = False) -> None:
        """A paragraph in the middle."""
        self.sheet.line(text, self.style(size, bold=bold))

    def service(self, large: int, small: int, lines: int) -> None:
        """The service's name, set smaller where its length would make the ticket long: paper costs."""
        fits = self.sheet.lines_of(self.face.service, self.style(large, bold=True)) <= lines
        self.line(self.face.service, large if fits else small, bold=True)

    def head(self, text: str, style: Style) -> None:
        """The centre's name, with its logo where reading begins."""
        sheet, face = self.sheet, self.face
        logo = None
        if face.logo is not None:
            logo = logo_dots(face.logo, sheet.dots(_LOGO_HEIGHT), round(sheet.width * _LOGO_SHARE))
        if logo is None:
            sheet.line(text, style)
        else:
            sheet.emblem(logo, text, style, mirrored=self.rtl)
