"""What comes up while somebody is served: parked for a paper that is missing, or sent on elsewhere."""

from functools import partial

from center_hub.contract.commands import ParkTicket, TransferTicket, UnparkTicket
from center_hub.contract.replies import Refused
from center_hub.contract.words import (
    CounterState,
    Destination,
    Position,
    ToCounter,
    ToProfile,
    ToService,
)
from tests.support.baku_day_citizens import HELPDESK
from tests.support.baku_day_rota import Duty
from tests.support.baku_day_stage import Stage
from tests.support.baku_day_visitors import Errand, Visitor

SENT_ON = frozenset({Errand.TO_A_SERVICE, Errand.TO_A_COUNTER_AND_BACK, Errand.TO_A_PROFILE})


class Errands:
    """Those of one counter."""

    def __init__(self, stage: Stage, duty: Duty) -> None:
        self._stage = stage
        self._duty = duty
        self.back: list[str] = []
        """Tickets parked here whose holders stand at the counter again."""

    def goes_on(self, visitor: Visitor, ticket: str, errand: Errand) -> bool:
        """Let `visitor`, who is served here, go on `errand`; False if they stay and are served to the end."""
        if errand is Errand.NONE:
            return False
        return self._sent_on(ticket, errand) if errand in SENT_ON else self._parked(visitor, ticket, errand)

    def _sent_on(self, ticket: str, errand: Errand) -> bool:
        destination = self._destination(errand)
        if destination is None:
            return False
        command = TransferTicket(
            counter=self._duty.counter,
            ticket=ticket,
            destination=destination,
            position=self._stage.chance.choice(list(Position)),
            come_back=errand is Errand.TO_A_COUNTER_AND_BACK,
        )
        return not isinstance(self._stage.ask(self._duty.device, command), Refused)

    def _destination(self, errand: Errand) -> Destination | None:
        """Somewhere that is open."""
        chance, centre = self._stage.chance, self._stage.hall.centre
        others = [self._stage.screen(one.id) for one in centre.counters if one.id != self._duty.counter]
        open_ones = [one for one in others if one.state is CounterState.OPEN and one.then is None]
        if not open_ones:
            return None
        there = chance.choice(open_ones)
        service = chance.choice(there.services)
        if errand is Errand.TO_A_COUNTER_AND_BACK:
            return ToCounter(counter=there.counter, service=service)
        if errand is Errand.TO_A_PROFILE and there.profile is not None:
            return ToProfile(profile=there.profile, service=service)
        return ToService(service=service)

    def _parked(self, visitor: Visitor, ticket: str, errand: Errand) -> bool:
        command = ParkTicket(counter=self._duty.counter, ticket=ticket)
        if isinstance(self._stage.ask(self._duty.device, command), Refused):
            return False
        visitor.served.pop()  # not done yet: it goes on afterwards
        seconds = self._stage.chance.randrange(150, 800)
        if errand is Errand.ASKS_THE_DESK:
            self._stage.later(seconds, partial(self._over_the_desk, ticket))
        elif errand is Errand.FETCHES_A_PAPER:
            self._stage.later(seconds, partial(self.back.append, ticket))
        return True

    def _over_the_desk(self, ticket: str) -> None:
        self._stage.ask(HELPDESK, UnparkTicket(ticket=ticket))
