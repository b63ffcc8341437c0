"""`trial/1`: any outside simulation of a day may hold the hub's own dispatch and forecast to account.

Owns the translation: what the simulation says becomes events of the core, folded as a hub folds its journal;
what it asks is answered by `dispatch` and `forecast` from the state. One JSON object a line; a message with
`want` is answered with one line. Decides nothing itself, and knows nothing of a ticket that a hub would not.
"""

import sys
from collections.abc import Callable, Mapping
from typing import IO, Any

import msgspec

from center_hub.contract.commands import Appointment
from center_hub.contract.documents import Span
from center_hub.contract.words import LegState, Position, ToService, Wait, ticket_id
from center_hub.core import events as e
from center_hub.core.dispatch import next_ticket, takers
from center_hub.core.evolve import evolve
from center_hub.core.forecast import Forecaster
from center_hub.core.foresight import Newcomer
from center_hub.core.model import State
from center_hub.core.plan import (
    CounterHours,
    DispatchRules,
    Plan,
    PlannedCounter,
    PlannedPriority,
    PlannedService,
    PolicyName,
    Rules,
)
from center_hub.core.rules.day import waiting_or_parked

_DAY_MS = 86_400_000
_DATE = "2000-01-01"
_SERIES, _ZONE, _LANGUAGE = "A", "hall", "en"
"""A trial knows no letters, zones and languages."""

_OF_A_DAY = frozenset({"arrival", "day_end"})
"""What happens only in a day; all else that does is of a ticket, and a ticket is of a day."""

Message = Mapping[str, Any]


class _OutOfTurn(Exception):
    """A message where it cannot come; says which, and what must come before it."""


def serve(incoming: IO[str], outgoing: IO[str], policy: PolicyName = "promised_wait") -> int:
    """Answer until `bye` or the end of `incoming`; 0, or 1 for a line that is not of the protocol."""
    hall: Trial | None = None
    for line in incoming:
        if not line.strip():
            continue
        try:
            message = msgspec.json.decode(line, type=dict[str, Any])
            if message["event"] == "bye":
                break
            if message["event"] == "hello":
                hall = Trial(message["centre"], policy)
                answer: object = {"features": ["forecast", "pick_counter"]}
            elif hall is None:
                sys.stderr.write("the first message must be 'hello'\n")
                return 1
            else:
                answer = hall.hear(message)
        except _OutOfTurn as early:
            sys.stderr.write(f"{early}\n")
            return 1
        except (msgspec.DecodeError, KeyError, TypeError, ValueError) as wrong:
            sys.stderr.write(f"not a message of trial/1: {line.strip()[:200]}: {wrong!r}\n")
            return 1
        if "want" in message:
            outgoing.write(msgspec.json.encode(answer).decode() + "\n")
            outgoing.flush()
    return 0


def plan_of(centre: Message, policy: PolicyName) -> Plan:
    """The centre of `hello` as a plan."""
    rules = centre["rules"]
    return Plan(
        services=tuple(
            PlannedService(
                id=one["id"],
                series=_SERIES,
                mean_service_s=max(1, round(one["mean_s"])),
                target_wait_s=max(1, round(one["target_s"])),
            )
            for one in centre["services"]
        ),
        counters=tuple(
            PlannedCounter(id=one["id"], zone=_ZONE, services=tuple(one["services"]))
            for one in centre["counters"]
        ),
        priorities=tuple(
            PlannedPriority(
                id=one["id"],
                head_start_s=0,
                at_kiosk=True,
                target_percent=max(1, round(100 * one["target_factor"])),
                weight=max(1, round(one["weight"])),
            )
            for one in centre["classes"]
        ),
        languages=(_LANGUAGE,),
        rules=Rules(
            dispatch=DispatchRules(
                policy=policy,
                longest_wait_s=7200,
                appointment_target_s=round(rules["appt_target_s"]),
                onward_target_percent=max(1, round(100 * rules["transfer_factor"])),
            )
        ),
    )


class Trial:
    """A hub's state of one centre, told by the simulation."""

    def __init__(self, centre: Message, policy: PolicyName) -> None:
        self._state = State()
        self._forecaster = Forecaster()
        self._day = 0
        self._now_ms = 0
        self._ticket_of: dict[str, str] = {}
        """Visit -> our ticket."""
        self._ours: dict[str, str] = {}
        """The simulation's ticket, one a leg -> ours, one a visit."""
        self._theirs: dict[str, str] = {}
        """Ours -> the simulation's name of the leg it is in."""
        self._hear: dict[str, Callable[[Message], object]] = {
            "day_start": self._day_start,
            "on": lambda said: self._happens(e.CounterOpened(counter=said["counter"])),
            "off": lambda said: self._happens(e.CounterClosed(counter=said["counter"])),
            "arrival": self._arrival,
            "counter_free": self._counter_free,
            "idle_counters": self._idle_counters,
            "call": lambda said: self._at_counter(e.TicketCalled, said),
            "show": lambda said: self._at_counter(e.ServiceStarted, said),
            "noshow": lambda said: self._at_counter(e.TicketNotShown, said),
            "lost": lambda said: self._at_counter(e.TicketNotShown, said),
            "end": lambda said: self._at_counter(e.ServiceFinished, said),
            "recall": self._recall,
            "day_end": self._day_end,
        }
        self._happens(e.PlanAdopted(plan=plan_of(centre, policy)))

    def hear(self, message: Message) -> object:
        """What is answered to `message`; None where nothing is expected."""
        if "t" in message:
            self._now_ms = self._day * _DAY_MS + round(message["t"] * 1000)
        if self._state.day is None and message["event"] in _OF_A_DAY:
            raise _OutOfTurn(f"'{message['event']}' is outside of a day: 'day_start' must come before it")
        known = self._hear.get(message["event"])
        return None if known is None else known(message)

    def _happens(self, event: e.AnyEvent) -> None:
        moment = e.Moment(wall=self._now_ms, steady=self._now_ms)
        recorded = e.Recorded(self._state.sequence + 1, moment, event)
        before, self._state = self._state, evolve(self._state, recorded)
        self._forecaster.learn(before, recorded)

    def _at(self, seconds: float) -> int:
        return self._day * _DAY_MS + round(seconds * 1000)

    def _day_start(self, said: Message) -> None:
        self._day += 1
        self._now_ms = self._at(0)
        self._ticket_of, self._ours, self._theirs = {}, {}, {}
        staffed = tuple(
            CounterHours(one["id"], tuple(Span(self._at(on), self._at(off)) for on, off in one["shifts"]))
            for one in said["shifts"]
        )
        self._happens(e.DayOpened(day=self._day, date=_DATE, staffed=staffed))
        booked = tuple(
            Appointment(
                code=self._code(one),
                service=one["service"],
                slot=self._at(one["appt_t"]),
                priority=one["cls"],
            )
            for one in said["appointments"]
        )
        if booked:
            self._happens(e.AppointmentsImported(appointments=booked))

    def _code(self, said: Message) -> str:
        """Of the appointment of a visit: names of visits are used again on other days."""
        return f"{self._day}-{said['visit']}"

    def _slot(self, said: Message) -> int | None:
        """The appointed time of a visit that has one."""
        return None if said.get("appt_t") is None else self._at(said["appt_t"])

    def _arrival(self, said: Message) -> object:
        known = self._ticket_of.get(said["visit"])
        wait = self._wait_of(said) if "want" in said else None
        if known is None:
            self._issued(said)
        else:
            self._happens(e.LegBegun(ticket=known, service=said["service"]))
        ours = self._ticket_of[said["visit"]]
        self._ours[said["ticket"]], self._theirs[ours] = ours, said["ticket"]
        if wait is None:
            return {}
        return {"forecast": {"p10": wait.least, "p50": wait.likely, "p90": wait.most}}

    def _wait_of(self, said: Message) -> Wait | None:
        """What a kiosk would have told, before there is a ticket."""
        slot = None if said["leg"] else self._slot(said)
        newcomer = Newcomer(said["service"], said["cls"], slot, onward=said["leg"] > 0)
        return self._forecaster.of_newcomer(self._state, newcomer, self._now_ms)

    def _issued(self, said: Message) -> None:
        number = len(self._ticket_of) + 1
        ours = self._ticket_of[said["visit"]] = ticket_id(self._day, _SERIES, number)
        slot, code = self._slot(said), self._code(said)
        self._happens(
            e.TicketIssued(
                ticket=ours,
                series=_SERIES,
                number=number,
                service=said["service"],
                language=_LANGUAGE,
                token=ours,
                priority=said["cls"],
                appointment=code if slot is not None and code in self._state.bookings else None,
                slot=slot,
            )
        )

    def _counter_free(self, said: Message) -> object:
        choice = next_ticket(self._state, said["counter"], self._now_ms, self._forecaster)
        return {"call": None if choice is None else self._theirs[choice.ticket]}

    def _idle_counters(self, said: Message) -> object:
        ticket = self._state.tickets[self._ours[said["ticket"]]]
        return {"order": takers(self._state, ticket, said["counters"], self._now_ms, self._forecaster)}

    def _at_counter(self, kind: Callable[..., e.AnyEvent], said: Message) -> None:
        self._happens(kind(ticket=self._ours[said["ticket"]], counter=said["counter"]))

    def _recall(self, said: Message) -> None:
        ours = self._ours[said["ticket"]]
        where = ToService(service=self._state.tickets[ours].service)
        self._happens(e.TicketReturned(ticket=ours, position=Position.LAST, destination=where))

    def _day_end(self, _said: Message) -> None:
        """As a hub ends its day: nobody is left at a counter or waiting, and no appointment open."""
        self._hands_emptied()
        for code in [code for _, code in self._state.agenda]:
            self._happens(e.AppointmentCancelled(code=code, reason=e.CancelReason.DAY_CLOSED))
        for ticket in sorted(one.id for one in waiting_or_parked(self._state)):
            self._happens(e.TicketCancelled(ticket=ticket, reason=e.CancelReason.DAY_CLOSED))
        self._happens(e.DayClosed(day=self._day))

    def _hands_emptied(self) -> None:
        """Whoever is served is served; whoever was called and is not there did not come."""
        for planned in self._state.plan.counters:
            ticket = self._state.in_hand_at(planned.id)
            if ticket is not None:
                serving = ticket.state is LegState.SERVING
                kind = e.ServiceFinished if serving else e.TicketNotShown
                self._happens(kind(ticket=ticket.id, counter=planned.id))
