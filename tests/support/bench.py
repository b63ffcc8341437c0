"""A hub on the bench: a real journal in a real file, and a world that does what the test says."""

from pathlib import Path
from typing import Self

from center_hub.contract.codec import decode_reply, encode
from center_hub.contract.commands import AnyCommand, CommandEnvelope
from center_hub.contract.replies import Reply
from center_hub.contract.topics import Topics
from center_hub.contract.words import CommandKey, Role
from center_hub.core.decision import DaySchedule
from center_hub.core.events import Moment
from center_hub.core.plan import Plan
from center_hub.journal.journal import Journal
from center_hub.service.hub import DeviceRights, Hub, World
from center_hub.service.publisher import Outgoing
from tests.support.small_centre import PLAN
from tests.support.working_day import BEGINS, Press

CENTRE = "small-1"
TOPICS = Topics(CENTRE)
DEVICES = {
    "kiosk-1": DeviceRights(Role.KIOSK),
    "kiosk-2": DeviceRights(Role.KIOSK),
    "kiosk-3": DeviceRights(Role.KIOSK),
    "counter-1": DeviceRights(Role.COUNTER, "c1"),
    "counter-2": DeviceRights(Role.COUNTER, "c2"),
    "counter-3": DeviceRights(Role.COUNTER, "c3"),
    "board-1": DeviceRights(Role.BOARD),
    "helpdesk-1": DeviceRights(Role.HELPDESK),
    "manager-1": DeviceRights(Role.MANAGER),
    "panels-1": DeviceRights(Role.PANEL),
}
MORNING = BEGINS
"""UTC milliseconds: when the first press comes."""


class Bench:
    """One hub and the devices that speak to it, without a wire between. Use as a context manager."""

    def __init__(self, journal: Path, plan: Plan = PLAN) -> None:
        self.path = journal
        self.plan = plan
        self.wall = MORNING
        self.steady = 0
        self.tokens = 0
        self.schedule: DaySchedule | None = None
        self.sent: dict[str, int] = {}
        self._power_on()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.journal.close()

    def restart(self) -> None:
        """A hub anew on the same journal."""
        self.journal.close()
        self._power_on()

    def _power_on(self) -> None:
        self.journal = Journal(self.path, CENTRE)
        world = World(
            now=self._now,
            date=lambda _: "2026-11-20",
            token=self._token,
            schedule=lambda _: self.schedule,
            pin_right=lambda _, pin: pin == "2580",
        )
        self.hub = Hub(self.journal, self.plan, DEVICES, world)

    def pass_time(self, milliseconds: int) -> None:
        """Let both clocks go on."""
        self.wall += milliseconds
        self.steady += milliseconds

    def next_payload(self, device: str, command: AnyCommand, *, epoch: int = 1) -> bytes:
        """`command` under the device's next key."""
        self.sent[device] = self.sent.get(device, 0) + 1
        return payload(device, command, sequence=self.sent[device], epoch=epoch)

    def hear(self, device: str, payload: bytes) -> list[Outgoing]:
        """All that the hub sends because `device` sent `payload`."""
        return self.hub.handle([(TOPICS.command(device), payload)])

    def press(self, device: str, command: AnyCommand) -> Reply:
        """The reply to the device's next command, one second later."""
        self.pass_time(1_000)
        return reply_in(self.hear(device, self.next_payload(device, command)))

    def play(self, presses: tuple[Press, ...]) -> list[Reply]:
        """Press after press; the replies."""
        return [self.press(device, command) for device, command in presses]

    def _now(self) -> Moment:
        return Moment(wall=self.wall, steady=self.steady)

    def _token(self) -> str:
        self.tokens += 1
        return f"token-{self.tokens}"


def payload(device: str, command: AnyCommand, *, sequence: int, epoch: int = 1) -> bytes:
    """The bytes of `command` under a key of the test's choice."""
    key = CommandKey(device=device, epoch=epoch, sequence=sequence)
    return encode(CommandEnvelope(version=1, key=key, body=command))


def reply_bytes(outgoing: list[Outgoing]) -> bytes:
    """The payload of the one reply in `outgoing`."""
    (found,) = [message.payload for message in outgoing if "/reply/" in message.topic]
    return found


def reply_in(outgoing: list[Outgoing]) -> Reply:
    """The one reply in `outgoing`."""
    return decode_reply(reply_bytes(outgoing))
