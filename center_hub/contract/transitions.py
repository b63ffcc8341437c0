"""What may become of a leg: the one table of legal transitions.

Owns each act that moves a leg, where it may start and where it ends. The rules, the screens, the tests and
the diagram in the docs all read it here. Must not know who may do an act, or when.

The diagram is made by `python -m center_hub.contract --diagram`.
"""

import enum
from collections.abc import Mapping
from typing import NamedTuple

from center_hub.contract.words import LegState


class Act(enum.StrEnum):
    """Something that happens to one leg of a visit."""

    CALL = "call"
    TAKE = "take"
    """A back-office step begins: nobody is called, nobody comes."""
    RECALL = "recall"
    START = "start"
    NO_SHOW = "no_show"
    COME_BACK = "come_back"
    """The citizen who did not come when called is here after all."""
    FINISH = "finish"
    NEXT_LEG = "next_leg"
    """The visit goes on with the next of its services."""
    TRANSFER = "transfer"
    MOVE = "move"
    """Put elsewhere while waiting: another queue, another place in it, another class."""
    PARK = "park"
    SET_ASIDE = "set_aside"
    """Parked while waiting, by the help desk."""
    UNPARK = "unpark"
    CANCEL = "cancel"
    MERGE = "merge"
    """Goes on under another ticket of the same family."""


class Edge(NamedTuple):
    """From any of these states to that one."""

    sources: frozenset[LegState]
    target: LegState


def _edge(target: LegState, *sources: LegState) -> Edge:
    return Edge(frozenset(sources), target)


EDGES: Mapping[Act, Edge] = {
    Act.CALL: _edge(LegState.CALLED, LegState.WAITING),
    Act.TAKE: _edge(LegState.SERVING, LegState.WAITING),
    Act.RECALL: _edge(LegState.CALLED, LegState.CALLED),
    Act.START: _edge(LegState.SERVING, LegState.CALLED),
    Act.NO_SHOW: _edge(LegState.GONE, LegState.CALLED),
    Act.COME_BACK: _edge(LegState.WAITING, LegState.GONE),
    Act.FINISH: _edge(LegState.DONE, LegState.SERVING),
    Act.NEXT_LEG: _edge(LegState.WAITING, LegState.DONE),
    Act.TRANSFER: _edge(LegState.WAITING, LegState.SERVING),
    Act.MOVE: _edge(LegState.WAITING, LegState.WAITING),
    Act.PARK: _edge(LegState.PARKED, LegState.SERVING),
    Act.SET_ASIDE: _edge(LegState.PARKED, LegState.WAITING),
    Act.UNPARK: _edge(LegState.WAITING, LegState.PARKED),
    Act.CANCEL: _edge(LegState.CANCELLED, LegState.WAITING, LegState.PARKED),
    Act.MERGE: _edge(LegState.CANCELLED, LegState.WAITING, LegState.PARKED),
}


ENDS = frozenset({LegState.DONE, LegState.GONE, LegState.CANCELLED})
"""Where a visit may rest for good."""


def acts_on(state: LegState) -> frozenset[Act]:
    """What may happen to a leg in `state`."""
    return frozenset(act for act, edge in EDGES.items() if state in edge.sources)


def diagram() -> str:
    """The table as a Mermaid state diagram, in the order of the table."""
    lines = ["stateDiagram-v2", "    [*] --> waiting: issue"]
    lines += [
        f"    {source} --> {edge.target}: {act}"
        for act, edge in EDGES.items()
        for source in sorted(edge.sources, key=list(LegState).index)
    ]
    lines += [f"    {state} --> [*]" for state in LegState if state in ENDS]
    return "\n".join(lines) + "\n"
