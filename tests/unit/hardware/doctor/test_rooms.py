import importlib
from dataclasses import replace
from pathlib import Path

import attrs
import pytest

from config.problems import ConfigError
from hardware.doctor.box import load_box
from hardware.doctor.checklist import examinations_of, examine_configuration, watched_examinations
from hardware.doctor.rooms import ROOMS, Room, room_examinations
from hardware.finding import Verdict

DEVICES = Path(__file__).parents[4] / "config" / "devices"


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.examiner)
def test_every_room_of_the_table_has_its_examination(room: Room) -> None:
    module, _, function = room.examiner.partition(":")
    assert module.startswith("hardware.")
    assert callable(getattr(importlib.import_module(module), function))


@pytest.mark.parametrize("file", sorted(DEVICES.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_shipped_device_can_be_examined(file: Path) -> None:
    box = load_box(file)
    parts = [one.part for one in examinations_of(box)]
    assert parts[0] == "configuration"
    assert {"disk", "clock", "broker", "computer"} <= set(parts)
    assert ({"screen", "fonts"} <= set(parts)) is (box.device.hardware.screen is not None)


def test_where_a_screen_stands_is_told_to_its_room() -> None:
    boxes = [load_box(file) for file in DEVICES.glob("*.yaml")]
    places = {box.entry.role: told[0] for box in boxes for _, *told in ROOMS[0].told(box)}
    assert places == {"kiosk": "kiosk", "counter": "desk", "helpdesk": "desk", "board": "board"}


def test_of_a_board_the_doctor_is_told_the_distance_it_is_drawn_for() -> None:
    box = load_box(DEVICES / "board-main.yaml")
    board, screen = box.device.board, box.device.screen
    assert board is not None
    for wished_m, told_m in ((3.0, 3.0), (1.0, 0.6 * 529 / 132), (None, 529 / 132)):
        device = attrs.evolve(box.device, board=attrs.evolve(board, viewing_m=wished_m))
        (told,) = ROOMS[0].told(replace(box, device=device))
        assert told == (screen, "board", pytest.approx(told_m))


def test_only_what_hangs_on_a_cable_is_watched() -> None:
    watched = list(watched_examinations(load_box(DEVICES / "kiosk-1.yaml")))
    assert {"screen", "broker"} <= {one.part for one in watched}
    assert not any(one.apart for one in watched)


def test_what_is_not_in_the_file_is_not_examined(tmp_path: Path) -> None:
    file = tmp_path / "manager-1.yaml"
    file.write_text(
        "{kind: device, id: manager-1, centre: asan-baku-1, state_folder: .,"
        " broker: {host: hub}, hardware: {}}"
    )
    parts = [one.part for one in examinations_of(load_box(file))]
    assert parts == ["configuration", "disk", "clock", "broker", "computer"]


def test_a_device_that_its_centre_does_not_know_is_told_the_nearest(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.yaml"
    text = (DEVICES / "kiosk-1.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("id: kiosk-1", "id: kiosk-l"), encoding="utf-8")
    with pytest.raises(ConfigError, match="has no device 'kiosk-l'; did you mean"):
        load_box(file)


def test_a_secret_that_cannot_be_read_fails_and_one_that_can_is_well(tmp_path: Path) -> None:
    secret, file = tmp_path / "person-key", tmp_path / "kiosk-1.yaml"
    text = (DEVICES / "kiosk-1.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("/etc/nobat/person-key", str(secret)), encoding="utf-8")
    box = load_box(file)
    assert [one.verdict for one in examine_configuration(box) if one.check == "person key"] == [Verdict.FAIL]
    secret.write_bytes(bytes(32))
    assert [one.verdict for one in examine_configuration(box) if one.check == "person key"] == [Verdict.OK]


def test_rooms_come_in_the_order_of_the_table() -> None:
    parts = [one.part for one in room_examinations(load_box(DEVICES / "kiosk-1.yaml"))]
    order = list(dict.fromkeys(room.part for room in ROOMS))
    assert parts == sorted(parts, key=order.index)


def test_a_citizens_screen_is_looked_at_in_a_process_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "counter-1.yaml"
    text = (DEVICES / "counter-1.yaml").read_text(encoding="utf-8")
    settings = "  citizen_screen: {width_mm: 217, height_mm: 136}\n"
    file.write_text(text.replace("hardware:\n", f"hardware:\n{settings}", 1), encoding="utf-8")
    looked_at = {one.part: one.apart for one in room_examinations(load_box(file))}
    assert looked_at["citizen_screen"] is True
