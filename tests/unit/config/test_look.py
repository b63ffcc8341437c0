"""A centre's own look: what its colour gives, and the mistakes in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.colours import contrast, least_contrast
from config.inspection import problems_of
from config.loader import centre_file, known_centres, load_centre
from config.look import GROUNDS, Look, colour
from config.problems import Rejected
from tests.unit.config.sowing import Mistake, assert_told, sown

_CENTRE = centre_file("asan-baku-1")
_LOGO = "logo: asan-baku-1.svg"
_BRAND = "brand: '#0B4A6F'"

MISTAKES = (
    Mistake(
        "a logo that is not there",
        _CENTRE,
        _LOGO,
        "logo: §asan-baku-2.svg",
        "there is no file 'asan-baku-2.svg'",
        "beside this file",
    ),
    Mistake("a folder as logo", _CENTRE, _LOGO, "logo: §.", "cannot be read: Is a directory", "who may"),
    Mistake(
        "a logo of another format",
        _CENTRE,
        _LOGO,
        "logo: §asan-baku-1.yaml",
        "neither a PNG nor an SVG",
        "save the logo as SVG or PNG",
    ),
    Mistake(
        "a logo's name with a sign that no file has",
        _CENTRE,
        _LOGO,
        'logo: §"a\\0.svg"',
        "no file's name can have",
        "as the folder shows it",
    ),
    Mistake("a logo without an end", _CENTRE, _LOGO, "logo: §/dev/zero", "is 512 kB", "smaller than 512 kB"),
    Mistake(
        "a brand too pale for a light screen",
        _CENTRE,
        _BRAND,
        "brand: §'#3A86B7'",
        "#3A86B7 has a contrast of 3.7:1 on a light screen, and text needs 7:1",
        "the nearest that has it is '#27597A'",
    ),
    Mistake(
        "a brand too deep for a dark screen",
        _CENTRE,
        f"{_BRAND}\n  appearance: light",
        "brand: §'#0B4A6F'\n  appearance: dark",
        "on a dark screen, and text needs 7:1",
        "the nearest that has it is '#",
    ),
    Mistake("a colour by its name", _CENTRE, _BRAND, "brand: §navy", "'navy' is not a colour", "'#00574D'"),
    Mistake("a colour of three digits", _CENTRE, _BRAND, "brand: §'#06a'", "not a colour", "'#0066AA'"),
    Mistake(
        "a colour without quotes", _CENTRE, _BRAND, "brand: #0B4A6F", "what follows a # is a remark", "quotes"
    ),
    Mistake(
        "an appearance nobody knows",
        _CENTRE,
        "appearance: light",
        "appearance: §drak",
        "'drak' is not known here",
        "did you mean 'dark'?",
    ),
    Mistake(
        "a misspelt key of a look",
        _CENTRE,
        _BRAND,
        "§brnad: '#0B4A6F'",
        "the key 'brnad' is not known here",
        "did you mean 'brand'?",
    ),
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name.replace(" ", "-"))
def test_a_mistake_is_told_with_its_place_and_its_repair(mistake: Mistake, tmp_path: Path) -> None:
    assert_told(mistake, tmp_path)


def png(width: int, height: int) -> bytes:
    """The first bytes of a picture, as far as its size, and the last."""
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return head + b"\0\0\0\0IEND\xaeB\x60\x82"


_SQUARE = b'<svg viewBox="0 0 9 9" xmlns:xlink="http://www.w3.org/1999/xlink">'
_BOMB = b'<!DOCTYPE svg [<!ENTITY a "ten letters">%s]><svg viewBox="0 0 9 9">&j;</svg>' % b"".join(
    b'<!ENTITY %c "%s">' % (letter + 1, b"&%c;" % letter * 10) for letter in b"abcdefghi"
)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("small.png", png(64, 64), "has 64 x 64 pixels"),
        ("large.png", png(4000, 3000), "has 4000 x 3000 pixels"),
        ("wide.png", png(2000, 200), "too wide to stand beside the centre's name"),
        ("tall.svg", b'<svg viewBox="0 0 10 40"/>', "too tall to stand beside the centre's name"),
        ("heavy.png", png(512, 512) + bytes(600_000), "is 585 kB"),
        ("empty.png", b"", "neither a PNG nor an SVG"),
        ("cut.png", png(512, 512)[:12], "neither a PNG nor an SVG"),
        ("half.png", png(512, 512)[:24], "is cut off"),
        ("half.svg", _SQUARE + b"<path>\n</svg>", "not whole: mismatched tag in line 2"),
        ("bomb.svg", _BOMB, "not whole: "),
        ("fetches.svg", _SQUARE + b'<image xlink:href="http://a.b/c.png"/></svg>', "draws on another file"),
        ("beside.svg", _SQUARE + b'<image href="seal.png"/></svg>', "draws on another file, 'seal.png'"),
        ("within.svg", _SQUARE + b'<image href="data:image/png;base64,AA"/></svg>', None),
        ("picture.svg", png(512, 512), "is a PNG by its content"),
        ("drawing.png", _SQUARE + b"</svg>", "is an SVG by its content"),
        ("endless.svg", b'<svg width="100%" height="100%"/>', "neither a PNG nor an SVG"),
        ("pale.svg", b'<svg viewBox="0 0 9 9"><path fill="#F4F4F4"/></svg>', "a contrast of 1.0:1 on white"),
        ("dark.svg", b'<svg viewBox="0 0 9 9"><path fill="#F4F4F4"/><path fill="#102030"/></svg>', None),
        ("square.png", png(512, 512), None),
        ("sides.svg", b'<?xml version="1.0"?>\n<svg\n width="300" height="100"/>', None),
    ],
)
def test_a_logo_is_looked_at_from_inside(name: str, content: bytes, says: str | None, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    path, _ = sown(Mistake("", _CENTRE, _LOGO, f"logo: {name}", "", ""), tmp_path)
    told = [str(one) for one in problems_of(path)]
    assert told == [] if says is None else any("look.logo" in one and says in one for one in told), told


def test_a_logo_is_found_from_the_centres_folder_and_told_with_its_whole_path() -> None:
    logo = load_centre(_CENTRE).look.logo
    assert logo is not None
    assert logo.is_absolute()
    assert logo == _CENTRE.parent.resolve() / "logos" / "asan-baku-1.svg"


def test_every_shipped_centre_has_a_look_of_its_own() -> None:
    looks = [load_centre(centre_file(known)).look for known in known_centres()]
    assert all(look.logo and look.brand for look in looks)
    assert len({look.brand for look in looks}) == len(looks)


def test_a_centre_without_a_look_has_nobats_own(tmp_path: Path) -> None:
    text = _CENTRE.read_text(encoding="utf-8")
    start, end = text.index("look:\n"), text.index("hours:\n")
    (tmp_path / "plain.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    assert load_centre(tmp_path / "plain.yaml").look == Look()
    assert Look().colours == {}


@pytest.mark.parametrize("written", ["#00574d", "00574D", "#00574D"])
def test_a_colour_is_taken_with_or_without_its_mark(written: str) -> None:
    assert colour(written) == "#00574D"


@given(st.text())
def test_any_other_text_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Rejected) as refused:
        colour("not " + text)
    assert "'#" in (refused.value.fix or "")


@given(st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}"))
def test_whatever_the_brand_what_comes_of_it_can_be_read(brand: str) -> None:
    for name, shades in Look(brand=brand).colours.items():
        ratio = 12 if name.startswith("strong") else 7
        assert least_contrast(shades["brand"], GROUNDS[name]) >= ratio
        for pressed in ("brand", "brand_pressed"):
            assert contrast(shades["on_brand"], shades[pressed]) >= ratio
        assert contrast(shades["brand"], shades.get("tint", GROUNDS[name][0])) >= ratio
