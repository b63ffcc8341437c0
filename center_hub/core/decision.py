"""What a rule is: how it is asked and how it answers.

Owns the shapes that every rule of `center_hub.core.rules` has in common. Knows no rule.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from center_hub.contract.commands import Command
from center_hub.contract.documents import ServiceHours
from center_hub.contract.replies import Agreed, AnyOutcome, Reason, Refused
from center_hub.contract.words import Role
from center_hub.core.events import AnyEvent, Event, Moment, Recorded
from center_hub.core.foresight import AS_PLANNED, Foresight
from center_hub.core.model import State
from center_hub.core.plan import CounterHours


class DaySchedule(Struct, frozen=True):
    """What the centre's calendar says of the moment: a day whose hours it lies in."""

    date: str
    """On which it opens, YYYY-MM-DD; it may close on the next."""
    opens: int
    """UTC milliseconds."""
    closes: int
    """UTC milliseconds."""
    hours: tuple[ServiceHours, ...] = ()
    staffed: tuple[CounterHours, ...] = ()


class Occasion(Struct, frozen=True):
    """What a decision may need from the world, read by the hub before it asks."""

    now: Moment
    date: str
    """The date on the wall of the centre, YYYY-MM-DD."""
    token: str = ""
    """128 fresh random bits as text, for a ticket that may be issued."""
    role: Role = Role.MANAGER
    """Of the device that asks."""
    schedule: DaySchedule | None = None
    """The day whose hours this moment lies in, or which still begins on this date."""
    foresight: Foresight = AS_PLANNED
    """What experience says. It may differ from hub to hub: what was answered stands in the events."""
    pin_right: bool = False
    """Whether the PIN of a `SignIn` is the operator's."""

    def clock(self, state: State) -> int:
        """UTC milliseconds to go by in `state`."""
        return state.clock(self.now.steady, self.now.wall)


class Granted(Struct, frozen=True):
    """The command is lawful: what happens, in order, and what the device is told.

    The outcome may be a refusal with events: what was refused is then written down as well.
    """

    events: tuple[AnyEvent, ...] = ()
    outcome: AnyOutcome = Agreed()
    then: Callable[[State], "Granted"] | None = None
    """What is decided next, after `events` and all that follows from them; its outcome counts."""


class Outlook(NamedTuple):
    """Everything that happens, in order, and the state in which it leaves the centre.

    The state is that of events written at the moment of the occasion, in the places that come next.
    """

    events: tuple[AnyEvent, ...]
    state: State


Decision = Granted | Refused
Decide = Callable[[State, Any, Occasion], Decision]
Fold = Callable[[State, Any, Recorded], State]
Lapse = Callable[[State, Occasion], tuple[AnyEvent, ...]]
"""What time itself brings about, asked once a second; nothing in most seconds, at the cost of a look."""
Follow = Callable[[State, tuple[AnyEvent, ...], Occasion], tuple[AnyEvent, ...]]
"""What happens because of what has happened: the events of one decision so far, and the state after them."""


class Rule(Struct, frozen=True):
    """One rule of the hall: the commands it decides, the events it folds, what follows and what lapses."""

    decides: Mapping[type[Command], Decide] = {}
    folds: Mapping[type[Event], Fold] = {}
    follows: tuple[Follow, ...] = ()
    lapses: tuple[Lapse, ...] = ()


def refused(reason: Reason, note: str = "", at: int | None = None) -> Refused:
    """A refusal; `note` for the log, `at` (UTC milliseconds) when the same would be granted."""
    return Refused(reason=reason, note=note, at=at)
