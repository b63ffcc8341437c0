"""The hub's pulse as a screen hears it: is the hub alive, and what time does it have now.

Owns the ageing of the last pulse between two of them. `now` is the device's monotonic clock in seconds; the
hub's times are milliseconds. Must not know what is shown.
"""

import math
from dataclasses import dataclass, replace

from center_hub.contract.documents import HubPulse

SILENT_S = 10.0
"""The hub speaks once a second; after ten missed pulses it is gone for whoever looks at a screen."""


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The newest pulse and when it was heard; made anew with each pulse by `after`."""

    heard_at: float = -math.inf
    """Of the newest pulse. Before the first: since when one may be expected; long ago unless said."""
    pulse: HubPulse | None = None

    def after(self, pulse: HubPulse, now: float) -> "Heartbeat":
        """The heartbeat once `pulse` was heard at `now`."""
        return replace(self, heard_at=now, pulse=pulse)

    def silent(self, now: float) -> bool:
        """Whether nothing was heard for `SILENT_S`."""
        return now - self.heard_at >= SILENT_S

    def steady(self, now: float) -> int | None:
        """The present on the hub's timeline in milliseconds; None before the first pulse."""
        return None if self.pulse is None else self.pulse.steady + self._since_ms(now)

    def wall(self, now: float) -> int | None:
        """UTC milliseconds since 1970, going on without the hub; None before the first pulse."""
        return None if self.pulse is None else self.pulse.wall + self._since_ms(now)

    @property
    def last_word(self) -> int | None:
        """When the hub last spoke, UTC milliseconds since 1970; None before the first pulse."""
        return None if self.pulse is None else self.pulse.wall

    def _since_ms(self, now: float) -> int:
        return round((now - self.heard_at) * 1000)
