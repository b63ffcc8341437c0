"""The numbers that were given, until whoever has them has gone: on paper, in doubt, or only on the screen.

Owns what becomes of a number between the hub's reply and the citizen's last look at it, and when a paper may
still come out by itself. Whether that paper is the original or a copy is the print spool's word. Must not
know pages, taps or who stands there; `now` is monotonic seconds.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from center_hub.contract.replies import Issued
from hardware.ticket_printer.port import FaultCode
from hardware.ticket_printer.print_job import FRESH_S, RECENT_S, JobState, LeftOver, PrintResult
from kiosk import time_limits
from kiosk.effects import Effect, GiveUp, Print
from kiosk.visit import Given, Paper

_NOTHING: Final[tuple[Effect, ...]] = ()

_BECAME: Final[Mapping[JobState, Paper]] = {
    JobState.CONFIRMED: Paper.PRINTED,
    JobState.RESERVED: Paper.FAILED,
    JobState.EXPIRED: Paper.FAILED,
    JobState.UNKNOWN: Paper.UNKNOWN,
    JobState.SENT: Paper.UNKNOWN,
}
IN_DOUBT: Final = frozenset({Paper.FAILED, Paper.UNKNOWN})
_MAY_BE_ASKED_AGAIN: Final = IN_DOUBT | {Paper.LIKELY}


class GivenNumbers:
    """The numbers of one kiosk, the one on show first; more than one only where a late reply met a quick one.

    Without a printer they are to be remembered, and nothing is in doubt.
    """

    def __init__(self, *, has_printer: bool) -> None:
        self.all: tuple[Given, ...] = ()
        self._has_printer = has_printer
        self._owed: set[str] = set()
        """Tickets of an earlier run, each told by the link or by the spool, or by both."""

    def first_told(self, ticket: str) -> bool:
        """Whether this ticket of an earlier run was not heard of yet; now it is."""
        known = ticket in self._owed
        self._owed.add(ticket)
        return not known

    def deliver(self, issued: Issued, pressed: float, now: float) -> tuple[Effect, ...]:
        """A number that was asked for at `pressed`, or before.

        While whoever asked surely waits it is printed. Later a paper that comes by itself would be a
        stranger's: it is shown, and printed at a tap; and later still not even shown.
        """
        age = now - pressed
        if age <= FRESH_S:
            return self._give(issued, now)
        if age > RECENT_S:
            return (GiveUp(issued.ticket),)
        paper = Paper.FAILED if self._has_printer else Paper.NONE
        self.all = (*self.all, Given(issued, paper, now))
        return _NOTHING

    def left_over(self, issued: Issued, left: LeftOver, now: float) -> tuple[Effect, ...]:
        """An earlier run did not bring this number to its end.

        Nothing was sent: it is given now. It may be on paper, or nobody waits for it: it is shown, with a
        copy to be had, as long as its citizen may be there, and never printed by itself.
        """
        if not self.first_told(issued.ticket):
            return _NOTHING
        if left.state is JobState.RESERVED:
            return self._give(issued, now, copy=left.copy)
        if left.recent:
            self.all = (*self.all, Given(issued, _BECAME[left.state], now, copy=True))
        return _NOTHING

    def ended(self, job_id: str, result: PrintResult, now: float) -> None:
        """How a print job ended; one whose number has left the screen is of no more interest."""
        self.all = tuple(
            _ended(one, result, now) if one.job_id == job_id and one.paper is not Paper.PRINTED else one
            for one in self.all
        )

    def touched(self, now: float) -> None:
        """Somebody is there: the number on show has all its time again, unless its paper is under way."""
        if self.all and self.all[0].paper is not Paper.PRINTING:
            self._change_shown(since=now)

    def watch(self, now: float, patience: float = 1.0) -> tuple[Effect, ...]:
        """Doubt a job without a result, and close a number whose time is over."""
        if not self.all or not time_limits.over(self.all[0], now, patience):
            return _NOTHING
        if self.all[0].paper is not Paper.PRINTING:
            return self._close()
        self._change_shown(paper=Paper.UNKNOWN, since=now, copy=True)
        return _NOTHING

    def print_again(self, ticket: str, now: float) -> tuple[Effect, ...]:
        """Try once more, if `ticket` is on show and its paper is in doubt."""
        shown = self.all[0]
        if shown.paper not in _MAY_BE_ASKED_AGAIN or ticket != shown.issued.ticket:
            return _NOTHING
        self._change_shown(paper=Paper.PRINTING, since=now, attempt=shown.attempt + 1)
        return (Print(self.all[0].job_id, shown.issued, copy=shown.copy),)

    def done(self, ticket: str) -> tuple[Effect, ...]:
        """Whoever has `ticket` has read it, if it is on show and no longer under way."""
        shown = self.all[0]
        if shown.paper is not Paper.PRINTING and ticket == shown.issued.ticket:
            return self._close()
        return _NOTHING

    def _give(self, issued: Issued, now: float, *, copy: bool = False) -> tuple[Effect, ...]:
        paper = Paper.PRINTING if self._has_printer else Paper.NONE
        given = Given(issued, paper, now, copy=copy)
        self.all = (*self.all, given)
        return (Print(given.job_id, issued, copy=copy),) if self._has_printer else _NOTHING

    def _close(self) -> tuple[Effect, ...]:
        """Whoever read it has gone: a paper that comes later would be a stranger's."""
        closed, self.all = self.all[0], self.all[1:]
        return (GiveUp(closed.issued.ticket),) if closed.paper in IN_DOUBT else _NOTHING

    def _change_shown(self, **changes: Any) -> None:
        self.all = (replace(self.all[0], **changes), *self.all[1:])


def _ended(given: Given, result: PrintResult, now: float) -> Given:
    """The number after a try to print: still the original only if the spool knows that nothing was sent."""
    paper = Paper.LIKELY if result.fault is FaultCode.UNCONFIRMED else _BECAME[result.state]
    return replace(given, paper=paper, since=now, copy=given.copy or result.state is not JobState.RESERVED)
