"""One counter and whoever sits there: presses what the screen offers, and is as human as the visitors."""

from functools import partial

from center_hub.contract.commands import (
    AnyCommand,
    CallNext,
    CallTicket,
    CloseCounter,
    FinishService,
    MarkNoShow,
    OpenCounter,
    PauseCounter,
    Recall,
    ServeWithoutTicket,
    SignIn,
    SignOut,
    StartService,
    StoreNext,
    SwitchProfile,
)
from center_hub.contract.documents import CounterDocument
from center_hub.contract.replies import AnyOutcome, Called, Reason, Refused
from center_hub.contract.words import CounterState
from tests.support.baku_day_citizens import Citizens
from tests.support.baku_day_clock import at
from tests.support.baku_day_errands import Errands
from tests.support.baku_day_rota import PINS, SUPERVISOR, WITHOUT_TICKET, WRONG_PIN, Duty
from tests.support.baku_day_stage import Stage
from tests.support.baku_day_visitors import Errand, Heed, Visitor

CLOSING_TIME = at("18:00")
NOTES = ("", "", "", "Form not signed", "Two copies kept")
A_NOTE_TOO_MUCH = "Card 40917726 handed over"
"""Names somebody: must be refused, and be written nowhere."""


class Desk:
    """The counter of one duty."""

    def __init__(self, stage: Stage, citizens: Citizens, duty: Duty) -> None:
        self._stage = stage
        self._citizens = citizens
        self._duty = duty
        self._in_hand: str | None = None
        self._about_to_press = False
        self._gone_home = False
        self._errands = Errands(stage, duty)
        self._exceptions: list[str] = []
        """Somebody who stands here and could come before the others."""

    @property
    def counter(self) -> str:
        """Its id."""
        return self._duty.counter

    def begin(self) -> None:
        """Write down the day of this counter."""
        duty, stage = self._duty, self._stage
        for second in duty.wrong_pins:
            stage.at(second, partial(self._sign_in, SUPERVISOR, WRONG_PIN))
        for second, operator in duty.shifts:
            stage.at(second, partial(self._sign_in, operator, PINS[operator]))
        stage.at(duty.opens, self._open)
        for second, exception in duty.exceptions:
            stage.at(second, partial(self._exceptions.append, exception))
        for second, profile in duty.profiles:
            stage.at(second, partial(self._press, SwitchProfile(counter=self.counter, profile=profile)))
        stage.at(duty.lunch[0], partial(self._press, PauseCounter(counter=self.counter)))
        stage.at(duty.lunch[1], self._open)
        stage.at(duty.leaves, self._leave)
        stage.each_moment(self._glance)

    def _ask(self, command: AnyCommand) -> AnyOutcome:
        return self._stage.ask(self._duty.device, command)

    def _press(self, command: AnyCommand) -> None:
        if not self._gone_home:
            self._ask(command)

    def _sign_in(self, operator: str, pin: str) -> None:
        self._press(SignIn(counter=self.counter, operator=operator, pin=pin))

    def _open(self) -> None:
        self._press(OpenCounter(counter=self.counter))

    def _glance(self) -> None:
        """Look at the screen with a free hand."""
        if self._gone_home or self._about_to_press or self._in_hand is not None:
            return
        shown = self._stage.screen(self.counter)
        if shown.in_hand is not None:
            self._take(shown.in_hand.ticket)
        elif shown.state is not CounterState.OPEN or self._stage.second < at("09:00"):
            return
        elif self._somebody_waits(shown):
            self._about_to_press = True
            self._stage.later(self._stage.chance.randrange(2, 12), self._call)
        elif self._stage.second >= CLOSING_TIME and not shown.parked:
            self._leave()
        elif self._duty.stores_next and not shown.storing:
            self._carry_out(self._ask(StoreNext(counter=self.counter)))

    def _somebody_waits(self, shown: CounterDocument) -> bool:
        here = not self._stage.awaited().isdisjoint(shown.services)
        return here or shown.addressed > 0 or bool(self._errands.back) or bool(self._exceptions)

    def _call(self) -> None:
        self._about_to_press = False
        if self._gone_home or self._in_hand is not None:
            return
        if self._errands.back:
            self._carry_out(self._ask(self._called_back()))
        elif not self._past_the_line():
            self._next()

    def _next(self) -> bool:
        command = CallNext(counter=self.counter, expect=self._in_hand, outcome=self._outcome())
        outcome = self._ask(command)
        self._carry_out(outcome)
        if self._stage.chance.random() < 0.02 and self._in_hand is not None:
            twice = self._ask(command)  # the same key pressed twice calls nobody else
            assert isinstance(twice, Refused), twice
        return isinstance(outcome, Called)

    def _called_back(self) -> CallTicket:
        return CallTicket(counter=self.counter, expect=self._in_hand, ticket=self._errands.back.pop(0))

    def _outcome(self) -> str | None:
        if self._in_hand is None:
            return None
        outcomes = self._stage.hall.centre.outcomes
        return self._stage.chance.choices(outcomes, [90, 4, 2, 2, 2])[0].id

    def _past_the_line(self) -> bool:
        """Somebody comes before the others, if a supervisor is here to say so; False if nobody did."""
        if not self._exceptions:
            return False
        exception = self._exceptions.pop(0)
        shown = self._stage.screen(self.counter)
        if exception == WITHOUT_TICKET:
            outcome = self._serve_without_ticket(shown)
        else:
            chosen = self._stage.any_waiting(
                lambda one: not one.served and one.services[0] in shown.services and len(one.services) == 1
            )
            ticket = "1-Z9999" if chosen is None or chosen.ticket is None else chosen.ticket
            command = CallTicket(counter=self.counter, expect=None, ticket=ticket, reason="urgent")
            outcome = self._ask(command)
        self._carry_out(outcome)
        return isinstance(outcome, Called)

    def _serve_without_ticket(self, shown: CounterDocument) -> AnyOutcome:
        service = self._stage.chance.choice(shown.services)
        command = ServeWithoutTicket(
            counter=self.counter, expect=None, service=service, language="az", reason="device-fault"
        )
        outcome = self._ask(command)
        if isinstance(outcome, Called) and outcome.ticket is not None:
            visitor = Visitor(
                name=f"without a ticket {outcome.ticket}",
                arrives=self._stage.second,
                services=(service,),
                language="az",
                ticket=outcome.ticket,
            )
            self._stage.holders[outcome.ticket] = visitor
            self._citizens.people.append(visitor)
        return outcome

    def _carry_out(self, outcome: AnyOutcome) -> None:
        """Whoever was in hand is gone, if the press was granted, and somebody else may be called."""
        if not isinstance(outcome, Called):
            return
        self._finished()
        if outcome.ticket is not None:
            self._take(outcome.ticket)

    def _take(self, ticket: str) -> None:
        """A call has gone out from here, or somebody stands here already."""
        self._in_hand = ticket
        visitor = self._stage.holders[ticket]
        visitor.waiting = False
        visitor.calls += 1
        if visitor.paper is None:
            self._serve(visitor)
            return
        wait = self._stage.chance.randrange(8, 35)
        match visitor.heed:
            case Heed.COMES:
                self._stage.later(wait, partial(self._start, visitor))
            case Heed.COMES_LATE:
                visitor.heed = Heed.COMES
                self._recall_after(35)
                self._stage.later(35 + wait, partial(self._start, visitor))
            case Heed.FORGOTTEN_WHEN_CALLED:
                self._gone_home = True
            case Heed.FORGOTTEN_WHEN_SERVED:
                self._start(visitor)
                self._gone_home = True
            case Heed.IS_AWAY | Heed.IS_AWAY_AND_RETURNS:
                self._recall_after(30)
                self._recall_after(34 if wait < 12 else 60)  # the first of these is too soon
                self._stage.later(90, partial(self._give_up, visitor))

    def _recall_after(self, seconds: int) -> None:
        assert self._in_hand is not None
        self._stage.later(seconds, partial(self._press, Recall(counter=self.counter, ticket=self._in_hand)))

    def _give_up(self, visitor: Visitor) -> None:
        assert visitor.ticket is not None
        self._ask(MarkNoShow(counter=self.counter, ticket=visitor.ticket))
        self._in_hand = None
        self._citizens.missed_the_call(visitor)

    def _start(self, visitor: Visitor) -> None:
        assert visitor.ticket is not None
        started = self._ask(StartService(counter=self.counter, ticket=visitor.ticket))
        assert not isinstance(started, Refused), started
        if visitor.heed is not Heed.FORGOTTEN_WHEN_SERVED:
            self._serve(visitor)

    def _serve(self, visitor: Visitor) -> None:
        """As long as such a service takes: lognormal around its mean, as service times are."""
        self._stage.later(1, partial(self._know_the_service, visitor))

    def _know_the_service(self, visitor: Visitor) -> None:
        shown = self._stage.screen(self.counter).in_hand
        assert shown is not None
        assert shown.ticket == visitor.ticket
        visitor.served.append(shown.service)
        mean_s = self._stage.hall.centre.service(shown.service).mean_service_s
        length_s = self._stage.chance.lognormvariate(-0.125, 0.5) * mean_s
        self._stage.later(int(min(max(length_s, 45), 4 * mean_s)), partial(self._end, visitor))

    def _end(self, visitor: Visitor) -> None:
        """The service is done, or something came up."""
        errand, visitor.errand = visitor.errand, Errand.NONE
        assert self._in_hand is not None
        if self._errands.goes_on(visitor, self._in_hand, errand):
            self._in_hand = None
            return
        calls_on = self._stage.chance.random() < 0.75 and not self._exceptions
        if not calls_on or not self._calls_on():
            self._finish()

    def _calls_on(self) -> bool:
        """Finish and call in one press; whether that was granted."""
        if not self._errands.back:
            return self._next()
        outcome = self._ask(self._called_back())
        self._carry_out(outcome)
        return isinstance(outcome, Called)

    def _finish(self) -> None:
        assert self._in_hand is not None
        ticket, outcome, chance = self._in_hand, self._outcome(), self._stage.chance
        if chance.random() < 0.05:
            note = A_NOTE_TOO_MUCH
            said = FinishService(counter=self.counter, ticket=ticket, outcome=outcome, note=note)
            refused = self._ask(said)
            assert refused == Refused(reason=Reason.NOTE_NAMES_SOMEBODY), refused
        note = chance.choice(NOTES)
        done = self._ask(FinishService(counter=self.counter, ticket=ticket, outcome=outcome, note=note))
        assert not isinstance(done, Refused), done
        self._finished()

    def _finished(self) -> None:
        """The one in hand goes home, or waits for the next service of the visit."""
        ticket, self._in_hand = self._in_hand, None
        if ticket is not None:
            self._citizens.was_served(self._stage.holders[ticket], self.counter, self._duty.device)

    def _leave(self) -> None:
        """Go home; with somebody in hand, after this one."""
        if self._gone_home:
            return
        shown = self._stage.screen(self.counter)
        if shown.state is not CounterState.CLOSED and shown.then is not CounterState.CLOSED:
            self._ask(CloseCounter(counter=self.counter))
        if self._in_hand is None:
            if shown.operator is not None:
                self._ask(SignOut(counter=self.counter))
            self._gone_home = True
