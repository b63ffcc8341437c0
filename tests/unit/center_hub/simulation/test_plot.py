"""The picture: well-formed, complete, and nothing written over anything else."""

from itertools import combinations
from xml.etree.ElementTree import Element, fromstring

import pytest

from center_hub.simulation.clock_times import WallTimes
from center_hub.simulation.measures import Waits
from center_hub.simulation.plot import Caption, Drawn, drawn
from tests.support.small_centre import MORNING

TIMES = WallTimes("2026-11-21", MORNING, "Asia/Kabul")  # half an hour off the full hour
SVG = "{http://www.w3.org/2000/svg}"


def waits(minutes: float) -> Waits:
    return Waits(10, minutes * 60, minutes * 60, minutes * 120, minutes * 180, 600, 1)


def variant(services: int, name: str = "as it is", longest_min: float = 30) -> Drawn:
    named = {f"service-{number:02d}": waits(longest_min * number / services) for number in range(services)}
    return Drawn(name, named, [(at * 300, float(at % 40)) for at in range(100)])


def picture(*variants: Drawn, names: dict[str, str] | None = None) -> Element:
    caption = Caption("A centre & its day <1>", ["order of calling: first_come"], names or {})
    return fromstring(drawn(caption, variants, TIMES))  # noqa: S314 - our own text


def texts(root: Element) -> list[Element]:
    return list(root.iter(f"{SVG}text"))


def box(text: Element) -> tuple[float, float, float, float]:
    size = float(text.get("font-size", "0"))
    width = 0.6 * size * len(text.text or "")
    x, y = float(text.get("x", "0")), float(text.get("y", "0"))
    x -= {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor", "start")]
    return x, y - 0.8 * size, x + width, y + 0.2 * size


@pytest.mark.parametrize("services", [1, 7, 30, 60])
@pytest.mark.parametrize("two", [False, True])
@pytest.mark.parametrize("longest_min", [0.5, 30, 400])
def test_no_label_lies_over_another_or_outside(services: int, two: bool, longest_min: float) -> None:  # noqa: FBT001 - a parameter of the test
    variants = [variant(services, longest_min=longest_min)]
    variants += [variant(services, "what if", longest_min)] if two else []
    root = picture(*variants, names={f"service-{number:02d}": "W" * 50 for number in range(60)})
    boxes = [box(text) for text in texts(root)]
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    assert all(
        left >= 0 and right <= width and top >= 0 and bottom <= height for left, top, right, bottom in boxes
    )


def test_no_more_than_the_thirty_busiest_services_are_drawn() -> None:
    labels = [text.text for text in texts(picture(variant(60))) if (text.text or "").startswith("service-")]
    assert len(labels) == 30


def test_letters_are_big_enough_to_be_read_on_paper() -> None:
    assert min(float(text.get("font-size", "0")) for text in texts(picture(variant(5)))) >= 14


def test_hours_are_those_of_the_clock_on_the_wall() -> None:
    said = [text.text or "" for text in texts(picture(variant(5)))]
    assert {"08:00", "12:00", "15:00"} <= set(said)


def test_what_people_wrote_is_no_markup() -> None:
    assert texts(picture(variant(1)))[0].text == "A centre & its day <1>"


def test_bars_are_as_long_as_the_waits() -> None:
    root = picture(Drawn("as it is", {"one": waits(10), "two": waits(5)}, [(0, 0.0)]))
    bars = [
        float(one.get("width", "0"))
        for one in root.iter(f"{SVG}rect")
        if one.get("height") == "15.0" and one.get("x") == "360.0" and one.get("fill-opacity") == "1"
    ]
    assert len(bars) == 3  # the legend among them
    assert bars[1] == pytest.approx(2 * bars[2])
