"""The hub as one function of what comes in: messages to replies and documents, with a commit between.

Owns the order of things: read strictly, check the key, check the right, decide, write, COMMIT, and only
then speak. Must not know sockets; it is given messages and gives messages back.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import apsw
from rpds import HashTrieMap

from center_hub.contract import codec
from center_hub.contract.access import TELLS_HEALTH, may_give
from center_hub.contract.codec import Unreadable
from center_hub.contract.commands import CONFIDENTIAL, AnyCommand, CommandEnvelope, SignIn
from center_hub.contract.replies import AnyOutcome, Reason, Refused, Reply
from center_hub.contract.topics import Topics
from center_hub.contract.words import CommandKey, Role, Stamp
from center_hub.core import decide as rules
from center_hub.core.decision import DaySchedule, Occasion, Outlook
from center_hub.core.events import Moment, Recorded
from center_hub.core.forecast import Forecaster
from center_hub.core.model import State
from center_hub.core.plan import Plan
from center_hub.core.views import Prospects, services_full
from center_hub.journal.journal import Journal, digest
from center_hub.service import publisher
from center_hub.service.fleet import Fleet
from center_hub.service.foresight import Beside, HubForesight, remembered
from center_hub.service.publisher import Outgoing

logger = logging.getLogger(__name__)

SNAPSHOT_EVERY = 5_000
"""Events; folding that many anew takes 0.1 s."""
HUB = "hub"
"""The device name under which the hub's own acts stand in the journal."""


@dataclass(frozen=True, slots=True)
class DeviceRights:
    """What the centre's configuration says a device is."""

    role: Role
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class World:
    """What the hub may ask of the world outside, each a plain function, so that a test can be the world."""

    now: Callable[[], Moment]
    date: Callable[[int], str]
    """UTC milliseconds -> the date on the wall of the centre."""
    token: Callable[[], str]
    """128 fresh random bits."""
    schedule: Callable[[int], DaySchedule | None] = lambda _: None
    """UTC milliseconds -> the day whose opening hours they lie in."""
    pin_right: Callable[[str, str], bool] = lambda _operator, _pin: False
    """Whether a PIN is that of an operator."""
    beside: Beside = lambda work: work()
    """Does long work while the hub serves on; at once, if nobody says otherwise."""


def request_digest(envelope: CommandEnvelope, payload: bytes) -> bytes:
    """What tells two requests of one key apart; nothing of a confidential one."""
    return digest(b"" if isinstance(envelope.body, CONFIDENTIAL) else payload)


def _remembered(journal: Journal, beside: Beside) -> tuple[HubForesight, State]:
    """What was learned and what stands, from the journal; all is learned anew where nothing is readable."""
    learned_to, frozen = journal.experience() or (0, b"")
    known = remembered(frozen)
    foresight = HubForesight(known or Forecaster(), beside)

    def heard(before: State, recorded: Recorded) -> None:
        if known is None or recorded.sequence > learned_to:
            foresight.learn(before, recorded)

    return foresight, journal.state(heard, from_start=known is None)


class PlanRefused(Exception):
    """The configuration does not fit what is going on in the centre; the message says what to do."""


class Hub:
    """The authority of one centre over one journal.

    Raises:
        PlanRefused: the configuration drops a counter or service that is in use.
    """

    def __init__(
        self, journal: Journal, plan: Plan, devices: Mapping[str, DeviceRights], world: World
    ) -> None:
        self._journal = journal
        self._devices = devices
        self._world = world
        self._topics = Topics(journal.centre)
        self._fleet = Fleet({device: its.role for device, its in devices.items() if its.role in TELLS_HEALTH})
        self._keys: HashTrieMap[str, CommandKey] = HashTrieMap(journal.last_keys())
        self._heard: list[tuple[State, Recorded]] = []
        """What has been written and not yet committed: to be learned from then."""
        self._foresight, self._state = _remembered(journal, world.beside)
        self._snapshot_at = self._state.sequence
        self._told = Prospects()
        """What the queues document said that was sent last."""
        self._dropped = list(publisher.dropped(self._state.plan, plan, self._topics))
        self._adopt(plan)

    @property
    def state(self) -> State:
        """The committed state."""
        return self._state

    @property
    def heard_topics(self) -> tuple[str, ...]:
        """The filters under which every device's commands and health come in."""
        return (self._topics.commands, self._topics.healths)

    def handle(
        self, incoming: Sequence[tuple[str, bytes]], kept: Sequence[tuple[str, bytes]] = ()
    ) -> list[Outgoing]:
        """Everything to be sent because of `incoming` (topic, payload), committed before this returns.

        `kept` came before it: what the broker had kept, which may be of devices that are no more.
        Replies come first, then the documents that changed. If the disk refuses, the hub stands where the
        journal stands, and each asker is told what it holds of theirs. What devices say of their health is
        told by the next `tick`: a flood of it costs one document a second.
        """
        commands = [
            *self._without_health(kept, self._fleet.recall),
            *self._without_health(incoming, self._fleet.hear),
        ]
        if not commands:
            return []
        before = self._state
        try:
            with self._journal.batch():
                replies = [reply for topic, payload in commands for reply in self._answer(topic, payload)]
        except apsw.Error:
            logger.exception("the journal could not be written: going back to what it holds")
            self._go_back(before)
            replies = [
                reply for topic, payload in commands for reply in self._answer_after_fault(topic, payload)
            ]
        self._learn()
        return [*replies, *self._changed(before)]

    def _without_health(
        self, incoming: Sequence[tuple[str, bytes]], hear: Callable[[str | None, bytes, Moment], None]
    ) -> list[tuple[str, bytes]]:
        """The commands of `incoming`; the rest goes to `hear`, and is not for the journal."""
        commands: list[tuple[str, bytes]] = []
        for topic, payload in incoming:
            if self._topics.is_health(topic):
                hear(self._topics.device_of_health(topic), payload, self._world.now())
            else:
                commands.append((topic, payload))
        return commands

    def tick(self) -> list[Outgoing]:
        """What time has brought about by now, committed before this returns: the documents that changed.

        If the disk refuses, nothing has happened, and the next tick asks again.
        """
        before = self._state
        try:
            while self._time_has_passed():
                pass
        except apsw.Error:
            logger.exception("the journal could not be written: trying again in a second")
            self._go_back(before)
        self._learn()
        self._spare_the_next_start()
        now = self._world.now()
        self._foresight.refresh(self._state, self._state.clock(now.steady, now.wall))
        return [*self._changed(before), *self._other_prospects(), *self._news_of_devices(now)]

    def _news_of_devices(self, now: Moment) -> list[Outgoing]:
        self._fleet.pass_time(now)
        news = self._fleet.news(self._stamp)
        return [] if news is None else [publisher.devices(news, self._topics)]

    def _time_has_passed(self) -> bool:
        """Whether it has brought something about, which is committed then."""
        occasion = self._occasion(Role.MANAGER)
        lapsed = rules.lapsed(self._state, occasion)
        if lapsed.events:
            with self._journal.batch():
                self._record(self._own_key(), occasion.now, lapsed)
        return bool(lapsed.events)

    def _changed(self, before: State) -> list[Outgoing]:
        if self._state is before:
            return []
        prospects = self._prospects()
        told = list(publisher.changed(before, self._state, self._topics, self._journal.epoch, prospects))
        if any(one.topic == self._topics.queues for one in told):
            self._told = prospects
        return told

    def _other_prospects(self) -> list[Outgoing]:
        """The queues anew, where the clock alone has filled a service, or waits are forecast otherwise."""
        prospects = self._prospects()
        if prospects == self._told:
            return []
        self._told = prospects
        return [publisher.queues(self._state, self._topics, self._journal.epoch, prospects)]

    def _prospects(self) -> Prospects:
        full = services_full(self._state, self._world.now(), self._foresight)
        return Prospects(full, self._foresight.waits)

    def everything(self) -> list[Outgoing]:
        """The pulse and every retained document as it is now: said at start and after the broker was away."""
        self._told = self._prospects()
        documents = publisher.everything(self._state, self._topics, self._journal.epoch, self._told)
        devices = publisher.devices(self._fleet.document(self._stamp), self._topics)
        return [self.pulse(), *self._dropped, *documents, devices]

    def pulse(self) -> Outgoing:
        """The sign of life."""
        return publisher.pulse(self._state, self._topics, self._journal.epoch, self._world.now())

    def _go_back(self, before: State) -> None:
        """Stand where the journal stands: a failed COMMIT may have reached the disk nevertheless."""
        if self._journal.sequence == before.sequence:
            self._state = before
        else:
            self._state = self._journal.state()
        self._heard = [one for one in self._heard if one[1].sequence <= self._journal.sequence]
        self._keys = HashTrieMap(self._journal.last_keys())

    def _adopt(self, plan: Plan) -> None:
        occasion = self._occasion(Role.MANAGER)
        adopted = rules.adopt(self._state, plan, occasion)
        if isinstance(adopted, Refused):
            raise PlanRefused(adopted.note)
        with self._journal.batch():
            self._record(self._own_key(), occasion.now, adopted)

    def _own_key(self) -> CommandKey:
        return CommandKey(device=HUB, epoch=self._journal.epoch, sequence=self._journal.sequence + 1)

    def _record(self, key: CommandKey, now: Moment, outlook: Outlook) -> None:
        """Write what happens; the state is then the one that the rules have foreseen."""
        written = self._journal.append(now, key, outlook.events)
        self._heard += ((self._state, recorded) for recorded in written)
        self._state = outlook.state

    def _learn(self) -> None:
        """Take in what is committed by now."""
        heard, self._heard = self._heard, []
        for before, recorded in heard:
            self._foresight.learn(before, recorded)

    def _spare_the_next_start(self) -> None:
        """Keep state and experience from time to time, and when a day is over."""
        due = SNAPSHOT_EVERY if self._state.day is not None else 1
        if self._state.sequence - self._snapshot_at < due:
            return
        try:
            with self._journal.batch():
                self._journal.keep_snapshot(self._state)
                self._journal.keep_experience(self._foresight.freeze())
        except apsw.Error:
            logger.exception("no snapshot could be kept: the next start will take longer")
        self._snapshot_at = self._state.sequence

    def _answer(self, topic: str, payload: bytes) -> list[Outgoing]:
        """The reply to one message; none where there is nobody to reply to."""
        device = self._topics.device_of_command(topic)
        if device is None or device not in self._devices:
            logger.warning("a message on %.80r is from no device of this centre: ignored", topic)
            return []
        try:
            envelope = codec.decode_command(payload)
        except Unreadable as unreadable:
            logger.warning("%s sent what cannot be read: %.200s", device, unreadable.note)
            key = unreadable.key if unreadable.key and unreadable.key.device == device else None
            refused = Refused(reason=unreadable.reason, note=unreadable.note[:200])
            return [self._reply(device, self._encoded(key, refused))]
        return [self._reply(device, self._answer_command(device, envelope, payload))]

    def _answer_command(self, device: str, envelope: CommandEnvelope, payload: bytes) -> bytes:
        key = envelope.key
        if key.device != device:
            logger.warning("%s sent a command in the name of %s: refused", device, key.device)
            return self._encoded(
                None, Refused(reason=Reason.NOT_PERMITTED, note="the key names another device")
            )
        last = self._keys.get(device)
        if last is not None and key <= last:
            return self._answer_again(key, last, request_digest(envelope, payload))
        reply = self._encoded(key, self._carried_out(device, envelope))
        self._journal.remember(key, request_digest(envelope, payload), reply)
        self._keys = self._keys.insert(device, key)
        return reply

    def _answer_again(self, key: CommandKey, last: CommandKey, asked: bytes) -> bytes:
        """The stored reply, byte for byte; a refusal where the key is not what it was."""
        stored = self._journal.stored_reply(key)
        if stored is not None and stored.digest == asked:
            return stored.body
        if stored is not None:
            reason = Reason.KEY_REUSE
        else:
            reason = Reason.OLD_EPOCH if key.epoch < last.epoch else Reason.KEY_EXPIRED
        logger.warning("%s: %s; the last key seen is %s", key, reason, last)
        return self._encoded(key, Refused(reason=reason, known_epoch=last.epoch))

    def _carried_out(self, device: str, envelope: CommandEnvelope) -> AnyOutcome:
        """What the device is told, with all that happens written."""
        rights = self._devices[device]
        if not may_give(rights.role, rights.counter, envelope.body):
            logger.warning("%s may not give %s: refused", device, type(envelope.body).__name__)
            return Refused(reason=Reason.NOT_PERMITTED)
        occasion = self._occasion(rights.role, self._pin_right(envelope.body))
        decided = rules.decide(self._state, envelope.body, occasion)
        self._record(envelope.key, occasion.now, Outlook(decided.events, decided.state))
        return decided.outcome

    def _pin_right(self, command: AnyCommand) -> bool:
        return isinstance(command, SignIn) and self._world.pin_right(command.operator, command.pin)

    def _occasion(self, role: Role, pin_right: bool = False) -> Occasion:  # noqa: FBT001, FBT002 - its one meaning
        now = self._world.now()
        return Occasion(
            now=now,
            date=self._world.date(now.wall),
            token=self._world.token(),
            role=role,
            schedule=self._world.schedule(now.wall),
            foresight=self._foresight,
            pin_right=pin_right,
        )

    def _encoded(self, key: CommandKey | None, outcome: AnyOutcome) -> bytes:
        return codec.encode(Reply(version=1, key=key, stamp=self._stamp, body=outcome))

    @property
    def _stamp(self) -> Stamp:
        return Stamp(epoch=self._journal.epoch, sequence=self._state.sequence)

    def _reply(self, device: str, payload: bytes) -> Outgoing:
        return Outgoing(self._topics.reply(device), payload, retain=False)

    def _answer_after_fault(self, topic: str, payload: bytes) -> list[Outgoing]:
        """After a failed commit: the reply that the journal holds nevertheless, else a refusal."""
        device = self._topics.device_of_command(topic)
        if device is None or device not in self._devices:
            return []
        try:
            envelope = codec.decode_command(payload)
        except Unreadable:
            return []
        key = envelope.key
        stored = self._journal.stored_reply(key)
        if key.device == device and stored is not None and stored.digest == request_digest(envelope, payload):
            return [self._reply(device, stored.body)]
        return [self._reply(device, self._encoded(key, Refused(reason=Reason.STORAGE_FAILED)))]
