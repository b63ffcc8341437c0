"""The way of a citizen to every page of a real centre's kiosk, for pictures and tests of the screens."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from msgspec.structs import replace

from center_hub.contract.commands import IssueTicket
from center_hub.contract.documents import (
    DayDocument,
    DayInfo,
    DevicesDocument,
    HubPulse,
    QueuesDocument,
    ServiceHours,
    ServiceQueue,
    Span,
    Suspension,
)
from center_hub.contract.health import (
    DeviceStanding,
    HelpStep,
    HelpWanted,
    Presence,
    PrinterHealth,
    PrinterState,
)
from center_hub.contract.replies import Agreed, AnyOutcome, Found, Issued, Reason, Refused
from center_hub.contract.words import LegState, Stamp, Wait
from center_hub.link.port import CommandAnswered, CommandSent, DocumentShown
from config.loader import centre_file, load_centre
from config.model import Centre
from config.person_key import person_key
from hardware.ticket_printer.port import FaultCode, PrinterCondition
from hardware.ticket_printer.print_job import JobState, PrintResult
from kiosk.choices import Choices
from kiosk.easier import easier
from kiosk.effects import CitizenCommand, Effect, GiveUp, Print, Send
from kiosk.flow import KioskFlow
from kiosk.grid import list_grid, tile_grid
from kiosk.views import View, view_of

PORTRAIT = (268.0, 476.0)
LANDSCAPE = (344.0, 215.0)
WALL_MS = 1_795_239_720_000  # 21 November 2026, 09:42 in Baku
HOUR_MS = 3_600_000
SECRET = bytes(range(32))
TOKEN = "q7Zt3fN0x5yV1mC8-_aB2d"  # noqa: S105 - the opaque text of a code, no password
CODE = "K7Q2M9"
WAITS = (
    Wait(least=1260, likely=1500, most=2050),
    Wait(least=20, likely=90, most=280),
    Wait(least=90, likely=300, most=550),
    Wait(least=6700, likely=7600, most=8900),
    None,
)
"""About 20 to 35 minutes, a few, at most 10, about 110 to 150, and one that cannot be told."""
SPOKEN = frozenset({"az", "ru", "en", "prs"})
"""What espeak-ng speaks."""
DOCUMENTED = {"asan-baku-1": "temporary-residence", "asan-khedmat-kabul-1": "passport-renewal"}
"""Of each centre a service that asks for a document."""

SEARCHED = {"az": "VƏSİQƏ", "ru": "УДОСТ", "en": "CARD", "prs": "پاسپورت", "ps": "پاسپورټ"}
NEVER = {"az": "QWÜQWÜ", "ru": "ЪЫЪЫЪ", "en": "XZXZXZ", "prs": "ژژژژژ", "ps": "ښژښژښژ"}


class Walk:
    """A kiosk with a hub that answers as it is told, at a time of its own."""

    def __init__(
        self,
        centre: str,
        language: str,
        size_mm: tuple[float, float] = PORTRAIT,
        *,
        has_printer: bool = True,
        has_scanner: bool = True,
        secret: bytes | None = SECRET,
        made_up: Centre | None = None,
        lower_edge_mm: float | None = None,
        spoken: frozenset[str] = SPOKEN,
    ) -> None:
        self.centre = made_up or load_centre(centre_file(centre))
        self.language = language
        choices = Choices(self.centre, tile_grid(*size_mm), list_grid(*size_mm))
        self.flow = KioskFlow(
            self.centre,
            choices,
            has_printer=has_printer,
            has_scanner=has_scanner,
            hash_document=None if secret is None else partial(person_key, secret),
            elsewhere=self.centre.kiosks_near("kiosk-1"),
            ways=easier(self.centre, *size_mm, lower_edge_mm, spoken),
            device="kiosk-1",
        )
        self.now = 1000.0
        self.sequence = 1
        self.sent: list[CitizenCommand] = []
        self.jobs: list[Print] = []
        self.given_up: list[str] = []

    @property
    def orders(self) -> list[IssueTicket]:
        """The tickets asked for."""
        return [one for one in self.sent if isinstance(one, IssueTicket)]

    @property
    def view(self) -> View:
        return view_of(self.flow)

    def do(self, name: str, value: object = "") -> None:
        self.now += 0.4
        self.carry_out(self.flow.intent(name, value, self.now))

    def scan(self, text: str) -> None:
        self.now += 0.4
        self.carry_out(self.flow.scanned(text, self.now))

    def type(self, text: str) -> None:
        for letter in text:
            self.do("key", letter)
            self.pulse()

    def carry_out(self, effects: tuple[Effect, ...]) -> None:
        self.sent += [effect.command for effect in effects if isinstance(effect, Send)]
        self.jobs += [effect for effect in effects if isinstance(effect, Print)]
        self.given_up += [effect.ticket for effect in effects if isinstance(effect, GiveUp)]

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

    def day(self, **changes: Any) -> None:
        """What the day offers: nothing special, unless said."""
        info = DayInfo(ordinal=17, date="2026-11-21")
        document = DayDocument(version=1, stamp=self.stamp(), day=info, closes=WALL_MS + 8 * HOUR_MS)
        self.flow.heard(DocumentShown(replace(document, **changes)), self.now)

    def full(self, *services: str) -> None:
        """The hub gives no more tickets for these today."""
        document = QueuesDocument(version=1, stamp=self.stamp(), queues=(), served=(), full=services)
        self.flow.heard(DocumentShown(document), self.now)

    def suspension(self, service: str) -> Suspension:
        """With as long a sentence as a manager may well write."""
        sentence = self.flow.centre.name[self.language] + ": "
        said: dict[str, str] = {
            code: (sentence + "2026-11-21 09:30 · 14:30. " * 9)[:200].strip()
            for code in self.centre.languages
        }
        return Suspension(service=service, message=said)

    def hours(self, service: str, *spans: tuple[float, float]) -> ServiceHours:
        """The hours of a service, counted from now."""
        told = (
            Span(begins=WALL_MS + round(begins * HOUR_MS), ends=WALL_MS + round(ends * HOUR_MS))
            for begins, ends in spans
        )
        return ServiceHours(service=service, spans=tuple(told))

    def queues(self) -> None:
        """Everybody waits for the popular services, in every plural form, and as long as may be."""
        popular = [one.id for one in self.centre.services if one.popular]
        waiting = tuple(
            ServiceQueue(service=one, waiting=count, ahead=count, oldest_since=0, wait=wait)
            for one, count, wait in zip(popular, (12, 1, 3, 128, 5), WAITS, strict=False)
        )
        served = tuple(one.id for one in self.centre.services)
        document = QueuesDocument(version=1, stamp=self.stamp(), queues=waiting, served=served)
        self.flow.heard(DocumentShown(document), self.now)

    def devices(self, *, printing: tuple[str, ...] = (), **presence: Presence) -> None:
        """The hub tells how the devices are: all silent printers, but these."""
        said = {True: PrinterState.READY, False: PrinterState.PAPER_OUT}
        told = tuple(
            DeviceStanding(
                device=one.id,
                presence=presence.get(one.id.replace("-", "_"), Presence.ONLINE),
                printer=PrinterHealth(condition=said[one.id in printing], can_print=one.id in printing),
            )
            for one in self.centre.devices
        )
        document = DevicesDocument(version=1, stamp=self.stamp(), devices=told)
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
            service=service or self._asked_for(),
            language=self.language,
            ahead=12,
            token=TOKEN,
            issued_at=WALL_MS,
            wait=WAITS[0],
        )

    def _asked_for(self) -> str:
        command = self.sent[-1]
        return command.service if isinstance(command, IssueTicket) else self.popular_services()[0]

    def popular_services(self) -> list[str]:
        return [one.id for one in self.centre.services if one.popular]

    def found(self, state: LegState = LegState.WAITING, **changes: Any) -> Found:
        found = Found(
            ticket="17-A042",
            series="A",
            number=42,
            service=self.popular_services()[0],
            language=self.language,
            state=state,
            issued_at=WALL_MS,
            ahead=5 if state is LegState.WAITING else 0,
            wait=WAITS[0] if state is LegState.WAITING else None,
        )
        return replace(found, **changes)

    def printed(self, result: PrintResult | None = None) -> None:
        self.flow.print_ended(self.jobs[-1].job_id, result or PrintResult(JobState.CONFIRMED), self.now)

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

    def shelf(self) -> None:
        """The last stretch of the alphabet."""
        self.popular()
        if self.view["shelves"]:
            self.do("shelf", self.view["shelves"][-1]["id"])

    def search(self) -> None:
        """The empty field."""
        self.popular()
        self.do("search")

    def searching(self) -> None:
        """With more found than there is room for."""
        self.search()
        self.spell(SEARCHED[self.language])

    def found_list(self) -> None:
        """All of them as a list."""
        self.searching()
        self.do("show_found")

    def nothing_found(self) -> None:
        self.search()
        self.spell(NEVER[self.language])

    def figures(self) -> None:
        """Digits in place of the letters."""
        self.search()
        self.do("board", f"{self.language}-figures")

    def other_script(self) -> None:
        """The keys of the centre's next language."""
        self.searching()
        boards = [key["value"] for key in self.view["narrow_keys"] if key["kind"] == "board"]
        self.do("board", boards[-1])

    def spell(self, text: str) -> None:
        for letter in text:
            self.do("letter", letter)
            self.pulse()

    def confirm(self) -> None:
        """Of the services seen at once, the one with the longest list of papers."""
        self.popular()
        seen = [choice["id"] for choice in self.view["choices"] if choice["kind"] == "service"]
        services = [self.centre.service(one) for one in seen]
        longest = max(services, key=lambda one: len(one.bring[self.language]) if one.bring else 0)
        self.do("service", longest.id)

    def all_hindered(self) -> None:
        """Popular services of which four cannot be had now, each for another reason."""
        self.popular()
        later, over, suspended, full, *_ = self.popular_services()
        hours = (self.hours(later, (4.3, 6)), self.hours(over, (-2, -1)))
        self.day(hours=hours, suspended=(self.suspension(suspended),))
        self.full(full)

    def suspended(self) -> None:
        """The confirm page of a service that a manager suspended."""
        self.all_hindered()
        while self.popular_services()[2] not in {row["id"] for row in self.view["choices"]}:
            self.do("next_page")
        self.do("service", self.popular_services()[2])

    def several_hindered(self) -> None:
        """A service of three is suspended while the citizen looks at them."""
        self.several()
        self.day(suspended=(self.suspension(self.view["services"][1]["id"]),))

    def several(self) -> None:
        """Three services under one number, and a class declared."""
        self.popular()
        services = [one.id for one in self.centre.services if one.document is None]
        wanted = self.popular_services()[:2]
        for service in [*wanted, next(one for one in services if one not in wanted)]:
            self.choose(service)
            self.do("add_service")
        self.do("back")
        self.do("need_priority")
        self.do("priority", self.view["choices"][-1]["id"])

    def eight(self) -> None:
        """As many services as one ticket takes."""
        self.popular()
        services = [one.id for one in self.centre.services if one.document is None][:8]
        for service in services:
            self.choose(service)
            self.do("add_service")

    def choose(self, service: str) -> None:
        """From the popular page by way of the agency to the service."""
        self.do("all_agencies")
        self.do("agency", self.centre.service(service).agency)
        while self.view["page"] == "services" and service not in {c["id"] for c in self.view["choices"]}:
            self.do("next_page")
        self.do("service", service)
        self.pulse()

    def adding(self) -> None:
        """Choosing a second service."""
        self.confirm()
        self.do("add_service")

    def journey(self) -> None:
        self.popular()
        self.do("journey", self.centre.journeys[-1].id)

    def priority(self) -> None:
        self.confirm()
        self.do("need_priority")

    def document(self) -> None:
        self.popular()
        self.choose(DOCUMENTED[self.centre.id])
        self.do("get_ticket", self.view["service"])
        self.type("AZE12345")

    def code(self) -> None:
        self.welcome()
        self.do("appointment")
        self.do("language", self.language)
        self.type(CODE)

    def arrival(self) -> None:
        self.code()
        self.do("code_typed")

    def sure_appointment(self) -> None:
        self.arrival()
        self.do("give_up_appointment", CODE)

    def checking_in(self, outcome: AnyOutcome) -> None:
        self.arrival()
        self.do("check_in", CODE)
        self.flow.heard(CommandSent(self.sent[-1]), self.now)
        self.answer(outcome)

    def too_early(self) -> None:
        self.checking_in(Refused(reason=Reason.TOO_EARLY, at=WALL_MS + 26 * HOUR_MS))

    def unknown_code(self) -> None:
        self.checking_in(Refused(reason=Reason.UNKNOWN_APPOINTMENT))

    def checked_in(self) -> None:
        """With everything that a visit may have over and above."""
        self.checking_in(self.whole_visit())
        self.printed()

    def whole_visit(self) -> Issued:
        service, *then = self.popular_services()[:3]
        return replace(
            self.issued(service),
            then=tuple(then),
            priority=self.centre.priority_classes[-1].id,
            slot=WALL_MS + HOUR_MS // 3,
            party=4,
        )

    def scan_page(self) -> None:
        self.popular()
        self.do("own_ticket")

    def not_ours(self) -> None:
        self.popular()
        self.scan("https://example.org/receipt")

    def holding(self, found: Found) -> None:
        """With a ticket in the hand, in front of the reader."""
        self.welcome()
        self.scan(TOKEN)
        self.flow.heard(CommandSent(self.sent[-1]), self.now)
        self.answer(found)

    def own_waiting(self) -> None:
        rest = self.popular_services()[1:3]
        self.holding(self.found(then=tuple(rest), priority=self.centre.priority_classes[0].id, party=3))

    def own_called(self) -> None:
        self.holding(self.found(LegState.CALLED, counter=self.centre.counters[6].id))

    def own_missed(self) -> None:
        self.holding(self.found(LegState.GONE, may_return=True, may_rate=True))

    def own_gone(self) -> None:
        self.holding(self.found(LegState.GONE))

    def rating(self) -> None:
        self.holding(self.found(LegState.DONE, may_rate=True))

    def sure_ticket(self) -> None:
        self.own_waiting()
        self.do("give_up_ticket", "17-A042")

    def settled(self) -> None:
        self.own_missed()
        self.do("come_back", "17-A042")
        self.flow.heard(CommandSent(self.sent[-1]), self.now)
        self.answer(Agreed())

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
        self.printed(PrintResult(JobState.RESERVED, FaultCode.PAPER_OUT))

    def print_unknown(self) -> None:
        self.printing()
        self.printed(PrintResult(JobState.UNKNOWN, FaultCode.WIRE_BROKE))

    def print_likely(self) -> None:
        """The printer is of a make that cannot tell."""
        self.printing()
        self.printed(PrintResult(JobState.UNKNOWN, FaultCode.UNCONFIRMED))

    def no_printer(self) -> None:
        self.welcome()
        self.printer(PrinterCondition.PAPER_OUT)

    def print_failed_but_at_the_desk(self) -> None:
        self.print_failed()
        self.devices(printing=("helpdesk-1",))

    def go_elsewhere(self) -> None:
        """No ticket here, and the kiosk beside prints."""
        self.no_printer()
        self.devices(printing=("kiosk-2",))

    def no_hub(self) -> None:
        pass

    def closed(self) -> None:
        self.welcome()
        self.pulse(day_open=False)

    def helped(self, step: HelpStep | None = None, *, desk: bool = True) -> None:
        """The hub tells of this kiosk's call, a help desk being there or not."""
        call = self.flow.help.standing
        wanted = None
        if call is not None:
            told_by = None if step is None else "helpdesk-1"
            wanted = HelpWanted(
                call=call.call, language=call.language, since=WALL_MS, step=step, desk=told_by
            )
        standings = (
            DeviceStanding(device="kiosk-1", presence=Presence.ONLINE, help=wanted),
            DeviceStanding(device="helpdesk-1", presence=Presence.ONLINE if desk else Presence.OFFLINE),
        )
        document = DevicesDocument(version=1, stamp=self.stamp(), devices=standings)
        self.flow.heard(DocumentShown(document), self.now)

    def help_called(self) -> None:
        self.confirm()
        self.do("help")
        self.helped()

    def help_coming(self) -> None:
        self.help_called()
        self.helped(HelpStep.COMING)

    def help_without_desk(self) -> None:
        self.help_called()
        self.helped(desk=False)

    def help_before_a_language(self) -> None:
        self.welcome()
        self.do("help")
        self.helped()

    def help_before_a_language_without_desk(self) -> None:
        self.help_before_a_language()
        self.helped(desk=False)

    def help_meanwhile(self) -> None:
        """The call stands, and the citizen goes on."""
        self.help_coming()
        self.do("help_go_on")

    def still_there(self) -> None:
        self.confirm()
        self.wait(46)


WAYS: Mapping[str, Callable[[Walk], None]] = {
    "welcome": Walk.welcome,
    "popular": Walk.popular,
    "agencies": Walk.agencies,
    "services": Walk.services,
    "shelf": Walk.shelf,
    "search": Walk.search,
    "searching": Walk.searching,
    "found": Walk.found_list,
    "nothing_found": Walk.nothing_found,
    "figures": Walk.figures,
    "other_script": Walk.other_script,
    "confirm": Walk.confirm,
    "all_hindered": Walk.all_hindered,
    "suspended": Walk.suspended,
    "several": Walk.several,
    "several_hindered": Walk.several_hindered,
    "eight": Walk.eight,
    "adding": Walk.adding,
    "journey": Walk.journey,
    "priority": Walk.priority,
    "document": Walk.document,
    "code": Walk.code,
    "arrival": Walk.arrival,
    "sure_appointment": Walk.sure_appointment,
    "too_early": Walk.too_early,
    "unknown_code": Walk.unknown_code,
    "checked_in": Walk.checked_in,
    "scan_page": Walk.scan_page,
    "not_ours": Walk.not_ours,
    "own_waiting": Walk.own_waiting,
    "own_called": Walk.own_called,
    "own_missed": Walk.own_missed,
    "own_gone": Walk.own_gone,
    "rating": Walk.rating,
    "sure_ticket": Walk.sure_ticket,
    "settled": Walk.settled,
    "one_moment": Walk.one_moment,
    "refused": Walk.refused,
    "printing": Walk.printing,
    "ticket": Walk.ticket,
    "print_failed": Walk.print_failed,
    "print_unknown": Walk.print_unknown,
    "print_likely": Walk.print_likely,
    "print_failed_but_at_the_desk": Walk.print_failed_but_at_the_desk,
    "no_printer": Walk.no_printer,
    "go_elsewhere": Walk.go_elsewhere,
    "no_hub": Walk.no_hub,
    "closed": Walk.closed,
    "help_called": Walk.help_called,
    "help_coming": Walk.help_coming,
    "help_without_desk": Walk.help_without_desk,
    "help_before_a_language": Walk.help_before_a_language,
    "help_before_a_language_without_desk": Walk.help_before_a_language_without_desk,
    "help_meanwhile": Walk.help_meanwhile,
    "still_there": Walk.still_there,
}
CENTRES: Mapping[str, tuple[str, ...]] = {
    "asan-baku-1": ("az", "ru", "en"),
    "asan-khedmat-kabul-1": ("prs", "ps", "en"),
}
