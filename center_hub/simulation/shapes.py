"""The shapes of our pictures: boxes, lines, words and scales, as SVG through `xml.etree`.

Owns ink, type and round steps. Must not know what is drawn. No plotting library: this must run on a hub box,
which has no desktop and where every package more is one more to keep safe; an SVG opens in any browser and
prints sharp.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

INK, FAINT, GRID, PAPER = "#1f2933", "#52606d", "#e4e7eb", "#ffffff"
COLOURS = {1: ("#1c6e8c",), 2: ("#9aa5b1", "#1c6e8c")}
"""One variant is drawn in one colour; of two, the first is grey and the second in colour."""
WARNING = "#c2410c"
FONT = "'Noto Sans', Vazirmatn, 'DejaVu Sans', 'Segoe UI', Arial, sans-serif"
WIDTH, MARGIN = 1200.0, 40.0
"""Pixels."""
_STEPS = (1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 240)


class Scale(NamedTuple):
    """From a figure to pixels, with the figures that get a line."""

    most: float
    step: float
    start: float
    length: float

    def at(self, figure: float) -> float:
        """Where `figure` stands, pixels."""
        return self.start + self.length * figure / self.most

    def ticks(self) -> Iterator[float]:
        """The figures that get a line, from 0."""
        figure = 0.0
        while figure <= self.most + 1e-9:
            yield figure
            figure += self.step


def scale(most: float, start: float, length: float, ticks: int) -> Scale:
    """Round steps, and the end of the last one as the end of the scale."""
    wanted = max(most, 1.0) / ticks
    step = next((one for one in _STEPS if one >= wanted), math.ceil(wanted / 60) * 60)
    return Scale(math.ceil(max(most, 1.0) / step) * step, step, start, length)


def box(
    picture: Element, x: float, y: float, width: float, height: float, fill: str, opacity: str = "1"
) -> None:
    """A filled rectangle."""
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "width": f"{max(0.0, width):.1f}", "height": f"{height:.1f}"}
    SubElement(picture, "rect", place | {"fill": fill, "fill-opacity": opacity})


def line(
    picture: Element, since: tuple[float, float], to: tuple[float, float], stroke: str, width: float = 1
) -> None:
    """A straight line."""
    ends = {"x1": since[0], "y1": since[1], "x2": to[0], "y2": to[1]}
    place = {name: f"{at:.1f}" for name, at in ends.items()}
    SubElement(picture, "line", place | {"stroke": stroke, "stroke-width": f"{width:g}"})


def text(
    picture: Element,
    x: float,
    y: float,
    said: str,
    *,
    size: int = 15,
    anchor: str = "start",
    weight: str = "400",
    fill: str = INK,
) -> None:
    """Words, whose base line is at `y`."""
    look = {"font-size": str(size), "text-anchor": anchor, "font-weight": weight, "fill": fill}
    SubElement(picture, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}"} | look).text = said
