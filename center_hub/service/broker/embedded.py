"""The broker in a wheel (`iotcore`, which is rumqttd), as a child process on the loopback address.

Owns its settings and its life: it dies with the hub. It keeps nothing over a restart, and need not:
the hub says everything again.
"""

import logging
import tempfile
from pathlib import Path
from typing import Self

from iotcore import Broker

logger = logging.getLogger(__name__)

_SETTINGS = """\
id = 0

[router]
id = 0
max_connections = 1000
max_outgoing_packet_count = 1000
max_segment_size = 10485760
max_segment_count = 4

[v5.1]
name = "loopback"
listen = "127.0.0.1:{port}"
next_connection_delay_ms = 1

    [v5.1.connections]
    connection_timeout_ms = 10000
    max_payload_size = 262144
    max_inflight_count = 1000
    dynamic_filters = true
"""
"""Loopback only: it knows neither certificates nor access lists. 262144 is the contract's DOCUMENT_LIMIT."""


class BrokerFault(Exception):
    """The embedded broker does not come up; the message says why."""


class EmbeddedBroker:
    """Runs while the `with` block does.

    Raises:
        BrokerFault: the port is taken, or the broker does not start within ten seconds.
    """

    def __init__(self, port: int) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="nobat-broker-")
        settings = Path(self._folder.name) / "broker.toml"
        settings.write_text(_SETTINGS.format(port=port), encoding="utf-8")
        self._broker = Broker(config_path=str(settings))
        self._port = port

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._broker.stop()
        self._folder.cleanup()

    def keep_alive(self) -> None:
        """Start it again if it has died; cheap, to be called once a second."""
        if not self._broker.is_running:
            logger.warning("the embedded broker has died; starting it again")
            self._start()

    def _start(self) -> None:
        try:
            self._broker.start()
        except (OSError, RuntimeError) as error:
            message = f"the embedded broker cannot listen on 127.0.0.1:{self._port}: {error}"
            raise BrokerFault(message) from error
