"""What every test stands on: offscreen Qt drawn in software, unless the caller says else; no deadlines."""

import gc
import logging
import os
import threading
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from config.languages import directions, known_languages
from hardware.screen.fonts import tell_directions
from hardware.screen.garbage import collect_what_is_due

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# A busy machine is no finding: how long something takes is measured by script/bench, never asserted.
settings.register_profile("nobat", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("nobat")

tell_directions(directions(known_languages()))  # as every program does before its first window

gc.disable()  # a test's windows must not be collected by a device's thread of the next


@pytest.fixture(autouse=True)
def _garbage_is_collected_in_the_main_thread() -> Iterator[None]:
    yield
    collect_what_is_due()


@pytest.fixture(autouse=True)
def _no_link_outlives_its_test() -> Iterator[None]:
    """One left behind looks for its broker, and writes into the log of the tests that follow."""
    before = set(threading.enumerate())
    yield
    left = [one.name for one in set(threading.enumerate()) - before if one.name.startswith("link ")]
    assert left == [], "a device was not closed"


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    """A program run by its `main` takes the log for itself; what it wrote to is closed after its test."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
