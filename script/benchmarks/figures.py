"""One measured figure, and a table of them.

Owns how figures are summed up and shown. Must not know what was measured.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Figure(NamedTuple):
    """What was measured: ours, the raw cost of the same in the same run, and what we reach for."""

    name: str
    ours: float
    unit: str
    raw: float | None = None
    raw_is: str = ""
    reach: str = ""
    reached: bool | None = None

    @property
    def ratio(self) -> float | None:
        """Ours over raw."""
        return None if not self.raw else self.ours / self.raw


def at(share: float, measured: Sequence[float]) -> float:
    """The value below which `share` of `measured` lies, by nearest rank."""
    ranked = sorted(measured)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def median(measured: Sequence[float]) -> float:
    """The middle value."""
    return at(0.5, measured)


def table(figures: Sequence[Figure]) -> str:
    """The figures as aligned text, one a line."""
    head = ("what", "ours", "raw", "ours/raw", "reach", "")
    rows = [head, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
    )


def _row(figure: Figure) -> tuple[str, str, str, str, str, str]:
    raw = "" if figure.raw is None else f"{_number(figure.raw)} {figure.unit} ({figure.raw_is})"
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    verdict = {None: "", True: "reached", False: "missed"}[figure.reached]
    return figure.name, f"{_number(figure.ours)} {figure.unit}", raw, ratio, figure.reach, verdict


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"  # noqa: PLR2004 - two decimals below 100
