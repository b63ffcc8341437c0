"""What a manager reads: tables that line up, and sentences that say what is better and what is worse."""

import json

import pytest
from msgspec.structs import replace

from center_hub.contract.replies import Reason
from center_hub.simulation.comparison import comparison, verdict
from center_hub.simulation.measures import measured
from center_hub.simulation.played import Desk, Ending, Played, Stay, TurnedAway
from center_hub.simulation.report import MOST_ROWS, Heading, Titled, as_json, busiest, report
from center_hub.simulation.table import aligned, people, short, signed

HEADING = Heading("Small centre", "2026-11-21", "made up (seed 1)", {"card": "Identity card"})


def stay(wait_s: float, service: str = "card", **more: object) -> Stay:
    one = Stay(
        visit=0,
        ticket="1-A001",
        leg=1,
        service=service,
        priority=None,
        booked=False,
        party=1,
        joined_s=0,
        due_s=0,
        promised_s=600,
        ending=Ending.SERVED,
        until_s=wait_s,
        called=True,
        ended_s=1000,
    )
    return replace(one, **more)


def titled(*stays: Stay, **more: object) -> Titled:
    desks = (Desk("c1", 1000, 800, 4),)
    day = replace(Played("2026-11-21", 0, 3600, len(stays), stays, desks), **more)
    return Titled("as it is", "first_come", (), measured([day]))


def said(before: Titled, after: Titled) -> list[str]:
    return verdict(HEADING, before.measures, after.measures)


def test_a_report_says_who_waited_how_long_and_what_was_promised() -> None:
    away = (TurnedAway(0, 0, "card", Reason.QUOTA_REACHED),)
    text = report(
        HEADING, titled(stay(300), stay(900), stay(60, called=False, ending=Ending.GAVE_UP), turned_away=away)
    )
    assert "Small centre · 2026-11-21 · made up (seed 1)" in text
    assert "promised wait kept for 33.3 %; 2 waited longer than promised" in text
    assert "not served: 1 left before they were called" in text
    assert "got no ticket: 1 (quota reached)" in text
    assert "1 counters, busy for 80 %" in text
    (row,) = (line for line in text.splitlines() if line.startswith("Identity card"))
    assert row.split()[2:] == ["3", "7.0", "5.0", "15.0", "15.0", "10.0", "2", "33", "%"]


def test_the_busiest_services_are_shown_and_the_rest_counted() -> None:
    stays = [stay(0, f"service-{number:02d}") for number in range(40)] * 2
    one = titled(*stays, stay(0, "rare"))
    assert len(busiest(one.measures.services)) == MOST_ROWS
    assert "rare" not in busiest(one.measures.services)
    assert "and 11 services with fewer people" in report(HEADING, one)


def test_what_is_better_and_what_is_worse_is_said_in_words() -> None:
    before = titled(*[stay(900)] * 12, stay(0))
    after = titled(*[stay(300)] * 12, stay(1200, called=False, ending=Ending.GAVE_UP))
    assert said(before, after) == [
        "Better:",
        "  11 fewer people wait longer than promised.",
        "  The mean wait is 7.7 min shorter.",
        "  The promise is kept for more people in: Identity card (11).",
        "Worse:",
        "  1 more person leaves before being called.",
        "  The wait that 95 % do not exceed is 5.0 min longer.",
        "  The longest wait is 5.0 min longer.",
    ]


def test_no_difference_is_said_to_be_none() -> None:
    one = titled(stay(900))
    assert said(one, one) == ["No difference that anybody would notice."]


def test_two_variants_stand_side_by_side() -> None:
    before, after = titled(stay(900)), replace(titled(stay(300)), name="what if", done=("c2 is open",))
    lines = comparison(HEADING, before, after).splitlines()
    assert "what if:  order of calling first_come; c2 is open" in lines
    (mean,) = (line.split() for line in lines if line.startswith("mean wait, min"))
    assert mean[-3:] == ["15.0", "5.0", "-10.0"]
    (longest,) = (line.split() for line in lines if line.startswith("counters busy"))
    assert longest[-1] == "same"


def test_json_holds_every_figure() -> None:
    told = json.loads(json.dumps(as_json(HEADING, [titled(stay(900))])))
    assert told["runs"][0]["measures"]["services"]["card"]["mean_s"] == 900


def test_columns_line_up() -> None:
    lines = aligned([("", "one", "two"), ("first", "1.0", "1,000")])
    assert lines == ["       one    two", "first  1.0  1,000"]


@pytest.mark.parametrize(
    ("number", "shown"), [(12, "12"), (1234.0, "1,234"), (0.4, "0.4"), (99.97, "100"), (100.4, "100")]
)
def test_people_are_whole_where_they_are(number: float, shown: str) -> None:
    assert people(number) == shown


def test_a_difference_that_shows_nothing_is_the_same() -> None:
    assert (signed(0.001, "0.0"), signed(-2, "2"), signed(2, "2")) == ("same", "-2", "+2")


def test_a_long_name_is_cut() -> None:
    assert short("Driving licence, exchange of a foreign one") == "Driving licence, exchange of a fo…"
