"""A morning in the hall: the day is opened, citizens take tickets by touch, counters serve them by keys.

Owns the order of the acts and what is photographed and timed. Everything goes through the screens: a
finger, a key, an eye; nothing is read from inside a program but what its screen shows.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hardware.screen.emulator.hands import Hands, HandsError
from script.demonstration.cast import Cast, Citizen
from script.demonstration.hall import Hall
from script.demonstration.presses import PATIENCE_S, SERVE, Stuck, call_next, finish, start, wait_until_free

RECALL, TRANSFER = "F6", "F8"
CODE = "ASAN07"
"""Of the one appointment."""


class Album:
    """Pictures in `folder`, numbered in the order in which they were taken."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.taken: list[str] = []

    def take(self, hands: Hands, name: str) -> None:
        """A picture of a whole screen."""
        file = f"{len(self.taken) + 1:02d}-{name}.png"
        hands.grab((self._folder / file).resolve())
        self.taken.append(file)


class Story:
    """One morning of `cast` in `hall`; `told` is called with a line for each thing that happens."""

    def __init__(self, hall: Hall, cast: Cast, album: Album, told: Callable[[str], None]) -> None:
        self._hall = hall
        self._cast = cast
        self._album = album
        self._told = told
        self._kiosk = hall.hands(cast.kiosk.device)
        self._board = hall.hands(cast.board.device)
        self._helpdesk = hall.hands(cast.helpdesk.device)
        self._counters = [hall.hands(desk.device) for desk in cast.counter_desks]
        self.reply_s: list[float] = []
        """From each press of call-next to the reply on the operator's screen."""
        self.painted_s: list[float] = []
        """From each press of call-next to the board's frame that shows it."""

    def play(self) -> None:
        """All acts, in order.

        Raises:
            Stuck, HandsError: a screen did not show what it should have.
        """
        self._open_the_day()
        self._run_out_of_paper()
        for number, citizen in enumerate(self._cast.citizens, 1):
            self._take_ticket(citizen, number, photograph=number <= len(self._hall.centre.languages))
        self._take_ticket_while_the_cover_is_open(self._cast.citizens[0])
        self._come_with_an_appointment(self._cast.citizens[0])
        self._come_with_a_class_and_two_errands(self._cast.citizens[1])
        self._ask_the_volunteer()
        self._serve_with_everything()
        self._lose_the_hub()
        self._serve_the_rest()
        self._close_the_day()

    def _open_the_day(self) -> None:
        self._kiosk.wait("page", "closed", PATIENCE_S)
        self._album.take(self._kiosk, "kiosk-closed")
        self._album.take(self._board, "board-before-opening")
        self._hall.manage("open-day")
        self._kiosk.wait("page", "welcome", PATIENCE_S)
        self._album.take(self._kiosk, "kiosk-welcome")
        self._album.take(self._counters[0], "counter-closed")
        for hands in self._counters:
            wait_until_free(hands)
            hands.key(SERVE)
            hands.wait("main.action", "call_next", PATIENCE_S)
        wait_until_free(self._counters[0])
        self._album.take(self._counters[0], "counter-free")
        self._told("the day and two counters are open")

    def _run_out_of_paper(self) -> None:
        self._hall.tell_printer("fault paper_out")
        self._kiosk.wait("page", "no_printer", PATIENCE_S)
        self._album.take(self._kiosk, "kiosk-out-of-paper")
        self._hall.tell_printer("fault none")
        self._kiosk.wait("page", "welcome", PATIENCE_S)
        self._told("the kiosk was out of paper, said so before the tap, and is back")

    def _take_ticket(self, citizen: Citizen, number: int, *, photograph: bool) -> None:
        def picture(what: str) -> None:
            if photograph:
                self._album.take(self._kiosk, f"kiosk-{what}-{citizen.language}")

        self._kiosk.tap(f"language-{citizen.language}")
        self._kiosk.wait("page", "popular", PATIENCE_S)
        picture("popular")
        if not citizen.popular:
            self._kiosk.tap("all-agencies")
            self._kiosk.wait("page", "agencies", PATIENCE_S)
            self._album.take(self._kiosk, f"kiosk-agencies-{citizen.language}")
            self._find(f"agency-{citizen.service.agency}")
            self._kiosk.wait("page", "services", PATIENCE_S)
            self._album.take(self._kiosk, f"kiosk-services-{citizen.language}")
        self._find(f"service-{citizen.service.id}")
        self._kiosk.wait("page", "confirm", PATIENCE_S)
        picture("confirm")
        self._kiosk.tap("get-ticket")
        shown = self._number_given()
        picture("ticket")
        self._told(f"citizen {number} ({citizen.language}) has {shown} for {citizen.service.id}")
        self._kiosk.tap("done")
        self._kiosk.wait("page", "welcome", PATIENCE_S)

    def _take_ticket_while_the_cover_is_open(self, citizen: Citizen) -> None:
        """The cover is opened in the moment of the tap: the number is told on screen, and printed later."""
        self._kiosk.tap(f"language-{citizen.language}")
        self._kiosk.wait("page", "popular", PATIENCE_S)
        self._find(f"service-{citizen.service.id}")
        self._kiosk.wait("page", "confirm", PATIENCE_S)
        self._hall.tell_printer("fault cover_open")
        self._kiosk.tap("get-ticket")
        self._kiosk.wait("page", "print_failed", PATIENCE_S)
        self._album.take(self._kiosk, "kiosk-print-failed")
        self._hall.tell_printer("fault none")
        _until(lambda: self._shows(self._kiosk, "print-again"), "print again is offered")
        self._kiosk.tap("print-again")
        self._kiosk.wait("page", "ticket", PATIENCE_S)
        self._kiosk.wait("printing", equals=False, timeout_s=PATIENCE_S)
        self._kiosk.tap("done")
        self._kiosk.wait("page", "welcome", PATIENCE_S)
        self._told("a print failed, its number was told on screen and printed again")

    def _come_with_an_appointment(self, citizen: Citizen) -> None:
        """Booked elsewhere, imported by the manager, checked in by the code."""
        centre = self._hall.centre
        at = datetime.now(ZoneInfo(centre.timezone)) + timedelta(minutes=10)
        file = self._hall.folder / "hub" / "appointments.csv"
        row = f"{CODE},{citizen.service.id},{at:%Y-%m-%d},{at:%H:%M}"
        file.write_text(f"code,service,date,time\n{row}\n", encoding="utf-8")
        self._hall.manage("import-appointments", str(file))
        self._kiosk.tap(f"language-{citizen.language}")
        self._kiosk.wait("page", "popular", PATIENCE_S)
        self._kiosk.tap("appointment")
        self._kiosk.wait("page", "code", PATIENCE_S)
        for sign in CODE:
            self._kiosk.tap(f"key-{sign}")
        self._album.take(self._kiosk, "kiosk-appointment-code")
        self._kiosk.tap("enter")
        self._kiosk.wait("page", "arrival", PATIENCE_S)
        self._kiosk.tap("check-in")
        shown = self._number_given()
        self._album.take(self._kiosk, "kiosk-appointment-ticket")
        self._kiosk.tap("done")
        self._kiosk.wait("page", "welcome", PATIENCE_S)
        self._told(f"a citizen with an appointment at {at:%H:%M} has {shown}")

    def _come_with_a_class_and_two_errands(self, citizen: Citizen) -> None:
        """Declares a priority class and takes a second service along, under the same number."""
        centre, second = self._hall.centre, self._cast.citizens[0].service
        declared = next(one.id for one in centre.priority_classes if one.at_kiosk)
        self._kiosk.tap(f"language-{citizen.language}")
        self._kiosk.wait("page", "popular", PATIENCE_S)
        self._find(f"service-{citizen.service.id}")
        self._kiosk.wait("page", "confirm", PATIENCE_S)
        self._kiosk.tap("need-priority")
        self._kiosk.wait("page", "priority", PATIENCE_S)
        self._album.take(self._kiosk, "kiosk-priority")
        self._find(f"priority-{declared}")
        self._kiosk.wait("page", "confirm", PATIENCE_S)
        self._kiosk.tap("add-service")
        self._kiosk.wait("page", "popular", PATIENCE_S)
        self._find(f"service-{second.id}")
        self._kiosk.wait("page", "confirm", PATIENCE_S)
        self._album.take(self._kiosk, "kiosk-two-services")
        self._kiosk.tap("get-ticket")
        shown = self._number_given()
        self._album.take(self._kiosk, "kiosk-two-services-ticket")
        self._kiosk.tap("done")
        self._kiosk.wait("page", "welcome", PATIENCE_S)
        self._told(f"{shown} is for two services, and counts as having come earlier ({declared})")

    def _ask_the_volunteer(self) -> None:
        """The help desk looks up the first number that was given."""
        first = self._cast.citizens[0].service.series
        desk = self._helpdesk
        desk.wait("alive", equals=True, timeout_s=PATIENCE_S)
        for sign in f"{first}1":
            desk.tap(f"key-{sign}")
        self._album.take(desk, "helpdesk-find")
        desk.tap("enter")
        desk.wait("page", "card", PATIENCE_S)
        _until(lambda: self._shows(desk, "deed-reprint"), "the ticket can be printed again")
        self._album.take(desk, "helpdesk-card")
        self._told("a volunteer has looked up the first ticket")

    def _number_given(self) -> str:
        self._kiosk.wait("page", "ticket", PATIENCE_S)
        self._kiosk.wait("printing", equals=False, timeout_s=PATIENCE_S)
        return str(self._kiosk.view()["number"])

    def _serve_with_everything(self) -> None:
        """One citizen at the first counter: called, recalled, served, sent on to the second counter."""
        first, second = self._counters
        self._call(first)
        wait_until_free(first)
        self._album.take(first, "counter-called")
        self._album.take(self._board, "board-first-call")
        wait_until_free(first)
        first.key(RECALL)
        wait_until_free(first)
        start(first)
        self._album.take(first, "counter-serving")
        self._call(second)
        first.key(TRANSFER)
        first.wait("page", "transfer", PATIENCE_S)
        self._album.take(first, "counter-transfer")
        self._send_on(first)
        start(second)
        self._album.take(self._board, "board-two-calls")
        self._told("one citizen was called twice and sent on to the other counter")

    def _send_on(self, hands: Hands) -> None:
        services = self._hall.centre.profile(self._cast.counters[1].profile).services
        for _ in range(20):
            for service in services:
                if self._shows(hands, f"service-{service}"):
                    hands.tap(f"service-{service}")
                    hands.wait("main.action", "call_next", PATIENCE_S)
                    return
            hands.tap("next-page")
        raise Stuck("the transfer list does not offer a service of the second counter")

    def _lose_the_hub(self) -> None:
        self._hall.freeze("hub")
        _until(lambda: bool(self._board.view()["banner"]), "the board says that it may be out of date")
        self._counters[0].wait("alive", equals=False, timeout_s=PATIENCE_S)
        self._kiosk.wait("page", "no_hub", PATIENCE_S)
        self._album.take(self._board, "board-out-of-date")
        self._album.take(self._counters[0], "counter-without-hub")
        self._album.take(self._kiosk, "kiosk-without-hub")
        self._hall.thaw("hub")
        _until(lambda: not self._board.view()["banner"], "the board is up to date again")
        self._kiosk.wait("page", "welcome", PATIENCE_S)
        self._told("the hub stood still for ten seconds; every screen said so and came back")

    def _serve_the_rest(self) -> None:
        while any(self._serve_one(hands) for hands in self._counters):
            pass
        self._album.take(self._board, "board-evening")
        wait_until_free(self._counters[1])
        self._album.take(self._counters[1], "counter-nobody-waiting")
        self._told("everybody was served")

    def _serve_one(self, hands: Hands) -> bool:
        """Bring one counter one step on; False if there is nothing left for it."""
        view = hands.view()
        if view["main"]["action"] == "start":
            start(hands)
        elif view["waiting"]["count"] != "0":
            self._call(hands)
        elif view["main"]["action"] == "finish_and_call_next":
            wait_until_free(hands)
            finish(hands)
        else:
            return False
        return True

    def _call(self, hands: Hands) -> None:
        took = call_next(hands, self._board)
        self.reply_s.append(took.screen_s)
        self.painted_s.append(took.board_s)

    def _close_the_day(self) -> None:
        self._hall.manage("close-day")
        self._kiosk.wait("page", "closed", PATIENCE_S)

    def _find(self, name: str) -> None:
        """Tap `name`, on whichever page of the list it stands."""
        for _ in range(12):
            if self._shows(self._kiosk, name):
                self._kiosk.tap(name)
                return
            self._kiosk.tap("next-page")
        message = f"the kiosk does not offer {name}"
        raise Stuck(message)

    @staticmethod
    def _shows(hands: Hands, name: str) -> bool:
        try:
            return bool(hands.see(name)["visible"])
        except HandsError:
            return False


def _until(done: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while not done():
        if time.monotonic() > until:
            message = f"waited in vain until {what}"
            raise Stuck(message)
        time.sleep(0.05)
