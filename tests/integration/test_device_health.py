"""Who can print, told by the devices themselves: real brokers, hubs and links, and cables that are pulled."""

from pathlib import Path

from center_hub.contract.codec import decode_health, encode
from center_hub.contract.commands import OpenDay
from center_hub.contract.documents import DevicesDocument
from center_hub.contract.health import (
    OFFLINE,
    DeviceHealth,
    DeviceStanding,
    Presence,
    at_start,
    with_printer,
)
from center_hub.contract.replies import Agreed
from center_hub.contract.topics import Topics
from center_hub.journal.journal import reading
from center_hub.link.port import LinkEvent
from config.loader import load_centre
from hardware.ticket_printer.port import PrinterCondition
from kiosk.choices import Choices
from kiosk.flow import KioskFlow
from kiosk.grid import list_grid, tile_grid
from kiosk.views import view_of
from tests.support.bench import CENTRE
from tests.support.holding_proxy import HoldingProxy
from tests.support.processes import SMALL_CENTRE, BrokerProcess, HubProcess
from tests.support.stations import Station
from tests.support.wires import Ear, heard_by

TOPICS = Topics(CENTRE)
HEALTH = TOPICS.health("kiosk-2")
FIRST = at_start(has_printer=True)
WELL = with_printer(FIRST, "ready", can_print=True)
KIOSK_MM = (268.0, 476.0)


def said(ear: Ear) -> DeviceHealth:
    return decode_health(ear.next_on(HEALTH))


def kept(broker: BrokerProcess, name: str) -> DeviceHealth:
    """What the broker tells one who comes now."""
    with heard_by(broker.port, name, HEALTH) as newcomer:
        return said(newcomer)


def test_a_device_that_is_cut_off_is_said_to_be_gone_and_back_once_it_is(
    broker: BrokerProcess, tmp_path: Path
) -> None:
    with heard_by(broker.port, "hub", HEALTH) as hub:
        with (
            HoldingProxy(broker.port) as cable,
            Station(cable.port, tmp_path, "kiosk-2", health=WELL),
        ):
            assert said(hub) == WELL
            cable.cut()
            assert said(hub) == OFFLINE
            assert kept(broker, "late") == OFFLINE
        with Station(broker.port, tmp_path, "kiosk-2", health=WELL):
            assert said(hub) == WELL
            assert kept(broker, "later") == WELL


def test_a_device_that_is_back_before_anybody_noticed_that_it_was_gone_is_there(
    broker: BrokerProcess, tmp_path: Path
) -> None:
    """The will of the old connection is said when the new one comes: it must not be the last word."""
    with (
        heard_by(broker.port, "hub", HEALTH) as hub,
        HoldingProxy(broker.port) as cable,
        Station(cable.port, tmp_path / "old", "kiosk-2", health=FIRST),
    ):
        assert said(hub) == FIRST
        cable.hold()  # as of a cable that was pulled: the broker still believes in the connection
        with Station(broker.port, tmp_path / "new", "kiosk-2", health=WELL):
            assert [said(hub), said(hub)] == [OFFLINE, WELL]
            assert kept(broker, "late") == WELL


def test_a_device_that_ends_in_order_says_so_itself(broker: BrokerProcess, tmp_path: Path) -> None:
    with heard_by(broker.port, "hub", HEALTH) as hub:
        with Station(broker.port, tmp_path, "kiosk-2", health=WELL):
            assert said(hub) == WELL
        assert said(hub) == OFFLINE
        assert kept(broker, "late") == OFFLINE


class KioskAt:
    """A kiosk of the small centre with a link of its own: what it hears, its flow hears."""

    def __init__(self, port: int, folder: Path, device: str) -> None:
        centre = load_centre(SMALL_CENTRE)
        choices = Choices(centre, tile_grid(*KIOSK_MM), list_grid(*KIOSK_MM))
        self.flow = KioskFlow(centre, choices, has_printer=True, elsewhere=centre.kiosks_near(device))
        self.health = FIRST
        self.station = Station(port, folder, device, health=self.health, hears=self._hears)

    def _hears(self, event: LinkEvent) -> None:
        self.flow.heard(event, 0.0)

    def printer_is(self, condition: PrinterCondition) -> None:
        """As the app does with what the printer's thread tells."""
        self.health = with_printer(self.health, condition.value, can_print=condition.can_print)
        self.station.link.report(self.health)
        self.flow.printer_is(condition, 0.0)

    def says(self, sentence: str) -> None:
        """Wait until it says so in English on the page that stands before any tap."""
        told = f"it never said {sentence!r}"
        self.station.look_until(lambda: sentence in self._sentences(), told)

    def _sentences(self) -> list[str]:
        return [row["body"] for row in view_of(self.flow).get("notices", ()) if row["language"] == "en"]


def test_a_kiosk_out_of_paper_names_the_nearest_that_prints_as_long_as_it_does(
    broker: BrokerProcess, hub: HubProcess, tmp_path: Path
) -> None:
    hub.start(broker.port)
    first = KioskAt(broker.port, tmp_path, "kiosk-1")
    third = KioskAt(broker.port, tmp_path, "kiosk-3")
    with (
        Station(broker.port, tmp_path, "manager-1") as manager,
        HoldingProxy(broker.port) as cable,
        first.station,
        third.station,
    ):
        second = KioskAt(cable.port, tmp_path, "kiosk-2")
        with second.station:
            assert manager.ask(OpenDay()).outcome == Agreed()
            first.printer_is(PrinterCondition.PAPER_OUT)
            first.says("Please ask a volunteer.")
            third.printer_is(PrinterCondition.READY)
            second.printer_is(PrinterCondition.READY)
            first.says("Please go to kiosk 2.")
            cable.cut()
            first.says("Please go to kiosk 3.")
            third.printer_is(PrinterCondition.COVER_OPEN)
            first.says("Please ask a volunteer.")
    with reading(hub.journal) as (_, records):
        assert {type(one.event).__name__ for one, _ in records} == {"PlanAdopted", "DayOpened"}


def standing(station: Station, device: str) -> DeviceStanding | None:
    document = station.shown.get(DevicesDocument)
    if not isinstance(document, DevicesDocument):
        return None
    return next(one for one in document.devices if one.device == device)


def is_now(station: Station, device: str, presence: Presence, *, can_print: bool) -> bool:
    found = standing(station, device)
    return found is not None and (found.presence, found.can_print) == (presence, can_print)


def test_what_a_broker_kept_is_told_from_what_is_said_now(broker: BrokerProcess) -> None:
    with heard_by(broker.port, "kiosk-2") as kiosk:
        kiosk.say(HEALTH, encode(WELL), retain=True)
        with heard_by(broker.port, "early", HEALTH) as hub:
            hub.until(lambda ear: bool(ear.heard))
            kiosk.say(HEALTH, encode(FIRST), retain=True)
            hub.until(lambda ear: len(ear.heard) > 1)
            assert [(one.kept, decode_health(one.payload)) for one in hub.heard] == [
                (True, WELL),
                (False, FIRST),
            ]


def test_a_hub_that_starts_anew_hears_from_the_broker_how_everybody_is(
    broker: BrokerProcess, hub: HubProcess, tmp_path: Path
) -> None:
    hub.start(broker.port)
    with Station(broker.port, tmp_path, "kiosk-2", health=WELL):
        with Station(broker.port, tmp_path, "helpdesk-1") as desk:
            desk.look_until(
                lambda: is_now(desk, "kiosk-2", Presence.ONLINE, can_print=True), "it was never there"
            )
        hub.kill()
        with Station(broker.port, tmp_path, "kiosk-1", health=WELL):
            hub.start(broker.port)
            with Station(broker.port, tmp_path, "helpdesk-1") as desk:
                for kiosk in ("kiosk-1", "kiosk-2"):
                    desk.look_until(
                        lambda kiosk=kiosk: is_now(desk, kiosk, Presence.ONLINE, can_print=True),  # type: ignore[misc]
                        f"{kiosk} was forgotten",
                    )


def test_devices_tell_a_broker_that_forgot_everything(
    broker: BrokerProcess, hub: HubProcess, tmp_path: Path
) -> None:
    hub.start(broker.port)
    with (
        Station(broker.port, tmp_path, "kiosk-2", health=WELL),
        heard_by(broker.port, "witness", HEALTH) as ear,
    ):
        assert said(ear) == WELL
        broker.kill()
        broker.start()
        assert said(ear) == WELL
        assert kept(broker, "late") == WELL


def test_garbage_and_strangers_are_refused_and_the_hub_serves_on(
    broker: BrokerProcess, hub: HubProcess, tmp_path: Path
) -> None:
    hub.start(broker.port)
    with (
        Station(broker.port, tmp_path, "kiosk-2", health=WELL) as kiosk,
        heard_by(broker.port, "stranger") as stranger,
    ):
        kiosk.look_until(
            lambda: is_now(kiosk, "kiosk-2", Presence.ONLINE, can_print=True), "it was never there"
        )
        for garbage in (b"{}", b"\xff", b"[" * 3_000, b" " * 100_000):
            stranger.say(TOPICS.health("kiosk-1"), garbage)
        for number in range(200):
            stranger.say(TOPICS.health(f"stranger-{number}"), encode(WELL))
        stranger.say(TOPICS.health("kiosk-3"), encode(WELL))
        kiosk.look_until(lambda: is_now(kiosk, "kiosk-3", Presence.ONLINE, can_print=True), "the hub is deaf")
        assert is_now(kiosk, "kiosk-1", Presence.UNKNOWN, can_print=False)
        assert hub.told.count("refused health") == 1
