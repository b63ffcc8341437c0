"""What is remembered of the citizen at the kiosk, and of the numbers that were given.

Owns the steps a citizen has taken. When a citizen leaves, their `Visitor` is dropped whole, so that nothing
of it can be left behind. Must not know sentences, hub or printer.
"""

import enum
from dataclasses import dataclass, replace
from typing import Self

from center_hub.contract.replies import Issued, Reason
from kiosk.page import Page


@dataclass(frozen=True, slots=True)
class Step:
    """One page a citizen has come to, with what was chosen to get there."""

    page: Page
    agency: str | None = None
    service: str | None = None
    turned: int = 0
    """How many times the list was turned over."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """The citizen at the kiosk: language, and the steps taken, the page they are on last."""

    language: str
    steps: tuple[Step, ...]
    choosing_language: bool = False
    asked: bool = False
    """A ticket was asked for and there is no answer yet."""
    refusal: Reason | None = None

    @property
    def step(self) -> Step:
        """Where they are."""
        return self.steps[-1]

    def onward(self, step: Step) -> Self:
        """One step on."""
        return replace(self, steps=(*self.steps, step))

    def turned(self, pages: int) -> Self:
        """The same list, so many pages on."""
        moved = replace(self.step, turned=self.step.turned + pages)
        return replace(self, steps=(*self.steps[:-1], moved))


class Paper(enum.Enum):
    """What became of a number on its way to paper."""

    PRINTING = enum.auto()
    PRINTED = enum.auto()
    FAILED = enum.auto()
    NONE = enum.auto()
    """This kiosk has no printer: the number is to be remembered."""


@dataclass(frozen=True, slots=True)
class Given:
    """A number on show. `since` is when its paper took its present state, or when it was last touched."""

    issued: Issued
    paper: Paper
    since: float
    attempt: int = 1

    @property
    def job_id(self) -> str:
        """The name of the print job under way, or of the last one."""
        return f"{self.issued.ticket}/{self.attempt}"
