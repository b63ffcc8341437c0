"""The ticket for whoever reads large text only.

Owns what stands on it and how large: no line has capitals below 4.8 mm, the floor for text that somebody
needs (ADA 707.7.2), and where to go is larger still. What staff read, and what can be asked, it leaves out.
"""

from hardware.ticket_printer.qr import qr_modules
from hardware.ticket_printer.sheet import QUIET_MODULES
from hardware.ticket_printer.text_block import Style, size_for_capitals
from hardware.ticket_printer.ticket_parts import SMALLEST_MODULE, TicketParts

_LEAST_MM = 4.8
_WHERE_MM = 6.4
_TALLER = 1.4
"""A number fills the width of the paper as it is; so much higher it is seen from further away."""
_MODULE = 6
_NEW_LINE = "\u2028"


class LargeTicket(TicketParts):
    """Number, where, service, when; twice as long as a usual ticket. On a slow wire without the last."""

    def draw(self) -> None:
        """Draw everything."""
        face, sheet = self.face, self.sheet
        self.head(*self._whole_parts(face.centre, self._letters(_LEAST_MM, bold=True)))
        sheet.gap(8)
        sheet.rule(4)
        sheet.gap(26)
        sheet.number(face.number, 205, 2 * sheet.margin, sheet.width - 4 * sheet.margin, taller=_TALLER)
        sheet.gap(26)
        sheet.rule(4)
        sheet.gap(8)
        sheet.line(*self._whole_parts(face.where, self._letters(_WHERE_MM, bold=True)))
        sheet.line(face.service, self._letters(_LEAST_MM))
        if not self.form.short:
            self._when()
        self._code()

    def _when(self) -> None:
        sheet = self.sheet
        sheet.gap(10)
        sheet.rule(2)
        sheet.gap(4)
        sheet.line(self.face.ahead, self._letters(_LEAST_MM, bold=True))
        for text in (*self.face.particulars, self.face.issued):
            sheet.line(*self._whole_parts(text, self._letters(_LEAST_MM)))

    def _code(self) -> None:
        """As large as a telephone likes it, in the middle."""
        sheet = self.sheet
        modules = qr_modules(self.face.token)
        module = SMALLEST_MODULE if self.form.short else _MODULE
        if self.form.own_code:
            sheet.own_code(self.face.token, len(modules), module)
            return
        side = (len(modules) + 2 * QUIET_MODULES) * module
        if side > sheet.width:
            module, side = SMALLEST_MODULE, side * SMALLEST_MODULE // module
        sheet.code(modules, module, (sheet.width - side) // 2)

    def _letters(self, capitals_mm: float, *, bold: bool = False) -> Style:
        dots = capitals_mm * self.sheet.dots_per_mm
        return Style(
            self.face.language, size_for_capitals(self.face.language, dots, bold=bold), bold, centred=True
        )

    def _whole_parts(self, text: str, style: Style) -> tuple[str, Style]:
        """What is too long for a line goes one part a line: a dot that parted them would hang at an end."""
        fits = self.sheet.lines_of(text, style) == 1
        return (text if fits else text.replace(" · ", _NEW_LINE)), style
