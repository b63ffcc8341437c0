from collections.abc import Callable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import scalars
from config.problems import Rejected


def refusal_of(parse: Callable[[str], object], text: str) -> str:
    """What a person is told to do instead, or `read` if there was nothing to refuse."""
    try:
        parse(text)
    except Rejected as refused:
        return refused.fix or ""
    return "read"


@given(st.times())
def test_every_minute_of_the_day_is_read(moment: time) -> None:
    assert scalars.time_of_day(f"{moment:%H:%M}") == moment.replace(second=0, microsecond=0)


def test_the_time_yaml_would_turn_into_750_is_a_time() -> None:
    assert scalars.time_of_day("12:30") == time(12, 30)
    assert scalars.time_of_day("9:05") == time(9, 5)


@pytest.mark.parametrize("text", ["24:00", "12:60", "12:3", "12", "12.30", "٠٩:٣٠", "09:00:00", " 09:00"])
def test_what_no_clock_shows_is_refused(text: str) -> None:
    with pytest.raises(Rejected):
        scalars.time_of_day(text)


@given(st.dates(date(2020, 1, 1), date(2099, 12, 31)))
def test_every_date_of_this_century_is_read(day: date) -> None:
    assert scalars.calendar_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "says", "fix"),
    [
        ("2026-02-30", "no day 30 in 2026-02", "from 01 to 28"),
        ("2027-02-29", "no day 29 in 2027-02", "from 01 to 28"),
        ("2028-02-30", "no day 30 in 2028-02", "from 01 to 29"),
        ("2026-04-31", "no day 31", "from 01 to 30"),
        ("2026-04-00", "no day 00", "from 01 to 30"),
        ("2026-13-01", "no month 13", "2026-03-20"),
        ("2026-00-01", "no month 00", "2026-03-20"),
        ("0226-03-20", "too far away", "2020 to 2099"),
        ("2206-03-20", "too far away", "2020 to 2099"),
        ("2026-3-9", "not a date", "'2026-03-09'"),
        ("2026/03/20", "not a date", "'2026-03-20'"),
        ("20.03.2026", "not a date", "'2026-03-20'"),
        ("31.02.2026", "not a date", "2026-03-20"),
        ("20 March 2026", "not a date", "2026-03-20"),
        ("03-20", "not a date", "2026-03-20"),
        ("2026-03-20 ", "not a date", "2026-03-20"),
        ("٢٠٢٦-٠٣-٢٠", "not a date", "2026-03-20"),
    ],
)
def test_what_no_calendar_has_is_refused_with_a_repair(text: str, says: str, fix: str) -> None:
    with pytest.raises(Rejected) as caught:
        scalars.calendar_date(text)
    assert says in caught.value.what
    assert fix in (caught.value.fix or "")


@given(st.from_regex(r"[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}", fullmatch=True))
def test_a_date_that_is_suggested_is_one(text: str) -> None:
    fix = refusal_of(scalars.calendar_date, text)
    if fix.startswith("did you mean"):
        suggested = fix.split("'")[1]
        assert scalars.calendar_date(suggested).isoformat() == suggested


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("45s", 45), ("12m", 720), ("1h", 3600), ("1h30m", 5400), ("1h1m1s", 3661), ("24h", 86400)],
)
def test_a_duration_is_read_in_seconds(text: str, seconds: int) -> None:
    assert scalars.duration_s(text) == seconds


@pytest.mark.parametrize("text", ["", "m", "12", "30m1h", "0s", "25h", "-5m", "1.5h", "12 m", "soon", "१m"])
def test_what_is_no_duration_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Rejected) as caught:
        scalars.duration_s(text)
    assert caught.value.fix


@pytest.mark.parametrize("text", ["a", "7", "id-card-renewal", "x" * 48])
def test_an_id_is_taken_as_it_is(text: str) -> None:
    assert scalars.identity(text) == text


@pytest.mark.parametrize("text", ["", "-a", "a-", "A", "a_b", "a b", "ə", "x" * 49, "a\n"])
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(Rejected):
        scalars.identity(text)


@given(st.text(max_size=60))
def test_an_id_that_is_suggested_is_one(text: str) -> None:
    fix = refusal_of(scalars.identity, text)
    if fix.startswith("did you mean"):
        suggested = fix.split("'")[1]
        assert scalars.identity(suggested) == suggested


@pytest.mark.parametrize("text", ["I", "O", "a", "AB", "", "Ə", "1"])
def test_a_letter_people_misread_is_no_ticket_letter(text: str) -> None:
    with pytest.raises(Rejected):
        scalars.series_letter(text)


@pytest.mark.parametrize(("text", "value"), [("true", True), ("yes", True), ("false", False), ("no", False)])
def test_yes_and_no_are_read(text: str, value: object) -> None:
    assert scalars.yes_or_no(text) is value


@pytest.mark.parametrize(("text", "value"), [("04b8", 0x04B8), ("0x0202", 0x0202), ("0010", 0x10)])
def test_a_usb_number_is_read_as_lsusb_prints_it(text: str, value: int) -> None:
    assert scalars.usb_number(text) == value


@pytest.mark.parametrize("text", ["0", "65536", "x", "-1", "1883 ", "٩١٠٠"])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(Rejected):
        scalars.port_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "192.168.1.50", "::1", "fe80::1%eth0", "2001:db8::50", "localhost", "printer-1", "Printer.local",
        "3com", "x" * 63 + ".az", ".".join(["x" * 49] * 5),
    ],
)  # fmt: skip
def test_a_host_is_taken_as_it_is(text: str) -> None:
    assert scalars.host(text) == text


@pytest.mark.parametrize(
    ("text", "says", "fix"),
    [
        ("a..b", "a dot too many", "'a.b'"),
        (".b", "a dot too many", "'b'"),
        ("b.", "a dot too many", "'b'"),
        ("x" * 64, "63 letters", "printer.local"),
        (".".join(["x" * 50] * 5), "253", "printer.local"),
        ("192.168.1.50 ", "a blank", "'192.168.1.50'"),
        ("hall printer", "a blank", "'hall-printer'"),
        ("192.168.1.50:9100", "port", "'host: 192.168.1.50' and 'port: 9100'"),
        ("printer.local:9100", "port", "'host: printer.local' and 'port: 9100'"),
        ("[::1]:9100", "port", "'host: ::1' and 'port: 9100'"),
        ("[::1]", "brackets", "'::1'"),
        ("192.168.1.500", "address", "0 to 255"),
        ("192.168.1", "address", "0 to 255"),
        ("1", "address", "0 to 255"),
        ("1:2", "address", "0 to 255"),
        ("http://printer", "':'", "printer.local"),
        ("mqtt://hub:1883", "':'", "printer.local"),
        ("printer_1", "'_'", "'printer-1'"),
        ("-printer", "hyphen", "'printer'"),
        ("çap", "'ç'", "printer.local"),
        ("a\0b", "", "printer.local"),
        ("", "nothing", "write a text"),
    ],
)
def test_what_is_no_host_is_refused_with_a_repair(text: str, says: str, fix: str) -> None:
    with pytest.raises(Rejected) as caught:
        scalars.host(text)
    assert says in caught.value.what
    assert fix in (caught.value.fix or "")


@given(st.text(max_size=80) | st.from_regex(r"[a-z0-9.:_ \[\]%-]{1,80}", fullmatch=True))
def test_a_host_that_is_read_can_be_looked_up(text: str) -> None:
    if refusal_of(scalars.host, text) == "read":
        assert text.encode("idna")
        assert not set(text) & set(" /\0")


@pytest.mark.parametrize(
    "text", ["Asia/Bako", "", "../../etc/passwd", "/etc/localtime", "Asia", "Asia/Baku\0", "x" * 300]
)
def test_what_is_no_time_zone_is_refused(text: str) -> None:
    with pytest.raises(Rejected):
        scalars.timezone_name(text)


@given(st.text(max_size=40), st.sampled_from([
    scalars.time_of_day, scalars.duration_s, scalars.identity, scalars.series_letter, scalars.yes_or_no,
    scalars.usb_number, scalars.port_number, scalars.size, scalars.whole_number, scalars.said,
    scalars.timezone_name, scalars.host, scalars.calendar_date,
]))  # fmt: skip
def test_any_text_is_read_or_refused_with_a_repair_and_never_crashes(
    text: str, parse: Callable[[str], object]
) -> None:
    assert refusal_of(parse, text)
