"""Who may still join the queue of a service: hours, suspension, quota, the time left, one's own limit.

Owns the limits at the door, and the suspension of a service. Must not know how a number is made.
"""

from msgspec.structs import replace

from center_hub.contract.commands import ResumeService, SuspendService
from center_hub.contract.replies import Reason, Refused
from center_hub.contract.words import CounterState
from center_hub.core.changes import put
from center_hub.core.decision import Decision, Granted, Occasion, Rule, refused
from center_hub.core.events import Recorded, ServiceResumed, ServiceSuspended
from center_hub.core.foresight import Foresight
from center_hub.core.model import State


def refusal_to_join(state: State, service: str, occasion: Occasion, person: str | None) -> Refused | None:
    """Why no walk-in may join the queue of `service` now, or None."""
    return (
        refusal_to_wait(state, service)
        or _outside_hours(state, service, occasion.clock(state))
        or _quota_reached(state, service)
        or _full_until_closing(state, service, occasion)
        or _person_limit(state, service, person)
    )


def refusal_to_wait(state: State, service: str) -> Refused | None:
    """Why nobody at all may wait for `service` now, appointment or not; or None."""
    if service not in state.plan.service:
        return refused(Reason.UNKNOWN_SERVICE, service)
    if state.day is None:
        return refused(Reason.DAY_NOT_OPEN)
    if service not in state.staffing.counters:
        return refused(Reason.NOBODY_SERVES_THIS, service)
    return refused(Reason.SERVICE_SUSPENDED, service) if service in state.suspended else None


def full_services(state: State, clock: int, foresight: Foresight) -> tuple[str, ...]:
    """Services for which no more tickets are given today, as far as can be told at `clock`."""
    rivals = state.staffing.rivals
    spare_ms = (
        {one: _spare_ms(state, one, clock, foresight) for one in set(rivals.values())}
        if _minds(state)
        else {}
    )
    return tuple(
        service.id
        for service in state.plan.services
        if _quota_reached(state, service.id) is not None
        or foresight.length_ms(service) > spare_ms.get(rivals.get(service.id, frozenset()), float("inf"))
    )


def _full_until_closing(state: State, service: str, occasion: Occasion) -> Refused | None:
    """A refusal where one more ticket would not be served by closing time, and the centre minds."""
    rivals = state.staffing.rivals.get(service)
    if rivals is None or not _minds(state):
        return None
    foresight = occasion.foresight
    length_ms = foresight.length_ms(state.plan.service[service])
    full = length_ms > _spare_ms(state, rivals, occasion.clock(state), foresight)
    return refused(Reason.FULL_UNTIL_CLOSING, service) if full else None


def _minds(state: State) -> bool:
    return state.day is not None and state.day.closes is not None and state.plan.rules.closing.when_full


def _spare_ms(state: State, rivals: frozenset[str], clock: int, foresight: Foresight) -> float:
    """Work, in milliseconds, that fits in by closing time at the counters that share that of `rivals`.

    Reckoned from the learned length of each service waited for; the counters are those open, or all of them
    before any has opened.
    """
    closes = clock if state.day is None or state.day.closes is None else state.day.closes
    sharing = state.staffing.sharing[rivals]
    manned = sum(state.counters[counter].state is not CounterState.CLOSED for counter in sharing)
    service = state.plan.service
    waiting = ((state.queue(rival).size, service[rival]) for rival in rivals)
    work_ms = sum(many * foresight.length_ms(planned) for many, planned in waiting if many)
    return max(0, closes - clock) * (manned or len(sharing)) - work_ms


def _outside_hours(state: State, service: str, clock: int) -> Refused | None:
    day = state.day
    if day is None:
        return None
    own = day.hours_of.get(service)
    if own is not None:
        if any(span.begins <= clock < span.ends for span in own.spans):
            return None
        opens = (span.begins for span in own.spans if span.begins > clock)
        return refused(Reason.SERVICE_CLOSED, service, at=min(opens, default=None))
    return refused(Reason.SERVICE_CLOSED, service) if day.closes is not None and clock >= day.closes else None


def _quota_reached(state: State, service: str) -> Refused | None:
    quota = state.plan.service[service].daily_quota
    reached = quota is not None and state.issued.get(service, 0) >= quota
    return refused(Reason.QUOTA_REACHED, service) if reached else None


def _person_limit(state: State, service: str, person: str | None) -> Refused | None:
    limit = state.plan.service[service].per_person
    if limit is None:
        return None
    if person is None:
        return refused(Reason.DOCUMENT_NEEDED, service)
    taken = state.persons.get(person_at(person, service), 0)
    return refused(Reason.PERSON_LIMIT_REACHED, service) if taken >= limit else None


def person_at(person: str, service: str) -> str:
    """The key under which tickets of one person for one service are counted."""
    return f"{person} {service}"


def suspend(state: State, command: SuspendService, _occasion: Occasion) -> Decision:
    """No more tickets for a service, with a sentence for citizens in each language."""
    if command.service not in state.plan.service:
        return refused(Reason.UNKNOWN_SERVICE, command.service)
    wrong = sorted(set(state.plan.languages) ^ set(command.message))
    if wrong:
        return refused(Reason.MESSAGE_INCOMPLETE, ", ".join(wrong))
    if state.suspended.get(command.service) == command.message:
        return refused(Reason.ALREADY_SO)
    return Granted(events=(ServiceSuspended(service=command.service, message=command.message),))


def resume(state: State, command: ResumeService, _occasion: Occasion) -> Decision:
    """Tickets for a service again."""
    if command.service not in state.suspended:
        return refused(Reason.ALREADY_SO)
    return Granted(events=(ServiceResumed(service=command.service),))


def _suspended(state: State, event: ServiceSuspended, _recorded: Recorded) -> State:
    return replace(state, suspended=put(state.suspended, event.service, event.message))


def _resumed(state: State, event: ServiceResumed, _recorded: Recorded) -> State:
    return replace(state, suspended=state.suspended.remove(event.service))


RULE = Rule(
    decides={SuspendService: suspend, ResumeService: resume},
    folds={ServiceSuspended: _suspended, ServiceResumed: _resumed},
)
