"""Brokers of both kinds, and hubs that are gone when the test is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.processes import BrokerProcess, Embedded, HubProcess, Mosquitto, mosquitto

NO_MOSQUITTO = pytest.mark.skipif(mosquitto() is None, reason="Mosquitto is not installed on this machine")


@pytest.fixture(
    params=[
        pytest.param(Embedded, id="embedded"),
        pytest.param(Mosquitto, id="mosquitto", marks=NO_MOSQUITTO),
    ]
)
def sleeping_broker(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[BrokerProcess]:
    """A broker that is not started yet."""
    kind: Callable[[Path], BrokerProcess] = request.param
    made = kind(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def broker(sleeping_broker: BrokerProcess) -> BrokerProcess:
    """A broker that runs."""
    sleeping_broker.start()
    return sleeping_broker


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    """A hub that is not started yet."""
    made = HubProcess(tmp_path / "journal.sqlite")
    yield made
    made.kill()
