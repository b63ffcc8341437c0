"""A4: whether letters, edges and the focus can be told from what they stand on, measured on pixels.

Owns the formula of WCAG 2.2 and the counting of colours. Must not know which colours a theme has.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage

from hardware.screen.theme import Place
from tests.support.looks.look import Look, Mode
from tests.support.looks.seen import Seen, Target
from tests.support.looks.sizes import KEYS
from tests.support.looks.violation import Violation

TEXT, STRONG_TEXT, EDGE = 7.0, 12.0, 3.0
_ENOUGH: Final = 3000
"""Pixels looked at of one text; of a large one only some of its lines."""
_LEAST_PX: Final = 12.0
"""In so high a box a sign and its ground can both be counted."""
_NEARLY: Final = 0.95
"""Of an outline: its corners are round."""
_FULLY_INKED: Final = 0.002
"""So many of a text's pixels have the whole colour of the ink; fewer are chance."""


@lru_cache(maxsize=4096)
def luminance(colour: int) -> float:
    """Relative luminance of `0xRRGGBB`, WCAG 2.2."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = ((colour >> shift) & 0xFF for shift in (16, 8, 0))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


@lru_cache(maxsize=65536)
def ratio(one: int, other: int) -> float:
    """Contrast of two colours, 1 to 21, WCAG 2.2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def colours(image: QImage, box: QRectF) -> Counter[int]:
    """How often each `0xRRGGBB` stands in a box of the picture."""
    area = box.toAlignedRect().intersected(image.rect())
    if area.isEmpty():
        return Counter()
    cut = image.copy(area)
    row, every = area.width(), max(1, area.width() * area.height() // _ENOUGH)
    pixels = memoryview(cut.constBits()).cast("B").cast("I")
    found: Counter[int] = Counter()
    for line in range(every // 2 if every < area.height() else 0, area.height(), every):
        found.update(pixels[line * row : (line + 1) * row])
    return Counter({colour & 0xFFFFFF: count for colour, count in found.items()})


def text_contrast(seen: Seen, look: Look) -> Iterator[Violation]:
    """The ink of every text against the ground below it."""
    wanted = STRONG_TEXT if look.mode is Mode.STRONG else TEXT
    for one in seen.writings:
        beside = max(1.0, (_LEAST_PX - one.ink.height()) / 2)  # a dot fills its own box
        around = one.ink.adjusted(-beside, -beside, beside, beside)
        found = ink_on_ground(colours(seen.image, around))
        if found < wanted - 0.05:
            yield Violation("A4", one.item, f"{found:.2f}:1", f">= {wanted:g}:1")


def ink_on_ground(found: Counter[int]) -> float:
    """The contrast of the commonest colour and the one farthest from it that is there often enough."""
    if not found:
        return 1.0
    ground, _ = found.most_common(1)[0]
    enough = max(1, found.total() * _FULLY_INKED)
    return max(
        ratio(ground, colour) for colour, count in found.items() if count >= enough or colour == ground
    )


def edge_contrast(seen: Seen, look: Look) -> Iterator[Violation]:
    """Where a target that works begins: on one side at least its edge, or its face, differs from outside.

    A key of a keyboard is told by its letter, which has the contrast of text.
    """
    if look.place is Place.BOARD:
        return
    for one in seen.targets:
        if one.enabled and not KEYS.match(one.item) and (found := _best_edge(seen, one, look)) < EDGE - 0.02:
            yield Violation("A4", one.item, f"its edge {found:.2f}:1", f">= {EDGE:g}:1")


def _best_edge(seen: Seen, one: Target, look: Look) -> float:
    """Of the four sides the best: just outside against the strip from the edge a millimetre inwards."""
    box, reach = one.box.toAlignedRect(), max(3, round(look.px_per_mm))
    x, y = box.center().x(), box.center().y()
    strips = (
        ((x, box.top() - 3), (0, 1)),
        ((x, box.bottom() + 3), (0, -1)),
        ((box.left() - 3, y), (1, 0)),
        ((box.right() + 3, y), (-1, 0)),
    )
    return max(_strip(seen.image, start, step, reach + 3) for start, step in strips)


def _strip(image: QImage, start: tuple[int, int], step: tuple[int, int], length: int) -> float:
    if not image.valid(*start):
        return 1.0
    outside = image.pixel(*start) & 0xFFFFFF
    points = ((start[0] + at * step[0], start[1] + at * step[1]) for at in range(1, length + 1))
    return max(ratio(outside, image.pixel(*point) & 0xFFFFFF) for point in points if image.valid(*point))


def focus_contrast(seen: Seen, look: Look) -> Iterator[Violation]:
    """The ring of the focus: what it changes around a target changes by 3:1 (WCAG 2.4.13).

    Of each kind of target on each ground the first is tried, unless `look` says it was found good before.
    """
    if look.place is Place.BOARD:
        return
    able = [one for one in seen.targets if one.enabled and one.spoken is not None and one.spoken.focusable]
    kinds = {(look.mode, one.kind, _ground(seen.image, one.box)): one for one in reversed(able)}
    for kind, one in kinds.items():
        if kind not in look.good_focus:
            found = list(_ring(seen, one, look))
            yield from found
            if not found:
                look.good_focus.add(kind)


def _ground(image: QImage, box: QRectF) -> int:
    """The colour just above a target."""
    above = box.toAlignedRect().center().x(), box.toAlignedRect().top() - 4
    return image.pixel(*above) & 0xFFFFFF if image.valid(*above) else -1


def _ring(seen: Seen, one: Target, look: Look) -> Iterator[Violation]:
    item = one.item_object
    item.forceActiveFocus()
    QGuiApplication.processEvents()
    if not item.hasActiveFocus():
        yield Violation("A4", one.item, "takes no focus", "the focus")
        return
    after = look.window.grab().convertToFormat(QImage.Format.Format_RGB32)
    item.setFocus(False)
    reach = round(2 * look.px_per_mm)
    changed = _changed(seen.image, after, one.box.toAlignedRect().adjusted(-reach, -reach, reach, reach))
    seen_well = sum(count for (was, now), count in changed.items() if ratio(was, now) >= EDGE)
    wanted = 2 * (one.box.width() + one.box.height())
    if seen_well < wanted * _NEARLY:
        found = f"its focus changes {seen_well} pixels by {EDGE:g}:1"
        yield Violation("A4", one.item, found, f">= {wanted:.0f} pixels, its outline")


def _changed(before: QImage, after: QImage, box: QRect) -> Counter[tuple[int, int]]:
    """Pairs of colours, before and after, of the pixels that changed."""
    area = box.intersected(before.rect())
    one, other = before.copy(area), after.copy(area)
    was = memoryview(one.constBits()).cast("B").cast("I")
    now = memoryview(other.constBits()).cast("B").cast("I")
    pairs = Counter(zip(was, now, strict=True))
    return Counter({(a & 0xFFFFFF, b & 0xFFFFFF): count for (a, b), count in pairs.items() if a != b})


def colour_of(name: str) -> int:
    """`#RRGGBB` as the number the pixels have."""
    return QColor(name).rgb() & 0xFFFFFF
