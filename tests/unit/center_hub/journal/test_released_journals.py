"""A journal of each released version still verifies, and still says the same."""

import hashlib
import shutil
from pathlib import Path

import pytest

from center_hub.core.invariants import broken
from center_hub.journal.__main__ import main
from center_hub.journal.journal import Journal
from tests.support.bench import CENTRE

KEPT = Path(__file__).parents[3] / "journals"
FACTS = {
    "0.1.0.sqlite": "98e7c25c80a9455ee1e5faa5a800209e823cf2cf9e5988cffe931c6138a4a6f7",
    "0.2.0.sqlite": "0eeb4b21082f9bfcd606702fb4203baf18083c9de28ba150cc8d26855aa3b6ce",
    "0.3.0.sqlite": "4cff1080378c8eed586e6a8d54272de21d058c266bf5de6a3fc6b542531b9862",
    "0.4.0.sqlite": "4cff1080378c8eed586e6a8d54272de21d058c266bf5de6a3fc6b542531b9862",
}
"""Of the replay of each journal: what happened, when, and by whose command."""


@pytest.fixture(params=sorted(FACTS))
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy, for reading makes files beside it."""
    return Path(shutil.copy(KEPT / request.param, tmp_path))


def test_every_journal_that_is_kept_is_tried() -> None:
    assert {path.name for path in KEPT.glob("*.sqlite")} == set(FACTS)


def test_a_released_journal_is_whole(released: Path) -> None:
    assert main(["verify", str(released)]) == 0


def test_a_released_journal_replays_to_the_same_facts(
    released: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["replay", str(released)]) == 0
    assert hashlib.sha256(capsys.readouterr().out.encode()).hexdigest() == FACTS[released.name]


ENDED: dict[str, dict[str, tuple[str, int]]] = {
    "0.1.0.sqlite": {
        "1-P001": ("done", 2),
        "1-A001": ("gone", 1),
        "1-A002": ("done", 1),
        "1-A003": ("cancelled", 1),
    },
    "0.2.0.sqlite": {
        "2-A001": ("done", 4),
        "2-A002": ("cancelled", 1),
        "2-A003": ("cancelled", 1),
        "2-A004": ("cancelled", 1),
        "2-A005": ("cancelled", 1),
        "2-A006": ("done", 1),
        "2-P001": ("done", 1),
    },
    "0.3.0.sqlite": {
        "3-A001": ("done", 2),
        "3-A002": ("done", 1),
        "3-P001": ("done", 1),
        "3-P002": ("done", 1),
    },
    "0.4.0.sqlite": {
        "3-A001": ("done", 2),
        "3-A002": ("done", 1),
        "3-P001": ("done", 1),
        "3-P002": ("done", 1),
    },
}
"""Each journal's tickets of its last day: how they ended, and in which leg."""


def test_a_released_journal_folds_to_the_day_it_was(released: Path) -> None:
    with Journal(released, CENTRE) as journal:
        state = journal.state()
    ended = {ticket.id: (ticket.state, ticket.leg) for ticket in state.tickets.values()}
    assert ended == ENDED[released.name]
    assert {at.state for at in state.counters.values()} == {"closed"}
    assert state.day is None
    assert broken(state) == []
