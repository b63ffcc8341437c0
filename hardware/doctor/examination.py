"""One examination: of which part, how, how long at most.

Owns what is found when an examination itself fails, so that a report never ends in a traceback. Must not know
threads, processes or what is examined.
"""

import importlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hardware.finding import Finding, Verdict

Examine = Callable[[], Iterable[Finding]]

ITSELF = "examination"
"""The check that an examination which failed stands for."""

_BROKEN_CHECK = (
    "The check itself is broken, the thing may be well: send this line to the people who maintain Nobat."
)


@dataclass(frozen=True, slots=True)
class Examination:
    """What is to be examined.

    Args:
        part: the thing, as its findings name it.
        examine: finds; may raise, may hang.
        within_s: seconds after which it is given up.
        apart: whether it needs a process of its own (Qt wants a main thread, and ends the process where it
            finds no display); `examine` is then sent there and must be picklable.
        if_it_dies: what to do if that process is ended by a signal.
        alone: whether it measures what others running beside it would disturb.
        watched: whether a technician who wiggles cables wants to see it every second.
    """

    part: str
    examine: Examine
    within_s: float = 10.0
    apart: bool = False
    if_it_dies: str = _BROKEN_CHECK
    alone: bool = False
    watched: bool = False


def each_finding(part: str, examine: Examine) -> Iterator[Finding]:
    """What `examine` finds, and one more finding where it raises. Raises nothing itself."""
    try:
        yield from examine()
    except Exception as error:  # noqa: BLE001  whatever goes wrong in a check belongs into the report
        told = f"ended by {type(error).__name__}: {error}"
        yield died(part, told)


def named(examiner: str, *told: Any) -> Iterable[Finding]:
    """What the function `module:function` finds when it is told that much.

    Its module is imported now: a library that is missing on this box is then a finding as well.
    """
    module, _, function = examiner.partition(":")
    found: Iterable[Finding] = getattr(importlib.import_module(module), function)(*told)
    return found


def died(part: str, how: str, advice: str = _BROKEN_CHECK) -> Finding:
    """The finding of an examination that ended by a fault of its own."""
    return Finding(part, ITSELF, Verdict.FAIL, how, "comes to an end", advice)


def late(part: str, within_s: float) -> Finding:
    """The finding of an examination that did not end in time."""
    advice = (
        "Something hangs: switch the thing off and on again, look at its cable, and examine it once more."
    )
    return Finding(part, ITSELF, Verdict.FAIL, "no end", f"within {within_s:g} s", advice)
