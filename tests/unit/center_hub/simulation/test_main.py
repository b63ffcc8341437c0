"""The command line: what a manager types, what it says, and its exit codes."""

import json
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from center_hub.simulation.__main__ import (
    BAD_INPUT,
    OK,
    USAGE,
    _joined,
    _parser,
    _split,
    _with_parser,
    main,
)
from tests.support.bench import Bench
from tests.support.working_day import BOTH_DAYS

CENTRE = str(Path(__file__).parents[3] / "support" / "small-centre.yaml")
DAY = ["--centre", CENTRE, "--date", "2026-11-23", "--visitors", "60"]


@pytest.fixture
def journal(tmp_path: Path) -> str:
    with Bench(tmp_path / "journal.sqlite") as bench:
        bench.play(BOTH_DAYS)
    return str(tmp_path / "journal.sqlite")


def usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == USAGE
    return capsys.readouterr().err


def test_a_made_up_day_is_played_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", *DAY]) == OK
    told = capsys.readouterr()
    assert "2026-11-23 · made up (seed 1)" in told.out
    assert "60 visitors" in told.out
    assert told.err == ""


def test_the_same_command_tells_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    main(["run", *DAY, "--seed", "5"])
    once = capsys.readouterr().out
    main(["run", *DAY, "--seed", "5"])
    assert capsys.readouterr().out == once


def test_json_is_all_that_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", *DAY, "--json", "--days", "3", "--policy", "strict_priority"]) == OK
    told = json.loads(capsys.readouterr().out)
    assert told["runs"][0]["policy"] == "strict_priority"
    assert told["runs"][0]["measures"]["days"] == 3


def test_yesterday_comes_from_the_journal(journal: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--centre", CENTRE, "--day", "yesterday", "--journal", journal]) == OK
    assert "2026-11-20 · as recorded" in capsys.readouterr().out
    assert main(["run", "--centre", CENTRE, "--day", "2026-11-20", "--journal", journal]) == OK


def test_a_counter_that_is_no_more_is_left_out_and_told(
    tmp_path: Path, journal: str, capsys: pytest.CaptureFixture[str]
) -> None:
    smaller = tmp_path / "smaller.yaml"
    text = Path(CENTRE).read_text(encoding="utf-8")
    smaller.write_text(text.replace("c2", "c9"), encoding="utf-8")
    assert main(["run", "--centre", str(smaller), "--day", "yesterday", "--journal", journal]) == OK
    assert "as recorded, without c2, which the centre has no more" in capsys.readouterr().out


def test_a_day_is_kept_changed_and_played(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "day.csv"
    assert main(["run", *DAY, "--save-day", str(kept), "--json"]) == OK
    first = json.loads(capsys.readouterr().out)
    assert main(["run", "--centre", CENTRE, "--date", "2026-11-23", "--day", str(kept), "--json"]) == OK
    again = json.loads(capsys.readouterr().out)
    assert again["runs"] == first["runs"]


def test_two_variants_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "both.svg"
    changes = ["--with", "--policy", "first_come", "--counters", "+2@10:00", "-1@12:00-13:00"]
    assert main(["compare", *DAY, "--plot", str(picture), *changes]) == OK
    told = capsys.readouterr().out
    assert "as it is: order of calling" in told
    assert "what if:  order of calling first_come; 2 more counters" in told
    assert "from 12:00 to 13:00" in told
    assert parse(picture).getroot().tag.endswith("svg")  # noqa: S314 - our own file


def test_what_is_not_said_again_stays_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    before = ["--policy", "strict_priority", "--counters", "-1@12:00"]
    assert main(["compare", *DAY, *before, "--json", "--with", "--policy", "first_come"]) == OK
    one, other = json.loads(capsys.readouterr().out)["runs"]
    assert one["done"] == other["done"] != []
    assert (one["policy"], other["policy"]) == ("strict_priority", "first_come")


def test_forecasts_may_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", *DAY, "--forecasts"]) == OK
    assert "60 visitors" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--centre", "asan-baku-2"], "there is no centre 'asan-baku-2'; did you mean 'asan-baku-1'?"),
        (["--centre", CENTRE, "--day", "tomorow.csv"], "there is no file 'tomorow.csv'; write generated"),
        (["--centre", CENTRE, "--day", "yesterday", "--journal", "none"], "none cannot be read as a journal"),
        (["--centre", "asan-baku-1", "--date", "2027-01-01"], "asan-baku-1 is closed on 2027-01-01"),
        ([*DAY, "--counters", "+1:nothing@12:00"], "no counter works by a profile 'nothing'"),
        (["--centre", "asan-baku-1", "--counters", "+1@23:00"], "begins when the day is over"),
        ([*DAY, "--day", "yesterday", "--days", "2"], "only made-up days can be many"),
        ([*DAY, "--plot", "/no/such/folder/day.svg"], "/no/such/folder/day.svg: No such file or directory"),
    ],
)
def test_what_cannot_be_used_is_told_in_words(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", *arguments]) == BAD_INPUT
    assert told in capsys.readouterr().err


def test_every_mistake_of_a_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "day.csv").write_text("arrives,services\n9,card\n09:00,crad\n")
    assert main(["run", *DAY, "--day", str(tmp_path / "day.csv")]) == BAD_INPUT
    told = capsys.readouterr().err.splitlines()
    assert [line.split("day.csv")[1][:4] for line in told] == [":2:1", ":3:1"]


def test_the_journal_of_another_centre_is_not_played(
    journal: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "--centre", "asan-baku-1", "--day", "yesterday", "--journal", journal]) == BAD_INPUT
    assert "is of the centre 'small-1', not of 'asan-baku-1'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["compare", *DAY], "compare needs  --with"),
        (["compare", *DAY, "--with"], "stands what is different"),
        (["run", *DAY, "--with", "--policy", "first_come"], "--with belongs to compare"),
        (["run", *DAY, "--counters", "two@noon"], "'noon' is not a time of day"),
        (["run", *DAY, "--visitors", "none"], "'none' is not a number"),
        (["run", "--centre", CENTRE, "--load", "900"], "more than can be played"),
        (["run", *DAY, "--load", "90"], "not allowed with argument --visitors"),
        (["run", *DAY, "--date", "23.11.2026"], "did you mean '2026-11-23'?"),
        (["run", *DAY, "--plot", "day.png"], "the picture is SVG"),
        (["run", *DAY, "--policy", "lottery"], "invalid choice: 'lottery'"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert told in usage(arguments, capsys)


def test_help_teaches_by_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["compare", "--help"])
    told = capsys.readouterr().out
    assert "--with --counters +2@12:00" in told
    assert "-counter-4@12:00-14:00" in told


def test_help_tells_the_columns_of_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["run", "--centre", CENTRE, "--help-file"])
    assert ended.value.code == OK
    assert "patience" in capsys.readouterr().out


def test_every_command_in_the_manual_is_one() -> None:
    manual = (Path(__file__).parents[4] / "docs" / "what-if.md").read_text(encoding="utf-8")
    written = manual.replace("\\\n", " ").splitlines()
    commands = [
        line.split()[3:] for line in written if line.startswith("    python -m center_hub.simulation ")
    ]
    assert len(commands) >= 2
    for command in commands:
        before, _, after = _split(command)
        _parser().parse_args(_joined(before))
        _with_parser().parse_args(_joined(after))
