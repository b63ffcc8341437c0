"""What changes from one look at a device to the next, and what changed how often in the end.

Owns the comparison. Must not know clocks, terminals or devices.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hardware.doctor.examination import ITSELF
from hardware.finding import Finding, Verdict

_Key = tuple[str, str]

_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Change:
    """A check that is not as it was. `before` is None at its first time, `now` when its trouble is over."""

    before: Finding | None
    now: Finding | None

    def __str__(self) -> str:
        """`ticket_printer paper: FAIL cover open -> OK ready`."""
        about = self.now or self.before
        told = [_told(one) for one in (self.before, self.now) if one is not None]
        over = [] if self.now is not None else ["over"]
        return f"{about.part} {about.check}: {' -> '.join([*told, *over])}" if about is not None else ""


@dataclass(slots=True)
class Flicker:
    """The memory of a watch over one device."""

    last: dict[_Key, Finding] = field(default_factory=dict)
    changes: Counter[_Key] = field(default_factory=Counter)

    def hear(self, findings: Sequence[Finding], *, complete: bool = True) -> Iterator[Change]:
        """Take in what one look found; yields what is new or not as it was.

        Of a check that is well, other figures are no change; of one that is not, other words are. A check
        that a `complete` look no longer makes was about a trouble that is over; or it could not be made, for
        the worse trouble that stands before it, or was well: then it is as it was.
        """
        if complete:
            yield from self._troubles_over(findings)
        for finding in findings:
            key = (finding.part, finding.check)
            before = self.last.get(key)
            self.last[key] = finding
            if before is None:
                yield Change(None, finding)
            elif _state(before) != _state(finding):
                self.changes[key] += 1
                yield Change(before, finding)

    def _troubles_over(self, findings: Sequence[Finding]) -> Iterator[Change]:
        made = {(one.part, one.check) for one in findings}
        blocked = any(one.verdict is Verdict.FAIL for one in findings)
        for key, before in list(self.last.items()):
            over = before.check == ITSELF or not blocked  # it came to its end, whatever it found
            if key not in made and before.verdict is not Verdict.OK and over:
                del self.last[key]
                self.changes[key] += 1
                yield Change(before, None)


def summary(flickers: Iterable[Flicker]) -> Iterator[str]:
    """A line for each check that changed, those that changed most first."""
    changed = [(count, key, one.last.get(key)) for one in flickers for key, count in one.changes.items()]
    if not changed:
        yield "nothing changed"
    for count, (part, check), last in sorted(changed, key=lambda one: -one[0]):
        times = "once" if count == 1 else f"{count} times"
        yield f"{part} {check}: changed {times}, now {'over' if last is None else _told(last)}"


def _state(finding: Finding) -> tuple[Verdict, str]:
    words = "" if finding.verdict is Verdict.OK else _FIGURES.sub("", finding.value)
    return finding.verdict, words


def _told(finding: Finding) -> str:
    return f"{finding.verdict.name} {finding.value}"
