"""Who waits for this counter in words: for its services, for itself by name, and those it has parked.

Owns the order of the rows and how many there are. Must not know colours or places.
"""

from center_hub.contract.documents import ParkedTicket, QueuesDocument, ServiceQueue
from counter_terminal.dialogues.parked import in_order
from counter_terminal.durations import minutes_until, whole_minutes
from counter_terminal.situation import Situation
from counter_terminal.words import View, Words

ROWS_SHOWN = 7
"""Queues listed one by one; the most delayed come first, the others are counted together."""
PARKED_SHOWN = 3
"""Parked tickets listed; each takes the place of a queue."""


def waiting_view(
    services: tuple[str, ...],
    queues: QueuesDocument | None,
    steady: int | None,
    s: Situation | None,
    words: Words,
) -> View:
    """The column; `s` is None before the counter's own document is known."""
    own = _own_queues(services, queues)
    parked = () if s is None else in_order(s.document.parked)
    addressed = 0 if s is None else s.document.addressed
    room = ROWS_SHOWN - min(len(parked), PARKED_SHOWN) - bool(addressed)
    rows = [_queue_row(one, steady, words) for one in own[:room]]
    left = sum(one.waiting for one in own[room:])
    people = sum(one.waiting for one in own) + addressed
    return {
        "title": words.text("counter.waiting_for_you"),
        "count": "–" if queues is None else words.figures(people),  # noqa: RUF001 - a dash: not known
        "longest": "" if queues is None else _longest(own, people, steady, words),
        "over": any(row["over"] for row in rows),
        "rows": [*_addressed_row(addressed, words), *rows],
        "more": words.isolated(words.figures(f"+{left}")) if left else "",
        "parked_title": words.text("counter.parked") if parked else "",
        "parked": [_parked_row(one, steady, words) for one in parked[:PARKED_SHOWN]],
    }


def _own_queues(services: tuple[str, ...], queues: QueuesDocument | None) -> list[ServiceQueue]:
    found = () if queues is None else queues.queues
    own = [one for one in found if one.waiting and one.service in services]
    return sorted(own, key=lambda one: one.oldest_since or 0)


def _longest(own: list[ServiceQueue], people: int, steady: int | None, words: Words) -> str:
    if not people:
        return words.text("counter.nobody_waiting")
    return words.text("counter.longest", minutes=whole_minutes(_waited(own[0], steady))) if own else ""


def _addressed_row(addressed: int, words: Words) -> list[View]:
    if not addressed:
        return []
    name = words.text("counter.for_this_counter")
    return [
        {"id": "addressed", "name": name, "waiting": words.figures(addressed), "longest": "", "over": False}
    ]


def _queue_row(queue: ServiceQueue, steady: int | None, words: Words) -> View:
    waited, target = _waited(queue, steady), words.target_ms(queue.service)
    return {
        "id": queue.service,
        "name": words.service(queue.service),
        "waiting": words.figures(queue.waiting),
        "longest": words.minutes(waited),
        "over": target is not None and waited > target,
    }


def _waited(queue: ServiceQueue, steady: int | None) -> int:
    if steady is None or queue.oldest_since is None:
        return 0
    return max(0, steady - queue.oldest_since)


def _parked_row(parked: ParkedTicket, steady: int | None, words: Words) -> View:
    left = minutes_until(parked.back_at, steady)
    return {
        "id": parked.ticket,
        "number": words.number(parked.series, parked.number),
        "back": words.text("counter.back_in", minutes=left),
    }
