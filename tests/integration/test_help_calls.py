"""A call for help from a kiosk to the desk and back: real brokers, hubs and links; and they die."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from center_hub.contract.commands import OpenDay
from center_hub.contract.health import at_start, with_answers, with_help
from center_hub.contract.replies import Agreed
from center_hub.journal.journal import reading
from center_hub.link.port import LinkEvent
from config.languages import Language, load_language
from config.loader import load_centre
from counter_terminal.helpdesk.flow import HelpDeskFlow
from counter_terminal.helpdesk.view import HelpDeskView
from kiosk.choices import Choices
from kiosk.flow import KioskFlow
from kiosk.grid import list_grid, tile_grid
from kiosk.views import view_of
from tests.support.processes import SMALL_CENTRE, BrokerProcess, HubProcess
from tests.support.stations import Station
from tests.support.wires import PATIENCE_S, NeverHappened

KIOSK_MM = (268.0, 476.0)
WELL = at_start(has_printer=False)
CENTRE = load_centre(SMALL_CENTRE)


class KioskAt:
    """A kiosk of the small centre with a link of its own; what it hears, its flow hears."""

    def __init__(self, port: int, folder: Path, device: str) -> None:
        choices = Choices(CENTRE, tile_grid(*KIOSK_MM), list_grid(*KIOSK_MM))
        self.flow = KioskFlow(CENTRE, choices, has_printer=False, device=device)
        self.station = Station(port, folder, device, health=WELL, hears=self._hears)

    @property
    def title(self) -> str:
        return str(view_of(self.flow)["title"])

    def press(self, name: str, value: str = "") -> None:
        self.flow.intent(name, value, time.monotonic())
        self._say()

    def _hears(self, event: LinkEvent) -> None:
        self.flow.heard(event, time.monotonic())
        self._say()

    def _say(self) -> None:
        """As the app does after everything that happens."""
        self.station.link.report(with_help(WELL, self.flow.help.standing))


class DeskAt:
    """The help desk of the small centre in the same way."""

    def __init__(self, port: int, folder: Path) -> None:
        self.flow = HelpDeskFlow(CENTRE, has_printer=False)
        languages: dict[str, Language] = {code: load_language(code) for code in (*CENTRE.languages, "en")}
        self._view = HelpDeskView(self.flow, languages, languages["en"], device="helpdesk-1")
        self.station = Station(port, folder, "helpdesk-1", health=WELL, hears=self._hears)

    @property
    def calls(self) -> list[str]:
        return [call.kiosk for call in self.flow.calls.standing]

    @property
    def note(self) -> str:
        (row, *_) = self._view.view()["calls"]["rows"]  # type: ignore[index]  # the view is plain data
        return str(row["note"])

    def press(self, name: str, kiosk: str) -> None:
        # A second later than the press before, which would else be half of a double tap.
        self.flow.calls._pressed_at = float("-inf")
        self.flow.intent(name, kiosk, time.monotonic())
        self._say()

    def _hears(self, event: LinkEvent) -> None:
        self.flow.heard(event, time.monotonic())
        self._say()

    def _say(self) -> None:
        self.station.link.report(with_answers(WELL, self.flow.calls.said))


def until(happened: Callable[[], bool], told: str, *stations: Station) -> None:
    """Let all of them hear until it happened."""
    end = time.monotonic() + PATIENCE_S
    while not happened():
        if time.monotonic() > end:
            raise NeverHappened(told)
        for one in stations:
            one.take_in()


def test_a_call_reaches_the_desk_and_the_answer_the_kiosk_and_the_journal_knows_of_neither(
    broker: BrokerProcess, hub: HubProcess, tmp_path: Path
) -> None:
    hub.start(broker.port)
    kiosk, desk = KioskAt(broker.port, tmp_path, "kiosk-2"), DeskAt(broker.port, tmp_path)
    both = (kiosk.station, desk.station)
    with Station(broker.port, tmp_path, "manager-1") as manager, kiosk.station, desk.station:
        assert manager.ask(OpenDay()).outcome == Agreed()
        until(lambda: kiosk.flow.page == "welcome", "the day never opened", *both)
        kiosk.press("language", "en")
        kiosk.press("help")
        until(lambda: desk.calls == ["kiosk-2"], "nobody saw it", *both)
        assert desk.note.startswith("English")
        until(lambda: kiosk.title == "A volunteer has been called", "it never knew of a desk", *both)
        desk.press("call_go", "kiosk-2")
        until(lambda: kiosk.title == "A volunteer is coming to you", "nobody came", *both)
        desk.press("call_done", "kiosk-2")
        until(lambda: kiosk.flow.help.standing is None, "it was never ended", *both)
        until(lambda: desk.flow.calls.said == (), "it was never taken back", *both)
        assert kiosk.flow.page == "agencies"
    with reading(hub.journal) as (_, records):
        assert {type(one.event).__name__ for one, _ in records} == {"PlanAdopted", "DayOpened"}


def test_a_call_and_its_answer_outlive_the_broker_and_the_hub(
    broker: BrokerProcess, hub: HubProcess, tmp_path: Path
) -> None:
    hub.start(broker.port)
    kiosk, desk = KioskAt(broker.port, tmp_path, "kiosk-2"), DeskAt(broker.port, tmp_path)
    both = (kiosk.station, desk.station)
    with kiosk.station, desk.station:
        kiosk.press("help")
        until(lambda: desk.calls == ["kiosk-2"], "nobody saw it", *both)
        broker.kill()
        desk.press("call_go", "kiosk-2")  # into the void: said again once there is somebody to hear it
        broker.start()
        until(lambda: kiosk.flow.help.coming, "nobody came after the broker", *both)
        hub.kill()
        hub.start(broker.port)
        with DeskWatcher(broker.port, tmp_path) as late:
            until(lambda: late.sees_somebody_go, "the new hub never knew", *both, late.station)
        until(lambda: kiosk.flow.help.coming, "the kiosk never heard of it again", *both)
        until(lambda: [call.mine for call in desk.flow.calls.standing] == [True], "the desk did not", *both)


class DeskWatcher:
    """Somebody who comes late and looks at what the hub tells."""

    def __init__(self, port: int, folder: Path) -> None:
        self.flow = HelpDeskFlow(CENTRE, has_printer=False)
        self.station = Station(port, folder, "manager-1", hears=self._hears)

    @property
    def sees_somebody_go(self) -> bool:
        return [call.other for call in self.flow.calls.standing] == ["helpdesk-1"]

    def __enter__(self) -> Self:
        self.station.__enter__()
        return self

    def __exit__(self, *gone: object) -> None:
        self.station.__exit__(*gone)

    def _hears(self, event: LinkEvent) -> None:
        self.flow.heard(event, time.monotonic())
