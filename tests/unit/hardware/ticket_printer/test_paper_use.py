"""What is known of the roll, against rolls that are known to the millimetre."""

from collections.abc import Iterable
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.ticket_printer.paper_use import SOON_TICKETS, PaperUse
from hardware.ticket_printer.port import PrinterCondition

ROLL = 80_000.0
TICKET = 100.0
READY, LOW, OUT = PrinterCondition.READY, PrinterCondition.PAPER_LOW, PrinterCondition.PAPER_OUT
OPEN, SILENT = PrinterCondition.COVER_OPEN, PrinterCondition.SILENT


def heard(roll: PaperUse, *conditions: PrinterCondition) -> PaperUse:
    return reduce(PaperUse.heard, conditions, roll)


def printed(roll: PaperUse, tickets: int, length: float = TICKET) -> PaperUse:
    return reduce(PaperUse.printed, [length] * tickets, roll)


@pytest.fixture
def full() -> PaperUse:
    """A roll that was seen put in, on a printer that has printed before."""
    return heard(printed(PaperUse(ROLL), 1), READY, OUT, OPEN, READY)


@pytest.fixture
def sensed(full: PaperUse) -> PaperUse:
    """The same on a printer whose near-end sensor was heard: it speaks 50 tickets before the end."""
    old = heard(printed(full, 750), LOW)
    return heard(printed(old, 50), OUT, OPEN, READY)


def test_before_a_change_of_the_roll_was_seen_nobody_says_how_much_is_left() -> None:
    roll = printed(heard(PaperUse(ROLL), READY), 300)
    assert roll.level().tickets_left is None
    assert not roll.level().change_soon
    assert roll.level().used_mm == 300 * TICKET


def test_tickets_left_are_what_the_roll_has_left_by_their_mean_length(full: PaperUse) -> None:
    assert full.level().tickets_left == 800
    assert printed(full, 300).level().tickets_left == 500


def test_a_change_is_due_a_hundred_tickets_before_the_end(full: PaperUse) -> None:
    assert not printed(full, 800 - SOON_TICKETS - 1).level().change_soon
    assert printed(full, 800 - SOON_TICKETS).level().change_soon


def test_longer_tickets_make_the_roll_shorter(full: PaperUse) -> None:
    short, long = printed(full, 300), printed(full, 300, 2 * TICKET)
    assert long.level().tickets_left == 100
    assert short.level().tickets_left == 500


def test_no_paper_is_no_ticket_left(full: PaperUse) -> None:
    level = heard(printed(full, 10), OUT).level()
    assert level.tickets_left == 0
    assert level.change_soon


@pytest.mark.parametrize("between", [(), (OPEN,), (SILENT,), (OPEN, OUT, SILENT)])
def test_paper_after_no_paper_is_a_new_roll(full: PaperUse, between: Iterable[PrinterCondition]) -> None:
    roll = heard(printed(full, 10), OUT, *between, READY)
    assert roll.level().tickets_left == 800
    assert roll.level().used_mm == 0


def test_a_thick_roll_after_a_thin_one_is_a_new_one_if_hands_were_at_it(full: PaperUse) -> None:
    thin = heard(printed(full, 700), LOW)
    assert heard(thin, OPEN, READY).level().tickets_left == 800
    assert heard(thin, SILENT, READY).level().tickets_left == 800
    assert heard(thin, OPEN, LOW).level().change_soon


def test_a_sensor_on_its_threshold_changes_no_roll(full: PaperUse) -> None:
    roll = heard(printed(full, 700), LOW, READY, LOW, READY)
    assert roll.level().change_soon
    assert roll.level().used_mm == 700 * TICKET


def test_a_cover_opened_to_look_in_changes_no_roll(full: PaperUse) -> None:
    roll = heard(printed(full, 300), OPEN, READY)
    assert roll.level().tickets_left == 500


def test_a_near_end_sensor_that_sees_paper_knows_better_than_the_count(sensed: PaperUse) -> None:
    roll = heard(printed(sensed, 720), OPEN, READY)
    assert roll.level().tickets_left == 800


def test_without_a_near_end_sensor_a_cover_opened_near_the_end_leaves_it_open(full: PaperUse) -> None:
    roll = heard(printed(full, 720), OPEN, READY)
    assert roll.level().tickets_left is None


def test_what_the_near_end_sensor_leaves_is_learned_from_the_roll_before(sensed: PaperUse) -> None:
    near_end = heard(printed(sensed, 600), LOW)
    assert near_end.level().tickets_left == 50, "the sensor's word, not our count"
    assert printed(near_end, 20).level().tickets_left == 30


def test_an_end_that_hands_brought_about_teaches_nothing(sensed: PaperUse) -> None:
    pulled_out = heard(printed(heard(printed(sensed, 600), LOW), 5), OPEN, OUT)
    next_roll = heard(pulled_out, READY)
    assert heard(printed(next_roll, 700), LOW).level().tickets_left == 50


def test_a_roll_put_in_thin_is_not_said_to_be_plenty(sensed: PaperUse) -> None:
    roll = heard(printed(sensed, 800), OUT, OPEN, LOW)
    assert roll.level().tickets_left is None
    assert roll.level().change_soon


def test_a_near_end_that_spoke_unheard_is_not_counted_from(sensed: PaperUse) -> None:
    roll = heard(sensed, SILENT, LOW)
    assert roll.level().tickets_left is None


def test_more_printed_than_a_roll_holds_is_said_to_be_unknown(full: PaperUse) -> None:
    assert printed(full, 801).level().tickets_left is None


def test_a_ticket_that_may_be_on_paper_counts_as_a_usual_one(full: PaperUse) -> None:
    assert full.printed(None).level().used_mm == TICKET


CONDITIONS = st.sampled_from(list(PrinterCondition))


@settings(max_examples=300, deadline=None)
@given(
    happened=st.lists(st.one_of(CONDITIONS, st.floats(20, 400), st.none(), st.integers(1, 300)), max_size=60)
)
def test_what_is_said_of_the_roll_stays_within_the_roll(
    happened: list[PrinterCondition | float | int | None],
) -> None:
    roll = PaperUse(ROLL)
    for one in happened:
        if isinstance(one, PrinterCondition):
            roll = roll.heard(one)
        elif isinstance(one, int):
            roll = printed(roll, one)
        else:
            roll = roll.printed(one)
        level = roll.level()
        assert level.used_mm >= 0
        assert level.tickets_left is None or 0 <= level.tickets_left <= ROLL / 20
        if roll.out:
            assert level.tickets_left == 0
            assert level.change_soon


@settings(max_examples=60, deadline=None)
@given(lengths=st.lists(st.floats(80, 160), min_size=20, max_size=60), sensor_mm=st.floats(1_000, 6_000))
def test_the_estimate_is_close_on_a_real_roll(lengths: list[float], sensor_mm: float) -> None:
    """A roll of known length is printed to its end; after one roll the last tickets are counted well."""
    roll = heard(PaperUse(ROLL), READY, OUT, READY)
    for _ in range(2):
        left, count = ROLL, 0
        low = False
        while left > 0:
            if not low and left < sensor_mm:
                low, roll = True, roll.heard(LOW)
            length = lengths[count % len(lengths)]
            left, count = left - length, count + 1
            roll = roll.printed(length)
        roll = heard(roll, OUT, OPEN, READY)
    mean = sum(lengths) / len(lengths)
    told = roll.level().tickets_left
    assert told is not None
    assert abs(told - ROLL / mean) <= 0.35 * ROLL / mean
    assert roll.after_low_mm is not None
    assert abs(roll.after_low_mm - sensor_mm) <= 2 * 160
