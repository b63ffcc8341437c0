"""Calls for help from the kiosks, and what this desk says to them.

Owns which calls stand, in which order, and how long an answer does. An answer is how the desk is, not a
command: whoever looks at `said` says so to the hub (`app`). Must not know words, pages or the wire.
"""

from dataclasses import dataclass
from typing import Final

from center_hub.contract.documents import DevicesDocument
from center_hub.contract.health import (
    MOST_ANSWERS,
    DeviceStanding,
    HelpAnswer,
    HelpStep,
    HelpWanted,
    Presence,
)
from counter_terminal.helpdesk.errand import GUARD_S

_STEPS: Final = {"call_go": HelpStep.COMING, "call_done": HelpStep.DONE, "call_stay": None}


@dataclass(frozen=True, slots=True)
class Call:
    """A call that stands, and who goes: this desk itself, another one by its id, or nobody."""

    kiosk: str
    wanted: HelpWanted
    mine: bool
    other: str | None


class Calls:
    """The calls of one centre as one desk sees and answers them; `now` is monotonic seconds."""

    def __init__(self) -> None:
        self.said: tuple[HelpAnswer, ...] = ()
        """What this desk says, for its health."""
        self.all_shown = False
        """Whether all are looked at, and not only the first."""
        self._devices: tuple[DeviceStanding, ...] = ()
        self._pressed_at = float("-inf")

    @property
    def standing(self) -> tuple[Call, ...]:
        """The oldest first. One that this desk has ended is gone before the kiosk has heard of it."""
        found = [one for device in self._devices if (one := self._call(device)) is not None]
        return tuple(sorted(found, key=lambda one: one.wanted.since))

    def intent(self, name: str, kiosk: str, now: float) -> bool:
        """Whether the press is `call_go`, `call_stay` or `call_done` with the kiosk, or `calls`; and do it.

        The second half of a double tap does nothing: another call may have come to its place.
        """
        if name not in _STEPS and name != "calls":
            return False
        if now - self._pressed_at >= GUARD_S:
            self._pressed_at = now
            self._pressed(name, kiosk)
        return True

    def hear(self, document: DevicesDocument) -> None:
        """How the devices are now; what was said to a call that is over is forgotten."""
        self._devices = document.devices
        told = {one.device: one for one in document.devices}
        self.said = tuple(one for one in self.said if _may_stand(one, told.get(one.kiosk)))
        self.all_shown = self.all_shown and len(self.standing) > 1

    def _pressed(self, name: str, kiosk: str) -> None:
        if name == "calls":
            self.all_shown = not self.all_shown and len(self.standing) > 1
            return
        call = next((one for one in self.standing if one.kiosk == kiosk), None)
        if call is not None:
            self._say(call, _STEPS[name])
            self.all_shown = self.all_shown and len(self.standing) > 1

    def _say(self, call: Call, step: HelpStep | None) -> None:
        others = tuple(one for one in self.said if one.kiosk != call.kiosk)
        own = () if step is None else (HelpAnswer(kiosk=call.kiosk, call=call.wanted.call, step=step),)
        self.said = (*others, *own)[-MOST_ANSWERS:]

    def _call(self, device: DeviceStanding) -> Call | None:
        wanted = device.help
        if wanted is None or wanted.step is HelpStep.DONE:
            return None
        own = next((o for o in self.said if (o.kiosk, o.call) == (device.device, wanted.call)), None)
        if own is not None and own.step is HelpStep.DONE:
            return None
        return Call(device.device, wanted, mine=own is not None, other=wanted.desk if wanted.coming else None)


def _may_stand(answer: HelpAnswer, device: DeviceStanding | None) -> bool:
    """Whether the call that was answered may still stand: a hub that just started does not know it yet."""
    if device is None or device.presence is Presence.OFFLINE:
        return False
    if device.presence is Presence.UNKNOWN:
        return True
    return device.help is not None and device.help.call == answer.call
