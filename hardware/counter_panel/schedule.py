"""Whose turn it is on a bus: who was told something new, then who has not been told for longest.

Owns what every panel is to show and the times of one bus, in seconds of the caller's clock. Must not know
lines or threads: `serial_bus` asks it.
"""

import math
from collections.abc import Iterable


class Schedule:
    """What the panels at `addresses` show, and when each is told again; at first all are blank and due."""

    def __init__(self, addresses: Iterable[int], refresh_s: float) -> None:
        self._wanted = dict.fromkeys(addresses, "")
        self._refresh_s = refresh_s
        self._due = dict.fromkeys(self._wanted, -math.inf)
        self._news: dict[int, None] = {}
        self._free_at = -math.inf

    def want(self, address: int, text: str) -> bool:
        """Whether that is news; what an address was to show before is forgotten.

        Raises:
            KeyError: there is no such panel.
        """
        if self._wanted[address] == text:
            return False
        self._wanted[address] = text
        self._news[address] = None
        return True

    def next(self, now: float) -> tuple[int, str] | None:
        """Address and text of the frame to send now; None while the bus rests or nobody is due."""
        if now < self._free_at or not self._wanted:
            return None
        address = next(iter(self._news), None)
        if address is None:
            address = min(self._due, key=self._due.__getitem__)
            if now < self._due[address]:
                return None
        return address, self._wanted[address]

    def sent(self, address: int, text: str, now: float, busy_s: float) -> None:
        """A whole frame went out at `now` and keeps the bus for `busy_s` seconds, rest included."""
        self._free_at = now + busy_s
        self._due[address] = now + self._refresh_s
        if self._wanted[address] == text:
            self._news.pop(address, None)

    def wait(self, now: float) -> float:
        """Seconds until `next` has something, unless news comes before; infinite on a bus without panels."""
        if not self._wanted:
            return math.inf
        turn = -math.inf if self._news else min(self._due.values())
        return max(0.0, self._free_at - now, turn - now)

    def begin_anew(self) -> None:
        """The line was away: nobody knows what any panel shows, so all are told."""
        self._free_at = -math.inf
        self._due = dict.fromkeys(self._wanted, -math.inf)

    def blank_all(self) -> None:
        """Every panel shows nothing, as soon as each can be told."""
        self._wanted = dict.fromkeys(self._wanted, "")
        self._news = dict.fromkeys(self._wanted)

    @property
    def has_news(self) -> bool:
        """Whether somebody is yet to be told something new."""
        return bool(self._news)
