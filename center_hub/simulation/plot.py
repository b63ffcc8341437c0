"""A played day as a picture: people waiting over the day, and waits by service against what was promised.

Owns the drawing. Must not reckon (`measures`).
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from center_hub.contract.words import Wait
from center_hub.simulation.clock_times import WallTimes
from center_hub.simulation.honesty import HEIGHT, draw_honesty
from center_hub.simulation.measures import Waits
from center_hub.simulation.report import busiest
from center_hub.simulation.shapes import (
    COLOURS,
    FAINT,
    FONT,
    GRID,
    INK,
    MARGIN,
    PAPER,
    WARNING,
    WIDTH,
    Scale,
    box,
    line,
    scale,
    text,
)
from center_hub.simulation.table import people, short

_LABELS = 320.0
"""Pixels; labels of services stand to the left of the bars."""
_HALL_TOP, _HALL_HEIGHT = 160.0, 250.0
_ROW, _ROW_OF_TWO = 30.0, 42.0
_BAR = 15.0
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
    told: Sequence[tuple[Wait, float]] = ()
    """Each forecast and the wait it was of, seconds; of the last variant they are drawn."""


class Caption(NamedTuple):
    """What stands above the picture, and names of services."""

    title: str
    lines: Sequence[str]
    names: Mapping[str, str]


def drawn(caption: Caption, variants: Sequence[Drawn], times: WallTimes) -> str:
    """The picture of one variant or of two, as the text of an SVG file."""
    services = busiest(variants[0].services)
    row = _ROW if len(variants) == 1 else _ROW_OF_TWO
    bars_top = _HALL_TOP + _HALL_HEIGHT + 120
    honesty_top = bars_top + row * len(services) + 90
    told = variants[-1].told
    height = honesty_top + (HEIGHT if told else -30)
    picture = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH:g} {height:g}",
            "width": f"{WIDTH:g}",
            "height": f"{height:g}",
            "font-family": FONT,
            "font-size": "15",
            "fill": INK,
        },
    )
    SubElement(picture, "title").text = caption.title
    box(picture, 0, 0, WIDTH, height, PAPER)
    _head(picture, caption)
    _hall(picture, variants, times)
    _bars(picture, caption, variants, services, bars_top)
    if told:
        draw_honesty(picture, told, honesty_top)
    indent(picture)
    return tostring(picture, encoding="unicode", xml_declaration=True) + "\n"


def _head(picture: Element, caption: Caption) -> None:
    text(picture, MARGIN, 46, caption.title, size=24, weight="600")
    for number, said in enumerate(caption.lines[:2]):
        cut = said if len(said) <= _LONGEST_LINE else said[: _LONGEST_LINE - 1] + "…"
        text(picture, MARGIN, 74 + 22 * number, cut, fill=FAINT)


# People waiting.


def _hall(picture: Element, variants: Sequence[Drawn], times: WallTimes) -> None:
    bottom, left = _HALL_TOP + _HALL_HEIGHT, MARGIN + 30
    colours = COLOURS[len(variants)]
    text(picture, MARGIN, _HALL_TOP - 22, "People waiting", size=18, weight="600")
    _legend(picture, MARGIN + 160, _HALL_TOP - 22, variants if len(variants) > 1 else (), colours)
    most = max((number for one in variants for _, number in one.waiting), default=0)
    up = scale(most, 0, _HALL_HEIGHT, ticks=5)
    for figure in up.ticks():
        y = bottom - up.at(figure)
        line(picture, (left, y), (WIDTH - MARGIN, y), GRID)
        text(picture, left - 8, y + 5, people(figure), fill=FAINT, anchor="end", size=14)
    last_s = max((one.waiting[-1][0] for one in variants if one.waiting), default=_HOUR_S)
    along = Scale(max(last_s, 1), _HOUR_S, left, WIDTH - MARGIN - left)
    for at_s in _whole_hours(times, last_s):
        x = along.at(at_s)
        line(picture, (x, bottom), (x, bottom + 6), FAINT)
        text(picture, x, bottom + 24, times.shown(at_s), fill=FAINT, anchor="middle", size=14)
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
    left, right = MARGIN + _LABELS, WIDTH - MARGIN - 30
    text(picture, MARGIN, top - 52, "Waits by service, minutes", size=18, weight="600")
    _bar_legend(picture, top - 52, COLOURS[len(variants)][-1])
    shown = [one.services[name] for one in variants for name in services if name in one.services]
    most = max((max(waits.p95_s, waits.promised_s) / 60 for waits in shown), default=1)
    along = scale(most, left, right - left, ticks=_MOST_TICKS)
    bottom = top + row * len(services)
    for figure in along.ticks():
        x = along.at(figure)
        line(picture, (x, top - 8), (x, bottom), GRID)
        text(picture, x, top - 16, f"{figure:g}", fill=FAINT, anchor="middle", size=14)
        text(picture, x, bottom + 22, f"{figure:g}", fill=FAINT, anchor="middle", size=14)
    for number, name in enumerate(services):
        y = top + row * number
        label = short(caption.names.get(name, name))
        text(picture, left - 12, y + row / 2 + 5, label, anchor="end")
        _pair(picture, [one.services.get(name) for one in variants], y, along, row)


def _pair(picture: Element, waits: Sequence[Waits | None], top: float, along: Scale, row: float) -> None:
    """The bars of one service: pale to what 95 % wait, full to the mean; and the promise across them."""
    y = top + (row - _BAR * len(waits) - 2 * (len(waits) - 1)) / 2
    first, promised_s = y, 0.0
    for one, colour in zip(waits, COLOURS[len(waits)], strict=True):
        if one is not None:
            box(picture, along.start, y, along.at(one.p95_s / 60) - along.start, _BAR, colour, opacity="0.38")
            box(picture, along.start, y, along.at(one.mean_s / 60) - along.start, _BAR, colour)
            promised_s = promised_s or one.promised_s
        y += _BAR + 2
    x = along.at(promised_s / 60)
    line(picture, (x, first - 3), (x, y + 1), WARNING, width=3)


def _bar_legend(picture: Element, y: float, colour: str) -> None:
    x = MARGIN + _LABELS
    box(picture, x, y - 12, 26, _BAR, colour)
    text(picture, x + 34, y, "mean")
    box(picture, x + 100, y - 12, 26, _BAR, colour, opacity="0.38")
    text(picture, x + 134, y, "95 % wait less")
    line(picture, (x + 262, y - 14), (x + 262, y + 4), WARNING, width=3)
    text(picture, x + 274, y, "promised wait (mean over the classes)")


def _legend(picture: Element, x: float, y: float, variants: Sequence[Drawn], colours: Sequence[str]) -> None:
    for one, colour in zip(variants, colours, strict=False):
        box(picture, x, y - 12, 26, _BAR, colour)
        text(picture, x + 34, y, one.name)
        x += 60 + 9 * len(one.name)
