"""What an event makes of the state: `evolve(state, recorded) -> state`, pure and total over a lawful journal.

Owns the fold: which rule folds which event. It judges nothing: whether an event may happen was decided before
it was written. An event that does not fit its state is a corrupt journal and raises `Unlawful`.
"""

from msgspec.structs import replace

from center_hub.core.changes import Unlawful
from center_hub.core.events import Recorded
from center_hub.core.model import State
from center_hub.core.rules import RULES

__all__ = ["Unlawful", "evolve"]

_FOLDS = {event: fold for rule in RULES for event, fold in rule.folds.items()}


def evolve(state: State, recorded: Recorded) -> State:
    """The state after `recorded`.

    Raises:
        Unlawful: the sequence has a gap, the event speaks of what is not there, or breaks the table of
            transitions.
    """
    if recorded.sequence != state.sequence + 1:
        message = f"event {recorded.sequence} cannot follow event {state.sequence}"
        raise Unlawful(message)
    try:
        return _FOLDS[type(recorded.event)](
            replace(state, sequence=recorded.sequence), recorded.event, recorded
        )
    except LookupError as missing:
        message = f"event {recorded.sequence} speaks of what is not there: {missing}"
        raise Unlawful(message) from missing
