"""The published language changes only where somebody sees it: in a golden file."""

import json
from pathlib import Path

import pytest

from center_hub.contract.schema import PUBLISHED, schemas

GOLDEN = Path(__file__).parent / "schemas"
REPAIR = "if the change is meant, run: python -m center_hub.contract --out tests/contract/schemas"


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_golden_schema_is_what_the_structs_say(name: str) -> None:
    golden = json.loads((GOLDEN / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert schemas()[name] == golden, f"the wire form of {name!r} has changed; {REPAIR}"


def test_nothing_is_kept_that_is_no_longer_published() -> None:
    kept = {path.name.removesuffix(".schema.json") for path in GOLDEN.iterdir()}
    assert kept == set(PUBLISHED), REPAIR
