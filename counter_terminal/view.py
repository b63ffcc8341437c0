"""The counter's screen in words: a sight of the state in, plain data with finished sentences out.

Owns which sentence stands where, and what counts as trouble; the ticket, the column of those who wait and the
dialogues say their own. Must not decide what a press does, and must not know colours or places.
"""

from dataclasses import dataclass

from center_hub.contract.documents import CounterDocument, QueuesDocument
from center_hub.contract.replies import Reason
from center_hub.contract.transitions import Act
from center_hub.contract.words import CounterState, OperatorRole
from config.model import Counter
from counter_terminal.actions import Action, further, lawful, next_action, row
from counter_terminal.dialogues.dialogue import Dialogue
from counter_terminal.durations import running
from counter_terminal.keys import HELP, MAIN, MORE, STRIP, key_of
from counter_terminal.situation import Situation
from counter_terminal.strip import Strip
from counter_terminal.ticket_view import ticket_view
from counter_terminal.waiting_view import waiting_view
from counter_terminal.words import View, Words

UNSURE_MS = 1500
"""So long the large button waits after it turned from "start" to "no show" by itself: a press that was on its
way to the one must not do the other."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to say for a few seconds: a refusal, that nobody is waiting, or that a press was lost."""

    refusal: Reason | None
    at: int | None = None
    """UTC milliseconds since 1970: from when on the same would be granted."""
    not_sent: bool = False
    """There was no connection when something was pressed."""


@dataclass(frozen=True, slots=True)
class Sight:
    """All that is known at one moment."""

    situation: Situation | None
    """None before the hub has told of this counter."""
    queues: QueuesDocument | None
    wall: int | None
    """UTC milliseconds since 1970."""
    steady: int | None
    """Milliseconds on the hub's timeline."""
    alive: bool
    """The hub can be reached and speaks."""
    busy: bool
    working: bool
    notice: Notice | None
    dialogue: Dialogue | None
    strip: Strip
    owed: bool
    """A press is written down and on its way, and not answered."""
    overdue: bool
    """Its answer should have come by now."""


def may_press_main(s: Situation) -> bool:
    """Whether the large button may be pressed already: not in the moment in which it turned by itself."""
    if s.held is None or s.steady is None or next_action(s) is not Action.NO_SHOW:
        return True
    return s.steady >= s.held.recall_from + UNSURE_MS


class ViewMaker:
    """Makes views of one counter in one operator's words.

    Args:
        counter: the desk.
        services: what it begins the day with, until the hub says what it takes now.
        words: the operator's.
    """

    def __init__(self, counter: Counter, services: tuple[str, ...], words: Words) -> None:
        self._counter = counter
        self._services = services
        self._words = words

    def view(self, sight: Sight) -> View:
        """The whole view of one moment."""
        s, text, language = sight.situation, self._words.text, self._words.language
        document = None if s is None else s.document
        page = None if sight.dialogue is None or s is None else sight.dialogue.view(s, self._words)
        return {
            "page": "work" if page is None else page["kind"],
            "dialogue": page,
            "stamp": _newest(sight),
            "language": language.code,
            "direction": language.direction,
            "counter": text("counter.counter", label=self._counter.label),
            "profile": self._words.profile(self._counter.profile if s is None else s.profile),
            "on_duty": "" if document is None else self._on_duty(document),
            "alive": sight.alive,
            "status": text("counter.connected" if sight.alive else "counter.stale"),
            "clock": "" if sight.wall is None else self._words.clock(sight.wall),
            "busy": sight.busy,
            "ready": sight.alive and not sight.busy,
            "working": text("counter.working") if sight.working else "",
            "state": "" if document is None else self._state(document),
            "number": self._number(document),
            "ticket": None if s is None or s.held is None else ticket_view(s.held, s, self._words),
            "main": self._main(sight),
            "actions": self._row(sight),
            "waiting": self._waiting(sight),
            "today": self._today(document),
            "banner": self._banner(sight),
            "strip": self._strip(sight),
            "help": {"text": text("counter.keys"), "key": HELP},
        }

    def _number(self, document: CounterDocument | None) -> str:
        held = None if document is None else document.in_hand
        return "" if held is None else self._words.plain_number(held.series, held.number)

    def _on_duty(self, document: CounterDocument) -> str:
        if document.operator is None:
            return ""
        said = self._words.text("counter.on_duty", operator=document.operator)
        if document.operator_role is not OperatorRole.SUPERVISOR:
            return said
        return f"{said} ({self._words.text('counter.supervisor')})"

    def _state(self, document: CounterDocument) -> str:
        """What the counter is doing, where there is no ticket to show."""
        if document.in_hand is not None:
            return ""
        if document.storing:
            return self._words.text("counter.storing")
        keys = {CounterState.OPEN: "free", CounterState.PAUSED: "paused", CounterState.CLOSED: "closed"}
        counter = document
        return self._words.text(f"counter.{keys[counter.state]}")

    def _main(self, sight: Sight) -> View:
        s = sight.situation
        if s is None:
            return {"action": "", "text": self._words.text("kiosk.one_moment"), "key": MAIN, "enabled": False}
        action = next_action(s)
        said = "counter.working" if sight.working else f"counter.{action.value}"
        enabled = sight.alive and not sight.busy and may_press_main(s)
        return {"action": action.value, "text": self._words.text(said), "key": MAIN, "enabled": enabled}

    def _row(self, sight: Sight) -> list[View]:
        """The small buttons, and at the end the one that shows what else there is."""
        s = sight.situation
        if s is None:
            return []
        allowed = lawful(s) if sight.alive and not sight.busy else frozenset[Action]()
        buttons = [self._button(action, s, enabled=action in allowed) for action in row(s)]
        more = {"id": "more", "intent": "more", "text": self._words.text("counter.more"), "key": MORE}
        return [*buttons, more | {"enabled": sight.alive and not sight.busy and bool(further(s))}]

    def _button(self, action: Action, s: Situation, *, enabled: bool) -> View:
        return {
            "id": _object_name(action),
            "intent": action.value,
            "text": self._words.text(f"counter.{action.value}"),
            "key": _cap(action, s, self._words),
            "enabled": enabled,
        }

    def _waiting(self, sight: Sight) -> View:
        s = sight.situation
        services = self._services if s is None else s.services
        return waiting_view(services, sight.queues, sight.steady, s, self._words)

    def _today(self, document: CounterDocument | None) -> View:
        return {
            "title": self._words.text("counter.today"),
            "label": self._words.text("counter.served"),
            "served": "" if document is None else self._words.isolated(document.served),
        }

    def _banner(self, sight: Sight) -> View | None:
        text = self._words.text
        if not sight.alive:
            return {"kind": "connection", "trouble": True, "title": "", "body": self._lost(sight)}
        if sight.overdue:
            body = text("counter.press_kept")
            return {"kind": "unanswered", "trouble": True, "title": "", "body": body}
        if sight.notice is None:
            return None
        if sight.notice.not_sent:
            return {"kind": "not_sent", "trouble": True, "title": "", "body": text("counter.not_sent")}
        if sight.notice.refusal is None:
            body = text("counter.nobody_waiting")
            return {"kind": "nobody", "trouble": False, "title": "", "body": body}
        body = self._words.refusal(sight.notice.refusal.value, sight.notice.at)
        return {"kind": "refusal", "trouble": True, "title": "", "body": body}

    def _lost(self, sight: Sight) -> str:
        """What became of the last press while there is no connection, or that nothing is lost."""
        if sight.owed:
            return self._words.text("counter.press_kept")
        lost = sight.notice is not None and sight.notice.not_sent
        return self._words.text("counter.not_sent" if lost else "counter.no_connection")

    def _strip(self, sight: Sight) -> View:
        """The small form of the window: whether and where, and the words of its own buttons."""
        text = self._words.text
        waiting = self._waiting(sight)
        return {
            "on": sight.strip.on,
            "corner": sight.strip.corner.value,
            "small": text("counter.small_window"),
            "large": text("counter.large_window"),
            "move": text("counter.another_corner"),
            "key": STRIP,
            "actions": self._strip_row(sight),
            "waiting": f"{waiting['title']}: {self._words.isolated(waiting['count'])}",
        }

    def _strip_row(self, sight: Sight) -> list[View]:
        """Calling again and who did not come, as the row of the large window has them, while called."""
        s = sight.situation
        if s is None or Act.RECALL not in s.acts:
            return []
        wanted = (Action.START,) if s.called_in_vain else (Action.RECALL, Action.NO_SHOW)
        ids = [_object_name(action) for action in wanted]
        return [row for row in self._row(sight) if row["id"] in ids]


def _newest(sight: Sight) -> int:
    documents = (None if sight.situation is None else sight.situation.document, sight.queues)
    stamps = [document.stamp for document in documents if document is not None]
    return max(stamps).sequence if stamps else 0


def _cap(action: Action, s: Situation, words: Words) -> str:
    """The key of a button; while the last call is still heard, how long until it may be called again."""
    waits = action is Action.RECALL and s.held is not None and s.held.recalls_left and s.recall_wait_ms
    return words.figures(running(-(-s.recall_wait_ms // 1000))) if waits else key_of(action, s)


def _object_name(action: Action) -> str:
    return "close-counter" if action is Action.CLOSE else action.value.replace("_", "-")
