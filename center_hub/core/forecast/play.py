"""One possible future of a hall, played until those who are sought have been called.

Owns the course of time: counters become free and call whom the centre's order says, people come as they came
on a past day, appointments are kept or not, counters go and come back by their hours. Chance is drawn from a
given source, so the same play can be played again.
"""

import heapq
import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

from center_hub.contract.words import CounterState
from center_hub.core.dispatch import next_in
from center_hub.core.dispatch.orders import Order
from center_hub.core.dispatch.waiter import Waiter
from center_hub.core.forecast.arrivals import Coming
from center_hub.core.forecast.hall import Hand, Joining, PlayedHall, Present
from center_hub.core.forecast.lengths import POINTS
from center_hub.core.forecast.scene import comes_again, on_duty

GOLDEN = (math.sqrt(5) - 1) / 2
NEVER = 1 << 62
_UNCALLED_MS = 7_200_000
"""The wait of those for whom nobody is left to call."""
_PACE_CALLS = 2
"""So many calls from a row before its own pace is trusted."""
_MOST_TIMES = 50.0
_MADE_UP = 1 << 40
"""The order of those who come in a play: after all who ever came."""


class Seeker(NamedTuple):
    """Somebody whose call is waited for: one who waits, or one who is imagined in a row."""

    ticket: str
    row: int
    before: int
    """How many stand before them in their row."""
    imagined: Waiter | None


class Played(NamedTuple):
    """When each who was sought was called, and what it cost to find out."""

    called: Mapping[str, int]
    spent: int


class Play:
    """One future. A unit of cost is about what looking at one head takes."""

    def __init__(self, present: Present, order: Order, seekers: Mapping[str, Seeker], coming: Coming) -> None:
        self._present = present
        self._scene = present.scene
        self._hours = present.hours
        self._order = order
        self._seekers = seekers
        self._hall = PlayedHall(
            present, ((one.row, one.imagined) for one in seekers.values() if one.imagined is not None)
        )
        self._coming = coming
        self._came = coming.at
        self._due = 0
        self._made_up = _MADE_UP
        self._idle: dict[int, None] = {}
        """Counters with nobody to call, longest idle first."""
        self._agenda: list[tuple[int, int]] = []
        """When which counter asks for somebody."""
        self._found: dict[str, int] = {}
        self._spent = 60
        self._calls = 0

    def until_called(self, chance: Callable[[], float], bound: int) -> Played:
        """Play on until all who are sought are called, or `bound` is spent; then guess by the pace so far."""
        self._chance, self._even = chance, chance()
        self._set_out()
        agenda, hall = self._agenda, self._hall
        tape, due = self._next_on_tape(), self._next_due()
        while agenda and len(self._found) < len(self._seekers) and self._spent <= bound:
            at = agenda[0][0]
            if tape <= at and tape <= due:
                hall.clock = tape
                self._comes(self._present.joining_of(self._coming.kinds[self._came]))
                self._came += 1
                tape = self._next_on_tape()
            elif due <= at:
                hall.clock = due
                self._appointed()
                due = self._next_due()
            else:
                at, counter = heapq.heappop(agenda)
                hall.clock = at
                self._asks(counter)
        return Played({ticket: self._when(one) for ticket, one in self._seekers.items()}, self._spent)

    def _set_out(self) -> None:
        """Who is busy for how long yet; chance is asked in the order of the plan."""
        clock = self._present.clock
        agenda = [(clock, counter) for counter in self._present.free]
        agenda += self._present.later
        for hand in self._present.hands:
            freed = self._freed(hand)
            if freed is not None:
                agenda.append((freed, hand.counter))
        free = {counter: place for place, counter in enumerate(self._present.free)}
        agenda.sort(key=lambda one: (one[0], free.get(one[1], one[1])))
        self._agenda[:] = agenda  # sorted is a heap

    def _freed(self, hand: Hand) -> int | None:
        clock, chance, habits = self._present.clock, self._chance, self._present.habits
        elapsed = max(0, clock - hand.since)
        if hand.here:
            left = self._present.experience.lengths.left_ms(hand.mean_ms, elapsed, self._evenly)
        else:
            # Bayes: who has not come after so long is the more likely not to come at all, if those who
            # come do so after an exponential time.
            absent, walk = habits.absent.mean, max(habits.walk_ms.mean, 1.0)
            coming = (1 - absent) * math.exp(-elapsed / walk)
            gone = chance() * (absent + coming) < absent
            left = habits.hold_ms.mean - elapsed if gone else walk + self._service_ms(hand.mean_ms)
        free = clock + max(1, int(left))
        if hand.then is CounterState.PAUSED:
            return on_duty(self._hours[hand.counter], free + int(habits.pause_ms.mean))
        if hand.then is CounterState.CLOSED:
            back = comes_again(self._hours[hand.counter], clock)
            return None if back is None else max(back, free)
        return free

    def _service_ms(self, mean_ms: float) -> float:
        return mean_ms * self._present.experience.lengths.spread[int(self._evenly() * POINTS)]

    def _evenly(self) -> float:
        """Like chance, but those that follow one another are spread evenly (Weyl, by the golden ratio).

        Chance makes one play long and another short; a few plays with even lengths tell as much as many.
        """
        self._even = even = (self._even + GOLDEN) % 1.0
        return even

    def _next_on_tape(self) -> int:
        coming = self._coming
        return coming.times[self._came] + coming.shift if self._came < len(coming.times) else NEVER

    def _next_due(self) -> int:
        due = self._present.due(self._due)
        return NEVER if due is None else due.at

    def _appointed(self) -> None:
        due = self._present.due(self._due)
        self._due += 1
        if due is not None and self._chance() < self._present.habits.came.mean:
            self._comes(self._present.joining(due.kind))

    def _comes(self, joining: Joining | None) -> None:
        """To an idle counter, the one that the order of calling would ask first; or to a line."""
        if joining is None:
            return
        self._spent += 4
        self._hall.reach(joining.row)
        counter = self._idle_for(joining) if self._idle else None
        if counter is None:
            self._made_up += 1
            self._hall.join(joining, self._hall.clock, self._made_up)
        else:
            del self._idle[counter]
            self._busy(counter, joining.like.service)

    def _idle_for(self, joining: Joining) -> int | None:
        sees, hours = self._scene.sees, self._hours
        place, clock = joining.place, self._hall.clock
        able = [one for one in self._idle if sees[one] >> place & 1 and on_duty(hours[one], clock) == clock]
        if len(able) < 2:  # noqa: PLR2004 - there is nothing to choose
            return able[0] if able else None
        names = self._scene.counters
        named = [names[counter] for counter in able]
        return self._scene.number[self._order.takers(joining.like.service, named, self._hall)[0]]

    def _busy(self, counter: int, service: str) -> None:
        """`counter` has called somebody for `service`, who comes or does not."""
        habits = self._present.habits
        if self._chance() < habits.absent.mean:
            took = habits.hold_ms.mean
        else:
            walk_ms = habits.walk_ms.mean
            took = walk_ms + self._service_ms(self._present.length_ms(service) - walk_ms)
        heapq.heappush(self._agenda, (self._hall.clock + max(1, int(took)), counter))

    def _asks(self, counter: int) -> None:
        """`counter` has nothing in hand: it calls, stands idle, or goes by its hours."""
        hall, clock = self._hall, self._hall.clock
        if clock > self._present.clock:  # who is at work now calls now, whatever the hours say
            calls = on_duty(self._hours[counter], clock)
            hall.works(counter, now=calls == clock)
            if calls != clock:
                if calls is not None:
                    heapq.heappush(self._agenda, (calls, counter))
                return
        while True:
            offered = hall.offered(counter)
            if not offered:
                self._idle[counter] = None
                return
            self._spent += 10 + len(offered)
            head = offered[0] if len(offered) == 1 else self._chosen(counter, offered)
            row = hall.row_of(head)
            sought = self._seekers.get(head.ticket)
            if sought is not None:
                self._found[head.ticket] = clock
                if sought.imagined is not None:
                    hall.dismiss(row)
                    continue
            hall.call(row)
            self._calls += 1
            self._busy(counter, head.service)
            return

    def _chosen(self, counter: int, offered: list[Waiter]) -> Waiter:
        """Whom the product would call; nobody else decides."""
        return next_in(self._hall, self._order, self._scene.counters[counter]) or offered[0]

    def _when(self, seeker: Seeker) -> int:
        """When `seeker` was called; of those who were not, by the pace of their row or of the hall."""
        found = self._found.get(seeker.ticket)
        if found is not None:
            return found
        clock, now = self._present.clock, self._hall.clock
        if not self._agenda:
            return max(now, clock + _UNCALLED_MS)
        taken = self._hall.taken[seeker.row] if seeker.row < len(self._hall.taken) else 0
        if taken > _PACE_CALLS:
            times = (seeker.before + 1) / taken
        else:
            times = self._present.total / max(1, min(self._calls, self._present.total))
        return clock + int((now - clock) * min(max(times, 1.0), _MOST_TIMES))
