"""One ticket's story, as it is told to a citizen who asks why."""

from datetime import UTC
from pathlib import Path

import pytest

from center_hub.contract.words import CommandKey
from center_hub.core.events import Recorded
from center_hub.journal.journal import reading
from center_hub.journal.story import story, wanted_id
from tests.support.bench import Bench
from tests.support.working_day import PRESSES

Records = list[tuple[Recorded, CommandKey]]


@pytest.fixture
def records(tmp_path: Path) -> Records:
    with Bench(tmp_path / "journal.sqlite") as bench:
        bench.play(PRESSES)
        bench.play(PRESSES[:1])
        bench.play(PRESSES[3:4])  # P001 again, on the second day
    with reading(tmp_path / "journal.sqlite") as (_, read):
        return list(read)


def test_a_citizen_sent_on_is_told_both_legs(records: Records) -> None:
    lines = list(story("1-P001", records, UTC))
    assert [line.said for line in lines] == [
        "issued at kiosk-1 for passport, 0 ahead at its counters",
        "called to c1 after waiting 0 min 03 s: first come, first served; 0 behind for the same service",
        "at c1, 0 min 02 s after the call",
        "sent on to card by c1 after 0 min 04 s",
        "called to c2 after waiting 0 min 02 s: first come, first served; 0 behind for the same service",
        "at c2, 0 min 02 s after the call",
        "finished at c2 after 0 min 01 s",
    ]
    assert f"{lines[0].at:%H:%M:%S}" == "08:00:04"


def test_one_who_did_not_come_is_told_how_often_they_were_called(records: Records) -> None:
    assert [line.said for line in story("1-A001", records, UTC)][1:] == [
        "called to c2 after waiting 0 min 03 s: first come, first served; 1 behind for the same service",
        "called again to c2",
        "did not come to c2",
    ]


def test_a_cancelled_ticket_says_who_asked(records: Records) -> None:
    assert [line.said for line in story("1-A003", records, UTC)][-1] == "cancelled: asked at helpdesk-1"


def test_a_day_that_closed_says_so(tmp_path: Path) -> None:
    with Bench(tmp_path / "journal.sqlite") as bench:
        bench.play((PRESSES[0], PRESSES[3], PRESSES[-1]))
    with reading(tmp_path / "journal.sqlite") as (_, read):
        assert [line.said for line in story("1-P001", read, UTC)][-1] == "cancelled: the day was closed"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("1-A002", "1-A002"),
        ("A002", "1-A002"),
        ("A 002", "1-A002"),
        ("P001", "2-P001"),
        ("1-P001", "1-P001"),
        ("A777", None),
        ("", None),
    ],
)
def test_a_ticket_is_found_as_people_say_it(records: Records, asked: str, found: str | None) -> None:
    assert wanted_id(asked, records) == found
