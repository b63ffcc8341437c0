"""What happens next at the kiosk: taps, scans, the link, the printer and time in; a view and effects out.

Owns which page is shown, the one command under way, and time. What becomes of a number is in `given_numbers`,
where a tap leads in the modules by theme (`choosing`, `finding`, `ordering`, `pad`, `checking_in`,
`own_ticket`). No Qt, no threads, no clock: `now` is monotonic seconds, told with each input. Must not know
how anything is drawn, sent or printed (`views`, `app`).

Two rules above all: one press is at most one command, and a number that was given is shown and printed even
if the reply came late or the program was restarted in between, as long as its citizen may be there. Whether
the paper is still the original is the print spool's word.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from center_hub.contract.codes import BookingCode, TicketCode, read_code
from center_hub.contract.commands import FindTicket
from center_hub.contract.replies import Agreed, AnyOutcome, Found, Issued, Refused
from center_hub.link.port import CommandAnswered, CommandSent, DocumentShown, LinkEvent
from config.model import Centre, Device
from hardware.code_scanner.documents import read_document
from hardware.ticket_printer.port import PrinterCondition
from hardware.ticket_printer.print_job import LeftOver, PrintResult
from kiosk import checking_in, choosing, finding, ordering, own_ticket, pad, time_limits
from kiosk.availability import Availability
from kiosk.choices import Choices
from kiosk.easier import NOTHING_EASIER, Easier
from kiosk.effects import CitizenCommand, Effect, Send
from kiosk.given_numbers import IN_DOUBT, GivenNumbers
from kiosk.hall import Hall
from kiosk.help_call import CallForHelp
from kiosk.modes import PLAIN, ROOM, Mode, Modes
from kiosk.page import FITS, READERS, TICKETS, TROUBLES, Page
from kiosk.situation import Ask, HashDocument, Next, Rule, Situation
from kiosk.visit import Given, Visitor

NOTHING: Final[tuple[Effect, ...]] = ()

_RULES: Final[Mapping[str, Rule]] = {
    **choosing.RULES,
    **finding.RULES,
    **ordering.RULES,
    **pad.RULES,
    **checking_in.RULES,
    **own_ticket.RULES,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The one command that has no answer yet; `sent` once the link has said that it wrote it down."""

    command: CitizenCommand
    since: float
    sent: bool = False


class KioskFlow:
    """The kiosk of `centre`.

    `choices` cuts the centre into pages that fit the screen. `has_printer` is False at a site that has none
    on purpose: the number is then shown, with the advice to remember it, and nothing counts as trouble.
    `has_scanner` offers to hold a ticket to the reader. Without `hash_document` the services that ask for a
    document are to be had at the help desk. `elsewhere` are the kiosks to which people are sent while this
    one cannot print, the nearest first. `device` is its own name, by which the hub tells who comes to help;
    `ways` are the modes that it offers.
    """

    def __init__(
        self,
        centre: Centre,
        choices: Choices,
        *,
        has_printer: bool,
        has_scanner: bool = False,
        hash_document: HashDocument | None = None,
        elsewhere: Sequence[Device] = (),
        device: str = "",
        ways: Easier = NOTHING_EASIER,
    ) -> None:
        self.centre = centre
        self.modes: Modes = PLAIN
        self.ways = ways
        self._choices: Mapping[Modes, Choices] = {**ways.choices, PLAIN: choices}
        self.hall = Hall(centre.timezone)
        self.availability = Availability(centre, self.hall, can_hash=hash_document is not None)
        self.has_scanner = has_scanner
        self.now = 0.0
        self.visitor: Visitor | None = None
        self.idle_since = 0.0
        self.condition: PrinterCondition | None = None
        self.help = CallForHelp()
        self._device = device
        self._has_printer = has_printer
        self._elsewhere = elsewhere
        self._hash_document = hash_document
        self._asked: Asked | None = None
        self._began: float | None = None
        """The first tick: whatever is owed from before was pressed earlier."""
        self._numbers = GivenNumbers(has_printer=has_printer)
        self._noticed = -math.inf
        """When something was scanned that is not ours."""
        self._speechless = -math.inf
        """When somebody wished to hear a language that nobody can read aloud here."""
        self._own: Mapping[str, Callable[[str], tuple[Effect, ...]]] = {
            "print_again": self._on_print_again,
            "done": self._on_done,
            "finish": self._on_finish,
            "mode": self._on_mode,
            "help": self._on_help,
            "help_go_on": self._on_help_go_on,
            "help_cancel": self._on_help_cancel,
        }

    @property
    def choices(self) -> Choices:
        """The centre, cut into pages as the present modes leave room."""
        return self._choices.get(self.modes & ROOM, self._choices[PLAIN])

    @property
    def language(self) -> str:
        """Of the number on show, else of the citizen, else the centre's own."""
        code = self.centre.languages[0]
        if self.given:
            wanted = self.given[0].issued.language
            return wanted if wanted in self.centre.languages else code
        return self.visitor.language if self.visitor is not None and self.page is not Page.WELCOME else code

    @property
    def patience(self) -> float:
        """How many times as long everything stays on the screen."""
        return time_limits.SPOKEN if Mode.ALOUD in self.modes else 1.0

    @property
    def given(self) -> tuple[Given, ...]:
        """Numbers to show; the first is on show."""
        return self._numbers.all

    @property
    def page(self) -> Page:
        """What the screen is about now: the call for help, or what stands beneath."""
        return Page.HELP if self.help.in_sight else self._beneath

    @property
    def _beneath(self) -> Page:
        """A number first, then trouble, then where the citizen is."""
        if self.given:
            return Page.PRINT_FAILED if self.given[0].paper in IN_DOUBT else Page.TICKET
        if self._reply_overdue():
            return Page.NO_HUB
        if self.visitor is not None and self.visitor.asked:
            return Page.ONE_MOMENT
        if self.visitor is not None and self.visitor.settled is not None:
            return Page.SETTLED
        if (
            self.visitor is not None
            and self.visitor.refusal is not None
            and not self.visitor.choosing_language
        ):
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
    def kiosk_that_prints(self) -> Device | None:
        """The nearest other kiosk that is known to print now."""
        return next((one for one in self._elsewhere if self.hall.can_print(one.id, self.now)), None)

    @property
    def desk_prints(self) -> bool:
        """Whether a help desk is known to print now: a copy of a number, which no other kiosk makes."""
        return any(self.hall.can_print(desk.id, self.now) for desk in self.help_desks)

    @property
    def help_desks(self) -> tuple[Device, ...]:
        """Where volunteers are, in the order of the centre's file."""
        return tuple(one for one in self.centre.devices if one.role == "helpdesk")

    @property
    def help_is_heard(self) -> bool:
        """Whether a help desk is connected that sees a call."""
        return any(self.hall.there(one.id, self.now) for one in self.help_desks)

    @property
    def left_since(self) -> float:
        """Since when nobody was here, for the time-outs: who waits for a volunteer has longer."""
        longer = time_limits.HELP_S - time_limits.IDLE_S if self.help.standing is not None else 0.0
        return self.idle_since + longer

    @property
    def still_there(self) -> bool:
        """Whether to ask, over the page, if anybody is there."""
        idles = self._idles() and self.page not in TROUBLES | {Page.SETTLED}
        return idles and time_limits.warned(self.left_since, self.now, self.patience)

    @property
    def not_ours(self) -> bool:
        """Whether to say, over the page, that what was scanned is no code of this centre."""
        fresh = self.now - self._noticed < time_limits.NOTICE_S
        return fresh and self.page in READERS | {Page.DOCUMENT}

    @property
    def cannot_read_aloud(self) -> bool:
        """Whether to say, over the page, that nobody can read this language aloud here."""
        # Whoever wished to hear it may read slowly.
        return self.now - self._speechless < time_limits.NOTICE_S * time_limits.SPOKEN

    def intent(self, name: str, value: object, now: float) -> tuple[Effect, ...]:
        """A tap: `name` as in `page.FITS`, `value` what was tapped. One that does not fit does nothing."""
        return (*self.tick(now), *self._tapped(name, str(value)))

    def scanned(self, text: str, now: float) -> tuple[Effect, ...]:
        """Something was held to the reader; what is not ours is ignored with a sentence, and sent nowhere."""
        return (*self.tick(now), *self._held_up(text))

    def heard(self, event: LinkEvent, now: float) -> tuple[Effect, ...]:
        """What the link tells."""
        self.now = now
        match event:
            case DocumentShown(document=document):
                self.hall.hear(document, now)
                if self.help.answered(self.hall.help_wanted(self._device)):
                    self._touched()  # who is told that somebody comes has all the time again
            case CommandSent(command=command) if isinstance(command, CitizenCommand):
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
        self._numbers.ended(job_id, result, now)
        return NOTHING

    def left_over(self, issued: Issued, left: LeftOver, now: float) -> tuple[Effect, ...]:
        """A number that an earlier run did not bring to its end."""
        self.now = now
        return self._numbers.left_over(issued, left, now)

    def tick(self, now: float) -> tuple[Effect, ...]:
        """Time has passed."""
        self.now = now
        self._began = now if self._began is None else self._began
        if self._asked is not None and not self._asked.sent and self._reply_overdue():
            self._forget_unsent()
        self.help.seen_again(self.idle_since, now, self.patience)
        if self.help.in_sight:
            self._numbers.touched(now)
        effects = self._closing(lambda: self._numbers.watch(now, self.patience))
        if self._idles() and self._left(now):
            self._part()
        return effects

    def _tapped(self, name: str, value: str) -> tuple[Effect, ...]:
        warned = self.still_there
        self._touched()
        self._noticed = self._speechless = -math.inf
        if warned and self._begins_to_listen(name, value):
            self._leave()  # nor need whoever cannot see that a question is asked
        elif warned or self.page not in FITS.get(name, frozenset()):
            return NOTHING
        if name in self._own:
            return self._own[name](value)
        rule = _RULES.get(name)
        effects = self._follow(rule(self._situation, self._citizen, value)) if rule else NOTHING
        self._fall_silent()
        return effects

    def _begins_to_listen(self, name: str, value: str) -> bool:
        """Whether this is the key that starts reading aloud, the one that is found without sight."""
        offered = self.ways.offered - self.modes
        return name == "mode" and value == Mode.ALOUD and Mode.ALOUD in offered

    def _held_up(self, text: str) -> tuple[Effect, ...]:
        if self.still_there and self.page in READERS:
            self._leave()  # whoever holds up a ticket need not answer for somebody who left
        self._touched()
        if self.busy or self.page not in READERS | {Page.DOCUMENT}:
            return NOTHING
        if self.page is Page.DOCUMENT:
            return self._document_scanned(text)
        here = replace(self._citizen, refusal=None, settled=None)
        match read_code(text):
            case TicketCode(token=token):
                return self._follow(own_ticket.look_up(here, token))
            case BookingCode(code=code):
                return self._follow(checking_in.arrive(here, code))
            case None:
                self._noticed = self.now
        return NOTHING

    def _document_scanned(self, text: str) -> tuple[Effect, ...]:
        """A document's number is filled in and waits for a tap, like a typed one: a scan sends nothing."""
        document = read_document(text)
        if document is None:
            self._noticed = self.now
            return NOTHING
        self._noticed = -math.inf
        return self._follow(pad.filled(self._citizen, document.number or ""))

    @property
    def _situation(self) -> Situation:
        return Situation(
            centre=self.centre,
            choices=self.choices,
            availability=self.availability,
            now=self.now,
            can_ask=not self.busy,
            can_take_ticket=self.can_get_ticket,
            hash_document=self._hash_document,
        )

    @property
    def _citizen(self) -> Visitor:
        return self.visitor if self.visitor is not None else choosing.nobody(self.centre.languages)

    def _follow(self, leads: Next) -> tuple[Effect, ...]:
        """Go where a tap leads; a citizen without a step has gone."""
        if isinstance(leads, Ask):
            self._asked = Asked(leads.command, self.now)
            self.visitor = replace(leads.visitor, asked=True)
            return (Send(leads.command),)
        self.visitor = leads if leads is not None and leads.steps else None
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
        if self.page is Page.HELP:
            return True
        somebody = self.visitor is not None or bool(self.modes)
        return somebody and self.page not in TICKETS | {Page.ONE_MOMENT}

    def _left(self, now: float) -> bool:
        """Whether the citizen's time on this page is over."""
        if self.page is Page.SETTLED:
            return time_limits.settled_over(self.idle_since, now, self.patience)
        return time_limits.left_alone(self.left_since, now, self.patience)

    def _part(self) -> None:
        """The citizen has gone; a call for help is theirs."""
        if self.page is not Page.SETTLED:
            self.help.end()
        self._leave()

    def _leave(self) -> None:
        """The citizen has gone, and all that was theirs but a call for help."""
        self.visitor = None
        self.modes = PLAIN
        self._noticed = self._speechless = -math.inf

    def _fall_silent(self) -> None:
        """Reading aloud ends, in words, where a language is chosen that nobody can read."""
        chosen = self.given or (self.visitor is not None and self.page is not Page.WELCOME)
        if Mode.ALOUD in self.modes and chosen and self.language not in self.ways.spoken:
            self.modes -= {Mode.ALOUD}
            self._speechless = self.now

    def _touched(self) -> None:
        self.idle_since = self.now
        self._numbers.touched(self.now)

    def _forget_unsent(self) -> None:
        """The link dropped the command, still owing one from before: the citizen may ask again."""
        self._asked = None
        if self.visitor is not None:
            self._follow(replace(self.visitor, asked=False))
        self.idle_since = self.now

    def _answered(self, event: CommandAnswered) -> tuple[Effect, ...]:
        # An answer owed from before the start says nothing of a command that may not even be sent.
        own = not event.again or (self._asked is not None and self._asked.sent)
        pressed = self._pressed(own=own)
        if own:
            self._asked = None
        waiting = self.visitor if own and self.visitor is not None and self.visitor.asked else None
        if isinstance(event.outcome, Issued):
            if waiting is not None:
                self.visitor = None
            if event.again and not self._numbers.first_told(event.outcome.ticket):
                return NOTHING
            self.help.put_aside()  # a number is shown before anything else; the call stands
            return self._numbers.deliver(event.outcome, pressed, self.now)
        if waiting is not None:
            self.visitor = self._told(replace(waiting, asked=False), event.command, event.outcome)
            self.idle_since = self.now
        return NOTHING

    def _told(self, waiting: Visitor, command: object, outcome: AnyOutcome) -> Visitor:
        """The citizen who asked, with the answer. To anybody else it is not told: it is theirs."""
        match command, outcome:
            case FindTicket(wanted=wanted), Found():
                return own_ticket.shown(waiting, outcome, wanted, self.centre.languages)
            case _, Refused():
                return replace(waiting, refusal=outcome, choosing_language=False)
            case command, Agreed() if isinstance(command, CitizenCommand):
                return replace(waiting, settled=own_ticket.settled(command))
            case _:
                return waiting

    def _pressed(self, *, own: bool) -> float:
        """When the command that is answered was pressed, at the latest."""
        if own:
            return self.now if self._asked is None else self._asked.since
        return self.now if self._began is None else self._began

    def _on_print_again(self, ticket: str) -> tuple[Effect, ...]:
        return self._numbers.print_again(ticket, self.now) if self.can_print_again else NOTHING

    def _on_done(self, ticket: str) -> tuple[Effect, ...]:
        return self._closing(lambda: self._numbers.done(ticket))

    def _on_finish(self, _value: str) -> tuple[Effect, ...]:
        self._leave()
        return NOTHING

    def _on_mode(self, name: str) -> tuple[Effect, ...]:
        """Switch a mode on, or off again; a list stays turned to what was seen of it."""
        before = self.choices
        self.modes ^= {mode for mode in self.ways.offered if mode == name}
        self._fall_silent()
        if self.visitor is not None:
            alike = tuple(self.choices.turned_alike(step, before) for step in self.visitor.steps)
            self.visitor = replace(self.visitor, steps=alike)
        return NOTHING

    def _on_help(self, _value: str) -> tuple[Effect, ...]:
        given = self.given[0].issued.language if self.given else self._citizen.language
        self.help.begin(given, self.now)
        return NOTHING

    def _on_help_go_on(self, _value: str) -> tuple[Effect, ...]:
        self.help.put_aside()
        return NOTHING

    def _on_help_cancel(self, _value: str) -> tuple[Effect, ...]:
        self.help.end()
        return NOTHING

    def _closing(self, act: Callable[[], tuple[Effect, ...]]) -> tuple[Effect, ...]:
        """Do what may close a number: the next, or a citizen who was interrupted, then has all its time."""
        before = len(self.given)
        effects = act()
        if len(self.given) < before:
            self._touched()
            if not self.given and self.visitor is None:
                self._leave()
        return effects
