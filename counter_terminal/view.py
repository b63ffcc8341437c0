"""The counter's screen in words: a sight of the state in, plain data with finished sentences out.

Owns which sentence stands where, and what counts as trouble. Must not decide what a press does, and must not
know colours or places.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from center_hub.contract.documents import CounterDocument, QueuesDocument, ServiceQueue, TicketInHand
from center_hub.contract.replies import Reason
from center_hub.contract.words import CounterState, LegState, shown_number
from center_hub.link.heartbeat import Heartbeat
from config.languages import Language
from config.model import Agency, Centre, Counter, Service, Text
from counter_terminal.actions import SECONDARY, Action, lawful, next_action
from counter_terminal.durations import running, whole_minutes
from counter_terminal.transfer_list import COLUMNS, Cell, TransferPage

ROWS_SHOWN = 7
"""Queues listed one by one; the most delayed come first, the others are counted together."""

KEYS: Mapping[Action, str] = {
    Action.RECALL: "F6",
    Action.NO_SHOW: "F7",
    Action.TRANSFER: "F8",
    Action.FINISH: "F9",
    Action.PAUSE: "F10",
    Action.CLOSE: "F12",
}
"""What the caps on the small buttons say; the page binds the same keys."""

View = dict[str, object]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to say for a few seconds: a refusal, or that nobody is waiting."""

    refusal: Reason | None


@dataclass(frozen=True, slots=True)
class Sight:
    """All that is known at one moment."""

    now: float
    counter: CounterDocument | None
    queues: QueuesDocument | None
    heartbeat: Heartbeat
    alive: bool
    """The hub can be reached and speaks."""
    busy: bool
    working: bool
    notice: Notice | None
    page: TransferPage | None
    page_number: int
    pages: int


class ViewMaker:
    """Makes views of one counter in one operator's language."""

    def __init__(
        self, centre: Centre, counter: Counter, languages: Mapping[str, Language], language: Language
    ) -> None:
        self._centre = centre
        self._counter = counter
        self._language = language
        self._language_names = {code: one.name for code, one in languages.items()}
        self._zone = ZoneInfo(centre.timezone)
        self._profile = centre.profile(counter.profile)
        self._services = {one.id: one for one in centre.services}
        self._served = frozenset(
            name for one in centre.counters for name in centre.profile(one.profile).services
        )

    def can_send_to(self, service: str) -> bool:
        """Whether any counter of the centre serves `service`."""
        return service in self._served

    def view(self, sight: Sight) -> View:
        """The whole view of one moment."""
        text = self._language.text
        return {
            "page": "work" if sight.page is None else "transfer",
            "stamp": _newest(sight),
            "language": self._language.code,
            "direction": self._language.direction,
            "counter": text("counter.counter", label=self._counter.label),
            "profile": self._said(self._profile.name),
            "alive": sight.alive,
            "status": text("counter.connected" if sight.alive else "counter.stale"),
            "clock": self._clock(sight),
            "busy": sight.busy,
            "working": text("counter.working") if sight.working else "",
            "state": self._state(sight.counter),
            "ticket": self._ticket(sight),
            "main": self._main(sight),
            "actions": [self._action(action, sight) for action in SECONDARY],
            "waiting": self._waiting(sight),
            "today": {
                "title": text("counter.today"),
                "label": text("counter.served"),
                "served": "" if sight.counter is None else self._language.isolated(str(sight.counter.served)),
            },
            "banner": self._banner(sight),
            "transfer": self._transfer(sight),
        }

    def _clock(self, sight: Sight) -> str:
        wall = sight.heartbeat.wall(sight.now)
        return (
            "" if wall is None else f"{datetime.fromtimestamp(wall / 1000, UTC).astimezone(self._zone):%H:%M}"
        )

    def _state(self, counter: CounterDocument | None) -> str:
        """What the counter is doing, where there is no ticket to show."""
        if counter is None or counter.in_hand is not None:
            return ""
        keys = {CounterState.OPEN: "free", CounterState.PAUSED: "paused", CounterState.CLOSED: "closed"}
        return self._language.text(f"counter.{keys[counter.state]}")

    def _main(self, sight: Sight) -> View:
        action = None if sight.counter is None else next_action(sight.counter)
        said = "kiosk.one_moment" if action is None else f"counter.{action.value}"
        return {
            "action": "" if action is None else action.value,
            "text": self._language.text("counter.working" if sight.working else said),
            "key": "F5",
            "enabled": action is not None and sight.alive and not sight.busy,
        }

    def _action(self, action: Action, sight: Sight) -> View:
        allowed = sight.counter is not None and action in lawful(sight.counter)
        return {
            "id": _object_name(action),
            "intent": action.value,
            "text": self._language.text(f"counter.{action.value}"),
            "key": KEYS[action],
            "enabled": allowed and sight.alive and not sight.busy,
        }

    def _ticket(self, sight: Sight) -> View | None:
        held = None if sight.counter is None else sight.counter.in_hand
        if held is None:
            return None
        serving = held.state is LegState.SERVING
        spoken = self._language_names.get(held.language, held.language)
        said = [self._language.text("counter.serving" if serving else "counter.called")]
        if held.attempt > 1 and not serving:
            said.append(self._language.text("counter.attempt", count=held.attempt))
        return {
            "number": shown_number(held.series, held.number),
            "service": self._service_name(held.service),
            "state": " · ".join(said),
            "spoken_label": self._language.text("counter.language_of_citizen"),
            "spoken": self._language.isolated(spoken),
            "waited_label": self._language.text("counter.waited"),
            "waited": self._minutes(held.waited),
            "serving": serving,
            **self._timer(held, sight),
        }

    def _timer(self, held: TicketInHand, sight: Sight) -> View:
        """How long since the call, or since the start against what the service takes on average."""
        steady = sight.heartbeat.steady(sight.now)
        serving = held.state is LegState.SERVING and held.serving_since is not None
        since = held.serving_since if serving and held.serving_since is not None else held.called_since
        passed = 0.0 if steady is None else max(0.0, (steady - since) / 1000)
        mean = self._mean_s(held.service) if serving else 0
        timer = f"{running(passed)} / {running(mean)}" if mean else running(passed)
        return {
            "timer": self._language.isolated(timer),
            "share": min(1.0, round(passed / mean, 3)) if mean else 0.0,
            "over": bool(mean) and passed > mean,
        }

    def _waiting(self, sight: Sight) -> View:
        queues = () if sight.queues is None else sight.queues.queues
        own = [one for one in queues if one.waiting and one.service in self._profile.services]
        own.sort(key=lambda one: one.oldest_since or 0)
        people = sum(one.waiting for one in own)
        longest = self._waited(own[0], sight) if own else 0
        rows = [self._queue_row(one, sight) for one in own[:ROWS_SHOWN]]
        left = sum(one.waiting for one in own[ROWS_SHOWN:])
        said = self._language.text("counter.longest", minutes=whole_minutes(longest))
        nobody = self._language.text("counter.nobody_waiting")
        return {
            "title": self._language.text("counter.waiting_for_you"),
            "count": "–" if sight.queues is None else str(people),  # noqa: RUF001 - a dash: not known
            "longest": "" if sight.queues is None else said if own else nobody,
            "over": any(row["over"] for row in rows),
            "rows": rows,
            "more": self._language.isolated(f"+{left}") if left else "",
        }

    def _queue_row(self, queue: ServiceQueue, sight: Sight) -> View:
        waited = self._waited(queue, sight)
        return {
            "id": queue.service,
            "name": self._service_name(queue.service),
            "waiting": str(queue.waiting),
            "longest": self._minutes(waited),
            "over": waited > self._services[queue.service].target_wait_s * 1000,
        }

    def _waited(self, queue: ServiceQueue, sight: Sight) -> int:
        steady = sight.heartbeat.steady(sight.now)
        if steady is None or queue.oldest_since is None:
            return 0
        return max(0, steady - queue.oldest_since)

    def _banner(self, sight: Sight) -> View | None:
        text = self._language.text
        if not sight.alive:
            title = "" if sight.counter is None else text("counter.stale")
            return {
                "kind": "connection",
                "trouble": True,
                "title": title,
                "body": text("counter.no_connection"),
            }
        if sight.notice is None:
            return None
        if sight.notice.refusal is None:
            body = text("counter.nobody_waiting")
            return {"kind": "nobody", "trouble": False, "title": "", "body": body}
        body = text(f"refusal.{sight.notice.refusal.value}")
        return {"kind": "refusal", "trouble": True, "title": "", "body": body}

    def _transfer(self, sight: Sight) -> View | None:
        if sight.page is None:
            return None
        columns = sight.page.columns
        number = self._language.isolated(f"{sight.page_number} / {sight.pages}")
        return {
            "title": self._language.text("counter.transfer_to"),
            "leave": self._language.text("counter.cancel"),
            "page": number if sight.pages > 1 else "",
            "previous": sight.page_number > 1,
            "next": sight.page_number < sight.pages,
            "enabled": sight.alive and not sight.busy,
            **{
                f"column_{at}": [
                    self._cell(cell, sight) for cell in (columns[at] if at < len(columns) else ())
                ]
                for at in range(COLUMNS)
            },
        }

    def _cell(self, cell: Cell, sight: Sight) -> View:
        if isinstance(cell, Agency):
            return {"id": "", "title": self._said(cell.name), "note": ""}
        return {"id": cell.id, "title": self._said(cell.name), "note": self._crowd(cell, sight)}

    def _crowd(self, service: Service, sight: Sight) -> str:
        """How many wait there, or that nobody takes it now."""
        if sight.queues is None:
            return ""
        if service.id not in sight.queues.served:
            return self._language.text("kiosk.service_unavailable")
        waiting = next((one.waiting for one in sight.queues.queues if one.service == service.id), 0)
        return self._language.isolated(str(waiting)) if waiting else ""

    def _minutes(self, milliseconds: int) -> str:
        return self._language.text("counter.minutes", count=whole_minutes(milliseconds))

    def _mean_s(self, service: str) -> int:
        known = self._services.get(service)
        return 0 if known is None else known.mean_service_s

    def _service_name(self, service: str) -> str:
        """The name, or the bare id of a service that this box's configuration does not have yet."""
        known = self._services.get(service)
        return service if known is None else self._said(known.name)

    def _said(self, text: Text) -> str:
        return text.get(self._language.code) or text[self._centre.languages[0]]


def _newest(sight: Sight) -> int:
    stamps = [document.stamp for document in (sight.counter, sight.queues) if document is not None]
    return max(stamps).sequence if stamps else 0


def _object_name(action: Action) -> str:
    return "close-counter" if action is Action.CLOSE else action.value.replace("_", "-")
