"""The way of a citizen to every page of a real centre's kiosk, for pictures and tests of the screens."""

from collections.abc import Callable, Mapping

from center_hub.contract.commands import IssueTicket
from center_hub.contract.documents import DayInfo, HubPulse, QueuesDocument, ServiceQueue
from center_hub.contract.replies import AnyOutcome, Issued, Reason, Refused
from center_hub.contract.words import Stamp
from center_hub.link.port import CommandAnswered, CommandSent, DocumentShown
from config.loader import centre_file, load_centre
from hardware.ticket_printer.port import FaultCode, PrinterCondition
from hardware.ticket_printer.print_worker import PrintResult
from kiosk.choices import Choices
from kiosk.effects import Effect, Print, Send
from kiosk.flow import KioskFlow
from kiosk.grid import list_grid, tile_grid
from kiosk.views import View, view_of

PORTRAIT = (268.0, 476.0)
LANDSCAPE = (344.0, 215.0)
WALL_MS = 1_795_239_720_000  # 21 November 2026, 09:42 in Baku


class Walk:
    """A kiosk with a hub that answers as it is told, at a time of its own."""

    def __init__(
        self,
        centre: str,
        language: str,
        size_mm: tuple[float, float] = PORTRAIT,
        *,
        has_printer: bool = True,
    ) -> None:
        self.centre = load_centre(centre_file(centre))
        self.language = language
        choices = Choices(self.centre, tile_grid(*size_mm), list_grid(*size_mm))
        self.flow = KioskFlow(self.centre, choices, has_printer=has_printer)
        self.now = 1000.0
        self.sequence = 1
        self.sent: list[IssueTicket] = []
        self.jobs: list[Print] = []

    @property
    def view(self) -> View:
        return view_of(self.flow)

    def do(self, name: str, value: object = "") -> None:
        self.now += 0.4
        self.carry_out(self.flow.intent(name, value, self.now))

    def carry_out(self, effects: tuple[Effect, ...]) -> None:
        self.sent += [effect.command for effect in effects if isinstance(effect, Send)]
        self.jobs += [effect for effect in effects if isinstance(effect, Print)]

    def wait(self, seconds: float, *, hub_pulses: bool = True) -> None:
        """Let time pass as the app does, four times a second, the hub pulsing meanwhile or not."""
        for at in range(int(seconds * 4)):
            self.now += 0.25
            if hub_pulses and at % 4 == 0:
                self.pulse()
            self.carry_out(self.flow.tick(self.now))

    def stamp(self) -> Stamp:
        self.sequence += 1
        return Stamp(epoch=1, sequence=self.sequence)

    def pulse(self, *, day_open: bool = True) -> None:
        passed = round((self.now - 1000.0) * 1000)
        day = DayInfo(ordinal=17, date="2026-11-21") if day_open else None
        pulse = HubPulse(version=1, stamp=self.stamp(), wall=WALL_MS + passed, steady=passed, day=day)
        self.flow.heard(DocumentShown(pulse), self.now)

    def queues(self) -> None:
        """Everybody waits for the popular services, in numbers of every plural form."""
        popular = [one.id for one in self.centre.services if one.popular]
        waiting = tuple(
            ServiceQueue(service=one, waiting=count, ahead=count, oldest_since=0)
            for one, count in zip(popular, (12, 1, 3, 128, 5), strict=False)
        )
        served = tuple(one.id for one in self.centre.services)
        document = QueuesDocument(version=1, stamp=self.stamp(), queues=waiting, served=served)
        self.flow.heard(DocumentShown(document), self.now)

    def printer(self, condition: PrinterCondition) -> None:
        self.flow.printer_is(condition, self.now)

    def answer(self, outcome: AnyOutcome, *, again: bool = False) -> None:
        command = self.sent[-1] if self.sent else IssueTicket(service="gone", language=self.language)
        answered = CommandAnswered(command, outcome, self.stamp(), again=again)
        self.carry_out(self.flow.heard(answered, self.now))

    def issued(self, service: str | None = None) -> Issued:
        return Issued(
            ticket="17-A042",
            series="A",
            number=42,
            service=service or self.sent[-1].service,
            language=self.language,
            ahead=12,
            token="q7Zt3fN0x5yV1mC8",  # noqa: S106 - the opaque text of a code, no password
            issued_at=WALL_MS,
        )

    def printed(self, result: PrintResult | None = None) -> None:
        self.flow.print_ended(self.jobs[-1].job_id, result or PrintResult(), self.now)

    # The way, page by page.

    def welcome(self) -> None:
        self.pulse()
        self.queues()
        self.printer(PrinterCondition.READY)

    def popular(self) -> None:
        self.welcome()
        self.do("language", self.language)

    def agencies(self) -> None:
        self.popular()
        self.do("all_agencies")

    def services(self) -> None:
        """The services of the agency that has most."""
        self.agencies()
        self.do(
            "agency", max(self.centre.agencies, key=lambda one: len(self.flow.choices.services(one.id))).id
        )

    def confirm(self) -> None:
        """Of the services seen at once, the one with the longest list of papers."""
        self.popular()
        seen = [choice["id"] for choice in self.view["choices"]]
        services = [self.centre.service(one) for one in seen]
        longest = max(services, key=lambda one: len(one.bring[self.language]) if one.bring else 0)
        self.do("service", longest.id)

    def one_moment(self) -> None:
        self.confirm()
        self.do("get_ticket", self.view["service"])
        self.flow.heard(CommandSent(self.sent[-1]), self.now)

    def refused(self) -> None:
        self.one_moment()
        self.answer(Refused(reason=Reason.SERIES_EXHAUSTED))

    def printing(self) -> None:
        self.one_moment()
        self.answer(self.issued())

    def ticket(self) -> None:
        self.printing()
        self.printed()

    def print_failed(self) -> None:
        self.printing()
        self.printed(PrintResult(FaultCode.PAPER_OUT))

    def no_printer(self) -> None:
        self.welcome()
        self.printer(PrinterCondition.PAPER_OUT)

    def no_hub(self) -> None:
        pass

    def closed(self) -> None:
        self.welcome()
        self.pulse(day_open=False)

    def still_there(self) -> None:
        self.confirm()
        self.wait(46)


WAYS: Mapping[str, Callable[[Walk], None]] = {
    "welcome": Walk.welcome,
    "popular": Walk.popular,
    "agencies": Walk.agencies,
    "services": Walk.services,
    "confirm": Walk.confirm,
    "one_moment": Walk.one_moment,
    "refused": Walk.refused,
    "printing": Walk.printing,
    "ticket": Walk.ticket,
    "print_failed": Walk.print_failed,
    "no_printer": Walk.no_printer,
    "no_hub": Walk.no_hub,
    "closed": Walk.closed,
    "still_there": Walk.still_there,
}
CENTRES: Mapping[str, tuple[str, ...]] = {
    "asan-baku-1": ("az", "ru", "en"),
    "asan-khedmat-kabul-1": ("prs", "ps", "en"),
}
