"""A counter's flow without a screen, and the words with which a test tells it what happens."""

from dataclasses import dataclass, field
from typing import Any, Literal

import attrs
from msgspec.structs import replace

from center_hub.contract.commands import AnyCommand
from center_hub.contract.documents import (
    AnyDocument,
    CounterDocument,
    DayInfo,
    HubPulse,
    ParkedTicket,
    QueuesDocument,
    ServiceQueue,
    TicketInHand,
)
from center_hub.contract.replies import AnyOutcome, Reason, Refused
from center_hub.contract.words import CounterState, LegState, Stamp
from center_hub.link.port import CommandAnswered, CommandSent, DocumentShown, LinkChanged
from config.languages import Language, load_language
from config.model import Centre
from counter_terminal.flow import CounterFlow

WALL = 1_795_240_000_000  # 2026-11-21 05:46:40 UTC, 09:46 in Baku
STEADY = 3_600_000


@dataclass
class Desk:
    """A flow, the time before it, and what it sent."""

    flow: CounterFlow
    counter: str
    now: float = 100.0
    sent: list[AnyCommand] = field(default_factory=list)
    sequence: int = 10
    language: str = "en"
    """The operator's."""

    def view(self, path: str) -> object:
        at: object = self.flow.view
        for step in path.split("."):
            at = at[step] if isinstance(at, dict) else None
        return at

    def rows(self, path: str) -> list[dict[str, object]]:
        found = self.view(path)
        assert isinstance(found, list)
        return found

    def press(self, name: str, value: object = "") -> None:
        self.sent += [effect.command for effect in self.flow.intent(name, value, self.now)]

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.flow.tick(self.now)

    def show(self, document: AnyDocument) -> None:
        self.flow.heard(DocumentShown(document), self.now)

    def connect(self) -> None:
        self.flow.heard(LinkChanged(connected=True), self.now)
        self.beat()

    def beat(self) -> None:
        elapsed = round((self.now - 100.0) * 1000)
        stamp = Stamp(epoch=1, sequence=self.sequence)
        day = DayInfo(ordinal=1, date="2026-11-21")
        self.show(HubPulse(version=1, stamp=stamp, wall=WALL + elapsed, steady=STEADY + elapsed, day=day))

    def key(self, cap: str) -> None:
        self.press("key", cap)

    def type(self, caps: str | list[str]) -> None:
        for cap in caps:
            self.key(cap)

    def is_now(self, state: CounterState, hand: TicketInHand | None = None, **also: Any) -> None:
        """The counter's next document; `also` are further fields of it."""
        self.sequence += 1
        document = CounterDocument(
            version=1,
            stamp=Stamp(epoch=1, sequence=self.sequence),
            counter=self.counter,
            state=state,
            in_hand=hand,
            served=3,
        )
        self.show(replace(document, **also))

    def holds(self, state: LegState, number: int = 42, attempt: int = 1, **also: Any) -> None:
        """The counter's next document, with a ticket in hand; `also` are further fields of the ticket."""
        self.is_now(CounterState.OPEN, replace(in_hand(state, number, attempt), **also))

    def refused(self, reason: Reason = Reason.WRONG_STATE, at: int | None = None) -> None:
        """The hub says no to what was sent last, and the next press counts again."""
        self.answer(Refused(reason=reason, at=at), 0)
        self.wait(0.5)

    def queues(self, *queues: ServiceQueue, served: tuple[str, ...] = ()) -> None:
        self.sequence += 1
        stamp = Stamp(epoch=1, sequence=self.sequence)
        self.show(QueuesDocument(version=1, stamp=stamp, queues=queues, served=served))

    def taken(self) -> None:
        self.flow.heard(CommandSent(self.sent[-1]), self.now)

    def answer(self, outcome: AnyOutcome, sequence: int, *, again: bool = False) -> None:
        stamp = Stamp(epoch=1, sequence=sequence)
        self.flow.heard(CommandAnswered(self.sent[-1], outcome, stamp, again=again), self.now)


def in_hand(state: LegState, number: int = 42, attempt: int = 1) -> TicketInHand:
    serving = STEADY - 260_000 if state is LegState.SERVING else None
    return TicketInHand(
        ticket=f"1-A{number:03d}",
        series="A",
        number=number,
        service="id-card-first",
        language="ru",
        state=state,
        attempt=attempt,
        waited=21 * 60_000,
        called_since=STEADY - 300_000,
        serving_since=serving,
        recalls_left=3 if state is LegState.CALLED else 0,
        recall_from=STEADY - 290_000,
        may_park=state is LegState.SERVING,
    )


def parked(number: int, minutes_left: int) -> ParkedTicket:
    return ParkedTicket(
        ticket=f"1-A{number:03d}",
        series="A",
        number=number,
        service="id-card-first",
        parked_since=STEADY - 60_000,
        back_at=STEADY + minutes_left * 60_000,
    )


def ruled(
    centre: Centre,
    *,
    out_of_order: Literal["nobody", "supervisor", "operator"] = "operator",
    sign_in_needed: bool = False,
    outcome_needed: bool = False,
    **also: Any,
) -> Centre:
    """The centre with other rules; `also` are further fields of it."""
    rules = attrs.evolve(
        centre.rules,
        calling=attrs.evolve(centre.rules.calling, out_of_order=out_of_order, sign_in_needed=sign_in_needed),
        finishing=attrs.evolve(centre.rules.finishing, outcome_needed=outcome_needed),
    )
    return attrs.evolve(centre, rules=rules, **also)


def open_desk(centre: Centre, counter: str = "counter-7", language: str = "en") -> Desk:
    """A desk that is connected, at an open and idle counter."""
    desk = desk_of(centre, counter, language)
    desk.connect()
    desk.is_now(CounterState.OPEN)
    return desk


def desk_of(centre: Centre, counter: str, language: str) -> Desk:
    languages: dict[str, Language] = {code: load_language(code) for code in centre.languages}
    return Desk(CounterFlow(centre, counter, languages, language), counter, language=language)
