"""What the visitors do: at the kiosks, at the help desk, while waiting, and after they were served."""

from functools import partial

from center_hub.contract.commands import (
    CancelAppointment,
    CancelTicket,
    CheckIn,
    FindTicket,
    GiveFeedback,
    IssueTicket,
    ReturnTicket,
)
from center_hub.contract.replies import AnyOutcome, Found, Issued, Reason, Refused
from config.person_key import person_key
from tests.support.baku_day_clock import at
from tests.support.baku_day_stage import Stage
from tests.support.baku_day_visitors import CANARIES, SECRET, Heed, Visitor

KIOSKS = ("kiosk-1", "kiosk-2")
HELPDESK = "helpdesk-1"
MOST_TRIES = 4


class Citizens:
    """The people of the day on the stage."""

    def __init__(self, stage: Stage, people: list[Visitor]) -> None:
        self._stage = stage
        self.people = people

    def begin(self) -> None:
        """Write down when each of them comes."""
        for visitor in self.people:
            booked = visitor.appointment
            if booked is not None and visitor.cancels_before:
                self._stage.at(at("08:57"), partial(self._call_off, visitor))
            elif visitor.appears:
                arrive = self._check_in if booked is not None else self._take_a_number
                self._stage.at(visitor.arrives, partial(arrive, visitor))

    def _kiosk(self) -> str:
        return self._stage.chance.choice(KIOSKS)

    def _call_off(self, visitor: Visitor) -> None:
        assert visitor.appointment is not None
        self._stage.ask(self._kiosk(), CancelAppointment(code=visitor.appointment.code))

    def _check_in(self, visitor: Visitor) -> None:
        assert visitor.appointment is not None
        command = CheckIn(code=visitor.appointment.code, language=visitor.language)
        outcome = self._stage.ask(self._kiosk(), command)
        if isinstance(outcome, Refused) and outcome.reason is Reason.APPOINTMENT_CANCELLED:
            self._missed_the_time(visitor)
        else:
            self._take_or_think(visitor, outcome, partial(self._check_in, visitor))

    def _missed_the_time(self, visitor: Visitor) -> None:
        if self._stage.chance.random() < 0.6:
            self._take_a_number(visitor)
        else:
            visitor.refused = Reason.APPOINTMENT_CANCELLED

    def _take_a_number(self, visitor: Visitor) -> None:
        first, *then = visitor.services
        command = IssueTicket(
            service=first,
            language=visitor.language,
            then=tuple(then),
            priority=visitor.priority,
            person=visitor.person,
            party=visitor.party,
        )
        helped = visitor.refused is Reason.NOT_PERMITTED
        outcome = self._stage.ask(HELPDESK if helped else self._kiosk(), command)
        self._take_or_think(visitor, outcome, partial(self._take_a_number, visitor))

    def _take_or_think(self, visitor: Visitor, outcome: AnyOutcome, again: partial[None]) -> None:
        if isinstance(outcome, Issued):
            self._sit_down(visitor, outcome)
            return
        assert isinstance(outcome, Refused), outcome
        visitor.refused = outcome.reason
        visitor.tries += 1
        pause_s = self._comes_again_after(visitor, outcome)
        if pause_s is not None and visitor.tries < MOST_TRIES:
            self._stage.later(pause_s, again)

    def _comes_again_after(self, visitor: Visitor, refused: Refused) -> int | None:
        """Seconds; None for somebody who gives up."""
        clock, chance = self._stage.hall.clock, self._stage.chance
        if refused.at is not None:
            return clock.second_of(refused.at) - clock.second + chance.randrange(1, 60)
        match refused.reason:
            case Reason.DAY_NOT_OPEN:
                return at("09:00") - clock.second + chance.randrange(60)
            case Reason.SERVICE_SUSPENDED if visitor.tries == 1:
                return at("12:01") - clock.second + chance.randrange(600)
            case Reason.NOT_PERMITTED:
                return 45
            case Reason.DOCUMENT_NEEDED:
                visitor.person = person_key(SECRET, CANARIES[0])
                return 20
            case _:
                return None

    def _sit_down(self, visitor: Visitor, paper: Issued) -> None:
        visitor.paper, visitor.ticket, visitor.waiting, visitor.refused = paper, paper.ticket, True, None
        self._stage.holders[paper.ticket] = visitor
        if visitor.patience_s is not None:
            self._stage.later(visitor.patience_s, partial(self._lose_patience, visitor))
        if self._stage.chance.random() < 0.08:
            self._stage.later(240, partial(self._look_up, visitor))

    def _lose_patience(self, visitor: Visitor) -> None:
        if visitor.waiting and visitor.paper is not None:
            paper = visitor.paper
            self._stage.ask(self._kiosk(), CancelTicket(ticket=paper.ticket, token=paper.token))
            visitor.waiting = False

    def _look_up(self, visitor: Visitor) -> None:
        assert visitor.paper is not None
        found = self._stage.ask(self._kiosk(), FindTicket(wanted=visitor.paper.token))
        assert isinstance(found, Found)
        assert found.number == visitor.paper.number

    def missed_the_call(self, visitor: Visitor) -> None:
        """Nobody came; a third of them come back, and most of those listen better then."""
        if visitor.heed is Heed.IS_AWAY_AND_RETURNS and visitor.paper is not None:
            if visitor.calls > 1:
                self._stage.later(300, partial(self._return, visitor))  # once too often
                return
            visitor.heed = Heed.COMES if self._stage.chance.random() < 0.8 else visitor.heed
            self._stage.later(self._stage.chance.randrange(120, 1300), partial(self._return, visitor))

    def _return(self, visitor: Visitor) -> None:
        assert visitor.paper is not None
        command = ReturnTicket(ticket=visitor.paper.ticket, token=visitor.paper.token)
        if not isinstance(self._stage.ask(self._kiosk(), command), Refused):
            visitor.waiting = True

    def was_served(self, visitor: Visitor, counter: str, device: str) -> None:
        """A third says how it was: at the counter, at a kiosk with the paper, or to the help desk."""
        score, ticket = visitor.score, visitor.ticket
        if score is None or ticket is None:
            return
        visitor.score = None
        where = self._stage.chance.random()
        if where < 0.5 or visitor.paper is None:
            panel = GiveFeedback(ticket=ticket, score=score, counter=counter)
            self._stage.later(15, partial(self._rate, device, panel))
        elif where < 0.9:
            printed = GiveFeedback(ticket=ticket, score=score, token=visitor.paper.token)
            after_s = 200 if where < 0.85 else 9_000
            self._stage.later(after_s, partial(self._rate, self._kiosk(), printed))
        else:
            self._stage.later(300, partial(self._rate, HELPDESK, GiveFeedback(ticket=ticket, score=score)))
            self._stage.later(320, partial(self._rate, HELPDESK, GiveFeedback(ticket=ticket, score=score)))

    def _rate(self, device: str, command: GiveFeedback) -> None:
        self._stage.ask(device, command)
