"""What the kiosk knows of the hall by the hub's documents: alive, open, who waits, who helps, what is given.

Owns the ages of what was heard; `now` is monotonic seconds. Must not know pages or citizens.
"""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from center_hub.contract.documents import (
    AnyDocument,
    DayDocument,
    DevicesDocument,
    HubPulse,
    QueuesDocument,
    Span,
)
from center_hub.contract.health import HelpWanted, Presence
from center_hub.contract.words import LanguageCode, Notice, Wait
from center_hub.link.heartbeat import Heartbeat
from kiosk.paper.moments import local_time


class Hall:
    """The hall of a centre in the time zone `timezone` (IANA name)."""

    def __init__(self, timezone: str) -> None:
        self.zone = ZoneInfo(timezone)
        self._heartbeat = Heartbeat()
        self._ahead: dict[str, int] | None = None
        self._waits: dict[str, Wait | None] = {}
        self._full: frozenset[str] = frozenset()
        self._closes: int | None = None
        self._spans: dict[str, tuple[Span, ...]] = {}
        self._suspended: dict[str, Mapping[LanguageCode, Notice]] = {}
        self._printing: frozenset[str] = frozenset()
        self._online: frozenset[str] = frozenset()
        self._wanted: dict[str, HelpWanted | None] = {}
        self.stamp = 0
        """The journal's sequence of the newest document heard."""

    def hear(self, document: AnyDocument, now: float) -> None:
        """Take in a document; kinds a kiosk does not look at are passed over."""
        self.stamp = max(self.stamp, document.stamp.sequence)
        if isinstance(document, HubPulse):
            self._heartbeat = self._heartbeat.after(document, now)
        elif isinstance(document, QueuesDocument):
            self._ahead = {queue.service: queue.ahead for queue in document.queues}
            self._waits = {queue.service: queue.wait for queue in document.queues}
            self._full = frozenset(document.full)
        elif isinstance(document, DayDocument):
            self._closes = document.closes
            self._spans = {hours.service: hours.spans for hours in document.hours}
            self._suspended = {one.service: one.message for one in document.suspended}
        elif isinstance(document, DevicesDocument):
            self._printing = frozenset(one.device for one in document.devices if one.can_print)
            self._online = frozenset(o.device for o in document.devices if o.presence is Presence.ONLINE)
            self._wanted = {one.device: one.help for one in document.devices}

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

    def wait(self, service: str) -> Wait | None:
        """How long a newcomer to `service` will probably wait; None where that cannot be told."""
        return self._waits.get(service)

    def full(self, service: str) -> bool:
        """Whether the hub said that there are no more tickets for `service` today."""
        return service in self._full

    def suspended(self, service: str) -> Mapping[LanguageCode, str] | None:
        """The sentence for citizens by language while `service` is suspended, else None."""
        return self._suspended.get(service)

    def spans(self, service: str) -> tuple[Span, ...] | None:
        """When tickets for `service` are given this day; None where no hour of the day is known to end it."""
        own = self._spans.get(service)
        if own is not None or self._closes is None:
            return own
        return (Span(begins=0, ends=self._closes),)

    def own_hours(self, service: str) -> bool:
        """Whether `service` has hours or breaks of its own this day."""
        return service in self._spans

    def can_print(self, device: str, now: float) -> bool:
        """Whether people may be sent to `device` for paper: the hub lives, and said so of it."""
        return device in self._printing and not self.silent(now)

    def there(self, device: str, now: float) -> bool:
        """Whether somebody may be at `device`: the hub lives, and said that it is connected."""
        return device in self._online and not self.silent(now)

    def help_wanted(self, device: str) -> HelpWanted | None:
        """The call for help of `device` as the hub told it last."""
        return self._wanted.get(device)

    def wall(self, now: float) -> int | None:
        """The time on the wall, UTC milliseconds since 1970; None while no trustworthy one was told."""
        return self._heartbeat.wall(now)

    def clock(self, now: float) -> str:
        """The time on the wall, `09:42`; empty while the hub has not told a trustworthy one."""
        wall = self.wall(now)
        return "" if wall is None else local_time(wall, self.zone)
