"""The chain sees whatever is done to a row behind its back."""

import pytest

from center_hub.contract.words import CommandKey
from center_hub.core.events import CounterClosed, CounterOpened, Moment, Recorded
from center_hub.journal.chain import BrokenChain, Row, checked, genesis, row

START = genesis("small-1")
KEY = CommandKey(device="counter-1", epoch=3, sequence=14)
COLUMNS = (
    "sequence",
    "format",
    "wall",
    "steady",
    "device",
    "device epoch",
    "device sequence",
    "body",
    "hash",
)


def rows(count: int) -> list[Row]:
    made: list[Row] = []
    for number in range(1, count + 1):
        event = CounterOpened(counter="c1") if number % 2 else CounterClosed(counter="c1")
        recorded = Recorded(number, Moment(wall=1_000 + number, steady=number), event)
        made.append(row(recorded, KEY, made[-1][-1] if made else START))
    return made


def broken_at(damaged: list[Row], before: bytes = START) -> int:
    with pytest.raises(BrokenChain) as caught:
        list(checked(damaged, before))
    return caught.value.sequence


def test_a_whole_chain_is_read_as_it_was_written() -> None:
    read = list(checked(rows(4), START))
    assert [recorded.sequence for recorded, _ in read] == [1, 2, 3, 4]
    assert read[0] == (Recorded(1, Moment(wall=1_001, steady=1), CounterOpened(counter="c1")), KEY)


@pytest.mark.parametrize("column", range(len(COLUMNS)), ids=COLUMNS)
def test_a_change_in_any_column_of_any_row_is_found_at_that_row(column: int) -> None:
    for place in range(3):
        damaged = rows(3)
        value = damaged[place][column]
        changed = {int: lambda v: v + 1, str: lambda v: v + "x", bytes: lambda v: v + b" "}[type(value)](
            value
        )
        damaged[place] = (*damaged[place][:column], changed, *damaged[place][column + 1 :])
        assert broken_at(damaged) == place + 1


def test_any_changed_byte_of_a_body_or_a_hash_is_found() -> None:
    whole = rows(2)
    for column in (7, 8):
        value = whole[0][column]
        assert isinstance(value, bytes)
        for place in range(len(value)):
            bent = bytearray(value)
            bent[place] ^= 1
            line = (*whole[0][:column], bytes(bent), *whole[0][column + 1 :])
            assert broken_at([line, whole[1]]) == 1  # type: ignore[list-item] # one column replaced


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_missing_row_is_found_where_it_was(missing: int) -> None:
    whole = rows(4)
    assert broken_at(whole[:missing] + whole[missing + 1 :]) == missing + 1


def test_swapped_rows_are_found() -> None:
    first, second, third = rows(3)
    assert broken_at([first, third, second]) == 2


def test_rows_renumbered_to_hide_a_missing_one_are_found() -> None:
    first, _, third = rows(3)
    assert broken_at([first, (2, *third[1:])]) == 2


def test_a_row_of_another_centre_is_found() -> None:
    assert broken_at(rows(1), genesis("small-2")) == 1


def test_a_body_of_a_newer_program_is_refused_rather_than_guessed() -> None:
    (line,) = rows(1)
    sequence, _, *rest = line
    newer = (sequence, 2, *rest)
    with pytest.raises(BrokenChain):
        list(checked([newer], START))  # type: ignore[list-item] # as a newer program would write it


def test_reading_may_begin_in_the_middle_with_the_hash_before() -> None:
    whole = rows(4)
    assert [recorded.sequence for recorded, _ in checked(whole[2:], whole[1][-1], 2)] == [3, 4]
