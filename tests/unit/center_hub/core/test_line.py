"""A line of people, held against a dictionary that is sorted when asked."""

import math
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from center_hub.core.line import Line, Rank, _Node

SMALL = st.integers(-2, 3)
RANKS = st.tuples(SMALL, SMALL, SMALL)
"""Close together, so that people meet at one place."""
WIDE = st.tuples(st.integers(0, 1), st.integers(-(2**40), 2**40), st.integers(0, 2**40))
PEOPLE = st.dictionaries(RANKS | WIDE, st.text("abc", max_size=3), max_size=60)


def depth(node: _Node | None) -> int:
    return 0 if node is None else 1 + max(depth(node.left), depth(node.right))


def out_of_balance(node: _Node | None) -> list[Rank]:
    """Where one side weighs more than three times the other, or a size is wrong."""
    if node is None:
        return []
    left, right = (0 if side is None else side.size for side in (node.left, node.right))
    heavy = max(left, right) + 1 > 3 * (min(left, right) + 1) and left + right > 1
    here = [node.rank] if heavy or node.size != left + right + 1 else []
    return here + out_of_balance(node.left) + out_of_balance(node.right)


class LineWalk(RuleBasedStateMachine):
    """People join and leave; the line of before stays as it was."""

    def __init__(self) -> None:
        super().__init__()
        self.line = Line()
        self.people: dict[Rank, str] = {}
        self.kept: list[tuple[Line, list[tuple[Rank, str]]]] = []

    def _changed(self, line: Line) -> None:
        self.kept = [*self.kept[-5:], (self.line, list(self.line))]
        self.line = line

    @rule(rank=RANKS, ticket=st.text("abc", max_size=3))
    def join(self, rank: Rank, ticket: str) -> None:
        if rank in self.people:
            with pytest.raises(KeyError):
                self.line.joined(rank, ticket)
            return
        self._changed(self.line.joined(rank, ticket))
        self.people[rank] = ticket

    @rule(rank=RANKS)
    def leave(self, rank: Rank) -> None:
        if rank not in self.people:
            with pytest.raises(KeyError):
                self.line.left(rank)
            return
        self._changed(self.line.left(rank))
        del self.people[rank]

    @rule(index=st.integers(0, 200))
    def leave_from_anywhere(self, index: int) -> None:
        if self.people:
            self.leave(sorted(self.people)[index % len(self.people)])

    @rule(rank=RANKS)
    def ask(self, rank: Rank) -> None:
        assert self.line.before(rank) == sum(one < rank for one in self.people)

    @invariant()
    def the_line_is_the_sorted_dictionary(self) -> None:
        people = sorted(self.people.items())
        assert list(self.line) == people
        assert len(self.line) == len(people)
        assert self.line.first() == (people[0] if people else None)
        assert out_of_balance(self.line._root) == []

    @invariant()
    def lines_of_before_are_as_they_were(self) -> None:
        assert all(list(line) == people for line, people in self.kept)


LineWalk.TestCase.settings = settings(max_examples=100, stateful_step_count=80, deadline=None)
TestTheLineIsASortedDictionary = LineWalk.TestCase


@settings(max_examples=100, deadline=None)
@given(PEOPLE, st.randoms(use_true_random=False))
def test_lines_of_the_same_people_are_equal_however_they_came(
    people: dict[Rank, str], chance: random.Random
) -> None:
    entries = list(people.items())
    chance.shuffle(entries)
    line = Line(entries)
    assert line == Line(sorted(people.items()))
    assert list(line) == sorted(people.items())
    for rank, ticket in people.items():
        assert line != line.left(rank)
        assert line == line.left(rank).joined(rank, ticket)


@settings(max_examples=100, deadline=None)
@given(PEOPLE, RANKS, st.text("abc", max_size=3))
def test_another_person_at_a_place_makes_another_line(
    people: dict[Rank, str], rank: Rank, other: str
) -> None:
    before = Line({**people, rank: "somebody"}.items())
    assert (before == Line({**people, rank: other}.items())) == (other == "somebody")
    assert before != list(before)


@settings(max_examples=100, deadline=None)
@given(PEOPLE, st.lists(WIDE | RANKS, max_size=20))
def test_everybody_before_a_place_is_counted_whether_or_not_somebody_stands_there(
    people: dict[Rank, str], places: list[Rank]
) -> None:
    line = Line(people.items())
    for place in (*places, *people):
        assert line.before(place) == sum(one < place for one in people)


def test_two_at_one_place_are_refused_and_the_line_stays() -> None:
    line = Line([((1, 2, 3), "1-A001")])
    with pytest.raises(KeyError):
        line.joined((1, 2, 3), "1-A002")
    with pytest.raises(KeyError):
        Line([((1, 2, 3), "1-A001"), ((1, 2, 3), "1-A001")])
    assert list(line) == [((1, 2, 3), "1-A001")]


def test_nobody_leaves_a_place_where_nobody_stands() -> None:
    for line in (Line(), Line([((1, 2, 3), "1-A001")])):
        with pytest.raises(KeyError):
            line.left((1, 2, 4))


def ranks(order: str, people: int) -> Sequence[Rank]:
    found = [(1, number, number) for number in range(people)]
    if order == "falling":
        found.reverse()
    if order == "random":
        random.Random(7).shuffle(found)
    return found


@pytest.mark.parametrize("order", ["rising", "falling", "random"])
@pytest.mark.parametrize("people", [1_000, 100_000])
def test_a_line_stays_shallow_whatever_the_order(order: str, people: int) -> None:
    """A weight-balanced tree with the parameters (3, 2) is at most 1 / log2(4 / 3) = 2.41 logarithms deep."""
    places = ranks(order, people)
    line = Line((rank, "") for rank in places)
    assert depth(line._root) / math.log2(people) < 1.7
    leaving = min(people * 9 // 10, 9_000)
    for rank in places[:leaving]:
        line = line.left(rank)
    assert len(line) == people - leaving
    assert depth(line._root) / math.log2(people - leaving) < 2.41
