"""Columns, minutes and numbers of people as a terminal shows them.

Owns the form of a cell. Must not know what is counted.
"""

from collections.abc import Iterable, Sequence

_WIDEST = 34
"""Letters of a name."""
_TENTHS_BELOW, _WHOLE = 100, 0.05
_ANY = frozenset("123456789")


def minutes(seconds: float) -> str:
    """Minutes and a tenth, for waits."""
    return f"{seconds / 60:.1f}"


def people(number: float) -> str:
    """Whole people where they are whole; the mean of several days with a tenth, where it is small."""
    whole = abs(number - round(number)) < _WHOLE or number >= _TENTHS_BELOW
    return f"{number:,.0f}" if whole else f"{number:.1f}"


def tenths(number: float) -> str:
    """One place behind the point."""
    return f"{number:.1f}"


def signed(difference: float, size: str) -> str:
    """`size`, which is how large `difference` is as shown, with its sign; `same` where it shows nothing."""
    if _ANY.isdisjoint(size):
        return "same"
    return ("+" if difference > 0 else "-") + size


def short(name: str) -> str:
    """`name`, cut where it would push the columns apart."""
    return name if len(name) <= _WIDEST else name[: _WIDEST - 1].rstrip() + "…"


def aligned(rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines of equal columns: the first to the left, numbers to the right."""
    table = list(rows)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = []
    for first, *others in table:
        numbers = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        lines.append("  ".join((first.ljust(widths[0]), *numbers)).rstrip())
    return lines
