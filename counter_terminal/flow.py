"""What the counter's screen does with presses, documents and time. Pure: no Qt, no clock, no wire.

Owns when a press counts, which command it becomes and how long a notice stands. Must not know how anything
looks (`view`) nor how commands travel. `now` is monotonic seconds, never going back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from center_hub.contract.commands import AnyCommand
from center_hub.contract.documents import (
    AnyDocument,
    BoardDocument,
    CounterDocument,
    HubPulse,
    QueuesDocument,
)
from center_hub.contract.replies import Called, Refused
from center_hub.link.heartbeat import Heartbeat
from center_hub.link.port import CommandAnswered, CommandSent, DocumentShown, LinkChanged, LinkEvent
from config.languages import Language
from config.model import Centre
from counter_terminal.actions import SECONDARY, Action, command_of, lawful, next_action
from counter_terminal.errand import Errand
from counter_terminal.transfer_list import transfer_pages
from counter_terminal.view import Notice, Sight, ViewMaker

NOTICE_S = 6.0
"""How long a refusal or "nobody is waiting" stands: two sentences read without hurry."""


@dataclass(frozen=True, slots=True)
class Send:
    """Give `command` to the link."""

    command: AnyCommand


Effect = Send
"""All the flow can ask for."""


class CounterFlow:
    """The flow of one counter; fed by `intent`, `heard` and `tick`, shown by `view`.

    Args:
        centre: the centre's configuration.
        counter: the id of the counter; KeyError if the centre has none of it.
        languages: those of the centre by code, for the names of the citizens' languages, and the operator's.
        language: the operator's language, one of `languages`.
    """

    def __init__(
        self, centre: Centre, counter: str, languages: Mapping[str, Language], language: str
    ) -> None:
        self._counter = centre.counter(counter)
        self._pages = transfer_pages(centre, self._counter)
        self._maker = ViewMaker(centre, self._counter, languages, languages[language])
        self._document: CounterDocument | None = None
        self._queues: QueuesDocument | None = None
        self._heartbeat = Heartbeat()
        self._connected = False
        self._errand: Errand | None = None
        self._notice: Notice | None = None
        self._notice_until = 0.0
        self._page: int | None = None
        self._leaving: str | None = None
        self._now = 0.0

    @property
    def view(self) -> dict[str, object]:
        """What the screen shows now; plain data."""
        page = None if self._page is None else self._pages[self._page]
        return self._maker.view(
            Sight(
                now=self._now,
                counter=self._document,
                queues=self._queues,
                heartbeat=self._heartbeat,
                alive=self._alive,
                busy=self._errand is not None,
                working=self._errand is not None and self._errand.working(self._document, self._now),
                notice=self._notice,
                page=page,
                page_number=0 if self._page is None else self._page + 1,
                pages=len(self._pages),
            )
        )

    def intent(self, name: str, value: object, now: float) -> tuple[Effect, ...]:
        """A press: `main`, one of `SECONDARY`, or on the transfer list `leave`, `page`, `service`.

        `main` carries the action the button showed; if it is another by now, nothing was pressed. What does
        not fit the page, or comes while a command is on its way, does nothing.
        """
        self._go_on(now)
        if self._page is not None:
            return self._in_transfer_list(name, value)
        counter = self._document
        if counter is None or not self._ready:
            return ()
        if name == "main":
            action = next_action(counter)
            return self._send(action) if value in ("", action) else ()
        asked = next((one for one in SECONDARY if one == name and one in lawful(counter)), None)
        if asked is Action.TRANSFER:
            self._open_transfer_list(counter)
            return ()
        return () if asked is None else self._send(asked)

    def heard(self, event: LinkEvent, now: float) -> tuple[Effect, ...]:
        """Something the link heard."""
        self._now = now
        match event:
            case LinkChanged():
                self._connected = event.connected
            case CommandSent():
                self._errand = self._taken(event.command)
            case CommandAnswered():
                self._hear_answer(event)
            case DocumentShown():
                self._look_at(event.document)
            case _:
                assert_never(event)
        self._go_on(now)
        return ()

    def tick(self, now: float) -> tuple[Effect, ...]:
        """Time passed."""
        self._go_on(now)
        return ()

    @property
    def _alive(self) -> bool:
        return self._connected and not self._heartbeat.silent(self._now)

    @property
    def _ready(self) -> bool:
        return self._alive and self._errand is None

    def _go_on(self, now: float) -> None:
        """Let go of what is over by `now`."""
        self._now = now
        if self._errand is not None and self._errand.over(self._document, now):
            self._errand = None
        if self._notice is not None and now >= self._notice_until:
            self._notice = None
        if self._page is not None and not self._may_transfer():
            self._page = None

    def _may_transfer(self) -> bool:
        counter = self._document
        if counter is None or counter.in_hand is None or counter.in_hand.ticket != self._leaving:
            return False
        return Action.TRANSFER in lawful(counter)

    def _open_transfer_list(self, counter: CounterDocument) -> None:
        if counter.in_hand is not None and self._pages:
            self._page, self._leaving = 0, counter.in_hand.ticket

    def _in_transfer_list(self, name: str, value: object) -> tuple[Effect, ...]:
        if name == "leave":
            self._page = None
        elif name == "page" and self._page is not None and isinstance(value, str):
            step = {"next": 1, "previous": -1}.get(value, 0)
            self._page = min(max(self._page + step, 0), len(self._pages) - 1)
        elif name == "service" and self._ready and isinstance(value, str) and self._maker.can_send_to(value):
            self._page = None
            return self._send(Action.TRANSFER, value)
        return ()

    def _send(self, action: Action, service: str = "") -> tuple[Effect, ...]:
        command = None if self._document is None else command_of(action, self._document, service)
        if command is None:
            return ()
        self._errand = Errand(command, self._now)
        self._notice = None
        return (Send(command),)

    def _taken(self, command: AnyCommand) -> Errand:
        """The errand of a command the link took, also when it was given up here just before."""
        if self._errand is None or self._errand.command != command:
            return Errand(command, self._now, taken=True)
        return self._errand.taken_by_link()

    def _hear_answer(self, answer: CommandAnswered) -> None:
        if self._errand is not None:
            self._errand = self._errand.answered(answer, self._now)
        if isinstance(answer.outcome, Refused):
            self._show(Notice(refusal=answer.outcome.reason))
        elif isinstance(answer.outcome, Called) and answer.outcome.ticket is None:
            self._show(Notice(refusal=None))

    def _show(self, notice: Notice) -> None:
        self._notice, self._notice_until = notice, self._now + NOTICE_S

    def _look_at(self, document: AnyDocument) -> None:
        match document:
            case HubPulse():
                self._heartbeat = self._heartbeat.after(document, self._now)
            case CounterDocument():
                self._document = document
            case QueuesDocument():
                self._queues = document
            case BoardDocument():
                pass  # a counter looks at no board
            case _:
                assert_never(document)
