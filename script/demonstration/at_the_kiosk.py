"""Acts at the kiosks: taking a ticket in every way there is, and coming back with it.

Owns what a citizen does there and what is photographed of it.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hardware.screen.emulator.hands import Hands
from script.demonstration.cast import Citizen
from script.demonstration.desk import Desk
from script.demonstration.paper import code_given, code_on
from script.demonstration.presses import PATIENCE_S, Stuck
from script.demonstration.scene import Scene, find, shows, until

CODE = "ASAN07"
"""Of the one appointment."""
_NOT_OURS = "https://example.org/menu"


def run_out_of_paper(scene: Scene) -> None:
    """The kiosk says so before the tap, names the other one, and somebody takes a ticket there."""
    kiosk, device, other = scene.kiosk, scene.cast.kiosk.device, scene.cast.other_kiosk
    scene.devices.tell_printer(device, "fault paper_out")
    kiosk.wait("page", "no_printer", PATIENCE_S)
    if other is not None:
        _find_the_other_kiosk(scene, other)
    scene.album.take(kiosk, "kiosk-out-of-paper")
    until(lambda: _desk_told_of_paper(scene), "the help desk is told which kiosk has no paper")
    scene.album.take(scene.helpdesk, "helpdesk-kiosk-out-of-paper")
    if other is not None:
        _take_ticket_there(scene, other)
    scene.devices.tell_printer(device, "fault none")
    kiosk.wait("page", "welcome", PATIENCE_S)
    until(lambda: not _desk_told_of_paper(scene), "the help desk is told that the kiosk prints again")
    scene.told("the kiosk was out of paper, said so before the tap and at the help desk, and is back")


def _find_the_other_kiosk(scene: Scene, other: Desk) -> None:
    label = next(one.label for one in scene.hall.centre.devices if one.id == other.device)
    sentence = scene.language.text("kiosk.go_to_kiosk", kiosk=label)
    kiosk = scene.kiosk
    until(lambda: kiosk.view()["notices"][0]["body"] == sentence, f"the kiosk says {sentence!r}")


def _desk_told_of_paper(scene: Scene) -> bool:
    """Whether the help desk says that a kiosk is out of paper."""
    words = scene.language.text("helpdesk.kiosk_paper_out")
    return any(words in line["text"] for line in scene.helpdesk.view()["kiosks"])


def _take_ticket_there(scene: Scene, other: Desk) -> None:
    hands, citizen = scene.hall.hands(other.device), scene.cast.citizens[0]
    _choose(hands, citizen.language, citizen.service.id)
    hands.tap("get-ticket")
    shown = number_given(hands)
    scene.album.take(hands, "other-kiosk-ticket")
    done(hands)
    scene.told(f"sent on by the kiosk without paper, a citizen has {shown} from {other.device}")


def take_ticket(scene: Scene, citizen: Citizen, number: int, *, photograph: bool) -> str:
    """The number that the citizen was given."""
    kiosk, album = scene.kiosk, scene.album

    def picture(what: str) -> None:
        if photograph:
            album.take(kiosk, f"kiosk-{what}-{citizen.language}")

    kiosk.tap(f"language-{citizen.language}")
    kiosk.wait("page", "popular", PATIENCE_S)
    picture("popular")
    if not citizen.popular:
        kiosk.tap("all-agencies")
        kiosk.wait("page", "agencies", PATIENCE_S)
        album.take(kiosk, f"kiosk-agencies-{citizen.language}")
        find(kiosk, f"agency-{citizen.service.agency}")
        kiosk.wait("page", "services", PATIENCE_S)
        album.take(kiosk, f"kiosk-services-{citizen.language}")
    find(kiosk, f"service-{citizen.service.id}")
    kiosk.wait("page", "confirm", PATIENCE_S)
    picture("confirm")
    kiosk.tap("get-ticket")
    shown = number_given(kiosk)
    picture("ticket")
    scene.told(f"citizen {number} ({citizen.language}) has {shown} for {citizen.service.id}")
    done(kiosk)
    return shown


def hold_up_ticket(scene: Scene, shown: str, language: str) -> None:
    """The ticket just taken is held to the scanner: the kiosk shows where it stands, in its language."""
    kiosk, device = scene.kiosk, scene.cast.kiosk.device
    given = code_given(scene.hall.journal, shown)
    read = code_on(scene.devices.papers_of(device)[-1])
    if read not in {None, given}:
        raise Stuck(f"the paper of {shown} does not say what the hub gave")
    scene.devices.hold_up(device, given if read is None else read)
    kiosk.wait("page", "own_ticket", PATIENCE_S)
    view = kiosk.view()
    if (view["number"], view["language"]) != (shown, language):
        raise Stuck(f"{shown} ({language}) was held up, shown is {view['number']} ({view['language']})")
    scene.album.take(kiosk, f"kiosk-own-ticket-{language}")
    leave(kiosk)
    scene.tally.scans += 1
    source = (
        "from the journal, as there is no reader of codes here" if read is None else "read from its paper"
    )
    scene.told(f"{shown} was held to the scanner and shown where it stands (code {source})")


def hold_up_something_else(scene: Scene) -> None:
    """What is not ours is answered with a sentence, and goes nowhere."""
    scene.devices.hold_up(scene.cast.kiosk.device, _NOT_OURS)
    until(lambda: bool(scene.kiosk.view()["notice"]), "the kiosk says that a web address is no code of ours")
    scene.album.take(scene.kiosk, "kiosk-not-our-code")
    scene.told("a web address held to the scanner was answered with a sentence, and went nowhere")


def rate_the_service(scene: Scene, shown: str) -> None:
    """Whoever was served holds the ticket up once more and says how it was."""
    kiosk, device = scene.kiosk, scene.cast.kiosk.device
    scene.devices.hold_up(device, code_given(scene.hall.journal, shown))
    kiosk.wait("page", "rate", PATIENCE_S)
    scene.album.take(kiosk, "kiosk-rate")
    kiosk.tap("score-5")
    kiosk.wait("page", "settled", PATIENCE_S)
    kiosk.tap("finish")
    kiosk.wait("page", "welcome", PATIENCE_S)
    scene.tally.scans += 1
    scene.told(f"{shown} was held to the scanner once more, to say how it was")


def take_ticket_while_the_cover_is_open(scene: Scene, citizen: Citizen) -> None:
    """The cover is opened in the moment of the tap: the number is told on screen, and printed later."""
    kiosk, device = scene.kiosk, scene.cast.kiosk.device
    _choose(kiosk, citizen.language, citizen.service.id)
    scene.devices.tell_printer(device, "fault cover_open")
    kiosk.tap("get-ticket")
    kiosk.wait("page", "print_failed", PATIENCE_S)
    scene.album.take(kiosk, "kiosk-print-failed")
    scene.devices.tell_printer(device, "fault none")
    until(lambda: shows(kiosk, "print-again"), "print again is offered")
    kiosk.tap("print-again")
    number_given(kiosk)
    done(kiosk)
    scene.told("a print failed, its number was told on screen and printed again")


def come_with_an_appointment(scene: Scene, citizen: Citizen) -> None:
    """Booked elsewhere, imported by the manager, checked in by the code."""
    centre, kiosk = scene.hall.centre, scene.kiosk
    at = datetime.now(ZoneInfo(centre.timezone)) + timedelta(minutes=10)
    file = scene.hall.folder / "hub" / "appointments.csv"
    row = f"{CODE},{citizen.service.id},{at:%Y-%m-%d},{at:%H:%M}"
    file.write_text(f"code,service,date,time\n{row}\n", encoding="utf-8")
    scene.hall.manage("import-appointments", str(file))
    kiosk.tap(f"language-{citizen.language}")
    kiosk.wait("page", "popular", PATIENCE_S)
    kiosk.tap("appointment")
    kiosk.wait("page", "code", PATIENCE_S)
    for sign in CODE:
        kiosk.tap(f"key-{sign}")
    scene.album.take(kiosk, "kiosk-appointment-code")
    kiosk.tap("enter")
    kiosk.wait("page", "arrival", PATIENCE_S)
    kiosk.tap("check-in")
    shown = number_given(kiosk)
    scene.album.take(kiosk, "kiosk-appointment-ticket")
    done(kiosk)
    scene.told(f"a citizen with an appointment at {at:%H:%M} has {shown}")


def come_with_a_class_and_two_errands(scene: Scene, citizen: Citizen) -> None:
    """Declares a priority class and takes a second service along, under the same number."""
    centre, kiosk, second = scene.hall.centre, scene.kiosk, scene.cast.citizens[0].service
    declared = next(one.id for one in centre.priority_classes if one.at_kiosk)
    _choose(kiosk, citizen.language, citizen.service.id)
    kiosk.tap("need-priority")
    kiosk.wait("page", "priority", PATIENCE_S)
    scene.album.take(kiosk, "kiosk-priority")
    find(kiosk, f"priority-{declared}")
    kiosk.wait("page", "confirm", PATIENCE_S)
    kiosk.tap("add-service")
    kiosk.wait("page", "popular", PATIENCE_S)
    find(kiosk, f"service-{second.id}")
    kiosk.wait("page", "confirm", PATIENCE_S)
    scene.album.take(kiosk, "kiosk-two-services")
    kiosk.tap("get-ticket")
    shown = number_given(kiosk)
    scene.album.take(kiosk, "kiosk-two-services-ticket")
    done(kiosk)
    scene.told(f"{shown} is for two services, and counts as having come earlier ({declared})")


def number_given(kiosk: Hands) -> str:
    """The number on the screen, once its paper is out."""
    kiosk.wait("page", "ticket", PATIENCE_S)
    kiosk.wait("printing", equals=False, timeout_s=PATIENCE_S)
    return str(kiosk.view()["number"])


def done(kiosk: Hands) -> None:
    """Take the ticket and go."""
    kiosk.tap("done")
    kiosk.wait("page", "welcome", PATIENCE_S)


def leave(kiosk: Hands) -> None:
    """Begin anew from any page a citizen has come to."""
    kiosk.tap("start-over")
    kiosk.wait("page", "welcome", PATIENCE_S)


def _choose(kiosk: Hands, language: str, service: str) -> None:
    """As far as the page on which the ticket is asked for."""
    kiosk.tap(f"language-{language}")
    kiosk.wait("page", "popular", PATIENCE_S)
    find(kiosk, f"service-{service}")
    kiosk.wait("page", "confirm", PATIENCE_S)
