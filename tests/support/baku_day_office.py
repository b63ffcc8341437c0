"""The help desk and the manager on the made-up day: who is helped, what is decided for all."""

from collections.abc import Callable
from functools import partial
from itertools import cycle

from center_hub.contract.commands import (
    AnyCommand,
    CancelTicket,
    ChangePriority,
    CloseDay,
    FindTicket,
    ImportAppointments,
    MergeTickets,
    MoveTicket,
    OpenDay,
    ReprintTicket,
    ResumeService,
    SetAside,
    SuspendService,
    TrustClock,
    UnparkTicket,
)
from center_hub.contract.replies import AnyOutcome, Found, Imported, Issued, Reason, Refused
from center_hub.contract.words import Position, ToService
from tests.support.baku_day_citizens import HELPDESK, Citizens
from tests.support.baku_day_clock import at
from tests.support.baku_day_stage import Stage
from tests.support.baku_day_visitors import Visitor

MANAGER = "manager-1"
SUSPENDED = "property-extract"
SENTENCES = {
    "az": "Reyestr saat 12:00-dək işləmir.",
    "ru": "Реестр не работает до 12:00.",
    "en": "The register is out of order until 12:00.",
}
HELPED_EVERY_S = 380


class HelpDesk:
    """A volunteer who helps somebody every few minutes."""

    def __init__(self, stage: Stage, citizens: Citizens) -> None:
        self._stage = stage
        self._citizens = citizens
        self.copies: list[Issued] = []

    def begin(self) -> None:
        """Write down the day of the help desk."""
        ways: list[Callable[[Visitor], None]] = [
            self._find,
            self._reprint,
            self._change_class,
            self._move,
            self._set_aside,
            self._find,
            self._reprint,
            self._change_class,
            self._call_off,
        ]
        helped = zip(range(at("09:30"), at("17:45"), HELPED_EVERY_S), cycle(ways), strict=False)
        for second, way in helped:
            self._stage.at(second, partial(self._help, way))
        families: dict[str, list[Visitor]] = {}
        for visitor in self._citizens.people:
            if visitor.family is not None:
                families.setdefault(visitor.family, []).append(visitor)
        for family in families.values():
            self._stage.at(max(one.arrives for one in family) + 2, partial(self._merge, family))

    def _ask(self, command: AnyCommand) -> AnyOutcome:
        return self._stage.ask(HELPDESK, command)

    def _help(self, way: Callable[[Visitor], None]) -> None:
        visitor = self._stage.any_waiting(lambda one: one.paper is not None and not one.asks_nobody)
        if visitor is not None:
            way(visitor)

    def _find(self, visitor: Visitor) -> None:
        """By the number as people say it: a42 for A 042."""
        assert visitor.paper is not None
        said = f"{visitor.paper.series.lower()}{visitor.paper.number}"
        found = self._ask(FindTicket(wanted=said))
        assert isinstance(found, Found), found
        assert found.ticket == visitor.ticket

    def _reprint(self, visitor: Visitor) -> None:
        copy = self._ask(ReprintTicket(ticket=visitor.ticket or ""))
        assert isinstance(copy, Issued), copy
        self.copies.append(copy)

    def _change_class(self, visitor: Visitor) -> None:
        for_a_paper = "veteran" if visitor.priority != "veteran" else "disability"
        visitor.priority = for_a_paper
        command = ChangePriority(ticket=visitor.ticket or "", priority=for_a_paper, reason="papers-brought")
        self._ask(command)

    def _move(self, visitor: Visitor) -> None:
        to = ToService(service=self._stage.chance.choice(self._stage.screen("counter-16").services))
        position = self._stage.chance.choice(list(Position))
        self._ask(
            MoveTicket(ticket=visitor.ticket or "", destination=to, position=position, reason="wrong-service")
        )

    def _set_aside(self, visitor: Visitor) -> None:
        if not isinstance(self._ask(SetAside(ticket=visitor.ticket or "")), Refused):
            visitor.waiting = False
            self._stage.later(400, partial(self._wait_again, visitor))

    def _wait_again(self, visitor: Visitor) -> None:
        visitor.waiting = not isinstance(self._ask(UnparkTicket(ticket=visitor.ticket or "")), Refused)

    def _call_off(self, visitor: Visitor) -> None:
        visitor.waiting = False
        self._ask(CancelTicket(ticket=visitor.ticket or ""))

    def _merge(self, family: list[Visitor]) -> None:
        """One number for all, while nobody of them is called yet."""
        tickets = [one.ticket for one in family if one.ticket is not None]
        if len(tickets) < len(family):
            return
        merged = self._ask(MergeTickets(into=tickets[0], tickets=tuple(tickets[1:])))
        if not isinstance(merged, Refused):
            for other in family[1:]:
                other.waiting = False


class Manager:
    """Appointments in the morning, a register that stands still, and a few presses too many."""

    def __init__(self, stage: Stage, citizens: Citizens) -> None:
        self._stage = stage
        self._booked = [one.appointment for one in citizens.people if one.appointment is not None]
        self.imported: list[Imported] = []

    def begin(self) -> None:
        """Write down the day of the manager."""
        for number, first in enumerate(range(0, len(self._booked), 50)):
            self._stage.at(at("08:51") + number, partial(self._import, first))
        self._stage.at(at("08:52"), partial(self._import, 0))  # the same file twice
        self._stage.at(at("09:10"), partial(self._is_told, OpenDay(), Reason.DAY_ALREADY_OPEN))
        self._stage.at(at("10:00"), partial(self._is_told, TrustClock(), Reason.ALREADY_SO))
        in_two = {language: SENTENCES[language] for language in ("az", "ru")}
        incomplete = SuspendService(service=SUSPENDED, message=in_two)
        self._stage.at(at("10:59"), partial(self._is_told, incomplete, Reason.MESSAGE_INCOMPLETE))
        self._stage.at(at("11:00"), partial(self._says, SuspendService(service=SUSPENDED, message=SENTENCES)))
        self._stage.at(at("12:00"), partial(self._says, ResumeService(service=SUSPENDED)))
        self._stage.at(at("16:00"), partial(self._is_told, CloseDay(), Reason.TICKETS_IN_HAND))

    def _import(self, first: int) -> None:
        taken = self._stage.ask(
            MANAGER, ImportAppointments(appointments=tuple(self._booked[first : first + 50]))
        )
        assert isinstance(taken, Imported), taken
        self.imported.append(taken)

    def _says(self, command: AnyCommand) -> None:
        outcome = self._stage.ask(MANAGER, command)
        assert not isinstance(outcome, Refused), outcome

    def _is_told(self, command: AnyCommand, reason: Reason) -> None:
        outcome = self._stage.ask(MANAGER, command)
        assert isinstance(outcome, Refused), outcome
        assert outcome.reason is reason
