"""What emulated panels say on their one line, and a picture of it in letters.

Owns reading and drawing the line. Pure.
"""

import re
from collections.abc import Iterable, Mapping

_PLACES = 6
"""Of the narrowest panel drawn."""
_PANEL = re.compile(r"(\d+)(?:\[([^\]]*)\]|\(off\))")


def shown_by(line: str) -> Mapping[int, str]:
    """What each panel shows by its address, from `1[  A001] 2[      ]`; nothing from any other line."""
    panels = list(_PANEL.finditer(line))
    if not panels or " ".join(panel.group() for panel in panels) != line.strip():
        return {}
    return {int(panel[1]): (panel[2] or "").strip() for panel in panels}


def numbers_shown(lines: Iterable[str]) -> int:
    """How often a panel began to show a number that it did not show before."""
    before: Mapping[int, str] = {}
    count = 0
    for now in filter(None, map(shown_by, lines)):
        count += sum(bool(text) and text != before.get(address) for address, text in now.items())
        before = now
    return count


def drawn(panels: Mapping[str, str]) -> str:
    """The panels side by side as they hang, over the labels of their counters."""
    width = 2 + max((_PLACES, *map(len, (*panels, *panels.values()))))
    rows = [
        ("┌" + "─" * width + "┐" for _ in panels),
        ("│" + text.center(width) + "│" for text in panels.values()),
        ("└" + "─" * width + "┘" for _ in panels),
        (label.center(width + 2) for label in panels),
    ]
    return "\n".join("  ".join(row).rstrip() for row in rows) + "\n"
