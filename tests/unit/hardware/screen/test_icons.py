from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication

from config.model import Icon
from hardware.screen import icons
from hardware.screen.icons import IconProvider, icon_names

FOLDER = Path(icons.__file__).with_suffix("")

PROMISED = (
    "id-card passport people car stamp house globe scales coins box briefcase archive shield bank "
    "translate umbrella post phone graduation heart building clock document search help back arrow check "
    "warning printer eye wheelchair speaker information ear lower keyboard erase pause repeat star"
)


def test_every_promised_icon_is_there() -> None:
    assert set(PROMISED.split()) <= icon_names()


def test_every_icon_a_centre_may_name_is_there() -> None:
    assert set(get_args(Icon)) <= icon_names()


def test_icons_are_of_one_weight_on_one_grid() -> None:
    heads = {file.read_text(encoding="utf-8").partition(">")[0] for file in FOLDER.glob("*.svg")}
    assert len(heads) == 1
    assert 'viewBox="0 0 24 24"' in heads.pop()


def near(one: QColor, other: QColor) -> bool:
    # Smoothed edges are mixed in whole steps, so a full pixel may be one step off.
    return (
        max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))
        <= 1
    )


@pytest.mark.parametrize("name", sorted(icon_names()))
def test_an_icon_is_drawn_in_its_colour_and_inside_its_square(qapp: QGuiApplication, name: str) -> None:
    image = IconProvider().requestImage(f"{name}/8A3B00", QSize(), QSize(48, 48))
    solid = [(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255]
    assert len(solid) > 30
    assert all(near(image.pixelColor(x, y), QColor("#8A3B00")) for x, y in solid)
    assert all(image.pixelColor(at, edge).alpha() < 255 for at in range(48) for edge in (0, 47))


def test_an_unknown_icon_is_no_picture(qapp: QGuiApplication) -> None:
    assert IconProvider().requestImage("../secret/000000", QSize(), QSize(48, 48)).isNull()
