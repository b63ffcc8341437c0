"""A hall whose journal can be asked: each event with the key of the command that caused it."""

from center_hub.contract.access import COMMANDS, COUNTER_COMMANDS
from center_hub.contract.commands import AnyCommand, OpenCounter, OpenDay, SignIn
from center_hub.contract.replies import AnyOutcome
from center_hub.contract.words import CommandKey, Role
from center_hub.core.plan import Plan
from center_hub.journal.story import Record
from center_hub.service.hub import HUB
from tests.support.small_centre import MORNING, PLAN, SECOND, Hall

STAND = {"c1": "counter-1", "c2": "counter-2", "c3": "counter-3"}


class ToldHall(Hall):
    """A hall on whose counters the supervisor `op-2` sits, open since the morning."""

    def __init__(self, plan: Plan = PLAN, wall: int = MORNING) -> None:
        self.keys: dict[int, CommandKey] = {}
        """Of the events that a command caused, by their sequence; all others are the hub's own."""
        super().__init__(plan, wall)
        self.give(OpenDay())
        for counter in STAND:
            self.give(SignIn(counter=counter, operator="op-2", pin="2580"), pin_right=True)
            self.give(OpenCounter(counter=counter))

    @property
    def records(self) -> list[Record]:
        """As the journal would give them back."""
        return [(one, self.keys.get(one.sequence, _own(one.moment.steady))) for one in self.recorded]

    def give(
        self, command: AnyCommand, role: Role | None = None, *, pin_right: bool = False, after: int = SECOND
    ) -> AnyOutcome:
        """As in any hall; by the counter's own device, else by the first of the role that may."""
        written = len(self.recorded)
        outcome = super().give(command, role, pin_right=pin_right, after=after)
        key = CommandKey(device=_device(command, role), epoch=1, sequence=written + 1)
        self.keys.update({one.sequence: key for one in self.recorded[written:]})
        return outcome


def _own(steady: int) -> CommandKey:
    return CommandKey(device=HUB, epoch=1, sequence=steady + 1)


def _device(command: AnyCommand, role: Role | None) -> str:
    counter = getattr(command, "counter", None)
    if role is None and counter in STAND and type(command) in COUNTER_COMMANDS:
        return STAND[counter]
    by = role or next(one for one in (Role.HELPDESK, *Role) if type(command) in COMMANDS[one])
    return f"{by}-1"
