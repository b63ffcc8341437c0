"""The stage of the day: the hall, the agenda, chance, and who holds which number. Knows no way of acting."""

from collections import Counter
from collections.abc import Callable
from random import Random

from center_hub.contract.commands import AnyCommand
from center_hub.contract.documents import CounterDocument, QueuesDocument
from center_hub.contract.replies import AnyOutcome, Refused
from tests.support.baku_day_clock import Act, Agenda
from tests.support.baku_day_hall import Hall
from tests.support.baku_day_visitors import Visitor

LONGEST_STEP_S = 30
"""The hub looks at its clock at least this often, in seconds of the day."""


class Stage:
    """What all who act on the day have in common."""

    def __init__(self, hall: Hall, chance: Random) -> None:
        self.hall = hall
        self.chance = chance
        self.holders: dict[str, Visitor] = {}
        """Ticket -> whoever holds its number."""
        self.asked: Counter[str] = Counter()
        """How often each command was given, by its name, and each refusal received, by its reason."""
        self._agenda = Agenda()
        self._each_moment: list[Act] = []
        self._queues: QueuesDocument | None = None
        self._awaited: frozenset[str] = frozenset()

    @property
    def second(self) -> int:
        """Of the day."""
        return self.hall.clock.second

    def ask(self, device: str, command: AnyCommand) -> AnyOutcome:
        """The answer to what `device` asks, counted."""
        outcome = self.hall.ask(device, command)
        self.asked[type(command).__name__] += 1
        if isinstance(outcome, Refused):
            self.asked[outcome.reason] += 1
        return outcome

    def later(self, seconds: int, act: Act) -> None:
        """Let `act` happen so many seconds from now."""
        self.at(self.second + seconds, act)

    def at(self, second: int, act: Act) -> None:
        """Let `act` happen at `second`, or now if that has passed."""
        self._agenda.write(max(second, self.second), act)

    def each_moment(self, look: Act) -> None:
        """Let `look` happen whenever the screens may show something new."""
        self._each_moment.append(look)

    def run(self, until: int) -> None:
        """Let happen what is to happen up to the second `until`."""
        while self.second < until:
            step = min(until, self.second + LONGEST_STEP_S)
            self.hall.pass_to(max(self.second + 1, self._agenda.next_second(step)))
            for look in self._each_moment:
                look()
            for act in self._agenda.due(self.second):
                act()

    def screen(self, counter: str) -> CounterDocument:
        """What the screen of `counter` shows."""
        return self.hall.witness.counter(counter)

    def awaited(self) -> frozenset[str]:
        """The services for which somebody waits, as the screens show it."""
        queues = self.hall.witness.queues()
        if queues is not self._queues:
            self._queues = queues
            self._awaited = frozenset(one.service for one in queues.queues if one.waiting)
        return self._awaited

    def any_waiting(self, fit: Callable[[Visitor], bool]) -> Visitor | None:
        """Somebody who sits in the hall with a number and fits, taken by chance."""
        found = [one for one in self.holders.values() if one.waiting and fit(one)]
        return self.chance.choice(found) if found else None
