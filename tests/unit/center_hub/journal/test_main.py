"""The journal's command line: its answers, and its exit codes."""

import json
from pathlib import Path

import apsw
import pytest

from center_hub.contract.words import CommandKey
from center_hub.core.events import Moment, Recorded, TicketRecalled
from center_hub.journal.__main__ import main
from center_hub.journal.chain import row
from center_hub.journal.journal import reading
from tests.support.bench import Bench
from tests.support.working_day import PRESSES

Said = pytest.CaptureFixture[str]


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    with Bench(tmp_path / "journal.sqlite") as bench:
        bench.play(PRESSES)
    return tmp_path / "journal.sqlite"


def tampered(journal: Path, statement: str, values: tuple[int | str | bytes, ...] = ()) -> None:
    database = apsw.Connection(str(journal))
    database.execute(statement, values)
    database.close()


def test_a_whole_journal_is_verified(journal: Path, capsys: Said) -> None:
    assert main(["verify", str(journal)]) == 0
    said = capsys.readouterr().out
    assert said == "small-1: 25 events, 1 service days; whole: every hash, rule and invariant holds\n"


def test_verify_speaks_to_machines(journal: Path, capsys: Said) -> None:
    assert main(["verify", "--json", str(journal)]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "centre": "small-1",
        "events": 25,
        "service_days": 1,
        "tickets_of_the_last_day": 4,
        "broken_invariants": [],
    }


def test_a_journal_is_read_while_the_hub_writes(tmp_path: Path, capsys: Said) -> None:
    with Bench(tmp_path / "journal.sqlite") as bench:
        bench.play(PRESSES[:3])
        assert main(["verify", str(bench.path)]) == 0
        bench.play(PRESSES[3:5])
        assert main(["verify", str(bench.path)]) == 0
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()] == ["4", "6"]


def test_a_changed_row_is_told_by_its_number(journal: Path, capsys: Said) -> None:
    tampered(journal, "UPDATE event SET device = 'kiosk-9' WHERE sequence = 6")
    for command in (["verify"], ["replay"], ["explain", "A001"]):
        assert main([*command, str(journal)]) == 1
        assert capsys.readouterr().err == "DAMAGED at event 6: its content does not match its hash\n"


def test_a_missing_row_is_told_by_its_number(journal: Path, capsys: Said) -> None:
    tampered(journal, "DELETE FROM event WHERE sequence = 9")
    assert main(["verify", str(journal)]) == 1
    assert capsys.readouterr().err == "DAMAGED at event 9: missing; the next one there is 10\n"


def test_an_event_that_cannot_be_is_damage_though_its_hash_is_right(journal: Path, capsys: Said) -> None:
    database = apsw.Connection(str(journal))
    before = database.execute("SELECT hash FROM event ORDER BY sequence DESC LIMIT 1").get
    database.close()
    assert isinstance(before, bytes)
    forged = Recorded(26, Moment(wall=1, steady=99_000), TicketRecalled(ticket="1-A001", counter="c1"))
    line = row(forged, CommandKey(device="counter-1", epoch=1, sequence=99), before)
    tampered(journal, "INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?)", line)
    assert main(["verify", str(journal)]) == 1
    assert "c1 does not hold 1-A001" in capsys.readouterr().err


@pytest.mark.parametrize("first", [1, 2])
def test_pages_that_the_disk_garbled_are_told_without_a_traceback(
    journal: Path, capsys: Said, first: int
) -> None:
    content = bytearray(journal.read_bytes())
    content[4096 * first :] = b"\xaa" * (len(content) - 4096 * first)
    journal.write_bytes(content)
    for command in (["verify"], ["replay"], ["explain", "A001"]):
        assert main([*command, str(journal)]) in {1, 2}
        said = capsys.readouterr().err
        assert "cannot be read as a journal" in said or "DAMAGED at event" in said


@pytest.mark.parametrize("content", [None, b"", b"a letter, and no journal" * 30])
def test_what_is_no_journal_cannot_be_read(tmp_path: Path, capsys: Said, content: bytes | None) -> None:
    path = tmp_path / "journal.sqlite"
    if content is not None:
        path.write_bytes(content)
    assert main(["verify", str(path)]) == 2
    assert "journal" in capsys.readouterr().err
    assert path.exists() is (content is not None)


def test_replay_says_each_event_on_a_line_of_its_own(journal: Path, capsys: Said) -> None:
    assert main(["replay", str(journal)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["sequence"] for line in lines] == list(range(1, 26))
    assert lines[4]["event"] == "ticket_issued"
    assert lines[4]["by"] == {"device": "kiosk-1", "epoch": 1, "sequence": 1}


def test_explain_tells_a_ticket_as_people_say_it(journal: Path, capsys: Said) -> None:
    assert main(["explain", "A 003", str(journal)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Ticket 1-A003"
    assert said[-1].endswith("cancelled: asked at helpdesk-1")


def test_explain_speaks_to_machines(journal: Path, capsys: Said) -> None:
    assert main(["explain", "A003", "--json", str(journal)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ticket"] == "1-A003"
    assert [said for _, said in told["story"]][-1] == "cancelled: asked at helpdesk-1"


def test_explain_of_a_ticket_that_never_was_says_so(journal: Path, capsys: Said) -> None:
    assert main(["explain", "B001", str(journal)]) == 1
    assert capsys.readouterr().err == "no ticket B001 in this journal\n"


def test_looking_into_a_journal_changes_nothing(journal: Path) -> None:
    before = journal.read_bytes()
    for command in (["verify"], ["replay"], ["explain", "A001"]):
        main([*command, str(journal)])
    assert journal.read_bytes() == before
    with reading(journal) as (_, records):
        assert len(list(records)) == 25
