import logging
from dataclasses import fields, replace

import pytest

from config.colours import contrast
from config.look import GROUNDS, Look
from hardware.screen.palettes import LIGHT, PALETTES, SHAPE_PAIRS, TEXT_PAIRS, Palette
from hardware.screen.theme import PLAIN_LOOK, Place, ScreenLook, ScreenSize, ThemeFacts, density, palette_name

STRONG = [name for name in PALETTES if name.startswith("strong")]

LOOKS = (
    PLAIN_LOOK,
    *(ScreenLook(colours=Look(brand=brand).colours) for brand in ("#0B4A6F", "#FFE000", "#000000")),
)
"""Nobat's own, and centres with a blue, a glaring and a black one."""


def ratio(palette: Palette, one: str, other: str) -> float:
    return contrast(getattr(palette, one), getattr(palette, other))


@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
@pytest.mark.parametrize("name", PALETTES)
def test_text_keeps_seven_to_one(name: str, pair: tuple[str, str]) -> None:
    assert all(ratio(look.palette(name), *pair) >= 7 for look in LOOKS)


@pytest.mark.parametrize("pair", SHAPE_PAIRS, ids="-on-".join)
@pytest.mark.parametrize("name", PALETTES)
def test_controls_and_focus_keep_three_to_one(name: str, pair: tuple[str, str]) -> None:
    assert all(ratio(look.palette(name), *pair) >= 3 for look in LOOKS)


@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
@pytest.mark.parametrize("name", STRONG)
def test_strong_contrast_keeps_twelve_to_one(name: str, pair: tuple[str, str]) -> None:
    assert all(ratio(look.palette(name), *pair) >= 12 for look in LOOKS)


def test_the_colours_of_every_pair_are_in_every_palette() -> None:
    paired = {colour for pair in (*TEXT_PAIRS, *SHAPE_PAIRS) for colour in pair}
    assert paired == {field.name for field in fields(Palette)}


def test_a_centres_brand_is_checked_on_what_it_is_written_on() -> None:
    for name, grounds in GROUNDS.items():
        assert set(grounds) == {PALETTES[name].ground, PALETTES[name].card}


def test_a_look_changes_its_own_colours_alone() -> None:
    look = ScreenLook(colours={"light": {"brand": "#0B4A6F"}})
    assert look.palette("light") == replace(LIGHT, brand="#0B4A6F")
    assert [name for name in PALETTES if look.palette(name) != PALETTES[name]] == ["light"]


@pytest.mark.parametrize(
    ("place", "dark", "name"),
    [(Place.KIOSK, False, "light"), (Place.DESK, True, "dark"), (Place.BOARD, False, "board")],
)
def test_a_screen_begins_in_the_palette_of_its_place(place: Place, name: str, *, dark: bool) -> None:
    assert palette_name(place, dark=dark) == name


@pytest.mark.parametrize(("px", "per_mm"), [((1080, 1920), 4.03), ((2160, 3840), 8.06)])
def test_a_portrait_kiosk_knows_its_density(px: tuple[int, int], per_mm: float) -> None:
    assert density(ScreenSize(268, 476), *px) == pytest.approx(per_mm, abs=0.01)


def test_a_screen_described_sideways_is_told_and_still_fits(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        per_mm = density(ScreenSize(476, 268), 1080, 1920)
    assert per_mm == pytest.approx(1080 / 476)
    assert "1080 x 1920 pixels but described as 476 x 268 mm" in caplog.text


def test_a_well_described_screen_says_nothing(caplog: pytest.LogCaptureFixture) -> None:
    density(ScreenSize(268, 476), 1080, 1920)
    assert caplog.text == ""


@pytest.mark.parametrize("size", [(0, 476), (268, -1)])
def test_a_screen_without_size_is_refused(size: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="above zero"):
        ScreenSize(*size)


def test_a_new_density_is_told_once() -> None:
    facts = ThemeFacts(Place.KIOSK, 1, 4.0)
    told: list[bool] = []
    facts.densityChanged.connect(lambda: told.append(True))
    facts.set_density(4.0)
    facts.set_density(5.0)
    assert told == [True]
