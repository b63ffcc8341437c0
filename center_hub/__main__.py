"""`python -m center_hub`: run the hub of one centre."""

import argparse
import contextlib
import logging
import secrets
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from center_hub.core.evolve import Unlawful
from center_hub.journal.chain import BrokenChain
from center_hub.journal.journal import Journal, JournalFault
from center_hub.link.address import address_of
from center_hub.link.wire import Wire
from center_hub.service.broker.embedded import BrokerFault, EmbeddedBroker
from center_hub.service.calendar import local_date, schedule_at
from center_hub.service.clock import HubClock, wall_clock_ms
from center_hub.service.hub import HUB, Hub, PlanRefused, World
from center_hub.service.operators import PinBook, PinBookFault
from center_hub.service.planning import devices_of, plan_of
from center_hub.service.run import serve
from config.loader import centre_file, load_centre
from config.model import Centre
from config.problems import ConfigError

logger = logging.getLogger("center_hub")

UNUSABLE = 2
"""Exit code for what a technician must mend first."""

FAULTS = (ConfigError, JournalFault, BrokenChain, Unlawful, BrokerFault, PinBookFault, PlanRefused)
"""What a technician can repair, told in one sentence."""


def main(arguments: list[str] | None = None) -> int:
    """Run until SIGTERM or SIGINT. Returns 0, or 2 with the reason on stderr if it cannot serve."""
    asked = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        centre = load_centre(_centre_path(asked.centre))
        _run(centre, asked)
    except FAULTS as fault:
        print(f"the hub cannot serve: {fault}", file=sys.stderr)
        return UNUSABLE
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m center_hub",
        description="Run the hub of one centre: the queue, the journal, and the broker if none is named.",
        epilog="Examples: python -m center_hub --centre asan-baku-1 --journal var/hub/journal.sqlite\n"
        "          python -m center_hub --centre my-centre.yaml --broker 192.168.1.10:1883",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--centre", required=True, help="a known centre's id, or the path of its YAML file")
    parser.add_argument("--journal", type=Path, default=Path("var/hub/journal.sqlite"), metavar="FILE")
    parser.add_argument(
        "--pins",
        type=Path,
        metavar="FILE",
        help="of the operators (default pins.json beside the journal); written by"
        " 'python -m center_hub.manager set-pin'",
    )
    parser.add_argument(
        "--broker",
        type=address_of,
        metavar="HOST:PORT",
        help="a running MQTT 5 broker (Mosquitto); without it the embedded one listens on this machine only",
    )
    parser.add_argument("--port", type=int, default=1883, help="of the embedded broker (default 1883)")
    return parser


def _centre_path(named: str) -> Path:
    """A path as it is, a bare id as the file shipped with us."""
    return Path(named) if "/" in named or named.endswith(".yaml") else centre_file(named)


def _run(centre: Centre, asked: argparse.Namespace) -> None:
    with contextlib.ExitStack() as stack:
        broker = None if asked.broker else stack.enter_context(EmbeddedBroker(asked.port))
        host, port = asked.broker or ("127.0.0.1", asked.port)
        journal = stack.enter_context(Journal(asked.journal, centre.id, first_epoch=wall_clock_ms() // 1000))
        pins = PinBook(asked.pins or asked.journal.with_name("pins.json"))
        hub = Hub(journal, plan_of(centre), devices_of(centre), _world(centre, journal, pins))
        wire = Wire(host, port, HUB, hub.heard_topics)
        stack.callback(wire.close)
        stopped = _stop_on_signal(wire)
        logger.info("serving %s; the journal stands at event %d", centre.id, journal.sequence)
        serve(hub, wire, lambda: bool(stopped), broker.keep_alive if broker else lambda: None)


def _world(centre: Centre, journal: Journal, pins: PinBook) -> World:
    return World(
        now=HubClock(journal.last_moment()).now,
        date=lambda wall_ms: local_date(wall_ms, centre.timezone),
        token=lambda: secrets.token_urlsafe(16),
        schedule=lambda wall_ms: schedule_at(centre, wall_ms),
        pin_right=pins.is_right,
        beside=_beside,
    )


def _beside(work: Callable[[], None]) -> None:
    """Start `work`; a hub that ends does not wait for it."""
    Thread(target=work, name="forecast", daemon=True).start()


def _stop_on_signal(wire: Wire) -> list[int]:
    """A list that fills with the signal that ends us."""
    received: list[int] = []

    def note(number: int, _frame: object) -> None:
        received.append(number)
        wire.wake()

    signal.signal(signal.SIGTERM, note)
    signal.signal(signal.SIGINT, note)
    return received


if __name__ == "__main__":
    sys.exit(main())
