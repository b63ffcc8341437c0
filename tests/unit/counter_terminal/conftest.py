"""Desks of both centres, connected, their state not yet known."""

import pytest

from config.loader import centre_file, load_centre
from config.model import Centre
from tests.unit.counter_terminal.desk import Desk, desk_of


@pytest.fixture(scope="session")
def baku() -> Centre:
    return load_centre(centre_file("asan-baku-1"))


@pytest.fixture(scope="session")
def kabul() -> Centre:
    return load_centre(centre_file("asan-khedmat-kabul-1"))


@pytest.fixture
def desk(baku: Centre) -> Desk:
    """Counter 7 of Baku, operated in English, connected, state not yet known."""
    made = desk_of(baku, "counter-7", "en")
    made.connect()
    return made


@pytest.fixture
def kabul_desk(kabul: Centre) -> Desk:
    made = desk_of(kabul, "counter-4", "prs")
    made.connect()
    return made
