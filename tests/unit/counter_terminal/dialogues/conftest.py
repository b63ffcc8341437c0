"""Desks at which an operator may do everything, and those where a supervisor has to."""

import pytest

from config.model import Centre
from tests.unit.counter_terminal.desk import Desk, open_desk, ruled


@pytest.fixture
def idle(baku: Centre) -> Desk:
    """Counter 6 of Baku, open and free, where any operator may pass the line."""
    return open_desk(ruled(baku), "counter-6")


@pytest.fixture
def strict(baku: Centre) -> Desk:
    """As `idle`, where a service ends with an outcome and nobody works without signing in."""
    return open_desk(ruled(baku, outcome_needed=True, sign_in_needed=True), "counter-6")
