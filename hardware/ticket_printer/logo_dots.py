"""A centre's logo as dots for a head that knows black and white only.

Owns the way from colours to dots, and the memory of it: a logo is turned into dots once for each size. Must
not know where on a ticket it stands.
"""

import logging
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from hardware.screen.logo import drawn

_log = logging.getLogger(__name__)

_DARK, _LIGHT = 100, 215
"""Up to the one a colour is ink, from the other on paper; most brands' blue or green is a dark grey."""
_FEW: Final = 0.12
"""So little of them a drawing in two tones has: on the edges of its shapes, where they are smoothed."""

_LEVELS: Final = bytes(min(255, max(0, (grey - _DARK) * 255 // (_LIGHT - _DARK))) for grey in range(256))


def logo_dots(file: Path, height: int, widest: int) -> QImage | None:
    """The logo of `height` dots, or lower where it would be wider than `widest`; one bit a dot.

    None where the file is gone or cannot be drawn: a ticket comes out all the same. May be called on any
    thread; the image must not be changed.
    """
    try:
        written = file.stat().st_mtime_ns
    except OSError as error:
        _log.warning("the logo is not printed: %s", error)
        return None
    return _dots(file, written, height, widest)


@lru_cache(maxsize=4)
def _dots(file: Path, _written: int, height: int, widest: int) -> QImage | None:
    picture = drawn(file, height)
    if picture.width() > widest:
        picture = drawn(file, max(1, height * widest // picture.width()))
    if picture.isNull():
        _log.warning("the logo %s cannot be drawn, and is not printed", file)
        return None
    return _in_black_and_white(_on_paper(picture))


def _on_paper(picture: QImage) -> QImage:
    paper = QImage(picture.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, picture)
    painter.end()
    return paper.convertToFormat(QImage.Format.Format_Grayscale8)


def _in_black_and_white(grey: QImage) -> QImage:
    """Cut at half where there are two tones; where there are more, as many dots as it is dark."""
    shades = bytes(grey.constBits()).translate(_LEVELS)
    middle = 1 - (shades.count(0) + shades.count(255)) / len(shades)
    stretched = QImage(
        shades, grey.width(), grey.height(), grey.bytesPerLine(), QImage.Format.Format_Grayscale8
    )
    flag = Qt.ImageConversionFlag.ThresholdDither if middle <= _FEW else Qt.ImageConversionFlag.DiffuseDither
    return stretched.convertToFormat(QImage.Format.Format_Mono, flag)
