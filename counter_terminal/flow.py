"""What the counter's screen does with presses, documents and time. Pure: no Qt, no clock, no wire.

Owns when a press counts, which command it becomes, whose command goes first, and how long a notice stands.
What may be done is in `actions`, what is asked first in `dialogues`. Must not know how anything
looks (`view`) nor how commands travel. `now` is monotonic seconds, never going back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from center_hub.contract.commands import AnyCommand, GiveFeedback
from center_hub.contract.documents import (
    AnyDocument,
    BoardDocument,
    CounterDocument,
    DayDocument,
    DevicesDocument,
    HubPulse,
    QueuesDocument,
)
from center_hub.contract.replies import Called, Refused
from center_hub.link.heartbeat import Heartbeat
from center_hub.link.port import (
    CommandAnswered,
    CommandSent,
    DocumentShown,
    DocumentTaken,
    LinkChanged,
    LinkEvent,
)
from config.languages import Language
from config.model import Centre
from counter_terminal.actions import Action, command_of, lawful, next_action
from counter_terminal.dialogues.dialogue import Dialogue, Step
from counter_terminal.dialogues.key_list import KeyList
from counter_terminal.dialogues.more import MoreList
from counter_terminal.dialogues.opening import dialogue_of
from counter_terminal.errand import Errand, without_secret
from counter_terminal.keys import ASKS_FOR_HELP, LEAVES, MORE, PRESSES_MAIN, STRIP, TURNS, action_of
from counter_terminal.pedal import STALE_S, action_of_press
from counter_terminal.situation import Situation
from counter_terminal.strip import ARROWS, AT_FIRST, Strip
from counter_terminal.view import Notice, Sight, ViewMaker, may_press_main
from counter_terminal.words import Words
from hardware.keypad.port import Press

NOTICE_S = 6.0
"""How long a refusal or "nobody is waiting" stands: two sentences read without hurry."""


@dataclass(frozen=True, slots=True)
class Send:
    """Give `command` to the link."""

    command: AnyCommand


Effect = Send
"""All the flow can ask for."""


class CounterFlow:
    """The flow of one counter; fed by `intent`, `keypad`, `heard` and `tick`, shown by `view`.

    Args:
        centre: the centre's configuration.
        counter: the id of the counter; KeyError if the centre has none of it.
        languages: those of the centre by code, for the names of the citizens' languages, and the operator's.
        language: the operator's language, one of `languages`.
        strip: how the window was when it was last changed.
    """

    def __init__(
        self,
        centre: Centre,
        counter: str,
        languages: Mapping[str, Language],
        language: str,
        strip: Strip = AT_FIRST,
    ) -> None:
        self._centre = centre
        self._counter = centre.counter(counter)
        words = Words(centre, languages, languages[language])
        self._maker = ViewMaker(self._counter, centre.profile(self._counter.profile).services, words)
        self._document: CounterDocument | None = None
        self._queues: QueuesDocument | None = None
        self._heartbeat = Heartbeat()
        self._connected = False
        self._errand: Errand | None = None
        self._rating: Errand | None = None
        """A citizen's score on its way: the operator's presses count meanwhile, and go out after it."""
        self._score: GiveFeedback | None = None
        """A score that waits until the operator's own command is done."""
        self._held_back: AnyCommand | None = None
        """What the operator pressed while a score was on its way."""
        self._notice: Notice | None = None
        self._notice_until = 0.0
        self._dialogue: Dialogue | None = None
        self._strip = strip
        self._now = 0.0
        self._turned_at = 0.0
        """Since when the counter and its ticket are as they are."""

    @property
    def view(self) -> dict[str, object]:
        """What the screen shows now; plain data."""
        return self._maker.view(
            Sight(
                situation=self._situation,
                queues=self._queues,
                wall=self._heartbeat.wall(self._now),
                steady=self._heartbeat.steady(self._now),
                alive=self.alive,
                busy=self._errand is not None,
                working=self._errand is not None and self._errand.working(self._document, self._now),
                notice=self._notice,
                dialogue=self._dialogue,
                strip=self._strip,
                owed=self._errand is not None and self._errand.is_owed,
                overdue=self._errand is not None and self._errand.overdue(self._now),
            )
        )

    @property
    def document(self) -> CounterDocument | None:
        """What the hub said last of this counter."""
        return self._document

    @property
    def alive(self) -> bool:
        """Whether the hub can be reached and speaks."""
        return self._connected and not self._heartbeat.silent(self._now)

    @property
    def strip(self) -> Strip:
        """How the window is to be, as far as no dialogue needs more room."""
        return self._strip

    def intent(self, name: str, value: object, now: float) -> tuple[Effect, ...]:
        """A press: `main`, an action's name, `more`, `key` with the cap of a key, or a dialogue's own.

        `main` carries the action the button showed; if it is another by now, nothing was pressed. What does
        not fit the page, or would do something while a command is on its way, does nothing. `strip` makes
        the window small or large, `corner` moves the small one.
        """
        self._go_on(now)
        if self._reshaped(name, value):
            return ()
        s = self._situation
        if s is None or not isinstance(value, str):
            return ()
        if self._dialogue is not None:
            return self._take(self._dialogue.pressed(*_in_dialogue(name, value), s), s)
        return self._at_work(name, value, s)

    def keypad(self, press: Press, now: float) -> tuple[Effect, ...]:
        """A press on the keypad at the counter; what it means is in `pedal`.

        Nothing, while a dialogue asks something, while a command is on its way, and where the press was made
        before the screen showed what it shows now.
        """
        self._go_on(now)
        s = self._situation
        outdated = press.at < self._turned_at or now - press.at > STALE_S
        if s is None or outdated or self._dialogue is not None:
            return ()
        if not self._ready:
            self._say_if_lost()
            return ()
        action = action_of_press(press.action, s)
        return () if action is None else self._do(action, s)

    def heard(self, event: LinkEvent, now: float) -> tuple[Effect, ...]:
        """Something the link heard."""
        self._now = now
        match event:
            case LinkChanged():
                self._connected = event.connected
            case CommandSent(command=GiveFeedback()):
                self._rating = Errand(event.command, now, taken=True)
            case CommandSent():
                self._errand = self._taken(event.command)
            case CommandAnswered(command=GiveFeedback()):
                self._rating = None
            case CommandAnswered():
                self._hear_answer(event)
            case DocumentShown():
                self._look_at(event.document)
            case DocumentTaken():
                pass  # the hub refuses what is no more
            case _:
                assert_never(event)
        self._go_on(now)
        return self._after_another()

    def tick(self, now: float) -> tuple[Effect, ...]:
        """Time passed."""
        self._go_on(now)
        return self._after_another()

    def rate(self, score: int, now: float) -> tuple[Effect, ...]:
        """The citizen served last says how it was, from 1 to 5; once."""
        self._go_on(now)
        served = None if self._document is None else self._document.just_served
        if served is None or served.rated or not self.alive or self._score or self._rating:
            return ()
        self._score = GiveFeedback(ticket=served.ticket, score=score, counter=self._counter.id)
        return self._after_another()

    @property
    def _situation(self) -> Situation | None:
        if self._document is None:
            return None
        pulse = self._heartbeat.pulse
        return Situation(
            centre=self._centre,
            counter=self._counter,
            document=self._document,
            queues=self._queues,
            steady=self._heartbeat.steady(self._now),
            day=None if pulse is None or pulse.day is None else pulse.day.ordinal,
        )

    @property
    def _ready(self) -> bool:
        return self.alive and self._errand is None

    def _go_on(self, now: float) -> None:
        """Let go of what is over by `now`."""
        self._now = now
        if self._errand is not None and self._errand.over(self._document, now):
            if self._errand.was_never_sent:
                self._show(Notice(refusal=None, not_sent=True))
            self._errand = self._held_back = None
        self._let_go_of_scores(now)
        if self._notice is not None and now >= self._notice_until:
            self._notice = None
        s = self._situation
        if self._dialogue is not None and (s is None or not self._dialogue.stands(s)):
            self._dialogue = None

    def _let_go_of_scores(self, now: float) -> None:
        """One the link never took, and one for somebody who has left."""
        if self._rating is not None and not self._rating.working(self._document, now):
            self._rating = None
        served = None if self._document is None else self._document.just_served
        if self._score is not None and (served is None or served.ticket != self._score.ticket):
            self._score = None

    def _at_work(self, name: str, value: str, s: Situation) -> tuple[Effect, ...]:
        if name == "help" or (name == "key" and value in ASKS_FOR_HELP):
            self._dialogue = KeyList()
            return ()
        if not self._ready:
            self._say_if_lost()
            return ()
        if name == "main":
            action = next_action(s)
            return self._do(action, s) if value in ("", action) and may_press_main(s) else ()
        if name == "more" or (name, value) == ("key", MORE):
            more = MoreList()
            self._dialogue = more if more.stands(s) else None
            return ()
        if name == "key":
            named = action_of(value, lawful(s), s)
        else:
            named = next((action for action in lawful(s) if action == name), None)
        return () if named is None else self._do(named, s)

    def _take(self, step: Step, s: Situation) -> tuple[Effect, ...]:
        """What a press in a dialogue comes to; what would do something waits for no command on its way."""
        acts = step.command is not None or step.action is not None
        if acts and not self._ready:
            self._say_if_lost()
            return ()
        self._dialogue = step.dialogue
        if step.action is not None:
            return self._do(step.action, s)
        return () if step.command is None else self._send(step.command)

    def _do(self, action: Action, s: Situation) -> tuple[Effect, ...]:
        dialogue = dialogue_of(action, s)
        if dialogue is not None and dialogue.stands(s):
            self._dialogue = dialogue
            return ()
        command = command_of(action, s)
        return () if command is None else self._send(command)

    def _send(self, command: AnyCommand) -> tuple[Effect, ...]:
        self._errand = Errand(without_secret(command), self._now)
        self._notice = None
        if self._rating is not None:
            self._held_back = command
            return ()
        return (Send(command),)

    def _after_another(self) -> tuple[Effect, ...]:
        """What waited for another command to be done: the operator's first, a citizen's score after it."""
        if self._rating is not None or not self.alive:
            return ()
        if self._held_back is not None:
            command, self._held_back = self._held_back, None
            self._errand = Errand(without_secret(command), self._now)
            return (Send(command),)
        if self._score is None or self._errand is not None:
            return ()
        score, self._score = self._score, None
        self._rating = Errand(score, self._now)
        return (Send(score),)

    def _reshaped(self, name: str, value: object) -> bool:
        """Whether the press was about the window alone."""
        if name == "strip" or (name, value) == ("key", STRIP):
            if self._dialogue is None:
                self._strip = self._strip.switched()
            return True
        small = self._strip.on and self._dialogue is None
        if small and (name == "corner" or (name == "key" and value in ARROWS)):
            self._strip = self._strip.moved(str(value))
            return True
        return False

    def _say_if_lost(self) -> None:
        """A press without a connection is not kept, and whoever pressed is told so."""
        if not self.alive:
            self._show(Notice(refusal=None, not_sent=True))

    def _taken(self, command: AnyCommand) -> Errand:
        """The errand of a command the link took, also when it was given up here just before."""
        known = without_secret(command)
        if self._errand is None or self._errand.command != known:
            return Errand(known, self._now, taken=True)
        return self._errand.taken_by_link()

    def _hear_answer(self, answer: CommandAnswered) -> None:
        if self._errand is not None:
            self._errand = self._errand.answered(answer, self._now)
        if isinstance(answer.outcome, Refused):
            self._show(Notice(refusal=answer.outcome.reason, at=answer.outcome.at))
        elif isinstance(answer.outcome, Called) and answer.outcome.ticket is None:
            self._show(Notice(refusal=None))

    def _show(self, notice: Notice) -> None:
        self._notice, self._notice_until = notice, self._now + NOTICE_S

    def _look_at(self, document: AnyDocument) -> None:
        match document:
            case HubPulse():
                self._heartbeat = self._heartbeat.after(document, self._now)
            case CounterDocument():
                if self._document is None or _stands(document) != _stands(self._document):
                    self._turned_at = self._now
                self._document = document
            case QueuesDocument():
                self._queues = document
            case BoardDocument() | DayDocument() | DevicesDocument():
                pass  # a counter looks at no board or device, and the day it needs comes with the pulse
            case _:
                assert_never(document)


def _stands(document: CounterDocument) -> tuple[object, ...]:
    """What a press without a look at the screen is about."""
    held = document.in_hand
    return (document.state, None if held is None else (held.ticket, held.state))


def _in_dialogue(name: str, value: str) -> tuple[str, str]:
    """A press as a dialogue knows it: Esc leaves, page keys turn, Enter and the large key send."""
    if name != "key":
        return name, value
    if value == LEAVES:
        return "leave", ""
    if value in TURNS:
        return "page", TURNS[value]
    return ("send", "") if value in PRESSES_MAIN else ("key", value)
