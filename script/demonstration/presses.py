"""An operator's presses on a real counter screen, timed with the board in view.

Owns the one way in which the demo and the benchmarks press call-next and read the clock.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from hardware.screen.emulator.hands import Hands

PATIENCE_S = 30.0
"""For anything the hall does; a slow machine is no failure."""
SERVE = "F5"
"""The large action, whatever it says now."""
FINISH = "F9"


class Stuck(Exception):
    """The hall did not do what it should have done; the message says where."""


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds from the key going down."""

    screen_s: float
    """To the operator's own screen showing the called ticket."""
    board_s: float
    """To the board's frame that shows it."""


def wait_until_free(counter: Hands) -> None:
    """Wait until the counter has its answer, and the large action may be pressed."""
    counter.wait("busy", equals=False, timeout_s=PATIENCE_S)
    counter.wait("main.enabled", equals=True, timeout_s=PATIENCE_S)


def call_next(counter: Hands, board: Hands) -> Took:
    """Press call-next where somebody waits, and time it; raises `Stuck` if the board never shows it."""
    wait_until_free(counter)
    board.frames()
    pressed_ns = counter.key(SERVE)["pressed_ns"]
    replied_ns = counter.wait("main.action", "start", PATIENCE_S)
    stamp = counter.view()["stamp"]
    painted_ns = next(at for at, shown in _frames(board) if shown is not None and shown >= stamp)
    return Took((replied_ns - pressed_ns) / 1e9, (painted_ns - pressed_ns) / 1e9)


def start(counter: Hands) -> None:
    """Press start: the called citizen is here."""
    wait_until_free(counter)
    counter.key(SERVE)
    counter.wait("main.action", "finish_and_call_next", PATIENCE_S)
    wait_until_free(counter)


def finish(counter: Hands) -> None:
    """Press finish, and say that the service is done where the centre wants to know how it ended."""
    wait_until_free(counter)
    counter.key(FINISH)
    if counter.view()["page"] != "work":
        counter.key("1")
    counter.wait("main.action", "call_next", PATIENCE_S)


def _frames(board: Hands) -> Iterator[tuple[int, int | None]]:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        yield from board.frames()
    raise Stuck("the board never showed the call")
