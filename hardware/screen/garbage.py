"""Cyclic garbage of a screen program, collected in the screen's thread and in no other.

Owns when the collector runs. Must not know what is collected.

Python collects in whichever thread happens to allocate. A Qt object that dies in a device's thread takes its
timers and windows with it while the screen's thread uses them, and the process dies of a segmentation fault.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 5_000
"""A screen makes little garbage: a few thousand objects for a page."""


def collect_here_only(screen: QObject) -> None:
    """From now on collect in this thread alone, from time to time, for as long as `screen` lives.

    What is there already stays for ever and is not looked through again.
    """
    gc.disable()
    gc.freeze()
    timer = QTimer(screen)
    timer.timeout.connect(collect_what_is_due)
    timer.start(_EVERY_MS)


def collect_what_is_due() -> None:
    """Collect the oldest generation that Python would have collected by now; for the screen's thread."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, threshold) in enumerate(counts) if count > threshold]
    if due:
        gc.collect(due[-1])
