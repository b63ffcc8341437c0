"""The audit as a table that a person can read.

Owns the columns and how they are lined up. Must not know which acts are out of order (`audit`).
"""

import re
from collections.abc import Iterator, Sequence

from center_hub.journal.audit import Entry
from center_hub.journal.wording import Wording

COLUMNS = ("when", "ticket", "counter", "device", "operator", "reason", "what")
NOTHING = "-"
_ISOLATES = re.compile("[\u2066\u2068\u2069]")


def table(entries: Sequence[Entry], wording: Wording) -> Iterator[str]:
    """A line of headings, and one for each entry."""
    headings = [wording.text(f"audit.{column}") for column in COLUMNS]
    rows = [headings, *(_cells(entry, wording) for entry in entries)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()


def _cells(entry: Entry, wording: Wording) -> list[str]:
    number = None if entry.ticket is None else wording.number(entry.ticket)
    named = (
        None if of is None else wording.name(kind, of)
        for kind, of in (
            ("counter", entry.counter),
            ("device", entry.device),
            ("operator", entry.operator),
            ("reason", entry.reason),
        )
    )
    cells = (wording.isolated(cell or NOTHING) for cell in (number, *named))
    return [wording.stamp(entry.wall), *cells, wording.said(entry.facts)]


def _width(cell: str) -> int:
    """Places on a line; isolates take none."""
    return len(_ISOLATES.sub("", cell))
