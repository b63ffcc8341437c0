"""A line of people that can be kept as it was: an ordered map that shares what did not change.

Owns the order inside one line and nothing about who should be where. Joining, leaving and counting those
before a place cost the logarithm of the length, the head of the line too. No library we found keeps a sorted
map persistent (rpds and pyrsistent hash, sortedcontainers changes in place), so this is a weight-balanced
tree: Adams 1992, with the parameters (3, 2) that Hirai and Yamamoto proved in 2011.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

Rank = tuple[int, int, int]
"""A place in a line: smaller is nearer to the counter. No two in one line are equal."""

_DELTA = 3
_GAMMA = 2


class _Node(NamedTuple):
    size: int
    rank: Rank
    ticket: str
    left: _Node | None
    right: _Node | None


class Line:
    """Tickets by their ranks. Immutable: each change gives another line."""

    __slots__ = ("_root",)

    def __init__(self, entries: Iterable[tuple[Rank, str]] = ()) -> None:
        root: _Node | None = None
        for rank, ticket in entries:
            root = _inserted(root, rank, ticket)
        self._root = root

    def __len__(self) -> int:
        return _size(self._root)

    def __iter__(self) -> Iterator[tuple[Rank, str]]:
        return _walked(self._root)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Line) and len(self) == len(other) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # compared in tests only; nothing keys on a line

    def __repr__(self) -> str:
        return f"Line({list(self)!r})"

    def first(self) -> tuple[Rank, str] | None:
        """Who is nearest to the counter."""
        node = self._root
        while node is not None and node.left is not None:
            node = node.left
        return None if node is None else (node.rank, node.ticket)

    def before(self, rank: Rank) -> int:
        """How many stand before `rank`, whether or not anybody stands there."""
        count, node = 0, self._root
        while node is not None:
            if node.rank < rank:
                count += _size(node.left) + 1
                node = node.right
            else:
                node = node.left
        return count

    def joined(self, rank: Rank, ticket: str) -> Line:
        """With `ticket` at `rank`; raises KeyError if somebody stands there."""
        return _line(_inserted(self._root, rank, ticket))

    def left(self, rank: Rank) -> Line:
        """Without whoever stands at `rank`; raises KeyError if nobody does."""
        return _line(_removed(self._root, rank))


def _line(root: _Node | None) -> Line:
    line = Line()
    line._root = root  # noqa: SLF001 - the only other way in
    return line


def _size(node: _Node | None) -> int:
    return 0 if node is None else node.size


def _walked(node: _Node | None) -> Iterator[tuple[Rank, str]]:
    above: list[_Node] = []
    while above or node is not None:
        while node is not None:
            above.append(node)
            node = node.left
        at = above.pop()
        yield at.rank, at.ticket
        node = at.right


def _node(rank: Rank, ticket: str, left: _Node | None, right: _Node | None) -> _Node:
    return _Node(_size(left) + _size(right) + 1, rank, ticket, left, right)


def _inserted(node: _Node | None, rank: Rank, ticket: str) -> _Node:
    if node is None:
        return _Node(1, rank, ticket, None, None)
    if rank < node.rank:
        return _balanced(node.rank, node.ticket, _inserted(node.left, rank, ticket), node.right)
    if rank > node.rank:
        return _balanced(node.rank, node.ticket, node.left, _inserted(node.right, rank, ticket))
    raise KeyError(rank)


def _removed(node: _Node | None, rank: Rank) -> _Node | None:
    if node is None:
        raise KeyError(rank)
    if rank < node.rank:
        return _balanced(node.rank, node.ticket, _removed(node.left, rank), node.right)
    if rank > node.rank:
        return _balanced(node.rank, node.ticket, node.left, _removed(node.right, rank))
    return _glued(node.left, node.right)


def _glued(left: _Node | None, right: _Node | None) -> _Node | None:
    """Two neighbouring trees as one."""
    if left is None or right is None:
        return left or right
    heir = right
    while heir.left is not None:
        heir = heir.left
    return _balanced(heir.rank, heir.ticket, left, _removed(right, heir.rank))


def _heavier(one: _Node | None, other: _Node | None) -> bool:
    """Whether `one` outweighs `other` by more than the tree allows; a weight is the size and one."""
    return _size(one) + 1 > _DELTA * (_size(other) + 1)


def _balanced(rank: Rank, ticket: str, left: _Node | None, right: _Node | None) -> _Node:
    """The node, turned once or twice where a side grew too heavy."""
    if right is not None and _heavier(right, left):
        if right.left is not None and _size(right.left) + 1 >= _GAMMA * (_size(right.right) + 1):
            pivot = right.left
            return _node(
                pivot.rank,
                pivot.ticket,
                _node(rank, ticket, left, pivot.left),
                _node(right.rank, right.ticket, pivot.right, right.right),
            )
        return _node(right.rank, right.ticket, _node(rank, ticket, left, right.left), right.right)
    if left is not None and _heavier(left, right):
        if left.right is not None and _size(left.right) + 1 >= _GAMMA * (_size(left.left) + 1):
            pivot = left.right
            return _node(
                pivot.rank,
                pivot.ticket,
                _node(left.rank, left.ticket, left.left, pivot.left),
                _node(rank, ticket, pivot.right, right),
            )
        return _node(left.rank, left.ticket, left.left, _node(rank, ticket, left.right, right))
    return _node(rank, ticket, left, right)
