"""What the day came to, read from its journal and from what was heard in the hall.

Reads events as they are written and knows none of the rules that wrote them, so that it can contradict them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from center_hub.contract.codec import decode_command, decode_reply
from center_hub.contract.topics import Topics
from center_hub.contract.words import CommandKey, Why
from center_hub.core import events as e
from center_hub.core.evolve import evolve
from center_hub.core.model import State
from center_hub.journal.journal import reading
from center_hub.journal.story import scenes, told
from center_hub.journal.wording import Wording
from center_hub.link.wire import Incoming
from center_hub.service.hub import HUB
from tests.support.baku_day_visitors import Visitor

Records = list[tuple[e.Recorded, CommandKey]]


def records_of(journal: Path) -> Records:
    """Every event of a journal with the command that caused it, each hash checked."""
    with reading(journal) as (_, records):
        return list(records)


def folded(records: Records) -> State:
    """The state after the last of them, from nothing."""
    state = State()
    for recorded, _ in records:
        state = evolve(state, recorded)
    return state


def issued(records: Records) -> dict[str, e.TicketIssued]:
    """Ticket -> how it was given, raising KeyError where one was given twice."""
    found: dict[str, e.TicketIssued] = {}
    for recorded, _ in records:
        if isinstance(recorded.event, e.TicketIssued):
            if recorded.event.ticket in found:
                raise KeyError(recorded.event.ticket)
            found[recorded.event.ticket] = recorded.event
    return found


def taken_without_paper(records: Records) -> set[str]:
    """The tickets of those who were served without one."""
    return {recorded.event.ticket for recorded, _ in records if isinstance(recorded.event, e.TicketTaken)}


def in_two_hands(records: Records) -> list[str]:
    """Each call of a ticket that was at a counter, and each call by a counter that had one in hand."""
    at: dict[str, str] = {}
    wrong: list[str] = []
    for recorded, _ in records:
        match recorded.event:
            case (
                e.TicketCalled(ticket=ticket, counter=counter) | e.TicketTaken(ticket=ticket, counter=counter)
            ):
                if ticket in at or counter in at.values():
                    wrong.append(f"{recorded.sequence}: {ticket} to {counter}")
                at[ticket] = counter
            case e.ServiceFinished() | e.TicketNotShown() | e.TicketTransferred() | e.TicketParked():
                at.pop(recorded.event.ticket, None)
            case _:
                pass
    return wrong + [f"in hand for ever: {ticket}" for ticket in at]


def services_done(records: Records) -> Counter[str]:
    """Ticket -> how often somebody finished a service of it or sent it on; not what the hub finished."""
    return Counter(
        recorded.event.ticket
        for recorded, key in records
        if isinstance(recorded.event, e.ServiceFinished | e.TicketTransferred) and key.device != HUB
    )


def ends(records: Records, people: Iterable[Visitor]) -> dict[str, str]:
    """Visitor -> what became of them in the end, in words; those without an end are left out."""
    last = _last_words(records)
    off = {
        recorded.event.code: f"appointment: {recorded.event.reason}"
        for recorded, _ in records
        if isinstance(recorded.event, e.AppointmentCancelled)
    }
    found: dict[str, str] = {}
    for visitor in people:
        if visitor.ticket is not None:
            end = last.get(visitor.ticket)
        elif visitor.refused is not None:
            end = f"refused: {visitor.refused}"
        else:
            end = None if visitor.appointment is None else off.get(visitor.appointment.code)
        if end is not None:
            found[visitor.name] = end
    return found


def _last_words(records: Records) -> dict[str, str]:
    """Ticket -> what ended it, as long as nothing happened to it afterwards."""
    last: dict[str, str] = {}
    for recorded, _ in records:
        match recorded.event:
            case e.ServiceFinished(ticket=ticket):
                last[ticket] = "served"
            case e.TicketNotShown(ticket=ticket):
                last[ticket] = "did not come"
            case e.TicketCancelled(ticket=ticket, reason=reason):
                last[ticket] = f"cancelled: {reason}"
            case e.TicketsMerged(tickets=tickets):
                last |= dict.fromkeys(tickets, "one number with the family")
            case e.LegBegun() | e.TicketReturned() | e.TicketTransferred() | e.TicketIssued():
                last.pop(recorded.event.ticket, None)
            case _:
                pass
    return last


def stories(records: Records, wording: Wording) -> dict[str, list[str]]:
    """Ticket -> its story, line by line; all of them in one look at the journal."""
    lines: dict[str, list[str]] = defaultdict(list)
    for scene in scenes(records):
        for ticket in _concerned(scene.recorded.event):
            lines[ticket].append(wording.said(tuple(told(scene, ticket))))
    return lines


def _concerned(event: e.AnyEvent) -> tuple[str, ...]:
    if isinstance(event, e.TicketsMerged):
        return (event.into, *event.tickets)
    ticket = getattr(event, "ticket", None)
    return () if ticket is None else (ticket,)


def waits_s(records: Records) -> list[int]:
    """From joining a queue to each call, in seconds, the shortest first."""
    since: dict[str, int] = {}
    waited = []
    for recorded, _ in records:
        match recorded.event:
            case e.TicketIssued() | e.LegBegun() | e.TicketTransferred() | e.TicketReturned():
                since[recorded.event.ticket] = recorded.moment.steady
            case e.TicketCalled(ticket=ticket) if ticket in since:
                waited.append((recorded.moment.steady - since.pop(ticket)) // 1000)
            case _:
                pass
    return sorted(waited)


def kinds(records: Records) -> Counter[str]:
    """How often each kind of event happened."""
    return Counter(type(recorded.event).__name__ for recorded, _ in records)


def whys(records: Records) -> set[Why]:
    """Every reason for which somebody was called."""
    return {one.event.why for one, _ in records if isinstance(one.event, e.TicketCalled | e.TicketTaken)}


def asked_and_answered(
    heard: Iterable[Incoming], topics: Topics
) -> tuple[dict[CommandKey, set[bytes]], dict[CommandKey, set[bytes]]]:
    """By its key: every command heard on the broker, and every reply, each as the different bytes of it."""
    asked: dict[CommandKey, set[bytes]] = defaultdict(set)
    answered: dict[CommandKey, set[bytes]] = defaultdict(set)
    for one in heard:
        if topics.device_of_command(one.topic) is not None:
            asked[decode_command(one.payload).key].add(one.payload)
        elif one.topic.startswith(topics.reply("x").removesuffix("x")):
            key = decode_reply(one.payload).key
            assert key is not None
            answered[key].add(one.payload)
    return asked, answered
