"""Who came when: today, and on the last days as they were.

Owns the tapes: each past day is one possible future. A rate would have to be estimated by service, class and
hour from a handful of days; a tape brings the rush hours, the services that come together and the chance of
it as they are. Who has an appointment is not on a tape: of them the hall knows.
"""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from center_hub.core.forecast.packing import Whole, packed, whole
from center_hub.core.model import Lane

DAY_MS = 86_400_000
TAPES = 8
_WINDOW_MS = 900_000
"""The first day has no past: its last quarter of an hour comes again."""
_LEAST_WINDOW_MS = 300_000
_APART_MS = 420_000
"""When all tapes are used, they come again so much earlier or later."""
_MOST_KINDS = 65_535


class Kind(NamedTuple):
    """Where somebody came to wait, for what, and how."""

    place: str
    service: str
    lane: Lane
    first: bool = False
    """Put before all the others."""


class Coming(NamedTuple):
    """A possible future: the `at`-th comes at `times[at] + shift` and is of `kinds[at]`."""

    times: Sequence[int]
    kinds: Sequence[int]
    at: int
    shift: int


NOBODY = Coming((), (), 0, 0)


class FrozenTape(Struct, frozen=True, forbid_unknown_fields=True):
    """`Tape` as it is kept."""

    opened: int
    times: bytes
    kinds: bytes


class FrozenArrivals(Struct, frozen=True, forbid_unknown_fields=True):
    """`Arrivals` as it is kept."""

    kinds: list[Kind]
    tapes: list[FrozenTape]
    today: FrozenTape | None


class Tape:
    """One day: when each came, as milliseconds since it opened, and of which kind."""

    __slots__ = ("kinds", "opened", "times")

    def __init__(self, opened: int, times: Whole, kinds: Whole) -> None:
        self.opened, self.times, self.kinds = opened, times, kinds

    def freeze(self) -> FrozenTape:
        """As it is kept."""
        return FrozenTape(opened=self.opened, times=packed(self.times), kinds=packed(self.kinds))


class Arrivals:
    """Learns; tells of futures. Moments are UTC milliseconds by the day's clock."""

    def __init__(self) -> None:
        self.kinds: list[Kind] = []
        """All that ever came; tapes say which by their places here."""
        self._index: dict[Kind, int] = {}
        self._tapes: tuple[Tape, ...] = ()
        self._today: Tape | None = None

    def open_day(self, clock: int) -> None:
        """A day begins, and its tape."""
        self._today = Tape(clock, array("i"), array("H"))

    def see(self, kind: Kind, clock: int) -> None:
        """Somebody came."""
        today = self._today
        if today is None:
            return
        at = self._index.get(kind)
        if at is None:
            if len(self.kinds) >= _MOST_KINDS:
                return
            at = len(self.kinds)
            self.kinds.append(kind)
            self._index[kind] = at
        # a clock that was set back while the day is open must not unsort the tape
        since = max(clock - today.opened, today.times[-1] if today.times else 0)
        today.kinds.append(at)
        today.times.append(min(since, DAY_MS * 7))  # last: another thread may be reading

    def close_day(self) -> None:
        """The day is one of the past; one on which nobody came tells nothing."""
        today, self._today = self._today, None
        if today is not None and today.times:
            self._tapes = (*self._tapes, today)[-TAPES:]

    def future(self, clock: int, number: int, first: int) -> Coming:
        """Possible future `number` (0, 1 ...) from `clock` on, beginning with past day `first`."""
        today, tapes = self._today, self._tapes
        if today is None:
            return NOBODY
        if not tapes:
            return self._again(today, clock, number)
        tape = tapes[(first + number) % len(tapes)]
        turn = number // len(tapes)
        later = _APART_MS * ((turn + 1) // 2) * (1 if turn % 2 else -1)
        days = round((today.opened - tape.opened) / DAY_MS)
        shift = tape.opened + days * DAY_MS - later
        return Coming(tape.times, tape.kinds, bisect_left(tape.times, clock - shift), shift)

    @staticmethod
    def _again(today: Tape, clock: int, number: int) -> Coming:
        """The last quarter of an hour twice more, each future from another point of it."""
        now = clock - today.opened
        window = min(_WINDOW_MS, now)
        if window < _LEAST_WINDOW_MS:
            return NOBODY
        cut = now - window + int(number * 0.37 % 1 * window)
        last = range(bisect_left(today.times, now - window), bisect_left(today.times, now))
        once = sorted((now + (today.times[at] - cut) % window, today.kinds[at]) for at in last)
        times = [since for since, _ in once]
        kinds = [kind for _, kind in once]
        return Coming([*times, *(one + window for one in times)], kinds * 2, 0, today.opened)

    def freeze(self) -> FrozenArrivals:
        """As it is kept."""
        return FrozenArrivals(
            kinds=list(self.kinds),
            tapes=[tape.freeze() for tape in self._tapes],
            today=None if self._today is None else self._today.freeze(),
        )

    @classmethod
    def thaw(cls, frozen: FrozenArrivals) -> "Arrivals":
        """What was kept; raises ValueError if it does not fit together."""
        thawed = cls()
        thawed.kinds = list(frozen.kinds)
        thawed._index = {kind: at for at, kind in enumerate(frozen.kinds)}
        known = len(frozen.kinds)
        thawed._tapes = tuple(_tape(tape, known) for tape in frozen.tapes)
        thawed._today = None if frozen.today is None else _tape(frozen.today, known)
        return thawed


def _tape(frozen: FrozenTape, known: int) -> Tape:
    tape = Tape(frozen.opened, whole("i", frozen.times), whole("H", frozen.kinds))
    if len(tape.times) != len(tape.kinds) or any(at >= known for at in tape.kinds):
        raise ValueError("a tape that does not fit together")
    return tape
