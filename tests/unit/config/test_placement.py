from pathlib import Path

import pytest

from config.placement import load_placement
from config.problems import ConfigError

DEVICES = Path(__file__).parents[3] / "config" / "devices"


def renamed(tmp_path: Path, file: str, device: str) -> Path:
    """A shipped device file under another device's id."""
    text = (DEVICES / file).read_text(encoding="utf-8")
    copy = tmp_path / "device.yaml"
    copy.write_text(text.replace(f"id: {Path(file).stem}", f"id: {device}"), encoding="utf-8")
    return copy


def test_which_counter_a_box_stands_at_is_the_centres_word() -> None:
    assert load_placement(DEVICES / "counter-1.yaml", "counter").entry.counter == "counter-1"


def test_which_zones_a_board_shows_is_the_centres_word(tmp_path: Path) -> None:
    assert load_placement(DEVICES / "board-main.yaml", "board").entry.zones == ()
    zoned = renamed(tmp_path, "board-main.yaml", "board-zone-b")
    assert load_placement(zoned, "board").entry.zones == ("zone-b",)


def test_a_box_of_another_role_is_refused_by_name() -> None:
    with pytest.raises(ConfigError, match="'counter-1' is no device of role board"):
        load_placement(DEVICES / "counter-1.yaml", "board")


def test_a_mistyped_device_is_told_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="did you mean 'counter-1'"):
        load_placement(renamed(tmp_path, "counter-1.yaml", "countre-1"), "counter")
