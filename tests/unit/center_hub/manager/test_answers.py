"""What a manager reads."""

from zoneinfo import ZoneInfo

import pytest

from center_hub.contract.replies import Found, Reason, Refused
from center_hub.contract.words import LegState
from center_hub.manager.answers import description, reason_sentence, sentence

BAKU = ZoneInfo("Asia/Baku")
WAITING = Found(
    ticket="17-A042",
    series="A",
    number=42,
    service="card",
    language="az",
    state=LegState.WAITING,
    issued_at=1_773_984_600_000,
    ahead=3,
)


def test_a_ticket_is_told_with_what_is_known_and_no_more() -> None:
    assert description(WAITING, BAKU) == [
        "A 042  (ticket 17-A042)",
        "  state       waiting, 3 ahead",
        "  service     card",
        "  issued      2026-03-20 09:30",
        "  language    az",
    ]


def test_a_visit_of_several_services_is_told_whole() -> None:
    found = Found(
        ticket="17-A042",
        series="A",
        number=42,
        service="card",
        language="az",
        state=LegState.GONE,
        issued_at=1_773_984_600_000,
        ahead=0,
        counter="c1",
        then=("passport", "lost-card"),
        priority="elderly",
        slot=1_773_984_600_000,
        party=3,
        may_return=True,
    )
    told = "\n".join(description(found, ZoneInfo("UTC")))
    for fact in ("gone", "passport, lost-card", "c1", "elderly", "2026-03-20 05:30", "3", "still in time"):
        assert fact in told


def test_people_ahead_are_told_of_one_who_waits_and_of_nobody_else() -> None:
    first = Found(**{**{name: getattr(WAITING, name) for name in WAITING.__struct_fields__}, "ahead": 0})
    assert "waiting, 0 ahead" in description(first, BAKU)[1]


def test_a_refusal_is_a_sentence_with_the_hub_s_note() -> None:
    refused = Refused(reason=Reason.TICKETS_IN_HAND, note="c1, c4")
    assert sentence(refused) == "These counters still have a ticket; let them finish first: c1, c4"


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_says_something(reason: Reason) -> None:
    assert reason_sentence(reason).strip()
