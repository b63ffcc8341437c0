"""All that decides what an operator may do now: the centre's rules, the desk, and what the hub says of it.

Owns the questions that several dialogues ask of it. Must not know words on the screen, keys, or how the hub
comes to its answers.
"""

from dataclasses import dataclass

from center_hub.contract.documents import CounterDocument, QueuesDocument, TicketInHand
from center_hub.contract.transitions import Act, acts_on
from center_hub.contract.words import CounterState, OperatorRole
from config.model import Centre, Counter


@dataclass(frozen=True, slots=True)
class Situation:
    """One moment at one counter."""

    centre: Centre
    counter: Counter
    """The desk as the centre's file has it."""
    document: CounterDocument
    queues: QueuesDocument | None
    steady: int | None
    """The present on the hub's timeline, milliseconds; None before the first pulse."""
    day: int | None
    """The service day that is open; None where none is, or not known yet."""

    @property
    def held(self) -> TicketInHand | None:
        """The ticket in hand."""
        return self.document.in_hand

    @property
    def acts(self) -> frozenset[Act]:
        """What may happen to the ticket in hand; nothing where there is none."""
        return frozenset() if self.held is None else acts_on(self.held.state)

    @property
    def idle(self) -> bool:
        """Open, with nobody at the counter."""
        return self.document.state is CounterState.OPEN and self.held is None

    @property
    def services(self) -> tuple[str, ...]:
        """What the counter takes now; before the hub has said so, what it begins the day with."""
        return self.document.services or self.centre.profile(self.counter.profile).services

    @property
    def profile(self) -> str:
        """The set of services the counter works by now."""
        return self.document.profile or self.counter.profile

    @property
    def nobody_signed_in(self) -> bool:
        """Whether somebody has to sign in before the counter may call."""
        return self.centre.rules.calling.sign_in_needed and self.document.operator is None

    @property
    def may_pass_the_line(self) -> bool:
        """Whether whoever is on duty may call by number and serve without a ticket."""
        if not self.centre.reasons or self.day is None:
            return False
        allowed = self.centre.rules.calling.out_of_order
        supervised = self.document.operator_role is OperatorRole.SUPERVISOR
        return allowed == "operator" or (allowed == "supervisor" and supervised)

    @property
    def outcome_needed(self) -> bool:
        """Whether a service may not end without one of the centre's outcomes."""
        return bool(self.centre.outcomes) and self.centre.rules.finishing.outcome_needed

    @property
    def recall_wait_ms(self) -> int:
        """How long until the called ticket may be announced again; 0: now, or it is not called any more."""
        if self.held is None or self.steady is None or Act.RECALL not in self.acts:
            return 0
        return max(0, self.held.recall_from - self.steady)

    @property
    def called_in_vain(self) -> bool:
        """Whether the ticket was announced as often as allowed, and the last call has been heard out."""
        if self.held is None or Act.RECALL not in self.acts:
            return False
        return self.held.recalls_left == 0 and self.steady is not None and self.recall_wait_ms == 0
