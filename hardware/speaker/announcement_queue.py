"""Which call is spoken next. Pure: no clock, no thread, no sound.

Owns the order, the deadline and that nothing is spoken twice. Must not know how anything is spoken. `now` is
monotonic seconds.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from hardware.speaker.port import SpokenCall

_REMEMBERED: Final = 1000
"""Calls known to have been taken: far more than stand on all boards of a centre."""

_Key = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class _Waiting:
    call: SpokenCall
    until: float


class AnnouncementQueue:
    """The calls still to be spoken, the oldest first, at most one for each ticket.

    Args:
        drop_after: seconds after which a call that could not begin is not spoken at all.
    """

    def __init__(self, drop_after: float) -> None:
        self._drop_after = drop_after
        self._waiting: dict[str, _Waiting] = {}
        self._known: dict[_Key, None] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, call: SpokenCall, now: float) -> None:
        """Take a call that was not taken before. A recall takes the place of an older call of its ticket."""
        if not self._is_news(call):
            return
        before = self._waiting.get(call.ticket)
        if before is None or before.call.order < call.order:
            self._waiting[call.ticket] = _Waiting(call, now + self._drop_after)

    def keep(self, standing: Collection[int]) -> None:
        """Take out every call whose order no longer stands: its citizen has come, or was given up."""
        self._waiting = {key: one for key, one in self._waiting.items() if one.call.order in standing}

    def begin_anew(self) -> None:
        """Orders and tickets begin anew: nothing waits, and nothing is known."""
        self._waiting.clear()
        self._known.clear()

    def next(self, now: float) -> SpokenCall | None:
        """The next call, which is then no longer here; None when none is left that is not too late."""
        while self._waiting:
            waiting = self._waiting.pop(next(iter(self._waiting)))
            if now <= waiting.until:
                return waiting.call
        return None

    def _is_news(self, call: SpokenCall) -> bool:
        key = (call.order, call.ticket, call.attempt)
        if key in self._known:
            return False
        self._known[key] = None
        if len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]
        return True
