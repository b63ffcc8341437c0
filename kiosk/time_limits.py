"""How long a page stays, in seconds, and why. Must not know what is on it.

`patience` makes all of it longer: 1, or `SPOKEN` for whoever hears the page instead of reading it.
"""

from kiosk.visit import Given, Paper

SPOKEN = 3.0
"""Hearing a page and going through it with keys takes so many times as long as reading and touching it."""

IDLE_S = 45.0
"""Without a touch for so long, the kiosk asks whether anybody is there."""
WARNING_S = 20.0
"""How long it asks before it begins anew; one tap extends, as often as wanted (WCAG 2.2.1)."""
HELP_S = 180.0
"""The same for whoever has called a volunteer: they are to do nothing but wait, and a hall is large."""
REPLY_S = 10.0
"""Longer than this nobody waits for a reply without being told."""
PRINTING_S = 60.0
"""Longer than any print job lasts: without a result by then nobody knows of the ticket."""

SETTLED_S = 20.0
"""Long enough to read that something is done, and as long as any warning before a page goes (WCAG 2.2.1)."""
NOTICE_S = 8.0
"""How long a sentence about what was scanned stands over the page."""

_STAYS_S = {
    Paper.PRINTING: PRINTING_S,
    Paper.PRINTED: 20.0,  # the bar is a warning from the beginning, and a touch extends it
    Paper.LIKELY: 30.0,  # whose ticket did not come notices, and finds the button
    # Long enough to write the number down or photograph it.
    Paper.FAILED: 60.0,
    Paper.UNKNOWN: 60.0,
    Paper.NONE: 60.0,
}


def over(given: Given, now: float, patience: float = 1.0) -> bool:
    """Whether the number has been on show, in this state of its paper, for its time."""
    return now - given.since >= _stays(given, patience)


def remaining(given: Given, now: float, patience: float = 1.0) -> float:
    """The share of its time that is left, 1 to 0, in steps an eye can see."""
    return _left(now - given.since, _stays(given, patience))


def settled_over(since: float, now: float, patience: float = 1.0) -> bool:
    """Whether "done" has been on show for its time."""
    return now - since >= SETTLED_S * patience


def settled_remaining(since: float, now: float, patience: float = 1.0) -> float:
    """The share of that time that is left, 1 to 0."""
    return _left(now - since, SETTLED_S * patience)


def warned(idle_since: float, now: float, patience: float = 1.0) -> bool:
    """Whether it is time to ask if anybody is there."""
    return now - idle_since >= IDLE_S * patience


def left_alone(idle_since: float, now: float, patience: float = 1.0) -> bool:
    """Whether the question was not answered."""
    return now - idle_since >= (IDLE_S + WARNING_S) * patience


def warning_remaining(idle_since: float, now: float, patience: float = 1.0) -> float:
    """The share of the warning that is left, 1 to 0."""
    return _left(now - idle_since - IDLE_S * patience, WARNING_S * patience)


def _stays(given: Given, patience: float) -> float:
    # A printer does not work more slowly because somebody listens.
    return _STAYS_S[given.paper] * (1.0 if given.paper is Paper.PRINTING else patience)


def _left(passed: float, whole: float) -> float:
    return round(max(0.0, min(1.0, 1 - passed / whole)), 2)
