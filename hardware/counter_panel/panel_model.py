"""What the panel over a counter shows, by the hub's documents.

Owns that rule and the ageing of what the hub said. `now` and `stale` are seconds of the device's monotonic
clock. Must not know panels, addresses or lines.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from center_hub.contract.documents import CounterDocument, HubPulse
from center_hub.contract.words import CounterState
from center_hub.link.heartbeat import Heartbeat
from center_hub.link.port import DocumentShown, DocumentTaken, LinkEvent

AWAY = "--"
"""Over a counter whose operator will be back: it is no empty place to walk up to."""


def shown(document: CounterDocument) -> str:
    """The number called or served there, `A042`; `AWAY` over a paused counter; else nothing.

    Without the blank that the number has on paper: panels have few places.
    """
    held = document.in_hand
    if held is not None:
        return f"{held.series}{held.number:03d}"
    return AWAY if document.state is CounterState.PAUSED else ""


@dataclass
class PanelModel:
    """What was heard of all counters, and when the hub was heard last.

    `counter_at` is which counter's document stands on a topic: its number goes when the hub takes it away.
    """

    counter_at: Mapping[str, str] = field(default_factory=dict)
    heartbeat: Heartbeat = field(default_factory=Heartbeat)
    _counters: dict[str, CounterDocument] = field(default_factory=dict)

    def heard(self, event: LinkEvent, now: float) -> None:
        """Take in what came over the link at `now`."""
        match event:
            case DocumentShown(HubPulse() as pulse):
                self.heartbeat = self.heartbeat.after(pulse, now)
            case DocumentShown(CounterDocument() as document):
                self._counters[document.counter] = document
            case DocumentTaken(topic=topic):
                self._counters.pop(self.counter_at.get(topic, ""), None)
            case _:
                pass

    def text(self, counter: str, now: float, stale: float) -> str:
        """For the panel over `counter`; nothing when the hub was not heard for `stale` seconds."""
        document = self._counters.get(counter)
        if document is None or now - self.heartbeat.heard_at >= stale:
            return ""
        return shown(document)
