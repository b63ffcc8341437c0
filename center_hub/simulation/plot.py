"""A played day as a picture: people waiting over the day, and waits by service against what was promised.

Owns the drawing, as SVG through `xml.etree`. No plotting library: this must run on a hub box, which has no
desktop and where every package more is one more to keep safe; an SVG opens in any browser and prints sharp.
Must not reckon (`measures`).

One variant is drawn in one colour; of two, the first is grey and the second in colour.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from center_hub.simulation.clock_times import WallTimes
from center_hub.simulation.measures import Waits
from center_hub.simulation.report import busiest
from center_hub.simulation.table import people, short

_WIDTH, _MARGIN, _LABELS = 1200.0, 40.0, 320.0
"""Pixels; labels of services stand to the left of the bars."""
_HALL_TOP, _HALL_HEIGHT = 160.0, 250.0
_ROW, _ROW_OF_TWO = 30.0, 42.0
_BAR = 15.0
_INK, _FAINT, _GRID, _PAPER = "#1f2933", "#52606d", "#e4e7eb", "#ffffff"
_COLOURS = {1: ("#1c6e8c",), 2: ("#9aa5b1", "#1c6e8c")}
_PROMISE = "#c2410c"
_FONT = "'Noto Sans', Vazirmatn, 'DejaVu Sans', 'Segoe UI', Arial, sans-serif"
_STEPS = (1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 240)
_MOST_TICKS = 9
_HOUR_S = 3600
_LONGEST_LINE = 140
"""Letters that have room under the title."""


class Drawn(NamedTuple):
    """One variant to be drawn."""

    name: str
    services: Mapping[str, Waits]
    waiting: Sequence[tuple[int, float]]
    """Seconds since the opening, and how many wait then."""


class Caption(NamedTuple):
    """What stands above the picture, and names of services."""

    title: str
    lines: Sequence[str]
    names: Mapping[str, str]


class _Scale(NamedTuple):
    """From a figure to pixels, with the figures that get a line."""

    most: float
    step: float
    start: float
    length: float

    def at(self, figure: float) -> float:
        return self.start + self.length * figure / self.most

    def ticks(self) -> Iterator[float]:
        figure = 0.0
        while figure <= self.most + 1e-9:
            yield figure
            figure += self.step


def drawn(caption: Caption, variants: Sequence[Drawn], times: WallTimes) -> str:
    """The picture of one variant or of two, as the text of an SVG file."""
    services = busiest(variants[0].services)
    row = _ROW if len(variants) == 1 else _ROW_OF_TWO
    bars_top = _HALL_TOP + _HALL_HEIGHT + 120
    height = bars_top + row * len(services) + 60
    picture = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH:g} {height:g}",
            "width": f"{_WIDTH:g}",
            "height": f"{height:g}",
            "font-family": _FONT,
            "font-size": "15",
            "fill": _INK,
        },
    )
    SubElement(picture, "title").text = caption.title
    _box(picture, 0, 0, _WIDTH, height, _PAPER)
    _head(picture, caption)
    _hall(picture, variants, times)
    _bars(picture, caption, variants, services, bars_top)
    indent(picture)
    return tostring(picture, encoding="unicode", xml_declaration=True) + "\n"


def _head(picture: Element, caption: Caption) -> None:
    _text(picture, _MARGIN, 46, caption.title, size=24, weight="600")
    for number, line in enumerate(caption.lines[:2]):
        cut = line if len(line) <= _LONGEST_LINE else line[: _LONGEST_LINE - 1] + "…"
        _text(picture, _MARGIN, 74 + 22 * number, cut, fill=_FAINT)


# People waiting.


def _hall(picture: Element, variants: Sequence[Drawn], times: WallTimes) -> None:
    bottom, left = _HALL_TOP + _HALL_HEIGHT, _MARGIN + 30
    colours = _COLOURS[len(variants)]
    _text(picture, _MARGIN, _HALL_TOP - 22, "People waiting", size=18, weight="600")
    _legend(picture, _MARGIN + 160, _HALL_TOP - 22, variants if len(variants) > 1 else (), colours)
    most = max((number for one in variants for _, number in one.waiting), default=0)
    up = _scale(most, 0, _HALL_HEIGHT, ticks=5)
    for figure in up.ticks():
        y = bottom - up.at(figure)
        _line(picture, (left, y), (_WIDTH - _MARGIN, y), _GRID)
        _text(picture, left - 8, y + 5, people(figure), fill=_FAINT, anchor="end", size=14)
    last_s = max((one.waiting[-1][0] for one in variants if one.waiting), default=_HOUR_S)
    along = _Scale(max(last_s, 1), _HOUR_S, left, _WIDTH - _MARGIN - left)
    for at_s in _whole_hours(times, last_s):
        x = along.at(at_s)
        _line(picture, (x, bottom), (x, bottom + 6), _FAINT)
        _text(picture, x, bottom + 24, times.shown(at_s), fill=_FAINT, anchor="middle", size=14)
    for one, colour in zip(variants, colours, strict=True):
        corners = [(along.at(at_s), bottom - up.at(number)) for at_s, number in one.waiting]
        SubElement(
            picture, "path", {"d": _stairs(corners), "fill": "none", "stroke": colour, "stroke-width": "2.5"}
        )


def _whole_hours(times: WallTimes, last_s: float) -> Iterator[float]:
    """The full hours of the clock within the day, each or each second one, so that they have room."""
    first_s = -(times.opens // 1000) % (_HOUR_S // 2)  # zones are off by halves of an hour
    at_s = float(first_s)
    if not times.shown(at_s).endswith("00"):
        at_s += _HOUR_S / 2
    step_s = _HOUR_S * max(1, math.ceil(last_s / _HOUR_S / 14))
    while at_s <= last_s:
        yield at_s
        at_s += step_s


def _stairs(corners: Sequence[tuple[float, float]]) -> str:
    """A path of steps: each height holds until the next."""
    if not corners:
        return ""
    (x, y), *others = corners
    return f"M{x:.1f} {y:.1f}" + "".join(f"H{x:.1f}V{y:.1f}" for x, y in others)


# Waits by service.


def _bars(
    picture: Element, caption: Caption, variants: Sequence[Drawn], services: Sequence[str], top: float
) -> None:
    row = _ROW if len(variants) == 1 else _ROW_OF_TWO
    left, right = _MARGIN + _LABELS, _WIDTH - _MARGIN - 30
    _text(picture, _MARGIN, top - 52, "Waits by service, minutes", size=18, weight="600")
    _bar_legend(picture, top - 52, _COLOURS[len(variants)][-1])
    shown = [one.services[name] for one in variants for name in services if name in one.services]
    most = max((max(waits.p95_s, waits.promised_s) / 60 for waits in shown), default=1)
    along = _scale(most, left, right - left, ticks=_MOST_TICKS)
    bottom = top + row * len(services)
    for figure in along.ticks():
        x = along.at(figure)
        _line(picture, (x, top - 8), (x, bottom), _GRID)
        _text(picture, x, top - 16, f"{figure:g}", fill=_FAINT, anchor="middle", size=14)
        _text(picture, x, bottom + 22, f"{figure:g}", fill=_FAINT, anchor="middle", size=14)
    for number, name in enumerate(services):
        y = top + row * number
        label = short(caption.names.get(name, name))
        _text(picture, left - 12, y + row / 2 + 5, label, anchor="end")
        _pair(picture, [one.services.get(name) for one in variants], y, along, row)


def _pair(picture: Element, waits: Sequence[Waits | None], top: float, along: _Scale, row: float) -> None:
    """The bars of one service: pale to what 95 % wait, full to the mean; and the promise across them."""
    y = top + (row - _BAR * len(waits) - 2 * (len(waits) - 1)) / 2
    first, promised_s = y, 0.0
    for one, colour in zip(waits, _COLOURS[len(waits)], strict=True):
        if one is not None:
            _box(
                picture, along.start, y, along.at(one.p95_s / 60) - along.start, _BAR, colour, opacity="0.38"
            )
            _box(picture, along.start, y, along.at(one.mean_s / 60) - along.start, _BAR, colour)
            promised_s = promised_s or one.promised_s
        y += _BAR + 2
    x = along.at(promised_s / 60)
    _line(picture, (x, first - 3), (x, y + 1), _PROMISE, width=3)


def _bar_legend(picture: Element, y: float, colour: str) -> None:
    x = _MARGIN + _LABELS
    _box(picture, x, y - 12, 26, _BAR, colour)
    _text(picture, x + 34, y, "mean")
    _box(picture, x + 100, y - 12, 26, _BAR, colour, opacity="0.38")
    _text(picture, x + 134, y, "95 % wait less")
    _line(picture, (x + 262, y - 14), (x + 262, y + 4), _PROMISE, width=3)
    _text(picture, x + 274, y, "promised wait (mean over the classes)")


def _legend(picture: Element, x: float, y: float, variants: Sequence[Drawn], colours: Sequence[str]) -> None:
    for one, colour in zip(variants, colours, strict=False):
        _box(picture, x, y - 12, 26, _BAR, colour)
        _text(picture, x + 34, y, one.name)
        x += 60 + 9 * len(one.name)


# Figures and shapes.


def _scale(most: float, start: float, length: float, ticks: int) -> _Scale:
    """Round steps, and the end of the last one as the end of the scale."""
    wanted = max(most, 1.0) / ticks
    step = next((one for one in _STEPS if one >= wanted), math.ceil(wanted / 60) * 60)
    return _Scale(math.ceil(max(most, 1.0) / step) * step, step, start, length)


def _box(
    picture: Element, x: float, y: float, width: float, height: float, fill: str, opacity: str = "1"
) -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "width": f"{max(0.0, width):.1f}", "height": f"{height:.1f}"}
    SubElement(picture, "rect", place | {"fill": fill, "fill-opacity": opacity})


def _line(
    picture: Element, since: tuple[float, float], to: tuple[float, float], stroke: str, width: float = 1
) -> None:
    ends = {"x1": since[0], "y1": since[1], "x2": to[0], "y2": to[1]}
    place = {name: f"{at:.1f}" for name, at in ends.items()}
    SubElement(picture, "line", place | {"stroke": stroke, "stroke-width": f"{width:g}"})


def _text(
    picture: Element,
    x: float,
    y: float,
    said: str,
    *,
    size: int = 15,
    anchor: str = "start",
    weight: str = "400",
    fill: str = _INK,
) -> None:
    look = {"font-size": str(size), "text-anchor": anchor, "font-weight": weight, "fill": fill}
    SubElement(picture, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}"} | look).text = said
