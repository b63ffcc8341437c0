"""One connection to a real broker: what it promises, and what it does not."""

import threading
from pathlib import Path

import pytest

from center_hub.link.wire import Incoming, Wire
from tests.support.wires import PATIENCE_S, Ear, free_port, heard_by


def test_without_a_broker_nothing_is_sent_and_nothing_is_said_to_have_been() -> None:
    wire = Wire("127.0.0.1", free_port(), "alone", ["a"])
    assert wire.wait(0.0) == []
    assert not wire.connected
    assert not wire.publish("a", b"x")
    assert wire.generation == 0
    wire.close()


def test_messages_arrive_whole_and_in_order(broker: int) -> None:
    with heard_by(broker, "listener", "order") as ear, heard_by(broker, "speaker") as mouth:
        sent = [Incoming("order", bytes([number]) * number) for number in range(200)]
        for one in sent:
            mouth.say(one.topic, one.payload)
        delivered(mouth)
        ear.until(lambda one: len(one.heard) >= len(sent))
        assert ear.heard == sent


def delivered(mouth: Ear) -> None:
    """Wait until the broker has acknowledged all that was said."""
    client = mouth.wire._client
    assert client is not None
    mouth.until(lambda _: not client._out_messages and not client.want_write())


def test_what_is_retained_is_told_to_one_who_comes_later(broker: int) -> None:
    with heard_by(broker, "early") as early:
        early.say("late/a", b"old", retain=True)
        early.say("late/a", b"new", retain=True)
        delivered(early)
    with heard_by(broker, "late", "late/a") as late:
        assert late.next_on("late/a") == b"new"


def test_another_thread_may_end_a_wait(broker: int) -> None:
    with heard_by(broker, "sleeper") as ear:
        begun = threading.Event()
        woken = threading.Event()

        def sleep() -> None:
            begun.set()
            ear.wire.wait(PATIENCE_S)
            woken.set()

        sleeper = threading.Thread(target=sleep)
        sleeper.start()
        begun.wait()
        ear.wire.wake()
        sleeper.join(timeout=PATIENCE_S)
        assert woken.is_set()


def test_waking_a_wire_that_is_closed_does_nothing(tmp_path: Path) -> None:
    wire = Wire("127.0.0.1", free_port(), "closed", [])
    wire.close()
    with (tmp_path / "bystander").open("wb") as bystander, (tmp_path / "another").open("wb") as another:
        wire.wake()  # a descriptor of the same number may belong to somebody else by now
        assert (bystander.tell(), another.tell()) == (0, 0)
    assert (tmp_path / "bystander").read_bytes() == (tmp_path / "another").read_bytes() == b""


def test_a_message_as_long_as_a_document_may_be_arrives(broker: int) -> None:
    longest = b"x" * (200 * 1024)
    with heard_by(broker, "far", "long") as far, heard_by(broker, "near") as near:
        near.say("long", longest)
        delivered(near)
        assert far.next_on("long") == longest


@pytest.mark.parametrize("host", ["127.0.0.1", "no-such-host.invalid"])
def test_a_broker_that_cannot_be_reached_is_tried_again_later(host: str) -> None:
    now = [100.0]
    wire = Wire(host, free_port(), "patient", [], monotonic=lambda: now[0])
    wire.wait(0.0)
    first = wire._next_try
    assert 100.2 <= first <= 103.0
    wire.wait(0.0)
    assert wire._next_try == first  # too early to knock again
    now[0] = first
    wire.wait(0.0)
    assert wire._next_try > first
    wire.close()
