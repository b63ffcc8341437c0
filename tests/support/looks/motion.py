"""A12, the part a window can tell: nothing flashes. How long a call stands is the board's model's affair."""

from collections.abc import Iterator
from typing import Final

from tests.support.looks.look import Look
from tests.support.looks.seen import Seen
from tests.support.looks.violation import Violation

FASTEST_MS: Final = 500
"""2 Hz, WCAG 2.3.1 with room."""


def calm(seen: Seen, _look: Look) -> Iterator[Violation]:
    """No animation turns faster than twice a second."""
    for one in seen.animations:
        if one.again and one.duration_ms < FASTEST_MS:
            found = f"turns every {one.duration_ms:.0f} ms"
            yield Violation("A12", one.item, found, f">= {FASTEST_MS} ms")
