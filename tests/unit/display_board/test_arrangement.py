from hypothesis import given
from hypothesis import strategies as st

from display_board.arrangement import (
    CALLS_AT_LEAST,
    LARGE,
    LINES_AT_LEAST,
    TALL,
    Room,
    arranged,
    pages_beyond,
)

ROOMS = st.builds(Room, st.integers(LINES_AT_LEAST, 30), st.booleans())


def lines(lit: int, quiet: int, room: Room) -> list[tuple[bool, int]]:
    placed = arranged(range(lit), range(100, 100 + quiet), room)
    return [(one.lit, one.lines) for one in placed]


def test_one_call_is_large_and_history_fills_the_rest() -> None:
    assert lines(1, 9, Room(6)) == [(True, LARGE), *[(False, 1)] * 4]


def test_the_only_call_of_an_upright_board_is_taller_still() -> None:
    assert lines(1, 9, Room(9, upright=True))[0] == (True, TALL)
    assert lines(2, 9, Room(9, upright=True))[0] == (True, LARGE)
    assert lines(1, 9, Room(LINES_AT_LEAST, upright=True))[0] == (True, LARGE)


def test_lit_calls_without_room_for_large_letters_wait_their_turn() -> None:
    assert lines(2, 9, Room(6)) == [(True, 2), (True, 2), (False, 1), (False, 1)]
    assert lines(5, 9, Room(6)) == lines(2, 9, Room(6))
    assert lines(5, 9, Room(8)) == [(True, 2)] * 4
    assert lines(1, 9, Room(5)) == [(True, 2), *[(False, 1)] * 3]
    assert lines(5, 9, Room(5)) == [(True, 2), (True, 2), (False, 1)]


@given(st.integers(0, 60), st.integers(0, 60), ROOMS)
def test_the_first_page_keeps_its_promises(lit: int, quiet: int, room: Room) -> None:
    placed = arranged(range(lit), range(100, 100 + quiet), room)
    assert sum(one.lines for one in placed) <= room.lines
    assert sum(one.lit for one in placed) == min(lit, room.most_lit)
    kept = CALLS_AT_LEAST if lit < 2 or room.lines > LINES_AT_LEAST else CALLS_AT_LEAST - 1
    assert len(placed) >= min(min(lit, room.most_lit) + quiet, kept)
    assert [one.call for one in placed] == sorted(one.call for one in placed)
    assert all(one.lines >= LARGE for one in placed if one.lit)
    assert sorted((one.lines for one in placed), reverse=True) == [one.lines for one in placed]


@given(st.integers(0, 1), st.integers(0, 60), ROOMS)
def test_pages_beyond_hold_everybody_once_below_the_newest(lit: int, left: int, room: Room) -> None:
    first = arranged(range(100, 100 + lit), range(200, 240), room)
    pages = pages_beyond(first, range(left), room)
    assert [one.call for page in pages for one in page if not one.lit] == list(range(left))
    assert all(sum(one.lines for one in page) <= room.lines for page in pages)
    assert all([one.call for one in page if one.lit] == list(range(100, 100 + lit)) for page in pages)
