"""The centre's logo, drawn from its file at the height a screen asks for.

Owns the addresses that begin with `image://logo/`: each provider draws its one logo for all of them. Must not
know where the file was named or what else the look has.
"""

import logging
from pathlib import Path

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

_log = logging.getLogger(__name__)

_USUAL_HEIGHT = 96
_SLIMMEST = 20
"""Longer in proportion it is no logo, and would take memory: a file may change after its check."""


class LogoProvider(QQuickImageProvider):
    """Draws one logo, SVG or PNG, in its own ratio; what cannot be drawn is told and gives a null image."""

    def __init__(self, file: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._file = file

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, ARG002, N802, N803 - Qt's signature
        """Qt's hook: the logo, as many pixels high as asked for."""
        height = requestedSize.height() if requestedSize.height() > 0 else _USUAL_HEIGHT
        image = drawn(self._file, height)
        if image.isNull():
            _log.warning("the logo %s cannot be drawn: save it as a simple SVG or as PNG", self._file)
        return image


def drawn(file: Path, height: int) -> QImage:
    """The logo of that many pixels in height; a null image if Qt cannot draw the file."""
    return _vector(file, height) if file.suffix.lower() == ".svg" else _pixels(file, height)


def _vector(file: Path, height: int) -> QImage:
    drawing = QSvgRenderer(str(file))
    natural = drawing.viewBoxF().size()
    if not drawing.isValid() or not _is_a_logos(natural):
        return QImage()
    image = QImage(
        round(height * natural.width() / natural.height()), height, QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(0)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    return image


def _pixels(file: Path, height: int) -> QImage:
    reader = QImageReader(str(file))
    natural = reader.size()
    if not _is_a_logos(natural):
        return QImage()
    reader.setScaledSize(QSize(round(height * natural.width() / natural.height()), height))
    return reader.read()


def _is_a_logos(size: QSize | QSizeF) -> bool:
    return not size.isEmpty() and max(size.width(), size.height()) <= _SLIMMEST * min(
        size.width(), size.height()
    )
