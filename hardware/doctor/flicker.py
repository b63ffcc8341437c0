"""What changes from one look at the devices to the next, and what changed how often in the end.

Owns the comparison. Must not know clocks, terminals or devices: the time arrives as an argument.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hardware.finding import Finding, Verdict

_Key = tuple[str, str]

_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Change:
    """A check that is not as it was. `before` is None when it was never made before."""

    before: Finding | None
    now: Finding

    def __str__(self) -> str:
        """`ticket_printer paper: FAIL cover open -> OK ready`."""
        was = "" if self.before is None else f"{_told(self.before)} -> "
        return f"{self.now.part} {self.now.check}: {was}{_told(self.now)}"


@dataclass(slots=True)
class Flicker:
    """The memory of a watch. A check that is not made for a while is as it was when last made."""

    last: dict[_Key, Finding] = field(default_factory=dict)
    changes: Counter[_Key] = field(default_factory=Counter)

    def hear(self, findings: Iterable[Finding]) -> Iterator[Change]:
        """Take in what one look found; yields what is new or not as it was.

        Of a check that is well, other figures are no change; of one that is not, other words are.
        """
        for finding in findings:
            key = (finding.part, finding.check)
            before = self.last.get(key)
            self.last[key] = finding
            if before is None:
                yield Change(None, finding)
            elif _state(before) != _state(finding):
                self.changes[key] += 1
                yield Change(before, finding)

    def summary(self) -> Iterator[str]:
        """A line for each check that changed, those that changed most first."""
        if not self.changes:
            yield "nothing changed"
        for (part, check), count in self.changes.most_common():
            times = "once" if count == 1 else f"{count} times"
            yield f"{part} {check}: changed {times}, now {_told(self.last[part, check])}"


def _state(finding: Finding) -> tuple[Verdict, str]:
    words = "" if finding.verdict is Verdict.OK else _FIGURES.sub("", finding.value)
    return finding.verdict, words


def _told(finding: Finding) -> str:
    return f"{finding.verdict.name} {finding.value}"
