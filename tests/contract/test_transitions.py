"""The one table of legal transitions: complete, and the picture in the docs is made of it."""

from pathlib import Path

from center_hub.contract.transitions import EDGES, ENDS, Act, acts_on, diagram
from center_hub.contract.words import LegState

DOCS = Path(__file__).parents[2] / "docs" / "rules.md"


def test_every_act_has_its_edge() -> None:
    assert set(EDGES) == set(Act)


def test_every_state_is_reached_and_every_visit_can_end() -> None:
    assert {edge.target for edge in EDGES.values()} == set(LegState)
    ending = set(ENDS)
    for _ in LegState:
        ending |= {state for edge in EDGES.values() if edge.target in ending for state in edge.sources}
    assert ending == set(LegState)


def test_what_may_happen_to_a_waiting_ticket() -> None:
    assert acts_on(LegState.WAITING) == {
        Act.CALL,
        Act.TAKE,
        Act.MOVE,
        Act.SET_ASIDE,
        Act.CANCEL,
        Act.MERGE,
    }


def test_nothing_brings_a_cancelled_ticket_back() -> None:
    assert acts_on(LegState.CANCELLED) == frozenset()


def test_the_picture_in_the_docs_is_that_of_the_table() -> None:
    """If the table was changed on purpose: python -m center_hub.contract --diagram."""
    assert f"```mermaid\n{diagram()}```" in DOCS.read_text(encoding="utf-8")
