"""Mistakes in what a centre says of digits and order: each is told with its place and repair."""

from pathlib import Path

import pytest

from config.loader import centre_file
from tests.unit.config.sowing import Mistake, assert_told

_CENTRE = centre_file("asan-khedmat-kabul-1")

MISTAKES = (
    Mistake(
        "digits nobody knows",
        _CENTRE,
        "number_digits: latin\n",
        "number_digits: §persian\n",
        "'persian' is not known here",
        "choose one of: latin, arabic_indic, arabic_indic_extended",
    ),
    Mistake(
        "an order that is none",
        _CENTRE,
        "order: as_written\n",
        "order: §alphabetic\n",
        "'alphabetic' is not known here",
        "did you mean 'alphabetical'?",
    ),
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name.replace(" ", "-"))
def test_a_mistake_is_told_with_its_place_and_its_repair(mistake: Mistake, tmp_path: Path) -> None:
    assert_told(mistake, tmp_path)
