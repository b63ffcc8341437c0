"""Whatever a hall of people presses, in any order: the invariants hold and the fold is one."""

from functools import reduce

from hypothesis import given, settings
from hypothesis import strategies as st

from center_hub.contract.commands import (
    AnyCommand,
    CallNext,
    CancelTicket,
    CloseCounter,
    CloseDay,
    FinishService,
    IssueTicket,
    MarkNoShow,
    OpenCounter,
    OpenDay,
    PauseCounter,
    Recall,
    StartService,
    TransferTicket,
)
from center_hub.contract.words import LegState
from center_hub.core import views
from center_hub.core.events import TicketCalled
from center_hub.core.evolve import evolve
from center_hub.core.model import State
from tests.support.small_centre import PLAN, Hall

COUNTERS = st.sampled_from(["c1", "c2", "c3", "c9"])
SERVICES = st.sampled_from(["passport", "card", "lost-card", "orphan", "nonsense"])
TICKETS = st.sampled_from(
    [f"{day}-{letter}{n:03d}" for day in (1, 2) for letter in "AP" for n in range(1, 6)]
)

COMMANDS: st.SearchStrategy[AnyCommand] = st.one_of(
    st.builds(IssueTicket, service=SERVICES, language=st.sampled_from(["az", "prs"])),
    st.builds(CallNext, counter=COUNTERS, expect=st.none() | TICKETS),
    st.builds(Recall, counter=COUNTERS, ticket=TICKETS),
    st.builds(StartService, counter=COUNTERS, ticket=TICKETS),
    st.builds(FinishService, counter=COUNTERS, ticket=TICKETS),
    st.builds(MarkNoShow, counter=COUNTERS, ticket=TICKETS),
    st.builds(TransferTicket, counter=COUNTERS, ticket=TICKETS, service=SERVICES),
    st.builds(CancelTicket, ticket=TICKETS),
    st.builds(OpenCounter, counter=COUNTERS),
    st.builds(PauseCounter, counter=COUNTERS),
    st.builds(CloseCounter, counter=COUNTERS),
    st.builds(OpenDay),
    st.builds(CloseDay),
)


def play(commands: list[AnyCommand]) -> Hall:
    """A hall pressed at random, with enough sense in it that tickets get served."""
    hall = Hall()
    hall.give(OpenDay())
    hall.give(OpenCounter(counter="c1"))
    for command in commands:
        hall.give(command)
        counter = getattr(command, "counter", "c1")
        if counter in PLAN.counter and (held := hall.state.in_hand_at(counter)):
            if held.state is LegState.CALLED:
                hall.give(StartService(counter=counter, ticket=held.id))
            elif isinstance(command, CallNext):
                hall.give(CallNext(counter=counter, expect=held.id))
    return hall


@settings(max_examples=150, deadline=None)
@given(st.lists(COMMANDS, max_size=60))
def test_no_order_of_presses_breaks_an_invariant(commands: list[AnyCommand]) -> None:
    play(commands)  # Hall checks after each event


@settings(max_examples=60, deadline=None)
@given(st.lists(COMMANDS, max_size=60))
def test_folding_the_events_again_gives_the_same_state(commands: list[AnyCommand]) -> None:
    hall = play(commands)
    assert reduce(evolve, hall.recorded, State()) == hall.state


@settings(max_examples=60, deadline=None)
@given(st.lists(COMMANDS, max_size=60))
def test_the_kiosk_is_told_the_same_people_ahead_as_the_paper(commands: list[AnyCommand]) -> None:
    state = play(commands).state
    shown = {queue.service: queue.ahead for queue in views.queues(state, 1).queues}
    for service in PLAN.services:
        assert shown.get(service.id, 0) == state.ahead(service.id)


@settings(max_examples=60, deadline=None)
@given(st.lists(COMMANDS, max_size=60))
def test_within_a_service_nobody_is_called_before_an_earlier_one(commands: list[AnyCommand]) -> None:
    state = State()
    for recorded in play(commands).recorded:
        if isinstance(recorded.event, TicketCalled):
            called = state.tickets[recorded.event.ticket]
            takes = state.plan.counter[recorded.event.counter].services
            earlier = [
                t.id
                for t in state.tickets.values()
                if t.state is LegState.WAITING and t.service in takes and t.queued_order < called.queued_order
            ]
            assert earlier == []
        state = evolve(state, recorded)
