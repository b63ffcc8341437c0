"""Characters the printer draws itself, for jobs that send text.

Owns a plain line of Latin letters. Nobat's own tickets are pictures, so this is for other programs' bytes
only.
"""

from PIL import Image, ImageDraw, ImageFont

HEIGHT_DOTS = 30
"""A line at the default spacing of an eighth of an inch, rounded to this head."""

_SIZE = 22


def rows(characters: bytes) -> list[bytes]:
    """The rows of dots of one line, most significant bit left, 1 is black; none for an empty line."""
    if not characters:
        return []
    text = characters.decode("cp437")
    font = ImageFont.load_default(_SIZE)
    width = (int(font.getlength(text)) + 8) // 8 * 8
    line = Image.new("1", (width, HEIGHT_DOTS), 0)
    ImageDraw.Draw(line).text((0, 0), text, fill=1, font=font)
    dots = line.tobytes()
    return [dots[start : start + width // 8] for start in range(0, len(dots), width // 8)]
