"""A help desk without a screen, in front of the real rules: what it sends is decided by the core itself."""

from msgspec.structs import replace

from center_hub.contract.codec import encode
from center_hub.contract.commands import (
    AnyCommand,
    Command,
    MarkNoShow,
    OpenCounter,
    OpenDay,
    StartService,
)
from center_hub.contract.documents import AnyDocument
from center_hub.contract.health import DeviceHealth, HelpCall, at_start, with_help
from center_hub.contract.replies import AnyOutcome, Found, Issued
from center_hub.contract.words import LegState, Role, Stamp, Wait
from center_hub.core import views
from center_hub.core.events import Moment
from center_hub.link.port import CommandAnswered, CommandSent, DocumentShown, LinkChanged
from center_hub.service.fleet import Fleet
from center_hub.service.planning import plan_of
from config.languages import Language, load_language
from config.loader import centre_file, load_centre
from counter_terminal.helpdesk.effects import Effect, Print, Send
from counter_terminal.helpdesk.flow import HelpDeskFlow
from counter_terminal.helpdesk.view import HelpDeskView
from hardware.ticket_printer.port import FaultCode
from hardware.ticket_printer.print_job import JobState, PrintResult
from tests.support.small_centre import Hall

EPOCH = 1


def hashed(number: str) -> str:
    """Stands in for the hash of a document's number: of the right shape, and the number can be seen in it."""
    return number[:22].ljust(22, "_")


class Volunteer:
    """A flow, the rules that answer it, and the time before it.

    `answers` False holds the answers back in `owed`, until `hub_answers`. `foretold` is the wait that the hub
    forecasts to everybody, which the rules alone cannot.
    """

    def __init__(
        self,
        centre: str = "asan-baku-1",
        language: str = "en",
        *,
        printer: bool = True,
        secret: bool = True,
    ) -> None:
        self.language = language
        self.centre = load_centre(centre_file(centre))
        self.hall = Hall(plan_of(self.centre))
        self.now = 100.0
        self.answers = True
        self.foretold: Wait | None = None
        self.sent: list[AnyCommand] = []
        self.owed: list[AnyCommand] = []
        self.printed: list[Issued] = []
        self.jobs: list[str] = []
        self.flow = HelpDeskFlow(self.centre, has_printer=printer, person_key=hashed if secret else None)
        codes = dict.fromkeys((*self.centre.languages, language))
        languages: dict[str, Language] = {code: load_language(code) for code in codes}
        self._view = HelpDeskView(self.flow, languages, languages[language], device="helpdesk-1")
        self.open_the_hall()

    def open_the_hall(self) -> None:
        """A day is open, every counter too, and the desk has heard of it."""
        self.hall.give(OpenDay(), Role.MANAGER)
        for counter in self.centre.counters:
            self.hall.give(OpenCounter(counter=counter.id), Role.COUNTER)
        self.connect()
        self.documents()

    def connect(self) -> None:
        """The broker is reached and the hub speaks."""
        self.flow.heard(LinkChanged(connected=True), self.now)
        self.beat()

    def beat(self) -> None:
        """The hub's pulse arrives."""
        self.show(views.pulse(self.hall.state, EPOCH, self._moment()))

    def documents(self) -> None:
        """What the day offers and who waits arrive."""
        self.show(views.day(self.hall.state, EPOCH))
        queues = views.queues(self.hall.state, EPOCH, views.Prospects())
        told = tuple(replace(one, wait=self.foretold) for one in queues.queues)
        self.show(replace(queues, queues=told))

    def show(self, document: AnyDocument) -> None:
        """A document arrives."""
        self.flow.heard(DocumentShown(document), self.now)

    def hall_devices(self, **health: DeviceHealth) -> None:
        """The hub tells how the devices are, of which these said so, an underscore for each hyphen."""
        fleet = self._fleet()
        for device, said in health.items():
            fleet.hear(device.replace("_", "-"), encode(said), self._moment())
        self.show(fleet.document(Stamp(epoch=EPOCH, sequence=self.hall.state.sequence)))

    def kiosk_calls(self, **languages: str) -> None:
        """The hub tells that these kiosks call, one a minute later than the one before, the last one now."""
        fleet = self._fleet()
        for at, (device, language) in enumerate(languages.items(), start=1 - len(languages)):
            moment = Moment(wall=self.hall.wall + at * 60_000, steady=self.hall.now)
            call = HelpCall(call=1, language=language)
            said = with_help(at_start(has_printer=False), call)
            fleet.hear(device.replace("_", "-"), encode(said), moment)
        self.show(fleet.document(Stamp(epoch=EPOCH, sequence=self.hall.state.sequence)))

    def wait(self, seconds: float) -> None:
        """Time passes for the desk, with the hub alive."""
        self.now += seconds
        self.beat()

    def press(self, name: str, value: object = "") -> None:
        """A press, a second after the last; what it sends is answered at once unless `answers` is False."""
        self.now += 1
        self.beat()
        self.carry_out(self.flow.intent(name, value, self.now))

    def keys(self, text: str) -> None:
        """Several keys."""
        for key in text:
            self.press("key", key)

    def find(self, spoken: str) -> None:
        """Look a number up from the page that finds."""
        self.press("go", "find")
        self.keys(spoken)
        self.press("enter")

    def scan(self, text: str) -> None:
        """A scanner reads."""
        self.now += 1
        self.beat()
        self.carry_out(self.flow.scanned(text, self.now))

    def carry_out(self, effects: tuple[Effect, ...]) -> None:
        """What the app does with effects."""
        for effect in effects:
            match effect:
                case Send(command=command):
                    self.sent.append(command)
                    self.owed.append(command)
                    self.flow.heard(CommandSent(command), self.now)
                    if self.answers:
                        self.hub_answers()
                case Print(job_id=job_id, issued=issued):
                    self.jobs.append(job_id)
                    self.printed.append(issued)

    def hub_answers(self, *, again: bool = False) -> AnyOutcome:
        """The rules decide what was sent last, and the desk hears of it."""
        command = self.owed.pop()
        outcome = self._with_wait(self.hall.give(command, Role.HELPDESK))
        stamp = Stamp(epoch=EPOCH, sequence=self.hall.state.sequence)
        self.carry_out(self.flow.heard(CommandAnswered(command, outcome, stamp, again=again), self.now))
        return outcome

    def _with_wait(self, outcome: AnyOutcome) -> AnyOutcome:
        if isinstance(outcome, Issued):
            return replace(outcome, wait=self.foretold)
        if isinstance(outcome, Found) and outcome.state is LegState.WAITING:
            return replace(outcome, wait=self.foretold)
        return outcome

    def paper(self, state: JobState = JobState.CONFIRMED, fault: FaultCode | None = None) -> None:
        """The printer is done with the last job."""
        self.flow.print_ended(self.jobs[-1], PrintResult(state, fault), self.now)

    def ticket(self, service: str = "id-card-renewal", **more: object) -> str:
        """Somebody took a ticket at the entrance; its id."""
        return self.hall.issue(service, **more)

    def called(self, counter: str = "counter-1", *, served: bool = False) -> str:
        """The next ticket is called to `counter`."""
        ticket = self.hall.call(counter)
        assert ticket is not None
        if served:
            self.hall.give(StartService(counter=counter, ticket=ticket), Role.COUNTER)
        return ticket

    def missed(self, counter: str = "counter-1") -> str:
        """The next ticket is called to `counter`, and nobody comes."""
        ticket = self.called(counter)
        self.hall.give(MarkNoShow(counter=counter, ticket=ticket), Role.COUNTER)
        return ticket

    def view(self, path: str = "") -> object:
        """The value at a dotted path of the view, or all of it."""
        at: object = self._view.view()
        for step in path.split(".") if path else ():
            at = at[step] if isinstance(at, dict) else None
        return at

    def rows(self, path: str) -> list[dict[str, object]]:
        """The list at a path of the view."""
        found = self.view(path)
        assert isinstance(found, list)
        return found

    def said(self) -> object:
        """The sentence at the foot."""
        return self.view("line.text")

    def deeds(self) -> list[object]:
        """What the card offers."""
        return [row["id"] for row in self.rows("card.deeds")]

    def facts(self, pane: str = "card") -> dict[object, object]:
        """What the card says, by its labels."""
        return {row["label"]: row["value"] for row in self.rows(f"{pane}.facts")}

    def commands(self, kind: type[Command]) -> list[AnyCommand]:
        """What was sent of one kind."""
        return [command for command in self.sent if isinstance(command, kind)]

    def _fleet(self) -> Fleet:
        return Fleet({one.id: Role(one.role) for one in self.centre.devices if one.role != "manager"})

    def _moment(self) -> Moment:
        return Moment(wall=self.hall.wall, steady=self.hall.now)
