"""A file of appointments: what is taken, and how every mistake is told."""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.contract.commands import Appointment
from center_hub.manager import appointments_file
from center_hub.manager.appointments_file import local_moment, read_appointments
from center_hub.manager.cells import Place
from config.loader import load_centre
from config.model import PriorityClass
from config.problems import Rejected

SMALL = load_centre(Path(__file__).parents[3] / "support" / "small-centre.yaml")
BAKU = attrs.evolve(SMALL, priority_classes=(PriorityClass("elderly", {"az": "a", "en": "e"}, 1800),))
BERLIN = attrs.evolve(BAKU, timezone="Europe/Berlin")
HALF_PAST_NINE = 1_773_984_600_000
"""UTC milliseconds: 2026-03-20, 09:30 in Baku."""
HEADER = "code,service,date,time,priority\n"


def taken(content: str, file: str = "a.csv") -> list[Appointment]:
    found = read_appointments(file, content.encode(), BAKU)
    assert found.problems == ()
    return [booked.appointment for booked in found.booked]


def told(content: str, file: str = "a.csv") -> list[str]:
    return [str(problem) for problem in read_appointments(file, content.encode(), BAKU).problems]


def test_local_date_and_time_become_a_moment() -> None:
    assert taken(HEADER + "AB12,card,2026-03-20,09:30,\nCD34,passport,2026-03-20,9:30,elderly\n") == [
        Appointment("AB12", "card", HALF_PAST_NINE),
        Appointment("CD34", "passport", HALF_PAST_NINE, "elderly"),
    ]


@pytest.mark.parametrize(
    "slot", ["2026-03-20T09:30+04:00", "2026-03-20T05:30Z", "2026-03-20T05:30:00Z", "2026-03-20T00:30-05:00"]
)
def test_a_slot_with_its_offset_becomes_the_same_moment_everywhere(slot: str) -> None:
    assert taken(f"slot;service;code\n{slot};card;AB12\n") == [Appointment("AB12", "card", HALF_PAST_NINE)]


def test_json_says_the_same_as_csv() -> None:
    rows = [
        {"code": "AB12", "service": "card", "date": "2026-03-20", "time": "09:30", "priority": None},
        {"code": "1234", "service": "card", "slot": "2026-03-20T09:30+04:00", "priority": "elderly"},
    ]
    assert taken(json.dumps(rows), "a.JSON") == [
        Appointment("AB12", "card", HALF_PAST_NINE),
        Appointment("1234", "card", HALF_PAST_NINE, "elderly"),
    ]


CODES = st.lists(st.from_regex(r"[A-Z0-9]{4,16}", fullmatch=True), unique=True, max_size=8)


@given(codes=CODES, minutes=st.integers(0, 10**6), data=st.data())
def test_every_good_row_is_taken_in_order_from_either_kind_of_file(
    codes: list[str], minutes: int, data: st.DataObject
) -> None:
    rows = []
    for number, code in enumerate(codes):
        local = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes + number)
        service = data.draw(st.sampled_from(["passport", "card", "lost-card"]))
        row = {"code": code, "service": service, "date": f"{local:%Y-%m-%d}", "time": f"{local:%H:%M}"}
        rows.append(row)
    lines = ["code,service,date,time", *(",".join(row.values()) for row in rows)]
    from_csv = taken("\ufeff" + "\r\n".join(lines))
    assert from_csv == taken(json.dumps(rows), "a.json")
    assert [(one.code, one.service) for one in from_csv] == [(row["code"], row["service"]) for row in rows]
    assert [(one.slot - from_csv[0].slot) // 60_000 for one in from_csv] == list(range(len(rows)))


@given(st.binary() | st.text().map(str.encode), st.sampled_from(["a.csv", "a.json"]))
def test_no_content_whatever_ends_the_program_and_none_is_both_good_and_bad(
    content: bytes, file: str
) -> None:
    found = read_appointments(file, content, BAKU)
    assert all(
        problem.file == file and problem.line >= 1 and problem.column >= 1 for problem in found.problems
    )
    assert not (found.broken and found.booked)


ROW = "AB12,card,2026-03-20,09:30,\n"
MISTAKES = [
    ("ab-12,card,2026-03-20,09:30,", 1, "code: 'ab-12' is no code", "did you mean 'AB12'?"),
    ("Ş,card,2026-03-20,09:30,", 1, "code: 'Ş' is no code", "write a code such as AB12"),
    (",card,2026-03-20,09:30,", 1, "code: no code is written here", "write a code such as AB12"),
    ("CD34,crad,2026-03-20,09:30,", 6, "service: there is no service 'crad'", "did you mean 'card'?"),
    ("CD34,zoo,2026-03-20,09:30,", 6, "service: there is no service 'zoo'", "passport, card, lost-card"),
    ("CD34,,2026-03-20,09:30,", 6, "service: no service is written", "write its id"),
    ("CD34,card,20.03.2026,09:30,", 11, "date: '20.03.2026' is not a date", "did you mean '2026-03-20'?"),
    ("CD34,card,2026-02-30,09:30,", 11, "date: there is no day 30 in 2026-02", "from 01 to 28"),
    ("CD34,card,2026-03-20,25:00,", 22, "time: there is no 25:00", "such as 09:00"),
    ("CD34,card,2026-03-20,,", 22, "time: '' is not a time of day", "such as 09:00"),
    ("CD34,card,2026-03-20,09:30,old", 28, "priority: there is no priority class 'old'", "has elderly"),
    ("AB12,card,2026-03-21,09:30,", 1, "code: the code AB12 stands on line 2 already", "remove one"),
    ("CD34,card,2026-03-20", 1, "this row has 3 cells where the header has 5", "separators"),
]


@pytest.mark.parametrize(("row", "column", "what", "fix"), MISTAKES)
def test_a_mistake_is_told_with_its_place_and_its_repair(row: str, column: int, what: str, fix: str) -> None:
    (problem,) = told(HEADER + ROW + row + "\n")
    assert problem.startswith(f"a.csv:3:{column}: {what}")
    assert fix in problem.partition(";")[2]


def test_all_mistakes_of_a_row_are_told_at_once_and_the_good_rows_are_there() -> None:
    found = read_appointments("a.csv", f"{HEADER}x,y,z,w,v\n{ROW}".encode(), BAKU)
    assert [problem.path for problem in found.problems] == ["code", "service", "date", "time", "priority"]
    assert [booked.place for booked in found.booked] == [Place(3, 1)]
    assert not found.broken


@pytest.mark.parametrize(
    ("slot", "what", "fix"),
    [
        ("2026-03-20T09:30", "the offset from UTC is missing", "did you mean '2026-03-20T09:30+04:00'?"),
        ("2026-03-20 09:30", "is no date and time", "such as 2026-03-20T09:30+04:00"),
        ("2026-03-20T09:30:15Z", "is no date and time", "such as 2026-03-20T09:30+04:00"),
        ("2026-02-29T09:30Z", "there is no day 29", "from 01 to 28"),
        ("2026-03-20T24:00Z", "there is no 24:00", "such as 09:00"),
        ("2026-03-20T09:30+24:00", "there is no offset +24:00", "such as 2026-03-20T09:30+04:00"),
        ("2026-03-20T09:30+04:75", "there is no offset +04:75", "such as 2026-03-20T09:30+04:00"),
    ],
)
def test_a_slot_that_says_no_moment_is_told(slot: str, what: str, fix: str) -> None:
    (problem,) = told(f"code,service,slot\nAB12,card,{slot}\n")
    assert problem.startswith("a.csv:2:11: slot: ")
    assert what in problem
    assert fix in problem


@pytest.mark.parametrize(
    ("header", "place", "what"),
    [
        ("kode,service,date,time", "1:1", "there is no column 'kode'; did you mean 'code'?"),
        ("code,service,date,time,surname", "1:24", "there is no column 'surname'; remove it"),
        ("code,service,date,time,code", "1:24", "the column 'code' comes twice"),
        ("service,date,time", "1:1", "there is no 'code' here"),
        ("code,service,date", "1:1", "when the appointments are is not said"),
        ("code,service,date,time,slot", "1:1", "'slot' says date and time already"),
        ("AB12,card,2026-03-20,09:30", "1:1", "there is no column 'AB12'"),
    ],
)
def test_a_header_that_is_none_ends_the_reading(header: str, place: str, what: str) -> None:
    found = read_appointments("a.csv", f"{header}\n{ROW}".encode(), BAKU)
    assert found.broken
    (problem,) = found.problems
    assert str(problem).startswith(f"a.csv:{place}: {what}")


def test_an_object_with_other_names_is_told_where_it_stands() -> None:
    good = {"code": "AB12", "service": "card", "slot": "2026-03-20T09:30+04:00"}
    rows = [{**good, "name": "x"}, {"service": "card"}, {**good, "code": "CD34"}]
    found = read_appointments("a.json", json.dumps(rows, indent=1).encode(), BAKU)
    assert [str(problem).partition(";")[0] for problem in found.problems] == [
        "a.json:6:11: there is no column 'name'",
        "a.json:8:2: there is no 'code' here",
        "a.json:8:2: when the appointments are is not said here",
    ]
    assert [booked.appointment.code for booked in found.booked] == ["CD34"]


def test_a_code_twice_on_one_line_of_json_is_told() -> None:
    row = '{"code":"AB12","service":"card","slot":"2026-03-20T09:30Z"}'
    (problem,) = told(f"[{row},{row}]", "a.json")
    assert "the code AB12 stands on line 1 already" in problem


@pytest.mark.parametrize(
    ("file", "content", "what"),
    [
        ("a.csv", b"", "there is nothing in this file"),
        ("a.csv", HEADER.encode() + b'AB12,"card', "never closed"),
        ("a.csv", HEADER.encode("utf-16"), "UTF-16"),
        ("a.json", b"{}", "'[' is expected here"),
        ("a.xlsx", b"PK", "the name does not say what is in it"),
    ],
)
def test_of_a_file_that_cannot_be_read_to_its_end_nothing_is_used(
    file: str, content: bytes, what: str
) -> None:
    found = read_appointments(file, content, BAKU)
    assert found.broken
    assert found.booked == ()
    assert [what in problem.what for problem in found.problems] == [True]


def test_a_file_given_by_mistake_is_refused_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appointments_file, "MOST_BYTES", 64)
    found = read_appointments("a.csv", HEADER.encode() + b"\n" * 64, BAKU)
    assert found.broken
    assert "is larger than" in found.problems[0].what


def test_a_local_time_that_does_not_exist_is_told_with_the_one_it_became() -> None:
    found = read_appointments("a.csv", f"{HEADER}AB12,card,2026-03-29,02:30,\n".encode(), BERLIN)
    (problem,) = found.problems
    said = "time: there is no 02:30 on 2026-03-29 in Europe/Berlin: the clock is set forward then"
    assert str(problem) == f"a.csv:2:22: {said}; did you mean 03:30?"


def test_a_local_time_that_comes_twice_is_told_with_both_ways_to_say_it() -> None:
    found = read_appointments("a.csv", f"{HEADER}AB12,card,2026-10-25,02:30,\n".encode(), BERLIN)
    (problem,) = found.problems
    assert "02:30 on 2026-10-25 comes twice in Europe/Berlin" in problem.what
    assert "'2026-10-25T02:30+02:00' or '2026-10-25T02:30+01:00'" in (problem.fix or "")


@given(
    zone=st.sampled_from(
        ["Asia/Baku", "Asia/Kabul", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]
    ),
    day=st.dates(date(2025, 1, 1), date(2030, 12, 31)),
    minute=st.integers(0, 1439),
)
def test_a_local_time_is_one_moment_or_refused(zone: str, day: date, minute: int) -> None:
    there, clock = ZoneInfo(zone), time(minute // 60, minute % 60)
    wanted = datetime.combine(day, clock)
    midnight = int(datetime.combine(day, time(), tzinfo=UTC).timestamp())
    span = range(midnight + 60 * minute - 15 * 3600, midnight + 60 * minute + 15 * 3600, 900)
    shift = 60 * (minute % 15)
    moments = [
        second + shift - 60 * (minute % 15)
        for second in span
        if datetime.fromtimestamp(second, tz=there).replace(tzinfo=None) == wanted
    ]
    try:
        found = local_moment(day, clock, there)
    except Rejected:
        assert len(moments) != 1
    else:
        assert moments == [found // 1000]
