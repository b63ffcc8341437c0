"""Appointments: taken over from elsewhere, checked in within their time, cancelled, or come to nothing.

Owns how early and how late one may come, and what then. A citizen who checked in waits like everybody else,
in a lane by time (`dispatch`).
"""

from itertools import takewhile

from msgspec.structs import replace

from center_hub.contract.commands import Appointment, CancelAppointment, CheckIn, ImportAppointments
from center_hub.contract.replies import Imported, NotTaken, Reason, Refused
from center_hub.core.changes import Unlawful, put
from center_hub.core.decision import Decision, Granted, Occasion, Rule, refused
from center_hub.core.events import (
    AnyEvent,
    AppointmentCancelled,
    AppointmentsImported,
    CancelReason,
    Recorded,
)
from center_hub.core.model import Booking, BookingState, State
from center_hub.core.rules.admission import refusal_to_wait
from center_hub.core.rules.issue import given_out, new_ticket, refusal_of_priority

_NO_LONGER_OPEN = {
    BookingState.USED: Reason.APPOINTMENT_USED,
    BookingState.CANCELLED: Reason.APPOINTMENT_CANCELLED,
}


def take_over(state: State, command: ImportAppointments, occasion: Occasion) -> Decision:
    """Appointments from elsewhere; the same file twice changes nothing."""
    clock = occasion.clock(state)
    taken: dict[str, Appointment] = {}
    not_taken, unchanged, added = [], 0, 0
    for one in command.appointments:
        reason = _not_taken(state, one, clock)
        known = state.bookings.get(one.code)
        if one.code in taken:
            not_taken.append(NotTaken(code=one.code, reason=Reason.ALREADY_SO))
        elif known is not None and _same(known, one):
            unchanged += 1
        elif reason is not None:
            not_taken.append(NotTaken(code=one.code, reason=reason))
        else:
            taken[one.code] = one
            added += known is None
    events = (AppointmentsImported(appointments=tuple(taken.values())),) if taken else ()
    outcome = Imported(
        added=added, changed=len(taken) - added, unchanged=unchanged, not_taken=tuple(not_taken)
    )
    return Granted(events=events, outcome=outcome)


def _same(known: Booking, one: Appointment) -> bool:
    return (known.service, known.slot, known.priority) == (one.service, one.slot, one.priority)


def _not_taken(state: State, one: Appointment, clock: int) -> Reason | None:
    known = state.bookings.get(one.code)
    if known is not None and known.state is not BookingState.OPEN and not known.late:
        return _NO_LONGER_OPEN[known.state]
    if one.service not in state.plan.service:
        return Reason.UNKNOWN_SERVICE
    if one.priority is not None and one.priority not in state.plan.priority:
        return Reason.UNKNOWN_PRIORITY
    return Reason.APPOINTMENT_PAST if over(state, one.slot, clock) else None


def over(state: State, slot: int, clock: int) -> bool:
    """Whether at `clock` it is too late to come for an appointment at `slot`."""
    return clock > slot + state.plan.rules.appointments.late_limit_s * 1000


def check_in(state: State, command: CheckIn, occasion: Occasion) -> Decision:
    """A number for somebody who has an appointment; one who comes too late may have to join as a walk-in."""
    booking = _open_booking(state, command.code)
    if isinstance(booking, Refused):
        return booking
    refusal = (
        refusal_to_wait(state, booking.service)
        or _out_of_time(state, booking, occasion.clock(state))
        or refusal_of_priority(state, command.priority, occasion)
    )
    if refusal is not None:
        return refusal
    given = new_ticket(state, (booking.service,), command.language, occasion)
    if isinstance(given, Refused):
        return given
    late = over(state, booking.slot, occasion.clock(state))
    event = replace(
        given,
        priority=command.priority or booking.priority,
        appointment=booking.code,
        slot=None if late else booking.slot,
    )
    return given_out(state, event, occasion)


def _open_booking(state: State, code: str) -> Booking | Refused:
    booking = state.bookings.get(code)
    if booking is None:
        return refused(Reason.UNKNOWN_APPOINTMENT)
    if booking.late:
        return refused(Reason.APPOINTMENT_PAST)
    return booking if booking.state is BookingState.OPEN else refused(_NO_LONGER_OPEN[booking.state])


def _out_of_time(state: State, booking: Booking, clock: int) -> Refused | None:
    rules = state.plan.rules.appointments
    admitted_from = booking.slot - rules.early_limit_s * 1000
    if clock < admitted_from:
        return refused(Reason.TOO_EARLY, at=admitted_from)
    too_late = rules.late == "cancel" and over(state, booking.slot, clock)
    return refused(Reason.APPOINTMENT_PAST) if too_late else None


def cancel(state: State, command: CancelAppointment, _occasion: Occasion) -> Decision:
    """The citizen will not come."""
    booking = _open_booking(state, command.code)
    if isinstance(booking, Refused):
        return booking
    return Granted(events=(AppointmentCancelled(code=booking.code, reason=CancelReason.ASKED),))


def _nobody_came(state: State, occasion: Occasion) -> tuple[AnyEvent, ...]:
    """The open appointments whose citizens would now be too late."""
    if state.day is None or state.plan.rules.appointments.late == "queue":
        return ()
    clock = occasion.clock(state)
    late = takewhile(lambda entry: over(state, entry[0][0], clock), state.agenda)
    return tuple(AppointmentCancelled(code=code, reason=CancelReason.LATE) for _, code in late)


def _imported(state: State, event: AppointmentsImported, recorded: Recorded) -> State:
    bookings, agenda = state.bookings, state.agenda
    for index, one in enumerate(event.appointments):
        known = bookings.get(one.code)
        if known is not None and known.state is BookingState.OPEN:
            agenda = agenda.left(known.rank)
        rank = (one.slot, recorded.sequence, index)
        booking = Booking(code=one.code, service=one.service, slot=one.slot, priority=one.priority, rank=rank)
        bookings, agenda = put(bookings, one.code, booking), agenda.joined(rank, one.code)
    return replace(state, bookings=bookings, agenda=agenda)


def _cancelled(state: State, event: AppointmentCancelled, _recorded: Recorded) -> State:
    booking = state.bookings[event.code]
    if booking.state is not BookingState.OPEN:
        message = f"appointment {booking.code} is {booking.state}: it cannot be cancelled"
        raise Unlawful(message)
    late = event.reason is not CancelReason.ASKED
    ended = replace(booking, state=BookingState.CANCELLED, late=late)
    return replace(
        state, bookings=put(state.bookings, booking.code, ended), agenda=state.agenda.left(booking.rank)
    )


RULE = Rule(
    decides={ImportAppointments: take_over, CheckIn: check_in, CancelAppointment: cancel},
    folds={AppointmentsImported: _imported, AppointmentCancelled: _cancelled},
    lapses=(_nobody_came,),
)
