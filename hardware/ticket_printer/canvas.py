"""The white sheet that is drawn on with Qt, and what becomes of it.

Owns the one-bit image, its way into a raster, and the squares of a code. Must not know what is drawn.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from hardware.ticket_printer.raster import OwnCode, Raster


def white_sheet(width_dots: int, height: int) -> QImage:
    """An image of one bit a dot, all white; paint on it in black."""
    image = QImage(width_dots, height, QImage.Format.Format_Mono)
    image.setColorTable([QColor(Qt.GlobalColor.white).rgb(), QColor(Qt.GlobalColor.black).rgb()])
    image.fill(0)
    return image


def raster_of(image: QImage, height: int, code: OwnCode | None = None) -> Raster:
    """The first `height` rows of such an image, without the bytes Qt adds to fill whole words.

    `code` is what the printer draws itself into rows that were left blank.
    """
    row_bytes, stride = (image.width() + 7) // 8, image.bytesPerLine()
    data = bytes(image.constBits()[: height * stride])
    rows = b"".join(data[top : top + row_bytes] for top in range(0, height * stride, stride))
    return Raster(image.width(), height, rows, code)


def draw_modules(
    painter: QPainter, modules: Sequence[Sequence[bool]], module: int, left: int, top: int
) -> None:
    """The dark squares of a code, each `module` dots wide, its own corner at `left`, `top`."""
    side = len(modules)
    code = white_sheet(side, side)
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            if dark:
                code.setPixel(column, row, 1)
    # Whole dots a module: enlarged without a seam, in a fifth of the time of as many squares.
    painter.drawImage(QRect(left, top, side * module, side * module), code)
