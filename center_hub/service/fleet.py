"""How the devices of the centre are, by what they said last: soft state that no journal keeps.

Owns how long a word holds, what is refused, and which desk's word is told beside a call for help. A hub that
starts knows nothing, hears again what the broker kept, and believes none of it for longer than any other
word. Pure: time arrives with each call. Must not know the rules, the wire, nor who looks on.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from msgspec import structs

from center_hub.contract import codec
from center_hub.contract.access import may_say
from center_hub.contract.codec import Unreadable
from center_hub.contract.documents import DevicesDocument
from center_hub.contract.health import (
    WORD_HOLDS_S,
    DeviceHealth,
    DeviceStanding,
    HelpAnswer,
    HelpCall,
    HelpStep,
    HelpWanted,
    Presence,
)
from center_hub.contract.words import Role, Stamp
from center_hub.core.events import Moment

_log = logging.getLogger(__name__)

WORD_HOLDS_MS: Final = round(WORD_HOLDS_S * 1000)
COMPLAINT_EVERY_MS: Final = 10_000
"""Between two lines in the log about what is refused: a flood of it must not fill a disk."""


@dataclass(frozen=True, slots=True)
class _Word:
    """How a device stands, since when nothing was heard of it (on the hub's timeline), and what it said."""

    standing: DeviceStanding
    heard: int
    answers: tuple[HelpAnswer, ...] = ()
    said: bytes = b""


class Fleet:
    """The devices of one centre that tell their health, with what they are, in the order of its file.

    It holds one word a device and nothing of anybody else, however much is sent.
    """

    def __init__(self, devices: Mapping[str, Role]) -> None:
        self._devices = dict(devices)
        self._words = {device: _Word(_unknown(device), 0) for device in devices}
        self._shown = self._standings()
        self._complained = -COMPLAINT_EVERY_MS
        self._unsaid = 0

    def hear(self, device: str | None, payload: bytes, now: Moment) -> None:
        """Take in what stands on the health topic of `device`; None for a topic of no clean name.

        What cannot be read changes nothing; an empty payload takes back what was said.
        """
        if device is None or device not in self._words:
            self._complain(f"health of {device!r}, no device of this centre that tells any", now)
            return
        try:
            health = codec.decode_health(payload) if payload else None
        except Unreadable as unreadable:
            self._complain(f"health of {device} that cannot be read: {unreadable.note:.200}", now)
            return
        if health is not None and not may_say(self._devices[device], health):
            self._complain(f"health of {device} that speaks of help as no {self._devices[device]} does", now)
            return
        before = self._words[device].standing
        after = _taken_back(before, now) if health is None else _standing(device, health, before, now)
        answers = () if health is None else health.answers
        self._words[device] = _Word(after, now.steady, answers, payload)

    def recall(self, device: str | None, payload: bytes, now: Moment) -> None:
        """Take in what the broker kept for whoever comes: no sign of life, and no news if heard before.

        A hub whose line breaks again and again would otherwise believe for ever in a device that is gone.
        """
        if device in self._words and self._words[device].said == payload:
            return
        self.hear(device, payload, now)

    def pass_time(self, now: Moment) -> None:
        """A device that has not said for too long that it is there: nothing is known of it."""
        for device, word in self._words.items():
            silent = now.steady - word.heard >= WORD_HOLDS_MS
            if silent and word.standing.presence is Presence.ONLINE:
                self._words[device] = replace(word, standing=_unknown(device, now.wall))

    def news(self, stamp: Stamp) -> DevicesDocument | None:
        """The document, if it is not what was shown last."""
        return None if self._standings() == self._shown else self.document(stamp)

    def document(self, stamp: Stamp) -> DevicesDocument:
        """How all devices stand: this is what is shown from now on. Who came and went is logged."""
        before, self._shown = self._shown, self._standings()
        for then, now in zip(before, self._shown, strict=True):
            if then.presence is not now.presence:
                _log.info("%s is %s", now.device, now.presence)
        return DevicesDocument(version=1, stamp=stamp, devices=self._shown)

    def _standings(self) -> tuple[DeviceStanding, ...]:
        return tuple(self._answered(word.standing) for word in self._words.values())

    def _answered(self, standing: DeviceStanding) -> DeviceStanding:
        """How a device stands, with what the desks say to its call: that it is over before all else."""
        if standing.help is None:
            return standing
        told = dict(self._said_to(standing.device, standing.help))
        if not told:
            return standing
        step = HelpStep.DONE if HelpStep.DONE in told else HelpStep.COMING
        return structs.replace(standing, help=structs.replace(standing.help, step=step, desk=told[step]))

    def _said_to(self, kiosk: str, wanted: HelpWanted) -> Iterator[tuple[HelpStep, str]]:
        """What each desk that is there says to a call; one that is gone sends nobody."""
        for desk, word in self._words.items():
            if word.standing.presence is Presence.ONLINE:
                for answer in word.answers:
                    if (answer.kiosk, answer.call) == (kiosk, wanted.call):
                        yield answer.step, desk

    def _complain(self, what: str, now: Moment) -> None:
        if now.steady - self._complained < COMPLAINT_EVERY_MS:
            self._unsaid += 1
            return
        more = f" ({self._unsaid} more were refused before)" if self._unsaid else ""
        _log.warning("refused %s%s", what, more)
        self._complained, self._unsaid = now.steady, 0


def _unknown(device: str, since: int | None = None) -> DeviceStanding:
    return DeviceStanding(device=device, presence=Presence.UNKNOWN, since=since)


def _taken_back(before: DeviceStanding, now: Moment) -> DeviceStanding:
    """How a device stands whose word was taken from the broker."""
    return before if before.presence is Presence.UNKNOWN else _unknown(before.device, now.wall)


def _standing(device: str, health: DeviceHealth, before: DeviceStanding, now: Moment) -> DeviceStanding:
    """How a device stands by what it says. Of one that is not there nothing else is said."""
    presence = Presence.ONLINE if health.online else Presence.OFFLINE
    since = before.since if presence is before.presence else now.wall
    if not health.online:
        return DeviceStanding(device=device, presence=presence, since=since)
    return DeviceStanding(
        device=device,
        presence=presence,
        since=since,
        printer=health.printer,
        parts=health.parts,
        help=None if health.help is None else _wanted(health.help, before.help, now),
    )


def _wanted(said: HelpCall, before: HelpWanted | None, now: Moment) -> HelpWanted:
    """A call as it is told; `since` is when it was heard first."""
    since = before.since if before is not None and before.call == said.call else now.wall
    return HelpWanted(call=said.call, language=said.language, since=since)
