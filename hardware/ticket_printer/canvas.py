"""The white sheet that is drawn on with Qt, and what becomes of it.

Owns the one-bit image, its way into a raster, and the squares of a code. Must not know what is drawn.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from hardware.ticket_printer.raster import Raster


def white_sheet(width_dots: int, height: int) -> QImage:
    """An image of one bit a dot, all white; paint on it in black."""
    image = QImage(width_dots, height, QImage.Format.Format_Mono)
    image.setColorTable([QColor(Qt.GlobalColor.white).rgb(), QColor(Qt.GlobalColor.black).rgb()])
    image.fill(0)
    return image


def raster_of(image: QImage, height: int) -> Raster:
    """The first `height` rows of such an image, without the bytes Qt adds to fill whole words."""
    row_bytes, stride = (image.width() + 7) // 8, image.bytesPerLine()
    data = bytes(image.constBits())
    rows = b"".join(data[top : top + row_bytes] for top in range(0, height * stride, stride))
    return Raster(image.width(), height, rows)


def draw_modules(
    painter: QPainter, modules: Sequence[Sequence[bool]], module: int, left: int, top: int
) -> None:
    """The dark squares of a code, each `module` dots wide, its own corner at `left`, `top`."""
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            if dark:
                square = QRect(left + column * module, top + row * module, module, module)
                painter.fillRect(square, Qt.GlobalColor.black)
