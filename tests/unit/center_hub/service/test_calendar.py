"""Which service day a moment lies in, in zones that move their clocks and zones that do not."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from center_hub.contract.documents import Span
from center_hub.core.decision import DaySchedule
from center_hub.core.plan import CounterHours
from center_hub.service import calendar
from center_hub.service.calendar import local_date, schedule_at
from config.hours import Break, OpeningHours, SpecialHours, Weekday
from config.loader import load_centre
from config.model import Centre

SMALL = load_centre(Path(__file__).parents[3] / "support" / "small-centre.yaml")
EVERY_DAY = tuple(Weekday)
NINE_TO_SIX = (OpeningHours(EVERY_DAY, time(9), time(18)),)
NIGHT = (OpeningHours(EVERY_DAY, time(20), time(2)),)


def centre(
    zone: str,
    hours: tuple[OpeningHours, ...],
    *,
    service_hours: tuple[OpeningHours, ...] = (),
    breaks: tuple[Break, ...] = (),
    holidays: tuple[date, ...] = (),
    special_hours: tuple[SpecialHours, ...] = (),
) -> Centre:
    """The small centre in `zone`, with hours and breaks for the first of its services, passports."""
    passport = attrs.evolve(SMALL.services[0], hours=service_hours, breaks=breaks)
    return attrs.evolve(
        SMALL,
        timezone=zone,
        hours=hours,
        services=(passport, *SMALL.services[1:]),
        holidays=holidays,
        special_hours=special_hours,
    )


def open_at(centre: Centre, wall_ms: int) -> DaySchedule | None:
    """The day while its hours last, whenever they began."""
    schedule = schedule_at(centre, wall_ms)
    return None if schedule is None or wall_ms < schedule.opens else replace(schedule, opens=0)


def at(local: str, zone: str, fold: int = 0) -> int:
    moment = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone), fold=fold)
    return int(moment.timestamp() * 1000)


def utc(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def passports(schedule: DaySchedule | None) -> list[tuple[str, str]]:
    """When passports are given out, in UTC; the test's service has hours of its own that day."""
    assert schedule is not None
    (own,) = [hours for hours in schedule.hours if hours.service == "passport"]
    return [(said(span.begins), said(span.ends)) for span in own.spans]


def said(wall_ms: int) -> str:
    return f"{datetime.fromtimestamp(wall_ms / 1000, tz=UTC):%d %H:%M}"


def test_a_day_holds_its_opening_and_not_its_closing() -> None:
    baku = centre("Asia/Baku", NINE_TO_SIX)
    opens, closes = utc("2026-11-20T05:00"), utc("2026-11-20T14:00")
    found = DaySchedule(date="2026-11-20", opens=0, closes=closes)
    assert open_at(baku, opens - 1) is None
    assert open_at(baku, opens) == found
    assert open_at(baku, closes - 1) == found
    assert open_at(baku, closes) is None


def test_a_half_hour_zone_is_not_rounded() -> None:
    kabul = centre("Asia/Kabul", (OpeningHours((Weekday.SAT,), time(8), time(16)),))
    assert open_at(kabul, utc("2026-11-21T03:30") - 1) is None
    assert open_at(kabul, utc("2026-11-21T03:30")) == DaySchedule(
        date="2026-11-21", opens=0, closes=utc("2026-11-21T11:30")
    )
    assert open_at(kabul, at("2026-11-20T09:00", "Asia/Kabul")) is None  # a Friday


def test_hours_past_midnight_belong_to_the_date_on_which_they_began() -> None:
    baku = centre("Asia/Baku", NIGHT)
    for moment in ("2026-11-20T20:00", "2026-11-20T23:59", "2026-11-21T00:00", "2026-11-21T01:59"):
        schedule = open_at(baku, at(moment, "Asia/Baku"))
        assert schedule == DaySchedule(date="2026-11-20", opens=0, closes=at("2026-11-21T02:00", "Asia/Baku"))
    assert open_at(baku, at("2026-11-21T02:00", "Asia/Baku")) is None


def test_closing_at_midnight_is_the_end_of_the_same_day() -> None:
    baku = centre("Asia/Baku", (OpeningHours((Weekday.FRI,), time(9), time(0)),))
    schedule = open_at(baku, at("2026-11-20T23:59", "Asia/Baku"))
    assert schedule == DaySchedule(date="2026-11-20", opens=0, closes=at("2026-11-21T00:00", "Asia/Baku"))


def test_a_holiday_is_closed_and_its_night_before_is_not() -> None:
    baku = centre("Asia/Baku", NIGHT, holidays=(date(2026, 11, 21),))
    assert open_at(baku, at("2026-11-21T01:00", "Asia/Baku")) is not None
    assert open_at(baku, at("2026-11-21T21:00", "Asia/Baku")) is None
    assert open_at(baku, at("2026-11-22T01:00", "Asia/Baku")) is None


def test_special_hours_stand_instead_of_those_of_the_weekday() -> None:
    special = (SpecialHours(date(2026, 11, 20), time(10), time(13)),)
    baku = centre("Asia/Baku", NINE_TO_SIX, special_hours=special)
    assert open_at(baku, at("2026-11-20T09:30", "Asia/Baku")) is None
    schedule = open_at(baku, at("2026-11-20T10:00", "Asia/Baku"))
    assert schedule == DaySchedule(date="2026-11-20", opens=0, closes=at("2026-11-20T13:00", "Asia/Baku"))
    assert open_at(baku, at("2026-11-20T13:00", "Asia/Baku")) is None


def test_special_hours_open_a_day_on_which_the_centre_is_closed() -> None:
    weekdays = (OpeningHours((Weekday.MON,), time(9), time(18)),)
    sunday = (SpecialHours(date(2026, 11, 22), time(10), time(13)),)
    baku = centre("Asia/Baku", weekdays, special_hours=sunday)
    schedule = open_at(baku, at("2026-11-22T12:00", "Asia/Baku"))
    assert schedule is not None
    assert schedule.date == "2026-11-22"


def test_a_day_with_a_pause_is_one_day_and_gives_no_ticket_in_the_pause() -> None:
    hours = (OpeningHours(EVERY_DAY, time(9), time(13)), OpeningHours(EVERY_DAY, time(14), time(18)))
    schedule = open_at(centre("UTC", hours), utc("2026-11-20T13:30"))
    assert schedule is not None
    assert (schedule.date, schedule.closes) == ("2026-11-20", utc("2026-11-20T18:00"))
    assert [one.service for one in schedule.hours] == [service.id for service in SMALL.services]
    assert passports(schedule) == [("20 09:00", "20 13:00"), ("20 14:00", "20 18:00")]


def test_hours_that_touch_are_one() -> None:
    hours = (OpeningHours(EVERY_DAY, time(13), time(18)), OpeningHours(EVERY_DAY, time(9), time(13)))
    schedule = open_at(centre("UTC", hours), utc("2026-11-20T09:00"))
    assert schedule == DaySchedule(date="2026-11-20", opens=0, closes=utc("2026-11-20T18:00"))


def test_the_hours_of_a_service_are_clipped_to_the_day_and_its_break_cuts_a_hole() -> None:
    one = centre(
        "UTC",
        NINE_TO_SIX,
        service_hours=(OpeningHours(EVERY_DAY, time(8), time(16)),),
        breaks=(Break(EVERY_DAY, time(12), time(13)), Break(EVERY_DAY, time(12, 30), time(13, 15))),
    )
    schedule = open_at(one, utc("2026-11-20T10:00"))
    assert passports(schedule) == [("20 09:00", "20 12:00"), ("20 13:15", "20 16:00")]
    assert schedule is not None
    assert len(schedule.hours) == 1  # the others go with the day


def test_a_service_that_does_not_work_that_day_has_hours_without_a_span() -> None:
    one = centre("UTC", NINE_TO_SIX, service_hours=(OpeningHours((Weekday.MON,), time(9), time(18)),))
    assert passports(open_at(one, utc("2026-11-20T10:00"))) == []
    monday = open_at(one, utc("2026-11-23T10:00"))
    assert monday is not None
    assert monday.hours == ()


def test_a_counter_is_expected_to_be_staffed_in_its_hours_less_its_breaks() -> None:
    one = centre("UTC", NINE_TO_SIX)
    lunch = (Break(EVERY_DAY, time(12), time(13)),)
    pausing = attrs.evolve(one.counters[0], breaks=lunch)
    schedule = open_at(attrs.evolve(one, counters=(pausing, *one.counters[1:])), utc("2026-11-20T10:00"))
    assert schedule is not None
    morning = Span(utc("2026-11-20T09:00"), utc("2026-11-20T12:00"))
    afternoon = Span(utc("2026-11-20T13:00"), utc("2026-11-20T18:00"))
    assert schedule.staffed == (CounterHours(counter=pausing.id, spans=(morning, afternoon)),)


def test_a_break_all_day_long_leaves_no_span() -> None:
    one = centre("UTC", NINE_TO_SIX, breaks=(Break(EVERY_DAY, time(8), time(19)),))
    assert passports(open_at(one, utc("2026-11-20T10:00"))) == []


def test_a_break_after_midnight_belongs_to_the_date_on_which_the_day_opened() -> None:
    """20 November 2026 is a Friday; its night ends on Saturday."""
    friday = (Break((Weekday.FRI,), time(1), time(1, 30)),)
    one = centre("UTC", NIGHT, breaks=friday)
    schedule = open_at(one, utc("2026-11-20T23:00"))
    assert passports(schedule) == [("20 20:00", "21 01:00"), ("21 01:30", "21 02:00")]
    thursday, saturday = utc("2026-11-20T01:10"), utc("2026-11-21T21:00")
    for moment in (thursday, saturday):
        undisturbed = open_at(one, moment)
        assert undisturbed is not None
        assert undisturbed.hours == ()


def test_a_break_and_hours_over_midnight_are_one_piece() -> None:
    one = centre(
        "UTC",
        NIGHT,
        service_hours=(OpeningHours((Weekday.FRI,), time(19), time(1)),),
        breaks=(Break((Weekday.FRI,), time(23, 45), time(0, 15)),),
    )
    schedule = open_at(one, utc("2026-11-20T23:00"))
    assert passports(schedule) == [("20 20:00", "20 23:45"), ("21 00:15", "21 01:00")]


def test_a_break_over_midnight_goes_on_into_a_day_that_opens_at_midnight() -> None:
    round_the_clock = (OpeningHours(EVERY_DAY, time(0), time(23, 59)),)
    one = centre("UTC", round_the_clock, breaks=(Break(EVERY_DAY, time(23, 45), time(0, 15)),))
    assert passports(open_at(one, utc("2026-11-20T12:00"))) == [("20 00:15", "20 23:45")]


def test_a_day_that_has_not_closed_is_still_that_day() -> None:
    late = (SpecialHours(date(2026, 11, 20), time(20), time(10)),)
    baku = centre("UTC", NINE_TO_SIX, special_hours=late)
    for moment, day in (("09:30", "2026-11-20"), ("10:00", "2026-11-21")):
        schedule = open_at(baku, utc(f"2026-11-21T{moment}"))
        assert schedule is not None
        assert schedule.date == day


# Zones that move their clocks. Berlin: 29 March 2026, 02:00 becomes 03:00; 25 October, 03:00 becomes 02:00.


@pytest.mark.parametrize(
    ("day", "opens", "closes"),
    [
        ("2026-03-28", "2026-03-28T08:00", "2026-03-28T17:00"),
        ("2026-03-29", "2026-03-29T07:00", "2026-03-29T16:00"),
        ("2026-10-24", "2026-10-24T07:00", "2026-10-24T16:00"),
        ("2026-10-25", "2026-10-25T08:00", "2026-10-25T17:00"),
    ],
)
def test_a_centre_opens_at_nine_on_its_wall_whatever_the_clock_did_at_night(
    day: str, opens: str, closes: str
) -> None:
    berlin = centre("Europe/Berlin", NINE_TO_SIX)
    assert open_at(berlin, utc(opens) - 1) is None
    assert open_at(berlin, utc(opens)) == DaySchedule(date=day, opens=0, closes=utc(closes))


@pytest.mark.parametrize(
    ("zone", "day", "hours_open"),
    [
        ("Europe/Berlin", "2026-03-28", 7),
        ("Europe/Berlin", "2026-10-24", 9),
        ("America/New_York", "2026-03-07", 7),
        ("America/New_York", "2026-10-31", 9),
        ("Asia/Baku", "2026-03-28", 8),
        ("Asia/Kabul", "2026-03-28", 8),
    ],
)
def test_a_night_in_which_the_clock_is_moved_is_an_hour_shorter_or_longer(
    zone: str, day: str, hours_open: int
) -> None:
    night = centre(zone, (OpeningHours(EVERY_DAY, time(20), time(4)),))
    opens = at(f"{day}T20:00", zone)
    schedule = open_at(night, opens)
    assert schedule is not None
    assert schedule.date == day
    assert (schedule.closes - opens) / 3_600_000 == hours_open


def test_a_time_that_does_not_exist_is_the_moment_of_the_jump() -> None:
    berlin = centre("Europe/Berlin", (OpeningHours(EVERY_DAY, time(20), time(2, 30)),))
    schedule = open_at(berlin, at("2026-03-28T23:00", "Europe/Berlin"))
    assert schedule == DaySchedule(date="2026-03-28", opens=0, closes=utc("2026-03-29T01:00"))


def test_of_a_time_that_comes_twice_the_first_is_taken() -> None:
    berlin = centre("Europe/Berlin", (OpeningHours(EVERY_DAY, time(20), time(2, 30)),))
    schedule = open_at(berlin, at("2026-10-24T23:00", "Europe/Berlin"))
    assert schedule == DaySchedule(date="2026-10-24", opens=0, closes=utc("2026-10-25T00:30"))


def test_a_break_in_the_hour_that_is_lost_is_no_break() -> None:
    hours = (OpeningHours(EVERY_DAY, time(20), time(6)),)
    one = centre("Europe/Berlin", hours, breaks=(Break(EVERY_DAY, time(2, 15), time(2, 45)),))
    schedule = open_at(one, at("2026-03-28T21:00", "Europe/Berlin"))
    assert schedule is not None
    assert schedule.hours == ()


def test_a_jump_at_midnight_opens_the_day_at_the_jump() -> None:
    """Havana, 8 March 2026: midnight is one o'clock at once."""
    havana = centre("America/Havana", (OpeningHours((Weekday.SUN,), time(0, 30), time(8)),))
    jump = utc("2026-03-08T05:00")
    assert open_at(havana, jump - 1) is None
    assert open_at(havana, jump) == DaySchedule(date="2026-03-08", opens=0, closes=utc("2026-03-08T12:00"))


def test_a_centre_open_in_the_lost_hour_alone_does_not_open() -> None:
    hours = (OpeningHours(EVERY_DAY, time(2, 15), time(2, 45)),)
    berlin = centre("Europe/Berlin", hours)
    assert open_at(berlin, utc("2026-03-29T01:00")) is None
    assert open_at(berlin, at("2026-03-30T02:30", "Europe/Berlin")) is not None


MINUTES = st.integers(0, 24 * 60 - 1)
ZONES = st.sampled_from(
    ["Asia/Baku", "Asia/Kabul", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"]
)


def clock(minute: int) -> time:
    return time(minute // 60, minute % 60)


@given(
    zone=ZONES,
    opens=MINUTES,
    lasts=st.integers(1, 20 * 60),
    rests=MINUTES,
    rests_for=st.integers(1, 240),
    day=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    minute=MINUTES,
)
def test_whoever_looks_at_the_wall_finds_the_centre_open_when_the_schedule_says_so(
    zone: str, opens: int, lasts: int, rests: int, rests_for: int, day: date, minute: int
) -> None:
    """Except in the hours around a jump, of which the tests above speak."""
    hours = (OpeningHours(EVERY_DAY, clock(opens), clock((opens + lasts) % 1440)),)
    pause = (Break(EVERY_DAY, clock(rests), clock((rests + rests_for) % 1440)),)
    one = centre(zone, hours, breaks=pause)
    local = datetime.combine(day, clock(minute), tzinfo=ZoneInfo(zone))
    moment = int(local.timestamp() * 1000)
    schedule = open_at(one, moment)
    if schedule is not None:
        well_formed(schedule, moment)
    if steady(local):
        assert (schedule is not None) == ((minute - opens) % 1440 < lasts)
        if schedule is not None:
            assert worked(schedule, moment) == ((minute - rests) % 1440 >= rests_for)


def steady(local: datetime) -> bool:
    """Whether nobody moves the clock within two days."""
    days = [local + timedelta(days=days) for days in (-2, 2)]
    return len({day.utcoffset() for day in days}) == 1


def worked(schedule: DaySchedule, moment: int) -> bool:
    """Whether passports are given out then."""
    own = [hours for hours in schedule.hours if hours.service == "passport"]
    return not own or any(span.begins <= moment < span.ends for span in own[0].spans)


def well_formed(schedule: DaySchedule, moment: int) -> None:
    assert moment < schedule.closes
    for hours in schedule.hours:
        edges = [edge for span in hours.spans for edge in (span.begins, span.ends)]
        assert edges == sorted(set(edges))
        assert all(edge <= schedule.closes for edge in edges)


def test_asked_once_a_second_the_calendar_is_read_once_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[date] = []
    hours_on = calendar._hours_on

    def counted(of: Centre, opening: date) -> list[calendar._Hours]:
        read.append(opening)
        return hours_on(of, opening)

    monkeypatch.setattr(calendar, "_hours_on", counted)
    one = centre("Asia/Baku", NINE_TO_SIX)
    morning = at("2026-11-20T09:00", "Asia/Baku")
    for second in range(1_000):
        assert open_at(one, morning + second * 1_000) is not None
    assert sorted(read) == [date(2026, 11, 19), date(2026, 11, 20)]


def test_a_changed_centre_has_its_own_calendar() -> None:
    moment = at("2026-11-20T09:30", "Asia/Baku")
    assert open_at(centre("Asia/Baku", NINE_TO_SIX), moment) is not None
    assert open_at(centre("Asia/Baku", NIGHT), moment) is None


def test_spans_say_when_in_utc_milliseconds() -> None:
    hours = (OpeningHours(EVERY_DAY, time(10), time(11)),)
    schedule = open_at(centre("Asia/Baku", NINE_TO_SIX, service_hours=hours), utc("2026-11-20T06:00"))
    assert schedule is not None
    assert schedule.hours[0].spans == (Span(begins=1_795_154_400_000, ends=1_795_158_000_000),)


@pytest.mark.parametrize(
    ("wall_ms", "timezone", "day"),
    [
        (1_795_132_799_000, "UTC", "2026-11-19"),
        (1_795_132_799_000, "Asia/Baku", "2026-11-20"),
        (1_795_116_600_000 - 1, "Asia/Kabul", "2026-11-19"),
        (1_795_116_600_000, "Asia/Kabul", "2026-11-20"),
    ],
)
def test_the_date_is_the_one_on_the_wall_of_the_centre(wall_ms: int, timezone: str, day: str) -> None:
    assert local_date(wall_ms, timezone) == day


def test_before_the_hours_of_a_date_its_day_is_known_and_when_it_opens() -> None:
    baku = centre("Asia/Baku", NINE_TO_SIX)
    schedule = schedule_at(baku, at("2026-11-20T08:55", "Asia/Baku"))
    assert schedule is not None
    assert (schedule.date, schedule.opens) == ("2026-11-20", at("2026-11-20T09:00", "Asia/Baku"))
    assert schedule_at(baku, at("2026-11-20T18:00", "Asia/Baku")) is None


def test_in_the_night_it_is_still_yesterdays_day() -> None:
    schedule = schedule_at(centre("Asia/Baku", NIGHT), at("2026-11-21T01:00", "Asia/Baku"))
    assert schedule is not None
    assert schedule.date == "2026-11-20"
