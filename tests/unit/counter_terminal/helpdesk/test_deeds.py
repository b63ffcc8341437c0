import attrs
import pytest

from center_hub.contract.replies import Found
from center_hub.contract.transitions import Act, acts_on
from center_hub.contract.words import LegState
from config.loader import centre_file, load_centre
from counter_terminal.helpdesk.deeds import Deed, lawful

BAKU = load_centre(centre_file("asan-baku-1"))
ACTS = {
    Deed.UNPARK: Act.UNPARK,
    Deed.PRIORITY: Act.MOVE,
    Deed.MOVE: Act.MOVE,
    Deed.SET_ASIDE: Act.SET_ASIDE,
    Deed.FAMILY: Act.MERGE,
    Deed.CANCEL: Act.CANCEL,
}


def found(state: LegState, *, may_return: bool = False) -> Found:
    return Found(
        ticket="1-A042",
        series="A",
        number=42,
        service="id-card-first",
        language="az",
        state=state,
        issued_at=0,
        ahead=0,
        may_return=may_return,
    )


@pytest.mark.parametrize("state", LegState)
@pytest.mark.parametrize("may_return", [True, False])
def test_what_is_offered_is_what_the_one_table_allows(state: LegState, *, may_return: bool) -> None:
    offered = set(lawful(found(state, may_return=may_return), BAKU))
    assert offered & set(ACTS) == {deed for deed, act in ACTS.items() if act in acts_on(state)}
    assert (Deed.RETURN in offered) == (state is LegState.GONE and may_return)


@pytest.mark.parametrize("state", [LegState.DONE, LegState.GONE, LegState.CANCELLED])
def test_a_visit_that_is_over_gets_no_more_paper(state: LegState) -> None:
    assert Deed.REPRINT not in lawful(found(state), BAKU)


def test_without_reasons_nothing_that_needs_one_is_offered() -> None:
    bare = attrs.evolve(BAKU, reasons=())
    offered = lawful(found(LegState.WAITING), bare)
    assert Deed.MOVE not in offered
    assert Deed.PRIORITY not in offered
    assert Deed.CANCEL in offered
    no_classes = attrs.evolve(BAKU, priority_classes=())
    assert Deed.PRIORITY not in lawful(found(LegState.WAITING), no_classes)
