"""The printer of a site that has none: the number stays on the screen.

Owns nothing. Must not pretend: a ticket is never "printed" here.
"""

from hardware.ticket_printer.port import FaultCode, PrinterCondition, PrinterFault
from hardware.ticket_printer.raster import Raster


class NullPrinter:
    """No printer, on purpose.

    Its condition is `OFFLINE`: known not to print, unlike `SILENT`, of which nothing is known. Printing
    raises a fault with the code `NO_PRINTER`, which is nobody's trouble and not worth retrying.
    """

    def print(self, raster: Raster) -> float:  # noqa: ARG002  the port's argument, which nobody needs here
        """Refuse.

        Raises:
            PrinterFault: Always, `NO_PRINTER`.
        """
        raise PrinterFault(FaultCode.NO_PRINTER, sent=False)

    def condition(self) -> PrinterCondition:
        """`OFFLINE`, always."""
        return PrinterCondition.OFFLINE

    def pulse(self) -> None:
        """Refuse, as `print` does."""
        raise PrinterFault(FaultCode.NO_PRINTER, sent=False)

    def expect_remains(self) -> None:
        """There is no paper."""

    def close(self) -> None:
        """Nothing is held."""
