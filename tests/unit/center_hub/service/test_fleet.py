import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.contract.codec import encode
from center_hub.contract.health import (
    OFFLINE,
    WORD_HOLDS_S,
    DeviceHealth,
    DeviceStanding,
    HelpAnswer,
    HelpCall,
    HelpStep,
    HelpWanted,
    Presence,
    at_start,
    with_answers,
    with_help,
    with_printer,
)
from center_hub.contract.words import Role, Stamp
from center_hub.core.events import Moment
from center_hub.service.fleet import COMPLAINT_EVERY_MS, Fleet

STAMP = Stamp(epoch=1, sequence=7)
WELL = with_printer(at_start(has_printer=True), "ready", can_print=True)
EMPTY = with_printer(at_start(has_printer=True), "paper_out", can_print=False)
WALL = 1_795_239_720_000


def at(seconds: float) -> Moment:
    return Moment(wall=WALL + round(seconds * 1000), steady=round(seconds * 1000))


def told(fleet: Fleet) -> dict[str, DeviceStanding]:
    return {one.device: one for one in fleet.document(STAMP).devices}


def fleet(**said: DeviceHealth) -> Fleet:
    """Two kiosks and what they said at once."""
    made = Fleet({"kiosk-1": Role.KIOSK, "kiosk-2": Role.KIOSK})
    for device, health in said.items():
        made.hear(device.replace("_", "-"), encode(health), at(0))
    return made


def test_of_a_device_that_was_never_heard_nothing_is_known() -> None:
    assert told(fleet())["kiosk-1"] == DeviceStanding(device="kiosk-1", presence=Presence.UNKNOWN)
    assert not told(fleet())["kiosk-1"].can_print


def test_a_device_stands_as_it_said_and_the_others_as_before() -> None:
    heard = fleet(kiosk_2=WELL)
    assert told(heard)["kiosk-2"] == DeviceStanding(
        device="kiosk-2", presence=Presence.ONLINE, since=WALL, printer=WELL.printer
    )
    assert told(heard)["kiosk-1"].presence is Presence.UNKNOWN
    assert list(told(heard)) == ["kiosk-1", "kiosk-2"]


def test_since_is_when_it_came_and_not_when_it_last_spoke() -> None:
    heard = fleet(kiosk_1=WELL)
    heard.hear("kiosk-1", encode(EMPTY), at(60))
    assert told(heard)["kiosk-1"].since == WALL
    heard.hear("kiosk-1", encode(OFFLINE), at(61))
    assert told(heard)["kiosk-1"].since == WALL + 61_000


def test_of_a_device_that_is_gone_its_printer_is_no_longer_told() -> None:
    heard = fleet(kiosk_1=WELL)
    heard.hear("kiosk-1", encode(OFFLINE), at(5))
    assert told(heard)["kiosk-1"] == DeviceStanding(
        device="kiosk-1", presence=Presence.OFFLINE, since=WALL + 5_000
    )


def test_a_word_that_is_not_repeated_holds_no_longer() -> None:
    """What a broker kept of a kiosk that died with it must not send people there for ever."""
    heard = fleet(kiosk_1=WELL, kiosk_2=WELL)
    heard.hear("kiosk-2", encode(WELL), at(WORD_HOLDS_S - 1))
    heard.pass_time(at(WORD_HOLDS_S - 0.1))
    assert told(heard)["kiosk-1"].can_print
    heard.pass_time(at(WORD_HOLDS_S))
    assert told(heard)["kiosk-1"].presence is Presence.UNKNOWN
    assert not told(heard)["kiosk-1"].can_print
    assert told(heard)["kiosk-2"].can_print


def test_a_device_that_said_goodbye_stays_gone_however_long_it_takes() -> None:
    heard = fleet(kiosk_1=OFFLINE)
    heard.pass_time(at(WORD_HOLDS_S * 10))
    assert told(heard)["kiosk-1"].presence is Presence.OFFLINE


def test_a_device_that_speaks_again_is_there_again() -> None:
    heard = fleet(kiosk_1=WELL)
    heard.pass_time(at(WORD_HOLDS_S))
    heard.hear("kiosk-1", encode(WELL), at(WORD_HOLDS_S + 1))
    assert told(heard)["kiosk-1"].can_print


def test_what_a_broker_kept_is_no_sign_of_life_however_often_the_hub_comes_back_to_it() -> None:
    """A line that breaks every minute must not keep alive a kiosk that died with its last word kept."""
    heard = Fleet({"kiosk-1": Role.KIOSK})
    heard.recall("kiosk-1", encode(WELL), at(0))
    assert told(heard)["kiosk-1"].can_print
    for minute in (60, 120, 180):
        heard.recall("kiosk-1", encode(WELL), at(minute))
        heard.pass_time(at(minute))
    assert told(heard)["kiosk-1"].presence is Presence.UNKNOWN
    heard.hear("kiosk-1", encode(WELL), at(181))
    assert told(heard)["kiosk-1"].can_print


def test_what_was_said_while_the_hub_was_away_is_taken_from_the_broker() -> None:
    heard = fleet(kiosk_1=WELL, kiosk_2=OFFLINE)
    heard.recall("kiosk-1", encode(EMPTY), at(50))
    heard.recall("kiosk-2", encode(WELL), at(50))
    heard.pass_time(at(WORD_HOLDS_S + 49))
    assert told(heard)["kiosk-1"].printer == EMPTY.printer
    assert told(heard)["kiosk-2"].can_print


def test_what_was_taken_from_the_broker_is_no_longer_known() -> None:
    heard = fleet(kiosk_1=WELL)
    heard.hear("kiosk-1", b"", at(5))
    assert told(heard)["kiosk-1"].presence is Presence.UNKNOWN


def test_a_word_taken_back_again_and_again_is_news_once() -> None:
    heard = fleet(kiosk_1=WELL)
    heard.hear("kiosk-1", b"", at(5))
    assert told(heard)["kiosk-1"].since == WALL + 5_000
    heard.hear("kiosk-1", b"", at(6))
    assert heard.news(STAMP) is None


def test_there_is_news_only_when_something_changed() -> None:
    heard = fleet()
    assert heard.news(STAMP) is None
    heard.hear("kiosk-1", encode(WELL), at(1))
    assert heard.news(STAMP) == heard.document(STAMP)
    heard.hear("kiosk-1", encode(WELL), at(2))
    assert heard.news(STAMP) is None
    heard.hear("kiosk-1", encode(EMPTY), at(3))
    assert heard.news(STAMP) is not None


@given(st.binary(min_size=1, max_size=60))
def test_garbage_changes_nothing_and_ends_nothing(garbage: bytes) -> None:
    heard = fleet(kiosk_1=WELL)
    before = heard.document(STAMP)
    heard.hear("kiosk-1", garbage, at(0))
    heard.hear("kiosk-9", encode(WELL), at(0))
    assert heard.document(STAMP) == before


@pytest.mark.parametrize("stranger", ["kiosk-9", "manager-1", None])
def test_a_device_the_centre_does_not_know_is_refused_and_said(
    stranger: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    heard = fleet()
    heard.hear(stranger, encode(WELL), at(0))
    assert f"refused health of {stranger!r}" in caplog.text
    assert set(told(heard)) == {"kiosk-1", "kiosk-2"}


def test_a_flood_of_strangers_is_neither_kept_nor_written_down(caplog: pytest.LogCaptureFixture) -> None:
    heard = fleet()
    with caplog.at_level(logging.WARNING):
        for number in range(10_000):
            heard.hear(f"stranger-{number}", encode(WELL), at(number / 10_000))
        assert len(caplog.records) == 1
        heard.hear("stranger", encode(WELL), at(COMPLAINT_EVERY_MS / 1000))
    assert "9999 more were refused before" in caplog.records[-1].getMessage()
    assert len(heard._words) == 2


def test_who_comes_and_goes_stands_in_the_log_once_a_document_however_often_they_did(
    caplog: pytest.LogCaptureFixture,
) -> None:
    heard = fleet()
    with caplog.at_level(logging.INFO):
        for health in (WELL, OFFLINE) * 500:
            heard.hear("kiosk-1", encode(health), at(1))
        heard.news(STAMP)
    assert [record.getMessage() for record in caplog.records] == ["kiosk-1 is offline"]


HELP = HelpCall(call=7, language="ru")
CALLS = with_help(WELL, HELP)


def hall(**said: DeviceHealth) -> Fleet:
    """A kiosk, two help desks and a board, and what they said at once."""
    roles = {"kiosk-1": Role.KIOSK, "desk-1": Role.HELPDESK, "desk-2": Role.HELPDESK, "board-1": Role.BOARD}
    made = Fleet(roles)
    for device, health in said.items():
        made.hear(device.replace("_", "-"), encode(health), at(0))
    return made


def says(step: HelpStep, *, call: int = 7) -> DeviceHealth:
    return with_answers(at_start(has_printer=True), (HelpAnswer(kiosk="kiosk-1", call=call, step=step),))


def test_a_call_is_told_with_when_it_was_heard_first() -> None:
    heard = hall(kiosk_1=CALLS)
    heard.hear("kiosk-1", encode(with_help(EMPTY, HELP)), at(30))
    assert told(heard)["kiosk-1"].help == HelpWanted(call=7, language="ru", since=WALL)
    heard.hear("kiosk-1", encode(with_help(WELL, HelpCall(call=8, language="ru"))), at(60))
    assert told(heard)["kiosk-1"].help == HelpWanted(call=8, language="ru", since=WALL + 60_000)


def test_whoever_looks_sees_who_goes_to_whom_as_long_as_that_desk_is_there() -> None:
    heard = hall(kiosk_1=CALLS, desk_2=says(HelpStep.COMING))
    wanted = told(heard)["kiosk-1"].help
    assert wanted is not None
    assert (wanted.step, wanted.desk, wanted.coming) == (HelpStep.COMING, "desk-2", True)
    heard.hear("desk-2", encode(OFFLINE), at(1))
    assert told(heard)["kiosk-1"].help == HelpWanted(call=7, language="ru", since=WALL)


def test_the_desk_that_was_there_has_the_last_word() -> None:
    heard = hall(kiosk_1=CALLS, desk_1=says(HelpStep.DONE), desk_2=says(HelpStep.COMING))
    wanted = told(heard)["kiosk-1"].help
    assert wanted is not None
    assert (wanted.step, wanted.desk) == (HelpStep.DONE, "desk-1")


def test_an_answer_to_an_earlier_call_is_none_to_this() -> None:
    wanted = told(hall(kiosk_1=CALLS, desk_1=says(HelpStep.DONE, call=6)))["kiosk-1"].help
    assert wanted == HelpWanted(call=7, language="ru", since=WALL)


@pytest.mark.parametrize("last", [OFFLINE, WELL], ids=["dead", "taken back"])
def test_nobody_is_sent_to_a_kiosk_that_is_gone_or_needs_nobody(last: DeviceHealth) -> None:
    heard = hall(kiosk_1=CALLS)
    heard.hear("kiosk-1", encode(last), at(2))
    assert told(heard)["kiosk-1"].help is None


def test_a_call_that_is_not_said_again_ends_with_the_word_it_stood_in() -> None:
    heard = hall(kiosk_1=CALLS)
    heard.pass_time(at(WORD_HOLDS_S))
    assert told(heard)["kiosk-1"].help is None


def test_a_call_and_an_answer_are_news() -> None:
    heard = hall(kiosk_1=WELL)
    heard.document(STAMP)
    heard.hear("kiosk-1", encode(CALLS), at(1))
    assert heard.news(STAMP) is not None
    heard.hear("desk-1", encode(says(HelpStep.COMING)), at(2))
    assert heard.news(STAMP) is not None
    assert heard.news(STAMP) is None


@pytest.mark.parametrize(("device", "said"), [("board-1", CALLS), ("kiosk-1", says(HelpStep.DONE))])
def test_only_a_kiosk_calls_and_only_a_help_desk_answers(
    device: str, said: DeviceHealth, caplog: pytest.LogCaptureFixture
) -> None:
    heard = hall(kiosk_1=CALLS)
    before = told(heard)
    heard.hear(device, encode(said), at(1))
    assert told(heard) == before
    assert f"refused health of {device} that speaks of help" in caplog.text
