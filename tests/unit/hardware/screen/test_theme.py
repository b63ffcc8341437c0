import logging

import pytest

from hardware.screen.theme import PALETTES, Palette, Place, ScreenSize, ThemeFacts, density

TEXT_PAIRS = (
    ("ink", "ground"),
    ("ink", "card"),
    ("ink", "tint"),
    ("ink", "tint_pressed"),
    ("ink", "trouble_ground"),
    ("soft", "ground"),
    ("soft", "card"),
    ("brand", "ground"),
    ("brand", "card"),
    ("brand", "tint"),
    ("trouble", "trouble_ground"),
    ("on_brand", "brand"),
    ("on_brand", "brand_pressed"),
    ("on_call", "call"),
    ("on_foot", "foot"),
    ("on_foot", "foot_pressed"),
)
CONTROL_PAIRS = (
    ("edge", "ground"),
    ("edge", "card"),
    ("focus", "ground"),
    ("focus", "card"),
    ("brand", "ground"),
)


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(palette: Palette, one: str, other: str) -> float:
    lighter, darker = sorted(
        (luminance(getattr(palette, one)), luminance(getattr(palette, other))), reverse=True
    )
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
@pytest.mark.parametrize("name", PALETTES)
def test_text_keeps_seven_to_one(name: str, pair: tuple[str, str]) -> None:
    assert contrast(PALETTES[name], *pair) >= 7


@pytest.mark.parametrize("pair", CONTROL_PAIRS, ids="-on-".join)
@pytest.mark.parametrize("name", PALETTES)
def test_controls_and_focus_keep_three_to_one(name: str, pair: tuple[str, str]) -> None:
    assert contrast(PALETTES[name], *pair) >= 3


@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_strong_contrast_keeps_twelve_to_one(pair: tuple[str, str]) -> None:
    assert contrast(PALETTES["strong"], *pair) >= 12


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
