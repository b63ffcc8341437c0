from pathlib import Path

import pytest

from config.problems import ConfigError
from display_board.settings import read_settings

DEVICES = Path(__file__).parents[3] / "config" / "devices"


def test_the_main_board_shows_all_zones() -> None:
    assert read_settings(DEVICES / "board-main.yaml").zones == ()


def test_a_zones_board_shows_its_zone(tmp_path: Path) -> None:
    text = (DEVICES / "board-main.yaml").read_text(encoding="utf-8")
    file = tmp_path / "board.yaml"
    file.write_text(text.replace("id: board-main", "id: board-zone-b"), encoding="utf-8")
    assert read_settings(file).zones == ("zone-b",)


def test_a_device_that_is_no_board_is_refused_by_name() -> None:
    with pytest.raises(ConfigError, match="'counter-1' is no device of role board"):
        read_settings(DEVICES / "counter-1.yaml")
