"""A hall in the morning: the day is open, every counter too."""

import pytest

from center_hub.contract.commands import OpenCounter, OpenDay
from tests.support.small_centre import Hall


@pytest.fixture
def hall() -> Hall:
    hall = Hall()
    hall.give(OpenDay())
    for counter in ("c1", "c2", "c3"):
        hall.give(OpenCounter(counter=counter))
    return hall
