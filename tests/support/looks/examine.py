"""All checks of one sight, in the order of the table."""

from collections.abc import Callable, Iterator
from typing import Final

from tests.support.looks import aloud, contrast, mirror, motion, sizes, writing
from tests.support.looks.look import Look, Mode
from tests.support.looks.seen import Seen, see
from tests.support.looks.violation import Violation

Check = Callable[[Seen, Look], Iterator[Violation]]

CHECKS: Final[tuple[Check, ...]] = (
    sizes.writing_sizes,
    sizes.target_sizes,
    contrast.text_contrast,
    contrast.edge_contrast,
    contrast.focus_contrast,
    sizes.within_reach,
    sizes.how_many,
    motion.calm,
    writing.shapes,
    writing.whole,
    writing.apart,
    mirror.numbers_in_order,
    aloud.spoken,
)
OF_LONG_TEXT: Final[tuple[Check, ...]] = (
    writing.whole,
    writing.apart,
    sizes.target_sizes,
    sizes.writing_sizes,
)
"""What longer words may spoil."""


def examine(look: Look, seen: Seen | None = None) -> list[Violation]:
    """Everything wrong with what the window shows now; `seen` if it was taken down already."""
    seen = seen or see(look.window)
    checks = OF_LONG_TEXT if look.mode is Mode.LONG else CHECKS
    return [found for check in checks for found in check(seen, look)]
