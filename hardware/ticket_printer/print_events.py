"""What the printer's thread tells whoever listens.

Owns these values and nothing else: an app knows them before anything of a printer is imported.
"""

from collections.abc import Callable
from dataclasses import dataclass

from hardware.ticket_printer.paper_use import PaperLevel
from hardware.ticket_printer.port import PrinterCondition
from hardware.ticket_printer.print_job import LeftOver, PrintResult


@dataclass(frozen=True, slots=True)
class ConditionTold:
    """The printer's first condition, or a change; OFFLINE too while the spool cannot be written."""

    condition: PrinterCondition


@dataclass(frozen=True, slots=True)
class PaperTold:
    """What can be said of the roll first, or a change."""

    level: PaperLevel


@dataclass(frozen=True, slots=True)
class JobEnded:
    """How a job that was submitted ended."""

    job_id: str
    result: PrintResult


@dataclass(frozen=True, slots=True)
class JobLeft:
    """A job of an earlier run; one still RESERVED is to be submitted."""

    left: LeftOver


PrintEvent = ConditionTold | PaperTold | JobEnded | JobLeft
Listener = Callable[[PrintEvent], None]
