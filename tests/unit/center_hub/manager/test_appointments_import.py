"""Appointments in batches, and a tally that is right whenever it ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.contract import codec
from center_hub.contract.commands import (
    MOST_IMPORTED,
    AnyCommand,
    Appointment,
    CommandEnvelope,
    ImportAppointments,
)
from center_hub.contract.replies import Agreed, AnyOutcome, Imported, NotTaken, Reason, Refused
from center_hub.contract.words import CommandKey
from center_hub.manager.appointments_file import Booked
from center_hub.manager.appointments_import import Tally, batches, hand_over
from center_hub.manager.cells import Place
from center_hub.manager.conversation import NoAnswer


def booked(count: int, *, name_length: int = 4) -> list[Booked]:
    service = "s" * name_length
    return [
        Booked(Appointment(f"A{number:015d}", service, 1_773_984_600_000, service), Place(number + 2, 1))
        for number in range(count)
    ]


@given(count=st.integers(0, 350), name_length=st.integers(1, 48))
def test_every_batch_fits_into_one_command_and_nothing_is_lost(count: int, name_length: int) -> None:
    everything = booked(count, name_length=name_length)
    made = list(batches(everything))
    assert [one for batch in made for one in batch] == everything
    key = CommandKey(device="m" * 48, epoch=2**53, sequence=2**53)
    for batch in made:
        command = ImportAppointments(appointments=tuple(one.appointment for one in batch))
        envelope = CommandEnvelope(version=1, key=key, body=command)
        assert codec.decode_command(codec.encode(envelope)) == envelope


def test_as_many_go_at_once_as_a_command_may_carry() -> None:
    assert [len(batch) for batch in batches(booked(2 * MOST_IMPORTED + 50))] == [
        MOST_IMPORTED,
        MOST_IMPORTED,
        50,
    ]


class Answers:
    """A hub that answers with what it was told to, one by one."""

    def __init__(self, *answers: AnyOutcome | NoAnswer) -> None:
        self._answers = list(answers)
        self.asked: list[int] = []

    def __call__(self, command: AnyCommand) -> AnyOutcome:
        assert isinstance(command, ImportAppointments)
        self.asked.append(len(command.appointments))
        answer = self._answers.pop(0)
        if isinstance(answer, NoAnswer):
            raise answer
        return answer


def test_the_tally_adds_up_and_names_the_rows_that_were_not_taken() -> None:
    everything = booked(MOST_IMPORTED + 50)
    missed = everything[MOST_IMPORTED + 20]
    second = Imported(
        added=9,
        changed=0,
        unchanged=40,
        not_taken=(NotTaken(missed.appointment.code, Reason.APPOINTMENT_PAST),),
    )
    progress: list[int] = []
    tally = Tally()
    hand_over(everything, Answers(Imported(added=70, changed=8, unchanged=2), second), tally, progress.append)
    assert (tally.sent, tally.added, tally.changed, tally.unchanged) == (MOST_IMPORTED + 50, 79, 8, 42)
    assert tally.not_taken == [(missed, Reason.APPOINTMENT_PAST)]
    assert progress == [MOST_IMPORTED, MOST_IMPORTED + 50]


def test_a_refused_batch_ends_the_sending() -> None:
    refused = Refused(reason=Reason.NOT_PERMITTED)
    hub, tally = Answers(Imported(added=MOST_IMPORTED, changed=0, unchanged=0), refused), Tally()
    hand_over(booked(300), hub, tally, lambda _: None)
    assert (tally.sent, tally.refused, hub.asked) == (
        MOST_IMPORTED,
        refused,
        [MOST_IMPORTED, MOST_IMPORTED],
    )


def test_a_hub_that_falls_silent_leaves_a_tally_of_what_it_answered() -> None:
    tally = Tally()
    hub = Answers(Imported(added=MOST_IMPORTED, changed=0, unchanged=0), NoAnswer())
    with pytest.raises(NoAnswer):
        hand_over(booked(300), hub, tally, lambda _: None)
    assert (tally.sent, tally.added) == (MOST_IMPORTED, MOST_IMPORTED)


def test_an_answer_to_another_question_is_a_fault_and_no_success() -> None:
    tally = Tally()
    with pytest.raises(TypeError, match="Agreed"):
        hand_over(booked(1), Answers(Agreed()), tally, lambda _: None)
    assert tally.sent == 0
