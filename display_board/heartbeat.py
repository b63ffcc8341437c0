"""The hub's pulse as heard here: is it alive, and what time does it have now.

Owns the ageing of the last pulse between two of them. `now` is this device's monotonic clock in
seconds. Must not know what is shown.
"""

from dataclasses import dataclass

from center_hub.contract.documents import HubPulse

SILENT_S = 10.0
"""The hub speaks once a second; after ten missed pulses it is gone for whoever reads a board."""


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The newest pulse and when it was heard; made anew with each pulse by `after`."""

    pulse: HubPulse | None = None
    heard_at: float = 0.0
    """Of the newest pulse; before the first, when listening began."""
    beating: bool = False
    """True once two pulses came: a single one may be the retained last word of a hub long gone."""

    def after(self, pulse: HubPulse, now: float) -> "Heartbeat":
        """The heartbeat once `pulse` was heard at `now`."""
        return Heartbeat(pulse, now, beating=self.pulse is not None)

    def silent(self, now: float) -> bool:
        """Whether nothing was heard for `SILENT_S`, counted from `heard_at` before the first pulse."""
        return now - self.heard_at >= SILENT_S

    def wall(self, now: float) -> int | None:
        """UTC milliseconds since 1970; None while nothing trustworthy is known."""
        if self.pulse is None or (self.silent(now) and not self.beating):
            return None
        return self.pulse.wall + round((now - self.heard_at) * 1000)

    @property
    def last_word(self) -> int | None:
        """When the hub last spoke, UTC milliseconds since 1970; None before the first pulse."""
        return None if self.pulse is None else self.pulse.wall
