"""Presses at random in the small centre, by devices that mostly may and sometimes may not."""

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
from tests.support.working_day import Press

_STAND = {"c1": "counter-1", "c2": "counter-2", "c3": "counter-3"}
_SERVICES = st.sampled_from(["passport", "card", "lost-card"])
_TICKETS = st.sampled_from([f"1-{letter}{number:03d}" for letter in "AP" for number in range(1, 4)])


def _at(counter: str, ticket: str, service: str, kind: type[AnyCommand]) -> Press:
    named = {"counter": counter, "ticket": ticket, "expect": ticket, "service": service}
    return _STAND[counter], kind(**{name: named[name] for name in kind.__struct_fields__})


PRESSES: st.SearchStrategy[Press] = st.one_of(
    st.tuples(
        st.sampled_from(["kiosk-1", "kiosk-2"]),
        st.builds(IssueTicket, service=_SERVICES, language=st.sampled_from(["az", "prs"])),
    ),
    st.sampled_from(sorted(_STAND)).map(lambda at: (_STAND[at], CallNext(counter=at, expect=None))),
    st.builds(
        _at,
        st.sampled_from(sorted(_STAND)),
        _TICKETS,
        _SERVICES,
        st.sampled_from(
            [
                CallNext,
                Recall,
                StartService,
                StartService,
                FinishService,
                MarkNoShow,
                TransferTicket,
                OpenCounter,
                PauseCounter,
                CloseCounter,
            ]
        ),
    ),
    st.tuples(st.sampled_from(["helpdesk-1", "board-1"]), st.builds(CancelTicket, ticket=_TICKETS)),
    st.tuples(st.just("manager-1"), st.sampled_from([OpenDay(), CloseDay()])),
)
"""Device, command; `kiosk-1` may cancel nothing and `board-1` may do nothing."""

MORNING: tuple[Press, ...] = (
    ("manager-1", OpenDay()),
    *((device, OpenCounter(counter=at)) for at, device in _STAND.items()),
)
"""What has to happen before a press can do much."""
