"""A cut ticket as it looks in the hand.

Owns the look: off-white paper wider than the head, soft black, the blank before the head. Must not know the
printer.
"""

from pathlib import Path

from PIL import Image

from hardware.ticket_printer.emulator.paper import HEAD_TO_CUTTER_MM

_PAPER = (251, 249, 243)
_INK = (28, 27, 32)
_PAPER_OVER_HEAD = 80 / 72  # 72 mm of dots on paper of 80 mm


def on_paper(ticket: Image.Image, dots_per_mm: float) -> Image.Image:
    """The ticket with the margins a printer leaves, one pixel a dot."""
    side = round(ticket.width * (_PAPER_OVER_HEAD - 1) / 2)
    top = round(HEAD_TO_CUTTER_MM * dots_per_mm)
    paper = Image.new("RGB", (ticket.width + 2 * side, top + ticket.height), _PAPER)
    ink = ticket.convert("L").point(lambda shade: 255 - shade)
    paper.paste(Image.new("RGB", ticket.size, _INK), (side, top), ink)
    return paper


def write_png(ticket: Image.Image, dots_per_mm: float, path: Path) -> None:
    """Write that picture, whole or not at all: a viewer may be watching the folder."""
    part = path.with_suffix(".part")
    on_paper(ticket, dots_per_mm).save(part, format="PNG")
    part.replace(path)
