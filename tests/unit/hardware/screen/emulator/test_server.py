from typing import Any

import pytest

from hardware.screen.emulator.server import value_at

VIEW = {"page": "services", "rows": [{"title": "Pasport"}, {"title": "Notariat"}], "deep": {"er": {"x": 0}}}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("page", "services"),
        ("rows.1.title", "Notariat"),
        ("deep.er.x", 0),
        ("rows.7.title", None),
        ("page.x", None),
    ],
)
def test_a_dotted_path_finds_its_value(path: str, value: Any) -> None:
    assert value_at(VIEW, path) == value
