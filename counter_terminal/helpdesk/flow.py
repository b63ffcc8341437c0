"""What the help desk does with presses, scans, answers and time. Pure: no Qt, no clock, no wire.

Owns which page stands, that one press is at most one command, and that a number that was given is shown and
printed whatever page stands. Must not know what a press on a page means (`ticket_steps`, `issue_steps`) nor
any word (`view`). `now` is monotonic seconds, never going back.
"""

from collections.abc import Callable, Mapping
from typing import Final, assert_never

from center_hub.contract.codes import is_appointment_code
from center_hub.contract.commands import AnyCommand, CancelAppointment, FindTicket, MergeTickets
from center_hub.contract.documents import (
    AnyDocument,
    BoardDocument,
    CounterDocument,
    DayDocument,
    DevicesDocument,
    HubPulse,
    QueuesDocument,
)
from center_hub.contract.replies import Agreed as Agreement
from center_hub.contract.replies import AnyOutcome, Called, Found, Imported, Issued, Refused
from center_hub.contract.transitions import Act, acts_on
from center_hub.contract.words import shown_number
from center_hub.link.heartbeat import Heartbeat
from center_hub.link.port import (
    CommandAnswered,
    CommandSent,
    DocumentShown,
    DocumentTaken,
    LinkChanged,
    LinkEvent,
)
from config.model import Centre
from counter_terminal.helpdesk.calls import Calls
from counter_terminal.helpdesk.effects import Effect, Print, Send
from counter_terminal.helpdesk.errand import GUARD_S, Errand, without_person
from counter_terminal.helpdesk.issue_steps import proved
from counter_terminal.helpdesk.keying import scanned_code
from counter_terminal.helpdesk.listing import first_list
from counter_terminal.helpdesk.notice import Carried, NotFamily, Notice
from counter_terminal.helpdesk.pages import (
    Booked,
    Card,
    CheckingIn,
    Choosing,
    Finding,
    Gathering,
    Given,
    Page,
    Proving,
    before,
    card_of,
)
from counter_terminal.helpdesk.steps import turn_of
from counter_terminal.helpdesk.turn import Desk, Told, Turn
from hardware.ticket_printer.port import FaultCode, PrinterCondition
from hardware.ticket_printer.print_job import JobState, LeftOver, PrintResult

NOTHING: Final[tuple[Effect, ...]] = ()
NOTICE_S: Final = 20.0
"""How long a result stands: a volunteer looks up at people, and must still find it on looking down."""


_PAPER_SAID: Final[Mapping[JobState, str]] = {
    JobState.CONFIRMED: "helpdesk.printed",
    JobState.RESERVED: "helpdesk.print_failed",
    JobState.EXPIRED: "helpdesk.print_failed",
}
"""Of any other state nobody knows what is on the paper."""


class HelpDeskFlow:
    """The flow of one help desk; fed by `intent`, `scanned`, `heard`, the printer and `tick`.

    Args:
        centre: the centre's configuration.
        has_printer: False where a number is told and written down instead.
        person_key: hashes a document's number; None where this box has no secret to do it with.
    """

    def __init__(
        self, centre: Centre, *, has_printer: bool, person_key: Callable[[str], str] | None = None
    ) -> None:
        self.centre = centre
        self.page: Page = Finding()
        self.family = Gathering()
        """The family as it was gathered so far, whatever page stands."""
        self.notice: Notice | None = None
        self.heartbeat = Heartbeat()
        self.day: DayDocument | None = None
        self.queues: QueuesDocument | None = None
        self.devices: DevicesDocument | None = None
        self.calls = Calls()
        self.condition: PrinterCondition | None = None
        self.has_printer = has_printer
        self.now = 0.0
        self.stamp = 0
        """The journal's sequence of the newest document or answer heard."""
        self._desk = Desk(centre, person_key)
        self._connected = False
        self._errand: Errand | None = None
        self._notice_until = 0.0
        self._pressed_at = float("-inf")
        self._printing: dict[str, str] = {}
        self._jobs = 0
        self._owed: set[str] = set()
        """Tickets of an earlier run, each told by the link or by the print spool, or by both."""

    @property
    def alive(self) -> bool:
        """Whether the hub can be reached and speaks."""
        return self._connected and not self.heartbeat.silent(self.now)

    @property
    def busy(self) -> bool:
        """Whether a command is on its way."""
        return self._errand is not None

    def intent(self, name: str, value: object, now: float) -> tuple[Effect, ...]:
        """A press: `go` to a page of the menu, `back`, a word to a call, or what the page's own steps know.

        What would send a command does nothing while another is on its way or the hub cannot be reached. The
        second half of a double tap that sent one does nothing; what is typed is never lost.
        """
        self.tick(now)
        said = value if isinstance(value, str) else ""
        if self.calls.intent(name, said, now):
            return NOTHING
        if name == "go":
            return self._go(said)
        if name == "back":
            self._show(before(self.page))
            return NOTHING
        if name != "key" and now - self._pressed_at < GUARD_S:
            return NOTHING
        effects = self._take(turn_of(self.page, name, said, self._desk, self.family))
        self._pressed_at = now if effects else self._pressed_at
        return effects

    def scanned(self, text: str, now: float) -> tuple[Effect, ...]:
        """What a scanner read: looked up, added to the family, or the code or number that is asked for."""
        self.tick(now)
        if isinstance(self.page, Proving):
            return self._take(proved(self.page, text))
        read = scanned_code(text)
        if read is None:
            self._say(Told("helpdesk.unreadable", trouble=True))
            return NOTHING
        if isinstance(self.page, Booked) and is_appointment_code(read):
            self._show(CheckingIn(Booked(read), self.centre.languages[0]))
            return NOTHING
        page = self.page if isinstance(self.page, Gathering | Finding | Card | Given) else Finding()
        return self._take(Turn(page, FindTicket(wanted=read), gathers=isinstance(page, Gathering)))

    def heard(self, event: LinkEvent, now: float) -> tuple[Effect, ...]:
        """Something the link heard."""
        self.tick(now)
        match event:
            case LinkChanged():
                self._connected = event.connected
            case CommandSent():
                self._errand = self._taken(event.command)
            case CommandAnswered():
                self.stamp = max(self.stamp, event.stamp.sequence)
                return self._answered(event)
            case DocumentShown():
                self._look_at(event.document)
            case DocumentTaken():
                pass  # the hub refuses what is no more
            case _:
                assert_never(event)
        return NOTHING

    def printer_is(self, condition: PrinterCondition, now: float) -> tuple[Effect, ...]:
        """How the printer is."""
        self.tick(now)
        self.condition = condition
        return NOTHING

    def print_ended(self, job_id: str, result: PrintResult, now: float) -> tuple[Effect, ...]:
        """How a print job ended."""
        self.tick(now)
        number = self._printing.pop(job_id, None)
        if number is not None:
            self._say_paper(number, result)
        return NOTHING

    def left_over(self, issued: Issued, left: LeftOver, now: float) -> tuple[Effect, ...]:
        """An earlier run did not bring this number to its end: it is printed now, or a copy is to be had."""
        self.tick(now)
        if not self._first_told(issued):
            return NOTHING
        if left.state is JobState.RESERVED:
            return self._give(issued)
        if left.recent:
            self._say_paper(self._shown(issued), PrintResult(left.state))
        return NOTHING

    def tick(self, now: float) -> tuple[Effect, ...]:
        """Time passed: let go of what is over."""
        self.now = now
        if self._errand is not None and self._errand.lost(now):
            if not self._errand.quiet:
                self._say(Told("counter.not_sent", trouble=True))
            self._errand = None
        if self.notice is not None and now >= self._notice_until:
            self.notice = None
        return NOTHING

    def _go(self, where: str) -> tuple[Effect, ...]:
        pages: dict[str, Page] = {
            "find": Finding(),
            "issue": Choosing(first_list(self.centre)),
            "appointment": Booked(),
            "family": self.family,
        }
        if where in pages:
            self._show(pages[where])
        return NOTHING

    def _take(self, turn: Turn) -> tuple[Effect, ...]:
        """Show the page of a turn and send its command; neither where a command cannot go now."""
        if turn.command is None:
            self._show(turn.page)
            if turn.told is not None:
                self._say(turn.told)
            return NOTHING
        if self.busy or not self.alive:
            return NOTHING
        self._show(turn.page)
        return self._send(turn.command, gathers=turn.gathers)

    def _send(self, command: AnyCommand, *, gathers: bool = False, quiet: bool = False) -> tuple[Effect, ...]:
        self._errand = Errand(without_person(command), self.now, self.page, gathers=gathers, quiet=quiet)
        if not quiet:
            self.notice = None
        return (Send(command),)

    def _show(self, page: Page) -> None:
        self.page = page
        if isinstance(page, Gathering):
            self.family = page

    def _say(self, notice: Notice) -> None:
        self.notice, self._notice_until = notice, self.now + NOTICE_S

    def _taken(self, command: AnyCommand) -> Errand:
        """The errand of a command the link took, also one from before this start."""
        remembered = without_person(command)
        if self._errand is None or self._errand.command != remembered:
            return Errand(remembered, self.now, None, taken=True)
        return self._errand.taken_by_link()

    def _answered(self, event: CommandAnswered) -> tuple[Effect, ...]:
        # An answer owed from before the start says nothing of a command that may not even be sent.
        errand = self._errand
        own = errand if errand is not None and (not event.again or errand.taken) else None
        if own is not None:
            self._errand = None
        if event.again and isinstance(event.outcome, Issued) and not self._first_told(event.outcome):
            return NOTHING
        return self._carry_on(event.command, event.outcome, own)

    def _carry_on(
        self, command: AnyCommand, outcome: AnyOutcome, errand: Errand | None
    ) -> tuple[Effect, ...]:
        stands = errand is not None and _same_place(errand.page, self.page)
        match outcome:
            case Issued():
                return self._give(outcome)
            case Found():
                self._found(outcome, gathers=errand is not None and errand.gathers, stands=stands)
                return NOTHING
            case Refused():
                if errand is None or not errand.quiet:
                    self._say(outcome)
                return self._look_again(command) if stands else NOTHING
            case Agreement():
                return self._agreed(command, stands=stands)
            case Called() | Imported():
                return NOTHING
            case _:
                assert_never(outcome)

    def _first_told(self, issued: Issued) -> bool:
        """Whether this ticket of an earlier run was not heard of yet; now it is."""
        known = issued.ticket in self._owed
        self._owed.add(issued.ticket)
        return not known

    def _say_paper(self, number: str, result: PrintResult) -> None:
        if result.fault is FaultCode.UNCONFIRMED:  # so it is with each ticket there, and the printer in sight
            self._say(Told("helpdesk.sent_to_printer", number))
            return
        key = _PAPER_SAID.get(result.state, "helpdesk.print_unknown")
        self._say(Told(key, number, trouble=not result.printed))

    def _give(self, issued: Issued) -> tuple[Effect, ...]:
        """A number is shown and printed whatever page stands: it was given, or asked for once more."""
        number = self._shown(issued)
        if not issued.copy:
            self._show(Given(issued))
        if not self.has_printer:
            self._say(Told("helpdesk.no_printer", number, trouble=issued.copy))
            return NOTHING
        self._jobs += 1
        job_id = f"{issued.ticket}/{self._jobs}"
        self._printing[job_id] = number
        self._say(Told("helpdesk.printing", number))
        return (Print(job_id, issued),)

    def _found(self, found: Found, *, gathers: bool, stands: bool) -> None:
        if not stands:
            return
        if not gathers:
            self._show(Card(found, self.heartbeat.wall(self.now)))
        elif Act.MERGE in acts_on(found.state):
            self._show(self.family.with_member(found))
        else:
            self._say(NotFamily(found))

    def _agreed(self, command: AnyCommand, *, stands: bool) -> tuple[Effect, ...]:
        """Say so, and look the ticket up again: its card must not show what was before."""
        self._say(Carried(command, self._number_of(command)))
        if isinstance(command, MergeTickets):
            self.family = Gathering()
        if isinstance(command, CancelAppointment) and stands:
            self._show(Booked())
        return self._look_again(command) if stands else NOTHING

    def _look_again(self, command: AnyCommand) -> tuple[Effect, ...]:
        """Back to the card, which is to show how the ticket is now."""
        ticket, card = _ticket_of(command), card_of(self.page)
        merged = isinstance(command, MergeTickets) and not self.family.members
        if ticket is None or (card is None and not merged):
            return NOTHING
        self._show(self.family if card is None else card)
        return self._send(FindTicket(wanted=ticket), quiet=True)

    def _number_of(self, command: AnyCommand) -> str:
        ticket = _ticket_of(command)
        card = card_of(self.page)
        known = (*self.family.members, *(() if card is None else (card.found,)))
        told = next((one for one in known if one.ticket == ticket), None)
        return "" if told is None else self._shown(told)

    def _shown(self, ticket: Issued | Found) -> str:
        """A ticket's number in the one form that numbers have in this centre."""
        return self.centre.figures(shown_number(ticket.series, ticket.number))

    def _look_at(self, document: AnyDocument) -> None:
        self.stamp = max(self.stamp, document.stamp.sequence)
        match document:
            case HubPulse():
                self.heartbeat = self.heartbeat.after(document, self.now)
            case DayDocument():
                self.day = document
            case QueuesDocument():
                self.queues = document
            case DevicesDocument():
                self.devices = document
                self.calls.hear(document)
            case CounterDocument() | BoardDocument():
                pass  # the desk looks at no counter and no board
            case _:
                assert_never(document)


def _ticket_of(command: AnyCommand) -> str | None:
    """The ticket that a command is about; the one that keeps its place where it is about several."""
    if isinstance(command, MergeTickets):
        return command.into
    named = getattr(command, "ticket", None)
    return named if isinstance(named, str) else None


def _same_place(before_it: Page | None, now: Page) -> bool:
    """Whether the volunteer is still where the command was pressed, whatever was typed meanwhile."""
    if before_it is None or type(before_it) is not type(now):
        return False
    then, card = card_of(before_it), card_of(now)
    return then is card or (then is not None and card is not None and then.found.ticket == card.found.ticket)
