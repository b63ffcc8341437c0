"""When a device says how it is, with the wire as a broker's client sees it."""

import contextlib
import gc
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from center_hub.contract.codec import decode_health
from center_hub.contract.health import OFFLINE, SAID_AGAIN_S, at_start, with_printer
from center_hub.contract.topics import Topics
from center_hub.link import health_report, qt_bridge
from center_hub.link.device_link import DeviceLink
from center_hub.link.health_report import HealthReport
from center_hub.link.port import LinkChanged, LinkSettings
from center_hub.link.qt_bridge import QtLink
from center_hub.link.wire import Wire
from tests.support.wires import PATIENCE_S, Ear, free_port, heard_by, poll

TOPIC = Topics("health-1").health("kiosk-1")
FIRST = at_start(has_printer=True)
WELL = with_printer(FIRST, "ready", can_print=True)


@pytest.fixture
def hub(broker: int) -> Iterator[Ear]:
    with heard_by(broker, "hub-of-health", TOPIC) as ear:
        yield ear
        ear.say(TOPIC, b"", retain=True)


@pytest.fixture
def wire(broker: int) -> Iterator[Wire]:
    with heard_by(broker, "kiosk-of-health") as ear:
        yield ear.wire


def said(hub: Ear) -> object:
    return decode_health(hub.next_on(TOPIC))


def silent(hub: Ear, wire: Wire, report: HealthReport, now: float) -> bool:
    """Whether `report` has nothing to say; what is said after it arrives first."""
    report.tell(wire, now)
    assert wire.publish(TOPIC, b"mark")
    return hub.next_on(TOPIC) == b"mark"


def test_it_is_said_once_and_again_only_when_its_time_has_come(hub: Ear, wire: Wire) -> None:
    report = HealthReport(TOPIC, FIRST)
    report.tell(wire, 100.0)
    assert said(hub) == FIRST
    assert silent(hub, wire, report, 100.0 + SAID_AGAIN_S - 0.1)
    report.tell(wire, 100.0 + SAID_AGAIN_S)
    assert said(hub) == FIRST


def test_of_several_changes_the_newest_is_said_at_once(hub: Ear, wire: Wire) -> None:
    report = HealthReport(TOPIC, FIRST)
    report.tell(wire, 100.0)
    report.put(with_printer(FIRST, "paper_out", can_print=False))
    report.put(WELL)
    report.tell(wire, 100.1)
    assert [said(hub), said(hub)] == [FIRST, WELL]
    assert silent(hub, wire, report, 100.2)


def test_what_could_not_be_said_is_said_as_soon_as_it_can(hub: Ear, wire: Wire) -> None:
    report = HealthReport(TOPIC, FIRST)
    with contextlib.closing(Wire("127.0.0.1", free_port(), "nowhere", [])) as nowhere:
        report.tell(nowhere, 100.0)
    report.tell(wire, 100.1)
    assert said(hub) == FIRST


def test_it_is_said_again_only_while_somebody_vouches_for_it_and_a_change_always(
    hub: Ear, wire: Wire
) -> None:
    report = HealthReport(TOPIC, FIRST)
    report.vouch(99.0)
    report.tell(wire, 100.0)
    assert said(hub) == FIRST
    assert silent(hub, wire, report, 100.0 + SAID_AGAIN_S)
    report.vouch(120.0)
    report.tell(wire, 100.0 + SAID_AGAIN_S)
    assert said(hub) == FIRST
    report.put(WELL)
    report.tell(wire, 300.0)
    assert said(hub) == WELL


def test_a_screen_that_hangs_is_soon_no_longer_said_to_be_well(
    hub: Ear, broker: int, qapp: QGuiApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The link has a thread of its own, which would say for ever that a frozen kiosk can print."""
    monkeypatch.setattr(health_report, "SAID_AGAIN_S", 0.0)
    monkeypatch.setattr(health_report, "VOUCHED_S", 0.3)
    monkeypatch.setattr(qt_bridge, "ALIVE_EVERY_MS", 100)
    settings = LinkSettings("127.0.0.1", broker, "health-1", "kiosk-1", None)
    screen = QtLink(settings, {}, lambda _event: None, FIRST)
    began = time.monotonic()
    screen.start()

    def speaks() -> bool:
        screen._link._wire.wake()
        return any(one.topic == TOPIC for one in hub.wire.wait(0.05))

    qtbot.waitUntil(lambda: speaks() and time.monotonic() > began + 1.0, timeout=15_000)
    poll(lambda: not any(speaks() for _ in range(10)), "it spoke on")  # no event of Qt passes meanwhile
    qtbot.waitUntil(speaks, timeout=15_000)
    screen.stop()


def test_a_screen_is_not_collected_while_its_link_may_still_tell(qapp: QGuiApplication) -> None:
    """A thread that emits the signal of an object that is gone brings the process down."""
    screen = QtLink(LinkSettings("127.0.0.1", 1, "health-1", "kiosk-1", None), {}, lambda _event: None)
    link, seen = screen._link, weakref.ref(screen)
    del screen
    gc.collect()
    assert seen() is not None
    link._listener(LinkChanged(connected=True))
    link._wire.close()


def link(port: int, folder: Path) -> DeviceLink:
    settings = LinkSettings("127.0.0.1", port, "health-1", "kiosk-1", folder)
    return DeviceLink(settings, {}, lambda _event: None, health=FIRST)


def test_a_device_says_how_it_is_how_that_changes_and_that_it_goes(
    hub: Ear, broker: int, tmp_path: Path
) -> None:
    device = link(broker, tmp_path)
    device.start()
    assert said(hub) == FIRST
    device.report(WELL)
    assert said(hub) == WELL
    device.stop()
    assert said(hub) == OFFLINE
    with heard_by(broker, "late-of-health", TOPIC) as late:
        assert said(late) == OFFLINE  # and the broker keeps it


def test_a_change_before_there_is_a_connection_is_not_forgotten(
    hub: Ear, broker: int, tmp_path: Path
) -> None:
    device = link(broker, tmp_path)
    device.report(WELL)
    device.start()
    assert said(hub) == WELL
    device.stop()


def test_a_device_that_has_no_health_to_tell_says_nothing_and_leaves_no_will(
    hub: Ear, broker: int, tmp_path: Path
) -> None:
    settings = LinkSettings("127.0.0.1", broker, "health-1", "kiosk-1", tmp_path)
    device = DeviceLink(settings, {}, lambda _event: None)
    with pytest.raises(ValueError, match="nothing of its health"):
        device.report(WELL)
    device.start()
    hub.until(lambda _: device._connected, PATIENCE_S)
    device.stop()
    hub.say(TOPIC, b"mark")
    assert hub.next_on(TOPIC) == b"mark"
