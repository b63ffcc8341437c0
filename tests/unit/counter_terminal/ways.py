"""The way of an operator to every state of a counter's screen, each with as much on it as there may be."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from center_hub.contract.documents import ServiceQueue
from center_hub.contract.replies import Called, Reason
from center_hub.contract.words import CounterState, LegState, OperatorRole, Wait, Why
from tests.unit.counter_terminal.desk import STEADY, Desk, in_hand, parked

LONG = Wait(least=6700, likely=7600, most=8900)


def _services(desk: Desk) -> list[str]:
    """What is served here, the longest names first."""
    names = {one.id: one.name for one in desk.flow._centre.services}
    here = desk.flow._centre.profile(desk.flow._counter.profile).services
    return sorted(here, key=lambda one: -len(names[one].get(desk.language, "")))


def _citizen(desk: Desk) -> Mapping[str, Any]:
    """What makes a ticket one of this hall: the service with the longest name, another tongue."""
    return {"service": _services(desk)[0], "language": desk.flow._centre.languages[1]}


def _crowd(desk: Desk) -> None:
    """Many wait for whatever is served here."""
    services = _services(desk)
    desk.queues(
        *(
            ServiceQueue(service=one, waiting=128 - at, ahead=128, oldest_since=STEADY - 7_200_000, wait=LONG)
            for at, one in enumerate(services)
        ),
        served=tuple(services),
    )


def _open(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN, operator="operator-1", operator_role=OperatorRole.SUPERVISOR)
    _crowd(desk)


def _holds(desk: Desk, state: LegState, **also: Any) -> None:
    """A ticket with everything that may be said of one."""
    _open(desk)
    centre = desk.flow._centre
    known = {one.id: one for one in centre.priority_classes}
    longest = max(known, key=lambda one: len(known[one].name.get(desk.language, "")))
    facts: dict[str, Any] = {
        "priority": longest,
        "party": 3,
        "why": Why.CHOSEN,
        "return_to": centre.counters[-1].id,
    }
    desk.holds(state, **_citizen(desk), **facts, **also)
    _crowd(desk)


def unknown(desk: Desk) -> None:
    """Before the hub has told of this counter."""


def closed(desk: Desk) -> None:
    desk.is_now(CounterState.CLOSED)
    _crowd(desk)


def paused(desk: Desk) -> None:
    desk.is_now(CounterState.PAUSED)
    _crowd(desk)


def free(desk: Desk) -> None:
    _open(desk)


def called(desk: Desk) -> None:
    _holds(desk, LegState.CALLED)


def called_in_vain(desk: Desk) -> None:
    _holds(desk, LegState.CALLED, attempt=4, recalls_left=0, recall_from=STEADY - 60_000)


def serving(desk: Desk) -> None:
    _holds(desk, LegState.SERVING)


def pause_planned(desk: Desk) -> None:
    _open(desk)
    hand = replace(in_hand(LegState.SERVING), **_citizen(desk))
    desk.is_now(CounterState.OPEN, hand, then=CounterState.PAUSED)


def working(desk: Desk) -> None:
    """A press that the hub has not answered yet."""
    free(desk)
    desk.press("main", "call_next")
    desk.taken()
    desk.wait(0.6)


def nobody_waits(desk: Desk) -> None:
    free(desk)
    desk.press("main", "call_next")
    desk.taken()
    desk.answer(Called(ticket=None), desk.sequence)


def refused(desk: Desk) -> None:
    free(desk)
    desk.press("main", "call_next")
    desk.taken()
    desk.refused(Reason.WRONG_STATE)


def silent_hub(desk: Desk) -> None:
    serving(desk)
    desk.wait(30)


def too_long(desk: Desk) -> None:
    """Served for longer than the service takes."""
    _holds(desk, LegState.SERVING, serving_since=STEADY - 4_000_000)


def unanswered(desk: Desk) -> None:
    """A press that the hub should have answered by now."""
    working(desk)
    desk.wait(2.0)


def not_sent(desk: Desk) -> None:
    silent_hub(desk)
    desk.press("main", "")


def _asked(key: str, *before: Callable[[Desk], None]) -> Callable[[Desk], None]:
    def way(desk: Desk) -> None:
        for one in before:
            one(desk)
        desk.key(key)

    return way


def parked_list(desk: Desk) -> None:
    _open(desk)
    gone = (replace(parked(40 + at, at - 2), service=_services(desk)[0]) for at in range(9))
    desk.is_now(CounterState.OPEN, parked=tuple(gone))
    desk.press("parked")


def signing_in(desk: Desk) -> None:
    desk.is_now(CounterState.CLOSED)
    desk.press("sign_in")


def pin(desk: Desk) -> None:
    signing_in(desk)
    desk.key("2")
    desk.type("4711")


def by_number(desk: Desk) -> None:
    free(desk)
    desk.press("by_number")
    desk.type("B12")


def transfer_to(kind: str) -> Callable[[Desk], None]:
    def way(desk: Desk) -> None:
        serving(desk)
        desk.key("F8")
        desk.press("switch", kind)

    return way


def profiles(desk: Desk) -> None:
    free(desk)
    desk.press("profile")


WAYS: Mapping[str, Callable[[Desk], None]] = {
    "unknown": unknown,
    "closed": closed,
    "paused": paused,
    "free": free,
    "called": called,
    "called_in_vain": called_in_vain,
    "serving": serving,
    "pause_planned": pause_planned,
    "working": working,
    "nobody_waits": nobody_waits,
    "refused": refused,
    "silent_hub": silent_hub,
    "too_long": too_long,
    "unanswered": unanswered,
    "not_sent": not_sent,
    "keys": _asked("F1", serving),
    "more": _asked("F2", free),
    "outcome": _asked("F9", serving),
    "parked_list": parked_list,
    "signing_in": signing_in,
    "pin": pin,
    "by_number": by_number,
    "without_ticket": _asked("Ins", free),
    "transfer_to_service": _asked("F8", serving),
    "transfer_to_counter": transfer_to("counter"),
    "transfer_to_profile": transfer_to("profile"),
    "profiles": profiles,
}
