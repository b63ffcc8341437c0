"""The topics as they stand on the wire, and the names that may not stand in one."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.contract.topics import TopicError, Topics

TOPICS = Topics("baku-1")
BAD_LEVELS = [
    "",
    "a/b",
    "/",
    "+",
    "#",
    "a+",
    "$sys",
    "a b",
    "a\n",
    "\n",
    "a\0",
    "Kiosk",
    "-a",
    "a-",
    "növbə",
    "نوبت",
    "..",
    "a" * 49,
]

BUILDERS = [TOPICS.command, TOPICS.health, TOPICS.reply, TOPICS.counter, TOPICS.board, Topics]


def test_the_topics_are_these() -> None:
    assert TOPICS.command("kiosk-1") == "nobat/1/baku-1/command/kiosk-1"
    assert TOPICS.commands == "nobat/1/baku-1/command/+"
    assert TOPICS.reply("kiosk-1") == "nobat/1/baku-1/reply/kiosk-1"
    assert TOPICS.health("kiosk-1") == "nobat/1/baku-1/health/kiosk-1"
    assert TOPICS.healths == "nobat/1/baku-1/health/+"
    assert TOPICS.devices == "nobat/1/baku-1/document/devices"
    assert TOPICS.pulse == "nobat/1/baku-1/document/pulse"
    assert TOPICS.queues == "nobat/1/baku-1/document/queues"
    assert TOPICS.counter("c1") == "nobat/1/baku-1/document/counter/c1"
    assert TOPICS.board("hall") == "nobat/1/baku-1/document/board/hall"


@pytest.mark.parametrize("level", BAD_LEVELS)
@pytest.mark.parametrize("build", BUILDERS)
def test_a_name_that_would_not_stay_one_level_is_refused(build: Callable[[str], object], level: str) -> None:
    with pytest.raises(TopicError, match="cannot stand in a topic"):
        build(level)


@pytest.mark.parametrize("level", BAD_LEVELS)
def test_a_command_from_no_clean_name_is_from_nobody(level: str) -> None:
    assert TOPICS.device_of_command(f"nobat/1/baku-1/command/{level}") is None
    assert TOPICS.device_of_health(f"nobat/1/baku-1/health/{level}") is None


@pytest.mark.parametrize(
    "topic",
    [
        "nobat/1/kabul-1/command/kiosk-1",
        "nobat/2/baku-1/command/kiosk-1",
        "nobat/1/baku-1/reply/kiosk-1",
        "x/nobat/1/baku-1/command/kiosk-1",
        "nobat/1/baku-1/command",
    ],
)
def test_a_topic_of_somebody_else_is_from_nobody(topic: str) -> None:
    assert TOPICS.device_of_command(topic) is None
    assert TOPICS.device_of_health(topic) is None
    assert not TOPICS.is_health(topic)


@given(st.from_regex(r"[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?", fullmatch=True))
def test_the_device_is_read_back_from_its_topic(device: str) -> None:
    assert TOPICS.device_of_command(TOPICS.command(device)) == device
    assert TOPICS.device_of_health(TOPICS.health(device)) == device
    assert TOPICS.device_of_command(TOPICS.health(device)) is None
