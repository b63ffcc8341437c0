"""What a loudspeaker promises to whoever wants a citizen called aloud.

Owns the port and what must be known of a call. Must not know sound, nor how any is made.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SpokenCall:
    """One call, or one recall: it is spoken once.

    Args:
        order: rises with every call and recall of a centre.
        ticket: its id, unique for the life of a centre.
        series: the letter of its number, A-Z but never I and O.
        number: as it stands on the paper, 1-9999.
        attempt: how often it was announced at this counter, this time included.
        counter: the label over the counter, as people read it: `7`, `B2`.
        language: the code of the ticket's language; None: only the centre's main one is known.
    """

    order: int
    ticket: str
    series: str
    number: int
    attempt: int
    counter: str
    language: str | None = None


class Speaker(Protocol):
    """A loudspeaker. No method waits for sound, disk or another program, and none raises."""

    def start(self) -> None:
        """Begin to speak."""

    def announce(self, call: SpokenCall) -> None:
        """Have a call spoken when its turn comes; never twice, and not at all if that is too late."""

    def keep(self, standing: Iterable[int]) -> None:
        """Only the calls of these orders still stand; the others are not spoken any more."""

    def begin_anew(self) -> None:
        """The hub lost its journal and orders begin anew: forget what waits and what was spoken."""

    def stop(self, within: float = 5.0) -> bool:
        """End; a sentence that is being spoken is cut off. Whether it ended within so many seconds."""
