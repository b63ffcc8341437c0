"""What an eye, a finger and a screen reader find in a window, taken down once.

Owns the walk over the items in the order they are painted. Must not judge anything.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFont, QFontMetricsF, QImage
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from hardware.screen.window import Window

_MARKS = re.compile("[\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile(r"\s+")
_SEE_THROUGH = 0.3
"""A surface fainter than this hides nothing."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a screen reader says of an item, and for what it takes it."""

    name: str
    role: QAccessible.Role
    focusable: bool
    more: str = ""
    """Its description, such as the key that does the same."""


@dataclass(frozen=True, slots=True)
class Writing:
    """A text that can be seen. Boxes are in window pixels."""

    item: str
    path: str
    text: str
    """Without the marks that direct it."""
    laid_out: str
    """As it is given to Qt."""
    font: QFont
    cap_px: float
    box: QRectF
    ink: QRectF
    """Around the letters themselves."""
    panel: QRectF
    """What it stands on: the button, the card, else the window."""
    clip: QRectF
    truncated: bool
    broken: str
    """A word that was cut in two, or nothing."""
    align: int
    spoken: Spoken | None
    """What says it aloud: itself, or what it stands in."""
    target: str
    """The path of the target it stands in, or nothing."""
    language: str
    """Whose words it is said to be; nothing where that is not told."""
    covered_by: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What can be pressed."""

    item: str
    path: str
    box: QRectF
    kind: str
    """The component it is made of."""
    enabled: bool
    language: str
    spoken: Spoken | None
    item_object: QQuickItem = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """An icon: whether it points somewhere, and whether it is drawn the other way round."""

    item: str
    path: str
    box: QRectF
    language: str
    directional: bool
    mirror: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A place that takes presses outside every target."""

    item: str
    path: str
    box: QRectF


@dataclass(frozen=True, slots=True)
class Surface:
    """Something painted that hides what is below it."""

    item: str
    path: str
    order: int
    box: QRectF
    lifted: bool
    """Laid over the page on purpose: it, or what it stands in, is raised by a z of its own."""


@dataclass(frozen=True, slots=True)
class Animation:
    """Something that moves by itself."""

    item: str
    duration_ms: float
    again: bool
    """It turns: it begins anew when it is over."""


@dataclass(slots=True)
class Seen:
    """All that was found, in the order of painting."""

    image: QImage
    window: QRectF
    writings: list[Writing] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    animations: list[Animation] = field(default_factory=list)
    spoken: list[Spoken] = field(default_factory=list)
    """All that a screen reader finds."""


def plain(text: str) -> str:
    """A text as a person reads it: without marks of direction, any blank a single space."""
    return _BLANKS.sub(" ", _MARKS.sub("", text)).strip()


def see(window: Window) -> Seen:
    """Take down what `window` shows now; what lies under something laid over the page is left out."""
    image = window.grab().convertToFormat(QImage.Format.Format_RGB32)
    whole = QRectF(0, 0, window.quick.width(), window.quick.height())
    walk = _Walk(image, whole, _spoken_items(window))
    for at, item in enumerate(window.quick.contentItem().childItems()):
        walk.go(item, _Place(f"/{at}", clip=whole, panel=whole))
    return walk.result()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the tree the walk stands."""

    path: str = ""
    clip: QRectF = field(default_factory=QRectF)
    panel: QRectF = field(default_factory=QRectF)
    opacity: float = 1.0
    lifted: bool = False
    spoken: Spoken | None = None
    target: str = ""
    named: str = ""
    language: str = ""


class _Walk:
    """Collects while it goes; what is covered can only be told at the end."""

    def __init__(self, image: QImage, whole: QRectF, spoken: Mapping[int, Spoken]) -> None:
        self._seen = Seen(image, whole, spoken=list(spoken.values()))
        self._spoken = spoken
        self._surfaces: list[Surface] = []
        self._order = 0
        self._orders: dict[str, int] = {}

    def go(self, item: QQuickItem, place: _Place) -> None:
        if not item.isVisible() or item.opacity() * place.opacity < 0.01:
            return
        box = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
        here = self._inside(item, box, place)
        children = list(enumerate(item.childItems()))
        children.sort(key=lambda numbered: numbered[1].z())
        below = [one for one in children if one[1].z() < 0]
        for at, child in below:
            self.go(child, self._child(here, at, child))
        self._take_down(item, box, here)
        for at, child in children[len(below) :]:
            self.go(child, self._child(here, at, child))

    def result(self) -> Seen:
        """What can be seen: without what lies under something laid over the page."""
        seen = self._seen
        seen.writings = [one for one in map(self._with_cover, seen.writings) if one is not None]
        seen.targets = [one for one in seen.targets if not self._under_a_lifted(one.path, one.box)]
        seen.areas = [one for one in seen.areas if not self._under_a_lifted(one.path, one.box)]
        return seen

    def _child(self, place: _Place, at: int, child: QQuickItem) -> _Place:
        name = child.objectName() or place.named
        lifted = place.lifted or child.z() > 0
        return _Place(
            f"{place.path}/{at}",
            place.clip,
            place.panel,
            place.opacity,
            lifted,
            place.spoken,
            place.target,
            name,
            place.language,
        )

    def _inside(self, item: QQuickItem, box: QRectF, place: _Place) -> _Place:
        pressed = _is_target(item)
        spoken = self._spoken.get(shiboken6.getCppPointer(item)[0])
        return _Place(
            place.path,
            place.clip.intersected(box) if item.clip() else place.clip,
            box if pressed or (_hides(item) > 0 and not box.isEmpty()) else place.panel,
            place.opacity * item.opacity(),
            place.lifted,
            spoken or place.spoken,
            place.path if pressed else place.target,
            place.named,
            str(item.property("language") or place.language),
        )

    def _take_down(self, item: QQuickItem, box: QRectF, here: _Place) -> None:
        self._order += 1
        self._orders[here.path] = self._order
        name = _called(item, here)
        self._seen.animations += _running(item, name)
        if box.isEmpty():
            return
        if here.target == here.path:
            own = self._spoken.get(shiboken6.getCppPointer(item)[0])
            seen = Target(name, here.path, box, _kind_of(item), item.isEnabled(), here.language, own, item)
            self._seen.targets.append(seen)
        elif item.inherits("QQuickMouseArea") and not here.target and item.isEnabled():
            self._seen.areas.append(Area(name, here.path, box))
        if item.inherits("QQuickText") or item.inherits("QQuickTextInput"):
            writing = _writing(item, box, here)
            if writing is not None:
                self._seen.writings.append(writing)
        elif item.inherits("QQuickImage"):
            points, mirror = bool(item.property("directional")), bool(item.property("mirror"))
            self._seen.pictures.append(Picture(name, here.path, box, here.language, points, mirror))
        elif _hides(item) * here.opacity > _SEE_THROUGH:
            self._surfaces.append(Surface(name, here.path, self._order, box, here.lifted))

    def _with_cover(self, writing: Writing) -> Writing | None:
        for surface in self._surfaces:
            if self._above(surface, writing.path, writing.ink):
                if surface.lifted:
                    return None
                return _covered(writing, surface.item)
        return writing

    def _under_a_lifted(self, path: str, box: QRectF) -> bool:
        return any(one.lifted and self._above(one, path, box) for one in self._surfaces)

    def _above(self, surface: Surface, path: str, box: QRectF) -> bool:
        inside = surface.path == path or surface.path.startswith(path + "/")
        both = surface.box.intersected(box)
        return (
            not inside
            and not path.startswith(surface.path + "/")
            and surface.order > self._orders[path]
            and min(both.width(), both.height()) > 1
        )


def _running(item: QQuickItem, name: str) -> Iterator[Animation]:
    for one in item.children():
        if one.inherits("QQuickAbstractAnimation") and one.property("running"):
            yield Animation(name, float(one.property("duration") or 0), again=one.property("loops") != 1)


def _covered(writing: Writing, by: str) -> Writing:
    values = {name: getattr(writing, name) for name in Writing.__slots__}
    return Writing(**(values | {"covered_by": by}))


def _writing(item: QQuickItem, box: QRectF, here: _Place) -> Writing | None:
    raw = str(item.property("text"))
    read = plain(raw)
    if not read:
        return None
    font = item.property("font")
    scale = box.height() / item.height() if item.height() else 1.0
    metrics = QFontMetricsF(font)
    return Writing(
        item=f"{here.named or here.path} “{read[:40]}”",
        path=here.path,
        text=read,
        laid_out=raw,
        font=font,
        cap_px=metrics.capHeight() * scale,
        box=box,
        ink=_ink(item, raw, metrics, box),
        panel=here.panel,
        clip=here.clip,
        truncated=bool(item.property("truncated")),
        broken=_broken_word(item, raw, metrics),
        align=_align(item),
        spoken=here.spoken,
        target=here.target,
        language=here.language,
    )


def _ink(item: QQuickItem, raw: str, metrics: QFontMetricsF, box: QRectF) -> QRectF:
    """Around the letters: as wide as Qt laid them out, as high as the highest and the lowest letter."""
    wide = float(item.property("contentWidth"))
    beside = {
        Qt.AlignmentFlag.AlignRight.value: box.width() - wide,
        Qt.AlignmentFlag.AlignHCenter.value: (box.width() - wide) / 2,
    }
    left = box.x() + beside.get(_align(item), 0.0)
    tight = metrics.tightBoundingRect(_MARKS.sub("", raw))
    lines = int(item.property("lineCount") or 1)
    first = box.y() + item.baselineOffset()
    last = first + (lines - 1) * metrics.lineSpacing() * float(item.property("lineHeight") or 1)
    return QRectF(left, first + tight.top(), wide, last + tight.bottom() - first - tight.top())


def _align(item: QQuickItem) -> int:
    """The side a text stands at, mirroring counted in; PySide cannot read that property, QML can."""
    if not item.inherits("QQuickText"):
        return Qt.AlignmentFlag.AlignLeft.value
    context = qmlContext(item)
    assert context is not None
    found: Any = QQmlExpression(context, item, "effectiveHorizontalAlignment").evaluate()
    return int(found[0] if isinstance(found, tuple) else found)  # with it may come whether it is undefined


def _broken_word(item: QQuickItem, raw: str, metrics: QFontMetricsF) -> str:
    if not item.inherits("QQuickText"):
        return ""
    for word in _MARKS.sub("", raw).split():
        if metrics.horizontalAdvance(word) > item.width() + 2:
            return word
    return ""


def _is_target(item: QQuickItem) -> bool:
    return item.metaObject().indexOfSignal("activated()") >= 0 or item.inherits("QQuickTextInput")


def _hides(item: QQuickItem) -> float:
    """How much of what is below a surface it hides, 0 to 1; other items hide nothing."""
    if not item.inherits("QQuickRectangle"):
        return 0.0
    colour = item.property("color")
    return colour.alphaF() * item.opacity() if isinstance(colour, QColor) else 0.0


def _kind_of(item: QQuickItem) -> str:
    """The component an item is made of, as its file is called; Qt's own as Qt calls them."""
    return str(item.metaObject().className()).partition("_QML")[0]


def _called(item: QQuickItem, here: _Place) -> str:
    if item.objectName():
        return item.objectName()
    return f"{here.named}>{_kind_of(item)}" if here.named else f"{_kind_of(item)}{here.path}"


def _spoken_items(window: Window) -> dict[int, Spoken]:
    """The accessibility tree of the window, by the items' addresses."""
    found: dict[int, Spoken] = {}
    root: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(window.quick)
    if root is None:
        return found
    for face in _faces(root):
        thing: QObject | None = face.object()
        if thing is not None:
            name = plain(face.text(QAccessible.Text.Name))
            focusable = bool(face.state().focusable)
            more = plain(face.text(QAccessible.Text.Description))
            found[shiboken6.getCppPointer(thing)[0]] = Spoken(name, face.role(), focusable, more)
    return found


def _faces(face: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for at in range(face.childCount()):
        child = face.child(at)
        if child is not None:
            yield child
            yield from _faces(child)
