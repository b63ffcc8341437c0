"""The line icons: vector files of one weight, tinted and drawn at the size a screen asks for.

Owns the `icons` folder and the `image://icon/NAME/RRGGBB` address. Must not know which page uses which icon.
"""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

_FOLDER = Path(__file__).parent / "icons"
_NATURAL = QSize(24, 24)


@cache
def icon_names() -> frozenset[str]:
    """Every icon that can be asked for, such as `passport`."""
    return frozenset(file.stem for file in _FOLDER.glob("*.svg"))


class IconProvider(QQuickImageProvider):
    """Draws `NAME/RRGGBB` in that colour; an unknown name gives a null image, which Qt Quick reports."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, ARG002, N802, N803 - Qt's signature
        """Qt's hook: one icon, sharp at the pixels asked for."""
        name, _, colour = id.partition("/")
        if name not in icon_names():
            return QImage()
        return _draw(name, f"#{colour}", requestedSize if requestedSize.isValid() else _NATURAL)


def _draw(name: str, colour: str, size: QSize) -> QImage:
    drawing = (_FOLDER / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode("ascii"))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing)).render(painter)
    painter.end()
    return image
