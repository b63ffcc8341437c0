"""A day as a spreadsheet: what is written is read, and every mistake is told with its line and repair."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from center_hub.core.decision import DaySchedule
from center_hub.simulation.clock_times import WallTimes
from center_hub.simulation.day import Day, Leg, Shift, Visit
from center_hub.simulation.day_file import COLUMNS, read_day, written_day
from config.problems import ConfigError
from tests.support.small_centre import MORNING, PLAN

SCHEDULE = DaySchedule(date="2026-11-21", opens=MORNING, closes=MORNING + 8 * 3_600_000)
TIMES = WallTimes("2026-11-21", MORNING, "Asia/Baku")


def read(path: Path, text: str | bytes) -> Day:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_day(path, PLAN, SCHEDULE, "Asia/Baku")


def told(tmp_path: Path, text: str | bytes) -> list[str]:
    with pytest.raises(ConfigError) as mistakes:
        read(tmp_path / "day.csv", text)
    return [str(one).removeprefix(f"{tmp_path}/") for one in mistakes.value.problems]


def test_two_columns_are_enough(tmp_path: Path) -> None:
    day = read(tmp_path / "day.csv", "arrives,services\n07:10,card\n07:05,passport\n")
    assert [(one.arrives_s, one.legs) for one in day.visits] == [
        (300, (Leg("passport", 540),)),
        (600, (Leg("card", 360),)),
    ]
    assert [one.counter for one in day.shifts] == ["c1", "c2", "c3"]


def test_a_file_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    text = "\ufeffarrives;services;takes;comes\r\n\r\n7:05;card + passport;4m+12m30s;no\r\n;;;\r\n"
    (one,) = read(tmp_path / "day.csv", text).visits
    assert one.legs == (Leg("card", 240), Leg("passport", 750))
    assert not one.comes


def test_counters_work_when_the_file_says(tmp_path: Path) -> None:
    text = "arrives,services,counter,leaves,profile\n07:00,,c1,08:00,cards\n09:00,,c2,,\n07:01,card,,,\n"
    assert read(tmp_path / "day.csv", text).shifts == (Shift("c1", 0, 3600, "cards"), Shift("c2", 7200))


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("7,card", "day.csv:2:1: arrives: '7' is not a time of day; write a time of day such as 09:00"),
        ("07:00,crad", "day.csv:2:1: services: 'crad' is not known here; did you mean 'card'?"),
        ("07:00,", "day.csv:2:1: services: nothing is written here; every such row needs 'services'"),
        (",card", "day.csv:2:1: arrives: nothing is written here; every such row needs 'arrives'"),
        ("07:00,card,12", "day.csv:2:1: takes: '12' has no unit; did you mean '12m' or '12s'?"),
        (
            "07:00,card,1m+2m",
            "day.csv:2:1: takes: 2 lengths of time for 1 services; write as many, with + between",
        ),
        ("07:00,card+card", "day.csv:2:1: services: a visitor asks for each service once"),
        ("07:00,card,,30", "day.csv:2:1: party: 30 people cannot share a ticket; write 1 to 20"),
        ("07:00,card+passport,,,08:00", "day.csv:2:1: services: an appointment is for one service"),
        ("07:00,,,,,c7", "day.csv:2:1: counter: 'c7' is not known here"),
        ("07:00,,,,,c1,06:50", "day.csv:2:1: leaves: it closes before it opens"),
        ("07:00,card,,,,,,,too much", "day.csv:2:1: this row has 9 cells, and the first line names 8"),
        ("07:00,card,0s", "day.csv:2:1: takes: 0s is not between one second and one day; "),
        ('07:00,"card', "day.csv:2:1: not to be read as CSV"),
        ("07:00,card,,,,,,maybe", "day.csv:2:1: comes: "),
    ],
)
def test_a_mistake_is_told_with_its_line_and_repair(tmp_path: Path, line: str, mistake: str) -> None:
    head = "arrives,services,takes,party,appointment,counter,leaves,comes\n"
    (said,) = told(tmp_path, head + line)
    assert said.startswith(mistake)


@pytest.mark.parametrize(
    ("first", "second", "until"),
    [
        ("09:00,,c1,12:00", "10:00,,c1,11:00", "12:00"),
        ("10:00,,c1,11:00", "09:00,,c1,", "11:00"),
        ("09:00,,c1,", "14:00,,c1,14:30", "the end"),
    ],
)
def test_a_counter_is_not_at_work_twice_at_once(tmp_path: Path, first: str, second: str, until: str) -> None:
    begins = first[:5]
    (said,) = told(tmp_path, f"arrives,services,counter,leaves\n{first}\n07:00,card,,\n{second}\n")
    where, repair = "day.csv:4:1: counter: ", "let one row end before the other begins"
    assert said == f"{where}c1 is at work already by line 2, {begins} to {until}; {repair}"


def test_a_counter_may_open_where_it_closed_and_another_at_any_time(tmp_path: Path) -> None:
    text = "arrives,services,counter,leaves\n09:00,,c1,12:00\n12:00,,c1,\n08:00,,c1,09:00\n10:00,,c2,\n"
    assert len(read(tmp_path / "day.csv", text).shifts) == 4


def test_what_took_less_than_a_second_is_written_so_that_it_is_read(tmp_path: Path) -> None:
    instants = (Shift("c1", 60.2, 60.9), Shift("c2", 0.0))
    day = Day("2026-11-21", MORNING, (Visit(0.0, (Leg("card", 0.2),)),), instants, SCHEDULE)
    again = read(tmp_path / "day.csv", written_day(day, TIMES))
    assert (again.visits, again.shifts) == ((Visit(0.0, (Leg("card", 1.0),)),), instants[1:])


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    said = told(tmp_path, 'arrives,services\n7,card\n07:00,card\n\n"07:00\n",nothing\n')
    assert [one.split(" ")[0] for one in said] == ["day.csv:2:1:", "day.csv:5:1:"]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("", "day.csv:1:1: the file is empty; the first line names the columns"),
        (
            "arrives\n07:00\n",
            "day.csv:1:1: services: this column is missing; the first line names the columns",
        ),
        ("arrives,services,arrives\n", "day.csv:1:1: arrives: this column is there twice; remove one"),
        ("arrives,sevices\n", "day.csv:1:1: sevices: 'sevices' is not known here; did you mean 'services'?"),
        (b"arrives,services\n\xff\xfe", "day.csv:2:1: not UTF-8; save the file as UTF-8"),
    ],
)
def test_a_file_that_is_no_day_is_told_so(tmp_path: Path, text: str | bytes, mistake: str) -> None:
    assert told(tmp_path, text)[0].startswith(mistake)


def test_the_help_names_every_column(tmp_path: Path) -> None:
    head = written_day(Day("2026-11-21", MORNING, (), ()), TIMES).strip().split(",")
    assert all(f"\n  {name} " in COLUMNS for name in head)


whole_seconds = st.integers(0, 6 * 3600).map(float)
some_legs = st.lists(
    st.builds(Leg, st.sampled_from(("passport", "card", "lost-card")), st.integers(1, 6 * 3600).map(float)),
    min_size=1,
    max_size=3,
    unique_by=lambda leg: leg.service,
).map(tuple)


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    legs = draw(some_legs)
    return Visit(
        arrives_s=draw(whole_seconds),
        legs=legs,
        sent_on=draw(st.just(()) | some_legs),
        priority=draw(st.sampled_from((None, "elderly"))),
        slot_s=draw(st.none() | whole_seconds) if len(legs) == 1 else None,
        party=draw(st.integers(1, 20)),
        patience_s=draw(st.none() | whole_seconds),
        walk_s=draw(whole_seconds),
        comes=draw(st.booleans()),
        returns_after_s=draw(st.none() | whole_seconds),
    )


@settings(deadline=None)
@given(people=st.lists(visits(), max_size=8), begins=st.lists(whole_seconds, min_size=1, max_size=3))
def test_a_day_that_was_kept_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, people: list[Visit], begins: list[float]
) -> None:
    counters = (("c1", "all"), ("c2", None), ("c3", None))
    shifts = tuple(
        Shift(counter, since, since + 60, profile)
        for (counter, profile), since in zip(counters, begins, strict=False)
    )
    in_order = tuple(sorted(people, key=lambda one: one.arrives_s))
    day = Day("2026-11-21", MORNING, in_order, shifts, SCHEDULE)
    assert read(tmp_path_factory.mktemp("kept") / "day.csv", written_day(day, TIMES)) == day
