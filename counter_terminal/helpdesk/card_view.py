"""One ticket in words: how it stands, what is known of it, what may be done with it.

Owns the facts of a card and their order. Must not know pages, colours or places.
"""

from collections.abc import Iterator
from typing import Final

from center_hub.contract.replies import Found, Issued
from center_hub.contract.words import LegState, shown_wait
from config.model import Centre
from config.waits import said_wait
from counter_terminal.helpdesk.deeds import Deed, lawful
from counter_terminal.helpdesk.pages import Card, Given
from counter_terminal.helpdesk.sentences import state
from counter_terminal.words import View, Words

_DEEDS: Final = {
    Deed.RETURN: ("helpdesk.return", "back"),
    Deed.UNPARK: ("helpdesk.unpark", "check"),
    Deed.REPRINT: ("helpdesk.reprint", "printer"),
    Deed.PRIORITY: ("helpdesk.priority", "heart"),
    Deed.MOVE: ("helpdesk.move", "arrow"),
    Deed.SET_ASIDE: ("helpdesk.set_aside", "clock"),
    Deed.FAMILY: ("helpdesk.add_to_family", "people"),
    Deed.RATE: ("helpdesk.rate", "check"),
    Deed.CANCEL: ("helpdesk.cancel", "close"),
}
_FIRST: Final = (Deed.RETURN, Deed.UNPARK)
"""What the citizen in front of the desk most probably came for, where it is possible at all."""
NO_CARD: Final[View] = {"number": "", "state": "", "as_of": "", "again": "", "facts": [], "deeds": []}
NO_GIVEN: Final[View] = {"number": "", "hint": "", "facts": [], "give": "", "reprint": "", "card": ""}


def card_view(card: Card, centre: Centre, words: Words, *, ready: bool) -> View:
    """The card; its deeds can be pressed when `ready`."""
    found = card.found
    return {
        "number": words.plain_number(found.series, found.number),
        "state": state(found, words),
        "as_of": "" if card.seen is None else words.text("helpdesk.as_of", time=words.clock(card.seen)),
        "again": words.text("helpdesk.again"),
        "facts": [{"label": words.text(key), "value": value} for key, value in _facts(found, centre, words)],
        "deeds": [_deed(deed, words, ready=ready) for deed in lawful(found, centre)],
    }


def given_view(given: Given, centre: Centre, words: Words, *, has_printer: bool) -> View:
    """The number that was given just now, and where its owner goes."""
    issued = given.issued
    return {
        "number": words.plain_number(issued.series, issued.number),
        "hint": words.text("helpdesk.give_paper" if has_printer else "helpdesk.write_down"),
        "facts": [{"label": words.text(key), "value": value} for key, value in _given(issued, centre, words)],
        "give": words.text("helpdesk.next_person"),
        "reprint": words.text("helpdesk.reprint"),
        "card": words.text("helpdesk.to_card"),
    }


def where(centre: Centre, service: str, words: Words) -> str:
    """The zones of the counters that take `service`; empty for one this box does not know."""
    if service not in {one.id for one in centre.services}:
        return ""
    zones = dict.fromkeys(one.zone for one in centre.counters_serving(service))
    return words.language.listed(words.said(centre.zone(zone).name) for zone in zones)


def _deed(deed: Deed, words: Words, *, ready: bool) -> View:
    key, icon = _DEEDS[deed]
    return {
        "id": deed.value,
        "text": words.text(key),
        "icon": icon,
        "first": deed in _FIRST,
        "enabled": ready,
    }


def _facts(found: Found, centre: Centre, words: Words) -> Iterator[tuple[str, str]]:
    yield "helpdesk.service", words.service(found.service)
    if found.state is LegState.WAITING:
        if found.wait is not None:
            yield "helpdesk.wait", said_wait(shown_wait(found.wait), words)
        yield "helpdesk.ahead", words.isolated(found.ahead)
        yield "helpdesk.where", where(centre, found.service, words)
    if found.counter is not None:
        yield "helpdesk.counter", _counter(found.counter, centre, words)
    if found.priority is not None:
        yield "helpdesk.class", words.priority(found.priority)
    if found.party > 1:
        yield "helpdesk.people", words.isolated(found.party)
    if found.slot is not None:
        yield "helpdesk.slot", words.isolated(words.clock(found.slot))
    if found.then:
        yield "helpdesk.then", " · ".join(words.service(one) for one in found.then)
    issued = words.isolated(words.clock(found.issued_at))
    yield "helpdesk.issued", f"{issued} · {words.spoken(found.language)}"


def _given(issued: Issued, centre: Centre, words: Words) -> Iterator[tuple[str, str]]:
    yield "helpdesk.service", words.service(issued.service)
    yield "helpdesk.where", where(centre, issued.service, words)
    if issued.wait is not None and issued.slot is None:
        yield "helpdesk.wait", said_wait(shown_wait(issued.wait), words)
    yield "helpdesk.ahead", words.isolated(issued.ahead)
    if issued.priority is not None:
        yield "helpdesk.class", words.priority(issued.priority)
    if issued.party > 1:
        yield "helpdesk.people", words.isolated(issued.party)
    if issued.slot is not None:
        yield "helpdesk.slot", words.isolated(words.clock(issued.slot))
        if issued.wait is not None:
            yield "helpdesk.wait_after", said_wait(shown_wait(issued.wait), words)
    if issued.then:
        yield "helpdesk.then", " · ".join(words.service(one) for one in issued.then)


def _counter(counter: str, centre: Centre, words: Words) -> str:
    known = next((one for one in centre.counters if one.id == counter), None)
    zone = "" if known is None else f" · {words.said(centre.zone(known.zone).name)}"
    return f"{words.isolated(words.label(counter))}{zone}"
