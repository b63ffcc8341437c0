"""What is told of a file of appointments, on a terminal and to a program."""

import io
import json
from pathlib import Path

import pytest

from center_hub.contract.replies import Reason, Refused
from center_hub.manager.__main__ import main
from center_hub.manager.answers import DONE, NO_ANSWER, REFUSED, UNUSABLE
from center_hub.manager.appointments_file import AppointmentsFile, read_appointments
from center_hub.manager.appointments_import import Tally
from center_hub.manager.import_command import ImportAsked, ProgressBar, report
from config.loader import load_centre

CENTRE = Path(__file__).parents[3] / "support" / "small-centre.yaml"
GOOD = "code,service,date,time\nAB12,card,2026-03-20,09:30\nCD34,passport,2026-03-20,09:30\n"
BAD = GOOD + "EF56,crad,2026-03-20,09:30\n"


def dry_run(file: Path, content: str, *options: str) -> int:
    """No hub is there: whatever is sent ends without an answer."""
    file.write_text(content, encoding="utf-8")
    state = ["--state", str(file.parent / "state")]
    return main(["--centre", str(CENTRE), *state, "import-appointments", str(file), "--dry-run", *options])


def test_a_dry_run_says_whether_the_file_is_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dry_run(tmp_path / "a.csv", GOOD) == DONE
    assert "2 appointments can be read; nothing was sent" in capsys.readouterr().out
    assert not (tmp_path / "state").exists()


def test_a_bad_row_keeps_the_whole_file_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.csv"
    assert dry_run(file, BAD) == UNUSABLE
    shown = capsys.readouterr()
    assert f"{file}:4:6: service: there is no service 'crad' here; did you mean 'card'?" in shown.err
    assert "2 good, 1 to repair; nothing was sent" in shown.out


def test_bad_rows_are_left_out_where_asked_and_the_exit_code_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dry_run(tmp_path / "a.csv", BAD, "--skip-bad") == REFUSED
    assert "2 appointments can be read, 1 problems left out" in capsys.readouterr().out


def test_a_file_that_breaks_off_is_not_sent_even_with_bad_rows_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dry_run(tmp_path / "a.csv", GOOD + '"EF56', "--skip-bad") == UNUSABLE
    assert "cannot be read to its end; nothing was sent" in capsys.readouterr().out


def test_a_program_is_told_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.csv"
    assert dry_run(file, BAD, "--json") == UNUSABLE
    shown = capsys.readouterr()
    told = json.loads(shown.out)
    assert (told["read"], told["sent"], told["answered"]) == (2, 0, True)
    (problem,) = told["problems"]
    assert (problem["file"], problem["line"], problem["column"], problem["path"]) == (
        str(file),
        4,
        6,
        "service",
    )
    assert shown.err == ""


@pytest.mark.parametrize("file", ["nowhere.csv", "."])
def test_a_file_that_is_not_there_is_told(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--centre", str(CENTRE), "import-appointments", file]) == UNUSABLE
    assert f"{file} cannot be read: " in capsys.readouterr().err


def test_services_cannot_be_judged_by_an_id_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--centre", "small-1", "import-appointments", "a.csv"]) == UNUSABLE
    assert "--centre PATH/small-1.yaml" in capsys.readouterr().err


def found() -> AppointmentsFile:
    return read_appointments("a.csv", GOOD.encode(), load_centre(CENTRE))


ASKED = ImportAsked(Path("a.csv"), skip_bad=False, dry_run=False, as_json=False)


def test_what_the_hub_did_not_take_is_told_by_its_row(capsys: pytest.CaptureFixture[str]) -> None:
    read = found()
    tally = Tally(sent=2, added=1, not_taken=[(read.booked[1], Reason.APPOINTMENT_USED)])
    assert report(ASKED, read, tally, answered=True) == REFUSED
    assert capsys.readouterr().out.splitlines() == [
        "a.csv:3:1: CD34: The citizen has checked in with it already.",
        "2 of 2 appointments sent: 1 added, 0 changed, 0 unchanged, 1 not taken",
    ]


def test_a_file_taken_as_a_whole_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert report(ASKED, found(), Tally(sent=2, unchanged=2), answered=True) == DONE
    assert "2 unchanged" in capsys.readouterr().out


def test_a_hub_that_fell_silent_is_told_with_how_far_it_came(capsys: pytest.CaptureFixture[str]) -> None:
    assert report(ASKED, found(), Tally(sent=1, added=1), answered=False) == NO_ANSWER
    assert "no answer from the hub after 1 of 2. Give the same command again" in capsys.readouterr().err


def test_a_refused_batch_is_told_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally(refused=Refused(reason=Reason.NOT_PERMITTED))
    assert report(ASKED, found(), tally, answered=True) == REFUSED
    assert "refused: This device may not do that" in capsys.readouterr().err


def test_a_bar_grows_on_a_terminal_and_leaves_the_line_clean() -> None:
    stream = io.StringIO()
    bar = ProgressBar(stream, 200, shown=True)
    bar.show(100)
    bar.show(200)
    bar.end()
    half, full = "#" * 15 + "." * 15, "#" * 30
    assert stream.getvalue() == f"\r[{half}] 100 of 200\r[{full}] 200 of 200\r\x1b[K"


def test_a_bar_writes_nothing_into_a_log() -> None:
    stream = io.StringIO()
    bar = ProgressBar(stream, 200, shown=False)
    bar.show(100)
    bar.end()
    assert stream.getvalue() == ""
