"""What happens next at the kiosk: taps, the link, the printer and time in; a view and effects out.

Owns every rule of the way to a ticket. No Qt, no threads, no clock: `now` is monotonic seconds, told with
each input. Must not know how anything is drawn, sent or printed (`views`, `app`).

Two rules above all: one press is at most one command, and a number that was given is shown and printed even
if the reply came late or the program was restarted in between.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from center_hub.contract.commands import IssueTicket
from center_hub.contract.replies import Issued, Refused
from center_hub.link.port import CommandAnswered, CommandSent, DocumentShown, LinkEvent
from config.model import Centre
from hardware.ticket_printer.port import PrinterCondition
from hardware.ticket_printer.print_worker import PrintResult
from kiosk import time_limits
from kiosk.choices import Choices
from kiosk.effects import Effect, Print, Send
from kiosk.hall import Hall
from kiosk.page import FITS, TICKETS, TROUBLES, Page
from kiosk.visit import Given, Paper, Step, Visitor

NOTHING: Final[tuple[Effect, ...]] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """The one command that has no answer yet; `sent` once the link has said that it wrote it down."""

    command: IssueTicket
    since: float
    sent: bool = False


class KioskFlow:
    """The kiosk of `centre`.

    `choices` cuts the centre into pages that fit the screen. `has_printer` is False at a site that has none
    on purpose: the number is then shown, with the advice to remember it, and nothing counts as trouble.
    """

    def __init__(self, centre: Centre, choices: Choices, *, has_printer: bool) -> None:
        self.centre = centre
        self.choices = choices
        self.hall = Hall(centre.timezone)
        self.now = 0.0
        self.visitor: Visitor | None = None
        self.given: tuple[Given, ...] = ()
        """Numbers to show, the first is on show; more than one only where a late reply met a quick one."""
        self.idle_since = 0.0
        self.condition: PrinterCondition | None = None
        self._has_printer = has_printer
        self._asked: Asked | None = None
        self._handlers: Mapping[str, Callable[[str], tuple[Effect, ...]]] = {
            "language": self._on_language,
            "languages": self._on_languages,
            "all_agencies": self._on_all_agencies,
            "agency": self._on_agency,
            "service": self._on_service,
            "next_page": self._on_next_page,
            "previous_page": self._on_previous_page,
            "back": self._on_back,
            "start_over": self._on_start_over,
            "get_ticket": self._on_get_ticket,
            "print_again": self._on_print_again,
            "done": self._on_done,
        }

    @property
    def page(self) -> Page:
        """What the screen is about now: a number first, then trouble, then where the citizen is."""
        if self.given:
            return Page.PRINT_FAILED if self.given[0].paper is Paper.FAILED else Page.TICKET
        if self._reply_overdue():
            return Page.NO_HUB
        if self.visitor is not None and self.visitor.asked:
            return Page.ONE_MOMENT
        if self.visitor is not None and self.visitor.refusal is not None:
            return Page.REFUSED
        return self._trouble() or self._place()

    @property
    def busy(self) -> bool:
        """Whether a command is on its way."""
        return self._asked is not None

    @property
    def can_get_ticket(self) -> bool:
        """Whether "get ticket" would ask for one: no command on its way, the printer's condition heard."""
        return not self.busy and (not self._has_printer or self.condition is not None)

    @property
    def can_print_again(self) -> bool:
        """Whether the printer says that it would print."""
        return self.condition is not None and self.condition.can_print

    @property
    def still_there(self) -> bool:
        """Whether to ask, over the page, if anybody is there."""
        return self._idles() and self.page not in TROUBLES and time_limits.warned(self.idle_since, self.now)

    def intent(self, name: str, value: object, now: float) -> tuple[Effect, ...]:
        """A tap: `name` as in `page.FITS`, `value` what was tapped. One that does not fit does nothing."""
        self.tick(now)
        warned = self.still_there
        self._touched()
        if warned or self.page not in FITS.get(name, frozenset()):
            return NOTHING
        handler = self._handlers.get(name)
        return handler(str(value)) if handler is not None else NOTHING

    def heard(self, event: LinkEvent, now: float) -> tuple[Effect, ...]:
        """What the link tells."""
        self.now = now
        match event:
            case DocumentShown(document=document):
                self.hall.hear(document, now)
            case CommandSent(command=IssueTicket() as command):
                since = self._asked.since if self._asked is not None else now
                self._asked = Asked(command, since, sent=True)
            case CommandAnswered():
                return self._answered(event)
            case _:
                pass  # a link that comes and goes is noticed by the silence of the hub
        return NOTHING

    def printer_is(self, condition: PrinterCondition, now: float) -> tuple[Effect, ...]:
        """How the printer is."""
        self.now = now
        self.condition = condition
        return NOTHING

    def print_ended(self, job_id: str, result: PrintResult, now: float) -> tuple[Effect, ...]:
        """How a print job ended; one whose number has left the screen is of no more interest."""
        self.now = now
        paper = Paper.PRINTED if result.printed else Paper.FAILED
        self.given = tuple(
            replace(one, paper=paper, since=now)
            if one.job_id == job_id and one.paper is not Paper.PRINTED
            else one
            for one in self.given
        )
        return NOTHING

    def tick(self, now: float) -> tuple[Effect, ...]:
        """Time has passed."""
        self.now = now
        if self._asked is not None and not self._asked.sent and self._reply_overdue():
            self._forget_unsent()
        self._watch_ticket()
        if self._idles() and time_limits.left_alone(self.idle_since, now):
            self.visitor = None
        return NOTHING

    def _place(self) -> Page:
        if self.visitor is None or self.visitor.choosing_language:
            return Page.WELCOME
        return self.visitor.step.page

    def _trouble(self) -> Page | None:
        if self.hall.silent(self.now):
            return Page.NO_HUB
        if not self.hall.day_open:
            return Page.CLOSED
        if self._has_printer and self.condition is not None and not self.condition.can_print:
            return Page.NO_PRINTER
        return None

    def _reply_overdue(self) -> bool:
        return self._asked is not None and self.now - self._asked.since >= time_limits.REPLY_S

    def _idles(self) -> bool:
        """Whether a citizen's choices stand on the screen and only they can do the next thing."""
        return self.visitor is not None and self.page not in TICKETS | {Page.ONE_MOMENT}

    def _touched(self) -> None:
        self.idle_since = self.now
        if self.given and self.given[0].paper is not Paper.PRINTING:
            self._change_shown(since=self.now)

    def _forget_unsent(self) -> None:
        """The link dropped the command, still owing one from before: the citizen may ask again."""
        self._asked = None
        if self.visitor is not None:
            self.visitor = replace(self.visitor, asked=False)
        self.idle_since = self.now

    def _answered(self, event: CommandAnswered) -> tuple[Effect, ...]:
        # An answer owed from before the start says nothing of a command that may not even be sent.
        own = not event.again or (self._asked is not None and self._asked.sent)
        if own:
            self._asked = None
        waiting = self.visitor if own and self.visitor is not None and self.visitor.asked else None
        if isinstance(event.outcome, Issued):
            if waiting is not None:
                self.visitor = None
            return self._give(event.outcome)
        if waiting is not None:
            reason = event.outcome.reason if isinstance(event.outcome, Refused) else None
            self.visitor = replace(waiting, asked=False, refusal=reason)
            self.idle_since = self.now
        return NOTHING

    def _give(self, issued: Issued) -> tuple[Effect, ...]:
        given = Given(issued, Paper.PRINTING if self._has_printer else Paper.NONE, self.now)
        self.given = (*self.given, given)
        return (Print(given.job_id, issued),) if self._has_printer else NOTHING

    def _watch_ticket(self) -> None:
        """Count a job without a result as failed, and close a number whose time is over."""
        if not self.given or not time_limits.over(self.given[0], self.now):
            return
        if self.given[0].paper is Paper.PRINTING:
            self._change_shown(paper=Paper.FAILED, since=self.now)
        else:
            self._close_ticket()

    def _close_ticket(self) -> None:
        self.given = self.given[1:]
        self._touched()  # the next number, or a citizen who was interrupted, has all its time

    def _change_shown(self, **changes: Any) -> None:
        self.given = (replace(self.given[0], **changes), *self.given[1:])

    def _on_language(self, code: str) -> tuple[Effect, ...]:
        if code not in self.centre.languages:
            return NOTHING
        if self.visitor is None:
            first = Page.POPULAR if self.choices.popular() else Page.AGENCIES
            self.visitor = Visitor(code, (Step(first),))
        else:
            self.visitor = replace(self.visitor, language=code, choosing_language=False)
        return NOTHING

    def _on_languages(self, _value: str) -> tuple[Effect, ...]:
        self.visitor = replace(self._present, choosing_language=True)
        return NOTHING

    def _on_all_agencies(self, _value: str) -> tuple[Effect, ...]:
        return self._go(Step(Page.AGENCIES))

    def _on_agency(self, agency: str) -> tuple[Effect, ...]:
        services = self.choices.services(agency)
        if not services:
            return NOTHING
        if len(services) == 1:
            return self._go(Step(Page.CONFIRM, agency, services[0].id))
        return self._go(Step(Page.SERVICES, agency))

    def _on_service(self, service: str) -> tuple[Effect, ...]:
        known = {one.id for one in self.choices.on_page(self._present.step)}
        return self._go(Step(Page.CONFIRM, service=service)) if service in known else NOTHING

    def _on_next_page(self, _value: str) -> tuple[Effect, ...]:
        return self._turn(1)

    def _on_previous_page(self, _value: str) -> tuple[Effect, ...]:
        return self._turn(-1)

    def _on_back(self, _value: str) -> tuple[Effect, ...]:
        here = self._present
        if here.refusal is not None:
            self.visitor = replace(here, refusal=None)
        else:
            self.visitor = replace(here, steps=here.steps[:-1]) if len(here.steps) > 1 else None
        return NOTHING

    def _on_start_over(self, _value: str) -> tuple[Effect, ...]:
        self.visitor = None
        return NOTHING

    def _on_get_ticket(self, service: str) -> tuple[Effect, ...]:
        here = self._present
        if not self.can_get_ticket or service != here.step.service:
            return NOTHING
        command = IssueTicket(service=service, language=here.language)
        self._asked = Asked(command, self.now)
        self.visitor = replace(here, asked=True)
        return (Send(command),)

    def _on_print_again(self, ticket: str) -> tuple[Effect, ...]:
        shown = self.given[0]
        if not self.can_print_again or ticket != shown.issued.ticket:
            return NOTHING
        self._change_shown(paper=Paper.PRINTING, since=self.now, attempt=shown.attempt + 1)
        return (Print(self.given[0].job_id, shown.issued, copy=True),)

    def _on_done(self, ticket: str) -> tuple[Effect, ...]:
        shown = self.given[0]
        if shown.paper is not Paper.PRINTING and ticket == shown.issued.ticket:
            self._close_ticket()
        return NOTHING

    @property
    def _present(self) -> Visitor:
        """The citizen, on a page that only a citizen can be on (`CHOOSING`, refused)."""
        if self.visitor is None:
            message = f"nobody is at the kiosk on page {self.page}"
            raise AssertionError(message)
        return self.visitor

    def _go(self, step: Step) -> tuple[Effect, ...]:
        self.visitor = self._present.onward(step)
        return NOTHING

    def _turn(self, pages: int) -> tuple[Effect, ...]:
        here = self._present
        if 0 <= here.step.turned + pages < self.choices.pages(here.step):
            self.visitor = here.turned(pages)
        return NOTHING
