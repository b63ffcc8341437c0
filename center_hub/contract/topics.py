"""Every MQTT topic there is, built and read in this one place.

    nobat/1/<centre>/command/<device>     device -> hub      not retained
    nobat/1/<centre>/reply/<device>       hub -> device      not retained
    nobat/1/<centre>/health/<device>      device -> hub      retained, and the device's last will
    nobat/1/<centre>/document/pulse       hub -> everybody   not retained: it says "now"
    nobat/1/<centre>/document/day        hub -> everybody   retained
    nobat/1/<centre>/document/queues      hub -> everybody   retained
    nobat/1/<centre>/document/devices     hub -> everybody   retained
    nobat/1/<centre>/document/counter/<counter>              retained
    nobat/1/<centre>/document/board/<zone>                   retained

The `1` is the version of the whole language. The reply topic follows from the authenticated device
and is never read from a message; whose health a message tells is read from its topic alone.
"""

import re
from dataclasses import dataclass

_LEVEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?")
_ROOT = "nobat/1"


class TopicError(ValueError):
    """A level that would not stay one level of a topic."""


def _level(text: str) -> str:
    """`text`, if it is one clean topic level; wildcards, slashes and blanks are refused."""
    if _LEVEL.fullmatch(text) is None:
        message = f"{text!r} cannot stand in a topic: small letters, digits and hyphens only"
        raise TopicError(message)
    return text


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics of one centre. Raises `TopicError` where a name is not one clean level."""

    centre: str

    def __post_init__(self) -> None:
        _level(self.centre)

    @property
    def _base(self) -> str:
        return f"{_ROOT}/{self.centre}"

    def command(self, device: str) -> str:
        """Where `device` sends its commands."""
        return f"{self._base}/command/{_level(device)}"

    @property
    def commands(self) -> str:
        """The filter with which the hub hears every device."""
        return f"{self._base}/command/+"

    def reply(self, device: str) -> str:
        """Where the hub answers `device`."""
        return f"{self._base}/reply/{_level(device)}"

    def health(self, device: str) -> str:
        """Where `DeviceHealth` of `device` stands."""
        return f"{self._base}/health/{_level(device)}"

    @property
    def healths(self) -> str:
        """The filter with which the hub hears how every device is."""
        return f"{self._base}/health/+"

    @property
    def devices(self) -> str:
        """Where `DevicesDocument` stands."""
        return f"{self._base}/document/devices"

    @property
    def pulse(self) -> str:
        """Where `HubPulse` stands."""
        return f"{self._base}/document/pulse"

    @property
    def day(self) -> str:
        """Where `DayDocument` stands."""
        return f"{self._base}/document/day"

    @property
    def queues(self) -> str:
        """Where `QueuesDocument` stands."""
        return f"{self._base}/document/queues"

    def counter(self, counter: str) -> str:
        """Where the `CounterDocument` of `counter` stands."""
        return f"{self._base}/document/counter/{_level(counter)}"

    def board(self, zone: str) -> str:
        """Where the `BoardDocument` of `zone` stands."""
        return f"{self._base}/document/board/{_level(zone)}"

    def device_of_command(self, topic: str) -> str | None:
        """The device that owns a command topic; None if `topic` is not one of this centre."""
        return self._device_of("command", topic)

    def device_of_health(self, topic: str) -> str | None:
        """The device whose health stands on `topic`; None if it is no such topic of this centre."""
        return self._device_of("health", topic)

    def is_health(self, topic: str) -> bool:
        """Whether somebody's health stands there, perhaps that of no clean name."""
        return topic.startswith(f"{self._base}/health/")

    def _device_of(self, branch: str, topic: str) -> str | None:
        head = f"{self._base}/{branch}/"
        if not topic.startswith(head) or _LEVEL.fullmatch(topic[len(head) :]) is None:
            return None
        return topic[len(head) :]
