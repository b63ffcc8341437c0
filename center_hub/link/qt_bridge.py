"""What the link hears, carried into the thread of a screen by one queued signal.

Owns the crossing of threads and nothing else.
"""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from center_hub.contract.commands import AnyCommand
from center_hub.contract.health import DeviceHealth
from center_hub.link.port import BeforeSettled, LinkEvent, LinkSettings, Listener, Wanted

ALIVE_EVERY_MS = 10_000
"""Between two signs that the screen's thread does not hang."""


class QtLink(QObject):
    """A `DeviceLink` whose listener runs in the thread that made this object (the screen's).

    `before_settled` runs in the link's own thread, where it may wait for a disk.
    """

    _heard = Signal(object)

    def __init__(
        self,
        settings: LinkSettings,
        wanted: Wanted,
        listener: Listener,
        health: DeviceHealth | None = None,
        *,
        before_settled: BeforeSettled | None = None,
    ) -> None:
        from center_hub.link.device_link import DeviceLink  # noqa: PLC0415 - MQTT and SQLite after the first frame

        super().__init__()
        self._listener = listener
        self._heard.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._link: DeviceLink = DeviceLink(
            settings, wanted, self._tell, health=health, before_settled=before_settled
        )
        self._alive = QTimer(self)
        self._alive.timeout.connect(self._link.vouch)

    def start(self) -> None:
        """Begin to connect."""
        self._link.vouch()
        self._alive.start(ALIVE_EVERY_MS)
        self._link.start()

    def send(self, command: AnyCommand) -> None:
        """Send `command`; returns at once."""
        self._link.send(command)

    def report(self, health: DeviceHealth) -> None:
        """Say how the device is now; returns at once. ValueError where the link was made without a health."""
        self._link.report(health)

    def stop(self) -> None:
        """End the link's thread."""
        self._alive.stop()
        self._link.stop()

    def _tell(self, event: LinkEvent) -> None:
        """For the link's thread, which so keeps this object from being collected while it may still tell."""
        self._heard.emit(event)

    def _hand_over(self, event: LinkEvent) -> None:
        self._listener(event)
