"""What the shipped centres and devices promise."""

import time as clock
from collections import Counter as Tally
from collections.abc import Mapping
from datetime import date, time

import pytest

from config.hours import Weekday
from config.inspection import problems_of
from config.languages import known_languages, load_language
from config.loader import centre_file, known_centres, load_centre, load_device
from config.model import Centre
from config.rules import ClosingRules, Rules

BAKU = load_centre(centre_file("asan-baku-1"))
KABUL = load_centre(centre_file("asan-khedmat-kabul-1"))
BOTH = pytest.mark.parametrize("centre", [BAKU, KABUL], ids=lambda centre: centre.id)
_FOLDER = centre_file("asan-baku-1").parents[1]
_FILES = sorted(_FOLDER.glob("*/*.yaml"))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_every_shipped_file_is_without_problems(path: object) -> None:
    assert path in _FILES
    assert not [str(one) for file in _FILES if file == path for one in problems_of(file)]


def test_both_centres_are_shipped() -> None:
    assert known_centres() == ("asan-baku-1", "asan-khedmat-kabul-1")


def test_baku_is_a_large_centre() -> None:
    assert len(BAKU.services) >= 64
    assert [one.label for one in BAKU.counters] == [str(number) for number in range(1, 41)]
    assert len(BAKU.zones) == 3
    assert BAKU.languages == ("az", "ru", "en")
    assert BAKU.timezone == "Asia/Baku"


def test_baku_is_open_on_six_days() -> None:
    week, saturday = BAKU.hours
    assert (week.opens, week.closes, len(week.days)) == (time(9), time(18), 5)
    assert (saturday.days, saturday.closes) == ((Weekday.SAT,), time(17))


def test_kabul_speaks_dari_first_and_rests_on_friday() -> None:
    assert len(KABUL.services) >= 25
    assert len(KABUL.counters) == 16
    assert len(KABUL.zones) == 2
    assert KABUL.languages == ("prs", "ps", "en")
    assert Weekday.FRI not in {day for hours in KABUL.hours for day in hours.days}
    assert {f"{one.opens:%H:%M}-{one.closes:%H:%M}" for one in KABUL.hours} == {"08:00-16:00", "08:00-13:00"}


@BOTH
def test_a_kiosk_has_six_to_eight_popular_services_that_tell_what_to_bring(centre: Centre) -> None:
    popular = [one for one in centre.services if one.popular]
    assert 6 <= len(popular) <= 8
    assert all(one.bring for one in popular)


@BOTH
def test_every_service_is_served_and_every_counter_has_a_device(centre: Centre) -> None:
    assert all(centre.counters_serving(one.id) for one in centre.services)
    assert Tally(one.counter for one in centre.devices if one.counter) == Tally(
        one.id for one in centre.counters
    )
    roles = {one.role for one in centre.devices}
    assert roles == {"kiosk", "counter", "board", "helpdesk", "manager", "panel"}


@BOTH
def test_services_of_different_agencies_never_share_a_ticket_letter(centre: Centre) -> None:
    pairs = {(one.series, one.agency) for one in centre.services}
    assert len({letter for letter, _ in pairs}) == len(pairs)


@BOTH
def test_times_are_such_as_a_centre_has(centre: Centre) -> None:
    for service in centre.services:
        assert 3 * 60 <= service.mean_service_s <= 30 * 60
        assert 10 * 60 <= service.target_wait_s <= 30 * 60


@BOTH
def test_no_two_choices_on_a_kiosk_read_the_same(centre: Centre) -> None:
    for language in centre.languages:
        names = Tally((one.agency, one.name[language]) for one in centre.services)
        assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("code", known_languages())
def test_figures_within_a_text_are_those_of_its_language(code: str) -> None:
    language = load_language(code)
    named = [one for centre in (BAKU, KABUL) for one in (*centre.services, *centre.agencies, *centre.zones)]
    said = [text[code] for one in named for text in _texts_of(one) if code in text]
    for text in (*language.texts.values(), *said):
        assert text == language.figures(text)


def _texts_of(one: object) -> list[Mapping[str, str]]:
    return [text for key in ("name", "bring", "fee", "document") if (text := getattr(one, key, None))]


def test_every_language_of_a_centre_is_spoken() -> None:
    assert {*BAKU.languages, *KABUL.languages} == set(known_languages())


@BOTH
def test_lookups_find_by_id_and_an_unknown_id_is_a_key_error(centre: Centre) -> None:
    assert centre.service(centre.services[3].id) is centre.services[3]
    assert centre.counter("counter-2").label == "2"
    assert centre.zone("zone-a").id == "zone-a"
    assert centre.agency(centre.services[0].agency) in centre.agencies
    assert centre.profile(centre.counters[0].profile) in centre.profiles
    assert centre.device("kiosk-1").role == "kiosk"
    assert centre.priority_class("disability") in centre.priority_classes
    assert centre.reason("urgent") is centre.reasons[0]
    assert centre.outcome("done") is centre.outcomes[0]
    assert centre.journey("child-born") in centre.journeys
    for look_up in (
        centre.service,
        centre.counter,
        centre.zone,
        centre.agency,
        centre.profile,
        centre.device,
        centre.priority_class,
        centre.reason,
        centre.outcome,
        centre.journey,
    ):
        with pytest.raises(KeyError):
            look_up("nobody")
    with pytest.raises(KeyError):
        centre.counters_serving("nobody")


@BOTH
def test_a_citizen_may_declare_at_the_kiosk_what_anybody_can_see(centre: Centre) -> None:
    declared = {one.id for one in centre.priority_classes if one.at_kiosk}
    assert declared == {"elderly", "pregnant", "with-infant"}
    assert {"disability", "martyr-family"} <= {one.id for one in centre.priority_classes} - declared
    assert all(20 * 60 <= one.head_start_s <= 40 * 60 for one in centre.priority_classes)


@BOTH
def test_a_centre_can_act_out_of_order_and_say_how_a_service_ended(centre: Centre) -> None:
    assert len(centre.reasons) == 5
    assert [one.id for one in centre.outcomes] == [
        "done", "documents-missing", "referred", "refused", "not-eligible",
    ]  # fmt: skip
    assert Tally(one.role for one in centre.operators) == {"operator": 5, "supervisor": 1}


@BOTH
def test_a_journey_goes_through_services_in_an_order_that_can_be_kept(centre: Centre) -> None:
    assert len(centre.journeys) == 3
    for journey in centre.journeys:
        for number, service in enumerate(journey.services):
            assert not set(centre.service(service).after) & set(journey.services[number + 1 :])


def test_baku_rests_on_its_holidays_and_gives_no_ticket_in_vain() -> None:
    assert {date(2026, 3, 20), date(2026, 11, 8), date(2027, 12, 31)} <= set(BAKU.holidays)
    assert len(BAKU.holidays) == 32
    assert BAKU.rules == Rules(closing=ClosingRules(when_full=True))


def test_in_kabul_there_is_time_for_a_prayer() -> None:
    assert date(2026, 8, 19) in KABUL.holidays
    assert (KABUL.rules.no_show.may_return_within_s, KABUL.rules.parking.limit_s) == (1800, 1800)
    assert KABUL.rules.appointments.late == "queue"


@BOTH
def test_a_limit_for_each_person_asks_for_a_document_in_every_language(centre: Centre) -> None:
    limited = [one for one in centre.services if one.per_person]
    assert limited
    for service in limited:
        assert service.document is not None
        assert service.document.keys() == set(centre.languages)


def test_a_cross_trained_counter_serves_two_groups() -> None:
    seven = BAKU.counter("counter-7")
    assert seven in BAKU.counters_serving("id-card-renewal")
    assert seven in BAKU.counters_serving("vehicle-registration")
    assert seven not in BAKU.counters_serving("wills")


def test_the_shipped_devices_are_as_measured() -> None:
    kiosk = load_device(_FOLDER / "devices" / "kiosk-1.yaml")
    assert (kiosk.screen.width_mm, kiosk.screen.height_mm) == (268, 476)
    assert kiosk.hardware.ticket_printer is not None
    assert (kiosk.hardware.ticket_printer.port, kiosk.hardware.ticket_printer.width_dots) == (9100, 576)
    board = load_device(_FOLDER / "devices" / "board-main.yaml")
    assert (board.screen.width_mm, board.hardware.ticket_printer) == (941, None)


def test_a_kiosk_reads_its_centre_within_40_milliseconds() -> None:
    spent = []
    for _ in range(5):
        before = clock.process_time()
        load_centre(centre_file("asan-baku-1"))
        spent.append(clock.process_time() - before)
    assert min(spent) < 0.040
