"""Facts as sentences, in every language, with and without a centre's names."""

from datetime import UTC
from pathlib import Path
from typing import get_origin, get_type_hints
from zoneinfo import ZoneInfo

import pytest

from center_hub.contract.words import Position, Why
from center_hub.journal.audit import Entry
from center_hub.journal.centre_names import CentreNames
from center_hub.journal.facts import (
    Because,
    ByDevice,
    CameEarlier,
    Fact,
    HeadStart,
    InClass,
    PeopleAhead,
    TimeHadCome,
    ToOneCounter,
    WasCalled,
    WithOutcome,
)
from center_hub.journal.listing import table
from center_hub.journal.wording import Ids, Wording
from config.languages import known_languages, load_language
from config.loader import load_centre
from tests.support.small_centre import MORNING

CENTRES = Path(__file__).parents[4] / "config" / "centres"
BAKU = load_centre(CENTRES / "asan-baku-1.yaml")
SAMPLES = {int: 3, str: "17-A042", tuple: ("17-A042", "17-P007"), Position: Position.FIRST, Why: Why.CHOSEN}


def wording(language: str = "en") -> Wording:
    return Wording(load_language(language), Ids(), UTC)


def sample(fact: type[Fact]) -> Fact:
    """The fact with something in each field."""
    hints = {name: hint for name, hint in get_type_hints(fact).items() if not name.startswith("__")}
    return fact(**{name: SAMPLES[get_origin(hint) or hint] for name, hint in hints.items()})


@pytest.mark.parametrize("language", known_languages())
@pytest.mark.parametrize("fact", Fact.__subclasses__(), ids=lambda fact: fact.__name__)
def test_every_fact_is_a_sentence_in_every_language(fact: type[Fact], language: str) -> None:
    said = wording(language).said([sample(fact)])
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize("language", known_languages())
@pytest.mark.parametrize("fact", [*map(Because, Why), ByDevice("kiosk-9")])
def test_every_reason_of_a_call_is_a_sentence_in_every_language(fact: Fact, language: str) -> None:
    assert wording(language).said([fact]).endswith(".")


@pytest.mark.parametrize(
    ("milliseconds", "said"),
    [
        (0, "0 s"),
        (499, "0 s"),
        (59_499, "59 s"),
        (59_500, "1 min"),
        (185_000, "3 min 5 s"),
        (599_000, "9 min 59 s"),
        (605_000, "10 min"),
        (3_600_000, "1 h"),
        (5_430_000, "1 h 30 min"),
        (-90_000, "\N{MINUS SIGN}1 min 30 s"),
    ],
)
def test_a_length_of_time_is_no_more_exact_than_people_care(milliseconds: int, said: str) -> None:
    assert wording().span(milliseconds) == said


def test_people_are_counted_in_the_forms_of_the_language() -> None:
    said = [wording("ru").said([PeopleAhead(count)]) for count in (1, 3, 5)]
    assert said == ["Впереди был 1 человек.", "Впереди было 3 человека.", "Впереди было 5 человек."]


def test_times_are_told_in_the_zone() -> None:
    baku = Wording(load_language("en"), Ids(), ZoneInfo("Asia/Baku"))
    assert baku.said([TimeHadCome(MORNING)]) == "It had an appointment at 07:00, and that time had come."
    assert baku.stamp(MORNING) == "2026-11-21 07:00:00"


@pytest.mark.parametrize("language", ["prs", "ps"])
def test_figures_and_latin_names_keep_their_order_in_text_from_right_to_left(language: str) -> None:
    said = wording(language).said([WasCalled("c1", 605_000)])
    assert "\u2068c1\u2069" in said
    assert "\u2066۱۰\u2069" in said  # noqa: RUF001 - digits of Dari and Pashto
    assert wording(language).stamp(MORNING).startswith("\u2066")


def test_a_ticket_is_said_as_people_say_it() -> None:
    assert wording().number("17-A042") == "A 042"
    assert wording().number("3-P1234") == "P 1234"


@pytest.mark.parametrize(("language", "said"), [("en", "A, B, C"), ("ps", "A، ")])
def test_several_things_stand_in_a_row(language: str, said: str) -> None:
    assert said in wording(language).listed(["A", "B", "C"]).replace("\u2068", "").replace("\u2069", "")


def test_a_centre_gives_its_own_names() -> None:
    counter, service = BAKU.counters[0], BAKU.services[0]
    speaking = Wording(load_language("az"), CentreNames(BAKU, "az"), UTC)
    said = speaking.said([ToOneCounter(counter.id, service.id), WithOutcome("done")])
    assert f"pəncərə {counter.label}, {service.name['az']}" in said
    assert BAKU.outcome("done").name["az"] in said
    said = speaking.said([InClass("elderly", 1_800_000)])
    assert BAKU.priority_class("elderly").name["az"] in said


@pytest.mark.parametrize("language", known_languages())
def test_nobody_is_told_which_group_another_citizen_is_of(language: str) -> None:
    said = wording(language).said([HeadStart("disability", 1_800_000, 60_000)])
    assert load_language(language).figures(30) in said
    assert "disability" not in said


def test_a_device_is_told_by_what_it_is_for() -> None:
    desk = next(device.id for device in BAKU.devices if device.role == "helpdesk")
    speaking = Wording(load_language("en"), CentreNames(BAKU, "en"), UTC)
    assert speaking.said([ByDevice(desk)]) == f"At the help desk: {desk}."
    for other in (next(device.id for device in BAKU.devices if device.role == "board"), "long-gone"):
        assert speaking.said([ByDevice(other)]) == f"Device: {other}."


def test_what_a_centre_no_longer_has_is_told_by_its_id() -> None:
    names = CentreNames(BAKU, "az")
    for kind in ("counter", "service", "profile", "priority", "reason", "outcome", "operator"):
        assert names.name(kind, "long-gone") == "long-gone"


def test_a_language_the_centre_does_not_speak_gets_the_names_of_its_main_one() -> None:
    service = BAKU.services[0]
    assert CentreNames(BAKU, "ps").name("service", service.id) == service.name["az"]


def test_the_audit_is_lined_up_whatever_the_language() -> None:
    entries = [
        Entry(sequence=1, wall=MORNING, facts=(CameEarlier(1_000),), device="counter-1"),
        Entry(
            sequence=2,
            wall=MORNING,
            facts=(CameEarlier(60_000),),
            device="helpdesk-1",
            ticket="1-A001",
            reason="helped",
        ),
    ]
    headings, first, second = table(entries, wording())
    assert headings.split() == ["When", "Ticket", "Counter", "Device", "Operator", "Reason", "What"]
    assert first.split("  ")[0] == "2026-11-21 03:00:00"
    assert "It came 1 s" in first
    assert "A 001" in second
    column = headings.index("What")
    assert {line.index("It came") for line in (first, second)} == {column}


def test_isolates_take_no_place_in_a_line_of_the_audit() -> None:
    entry = Entry(sequence=1, wall=MORNING, facts=(CameEarlier(1_000),), device="counter-1")
    invisible = dict.fromkeys((0x2066, 0x2068, 0x2069))
    headings, row = (line.translate(invisible) for line in table([entry], wording("ps")))
    assert row.index("counter-1") == headings.index(load_language("ps").text("explain.audit.device"))
