"""What a citizen should hear before a number is given: how long, where, what to have at hand, what it costs.

Owns these lines and their order. Must not know what a press does, nor where they are drawn.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from center_hub.contract.documents import QueuesDocument
from center_hub.contract.words import shown_wait
from config.model import Centre, Text
from config.waits import said_wait
from counter_terminal.helpdesk.card_view import where
from counter_terminal.words import Words

_BESIDE: Final = " · "


def service_lines(
    services: Sequence[str], centre: Centre, queues: QueuesDocument | None, words: Words
) -> list[str]:
    """A line each: the first service as its queue stands now, papers and fees, the services after it."""
    first, *then = services
    needs = _BESIDE.join(_needs(services, centre, words))
    return list(filter(None, (_first(first, centre, queues, words), needs, _then(then, words))))


def _first(service: str, centre: Centre, queues: QueuesDocument | None, words: Words) -> str:
    return _BESIDE.join(filter(None, (*_queue(service, queues, words), where(centre, service, words))))


def _queue(service: str, queues: QueuesDocument | None, words: Words) -> Iterator[str]:
    """How long and behind how many; nothing while the hub has not told."""
    if queues is None:
        return
    if service not in queues.served:
        yield words.text("helpdesk.nobody_serves")
    queue = next((one for one in queues.queues if one.service == service), None)
    if queue is not None and queue.wait is not None:
        yield said_wait(shown_wait(queue.wait), words)
    yield words.language.plural("helpdesk.people_ahead", 0 if queue is None else queue.ahead)


def _needs(services: Sequence[str], centre: Centre, words: Words) -> Iterator[str]:
    known = [centre.service(one) for one in services]
    for key, said in (
        ("kiosk.bring", [one.bring for one in known]),
        ("kiosk.fee", [one.fee for one in known]),
    ):
        together = _together(said, words)
        if together:
            yield f"{words.text(key)}: {together}"


def _together(said: Sequence[Text | None], words: Words) -> str:
    """What several services say of themselves, each thing once."""
    return words.language.listed(dict.fromkeys(words.said(one) for one in said if one is not None))


def _then(services: Sequence[str], words: Words) -> str:
    if not services:
        return ""
    return f"{words.text('helpdesk.then')}: {_BESIDE.join(words.service(one) for one in services)}"
