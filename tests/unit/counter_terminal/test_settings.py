import argparse
from pathlib import Path

import pytest

from config.problems import ConfigError
from counter_terminal.__main__ import size_of
from counter_terminal.settings import read_settings

DEVICE = Path(__file__).parents[3] / "config" / "devices" / "counter-1.yaml"


def rewritten(tmp_path: Path, old: str, new: str) -> Path:
    file = tmp_path / "device.yaml"
    file.write_text(DEVICE.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return file


def test_the_counter_and_the_language_come_from_the_centre() -> None:
    settings = read_settings(DEVICE, None)
    assert (settings.counter, settings.language) == ("counter-1", "az")
    assert read_settings(DEVICE, "ru").language == "ru"


def test_a_device_that_is_no_counter_is_refused_by_name(tmp_path: Path) -> None:
    file = rewritten(tmp_path, "id: counter-1", "id: board-main")
    with pytest.raises(ConfigError, match="'board-main' is no device of role counter"):
        read_settings(file, None)


def test_a_mistyped_device_is_told_the_nearest(tmp_path: Path) -> None:
    file = rewritten(tmp_path, "id: counter-1", "id: countre-1")
    with pytest.raises(ConfigError, match="did you mean 'counter-1'"):
        read_settings(file, None)


def test_an_unknown_language_is_told_the_known_ones() -> None:
    with pytest.raises(ConfigError, match="az, en, prs, ps, ru"):
        read_settings(DEVICE, "de")


@pytest.mark.parametrize("text", ["", "1280", "x", "0x800", "1280x", "-1x5", "1280x800x2"])
def test_a_size_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        size_of(text)


def test_a_size_is_width_by_height() -> None:
    assert size_of("1280x800") == (1280, 800)
