"""What the printer does with each command, and what it answers about itself.

Owns the printer's state and faults and their consequences: a printer that cannot print holds its job,
answers what it must, and goes on when the cause is gone. Must not know sockets.
"""

import enum
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import assert_never

from PIL import Image

from hardware.ticket_printer.emulator import symbol, text_line
from hardware.ticket_printer.emulator.commands import (
    Align,
    AskInTurn,
    AutomaticStatus,
    Columns,
    Command,
    CommandReader,
    Cut,
    FeedLines,
    FeedUnits,
    Initialise,
    MotionUnit,
    Pulse,
    RasterRow,
    RealTime,
    RealTimeEar,
    Symbol,
    Text,
    Unknown,
)
from hardware.ticket_printer.emulator.head import Head
from hardware.ticket_printer.emulator.models import Model
from hardware.ticket_printer.emulator.paper import Paper
from hardware.ticket_printer.emulator.picture import write_png

Reply = Callable[[bytes], None]

_MM_PER_INCH = 25.4
_DISCARDED = b"\x37\x25\x00"


class Fault(enum.StrEnum):
    """What can be wrong with the printer, until it is set right."""

    PAPER_OUT = "paper_out"
    PAPER_LOW = "paper_low"
    COVER_OPEN = "cover_open"
    CUTTER_ERROR = "cutter_error"
    JAMMED = "jammed"
    """Paper stuck in its way: neither a new roll nor a power cycle helps, only somebody's hands."""
    OFFLINE = "offline"
    SILENT = "silent"
    """Its wire is there, and that is all: it takes bytes, does nothing with them and answers none."""


_ERROR_BITS: dict[Fault | None, int] = {Fault.CUTTER_ERROR: 0x08, Fault.JAMMED: 0x04}
"""In the answer about errors and in the second byte of a report alike."""
_CATCHING_UP_S = 0.1
"""A slow printer that is looked at rarely prints in one go what it had the time for."""


class Mechanism:
    """A printer behind its interface. May be used from several threads.

    Args:
        model: The make.
        roll_mm: Length of a full roll in millimetres; the first one is full.
        out: Where to write a PNG for every ticket, or None.
        automatic_status: Whether it is set to report every change unasked until GS a 0 tells it not to; ESC @
            brings it back to that, as on printers with such a memory switch.
        dots_per_second: How fast paper moves; None takes no time.
    """

    def __init__(
        self,
        model: Model,
        roll_mm: float,
        out: Path | None,
        *,
        automatic_status: bool = False,
        dots_per_second: float | None = None,
    ) -> None:
        self.changed = threading.Condition(threading.RLock())
        self.tickets: list[Image.Image] = []
        self.scraps: list[Image.Image] = []
        self.unknown_bytes = 0
        self.pulses = 0
        self.paper = Paper(roll_mm, model.head_dots, model.dots_per_inch / _MM_PER_INCH)
        self._head = Head(self.paper, model)
        self._model = model
        self._dots_per_second = dots_per_second
        self._at_work_until = 0.0
        self._power_fails_at: int | None = None
        self._lost_power = False
        self._out = out
        self._fault: Fault | None = None
        self._reader = CommandReader(model.lacks)
        self._ear = RealTimeEar()
        self._reply: Reply | None = None
        self._automatic_status = automatic_status
        self._reset()
        self._last_report = self._report()

    @property
    def fault(self) -> Fault | None:
        """What is wrong, set by whoever plays fate; None sets it right, and a held job goes on."""
        return self._fault

    @fault.setter
    def fault(self, fault: Fault | None) -> None:
        with self.changed:
            self._fault = None if fault is None else Fault(fault)
            self._run()

    @property
    def waiting_bytes(self) -> int:
        """Bytes in the receive buffer."""
        with self.changed:
            return self._reader.waiting_bytes

    @property
    def is_at_work(self) -> bool:
        """Whether it has more to print and needs time for it; whoever serves it calls `go_on` meanwhile."""
        with self.changed:
            return bool(self._dots_per_second) and not self._holds and self._reader.waiting_bytes > 0

    def go_on(self) -> None:
        """Print what time has come for."""
        with self.changed:
            self._run()

    def power_fails_after(self, dots: int) -> None:
        """Have the power fail for a moment when so many dots of paper more have moved."""
        with self.changed:
            self._power_fails_at = self.paper.moved_dots + dots

    def power_cycle(self) -> None:
        """Off and on again: what was received and not printed is lost, what is on the paper stays."""
        with self.changed:
            self._reader.clear()
            self._ear = RealTimeEar()
            self._at_work_until = 0.0
            self._power_fails_at = None
            self._lost_power = True
            self._reset()
            self.changed.notify_all()

    def has_lost_power(self) -> bool:
        """Whether it lost power since this was asked last, and with it its connection."""
        with self.changed:
            lost, self._lost_power = self._lost_power, False
            return lost

    def replace_roll(self) -> None:
        """Put in a full roll, which also ends the faults that were about paper; a held job goes on."""
        with self.changed:
            torn = self.paper.replace_roll()
            if torn is not None:
                self.scraps.append(torn)
                self._write("scrap", len(self.scraps), torn)
            if self._fault in {Fault.PAPER_OUT, Fault.PAPER_LOW}:
                self._fault = None
            self._run()

    def connected(self, reply: Reply) -> None:
        """A wire is there; answers go that way."""
        with self.changed:
            self._reply = reply

    def disconnected(self) -> None:
        """The wire is gone. What it brought whole is still printed."""
        with self.changed:
            self._reply = None
            self._reader.end_job()
            self._ear = RealTimeEar()
            self._run()

    def receive(self, data: bytes) -> None:
        """Take bytes from the wire: real-time requests first, the rest in turn."""
        with self.changed:
            if self._fault is Fault.SILENT:
                return
            for piece, request in self._ear.listen(data):
                self._reader.feed(piece)
                if request is RealTime.DISCARD:
                    self._reader.clear()
                    self._answer(_DISCARDED)
                elif request is not None:
                    self._answer(bytes((self._status(request),)))
            self._run()

    @property
    def _paper_out(self) -> bool:
        return self.paper.is_out or self._fault is Fault.PAPER_OUT

    @property
    def _holds(self) -> bool:
        return self._paper_out or self._fault not in {None, Fault.PAPER_LOW}

    @property
    def _takes_time(self) -> bool:
        return time.monotonic() < self._at_work_until

    def _run(self) -> None:
        while not self._holds and not self._takes_time and (command := self._reader.next()) is not None:
            before = self.paper.moved_dots
            self._do(command)
            if self._dots_per_second:
                moved = self.paper.moved_dots - before
                self._at_work_until = max(self._at_work_until, time.monotonic() - _CATCHING_UP_S)
                self._at_work_until += moved / self._dots_per_second
            if self._power_fails_at is not None and self.paper.moved_dots >= self._power_fails_at:
                self.power_cycle()
        self._report_change()
        self.changed.notify_all()

    def _do(self, command: Command) -> None:  # noqa: C901, PLR0912  one case a command is the clearest table
        match command:
            case Initialise():
                self._reset()
            case MotionUnit(per_inch):
                self._head.set_unit(per_inch)
            case RasterRow(dots, wide, tall):
                self._head.burn(dots, wide=wide, tall=tall)
            case Columns(columns, tall, wide):
                self._head.set_columns(columns, tall, wide)
            case Symbol(text, level, module):
                self._head.burn_all(symbol.rows(text, level, module))
            case FeedUnits(units):
                self._head.end_line(self._head.dots(units))
            case Pulse():
                self.pulses += 1
            case FeedLines(lines):
                self._head.end_line(lines * text_line.HEIGHT_DOTS)
            case Align(side):
                self._head.side = side
            case Cut(feed):
                self._cut(feed)
            case AskInTurn():
                self._answer(bytes((0x0C if self._paper_out else 0x03 if self._paper_low else 0,)))
            case AutomaticStatus(wanted):
                self._switch_reports(wanted=wanted)
            case Text(characters):
                self._head.set_text(characters)
            case Unknown(raw):
                self.unknown_bytes += len(raw)
            case _:
                assert_never(command)

    def _reset(self) -> None:
        self._head.reset()
        self._reports = self._automatic_status

    def _cut(self, feed: int | None) -> None:
        ticket = self.paper.cut(None if feed is None else self._head.dots(feed))
        if ticket is not None:
            self.tickets.append(ticket)
            self._write("ticket", len(self.tickets), ticket)

    def _write(self, kind: str, number: int, picture: Image.Image) -> None:
        if self._out is not None:
            write_png(picture, self.paper.dots_per_mm, self._out / f"{kind}-{number:03}.png")

    def _answer(self, data: bytes) -> None:
        if self._reply is not None and self._model.answers:
            self._reply(data)

    def _switch_reports(self, *, wanted: bool) -> None:
        """Switched on, automatic status tells at once how things are."""
        self._reports = wanted
        if wanted:
            self._answer(self._report())

    def _report_change(self) -> None:
        """Where automatic status is on, tell what is no longer as it was."""
        report = self._report()
        if report != self._last_report and self._reports and self._fault is not Fault.SILENT:
            self._answer(report)
        self._last_report = report

    def _report(self) -> bytes:
        """The four bytes of automatic status: 0xx1xx00, then three of 0xx0xxxx."""
        first = 0x10 | (0x08 if self._holds else 0) | (0x20 if self._fault is Fault.COVER_OPEN else 0)
        errors = _ERROR_BITS.get(self._fault, 0)
        paper = (0x03 if self._paper_low else 0) | (0x0C if self._paper_out else 0)
        return bytes((first, errors, paper, 0))

    @property
    def _paper_low(self) -> bool:
        return self._paper_out or self.paper.is_near_end or self._fault is Fault.PAPER_LOW

    def _status(self, asked: RealTime) -> int:
        """The DLE EOT answer: fixed bits 1 and 4, and what is true now."""
        bits = {
            RealTime.STATUS_PRINTER: {0x08: self._holds},
            RealTime.STATUS_OFFLINE: {
                0x04: self._fault is Fault.COVER_OPEN,
                0x20: self._paper_out,
                0x40: self._fault in _ERROR_BITS,
            },
            RealTime.STATUS_ERROR: {_ERROR_BITS.get(self._fault, 0): True},
            RealTime.STATUS_PAPER: {0x0C: self._paper_low, 0x60: self._paper_out},
        }[asked]
        return 0x12 | sum(bit for bit, is_so in bits.items() if is_so)
