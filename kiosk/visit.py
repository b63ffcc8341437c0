"""What is remembered of the citizen at the kiosk, and of the numbers that were given.

Owns the steps a citizen has taken. When a citizen leaves, their `Visitor` is dropped whole, so that nothing
of it can be left behind. Must not know sentences, hub or printer.
"""

import enum
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any, Self

from center_hub.contract.replies import Found, Issued, Refused
from config.key_layout import Board
from kiosk.page import Page
from kiosk.shelves import Shelf


@dataclass(frozen=True, slots=True)
class Step:
    """One page a citizen has come to, with what was chosen to get there."""

    page: Page
    agency: str | None = None
    services: tuple[str, ...] = ()
    """The services chosen so far, under one number."""
    journey: str | None = None
    shelf: Shelf | None = None
    """The stretch of the alphabet that was opened, in place of an agency."""
    turned: int = 0
    """How many times the list was turned over."""
    typed: str = field(default="", repr=False)
    """What stands on the pad. Never shown in a log: it may be the number of a document."""
    board: Board | None = None
    """The keys of a search, once others than those of the citizen's language were chosen."""
    code: str | None = field(default=None, repr=False)
    """The appointment meant."""
    found: Found | None = None
    """The ticket meant."""
    token: str | None = field(default=None, repr=False)
    """What the paper in the citizen's hand proves; None for a ticket found by its appointment."""


class Settled(enum.Enum):
    """What was done for the citizen, with no paper to show for it."""

    TICKET_CANCELLED = enum.auto()
    APPOINTMENT_CANCELLED = enum.auto()
    BACK_IN_QUEUE = enum.auto()
    RATED = enum.auto()


@dataclass(frozen=True, slots=True)
class Visitor:
    """The citizen at the kiosk: language, and the steps taken, the page they are on last.

    There is no step yet while a ticket that was held to the reader is looked up for nobody in particular.
    """

    language: str
    steps: tuple[Step, ...]
    choosing_language: bool = False
    asked: bool = False
    """Something was asked of the hub and there is no answer yet."""
    refusal: Refused | None = None
    priority: str | None = None
    """The class the citizen has declared."""
    settled: Settled | None = None

    @property
    def step(self) -> Step:
        """Where they are."""
        return self.steps[-1]

    def onward(self, step: Step) -> Self:
        """One step on."""
        return replace(self, steps=(*self.steps, step))

    def back(self) -> Self:
        """One step back, perhaps to none."""
        return replace(self, steps=self.steps[:-1])

    def here(self, **changes: Any) -> Self:
        """The same page with something of its step changed."""
        return replace(self, steps=(*self.steps[:-1], replace(self.step, **changes)))

    def turned(self, pages: int) -> Self:
        """The same list, so many pages on."""
        return self.here(turned=self.step.turned + pages)

    def ordering(self, services: tuple[str, ...]) -> Self:
        """About to take a ticket for `services`, as if nothing else had been chosen before."""
        before = tuple(takewhile(lambda step: not step.services, self.steps))
        return replace(self, steps=(*before, Step(Page.CONFIRM, services=services)))


class Paper(enum.Enum):
    """What became of a number on its way to paper."""

    PRINTING = enum.auto()
    PRINTED = enum.auto()
    FAILED = enum.auto()
    """It did not come out."""
    UNKNOWN = enum.auto()
    """It may have come out, whole or in part."""
    LIKELY = enum.auto()
    """The printer took it whole and is of a make that cannot tell: most likely it lies there."""
    NONE = enum.auto()
    """This kiosk has no printer: the number is to be remembered."""


@dataclass(frozen=True, slots=True)
class Given:
    """A number on show. `since` is when its paper took its present state, or when it was last touched."""

    issued: Issued
    paper: Paper
    since: float
    attempt: int = 1
    copy: bool = False
    """Whether the paper under way, or the next one, says that it is a copy."""

    @property
    def job_id(self) -> str:
        """The name of the print job under way, or of the last one."""
        return f"{self.issued.ticket}/{self.attempt}"
