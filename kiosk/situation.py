"""What a tap may lead to, and what is known when it is made.

Owns the shape of every rule of the flow: a function of the situation, the citizen and what was tapped, to
where the citizen stands next. Must not know any of the rules.
"""

from collections.abc import Callable
from dataclasses import dataclass

from config.model import Centre
from kiosk.availability import Availability
from kiosk.choices import Choices
from kiosk.effects import CitizenCommand
from kiosk.visit import Visitor

HashDocument = Callable[[str], str]
"""From what a citizen typed to the `PersonKey` that is sent instead."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The kiosk at the moment of a tap; `now` is monotonic seconds."""

    centre: Centre
    choices: Choices
    availability: Availability
    now: float
    can_ask: bool
    """No command is on its way."""
    can_take_ticket: bool
    """And the printer, where there is one, was heard."""
    hash_document: HashDocument | None


@dataclass(frozen=True, slots=True)
class Ask:
    """Send `command`; `visitor` waits for the answer. Only where the situation lets one ask."""

    command: CitizenCommand
    visitor: Visitor


Next = Visitor | Ask | None
"""Where a tap leads: the citizen's next state, a question to the hub, or away. One that leads nowhere returns
the visitor as given."""
Rule = Callable[[Situation, Visitor, str], Next]
