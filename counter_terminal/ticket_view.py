"""The ticket in hand in words: what the operator needs to know to begin, and what is out of the ordinary.

Owns which facts are told and which are left unsaid because they are as always. Must not know colours or
places.
"""

from collections.abc import Iterator, Mapping

from center_hub.contract.documents import TicketInHand
from center_hub.contract.words import CounterState, LegState, Why
from counter_terminal.durations import running
from counter_terminal.situation import Situation
from counter_terminal.words import View, Words

_WHY_SAID: Mapping[Why, str] = {
    Why.OVERDUE: "counter.why_overdue",
    Why.PRIORITY: "counter.why_priority",
    Why.HEAD_START: "counter.why_head_start",
    Why.APPOINTMENT: "counter.why_appointment",
    Why.EARLY_APPOINTMENT: "counter.why_early_appointment",
    Why.PUT_FIRST: "counter.why_put_first",
    Why.CHOSEN: "counter.why_chosen",
    Why.RETURNED: "counter.why_returned",
    Why.WITHOUT_TICKET: "counter.why_without_ticket",
}
"""Those who came in their turn need no word."""

_THEN_SAID: Mapping[CounterState, str] = {
    CounterState.PAUSED: "counter.after_pause",
    CounterState.CLOSED: "counter.after_close",
}


def ticket_view(held: TicketInHand, s: Situation, words: Words) -> View:
    """The ticket `held` in this situation."""
    serving = held.state is LegState.SERVING
    return {
        "number": words.plain_number(held.series, held.number),
        "service": words.service(held.service),
        "state": " · ".join(_state(held, s, serving=serving, words=words)),
        "brief": _brief(held, s, words),
        "spoken_label": words.text("counter.language_of_citizen"),
        "spoken": words.spoken(held.language),
        "waited_label": words.text("counter.waited"),
        "waited": words.minutes(held.waited),
        "serving": serving,
        "marks": [{"icon": icon, "text": text} for icon, text in _marks(held, s, words)],
        **_timer(held, s, words),
    }


def _state(held: TicketInHand, s: Situation, *, serving: bool, words: Words) -> Iterator[str]:
    if not held.announced:
        yield words.text("counter.back_office")
        return
    yield words.text("counter.serving" if serving else "counter.called")
    if serving:
        if _timer(held, s, words)["over"]:
            yield words.text("counter.longer_than_usual")
        return
    if held.attempt > 1:
        yield words.text("counter.attempt", count=held.attempt)
    yield words.text("counter.recalls_left", count=held.recalls_left)


def _brief(held: TicketInHand, s: Situation, words: Words) -> str:
    """The one thing to say of the ticket where there is room for no more."""
    if _timer(held, s, words)["over"]:
        return words.text("counter.longer_than_usual")
    return next(_state(held, s, serving=held.state is LegState.SERVING, words=words))


def _marks(held: TicketInHand, s: Situation, words: Words) -> Iterator[tuple[str, str]]:
    """What is out of the ordinary, each with its icon: first the person, then the call, then the way on."""
    if held.priority is not None:
        yield "heart", words.priority(held.priority)
    if held.party > 1:
        yield "people", words.text("counter.party", count=held.party)
    if held.why in _WHY_SAID:
        yield "help", words.text(_WHY_SAID[held.why])
    if held.then:
        services = " · ".join(words.service(one) for one in held.then)
        yield "arrow", words.text("counter.then_services", services=services)
    if held.return_to is not None:
        yield "back", words.text("counter.returns_to", label=words.label(held.return_to))
    if s.document.then is not None:
        yield "clock", words.text(_THEN_SAID[s.document.then])


def _timer(held: TicketInHand, s: Situation, words: Words) -> View:
    """How long since the call, or since the start against what the service takes on average."""
    since = held.called_since if held.serving_since is None else held.serving_since
    passed = 0.0 if s.steady is None else max(0.0, (s.steady - since) / 1000)
    mean = 0 if held.serving_since is None else words.mean_s(held.service)
    timer = f"{running(passed)} / {running(mean)}" if mean else running(passed)
    return {
        "timer": words.isolated(words.figures(timer)),
        "share": min(1.0, round(passed / mean, 3)) if mean else 0.0,
        "over": bool(mean) and passed > mean,
    }
