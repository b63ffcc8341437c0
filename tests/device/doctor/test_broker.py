"""The way to the hub, over real sockets: whole, and broken at each step."""

import threading
import time
from collections.abc import Callable

import pytest

from center_hub.service.broker.embedded import EmbeddedBroker
from hardware.doctor import broker
from hardware.doctor.broker import Way, examine_broker, examine_reach
from hardware.finding import Finding, Verdict
from tests.device.doctor.conftest import NOT_AUTHORISED, answering
from tests.support.processes import HubProcess
from tests.support.wires import free_port, heard_by, poll


def examined(port: int, host: str = "127.0.0.1") -> list[Finding]:
    return list(examine_broker(Way(host, port, "small-1", "kiosk-1")))


def test_with_a_hub_every_step_is_well(start_hub: Callable[[int], HubProcess]) -> None:
    port = free_port()
    start_hub(port)
    poll(lambda: examine_reach(Way("127.0.0.1", port, "", "")).verdict is Verdict.OK, "no broker came up")
    found = examined(port)
    assert [(one.part, one.check) for one in found] == [
        ("broker", "name"),
        ("broker", "port"),
        ("broker", "connection"),
        ("hub", "pulse"),
        ("clock", "against the hub"),
    ]
    assert {one.verdict for one in found} == {Verdict.OK}
    assert found[3].value.endswith("no day is open")


def test_the_program_of_the_device_keeps_its_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broker, "PULSE_S", 0.3)
    port = free_port()
    with EmbeddedBroker(port), heard_by(port, "kiosk-1", "nobat/1/small-1/reply/kiosk-1") as ear:
        assert examined(port)[-1].check == "pulse"
        assert ear.wire.generation == 1
        assert ear.heard == []


def test_a_broker_without_a_hub_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broker, "PULSE_S", 0.3)
    port = free_port()
    with EmbeddedBroker(port):
        found = examined(port)
    assert (found[-1].part, found[-1].value, found[-1].verdict) == ("hub", "nothing heard", Verdict.FAIL)
    assert "nobat-hub" in found[-1].advice


def test_a_hub_of_another_version_is_told() -> None:
    port, topic = free_port(), "nobat/1/small-1/document/pulse"
    spoken = threading.Event()
    with EmbeddedBroker(port), heard_by(port, "hub") as ear:

        def speak() -> None:
            while not spoken.wait(0.05):
                ear.say(topic, b'{"version": 9}')
                ear.wire.wait(0.01)

        voice = threading.Thread(target=speak)
        voice.start()
        found = examined(port)
        spoken.set()
        voice.join()
    assert found[-1].value.startswith("not understood")
    assert "same version" in found[-1].advice


def test_a_port_where_nobody_listens_is_told() -> None:
    found = examined(free_port())
    assert [one.verdict for one in found] == [Verdict.OK, Verdict.FAIL]
    assert found[-1].value.endswith("Connection refused")


def test_a_name_that_nobody_knows_is_told() -> None:
    (found,) = examined(1883, "no-such-host.invalid")
    assert (found.check, found.verdict) == ("name", Verdict.FAIL)


def test_a_name_that_can_be_none_is_told() -> None:
    (found,) = examined(1883, "a" * 70 + ".example")
    assert (found.check, found.verdict) == ("name", Verdict.FAIL)


def test_a_broker_that_refuses_says_why() -> None:
    with answering(NOT_AUTHORISED) as port:
        found = examined(port)
    assert found[-1].check == "connection"
    assert found[-1].value == "the broker refused us: Not authorized"
    assert found[-1].verdict is Verdict.FAIL


def test_something_that_is_no_broker_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broker, "CONNECT_S", 0.4)
    before = time.monotonic()
    with answering(b"") as port:
        found = examined(port)
    assert (found[-1].value, found[-1].verdict) == ("no answer within 0.4 s", Verdict.FAIL)
    assert time.monotonic() - before < 10
