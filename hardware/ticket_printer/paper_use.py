"""How much paper is left on the roll: counted, corrected by the printer's own sensors, never guessed. Pure.

Owns what counts as a change of the roll and when one is due. Must not know how a condition is found out, nor
where these figures are kept. Lengths are millimetres.
"""

from dataclasses import dataclass, replace
from typing import Final

from hardware.ticket_printer.port import PrinterCondition

SOON_TICKETS: Final = 100
"""With so few left a new roll is due: a kiosk at its busiest, a ticket every nine seconds, has a quarter of
an hour."""
_WEIGHT: Final = 0.05
"""Of the newest ticket in the mean length: the last hour counts, one long journey does not."""


@dataclass(frozen=True, slots=True)
class PaperLevel:
    """What can be said of the roll.

    `tickets_left` is None where nobody can say: no change of the roll was seen yet, or more was printed than
    a roll holds. `used_mm` counts from the last change that was seen, or from the first start.
    """

    tickets_left: int | None
    change_soon: bool
    used_mm: float


@dataclass(frozen=True, slots=True)
class PaperUse:
    """The roll as far as it is known; each method returns the next.

    A roll was changed, as far as a printer can tell, when it is READY again after

    * PAPER_OUT, with whatever came between: paper does not come back by itself;
    * PAPER_LOW and then any condition that cannot print (cover open, off line, switched off), or a restart of
      this program: somebody's hands may have been at it, and the near-end sensor sees a thick roll. PAPER_LOW
      and READY with nothing between them is a sensor on its threshold, and changes nothing;
    * the same when only our count says that a change is due, on a printer whose near-end sensor was heard
      before: it sees more paper than we counted.

    On a printer without that sensor the last is no proof: somebody may have looked in, and the count is then
    no longer trusted. A half-used roll that is changed early is not noticed; the count is then too low, never
    too high.
    """

    roll_mm: float
    used_mm: float = 0.0
    from_full: bool = False
    """Whether `used_mm` counts from a roll that was seen put in."""
    ticket_mm: float | None = None
    """The mean length of a ticket."""
    low: bool = False
    """The near-end sensor has spoken on this roll."""
    since_low_mm: float | None = None
    """Used since it spoke; None where it spoke unheard, on a roll put in already thin."""
    after_low_mm: float | None = None
    """What is left when it speaks, as the rolls before have shown."""
    sensor: bool = False
    """The printer has a near-end sensor: it was heard once."""
    out: bool = False
    touched: bool = False
    """The printer could not print since it last said that it can."""
    watched: bool = False
    """A condition was heard in this run: nobody knows whose hands were at the printer before it."""

    def printed(self, used_mm: float | None) -> "PaperUse":
        """A ticket took so much; None for one that may be on paper, counted as a usual one."""
        took = (self.ticket_mm or 0.0) if used_mm is None else used_mm
        low = None if self.since_low_mm is None else self.since_low_mm + took
        return replace(self, used_mm=self.used_mm + took, since_low_mm=low, ticket_mm=self._mean(used_mm))

    def heard(self, condition: PrinterCondition) -> "PaperUse":
        """The printer said how it is; what it does not know of itself tells nothing."""
        match condition:
            case PrinterCondition.READY:
                roll = self._ready()
            case PrinterCondition.PAPER_LOW:
                roll = self._near_end()
            case PrinterCondition.PAPER_OUT:
                roll = self._end()
            case _:
                roll = self if condition.can_print else replace(self, touched=True)
        return replace(roll, watched=True)

    def level(self) -> PaperLevel:
        """What can be said of it now."""
        left = self._tickets_left()
        soon = self.low or self.out or (left is not None and left <= SOON_TICKETS)
        return PaperLevel(left, soon, self.used_mm)

    @property
    def _perhaps_touched(self) -> bool:
        return self.touched or not self.watched

    def _mean(self, used_mm: float | None) -> float | None:
        if used_mm is None or self.ticket_mm is None:
            return self.ticket_mm if used_mm is None else used_mm
        return self.ticket_mm + _WEIGHT * (used_mm - self.ticket_mm)

    def _ready(self) -> "PaperUse":
        due = self.level().change_soon
        if self.out or (due and self.sensor and self._perhaps_touched):
            return self._new_roll()
        doubtful = due and self.touched and not self.sensor
        return replace(self, from_full=self.from_full and not doubtful, touched=False)

    def _new_roll(self) -> "PaperUse":
        return PaperUse(
            self.roll_mm,
            from_full=True,
            ticket_mm=self.ticket_mm,
            after_low_mm=self.after_low_mm,
            sensor=self.sensor,
        )

    def _near_end(self) -> "PaperUse":
        if self.out:  # a roll that was thin when it was put in
            thin = replace(self._new_roll(), from_full=False)
            return replace(thin, low=True, sensor=True)
        since = self.since_low_mm if self.low else (None if self._perhaps_touched else 0.0)
        return replace(self, low=True, since_low_mm=since, sensor=True, touched=False)

    def _end(self) -> "PaperUse":
        """The end of the roll shows what is left when the near-end sensor speaks, unless hands came first."""
        learned = self.after_low_mm
        if self.since_low_mm is not None and not self._perhaps_touched:
            seen = self.since_low_mm
            learned = seen if learned is None else (learned + seen) / 2
        return replace(self, out=True, touched=True, after_low_mm=learned)

    def _tickets_left(self) -> int | None:
        left = self._left_mm()
        if left is None or not self.ticket_mm:
            return 0 if self.out else None
        return max(0, int(left / self.ticket_mm))

    def _left_mm(self) -> float | None:
        if self.out:
            return 0.0
        if self.low and self.after_low_mm is not None:
            return None if self.since_low_mm is None else self.after_low_mm - self.since_low_mm
        left = self.roll_mm - self.used_mm
        return left if self.from_full and left > 0 else None
