"""A real broker for the link, one for all its tests."""

from collections.abc import Iterator

import pytest

from center_hub.service.broker.embedded import EmbeddedBroker
from tests.support.wires import free_port


@pytest.fixture(scope="package")
def broker() -> Iterator[int]:
    """The port of a running broker."""
    port = free_port()
    with EmbeddedBroker(port):
        yield port
