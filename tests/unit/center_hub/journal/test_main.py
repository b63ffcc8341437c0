"""The journal's command line: its answers, and its exit codes."""

import json
from pathlib import Path

import apsw
import pytest

from center_hub.contract.commands import MoveTicket
from center_hub.contract.words import CommandKey, Position, ToCounter
from center_hub.core.events import Moment, Recorded, TicketRecalled
from center_hub.journal.__main__ import main
from center_hub.journal.chain import row
from center_hub.journal.journal import reading
from tests.support.bench import Bench
from tests.support.working_day import PRESSES

CENTRE = Path(__file__).parents[3] / "support" / "small-centre.yaml"

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
    for command in (["verify"], ["replay"], ["explain", "A001"], ["audit"]):
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
    for command in (["verify"], ["replay"], ["explain", "A001"], ["audit"]):
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
    assert main(["explain", "A 003", str(journal), "--timezone", "Asia/Baku"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Ticket A 003 (1-A003)",
        "  2026-11-20 12:00:16  Number given for: lost-card. Device: kiosk-1. Nobody was ahead.",
        "  2026-11-20 12:00:19  Cancelled on request. Device: helpdesk-1.",
    ]


def test_explain_speaks_to_machines(journal: Path, capsys: Said) -> None:
    assert main(["explain", "A003", "--json", "--timezone", "UTC", str(journal)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ticket"] == "1-A003"
    assert told["story"][-1] == {
        "sequence": 21,
        "at": "2026-11-20T08:00:19+00:00",
        "facts": [{"fact": "cancelled"}, {"fact": "by", "device": "helpdesk-1"}],
        "said": "Cancelled on request. Device: helpdesk-1.",
    }


def test_explain_speaks_the_language_and_the_names_of_the_centre(journal: Path, capsys: Said) -> None:
    asked = ["explain", "A003", str(journal), "--language", "az", "--centre", str(CENTRE)]
    assert main(asked) == 0
    title, issued, _ = capsys.readouterr().out.splitlines()
    assert title == "Talon A 003 (1-A003)"
    assert issued == (
        "  2026-11-20 12:00:16  Nömrə verilib. Xidmət: İtmiş vəsiqə. Köşkdə: kiosk-1."
        " Qabaqda heç kim yox idi."
    )


def test_why_that_one_before_me_is_answered(journal: Path, capsys: Said) -> None:
    asked = ["explain", "A002", "--before", "A001", str(journal), "--timezone", "UTC"]
    assert main(asked) == 0
    title, answer = capsys.readouterr().out.splitlines()
    assert title == "Why A 001 was called before A 002"
    assert answer == (
        "  A 001 was called to counter c2 at 08:00. Your ticket, A 002, was waiting then."
        " It came 1 s before yours: first come, first served."
    )


def test_why_that_one_before_me_is_answered_to_machines(journal: Path, capsys: Said) -> None:
    asked = ["explain", "A002", "--before", "P001", "--json", "--language", "prs", str(journal)]
    assert main(asked) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["ticket"], told["before"]) == ("1-A002", "1-P001")
    assert told["facts"][0] == {
        "fact": "before.called",
        "other": "1-P001",
        "counter": "c1",
        "called_at": 1_795_161_607_000,
        "ticket": "1-A002",
    }
    assert "\u2068A 002\u2069" in told["said"]


def test_an_audit_of_a_day_in_order_says_so(journal: Path, capsys: Said) -> None:
    assert main(["audit", str(journal)]) == 0
    assert capsys.readouterr().out == "Nothing was done out of order.\n"
    assert main(["audit", "--json", str(journal)]) == 0
    assert capsys.readouterr().out == ""


def test_an_audit_lists_what_went_past_the_line(tmp_path: Path, capsys: Said) -> None:
    chosen = MoveTicket(
        ticket="1-A001", destination=ToCounter(counter="c1"), position=Position.FIRST, reason="helped"
    )
    with Bench(tmp_path / "journal.sqlite") as bench:
        bench.play((*PRESSES[:5], ("helpdesk-1", chosen)))
    asked = ["audit", str(tmp_path / "journal.sqlite"), "--timezone", "UTC"]
    assert main(asked) == 0
    title, headings, row = capsys.readouterr().out.splitlines()
    assert title == "Acts out of order"
    assert headings.split() == ["When", "Ticket", "Counter", "Device", "Operator", "Reason", "What"]
    assert " ".join(row.split()) == (
        "2026-11-20 08:00:06 A 001 - helpdesk-1 - helped"
        " Moved while waiting. Where to: counter c1, for card. Place in the line: first."
    )
    assert main([*asked, "--json"]) == 0
    sheet = json.loads(capsys.readouterr().out)
    assert (sheet["ticket"], sheet["reason"], sheet["device"]) == ("1-A001", "helped", "helpdesk-1")
    assert [fact["fact"] for fact in sheet["facts"]] == ["audit.moved", "to_counter", "place"]


@pytest.mark.parametrize("asked", [["B001"], ["A001", "--before", "B001"]])
def test_explain_of_a_ticket_that_never_was_says_so(journal: Path, capsys: Said, asked: list[str]) -> None:
    assert main(["explain", *asked, str(journal)]) == 1
    assert capsys.readouterr().err == "no ticket B001 in this journal\n"


def test_a_centre_that_cannot_be_read_is_told(journal: Path, capsys: Said) -> None:
    assert main(["audit", str(journal), "--centre", str(journal.parent / "none.yaml")]) == 2
    assert "none.yaml" in capsys.readouterr().err


def test_a_time_zone_that_is_none_is_told(journal: Path, capsys: Said) -> None:
    with pytest.raises(SystemExit):
        main(["explain", "A001", str(journal), "--timezone", "Baku/Asia"])
    assert "'Baku/Asia' is no time zone; write one such as Asia/Baku" in capsys.readouterr().err


def test_looking_into_a_journal_changes_nothing(journal: Path) -> None:
    before = journal.read_bytes()
    for command in (["verify"], ["replay"], ["explain", "A001"], ["audit"]):
        main([*command, str(journal)])
    assert journal.read_bytes() == before
    with reading(journal) as (_, records):
        assert len(list(records)) == 25
