"""Whatever a hall of people presses, in any order: the fold is one, and what is told agrees with itself.

The long walk against a model of its own is in `test_against_a_naive_model`.
"""

from functools import reduce
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from center_hub.contract.commands import AnyCommand, CallNext, OpenCounter, OpenDay, StartService
from center_hub.contract.words import LegState
from center_hub.core import views
from center_hub.core.evolve import evolve
from center_hub.core.model import State
from center_hub.core.snapshot import freeze, thaw
from tests.support.presses import COMMANDS, KINDS
from tests.support.small_centre import PLAN, Hall

HALLS = st.lists(st.tuples(COMMANDS, st.sampled_from([0, 1, 60, 600])), max_size=80)
"""Commands, and how many seconds pass after each."""


def play(presses: list[tuple[AnyCommand, int]]) -> Hall:
    """A hall pressed at random, with enough sense in it that tickets get served."""
    hall = Hall()
    hall.give(OpenDay())
    for counter in ("c1", "c2", "c3"):
        hall.give(OpenCounter(counter=counter))
    for command, seconds in presses:
        hall.give(command, pin_right=True)
        hall.wait(seconds * 1_000)
        counter = getattr(command, "counter", None) or "c1"
        if counter in PLAN.counter and (held := hall.state.in_hand_at(counter)):
            if held.state is LegState.CALLED:
                hall.give(StartService(counter=counter, ticket=held.id))
            elif isinstance(command, CallNext):
                hall.give(CallNext(counter=counter, expect=held.id))
    return hall


def test_presses_know_every_command() -> None:
    assert set(KINDS) == set(get_args(AnyCommand))


@settings(max_examples=150, deadline=None)
@given(HALLS)
def test_no_order_of_presses_breaks_an_invariant(presses: list[tuple[AnyCommand, int]]) -> None:
    play(presses)  # Hall checks after each command


@settings(max_examples=60, deadline=None)
@given(HALLS)
def test_folding_the_events_again_gives_the_same_state(presses: list[tuple[AnyCommand, int]]) -> None:
    hall = play(presses)
    assert reduce(evolve, hall.recorded, State()) == hall.state


@settings(max_examples=60, deadline=None)
@given(HALLS)
def test_a_snapshot_is_the_state_it_was_made_of(presses: list[tuple[AnyCommand, int]]) -> None:
    hall = play(presses)
    assert thaw(freeze(hall.state)) == hall.state


@settings(max_examples=60, deadline=None)
@given(HALLS)
def test_the_kiosk_is_told_the_same_people_ahead_as_the_paper(
    presses: list[tuple[AnyCommand, int]],
) -> None:
    state = play(presses).state
    document = views.queues(state, 1, views.Prospects())
    shown = {queue.service: queue.ahead for queue in document.queues}
    for service in PLAN.services:
        assert shown.get(service.id, 0) == state.ahead(service.id)
