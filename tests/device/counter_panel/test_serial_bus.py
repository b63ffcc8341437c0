"""The writer of one line against emulated panels: what they show, at what pace, and how it ends."""

import errno
import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from hardware.counter_panel.emulator import EmulatedBus
from hardware.counter_panel.serial_bus import Line, SerialBus
from hardware.serial_line import open_serial_line
from tests.device.counter_panel.conftest import (
    AUSTIN,
    BRIEF,
    EDI,
    Bus,
    driving,
    for_rounds,
    panels,
    quick,
    until_shown,
)
from tests.support.wires import poll


@pytest.mark.parametrize("name", ["edi-ed400", "rice-lake-laserlight", "tsl-3-1", "austin-hughes-mcs"])
def test_every_shipped_protocol_shows_each_panel_its_own_number(tmp_path: Path, name: str) -> None:
    template = quick(name)
    letter = "" if name == "edi-ed400" else "A"
    with panels(tmp_path, template, (1, 2, 3)) as bus, driving(Bus(bus.path, template, (1, 2, 3))) as driver:
        driver.show(1, "A001")
        driver.show(3, "A999")
        until_shown(bus, {1: f"{letter}001", 2: "", 3: f"{letter}999"})


def test_of_many_numbers_at_once_the_newest_stays(edi: EmulatedBus) -> None:
    with driving(Bus(edi.path, EDI)) as driver:
        for number in range(500):
            driver.show(1, f"A{number:03d}")
        driver.show(1, "A777")
        until_shown(edi, {1: "777"})
        for_rounds(edi, 10)
        assert edi.panels.text(1) == "777"
        assert edi.panels.frames < 400  # what was overtaken before its turn was never sent


def test_a_panel_that_lost_its_power_has_its_number_again_after_one_refresh(edi: EmulatedBus) -> None:
    with driving(Bus(edi.path, EDI)) as driver:
        driver.show(1, "A001")
        until_shown(edi, {1: "001"})
        edi.do(lambda: edi.panels.switch(1, on=False))
        for_rounds(edi, 4)
        assert edi.panels.text(1) == ""
        edi.do(lambda: edi.panels.switch(1, on=True))
        until_shown(edi, {1: "001"})


def test_frames_go_out_whole_and_no_faster_than_the_line_carries_them(tmp_path: Path) -> None:
    slow = Bus(str(tmp_path / "bus"), EDI, (1, 2), refresh=0.0, baud=2400)
    with panels(tmp_path) as bus, driving(slow):
        for_rounds(bus, 1)
        begun, before = time.monotonic(), bus.panels.frames
        for_rounds(bus, 12)
        took, heard = time.monotonic() - begun, bus.panels.frames - before
    each = 8 * 10 / 2400 + 0.001
    assert took > (heard - 2) * each


def test_at_the_end_the_panels_are_blank(edi: EmulatedBus) -> None:
    with driving(Bus(edi.path, EDI, refresh=60)) as driver:
        driver.show(1, "A001")
        driver.show(2, "A002")
        until_shown(edi, {1: "001", 2: "002"})
    until_shown(edi, {1: "", 2: ""})


def test_at_the_end_the_panels_of_a_slow_and_full_line_are_blank_too(tmp_path: Path) -> None:
    addresses = tuple(range(1, 61))
    with panels(tmp_path, EDI, addresses) as edi:
        bus = Bus(str(edi.path), EDI, addresses, baud=9600)
        hasty = replace(BRIEF, goodbye=0.2)
        driver = SerialBus(bus, lambda: open_serial_line(bus.path, bus.baud), patience=hasty)
        driver.start()
        for address in addresses:
            driver.show(address, f"A{address:03d}")
        until_shown(edi, {address: f"{address:03d}" for address in addresses})
        assert driver.stop(10)
        until_shown(edi, dict.fromkeys(addresses, ""))


def test_panels_that_answer_and_adapters_that_echo_disturb_nothing(edi: EmulatedBus) -> None:
    with driving(Bus(edi.path, EDI)) as driver:
        for number in range(20):
            edi.do(lambda: os.write(edi._ends[0] if edi._ends else -1, b"OK\r\n" * 100))
            driver.show(1, f"A{number:03d}")
            for_rounds(edi, 1)
        until_shown(edi, {1: "019"})


def test_a_second_writer_is_kept_off_the_line(edi: EmulatedBus, caplog: pytest.LogCaptureFixture) -> None:
    with driving(Bus(edi.path, EDI)) as driver:
        driver.show(1, "A001")
        until_shown(edi, {1: "001"})
        told: list[bool] = []
        with driving(Bus(edi.path, EDI), on_presence=told.append) as second:
            second.show(1, "B002")
            poll(lambda: told == [False], "the second writer was let in")
            for_rounds(edi, 6)
            assert edi.panels.text(1) == "001"
    assert "another program has the line" in caplog.text


def test_presence_is_told_once_for_every_change(edi: EmulatedBus, caplog: pytest.LogCaptureFixture) -> None:
    told: list[bool] = []
    with driving(Bus(edi.path, EDI), on_presence=told.append):
        poll(lambda: told == [True], "it was never there")
        edi.unplug()
        poll(lambda: told == [True, False], "nobody noticed that it was unplugged")
        edi.plug()
        poll(lambda: told == [True, False, True], "it never came back")
        edi.unplug()
        poll(lambda: told == [True, False, True, False], "nobody noticed that it was unplugged again")
    assert caplog.text.count("unplugged") == 2


def test_a_line_that_may_not_be_opened_is_told_once_with_the_udev_rule(
    caplog: pytest.LogCaptureFixture,
) -> None:
    tries = threading.Semaphore(0)

    def refused() -> Line:
        tries.release()
        raise PermissionError(errno.EACCES, "Permission denied")

    with driving(Bus("/dev/ttyUSB0", EDI), refused):
        for _ in range(4):
            assert tries.acquire(timeout=10)
    told = [one.message for one in caplog.records if one.levelno == logging.WARNING]
    assert len(told) == 1
    assert "60-nobat.rules" in told[0]


@contextmanager
def without_rights() -> Iterator[None]:
    """Nothing is forbidden to root: for a moment this is somebody else."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65_534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_the_kernel_refusing_a_line_is_told_with_the_udev_rule_and_it_works_once_granted(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with EmulatedBus(EDI, (1, 2)) as bus:
        open_serial_line(bus.path, 9600).close()  # the driver's module is read while that is still allowed
        Path(bus.path).chmod(0)
        with ExitStack() as refused:
            refused.enter_context(without_rights())
            with driving(Bus(bus.path, EDI)) as driver:
                driver.show(1, "A001")
                poll(lambda: "60-nobat.rules" in caplog.text, "nothing was said of the rule")
                refused.close()
                Path(bus.path).chmod(0o600)
                until_shown(bus, {1: "001"})


def test_a_line_that_is_never_there_ends_promptly_and_costs_one_line_of_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[bool] = []
    with driving(Bus(str(tmp_path / "nothing"), EDI), on_presence=told.append):
        poll(lambda: told == [False], "it was not missed")
    assert len([one for one in caplog.records if one.levelno == logging.WARNING]) == 1


def test_a_bug_in_the_bus_ends_its_thread_aloud(edi: EmulatedBus, monkeypatch: pytest.MonkeyPatch) -> None:
    died: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", died.append)
    driver = SerialBus(
        Bus(edi.path, EDI, (1, 2, 100)), lambda: open_serial_line(edi.path, 9600), patience=BRIEF
    )
    driver.start()  # address 100 has no room in two digits: no file that was checked says so
    poll(lambda: len(died) == 1, "the thread lives on without writing")
    assert died[0].exc_type is OverflowError
    assert driver.stop()


def test_a_checksum_goes_over_the_line_and_is_understood(tmp_path: Path) -> None:
    with panels(tmp_path, AUSTIN) as bus, driving(Bus(bus.path, AUSTIN)) as driver:
        driver.show(2, "B123")
        until_shown(bus, {1: "", 2: "B123"})
