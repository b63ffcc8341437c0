"""Examinations under way, side by side, none of them longer than it may last.

Owns the threads and the deadlines. Must not know what is examined, nor how a finding is shown.
"""

import signal
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial

from hardware.doctor.apart import findings_apart
from hardware.doctor.examination import Examination, each_finding, late
from hardware.finding import Finding

_GRACE_S = 3.0
"""A child process watches its own time; only if even that fails is it given up from here."""
_LOOK_S = 0.1

Monotonic = Callable[[], float]


class Running:
    """One examination in a thread of its own, begun when this is made.

    A thread that hangs cannot be ended; it is left behind, and ends with the program.
    """

    def __init__(self, examination: Examination, monotonic: Monotonic = time.monotonic) -> None:
        self.examination = examination
        self._monotonic = monotonic
        self._deadline = monotonic() + examination.within_s + (_GRACE_S if examination.apart else 0)
        self._found: list[Finding] = []
        self._done = threading.Event()
        threading.Thread(target=self._run, name=f"doctor {examination.part}", daemon=True).start()

    @property
    def ended(self) -> bool:
        """Whether the examination itself has come to its end."""
        return self._done.is_set()

    @property
    def over(self) -> bool:
        """Whether there is nothing more to wait for: it has ended, or its time is up."""
        return self.ended or self._monotonic() >= self._deadline

    def wait(self, timeout_s: float) -> None:
        """Wait for its end, that many seconds at most."""
        self._done.wait(timeout_s)

    def findings(self) -> list[Finding]:
        """What was found up to now; if it has not ended, that it has not."""
        one = self.examination
        return [*self._found] if self.ended else [*self._found, late(one.part, one.within_s)]

    def _run(self) -> None:
        # Ctrl-C is for the doctor itself. A process that is started from here inherits this.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        one = self.examination
        examine = partial(findings_apart, one) if one.apart else one.examine
        for finding in each_finding(one.part, examine):
            self._found.append(finding)
        self._done.set()


def examine_all(
    examinations: Sequence[Examination],
    progress: Callable[[Sequence[str]], None],
    monotonic: Monotonic = time.monotonic,
) -> list[Finding]:
    """Every finding, in the order of the examinations.

    They run side by side, and then, one after the other, those that must be alone. `progress` is called
    several times a second with the parts that are still waited for.
    """
    found: dict[int, list[Finding]] = {}
    together = [number for number, one in enumerate(examinations) if not one.alone]
    alone = [number for number, one in enumerate(examinations) if one.alone]
    for batch in (together, *([number] for number in alone)):
        under_way = {number: Running(examinations[number], monotonic) for number in batch}
        _await(list(under_way.values()), progress)
        found |= {number: one.findings() for number, one in under_way.items()}
    return [finding for number in sorted(found) for finding in found[number]]


def _await(under_way: Sequence[Running], progress: Callable[[Sequence[str]], None]) -> None:
    while waiting := [one for one in under_way if not one.over]:
        progress([one.examination.part for one in waiting])
        waiting[0].wait(_LOOK_S)
