"""Bad wires and bad days: garbled, lost and stalled bytes, and a plug pulled at any of them."""

from pathlib import Path

import attrs
import pytest

from config.panel_template import TextField
from hardware.counter_panel.emulator import EmulatedBus
from tests.device.counter_panel.conftest import (
    AUSTIN,
    EDI,
    Bus,
    driving,
    for_rounds,
    panels,
    shown_throughout,
    until_shown,
)
from tests.support.wires import poll

RIGHT = {1: "001", 2: "002"}


def flooding(folder: Path) -> Bus:
    """Long frames without a pause: what a terminal holds is soon full when nobody takes it."""
    long = attrs.evolve(EDI, gap_ms=0, text=TextField(width=32))
    return Bus(str(folder / "bus"), long, refresh=0.0, baud=10_000_000)


def test_a_line_that_takes_one_byte_at_a_time_shows_the_same(edi: EmulatedBus) -> None:
    edi.at_once = 1
    with driving(Bus(edi.path, EDI)) as driver:
        driver.show(1, "A001")
        driver.show(2, "A002")
        until_shown(edi, RIGHT)


@pytest.mark.parametrize("seed", range(4))
def test_after_noise_every_panel_has_its_number_within_a_refresh(tmp_path: Path, seed: int) -> None:
    with panels(tmp_path, seed=seed) as bus, driving(Bus(bus.path, EDI, refresh=0.02)) as driver:
        bus.garbled, bus.lost = 0.08, 0.04
        driver.show(1, "A001")
        driver.show(2, "A002")
        for_rounds(bus, 6)
        bus.garbled = bus.lost = 0.0
        until_shown(bus, RIGHT)
        # One frame each is a whole refresh: from here on nothing but the right numbers is heard.
        for_rounds(bus, 4)
        assert {one: bus.panels.text(one) for one in RIGHT} == RIGHT


def test_without_a_checksum_a_wrong_number_stays_until_the_next_refresh_only(edi: EmulatedBus) -> None:
    with driving(Bus(edi.path, EDI, (1,), refresh=0.3)) as driver:
        driver.show(1, "A001")
        until_shown(edi, {1: "001"})
        edi.do(lambda: edi.panels.hear(b"\x0201 991\x03"))  # as if it had come garbled just so
        assert edi.panels.text(1) == "991"
        until_shown(edi, {1: "001"})


def test_with_a_checksum_no_noise_makes_a_panel_show_a_wrong_number(tmp_path: Path) -> None:
    with panels(tmp_path, AUSTIN, seed=7) as bus, driving(Bus(bus.path, AUSTIN, refresh=0.02)) as driver:
        driver.show(1, "A001")
        until_shown(bus, {1: "A001"})
        bus.garbled = 0.05
        assert shown_throughout(bus, 1, "A001", 0.7)


def test_a_line_that_stalls_is_opened_anew_and_shows_the_newest_when_it_flows(tmp_path: Path) -> None:
    told: list[bool] = []
    bus = flooding(tmp_path)
    with panels(tmp_path, bus.template) as emulated, driving(bus, on_presence=told.append) as driver:
        driver.show(1, "A000")
        until_shown(emulated, {1: "000"})
        emulated.do(lambda: setattr(emulated, "stalled", True))
        poll(lambda: False in told, "a stalled line was not given up")
        driver.show(1, "A001")
        driver.show(2, "A002")
        emulated.do(lambda: setattr(emulated, "stalled", False))
        until_shown(emulated, RIGHT)
        for_rounds(emulated, 4)
        assert {one: emulated.panels.text(one) for one in RIGHT} == RIGHT


@pytest.mark.parametrize("place", range(17))
def test_a_plug_pulled_at_any_byte_and_put_back_leaves_every_panel_right(tmp_path: Path, place: int) -> None:
    never = 3600.0  # no refresh: only being told everything anew can mend what was lost
    with panels(tmp_path) as bus:
        bus.cut_after = place
        with driving(Bus(bus.path, EDI, refresh=never)) as driver:
            driver.show(1, "A001")
            driver.show(2, "A002")
            poll(lambda: not Path(bus.path).is_symlink(), "the plug was not pulled")
            bus.plug()
            until_shown(bus, RIGHT)


def test_a_line_that_flaps_all_day_is_right_in_the_end(edi: EmulatedBus) -> None:
    with driving(Bus(edi.path, EDI, refresh=3600)) as driver:
        for number in range(12):
            driver.show(1, f"A{number:03d}")
            edi.unplug()
            edi.plug()
        driver.show(1, "A001")
        driver.show(2, "A002")
        until_shown(edi, RIGHT)


def test_a_stalled_line_does_not_hold_up_the_end(tmp_path: Path) -> None:
    bus = flooding(tmp_path)
    told: list[bool] = []
    with panels(tmp_path, bus.template) as emulated:
        emulated.stalled = True
        emulated.do(lambda: None)  # it looks again, and no longer at the line
        with driving(bus, on_presence=told.append):
            poll(lambda: told[-1:] == [False], "a stalled line was not given up")
