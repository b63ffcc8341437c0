from center_hub.contract.commands import CallNext, Recall, SignIn
from center_hub.contract.replies import Agreed, AnyOutcome, Called, Reason, Refused
from center_hub.contract.words import Stamp
from center_hub.link.port import CommandAnswered
from counter_terminal.errand import Errand, without_secret

CALL = CallNext(counter="counter-7", expect=None)
FINISH_AND_CALL = CallNext(counter="counter-7", expect="1-A001")
LATER = Stamp(epoch=1, sequence=9)


def answered(command: CallNext | Recall, outcome: AnyOutcome) -> Errand:
    answer = CommandAnswered(command, outcome, LATER, again=False)
    return Errand(command, pressed_at=0.0).taken_by_link().answered(answer, now=1.0)


def test_what_changed_nothing_is_not_waited_for() -> None:
    assert not answered(CALL, Refused(reason=Reason.WRONG_STATE)).working(None, now=1.0)
    assert not answered(CALL, Called(ticket=None)).working(None, now=1.0)


def test_what_changed_the_counter_is_waited_for() -> None:
    assert answered(CALL, Called(ticket="1-A002")).working(None, now=1.0)
    assert answered(FINISH_AND_CALL, Called(ticket=None)).working(None, now=1.0)
    assert answered(Recall(counter="counter-7", ticket="1-A001"), Agreed()).working(None, now=1.0)


def test_a_command_the_link_took_is_waited_for_as_long_as_it_takes() -> None:
    assert not Errand(CALL, pressed_at=0.0).taken_by_link().over(None, now=3600.0)


def test_a_pin_is_not_remembered_with_its_errand() -> None:
    asked = SignIn(counter="counter-7", operator="operator-1", pin="83924")
    assert without_secret(asked) == SignIn(counter="counter-7", operator="operator-1", pin="")
    assert without_secret(CALL) is CALL
