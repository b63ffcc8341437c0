"""Six hundred people come to the shipped centre in Baku on one day, and none of them is lost.

The day happens once, through real links, a real broker and a real hub; then each test asks it one question.
`pytest -s` prints what it came to.
"""

import logging
import sys
from collections import Counter
from collections.abc import Iterator
from typing import get_args

import pytest

from center_hub.contract.commands import AnyCommand
from center_hub.contract.topics import Topics
from center_hub.contract.transitions import ENDS
from center_hub.contract.words import Why
from center_hub.core.events import (
    AnyEvent,
    ClockStepped,
    ClockTrusted,
    DayClosed,
    DayOpened,
    TicketCarried,
    TicketNotShown,
    TicketReturned,
)
from center_hub.core.invariants import broken
from center_hub.journal.__main__ import main as journal_main
from center_hub.journal.centre_names import CentreNames
from center_hub.journal.journal import Journal
from center_hub.journal.wording import Wording
from config.languages import load_language
from tests.support import baku_day_reckoning as reckoning
from tests.support.baku_day import Day, a_whole_day
from tests.support.baku_day_clock import shown
from tests.support.baku_day_desk import A_NOTE_TOO_MUCH
from tests.support.baku_day_rota import PINS, WRONG_PIN
from tests.support.baku_day_visitors import APPOINTMENTS, CANARY, VISITORS
from tests.support.processes import BrokerProcess, Embedded, Mosquitto, mosquitto

pytestmark = pytest.mark.timeout(180)

NOT_THIS_DAY = {TicketCarried, ClockStepped, ClockTrusted}
"""Another rule of the centre, and clocks that nobody has set."""
OF_OTHER_ORDERS = {Why.HEAD_START, Why.PRIORITY, Why.APPOINTMENT}
"""The centre calls by the promised waits."""


class Log(logging.Handler):
    """Keeps whatever was worth a warning."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture(scope="module")
def log() -> Iterator[Log]:
    kept = Log()
    logging.getLogger().addHandler(kept)
    yield kept
    logging.getLogger().removeHandler(kept)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory, log: Log) -> Day:
    """The day, when all have gone home."""
    folder = tmp_path_factory.mktemp("baku")
    broker: BrokerProcess = Mosquitto(folder) if mosquitto() else Embedded(folder)
    broker.start()
    try:
        lived = a_whole_day(folder, broker.port)
    finally:
        broker.stop()
    sys.stdout.write(table(lived))
    return lived


def table(day: Day) -> str:
    """What the day came to, for people."""
    ends = Counter(reckoning.ends(day.records, day.people).values())
    waits = reckoning.waits_s(day.records)
    half, most = waits[len(waits) // 2], waits[len(waits) * 9 // 10]
    commands, events, messages = day.given, len(day.records), len(day.heard)
    lines = [
        "",
        f"asan-baku-1, one day in {day.took_s:.0f} s: {len(day.people)} visitors",
        f"{commands} commands, {events} events, {messages} messages on the broker",
        f"called within {shown(half)} half of the times, within {shown(most)} nine of ten times",
        "",
        *(f"{times:6}  {end}" for end, times in ends.most_common()),
        "",
        *(f"{times:6}  {what}" for what, times in sorted(day.asked.items())),
        "",
    ]
    return "\n".join(lines)


def test_everybody_who_wanted_to_come_has_an_end(day: Day) -> None:
    assert len([one for one in day.people if one.paper or not one.ticket]) == VISITORS
    ends = reckoning.ends(day.records, day.people)
    assert [one.name for one in day.people if one.name not in ends] == []
    assert {ticket.state for ticket in day.state.tickets.values()} <= ENDS
    expected = {
        "served",
        "did not come",
        "one number with the family",
        "cancelled: asked",
        "cancelled: day_closed",
        "appointment: late",
        "appointment: asked",
    }
    assert expected <= set(ends.values())


def test_what_visitors_lived_through_is_what_the_journal_says(day: Day) -> None:
    lived = {one.ticket: len(one.served) for one in day.people if one.ticket and one.served}
    assert lived == reckoning.services_done(day.records)


def test_each_number_is_given_once_and_stands_on_one_paper(day: Day) -> None:
    given = reckoning.issued(day.records)
    papers = [one.paper for one in day.people if one.paper is not None]
    assert len({paper.ticket for paper in papers}) == len(papers)
    assert len({paper.token for paper in papers}) == len(papers)
    assert len({(paper.series, paper.number) for paper in papers}) == len(papers)
    without = reckoning.taken_without_paper(day.records)
    assert {(paper.ticket, paper.token) for paper in papers} == {
        (one.ticket, one.token) for one in given.values() if one.ticket not in without
    }


def test_a_copy_carries_the_number_and_the_token_of_the_first_paper(day: Day) -> None:
    assert day.copies
    papers = {one.paper.ticket: one.paper for one in day.people if one.paper is not None}
    for copy in day.copies:
        assert copy.copy
        assert (copy.number, copy.token) == (papers[copy.ticket].number, papers[copy.ticket].token)


def test_nobody_is_called_to_two_counters(day: Day) -> None:
    assert reckoning.in_two_hands(day.records) == []


def test_the_day_goes_by_its_hours_and_leaves_nobody_over(day: Day) -> None:
    first, last = day.records[0][0].moment, day.records[-1][0].moment
    opened = next(one.moment for one, _ in day.records if isinstance(one.event, DayOpened))
    assert (opened.steady - first.steady) // 60_000 == 10  # begun at ten to nine
    assert (last.steady - opened.steady) // 60_000 == 11 * 60  # two hours after closing time
    assert isinstance(day.records[-1][0].event, DayClosed)
    assert day.state.day is None
    ends = reckoning.ends(day.records, day.people)
    assert ends["forgotten when called"] == "did not come"
    assert ends["forgotten when served"] == "served"
    assert ends["left waiting 1"] == ends["left waiting 2"] == "cancelled: day_closed"


def test_of_a_hundred_called_nine_do_not_come_and_a_third_of_them_return(day: Day) -> None:
    called = {one.ticket for one in day.people if one.calls}
    missed = {one.event.ticket for one, _ in day.records if isinstance(one.event, TicketNotShown)}
    returned = {one.event.ticket for one, _ in day.records if isinstance(one.event, TicketReturned)}
    assert 0.07 < len(missed) / len(called) < 0.11
    assert 0.2 < len(returned) / len(missed) < 0.5


def test_appointments_are_imported_once_and_missed_ones_are_cancelled(day: Day) -> None:
    assert sum(taken.added for taken in day.imported) == APPOINTMENTS
    assert sum(taken.unchanged for taken in day.imported) == 50
    booked = [one for one in day.people if one.appointment is not None]
    came = [one for one in booked if one.appears and not one.cancels_before]
    ends = reckoning.ends(day.records, booked)
    assert {ends[one.name] for one in booked if one not in came} == {
        "appointment: late",
        "appointment: asked",
    }
    assert 0.6 < len(came) / len(booked) < 0.75


def test_all_that_can_be_asked_and_all_that_can_happen_did(day: Day) -> None:
    happened = set(reckoning.kinds(day.records))
    assert {kind.__name__ for kind in set(get_args(AnyEvent)) - NOT_THIS_DAY} == happened
    assert {kind.__name__ for kind in get_args(AnyCommand)} <= set(day.asked)
    assert reckoning.whys(day.records) >= set(Why) - OF_OTHER_ORDERS - {Why.OVERDUE}
    assert reckoning.whys(day.records).isdisjoint(OF_OTHER_ORDERS)
    journeys = [one for one in day.people if len(one.services) > 1]
    assert 0.14 < len(journeys) / VISITORS < 0.16
    assert any(len(one.served) >= 3 for one in journeys)


def test_every_command_got_one_answer(day: Day) -> None:
    topics = Topics(day.centre.id)
    asked, answered = reckoning.asked_and_answered(day.heard, topics)
    assert len(asked) == day.given
    assert {key for key, payloads in asked.items() if len(payloads) != 1} == set()
    assert asked.keys() == answered.keys()
    assert {key for key, payloads in answered.items() if len(payloads) != 1} == set()
    assert day.unasked == 0


def test_screens_told_the_truth_and_every_invariant_held_all_day(day: Day) -> None:
    assert day.troubles == []
    assert broken(day.state) == []


def test_nothing_worth_a_warning_was_logged(day: Day, log: Log) -> None:
    assert log.lines == []


def test_the_journal_is_whole(day: Day, capsys: pytest.CaptureFixture[str]) -> None:
    assert journal_main(["verify", str(day.journal)]) == 0
    assert f"{len(day.records)} events, 1 service days; whole" in capsys.readouterr().out


def test_the_journal_tells_the_same_state_anew_and_from_a_snapshot(day: Day) -> None:
    assert reckoning.folded(day.records) == day.state
    with Journal(day.journal, day.centre.id) as journal:
        kept = journal._snapshot()
        assert kept is not None
        assert kept[0].sequence == len(day.records)
        assert journal.state() == day.state


def test_the_story_of_every_ticket_can_be_told(day: Day) -> None:
    for language in day.centre.languages:
        wording = Wording(load_language(language), CentreNames(day.centre, language))
        told = reckoning.stories(day.records, wording)
        assert set(told) == set(reckoning.issued(day.records))
        for ticket, lines in told.items():
            assert len(lines) >= 2, ticket
            assert all(lines), ticket


def test_who_asks_at_the_journal_is_told_the_story(day: Day, capsys: pytest.CaptureFixture[str]) -> None:
    ends = reckoning.ends(day.records, day.people)
    one_of_each = {end: one.ticket for one in day.people if one.ticket and (end := ends[one.name])}
    for ticket in one_of_each.values():
        assert journal_main(["explain", ticket, str(day.journal)]) == 0
        assert len(capsys.readouterr().out.splitlines()) > 2
    assert journal_main(["audit", str(day.journal)]) == 0


def test_nothing_personal_is_said_or_written(day: Day) -> None:
    number_in_note = A_NOTE_TOO_MUCH.split()[1]
    secrets = [CANARY, number_in_note, WRONG_PIN, *PINS.values()]
    commands = Topics(day.centre.id).command("x").removesuffix("x")
    said = b"\n".join(one.payload for one in day.heard if not one.topic.startswith(commands))
    asked = b"\n".join(one.payload for one in day.heard if one.topic.startswith(commands))
    assert CANARY.encode() not in asked  # a kiosk sends a key that names nobody
    assert number_in_note.encode() in asked  # or the next line would prove nothing
    assert [secret for secret in secrets if secret.encode() in said] == []
    for file in day.journal.parent.iterdir():
        content = file.read_bytes()
        assert [secret for secret in secrets if secret.encode() in content] == [], file
