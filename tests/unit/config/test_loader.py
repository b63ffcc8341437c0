from pathlib import Path

import pytest

from config.loader import centre_file, centre_path, known_centres, load_centre, load_device
from config.problems import ConfigError

_KIOSK = centre_file("asan-baku-1").parents[1] / "devices" / "kiosk-1.yaml"


def test_a_shipped_centre_is_found_by_its_id() -> None:
    assert [load_centre(centre_file(known)).id for known in known_centres()] == list(known_centres())
    assert centre_path(_KIOSK, load_device(_KIOSK)) == centre_file("asan-baku-1")


def test_a_centre_of_ones_own_is_found_from_the_device_file(tmp_path: Path) -> None:
    device = tmp_path / "devices" / "kiosk-1.yaml"
    device.parent.mkdir()
    own = tmp_path / "mine.yaml"
    own.write_bytes(centre_file("asan-baku-1").read_bytes())
    device.write_text(_KIOSK.read_text().replace("asan-baku-1", "../mine.yaml"))
    assert centre_path(device, load_device(device)).samefile(own)


def test_a_device_file_is_not_taken_for_a_centre() -> None:
    with pytest.raises(ConfigError, match="this is a device file where a centre file is expected"):
        load_centre(_KIOSK)


def test_a_centre_file_is_not_taken_for_a_device() -> None:
    with pytest.raises(ConfigError, match="this is a centre file where a device file is expected"):
        load_device(centre_file("asan-baku-1"))


def test_a_file_without_a_kind_is_told_so_with_everything_else(tmp_path: Path) -> None:
    path = tmp_path / "kiosk-1.yaml"
    path.write_text(_KIOSK.read_text().replace("kind: device", "").replace("268", "wide"))
    with pytest.raises(ConfigError) as caught:
        load_device(path)
    assert [one.path for one in caught.value.problems] == ["kind", "hardware.screen.width_mm"]


@pytest.mark.parametrize("content", ["a", "[a, b]"])
def test_a_file_that_is_no_group_of_keys_is_told_so(content: str, tmp_path: Path) -> None:
    path = tmp_path / "centre.yaml"
    path.write_text(content)
    with pytest.raises(ConfigError, match="a configuration file is a group of keys, and this is not"):
        load_centre(path)


def test_unquoted_times_mean_what_they_show(tmp_path: Path) -> None:
    path = tmp_path / "centre.yaml"
    text = centre_file("asan-baku-1").read_text(encoding="utf-8")
    path.write_text(
        text.replace("opens: 09:00, closes: 18:00", "opens: 12:30, closes: 17:05"), encoding="utf-8"
    )
    hours = load_centre(path).hours[0]
    assert (f"{hours.opens:%H:%M}", f"{hours.closes:%H:%M}") == ("12:30", "17:05")
