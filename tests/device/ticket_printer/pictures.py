"""Pictures to print, and the reading back of what an emulated printer put on paper."""

import random

from PIL import Image

from hardware.ticket_printer.raster import Raster


def scattered(width_dots: int = 576, height: int = 640, seed: int = 1) -> Raster:
    """Seeded dots in stripes with long blanks between them, like lines of text."""
    dice = random.Random(seed)
    row_bytes = (width_dots + 7) // 8
    spare = row_bytes * 8 - width_dots
    rows = []
    for number in range(height):
        ink = dice.getrandbits(width_dots) << spare if number // 40 % 2 else 0
        rows.append(ink.to_bytes(row_bytes, "big"))
    return Raster(width_dots, height, b"".join(rows))


def on_paper(ticket: Image.Image, width_dots: int) -> Raster:
    """A cut ticket without the blank rows at its end, which are the way to the cutter."""
    ink = Image.eval(ticket.convert("L"), lambda shade: 255 - shade)
    box = ink.getbbox() or (0, 0, 0, 0)
    assert box[2] <= width_dots
    picture = ticket.crop((0, 0, width_dots, box[3]))
    return Raster(width_dots, picture.height, picture.tobytes("raw", "1;I"))
