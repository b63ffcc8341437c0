"""What the kiosk knows of the hall, from the hub's documents: alive, open, who waits.

Owns the ages of what was heard; `now` is monotonic seconds. Must not know pages or citizens.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from center_hub.contract.documents import AnyDocument, HubPulse, QueuesDocument
from center_hub.link.heartbeat import Heartbeat


class Hall:
    """The hall of a centre in the time zone `timezone` (IANA name)."""

    def __init__(self, timezone: str) -> None:
        self._zone = ZoneInfo(timezone)
        self._heartbeat = Heartbeat()
        self._ahead: dict[str, int] | None = None
        self.stamp = 0
        """The journal's sequence of the newest document heard."""

    def hear(self, document: AnyDocument, now: float) -> None:
        """Take in a document; kinds a kiosk does not look at are passed over."""
        self.stamp = max(self.stamp, document.stamp.sequence)
        if isinstance(document, HubPulse):
            self._heartbeat = self._heartbeat.after(document, now)
        elif isinstance(document, QueuesDocument):
            self._ahead = {queue.service: queue.ahead for queue in document.queues}

    def silent(self, now: float) -> bool:
        """Whether the hub was never heard, or not for ten seconds."""
        return self._heartbeat.silent(now)

    @property
    def day_open(self) -> bool:
        """Whether the last pulse named a service day."""
        pulse = self._heartbeat.pulse
        return pulse is not None and pulse.day is not None

    def ahead(self, service: str) -> int | None:
        """People who may be called before a newcomer to `service`; None while nobody has told."""
        return None if self._ahead is None else self._ahead.get(service, 0)

    def clock(self, now: float) -> str:
        """The time on the wall, `09:42`; empty while the hub has not told a trustworthy one."""
        wall = self._heartbeat.wall(now)
        return "" if wall is None else f"{self.local(wall / 1000):%H:%M}"

    def local(self, wall_s: float) -> datetime:
        """Seconds since 1970 UTC as the centre's own date and time."""
        return datetime.fromtimestamp(wall_s, UTC).astimezone(self._zone)
