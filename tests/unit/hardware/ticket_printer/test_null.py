"""The printer of a site without one."""

import pytest

from hardware.ticket_printer.null import NullPrinter
from hardware.ticket_printer.port import FaultCode, PrinterCondition, PrinterFault, TicketPrinter
from hardware.ticket_printer.raster import Raster


def test_a_site_without_a_printer_promises_no_paper() -> None:
    printer: TicketPrinter = NullPrinter()
    assert printer.condition() is PrinterCondition.OFFLINE
    with pytest.raises(PrinterFault) as told:
        printer.print(Raster(8, 1, b"\xff"))
    assert told.value.code is FaultCode.NO_PRINTER
    assert not told.value.worth_retrying
    printer.close()
