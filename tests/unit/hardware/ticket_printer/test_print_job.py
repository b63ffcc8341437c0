"""The life of a print job, against every order of replies, faults, crashes and restarts."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.ticket_printer.print_job import (
    EDGES,
    FRESH_S,
    RECENT_S,
    JobState,
    Moment,
    Step,
    after,
    crashed,
    fresh,
    recent,
)

ASKED = Moment("boot-1", 1000.0, 1_795_239_720.0)
ENDS = (JobState.CONFIRMED, JobState.UNKNOWN, JobState.EXPIRED)


def later(seconds: float, moment: Moment = ASKED) -> Moment:
    return replace(moment, uptime_s=moment.uptime_s + seconds, wall_s=moment.wall_s + seconds)


def rebooted(moment: Moment, wall_s: float) -> Moment:
    return Moment(moment.boot + "'", 20.0, wall_s)


@pytest.mark.parametrize("end", ENDS)
def test_no_way_leads_back_from_an_end(end: JobState) -> None:
    assert [after(end, step) for step in Step] == [None] * len(Step)


def test_an_original_is_sent_only_from_where_nothing_was_sent() -> None:
    assert [state for state, step in EDGES if step is Step.SEND] == [JobState.RESERVED]


def test_what_was_sent_becomes_reserved_again_only_where_no_byte_went_out() -> None:
    back = [step for (state, step), to in EDGES.items() if to is JobState.RESERVED and state is JobState.SENT]
    assert back == [Step.HOLD]


def test_a_citizen_is_taken_to_wait_for_three_quarters_of_a_minute() -> None:
    assert fresh(ASKED, later(0))
    assert fresh(ASKED, later(FRESH_S))
    assert not fresh(ASKED, later(FRESH_S + 1))


def test_a_wall_clock_that_steps_makes_no_job_older_or_younger() -> None:
    assert fresh(ASKED, replace(later(10), wall_s=0.0))
    assert not fresh(ASKED, replace(later(3600), wall_s=ASKED.wall_s))


def test_after_a_restart_of_the_machine_nothing_prints_by_itself() -> None:
    """Its clock may have stood still for as long as the power was away."""
    assert not fresh(ASKED, rebooted(ASKED, ASKED.wall_s + 5))
    just_up = replace(ASKED, uptime_s=15.0)
    assert not fresh(just_up, rebooted(just_up, ASKED.wall_s + 5)), (
        "5 s later by both clocks, and another boot"
    )
    assert recent(ASKED, rebooted(ASKED, ASKED.wall_s + 5))
    assert not recent(ASKED, rebooted(ASKED, ASKED.wall_s + RECENT_S + 1))
    assert not recent(ASKED, rebooted(ASKED, ASKED.wall_s - 5))


def test_a_crash_dooms_what_was_sent_and_what_is_old() -> None:
    assert crashed(JobState.SENT, ASKED, later(1)) is Step.DOUBT
    assert crashed(JobState.RESERVED, ASKED, later(1)) is None
    assert crashed(JobState.RESERVED, ASKED, later(FRESH_S + 1)) is Step.EXPIRE


@dataclass
class Desk:
    """One number: what stands of it in a spool, and what a printer was given."""

    state: JobState | None = None
    since: Moment = ASKED
    originals_begun: int = 0
    byte_went_out: bool = False
    history: list[JobState] = field(default_factory=list)

    def take(self, step: Step, now: Moment) -> None:
        assert self.state is not None
        reached = after(self.state, step)
        assert reached is not None
        self.state, self.since = reached, now
        self.history.append(reached)


THINGS = st.sampled_from(["reply", "send", "byte", "confirm", "fault", "crash", "reboot", "leave"])


@settings(max_examples=400, deadline=None)
@given(things=st.lists(st.tuples(THINGS, st.floats(0, 90)), max_size=40))
def test_whatever_happens_one_original_reaches_the_printer_at_most_and_nothing_is_forgotten(
    things: list[tuple[str, float]],
) -> None:
    desk, now = Desk(), ASKED
    for thing, passed in things:
        now = later(passed, now)
        happen(desk, thing, now)
        assert desk.originals_begun <= 1
        if desk.byte_went_out:
            assert desk.state in {JobState.SENT, JobState.CONFIRMED, JobState.UNKNOWN}
        if desk.history:
            assert desk.state is not None, "a reservation was forgotten"
        if desk.state is JobState.EXPIRED:
            assert not desk.byte_went_out


def happen(desk: Desk, thing: str, now: Moment) -> None:
    """Let one thing happen to a number, as the worker and the spool let it."""
    match thing, desk.state:
        case "reply", None:
            desk.state, desk.since = JobState.RESERVED, now
            desk.history.append(JobState.RESERVED)
        case "send", JobState.RESERVED:
            desk.take(Step.SEND, now)
        case "byte", JobState.SENT if not desk.byte_went_out:
            desk.byte_went_out = True
            desk.originals_begun += 1
        case "confirm", JobState.SENT if desk.byte_went_out:
            desk.take(Step.CONFIRM, now)
        case "fault", JobState.SENT:
            desk.take(Step.DOUBT if desk.byte_went_out else Step.HOLD, now)
        case "leave", JobState.RESERVED:
            desk.take(Step.EXPIRE, now)
        case (("crash" | "reboot"), (JobState.RESERVED | JobState.SENT as state)):
            back = rebooted(now, now.wall_s) if thing == "reboot" else now
            step = crashed(state, desk.since, back)
            if step is not None:
                desk.take(step, back)
        case _:
            pass
