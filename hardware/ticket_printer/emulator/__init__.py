"""An ESC/POS ticket printer without the metal: real bytes in, paper out, and a roll that comes to its end.

For tests and for showing the system on a desk. Nothing that runs in a centre may import it, and it imports
nothing of the driver: its understanding of the bytes is its own, so that each checks the other.
"""

from hardware.ticket_printer.emulator.mechanism import Fault
from hardware.ticket_printer.emulator.models import MODELS, Model
from hardware.ticket_printer.emulator.printer import EmulatedPrinter

__all__ = ["MODELS", "EmulatedPrinter", "Fault", "Model"]
