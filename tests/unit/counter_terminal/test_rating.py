"""A citizen's score goes the counter's one way to the hub, and never costs the operator a press."""

from msgspec.structs import replace

from center_hub.contract.commands import AnyCommand, CallNext, GiveFeedback
from center_hub.contract.documents import JustServed
from center_hub.contract.replies import Agreed, Reason, Refused
from center_hub.contract.words import CounterState, Stamp
from center_hub.link.port import CommandAnswered, CommandSent, LinkChanged
from tests.unit.counter_terminal.desk import Desk

AT = "counter-7"
SERVED = JustServed(ticket="1-A041", series="A", number=41, language="ru", rated=False)
SCORE = GiveFeedback(ticket="1-A041", score=4, counter=AT)
CALL = CallNext(counter=AT, expect=None)


def rate(desk: Desk, score: int = 4) -> list[AnyCommand]:
    return [effect.command for effect in desk.flow.rate(score, desk.now)]


def answered(desk: Desk, refusal: Reason | None = None) -> list[AnyCommand]:
    outcome = Agreed() if refusal is None else Refused(reason=refusal)
    event = CommandAnswered(SCORE, outcome, Stamp(epoch=1, sequence=desk.sequence), again=False)
    return [effect.command for effect in desk.flow.heard(event, desk.now)]


def test_a_score_is_sent_once(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN, just_served=SERVED)
    assert rate(desk) == [SCORE]
    assert rate(desk) == []
    answered(desk)
    desk.is_now(CounterState.OPEN, just_served=replace(SERVED, rated=True))
    assert rate(desk) == []


def test_nobody_can_rate_before_anybody_was_served_or_without_a_hub(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    assert rate(desk) == []
    desk.is_now(CounterState.OPEN, just_served=SERVED)
    desk.flow.heard(LinkChanged(connected=False), desk.now)
    assert rate(desk) == []


def test_the_operator_is_not_held_up_by_a_score_on_its_way(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN, just_served=SERVED)
    rate(desk)
    desk.flow.heard(CommandSent(SCORE), desk.now)
    assert desk.view("main.enabled") is True
    desk.press("main")
    assert desk.sent == [], "the link takes one command at a time"
    assert desk.view("main.text") == "Working…"
    assert answered(desk) == [CALL]
    assert answered(desk) == [], "once"


def test_a_score_waits_for_the_operators_own_command(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN, just_served=SERVED)
    desk.press("main")
    desk.taken()
    assert rate(desk) == []
    desk.answer(Refused(reason=Reason.STALE_EXPECTATION), desk.sequence)
    desk.now += 0.5
    assert [effect.command for effect in desk.flow.tick(desk.now)] == [SCORE]


def test_a_score_for_somebody_who_has_left_is_let_go(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN, just_served=SERVED)
    desk.press("main")
    desk.taken()
    rate(desk)
    desk.is_now(CounterState.OPEN, just_served=replace(SERVED, ticket="1-A042", number=42))
    desk.answer(Refused(reason=Reason.STALE_EXPECTATION), desk.sequence)
    desk.now += 0.5
    assert desk.flow.tick(desk.now) == ()
    assert rate(desk) == [GiveFeedback(ticket="1-A042", score=4, counter=AT)]


def test_a_refused_score_says_nothing_to_the_operator(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN, just_served=SERVED)
    rate(desk)
    answered(desk, Reason.ALREADY_RATED)
    assert desk.view("banner") is None
    assert desk.view("busy") is False


def test_a_score_that_the_link_never_took_is_forgotten(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN, just_served=SERVED)
    rate(desk)
    desk.press("main")
    desk.now += 3.1
    assert desk.flow.tick(desk.now) == ()
    assert desk.view("banner.kind") == "not_sent"
    desk.press("main")
    assert desk.sent == [CALL]


def test_a_press_that_waited_for_a_score_is_not_called_lost_while_it_goes_out(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN, just_served=SERVED)
    rate(desk)
    desk.flow.heard(CommandSent(SCORE), desk.now)
    desk.press("main")
    desk.now += 2.9
    assert answered(desk) == [CALL]
    desk.now += 0.2
    desk.flow.tick(desk.now)
    assert desk.view("banner") is None
    assert desk.view("busy") is True, "the next press counts when this one is done"
