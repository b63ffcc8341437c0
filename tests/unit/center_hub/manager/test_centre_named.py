"""The centre of a command line: an id, or a file."""

from pathlib import Path

import pytest

from center_hub.manager.centre_named import NotSent, centre_named
from config.problems import ConfigError

FILE = Path(__file__).parents[3] / "support" / "small-centre.yaml"


def test_a_shipped_centre_is_known_by_its_id() -> None:
    named = centre_named("asan-baku-1")
    assert named.whole("this").timezone == "Asia/Baku"


def test_a_path_tells_id_and_file() -> None:
    named = centre_named(str(FILE))
    assert named.id == "small-1"
    assert named.whole("this").id == "small-1"


def test_an_id_alone_is_enough_to_speak_to_a_hub_and_not_to_read_services() -> None:
    named = centre_named("small-1")
    assert named.id == "small-1"
    assert named.checked_service("anything") == "anything"
    with pytest.raises(NotSent, match=r"reading needs the file.* --centre PATH/small-1\.yaml"):
        named.whole("reading")


def test_a_misspelt_service_is_told_with_the_nearest() -> None:
    with pytest.raises(NotSent, match=r"no service 'pasport'; did you mean 'passport'\?"):
        centre_named(str(FILE)).checked_service("pasport")


def test_a_file_with_problems_is_told_by_its_lines(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("kind: centre\nid: Bad\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"bad\.yaml:2:5"):
        centre_named(str(bad))
