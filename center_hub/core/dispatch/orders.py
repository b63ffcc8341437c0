"""What an order of calling is: how it is asked and how it answers.

Owns the shapes. Knows no order.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from center_hub.contract.words import Why
from center_hub.core.dispatch.waiter import Waiter
from center_hub.core.events import Weighed


class Grounds(NamedTuple):
    """Why one was called and no other."""

    why: Why
    weighed: tuple[Weighed, ...] = ()
    """Where the order weighed them: the ticket called, and those next to it."""


class Choice(NamedTuple):
    """The ticket to call, and why it and no other."""

    ticket: str
    grounds: Grounds


class Hall(Protocol):
    """What an order may look at beside the heads of one counter's lines."""

    @property
    def clock(self) -> int:
        """Now, UTC milliseconds by the day's clock."""

    @property
    def longest_wait_ms(self) -> int:
        """Who has waited for so long comes before all who have not."""

    def takes(self, counter: str) -> Sequence[str]:
        """The services of `counter`, in the order of the plan."""

    def heads(self, counter: str) -> Sequence[Waiter]:
        """Who stands first in each line that `counter` may call from."""

    def staffed(self, service: str) -> int:
        """How many counters that take `service` are at work."""

    def length_ms(self, service: str) -> float:
        """How long a counter is busy with one ticket of `service`, as far as is known, milliseconds."""


class Order(Protocol):
    """One order of calling. Pure, and the same for the same hall."""

    def first(self, due: Sequence[Waiter], counter: str, hall: Hall) -> Waiter:
        """Who of `due`, which is not empty, `counter` calls.

        Two of one service, class and way of coming are there only where one was sent to a counter or profile.
        """

    def grounds(self, first: Waiter, due: Sequence[Waiter], counter: str, hall: Hall) -> Grounds:
        """Why `first` and no other of `due`; asked for real calls only, and not for those of a forecast."""

    def takers(self, service: str, idle: Sequence[str], hall: Hall) -> list[str]:
        """The counters of `idle`, longest idle first, as they should be asked for a newcomer to `service`."""


class LongestIdle:
    """The part of an order that sends a newcomer to whoever has been idle longest."""

    def takers(self, _service: str, idle: Sequence[str], _hall: Hall) -> list[str]:
        """As they come: longest idle first."""
        return list(idle)
