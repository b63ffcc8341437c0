"""Who goes on elsewhere, from the documents of several zones: newest first, each ticket once.

Owns the merging, and which moves still hold. Must not know words or the size of a board.
"""

from collections.abc import Iterable

from center_hub.contract.documents import BoardDocument, BoardMove

MOVES_SHOWN = 3
"""More rows than this would push the calls off a lying board."""


def standing_moves(documents: Iterable[BoardDocument]) -> list[BoardMove]:
    """The newest move of each ticket that nobody has called since, at most `MOVES_SHOWN`.

    The zone it left and the zone that calls it tell in documents of their own, and either may come first.
    """
    known = tuple(documents)
    called: dict[str, int] = {}
    for call in (call for one in known for call in one.calls):
        called[call.ticket] = max(call.order, called.get(call.ticket, 0))
    newest: dict[str, BoardMove] = {}
    moves = (move for one in known for move in one.moves)
    for move in sorted(moves, key=lambda one: one.order, reverse=True):
        if move.order > called.get(move.ticket, 0):
            newest.setdefault(move.ticket, move)
    return list(newest.values())[:MOVES_SHOWN]
