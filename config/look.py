"""A centre's own look: its logo, its colour and whether its screens are light or dark.

Owns the group `look` of a centre file, the check of the colour's contrast, and the shades that the one
colour gives. The logo's file is judged in `logos`. Must not know how a screen or a ticket is drawn.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Final, Literal

import attrs

from config.colours import contrast, cut_to_tenths, least_contrast, mixed, nearest_passing
from config.logos import logo_mistakes
from config.problems import Finding, Rejected
from config.scalars import Parsed
from config.yaml_source import Tree

TEXT_RATIO: Final = 7.0
"""What text must have on its ground (WCAG 2.2, 1.4.6)."""

STRONG_RATIO: Final = 12.0
"""The same with strong contrast switched on."""

_WASHABLE_RATIO: Final = 8.5
"""What the brand is given on a dark screen, so that a wash of it can still lie below it at `TEXT_RATIO`."""

GROUNDS: Final[Mapping[str, tuple[str, ...]]] = {
    "light": ("#FAF8F3", "#FFFFFF"),
    "dark": ("#101A20", "#18252C"),
    "strong": ("#FFFFFF",),
    "strong_dark": ("#000000",),
}
"""What the screens' own palettes write the centre's colour on: page and card. A test holds them together."""

_DARK_INK: Final = "#10181C"
_HEX: Final = re.compile(r"#?([0-9a-fA-F]{6})", re.ASCII)
_SHORT_HEX: Final = re.compile(r"#?([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])", re.ASCII)
_COLOUR_EXAMPLE: Final = "write six digits 0-9, A-F in quotes, such as '#00574D'"

_SHIPPED: Final = Path(__file__).parent / "centres" / "logos"


def colour(text: str) -> str:
    """A colour as `#RRGGBB` from the same in large or small letters, its `#` left out or not."""
    if match := _HEX.fullmatch(text):
        return f"#{match[1].upper()}"
    short = _SHORT_HEX.fullmatch(text)
    meant = f"did you mean '#{''.join(digit * 2 for digit in short.groups()).upper()}'?" if short else None
    raise Rejected(f"'{text}' is not a colour", meant or _COLOUR_EXAMPLE)


Colour = Annotated[str, Parsed(colour)]
File = Annotated[Path, Parsed(Path)]


@attrs.frozen
class Look:
    """How a centre's screens and tickets look; without it, Nobat's own.

    `logo` is an SVG or PNG file, beside the centre's file or shipped with Nobat; here its path is absolute.
    `brand` is the colour of the one next action, `#RRGGBB`; all else that is coloured by the centre comes of
    it (`colours`). `appearance` is that of kiosks, counters and help desks; a board is always dark.
    """

    logo: File | None = None
    brand: Colour | None = None
    appearance: Literal["light", "dark"] = "light"

    @property
    def dark(self) -> bool:
        """Whether touched screens are dark."""
        return self.appearance == "dark"

    @property
    def colours(self) -> Mapping[str, Mapping[str, str]]:
        """What the brand puts in place of each palette's own colours, by palette; empty without a brand.

        In a palette on which the brand itself could not be read it is made lighter or darker until it can.
        """
        return {} if self.brand is None else {name: made(self.brand) for name, made in _SHADES.items()}


def beside(look: Look, centre_file: Path) -> Look:
    """The look with its logo's path made absolute, by the place of the centre's file."""
    return look if look.logo is None else attrs.evolve(look, logo=_found(look.logo, centre_file).resolve())


def _found(logo: Path, centre_file: Path) -> Path:
    # A copy of a shipped centre is whole without a copy of its logo.
    own, shipped = centre_file.parent / logo, _SHIPPED / logo
    return shipped if shipped.is_file() and not own.exists() else own


def look_findings(tree: Tree, centre_file: Path) -> Iterator[Finding]:
    """What is wrong with the logo's file and the brand's contrast; misshapen values are passed over."""
    look = tree.get("look") if isinstance(tree, dict) else None
    if not isinstance(look, dict):
        return
    logo, brand, appearance = look.get("logo"), look.get("brand"), look.get("appearance", "light")
    if isinstance(logo, str) and logo.strip():
        mistakes = logo_mistakes(_found(Path(logo), centre_file))
        yield from (Finding(("look", "logo"), what, fix) for what, fix in mistakes)
    if brand == "":
        yield Finding(("look", "brand"), "what follows a # is a remark", _COLOUR_EXAMPLE)
    if isinstance(brand, str) and _HEX.fullmatch(brand) and appearance in ("light", "dark"):
        yield from _brand_findings(colour(brand), str(appearance))


def _brand_findings(brand: str, appearance: str) -> Iterator[Finding]:
    ratio = least_contrast(brand, GROUNDS[appearance])
    if ratio >= TEXT_RATIO:
        return
    what = (
        f"{brand} has a contrast of {cut_to_tenths(ratio)}:1 on a {appearance} screen, and text needs"
        f" {TEXT_RATIO:g}:1"
    )
    near = nearest_passing(brand, GROUNDS[appearance], TEXT_RATIO)
    yield Finding(("look", "brand"), what, f"the nearest that has it is '{near}'")


def _on_light(brand: str) -> Mapping[str, str]:
    readable = nearest_passing(brand, GROUNDS["light"], TEXT_RATIO)
    return {
        "brand": readable,
        "brand_pressed": mixed(readable, "#000000", 0.6),
        "on_brand": "#FFFFFF",
        "tint": _wash(readable, "#FFFFFF", 0.12),
        "tint_pressed": mixed(readable, "#FFFFFF", 0.22),
        "foot_pressed": readable,
    }


def _on_dark(brand: str) -> Mapping[str, str]:
    ground = GROUNDS["dark"][-1]
    readable = nearest_passing(brand, GROUNDS["dark"], _WASHABLE_RATIO)
    return {
        "brand": readable,
        "brand_pressed": mixed(readable, "#FFFFFF", 0.6),
        "on_brand": _DARK_INK,
        "tint": _wash(readable, ground, 0.14),
        "tint_pressed": mixed(readable, ground, 0.24),
    }


def _wash(brand: str, ground: str, most: float) -> str:
    """The strongest wash of the brand, `most` at the most, on which the brand itself can still be read."""
    shares = (most * tenths / 10 for tenths in range(10, 0, -1))
    washes = (mixed(brand, ground, share) for share in shares)
    return next((wash for wash in washes if contrast(brand, wash) >= TEXT_RATIO), ground)


def _on_strong(ground: str, brand: str) -> Mapping[str, str]:
    readable = nearest_passing(brand, (ground,), STRONG_RATIO)
    far = "#FFFFFF" if ground == "#000000" else "#000000"
    return {"brand": readable, "brand_pressed": mixed(readable, far, 0.5), "on_brand": ground}


_SHADES: Final[Mapping[str, Callable[[str], Mapping[str, str]]]] = {
    "light": _on_light,
    "dark": _on_dark,
    "strong": partial(_on_strong, "#FFFFFF"),
    "strong_dark": partial(_on_strong, "#000000"),
}
